/**
 * Where an event stands in the whole log. Only its order means anything: a later event has a greater position, and
 * positions may have gaps. Printed outside the program as a decimal string.
 */
export type Position = bigint;

/** Before the first event of any log. */
export const START: Position = 0n;

/** What the stream must look like for an append to be taken: a number is the revision of its last event. */
export type ExpectedRevision = 'any' | 'none' | 'exists' | number;

/** JSON text in RFC 8785 canonical form: what is hashed is what is stored. */
export type CanonicalJson = string;

export interface EventToAppend {
  /** UUID, lower case. Unique in the whole log. */
  readonly id: string;
  readonly type: string;
  /** A JSON object. */
  readonly data: CanonicalJson;
  /** A JSON object. */
  readonly metadata: CanonicalJson;
}

/** An event as it is stored: never upcast, never parsed. */
export interface RecordedEvent extends EventToAppend {
  readonly stream: string;
  /** Place in its stream, from 0, without gaps. */
  readonly revision: number;
  readonly position: Position;
}

export interface Appended {
  /** Revision of the stream's last event: of the last one appended, or what it was before an empty append (-1: no stream). */
  readonly revision: number;
  /** Position of the last event appended; of the stream's last event for an empty append (START: no stream). */
  readonly position: Position;
}

/** What one call of `append` takes. */
export interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventToAppend[];
}

/** A log that can be asked without waiting, as it stands inside a transaction: with what was appended before in it. */
export interface LogInHand {
  /** Events of one stream, from a revision on: at most so many, and whether there are more. */
  read(stream: string, from: number, limit: number): { readonly events: readonly RecordedEvent[]; readonly more: boolean };
  /** Type of the last event of a stream; null for a stream that does not exist. */
  typeOfLast(stream: string): string | null;
}

export interface ReadStreamOptions {
  readonly direction?: 'forwards' | 'backwards';
  /** First revision to read, itself included. Default: the stream's first (forwards) or last (backwards). */
  readonly from?: number;
  readonly limit?: number;
}

/** Both given: an event must satisfy both. Within one, any entry will do. */
export interface EventFilter {
  readonly streamPrefixes?: readonly string[];
  readonly types?: readonly string[];
}

export interface ReadAllOptions {
  readonly direction?: 'forwards' | 'backwards';
  /** Exclusive. Forwards: default START. Backwards: events below it; default the end of the log. */
  readonly after?: Position;
  readonly limit?: number;
  readonly filter?: EventFilter;
}

export interface SubscribeOptions {
  /** Exclusive: the last position that was handled. */
  readonly after: Position;
  readonly filter?: EventFilter;
  /** Ends the subscription; the iteration then finishes without an error. */
  readonly signal: AbortSignal;
  /** At most this many events in one batch. Default 500. */
  readonly batchSize?: number;
}

export interface SubscriptionBatch {
  /** In log order. Empty only in a batch that says that the subscription has caught up. */
  readonly events: readonly RecordedEvent[];
  /** True when nothing that matches stood behind this batch at the moment of reading. */
  readonly caughtUp: boolean;
  /** Everything up to here that matches has been delivered, this batch included. */
  readonly position: Position;
}

/**
 * A log of events in streams. Appends are atomic (all of one call or none), durable before they answer, and appear in
 * every read in one order that all readers share. Streams, revisions and positions mean the same in every adapter:
 * the contract suite says what.
 */
