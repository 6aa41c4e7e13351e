import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type Append,
  type Appended,
  type EventFilter,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type LogInHand,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SubscribeOptions,
  type SubscriptionBatch,
  DuplicateEvent,
  RevisionMismatch,
  START,
  StoreDamaged,
  StoreUnavailable,
} from '../event-store.ts';
import { refuseUnfit } from '../acceptance.ts';
import { type Commit, COMMITS } from '../commits.ts';
import { isBusy, isConstraint, isOfSqlite } from '../sqlite-error.ts';
import { WalCheckpoints } from './wal-checkpoints.ts';
import { CommitSignal } from './commit-signal.ts';
import { bytesOf, uuidOf } from './event-id.ts';
import { type LogFile, openLogFile, openLogFileToRead } from './log-file.ts';
import { OpenFiles } from './open-files.ts';
import { unavailable, whenFree } from './sqlite-failure.ts';

/** At most so many events, and about so many characters, are read or committed in one go; then others get their turn. */
const PAGE_EVENTS = 500;
const PAGE_CHARACTERS = 2 * 1024 * 1024;
const COMMIT_CHARACTERS = 8 * 1024 * 1024;
/** Milliseconds after which a commit takes no further judgement: nothing else is done, and no other process can write. */
const COMMIT_PATIENCE = 10;
/** At most so many events are looked at in one go for those that match a filter. */
const WINDOW = 5000;
/** Bytes that the disk has to have for an append to be thinkable, and for one after it had no room for another. */
const LEAST_ROOM = 64 * 1024;
const ROOM_AGAIN = 1024 * 1024;

/**
 * Opens the log in the file at `path`, or makes it; `:memory:` is a log that ends with its store. Several stores, in
 * several processes, may have one file open: they follow each other's appends.
 * @throws {StoreUnavailable} saying why, when the file is not a log of ours, is damaged, or cannot be opened
 */
export async function openSqliteStore(path: string): Promise<SqliteStore> {
  return new SqliteStore(await openLogFile(path));
}

/** A log that is there, to read alone: its file stays as it is. @throws as `openSqliteStore` */
export async function openSqliteStoreToRead(path: string): Promise<SqliteStore> {
  return new SqliteStore(await openLogFileToRead(path));
}

