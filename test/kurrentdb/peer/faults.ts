import type { Decision, LogRecord } from './log.ts';
import { unavailable } from './statuses.ts';

/** What becomes of one append; a thrown status is answered in place of the decision. */
export type AppendFault = (stream: string, write: () => Decision) => Decision | Promise<Decision>;

/** What goes wrong from now on; of an empty object, nothing. */
export interface Faults {
  append?: AppendFault | undefined;
  /** Before a read or subscription is answered; a thrown status is its answer. */
  read?: (() => void | Promise<void>) | undefined;
  /** Subscriptions are kept, and nothing is sent over them: from the first such record on, or at all. */
  mute?: boolean | ((record: LogRecord) => boolean) | undefined;
  /** Records that subscriptions leave out. */
  skips?: ((record: LogRecord) => boolean) | undefined;
  /** Filtered subscriptions send a checkpoint of the log's end before what a mute one holds back. */
  checkpointAhead?: boolean | undefined;
  /** Milliseconds that a read takes for each record that it searches and that does not match. */
  search?: number | undefined;
}

interface Cuttable {
  cut(): void;
}

/** Once, then never again. */
export function once(fault: AppendFault): AppendFault {
  let spent = false;
  return (stream, write) => {
    if (spent) return write();
    spent = true;
    return fault(stream, write);
  };
}

/** The append is stored; its answer is not heard. */
export const cutAfterStoring =
  (peer: Cuttable): AppendFault =>
  (_stream, write) => {
    const decision = write();
    peer.cut();
    return decision;
  };

/** The append never reaches the log. */
export const cutBeforeStoring =
  (peer: Cuttable): AppendFault =>
  () => {
    peer.cut();
    throw unavailable();
  };

/** Not even the append is stored. */
export const neverAnswered: AppendFault = () => new Promise(() => undefined);