export interface EventStore {
  /**
   * A repeat of the very same append (the same ids in the same order, expecting `none` or the same number) answers what
   * the first one did and stores nothing, however much was appended since. The revision is judged before the ids.
   * Ids are the caller's to make unique: an adapter whose store looks for an id only in the place that it is appended
   * to (KurrentDB) takes one that stands elsewhere.
   * @throws {RevisionMismatch} when the stream is not as expected; nothing is stored
   * @throws {DuplicateEvent} when an id is twice in this append, or is seen to be in the log already and this is not a
   *   repeat of the very same append; nothing is stored
   * @throws {TypeError} when an id is no lower-case UUID, a name is empty, or a text is not well-formed Unicode
   * @throws {AppendTooLarge} when a server's settings refuse so much at once; nothing is stored
   * @throws {StoreUnavailable} when the store cannot be reached; whether the append was stored is then unknown
   */
  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<Appended>;
  /**
   * Appends in this order, each whole or not at all: once one is refused or fails, so are all after it. Only where that is
   * faster than one `append` after another, in fewer writes to the disk.
   * @returns what became of each, in the same order: as `append` answers and throws
   */
  appendInOrder?(appends: readonly Append[]): Promise<PromiseSettledResult<Appended>[]>;
  /**
   * Appends what `judge` makes of the log inside the very transaction that stores it, so that nothing comes in between; what
   * is handed over in one turn of the loop shares transactions. Only where the log can be asked without waiting.
   * @param judge may be called again, where a transaction could not be had; null appends nothing
   * @throws as `append`, and what `judge` throws: nothing of it is stored, and all of the others
   */
  appendJudged?(judge: (log: LogInHand) => Append | null): Promise<Appended | null>;
  /** Events of one stream; nothing for a stream that does not exist. */
  read(stream: string, options?: ReadStreamOptions): AsyncIterable<RecordedEvent>;
  /** @throws {InvalidPosition} */
  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent>;
  /**
   * Catches up and then follows. Ends only by the signal or by an error; it does not resubscribe by itself.
   * @throws {InvalidPosition}
   * @throws {StoreUnavailable} also when the store is closed meanwhile
   */
  subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionBatch>;
  /** Position of the last event of the log, START when it is empty. */
  head(): Promise<Position>;
  /** Names this log and no other: made once, with the log. A UUID. */
  logId(): Promise<string>;
  /**
   * Stores nothing. Missing where a store that can be asked anything takes appends too.
   * @throws {StoreUnavailable} where an append would not be taken now, and as far as can be told without one
   */
  assertWritable?(): Promise<void>;
  /** What of the log was found to be damaged while it was used; null or missing where nothing was. */
  readonly damage?: string | null;
  /** Finishes the appends that were handed over; from then on every call is refused with StoreUnavailable. */
  close(): Promise<void>;
}

export class RevisionMismatch extends Error {
  override readonly name = 'RevisionMismatch';
  readonly stream: string;
  readonly expected: ExpectedRevision;
  /** Revision of the stream's last event, -1 when there is no such stream. */
  readonly actual: number;
  constructor(stream: string, expected: ExpectedRevision, actual: number) {
    super(`stream ${stream}: expected revision ${expected}, found ${actual === -1 ? 'no stream' : actual}`);
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

export class DuplicateEvent extends Error {
  override readonly name = 'DuplicateEvent';
  constructor(id: string) {
    super(`event ${id} is in the log already`);
  }
}

/** The store takes no append of this size. Smaller ones it takes. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';
  /** Bytes of one append, at most. */
  readonly limit: number;
  constructor(limit: number) {
    super(`the event store takes at most ${limit} bytes at once`);
    this.limit = limit;
  }
}

/** A position that is none of this log's: that of no event of it, or beyond its end. Not every store tells. */
export class InvalidPosition extends Error {
  override readonly name = 'InvalidPosition';
  constructor(position: Position) {
    super(`the log has no event at position ${position}`);
  }
}

export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable';
}

/** What was stored is not there as it was written. No repetition mends it; what lies elsewhere may still be read. */
export class StoreDamaged extends StoreUnavailable {
  override readonly name = 'StoreDamaged';
  readonly reason: string;
  constructor(what: string, reason: string, options?: ErrorOptions) {
    super(
      `${what} is damaged (${reason}): restore a backup of it (chancery restore), or save what is left (docs/backups.md)`,
      options,
    );
    this.reason = reason;
  }
}