export class SqliteStore implements EventStore {
  readonly #db: DatabaseSync;
  readonly #logId: string;
  readonly #statements: Statements;
  readonly #signal: CommitSignal;
  readonly #checkpoints: WalCheckpoints | null;
  readonly #queue: InQueue[] = [];
  /** Both ways; a type's name is in memory once, however many events have it. */
  readonly #types = { ids: new Map<string, number>(), names: new Map<number, string>() };
  readonly #inHand: LogInHand = {
    read: (stream, from, limit) => this.#pageNow(this.#statements.readForwards, [stream, from], limit),
    typeOfLast: (stream) => {
      const type = this.#statements.typeOfLast.get(stream)?.['type'];
      return type === undefined ? null : this.#typeName(Number(type));
    },
  };
  readonly #counts = { commits: 0, appends: 0, events: 0 };
  readonly #files: OpenFiles | null;
  /** Why the last commit could not be made, where only another write can tell whether the next one can. */
  #unwritten: StoreUnavailable | null = null;
  #commitsAsked = 0;
  #draining: Promise<void> | null = null;
  #closed: Promise<void> | null = null;
  damage: string | null = null;

  constructor({ db, path, logId }: LogFile) {
    this.#db = db;
    this.#logId = logId;
    this.#statements = new Statements(db);
    this.#files = path === null ? null : new OpenFiles(path);
    this.#signal = new CommitSignal(db, path);
    this.#checkpoints = path === null ? null : new WalCheckpoints(path, () => db.exec('PRAGMA wal_autocheckpoint = 1000'));
    if (path !== null) db.exec('PRAGMA wal_autocheckpoint = 0');
  }

  /** Since the store was opened: transactions on disk, and the appends and events that they hold. */
  get counts(): Readonly<Record<'commits' | 'appends' | 'events', number>> {
    return { ...this.#counts };
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<Appended> {
    this.#assertOpen();
    return this.#enqueue(new PendingAppend({ stream, expected, events })).answered;
  }

  async appendJudged(judge: (log: LogInHand) => Append | null): Promise<Appended | null> {
    this.#assertOpen();
    return this.#enqueue(new PendingJudgement(judge)).answered;
  }

  /** In one commit, or a few where they are large. */
  async appendInOrder(appends: readonly Append[]): Promise<PromiseSettledResult<Appended>[]> {
    this.#assertOpen();
    if (appends.length === 0) return [];
    let before: PendingAppend | null = null;
    const pending = appends.map((append) => (before = new PendingAppend(append, before)));
    return Promise.allSettled(pending.map((each) => this.#enqueue(each).answered));
  }

  #enqueue<P extends InQueue>(pending: P): P {
    this.#queue.push(pending);
    this.#draining ??= this.#drain();
    return pending;
  }

  async *read(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent, void> {
    const { direction = 'forwards', from, limit = Infinity } = options;
    const statement = direction === 'forwards' ? this.#statements.readForwards : this.#statements.readBackwards;
    let next = from ?? (direction === 'forwards' ? 0 : Number.MAX_SAFE_INTEGER);
    for (let left = limit; left > 0;) {
      const { events, more } = await this.#page(statement, [stream, next], Math.min(left, PAGE_EVENTS));
      yield* events;
      left -= events.length;
      if (!more || left <= 0) return;
      next = events.at(-1)!.revision + (direction === 'forwards' ? 1 : -1);
      await nextTurn();
    }
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent, void> {
    const { direction = 'forwards', limit = Infinity, filter } = options;
    const forwards = direction === 'forwards';
    const head = Number(await this.head());
    const statement = this.#statementFor(direction, filter);
    // Everything up to here, itself included, is done (forwards), or from here on (backwards).
    let done = forwards ? Number(options.after ?? START) : Math.min(Number(options.after ?? head + 1), head + 1);
    for (let left = limit; left > 0 && (forwards ? done < head : done > 1);) {
      const end = forwards ? Math.min(done + WINDOW, head) : Math.max(done - WINDOW, 1);
      const bounds = forwards ? [done, end] : [end - 1, done - 1];
      const { events, more } = await this.#page(statement, [...bounds, ...filterValues(filter)], Math.min(left, PAGE_EVENTS));
      yield* events;
      left -= events.length;
      done = more ? Number(events.at(-1)!.position) : end;
      await nextTurn();
    }
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<SubscriptionBatch, void> {
    const { signal, filter } = options;
    const batchSize = Math.max(options.batchSize ?? PAGE_EVENTS, 1);
    const statement = this.#statementFor('forwards', filter);
    const values = filterValues(filter);
    let position = Number(options.after);
    let announced = false;
    while (!signal.aborted) {
      const seen = this.#signal.count;
      const head = Number(await this.head());
      const end = Math.max(position, Math.min(position + WINDOW, head));
      const { events, more } = await this.#page(statement, [position, end, ...values], batchSize);
      const reached = more ? Number(events.at(-1)!.position) : end;
      const caughtUp = reached >= head;
      if (signal.aborted) return;
      if (events.length > 0 || (caughtUp && (reached > position || !announced))) {
        yield { events, caughtUp, position: BigInt(reached) };
        announced = caughtUp;
      }
      position = reached;
      if (caughtUp) await this.#signal.beyond(seen, signal);
      else await nextTurn();
    }
  }

  async head(): Promise<Position> {
    return this.#whenFree(() => {
      this.#assertOpen();
      return BigInt(Number(this.#statements.head.get()?.['head']));
    });
  }

  async logId(): Promise<string> {
    this.#assertOpen();
    return this.#logId;
  }

  /** What was committed since it was asked last speaks for itself; else the lock of who writes is taken and given back. */
  async assertWritable(): Promise<void> {
    this.#assertOpen();
    if (this.#files === null) return;
    this.#files.assertInPlace();
    const unwritten = this.#unwritten;
    const { commits } = this.#counts;
    const hasCommitted = commits > this.#commitsAsked;
    this.#commitsAsked = commits;
    if (unwritten === null && hasCommitted) return;
    const room = await this.#files.room();
    if (room !== null && room < (unwritten === null ? LEAST_ROOM : ROOM_AGAIN))
      throw unwritten ?? new StoreUnavailable(`the disk of ${this.#files.path} is full: ${room} bytes are left`);
    await this.#whenFree(() => {
      this.#assertOpen();
      this.#writeNothing(unwritten !== null);
    });
    if (this.#unwritten === unwritten) this.#unwritten = null;
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    // The rest of this turn is still before the close: `#closed` is set, and the queue takes nothing more.
    await this.#draining;
    this.#signal.close();
    await this.#checkpoints?.close();
    this.#db.close();
  }

  async #whenFree<T>(attempt: () => T): Promise<T> {
    try {
      return await whenFree(attempt);
    } catch (error) {
      if (error instanceof StoreDamaged) this.damage ??= error.reason;
      throw error;
    }
  }

  #assertOpen(): void {
    if (this.#closed !== null) throw new StoreUnavailable('the store was closed');
  }

  #statementFor(direction: 'forwards' | 'backwards', filter: EventFilter | undefined): StatementSync {
    this.#assertOpen();
    return this.#statements.readAll(direction, filter);
  }

  /** One page, read in one turn: nothing stays open between two of them. */
  #page(statement: StatementSync, values: readonly SQLInputValue[], limit: number): Promise<Page> {
    return this.#whenFree(() => {
      this.#assertOpen();
      return this.#pageNow(statement, values, limit);
    });
  }

  #pageNow(statement: StatementSync, values: readonly SQLInputValue[], limit: number): Page {
    const events: RecordedEvent[] = [];
    let characters = 0;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the columns of `Statements`, of a strict table
    const rows = statement.iterate(...values) as unknown as Iterable<EventRow>;
    // A `return` out of the loop resets the statement.
    for (const row of rows) {
      if (events.length === limit || characters >= PAGE_CHARACTERS) return { events, more: true };
      const [position, revision, stream, type, id, data, metadata] = row;
      // SQLite reads a damaged cell as whatever its bytes say.
      if (typeof data !== 'string' || typeof metadata !== 'string' || id?.byteLength !== 16)
        throw new StoreDamaged('the log', `what stands at position ${position} is no event`);
      characters += data.length + metadata.length;
      events.push({ id: uuidOf(id), type: this.#typeName(type), data, metadata, stream, revision, position: BigInt(position) });
    }
    return { events, more: false };
  }

  /** Commits what is queued until nothing is; all that was handed over in one turn of the loop shares one commit. */
  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      await nextTurn();
      await this.#checkpoints?.pause;
      const batch: InQueue[] = [];
      try {
        const outcomes = await this.#whenFree(() => {
          batch.length = 0;
          return this.#commit(batch);
        });
        for (const [n, outcome] of outcomes.entries()) batch[n]!.settle(outcome);
      } catch (error) {
        if (batch.length === 0) batch.push(...this.#queue);
        const reason = unavailable(error);
        // A lock is seen without a write.
        if (reason instanceof StoreUnavailable && !(reason instanceof StoreDamaged) && !isBusy(reason.cause))
          this.#unwritten = reason;
        for (const pending of batch) pending.fail(reason);
      }
      this.#queue.splice(0, batch.length);
    }
    this.#draining = null;
  }

  /**
   * One synchronous turn, so that no other statement of this connection comes in between.
   * @param batch is filled with what is taken from the front of the queue
   */
  #commit(batch: InQueue[]): Outcome[] {
    const { begin, commit } = this.#statements;
    this.#files?.assertInPlace();
    begin.run();
    const began = performance.now();
    const until = began + COMMIT_PATIENCE;
    const outcomes: Outcome[] = [];
    let stored = 0;
    let events = 0;
    let characters = 0;
    try {
      for (const pending of this.#queue) {
        if (characters >= COMMIT_CHARACTERS) break;
        if (pending instanceof PendingJudgement && batch.length > 0 && performance.now() > until) break;
        batch.push(pending);
        const outcome = pending instanceof PendingAppend ? this.#place(pending) : this.#judge(pending);
        outcomes.push(outcome);
        if (outcome.stored === null) continue;
        stored++;
        events += outcome.stored.events.length;
        characters += outcome.stored.characters;
      }
      if (stored > 0) commit.run();
    } finally {
      if (this.#db.isTransaction) this.#rollBack();
    }
    if (stored === 0) return outcomes;
    // It may have been taken away meanwhile: what is in a file that no name leads to is not recorded.
    this.#files?.assertInPlace();
    this.#unwritten = null;
    this.#counts.commits++;
    this.#counts.appends += stored;
    this.#counts.events += events;
    this.#checkpoints?.committed(characters);
    this.#signal.announce();
    if (COMMITS.hasSubscribers) {
      const seconds = (performance.now() - began) / 1000;
      COMMITS.publish({ store: this, appends: stored, events, seconds } satisfies Commit);
    }
    return outcomes;
  }

  /** @param toDisk also writes a page as it is: by the very way of an append, that has failed */
  #writeNothing(toDisk: boolean): void {
    const { begin, commit } = this.#statements;
    begin.run();
    try {
      if (!toDisk) return;
      const version = Number(this.#db.prepare('PRAGMA user_version').get()?.['user_version']);
      this.#db.exec(`PRAGMA user_version = ${version}`);
      commit.run();
    } finally {
      if (this.#db.isTransaction) this.#rollBack();
    }
    this.#checkpoints?.committed(0);
  }

  #rollBack(): void {
    // Types that the transaction had interned are gone with it.
    this.#types.ids.clear();
    this.#types.names.clear();
    this.#statements.rollback.run();
  }

  /** What it throws is its own refusal; only what SQLite cannot do ends the transaction for all. */
  #judge({ judge }: PendingJudgement): Outcome {
    let append: PendingAppend;
    try {
      const judged = judge(this.#inHand);
      if (judged === null) return { stored: null, answer: null };
      append = new PendingAppend(judged);
    } catch (error) {
      if (isOfSqlite(error)) throw error;
      return { stored: null, refusal: error };
    }
    return this.#place(append);
  }

  /** Checks one append against the log as it stands inside the transaction, and inserts it. */
  #place(pending: PendingAppend): Outcome {
    const outcome = this.#placed(pending);
    pending.refusal = 'refusal' in outcome ? outcome.refusal : null;
    return outcome;
  }

  #placed(pending: PendingAppend): Outcome {
    const { before, stream, expected, events, ids } = pending;
    if (before !== null && before.refusal !== null) return { stored: null, refusal: before.refusal };
    const head = this.#headOf(stream);
    const actual = head === null ? -1 : head.revision;
    const first = this.#repeatOf(pending, head);
    if (first !== null) return { stored: null, answer: first };
    if (!isAsExpected(expected, actual)) return { stored: null, refusal: new RevisionMismatch(stream, expected, actual) };
    if (events.length === 0) {
      return { stored: null, answer: { revision: actual, position: head === null ? START : BigInt(head.position) } };
    }

    const { insertStream, insertEvent, removeStream, removeEventsFrom } = this.#statements;
    const streamId = head === null ? Number(insertStream.run(stream).lastInsertRowid) : head.stream;
    let firstPosition: number | bigint | null = null;
    let last: number | bigint = 0;
    for (const [n, { id, type, data, metadata }] of events.entries()) {
      try {
        last = insertEvent.run(streamId, actual + 1 + n, this.#typeId(type), ids[n]!, data, metadata).lastInsertRowid;
      } catch (error) {
        if (!isConstraint(error)) throw error;
        if (firstPosition !== null) removeEventsFrom.run(firstPosition);
        if (head === null) removeStream.run(streamId);
        return { stored: null, refusal: new DuplicateEvent(id) };
      }
      firstPosition ??= last;
    }
    return { stored: pending, answer: { revision: actual + events.length, position: BigInt(last) } };
  }

  /** @returns what the first append of these events was answered, or `null` when they are not there already, in this place */
  #repeatOf({ expected, ids }: PendingAppend, head: StreamHead | null): Appended | null {
    const [firstId] = ids;
    if (head === null || firstId === undefined || expected === head.revision) return null;
    const { placeOf, idAt } = this.#statements;
    let revision: number;
    if (expected === 'any' || expected === 'exists') {
      const place = placeOf.get(firstId);
      if (place?.['stream'] !== head.stream) return null;
      revision = Number(place['revision']);
    } else {
      revision = expected === 'none' ? 0 : expected + 1;
    }
    let position = 0;
    for (const [n, id] of ids.entries()) {
      const stored = idAt.get(head.stream, revision + n);
      if (!(stored?.['id'] instanceof Uint8Array) || !id.equals(stored['id'])) return null;
      position = Number(stored['position']);
    }
    return { revision: revision + ids.length - 1, position: BigInt(position) };
  }

  #headOf(stream: string): StreamHead | null {
    const row = this.#statements.streamHead.get(stream);
    if (row === undefined) return null;
    return { stream: Number(row['stream']), revision: Number(row['revision']), position: Number(row['position']) };
  }

  #typeId(name: string): number {
    const known = this.#types.ids.get(name);
    if (known !== undefined) return known;
    const found = this.#statements.typeByName.get(name)?.['id'];
    const id = Number(found ?? this.#statements.insertType.run(name).lastInsertRowid);
    this.#types.ids.set(name, id);
    this.#types.names.set(id, name);
    return id;
  }

  #typeName(id: number): string {
    const known = this.#types.names.get(id);
    if (known !== undefined) return known;
    const found = this.#statements.typeById.get(id)?.['name'];
    // A type that is not there has no name: who verifies names the event, everybody else cannot read it.
    if (found === undefined) return '';
    const name = String(found);
    this.#types.names.set(id, name);
    return name;
  }
}

