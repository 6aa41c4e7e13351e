import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { UPCASTERS, type Upcasters } from '#event-store/decode.ts';
import { type RecordedEvent, START } from '#event-store/event-store.ts';
import { type LogScan, type Opening, type Reach, scanLog } from '#event-store/open-store.ts';
import { BulkTable, BulkWriter } from '../rows/bulk-writer.ts';
import type { Projection } from '../rows/projection.ts';
import { RecordHistory } from '../rows/record-history.ts';
import { type RecordRows, RowMaker } from '../rows/row-versions.ts';
import { createTables, fillAtOnce } from '../rows/rows-file.ts';
import type { SharedTerms } from '../rows/shared-terms.ts';
import { type Folded, reachedIn, type Step, take } from '../rows/folded.ts';
import { fingerprint, noter, parking, statementsOf } from '../rows/housekeeping.ts';
import { OUR_STREAMS } from '../runner/runner.ts';

export interface Written {
  /** Since the last time: of ours, and positions that were passed. */
  readonly events: number;
  readonly positions: bigint;
}

/**
 * Writes the rows of the records in reach into a new file without indexes: each record when its first event comes, with all
 * that follows, so that nothing is held and no row is written twice.
 * @param location of a log in a file
 */
export async function writeRecords(
  db: DatabaseSync,
  log: string,
  location: string,
  reach: Reach,
  projections: readonly Projection[],
  terms: SharedTerms,
  {
    signal,
    onWritten,
    upcasters = UPCASTERS,
  }: {
    readonly signal: AbortSignal;
    readonly onWritten: (written: Written) => void;
    readonly upcasters?: Upcasters | undefined;
  },
): Promise<void> {
  fillAtOnce(db);
  createTables(db, log, projections, upcasters);
  const scan = await scanLog(location, reach, OUR_STREAMS.streamPrefixes);
  try {
    const records = new RecordsWriter(db, projections, scan, terms, upcasters);
    db.exec('BEGIN');
    let passed = reach.openedAfter ?? START;
    for (const { openings, events, position } of scan.pages()) {
      for (const opening of openings) records.write(opening);
      onWritten({ events, positions: position - passed });
      passed = position;
      await nextTurn();
      if (signal.aborted) return;
    }
    records.flush();
    const { moveTo, move } = statementsOf(db);
    const last = scan.last();
    if (last) moveTo.run(Number(reach.until), last.stream, last.revision, fingerprint(last));
    else move.run(Number(reach.until));
    db.exec('COMMIT');
  } finally {
    scan.close();
  }
}

interface Made {
  readonly step: Step;
  readonly rows: RecordRows;
  readonly ofEvent: ReturnType<RowMaker['rowsOfEvent']>;
}

class RecordsWriter {
  readonly #scan: LogScan;
  readonly #maker: RowMaker;
  readonly #rows: BulkWriter;
  readonly #records: BulkTable;
  readonly #park: (event: RecordedEvent, record: number, error: unknown) => void;
  readonly #note: ReturnType<typeof noter>;
  readonly #keys: BulkTable;
  readonly #upcasters: Upcasters;

  constructor(db: DatabaseSync, projections: readonly Projection[], scan: LogScan, terms: SharedTerms, upcasters: Upcasters) {
    this.#scan = scan;
    this.#upcasters = upcasters;
    this.#maker = new RowMaker(projections);
    const intern = (text: string): number => terms.intern(text);
    this.#rows = new BulkWriter(db, this.#maker.layouts, { id: intern, phrase: intern });
    this.#records = new BulkTable(db, 'records', ['record', 'stream', 'revision', 'label']);
    this.#keys = new BulkTable(db, 'keys', ['hash', 'record']);
    const statements = statementsOf(db);
    this.#park = (event, record, error) => void statements.park.run(...parking(event, record, error));
    this.#note = noter({ ...statements, insertKey: { run: (hash, record) => this.#keys.add(hash, record) } }, terms);
  }

  write(opening: Opening): void {
    const { event } = opening;
    const record = Number(event.position);
    const folded = opening.followed === null ? this.#writeOne(event, record) : this.#writeAll(opening, record);
    this.#records.add(record, event.stream, ...reachedIn(folded));
  }

  flush(): void {
    this.#rows.flush();
    this.#records.flush();
    this.#keys.flush();
  }

  /** Nearly every record. @returns what its rows have seen of it, null for nothing; as `#writeAll` does */
  #writeOne(event: RecordedEvent, record: number): Folded | null {
    const made = this.#make(null, event);
    if ('error' in made) {
      this.#park(event, record, made.error);
      return null;
    }
    const { folded } = made.step;
    this.#rows.open(record, made.rows, folded.at);
    this.#keep(record, event, made);
    return folded;
  }

  #writeAll(opening: Opening, record: number): Folded | null {
    const numbers = new Uint32Array(this.#maker.layouts.length);
    const history = new RecordHistory(numbers.length, (table, version) =>
      this.#rows.write(table, record, numbers[table]!++, version),
    );
    let folded: Folded | null = null;
    for (const event of this.#scan.whole(opening)) {
      const made = this.#make(folded, event);
      if ('error' in made) {
        this.#park(event, record, made.error);
        break;
      }
      folded = made.step.folded;
      history.change(made.rows, folded.at);
      this.#keep(record, event, made);
    }
    history.end();
    return folded;
  }

  /** What an event makes of a record, or why it cannot be followed. */
  #make(before: Folded | null, event: RecordedEvent): Made | { readonly error: unknown } {
    try {
      const step = take(before, event, this.#upcasters);
      return {
        step,
        rows: this.#maker.rowsOf(step.folded.views),
        ofEvent: this.#maker.rowsOfEvent(step.taken, step.sees),
      };
    } catch (error) {
      return { error };
    }
  }

  #keep(record: number, { revision, position }: RecordedEvent, { step, ofEvent }: Made): void {
    this.#rows.keep(record, revision, ofEvent, step.folded.at);
    this.#note(step.metadata, position, record);
  }
}
