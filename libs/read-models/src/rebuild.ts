import { closeSync, fsyncSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { EventStore, Position } from '#event-store/event-store.ts';
import type { Projection } from './projection.ts';
import { createIndexes, createTables, followDurably } from './rows-file.ts';
import { type Progress, Runner } from './runner.ts';

export interface Rebuilding {
  readonly signal: AbortSignal;
  /** Inclusive. */
  readonly until: Position;
  readonly onProgress?: (progress: Progress) => void;
}

/** Events in one transaction: a rebuild that is cut short is begun again, so nothing is lost with one. */
const BATCH = 5000;

/**
 * Makes a new file of rows from the log: nothing is kept on disk for sure before the end, and indexes come last.
 * @returns the file, ready to be followed into; null when the signal ended it
 */
export async function rebuild(
  store: EventStore,
  path: string,
  projections: readonly Projection[],
  { signal, until, onProgress }: Rebuilding,
): Promise<DatabaseSync | null> {
  const db = new DatabaseSync(path);
  try {
    db.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -131072');
    createTables(db, await store.logId(), projections);
    const runner = new Runner(store, db, projections);
    await runner.follow({ signal, until, batchSize: BATCH, ...(onProgress && { onCommit: onProgress }) });
    if (signal.aborted) {
      db.close();
      return null;
    }
    createIndexes(db, projections);
    followDurably(db);
    sync(path);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
