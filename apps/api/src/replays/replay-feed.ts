import { pause } from '#event-store/backoff.ts';
import { isUnfinished, type Replay } from '#read-models/runner/catalogue.ts';
import type { EventStream } from '../http/event-streams.ts';

/** In milliseconds; a replay tells of itself five times a second. */
const LOOK_EVERY = 100;

/**
 * Writes what becomes of a replay as server-sent events, one a change, and ends with how it ended. A reader that is slow gets
 * what stands when it has taken the last one.
 * @param find null once it is forgotten
 * @param assertStill asked for each event, and now and then. @throws once its reader would not be let in any more
 */
export function followReplay(stream: EventStream, find: Find, assertStill: () => Promise<void>): Promise<void> {
  return stream.over(() => tell(stream, find, assertStill), assertStill);
}

type Find = () => Pick<Replay, 'state'> | null;

async function tell(stream: EventStream, find: Find, assertStill: () => Promise<void>): Promise<void> {
  let told = '';
  while (!stream.signal.aborted) {
    const replay = find();
    if (!replay) return;
    const data = JSON.stringify(replay);
    if (data !== told) {
      await assertStill();
      await stream.write(`event: replay\ndata: ${data}\n\n`);
    }
    told = data;
    if (!isUnfinished(replay)) return;
    await pause(LOOK_EVERY, stream.signal);
  }
}
