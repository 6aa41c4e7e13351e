import type { ServerResponse } from 'node:http';
import { pause } from '#event-store/backoff.ts';
import { isUnfinished, type Replay } from '#read-models/runner/catalogue.ts';
import { HEARTBEAT_MS, type LiveFeeds } from '../history/live-feeds.ts';

/** In milliseconds; a replay tells of itself five times a second. */
const LOOK_EVERY = 100;

/**
 * Writes what becomes of a replay as server-sent events, one a change, and ends with how it ended. A reader that is slow gets
 * what stands when it has taken the last one.
 * @param end of a reader that was admitted
 * @param find null once it is forgotten
 */
export async function followReplay(
  response: ServerResponse,
  end: AbortController,
  feeds: LiveFeeds,
  find: () => Replay | null,
): Promise<void> {
  const heartbeat = setInterval(() => {
    if (!response.writableNeedDrain) response.write(':\n\n');
  }, HEARTBEAT_MS);
  let told = '';
  try {
    while (!end.signal.aborted) {
      const replay = find();
      if (!replay) return;
      const data = JSON.stringify(replay);
      if (data !== told && !response.write(`event: replay\ndata: ${data}\n\n`)) await feeds.drained(response, end);
      told = data;
      if (!isUnfinished(replay)) return;
      await pause(LOOK_EVERY, end.signal);
    }
  } finally {
    clearInterval(heartbeat);
    end.abort();
    if (!response.writableNeedDrain) response.end();
    else response.destroy();
  }
}