/** What waits for its turn to write; answered when it is on disk. */
class Pending<Answer extends Appended | null> {
  readonly #answer = Promise.withResolvers<Answer>();

  get answered(): Promise<Answer> {
    return this.#answer.promise;
  }

  settle(outcome: Outcome): void {
    if ('refusal' in outcome) this.#answer.reject(outcome.refusal);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an append is never answered null
    else this.#answer.resolve(outcome.answer as Answer);
  }

  fail(reason: unknown): void {
    this.#answer.reject(reason);
  }
}

class PendingAppend extends Pending<Appended> {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventToAppend[];
  readonly ids: readonly Buffer[];
  readonly characters: number;
  /** Only stored where this one is. */
  readonly before: PendingAppend | null;
  /** Of the last attempt to store it: a commit may be tried again. */
  refusal: unknown = null;

  /** @throws {TypeError}, {DuplicateEvent} */
  constructor({ stream, expected, events }: Append, before: PendingAppend | null = null) {
    super();
    refuseUnfit(stream, expected, events);
    this.before = before;
    this.stream = stream;
    this.expected = expected;
    this.events = events;
    this.ids = events.map(({ id }) => bytesOf(id));
    this.characters = events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
  }

  override fail(reason: unknown): void {
    this.refusal = reason;
    super.fail(reason);
  }
}

