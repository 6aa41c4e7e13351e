import { closeSync, fsyncSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventStore, Position, RecordedEvent } from '#event-store/event-store.ts';
import { IN_MEMORY, isServer, type LogScan, type Opening, scanLog } from '#event-store/open-store.ts';
import type { Projection } from '../rows/projection.ts';
import { RecordHistory } from '../rows/record-history.ts';
import { type RecordRows, RowMaker } from '../rows/row-versions.ts';
import { RowWriter } from '../rows/row-writer.ts';
import { createIndexes, createTables, followDurably } from '../rows/rows-file.ts';
import { fingerprint, type Folded, noter, OUR_STREAMS, parking, reachedIn, Runner, statementsOf, take } from './runner.ts';
import { Terms } from '../rows/terms.ts';

export interface Rebuilding {
  readonly signal: AbortSignal;
  /** Inclusive. */
  readonly until: Position;
  /** Where the log is, as EVENT_STORE: one in a file is read stream by stream. */
  readonly location: string;
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
  const { signal, until, location, onProgress } = rebuilding;
  const db = new DatabaseSync(path);
  try {
    db.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768');
    createTables(db, await store.logId(), projections);
    if (location === IN_MEMORY || isServer(location)) {
      const runner = new Runner(store, db, projections);
      await runner.follow({ signal, until, batchSize: BATCH, ...(onProgress && { onCommit: onProgress }) });
    } else {
      await writeStreams(db, projections, rebuilding);
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

/** Each record when its first event comes, with all that follows: nothing is held and no row is written twice. */
async function writeStreams(
  db: DatabaseSync,
  projections: readonly Projection[],
  { signal, until, location, onProgress }: Rebuilding,
): Promise<void> {
  const scan = await scanLog(location, until, OUR_STREAMS.streamPrefixes);
  try {
    const write = recordWriter(db, projections, scan);
    for (const { openings, events, position } of scan.pages()) {
      db.exec('BEGIN');
      for (const opening of openings) write(opening);
      db.exec('COMMIT');
      onProgress?.({ position, events });
      await nextTurn();
      if (signal.aborted) return;
    }
    const { moveTo, move } = statementsOf(db);
    const last = scan.last();
    if (last) moveTo.run(Number(until), last.stream, last.revision, fingerprint(last));
    else move.run(Number(until));
  } finally {
    scan.close();
  }
}

function recordWriter(db: DatabaseSync, projections: readonly Projection[], scan: LogScan): (opening: Opening) => void {
  const maker = new RowMaker(projections);
  const terms = new Terms(db);
  const writer = new RowWriter(db, maker.layouts, terms);
  const statements = statementsOf(db);
  const { keepRecord, park } = statements;
  const note = noter(statements, terms);

  return (opening) => {
    const { event } = opening;
    const record = Number(event.position);
    const folded = opening.followed === null ? writeOne(event, record) : writeAll(opening, record);
    keepRecord.run(record, event.stream, ...reachedIn(folded));
  };

  /** Nearly every record. @returns what its rows have seen of it, null for nothing; as `writeAll` does */
  function writeOne(event: RecordedEvent, record: number): Folded | null {
    let rows: RecordRows;
    let folded: Folded;
    let ofEvent: ReturnType<RowMaker['rowsOfEvent']>;
    try {
      const step = take(null, event);
      folded = step.folded;
      rows = maker.rowsOf(folded.views);
      ofEvent = maker.rowsOfEvent(step.taken, step.sees);
    } catch (error) {
      park.run(...parking(event, record, error));
      return null;
    }
    writer.open(record, rows, folded.at);
    writer.keep(record, event.revision, ofEvent, folded.at);
    note(event, record);
    return folded;
  }

  function writeAll(opening: Opening, record: number): Folded | null {
    const numbers = Array.from({ length: maker.layouts.length }, () => 0);
    const history = new RecordHistory(maker.layouts.length, (table, version) => {
      const n = numbers[table] as number;
      numbers[table] = n + 1;
      writer.write(table, record, n, version);
    });
    let folded: Folded | null = null;
    for (const event of scan.whole(opening)) {
      try {
        const step = take(folded, event);
        const rows = maker.rowsOf(step.folded.views);
        writer.keep(record, event.revision, maker.rowsOfEvent(step.taken, step.sees), step.folded.at);
        history.change(rows, step.folded.at);
        folded = step.folded;
      } catch (error) {
        park.run(...parking(event, record, error));
        break;
      }
      note(event, record);
    }
    history.end();
    return folded;
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
