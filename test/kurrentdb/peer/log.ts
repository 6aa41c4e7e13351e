/** What the server's log keeps of an event, and where. Commit and prepare position are one, as for every gRPC append. */
export interface LogRecord {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly revision: bigint;
  /** Byte offset in the log. */
  readonly position: bigint;
  /** .NET ticks (100 ns) since 1970. */
  readonly created: bigint;
}

export type Proposed = Pick<LogRecord, 'id' | 'type' | 'isJson' | 'data' | 'metadata'>;
export type Expected = 'any' | 'no-stream' | 'exists' | bigint;

export type Decision =
  | { readonly kind: 'written'; readonly revision: bigint; readonly position: bigint }
  | { readonly kind: 'wrong-expected-version'; readonly current: bigint };

/** In the log's order, forwards from the position itself, backwards from just below it. */
export interface AllRange {
  readonly direction: 'forwards' | 'backwards';
  readonly from: 'start' | 'end' | bigint;
}

/** The positions that the server itself cannot read from: within a record, or beyond the log. */
export class InvalidPosition extends Error {}

const RECORD_OVERHEAD = 96n;
const utf8 = new TextEncoder();

/** A node's transaction log, in memory. Given to a later peer, it is what that node finds on disk when it starts again. */
export class TransactionLog {
  readonly records: LogRecord[] = [];
  #streams = new Map<string, LogRecord[]>();
  #committed = new Map<string, LogRecord[]>();
  #end = 0n;
  #waiting = new Set<() => void>();

  constructor() {
    this.#system('$epoch-information', '$epoch-information');
    this.#system('$$$stats-127.0.0.1:2113', '$metadata', '{"$maxAge":86400}');
    this.#system('$user-admin', '$UserCreated', '{"loginName":"admin"}');
  }

  /** The position after the last record. */
  get end(): bigint {
    return this.#end;
  }

  get last(): LogRecord | undefined {
    return this.records.at(-1);
  }

  stream(name: string): readonly LogRecord[] {
    return this.#streams.get(name) ?? [];
  }

  append(stream: string, expected: Expected, events: readonly Proposed[]): Decision {
    const decision = this.#check(stream, expected, events);
    if (decision) return decision;
    if (events.length === 0) return this.#writeNothing(stream);
    let last: LogRecord | undefined;
    for (const event of events) last = this.#write(stream, event);
    if (!stream.startsWith('$')) this.#gatherStatistics();
    for (const wake of this.#waiting) wake();
    return { kind: 'written', revision: last!.revision, position: last!.position };
  }

  /** As at a new leader: without an exact revision a repeated append is then taken for a new one. */
  forgetIds(): void {
    this.#committed.clear();
  }

  /** Index of the first record of the range; -1 when it is empty. */
  seek({ direction, from }: AllRange): number {
    const forwards = direction === 'forwards';
    if (from === 'start') return forwards ? 0 : -1;
    if (from === 'end' || from === this.#end) return forwards ? -1 : this.records.length - 1;
    if (from > this.#end) {
      if (forwards) return -1;
      throw new InvalidPosition();
    }
    const at = this.indexOf(from);
    if (this.records[at]?.position !== from) throw new InvalidPosition();
    return forwards ? at : at - 1;
  }

  /** Index of the last record at or below a position; -1 when there is none. */
  indexOf(position: bigint): number {
    let [low, high] = [0, this.records.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.records[middle]!.position <= position) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Resolves when the log has grown, or when the reader goes. */
  grown(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
      if (signal.aborted) wake();
    });
  }

  #current(stream: string): bigint {
    return BigInt(this.stream(stream).length) - 1n;
  }

  /** Nothing to write is left to the caller; a decision is returned where the write is repeated or refused. */
  #check(stream: string, expected: Expected, events: readonly Proposed[]): Decision | undefined {
    const current = this.#current(stream);
    const refused: Decision = { kind: 'wrong-expected-version', current };
    if (current === -1n) return expected === 'any' || expected === 'no-stream' ? undefined : refused;
    if (expected === 'any' || expected === 'exists') return this.#repeated(stream, events, undefined, refused);
    const wanted = expected === 'no-stream' ? -1n : expected;
    if (wanted === current) return undefined;
    if (wanted > current || events.length === 0) return refused;
    return this.#repeated(stream, events, wanted + 1n, refused) ?? refused;
  }

  /**
   * All written before: the answer of that time. Some, beginning with the first: refused ("corrupted idempotency").
   * With a revision given the events must stand exactly there; otherwise anywhere in the stream. An id in *another*
   * stream is never looked at, and the server takes it a second time.
   */
  #repeated(stream: string, events: readonly Proposed[], at: bigint | undefined, refused: Decision): Decision | undefined {
    let last: LogRecord | undefined;
    for (const [i, { id }] of events.entries()) {
      const found =
        at === undefined
          ? this.#committed.get(id)?.findLast((record) => record.stream === stream)
          : this.stream(stream)[Number(at) + i];
      if (found?.id !== id) return i === 0 ? undefined : refused;
      last = found;
    }
    return last && { kind: 'written', revision: last.revision, position: last.position };
  }

  /** An append of nothing is a record too, without an event. */
  #writeNothing(stream: string): Decision {
    const position = this.#end;
    this.#end += RECORD_OVERHEAD;
    return { kind: 'written', revision: this.#current(stream), position };
  }

  #write(stream: string, event: Proposed): LogRecord {
    const own = this.#streams.get(stream) ?? [];
    const record: LogRecord = {
      ...event,
      stream,
      revision: BigInt(own.length),
      position: this.#end,
      created: BigInt(Date.now()) * 10_000n,
    };
    this.#end += RECORD_OVERHEAD + BigInt(utf8.encode(stream + event.type).length + event.data.length + event.metadata.length);
    this.#streams.set(stream, own);
    own.push(record);
    this.records.push(record);
    const sameId = this.#committed.get(event.id);
    if (sameId) sameId.push(record);
    else this.#committed.set(event.id, [record]);
    return record;
  }

  #system(stream: string, type: string, data = '{}'): void {
    this.#write(stream, { id: crypto.randomUUID(), type, isJson: true, data: utf8.encode(data), metadata: new Uint8Array() });
  }

  #gatherStatistics(): void {
    if (this.records.length % 3 === 0) this.#system('$stats-127.0.0.1:2113', '$statsCollected', '{"proc-mem":1}');
  }
}
