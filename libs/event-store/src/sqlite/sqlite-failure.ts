import { setTimeout as sleep } from 'node:timers/promises';
import { StoreDamaged, StoreUnavailable } from '../event-store.ts';
import { isBusy, isDamage, isOfSqlite } from '../sqlite-error.ts';

/** How long a call waits for another process's lock before it gives up, in milliseconds. */
const PATIENCE = 10_000;

/** Runs `attempt` until no other process is in its way, without blocking the event loop in between. */
export async function whenFree<T>(attempt: () => T): Promise<T> {
  const until = performance.now() + PATIENCE;
  for (let delay = 1; ; delay = Math.min(delay * 2, 8)) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw unavailable(error);
    }
    // Two writers that back off in step would go on meeting.
    await sleep(delay * (0.5 + Math.random()));
  }
}

/** What SQLite could not do, in the port's words; any other error is a fault of ours and stays what it is. */
export function unavailable(error: unknown): unknown {
  if (!isOfSqlite(error)) return error;
  const said = `SQLite: ${messageOf(error)}`;
  return isDamage(error) ? new StoreDamaged('the log', said, { cause: error }) : new StoreUnavailable(said, { cause: error });
}

export const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
