import type { Position } from '#event-store/event-store.ts';
import type { ReadModels } from '#read-models/read-models.ts';

/** Whether the program can answer as it should. */
export interface Readiness {
  /** What is still awaited, in words; null when nothing is. */
  waitingFor(): string | null;
}

/** Ready once the rows have passed the log as it stood at start. */
export function caughtUpWith(head: Position, rows: ReadModels): Readiness {
  let caughtUp = false;
  return {
    waitingFor() {
      const { position, lag, rebuilding, error } = rows.status();
      caughtUp ||= position >= head || lag === 0;
      if (caughtUp) return null;
      if (error !== null) return `The rows cannot be made from the log at the moment: ${error}.`;
      if (rebuilding)
        return `The rows are being made from the log: ${rebuilding.done} of ${rebuilding.total} events, ${rebuilding.perSecond} a second.`;
      return `The rows have seen ${position} of a log that stood at ${head}.`;
    },
  };
}
