import { setTimeout as sleep } from 'node:timers/promises';
import { StoreDamaged, StoreUnavailable } from '../event-store.ts';

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
  const code = resultCode(error);
  if (code === undefined) return error;
  const said = `SQLite: ${messageOf(error)}`;
  const isDamaged = code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
  return isDamaged ? new StoreDamaged('the log', said, { cause: error }) : new StoreUnavailable(said, { cause: error });
}

export const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);

export const isOfSqlite = (error: unknown): boolean => resultCode(error) !== undefined;
export const isConstraint = (error: unknown): boolean => resultCode(error) === SQLITE_CONSTRAINT;
export const isNoDatabase = (error: unknown): boolean => resultCode(error) === SQLITE_NOTADB;
export const isCorrupt = (error: unknown): boolean => resultCode(error) === SQLITE_CORRUPT;

const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;
const SQLITE_CORRUPT = 11;
const SQLITE_CONSTRAINT = 19;
const SQLITE_NOTADB = 26;

export function isBusy(error: unknown): boolean {
  const code = resultCode(error);
  return code === SQLITE_BUSY || code === SQLITE_LOCKED;
}

/** The primary result code: the extended one has it in its low byte. No `instanceof`: Node's errors may be of another realm. */
function resultCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  return error.errcode & 0xff;
}