/** What to append is found when it is its turn. */
class PendingJudgement extends Pending<Appended | null> {
  readonly judge: (log: LogInHand) => Append | null;

  constructor(judge: (log: LogInHand) => Append | null) {
    super();
    this.judge = judge;
  }
}

type InQueue = PendingAppend | PendingJudgement;

type Outcome =
  | { readonly stored: PendingAppend | null; readonly answer: Appended | null }
  | { readonly stored: null; readonly refusal: unknown };

interface Page {
  readonly events: RecordedEvent[];
  readonly more: boolean;
}

interface StreamHead {
  readonly stream: number;
  readonly revision: number;
  readonly position: number;
}

type EventRow = [
  position: number,
  revision: number,
  stream: string,
  type: number,
  id: Uint8Array | null,
  data: string | null,
  metadata: string | null,
];

/** Every statement that the store runs, prepared once. */
class Statements {
  readonly #db: DatabaseSync;
  readonly #reads = new Map<string, StatementSync>();
  readonly begin: StatementSync;
  readonly commit: StatementSync;
  readonly rollback: StatementSync;
  readonly head: StatementSync;
  readonly streamHead: StatementSync;
  readonly typeOfLast: StatementSync;
  readonly idAt: StatementSync;
  readonly placeOf: StatementSync;
  readonly insertStream: StatementSync;
  readonly removeStream: StatementSync;
  readonly insertEvent: StatementSync;
  readonly removeEventsFrom: StatementSync;
  readonly typeByName: StatementSync;
  readonly typeById: StatementSync;
  readonly insertType: StatementSync;
  readonly readForwards: StatementSync;
  readonly readBackwards: StatementSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.begin = db.prepare('BEGIN IMMEDIATE');
    this.commit = db.prepare('COMMIT');
    this.rollback = db.prepare('ROLLBACK');
    this.head = db.prepare('SELECT coalesce(max(position), 0) AS head FROM events');
    this.streamHead = db.prepare(`
      SELECT s.id AS stream, e.revision, e.position FROM streams s CROSS JOIN events e ON e.stream = s.id
      WHERE s.name = ? ORDER BY e.revision DESC LIMIT 1`);
    this.typeOfLast = db.prepare(`
      SELECT e.type FROM streams s CROSS JOIN events e ON e.stream = s.id
      WHERE s.name = ? ORDER BY e.revision DESC LIMIT 1`);
    this.idAt = db.prepare('SELECT id, position FROM events WHERE stream = ? AND revision = ?');
    this.placeOf = db.prepare('SELECT stream, revision FROM events WHERE id = ?');
    this.insertStream = db.prepare('INSERT INTO streams (name) VALUES (?)');
    this.removeStream = db.prepare('DELETE FROM streams WHERE id = ?');
    this.insertEvent = db.prepare('INSERT INTO events (stream, revision, type, id, data, metadata) VALUES (?, ?, ?, ?, ?, ?)');
    this.removeEventsFrom = db.prepare('DELETE FROM events WHERE position >= ?');
    this.typeByName = db.prepare('SELECT id FROM types WHERE name = ?');
    this.typeById = db.prepare('SELECT name FROM types WHERE id = ?');
    this.insertType = db.prepare('INSERT INTO types (name) VALUES (?)');
    const ofStream = 'e.stream = (SELECT id FROM streams WHERE name = ?) AND';
    this.readForwards = this.#read(`${ofStream} e.revision >= ? ORDER BY e.revision`);
    this.readBackwards = this.#read(`${ofStream} e.revision <= ? ORDER BY e.revision DESC`);
  }

  /** Takes a position, exclusive, a position, inclusive, and the values of the filter. */
  readAll(direction: 'forwards' | 'backwards', filter: EventFilter = {}): StatementSync {
    const { streamPrefixes, types } = filter;
    const where = ['e.position > ? AND e.position <= ?'];
    if (types !== undefined) where.push('e.type IN (SELECT id FROM types WHERE name IN (SELECT value FROM json_each(?)))');
    if (streamPrefixes !== undefined) {
      const any = streamPrefixes.map(() => 'substr(s.name, 1, ?) = ?').join(' OR ');
      where.push(any === '' ? 'FALSE' : `(${any})`);
    }
    const end = `${where.join(' AND ')} ORDER BY e.position ${direction === 'forwards' ? 'ASC' : 'DESC'}`;
    let statement = this.#reads.get(end);
    if (statement === undefined) {
      statement = this.#read(end, streamPrefixes === undefined ? 'LEFT' : 'CROSS');
      this.#reads.set(end, statement);
    }
    return statement;
  }

  /**
   * The order of the joins is fixed: by events. A filter by stream must never make SQLite sort the whole log.
   * @param join LEFT: also events whose stream is gone, under no name
   */
  #read(end: string, join: 'CROSS' | 'LEFT' = 'CROSS'): StatementSync {
    const statement = this.#db.prepare(`
      SELECT e.position, e.revision, coalesce(s.name, ''), e.type, e.id, e.data, e.metadata
      FROM events e ${join} JOIN streams s ON s.id = e.stream WHERE ${end}`);
    statement.setReturnArrays(true);
    return statement;
  }
}

function filterValues({ streamPrefixes, types }: EventFilter = {}): SQLInputValue[] {
  const values: SQLInputValue[] = [];
  if (types !== undefined) values.push(JSON.stringify(types));
  // SQLite counts code points.
  for (const prefix of streamPrefixes ?? []) values.push(Array.from(prefix).length, prefix);
  return values;
}

function isAsExpected(expected: ExpectedRevision, actual: number): boolean {
  switch (expected) {
    case 'any':
      return true;
    case 'none':
      return actual === -1;
    case 'exists':
      return actual !== -1;
    default:
      return actual === expected;
  }
}
