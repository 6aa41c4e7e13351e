import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import type { Upcasters } from '#event-store/decode.ts';
import type { EventStore, Position } from '#event-store/event-store.ts';
import { IN_MEMORY, isServer } from '#event-store/location.ts';
import { sync } from '#event-store/sync.ts';
import { startThread } from '#event-store/thread.ts';
import type { Projection } from '../rows/projection.ts';
import { createIndexes, createTables, fillAtOnce, followDurably, TERMS_INDEX } from '../rows/rows-file.ts';
import { SharedTerms } from '../rows/shared-terms.ts';
import { addRows, type HalfRows } from './half-rows.ts';
import { writeRecords } from './record-rows.ts';
import { lastOfOurs, Runner } from '../runner/runner.ts';

export interface Rebuilding {
  readonly signal: AbortSignal;
  /** Inclusive. */
  readonly until: Position;
  /** Where the log is, as EVENT_STORE: one in a file is read stream by stream. */
  readonly location: string;
  /** Address of a `RowsModule` with the same: another thread then takes half of a long log. */
  readonly module?: string | undefined;
  /** Positions from which on a log is long: a second thread is worth its start. Default 20,000. */
  readonly longFrom?: Position;
  /** Default: those of this program. */
  readonly upcasters?: Upcasters | undefined;
  readonly onProgress?: (progress: { readonly position: Position; readonly events: number }) => void;
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
  rebuilding: Rebuilding,
): Promise<DatabaseSync | null> {
  const { signal, until, location, onProgress, upcasters } = rebuilding;
  const log = await store.logId();
  const db = new DatabaseSync(path);
  try {
    if (location === IN_MEMORY || isServer(location)) {
      fillAtOnce(db);
      createTables(db, log, projections, upcasters);
      db.exec(TERMS_INDEX);
      const runner = new Runner(store, db, projections, undefined, upcasters);
      const last = await lastOfOurs(store);
      await runner.follow({
        signal,
        until: last < until ? last : until,
        batchSize: BATCH,
        ...(onProgress && { onCommit: onProgress }),
      });
    } else {
      await fromFile(db, log, `${path}-half`, projections, rebuilding);
    }
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

/** Records that were opened in the first half of the log, and beside them, in a thread and a file of its own, the others. */
async function fromFile(
  db: DatabaseSync,
  log: string,
  halfPath: string,
  projections: readonly Projection[],
  { signal, until, location, module, longFrom = 20_000n, onProgress, upcasters }: Rebuilding,
): Promise<void> {
  let done = 0n;
  const onWritten = ({ events, positions }: { readonly events: number; readonly positions: bigint }): void => {
    done += positions;
    onProgress?.({ position: done, events });
  };
  const terms = new SharedTerms();
  const parted = module !== undefined && until >= longFrom && availableParallelism() > 1;
  const middle = parted ? until / 2n : until;
  const write = (): Promise<unknown> =>
    writeRecords(db, log, location, { openedBy: middle, until }, projections, terms, { signal, onWritten, upcasters });
  if (parted) {
    const half = startThread<HalfRows>(new URL('./half-worker', import.meta.url), { location, projections: module }, onWritten);
    const stop = (): void => void half.terminate();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const other = half.remote.write(halfPath, log, { openedAfter: middle, until }, terms.memory);
      await Promise.all([write(), other]);
      if (!signal.aborted) addRows(db, halfPath, projections);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      await half.terminate();
      for (const end of ['', '-journal']) rmSync(halfPath + end, { force: true });
    }
  } else {
    await write();
  }
  if (signal.aborted) return;
  terms.writeTo(db);
}
