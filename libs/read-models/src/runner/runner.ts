import type { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import { STREAM_PREFIXES } from '#domain/nouns.ts';
import { UPCASTERS, type Upcasters } from '#event-store/decode.ts';
import { type EventStore, type Position, type RecordedEvent, START } from '#event-store/event-store.ts';
import { fold, type Folded, reachedIn, type Step, take } from '../rows/folded.ts';
import { fingerprint, noter, parking, type Statements, statementsOf } from '../rows/housekeeping.ts';
import type { Projection } from '../rows/projection.ts';
import { type RecordRows, RowMaker } from '../rows/row-versions.ts';
import { RowWriter } from '../rows/row-writer.ts';
import { readMeta } from '../rows/rows-file.ts';
import { Terms } from '../rows/terms.ts';

export interface Following {
  /** Ends it, after the batch in hand. */
  readonly signal: AbortSignal;
  /** Inclusive: ends it when the rows have seen exactly this much. Default: never. */
  readonly until?: Position;
  /** Events in one transaction, at most. Default 2000: they are many only when the rows are behind. */
  readonly batchSize?: number;
  /** After each commit. */
  readonly onCommit?: (progress: Progress) => void;
}

export interface Progress {
  /** Everything of ours up to here is in the rows. */
  readonly position: Position;
  /** Nothing of ours stood behind it when it was read. */
  readonly caughtUp: boolean;
  /** In this transaction. */
  readonly events: number;
  /** Records that wait for a retry. */
  readonly parked: number;
}

export const OUR_STREAMS = { streamPrefixes: STREAM_PREFIXES };

/**
 * Position of the last event that rows are made of; START where there is none. Tokens, and others on the same server, may have
 * written behind it, and not every store tells rows that they are as far as that.
 */
export async function lastOfOurs(store: Pick<EventStore, 'readAll'>): Promise<Position> {
  for await (const { position } of store.readAll({ direction: 'backwards', filter: OUR_STREAMS, limit: 1 })) return position;
  return START;
}

/** What the rows have seen of a record. */
interface Reached {
  /** Of the last event in the rows; -1 where there is none. */
  readonly revision: number;
  /** Null also where the log no longer says what the rows have seen: the next event then finds nothing before it. */
  readonly folded: Folded | null;
}

/**
 * Feeds the rows of one file from a log: the one writer of that file. Not to be used by two callers at a time.
 */
export class Runner {
  readonly #store: EventStore;
  readonly #db: DatabaseSync;
  readonly #maker: RowMaker;
  readonly #writer: RowWriter;
  readonly #terms: Terms;
  readonly #held: LRUCache<string, Folded>;
  /** Of the batch in hand, so that nothing that it needs is dropped from `held`. */
  readonly #inHand = new Map<string, Folded>();
  readonly #parked = new Set<string>();
  readonly #statements: Statements;
  readonly #note: ReturnType<typeof noter>;
  readonly #upcasters: Upcasters;

  /** @param recordsHeld records that are kept folded between events. Default 10,000. */
  constructor(
    store: EventStore,
    db: DatabaseSync,
    projections: readonly Projection[],
    recordsHeld = 10_000,
    upcasters: Upcasters = UPCASTERS,
  ) {
    this.#store = store;
    this.#db = db;
    this.#upcasters = upcasters;
    this.#maker = new RowMaker(projections);
    this.#terms = new Terms(db);
    this.#writer = new RowWriter(db, this.#maker.layouts, this.#terms);
    this.#held = new LRUCache({ max: recordsHeld });
    this.#statements = statementsOf(db);
    this.#note = noter(this.#statements, this.#terms);
    for (const row of db.prepare('SELECT stream FROM parked').all()) this.#parked.add(String(row['stream']));
  }

  get position(): Position {
    return readMeta(this.#db).position;
  }

  /**
   * Follows the log from the checkpoint on.
   * @throws {StoreUnavailable} when the subscription ends, and whatever SQLite throws; the rows are then as they were
   *   after the last commit, and following can begin again from there
   */
  async follow({ signal, until, batchSize = 2000, onCommit }: Following): Promise<void> {
    const after = this.position;
    if (signal.aborted || (until !== undefined && after >= until)) return;
    const subscription = this.#store.subscribe({ after, filter: OUR_STREAMS, signal, batchSize });
    for await (const batch of subscription) {
      const beyond = until !== undefined && batch.position > until;
      const events = beyond ? batch.events.filter((event) => event.position <= until) : batch.events;
      const position = beyond ? until : batch.position;
      await this.#take(events, position);
      onCommit?.({ position, caughtUp: batch.caughtUp && !beyond, events: events.length, parked: this.#parked.size });
      if (until !== undefined && position >= until) return;
    }
  }

  /**
   * Folds a parked record again, from the log.
   * @param position of its event that could not be followed
   * @returns whether there was such a record; it may be parked again, for the same or another event
   */
  async retry(position: Position): Promise<boolean> {
    const found = this.#statements.parkedAt.get(Number(position));
    if (!found) return false;
    const [stream, revision] = [String(found['stream']), Number(found['revision'])];
    const end = this.position;
    const reached = await this.#reached({ stream, revision, position });
    const waiting: RecordedEvent[] = [];
    for await (const event of this.#store.read(stream, { from: reached.revision + 1 })) {
      if (event.position > end) break;
      waiting.push(event);
    }
    this.#transaction(() => {
      this.#statements.unpark.run(Number(position));
      this.#parked.delete(stream);
      this.#held.delete(stream);
      if (reached.folded) this.#inHand.set(stream, reached.folded);
      for (const event of waiting) this.#followEvent(event);
    });
    this.#inHand.clear();
    return true;
  }

  /** One batch in one transaction, the checkpoint with it. */
  async #take(given: readonly RecordedEvent[], position: Position): Promise<void> {
    const events = await this.#hold(given);
    this.#transaction(() => {
      for (const event of events) this.#followEvent(event);
      const last = events.at(-1);
      if (last) this.#statements.moveTo.run(Number(position), last.stream, last.revision, fingerprint(last));
      else this.#statements.move.run(Number(position));
    });
    this.#inHand.clear();
  }

  /**
   * What a batch needs of the log is read before its transaction begins.
   * @returns the batch, with what the subscription left out of it and without what was followed before
   */
  async #hold(events: readonly RecordedEvent[]): Promise<RecordedEvent[]> {
    this.#inHand.clear();
    const checkpoint = this.position;
    const whole: RecordedEvent[] = [];
    const reached = new Map<string, number>();
    for (const event of events) {
      const { stream, revision } = event;
      if (!reached.has(stream)) {
        // Nearly every record of a rebuild, and asking the file between transactions costs more than the rest of this.
        const isNew = revision === 0 && event.position > checkpoint;
        const found = isNew || this.#parked.has(stream) ? null : await this.#reached(event);
        if (found?.folded) this.#inHand.set(stream, found.folded);
        reached.set(stream, found?.revision ?? revision - 1);
      }
      const last = reached.get(stream)!;
      if (revision <= last) continue;
      const missing = revision - last - 1;
      if (missing > 0) for await (const left of this.#store.read(stream, { from: last + 1, limit: missing })) whole.push(left);
      whole.push(event);
      reached.set(stream, revision);
    }
    return whole;
  }

  /**
   * Where a record stands in the rows; one that is not held is folded again from the log.
   * @param event of the record; the rows may have seen less than what is below it, or more
   */
  async #reached({ stream, revision, position }: Pick<RecordedEvent, 'stream' | 'revision' | 'position'>): Promise<Reached> {
    const held = this.#held.get(stream);
    if (held) return { revision: held.revision, folded: held };
    const events: RecordedEvent[] = [];
    if (revision > 0) for await (const event of this.#store.read(stream, { limit: revision })) events.push(event);
    // By its number, for a rebuild has no index by stream yet.
    const found = this.#statements.reached.get(Number(events[0]?.position ?? position));
    const reached = found ? Number(found['revision']) : -1;
    const more = reached + 1 - revision;
    if (more > 0) for await (const event of this.#store.read(stream, { from: revision, limit: more })) events.push(event);
    try {
      const seen = events.slice(0, reached + 1);
      return { revision: reached, folded: seen.reduce<Folded | null>((was, each) => fold(was, each, this.#upcasters), null) };
    } catch {
      return { revision: reached, folded: null };
    }
  }

  #transaction(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#writer.flush();
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#forget();
      throw error;
    }
  }

  /** What is remembered is of a transaction that is no more. */
  #forget(): void {
    if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
    this.#held.clear();
    this.#inHand.clear();
    this.#terms.forget();
    this.#writer.forget();
    this.#parked.clear();
    for (const row of this.#db.prepare('SELECT stream FROM parked').all()) this.#parked.add(String(row['stream']));
  }

  #followEvent(event: RecordedEvent): void {
    const { stream, revision, position } = event;
    if (this.#parked.has(stream)) return;
    const before = revision === 0 ? null : this.#inHand.get(stream);
    let step: Step;
    let rows: RecordRows;
    let was: RecordRows | null;
    let ofEvent: ReturnType<RowMaker['rowsOfEvent']>;
    try {
      if (before === undefined) throw new Error(`the events of ${stream} before revision ${revision} cannot be read`);
      step = take(before, event, this.#upcasters);
      was = before && this.#maker.rowsOf(before.views);
      rows = this.#maker.rowsOf(step.folded.views);
      ofEvent = this.#maker.rowsOfEvent(step.taken, step.sees);
    } catch (error) {
      this.#park(event, before?.record ?? Number(position), error);
      return;
    }
    const { folded } = step;
    const { record, at } = folded;
    if (was) this.#writer.change(record, was, rows, at);
    else this.#writer.open(record, rows, at);
    this.#writer.keep(record, revision, ofEvent, at);
    this.#statements.keepRecord.run(record, stream, ...reachedIn(folded));
    this.#note(step.metadata, position, record);
    this.#inHand.set(stream, folded);
    this.#held.set(stream, folded);
  }

  #park(event: RecordedEvent, record: number, reason: unknown): void {
    const { stream, revision } = event;
    if (revision === 0) this.#statements.keepRecord.run(record, stream, ...reachedIn(null));
    this.#statements.park.run(...parking(event, record, reason));
    this.#parked.add(stream);
    this.#held.delete(stream);
    this.#inHand.delete(stream);
  }
}
