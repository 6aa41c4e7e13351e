import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { AppendResp, ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';

import { refuseUnfit } from '../acceptance.ts';
import { pause } from '../backoff.ts';
import {
  type Appended,
  DuplicateEvent,
  type EventFilter,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  RevisionMismatch,
  START,
  StoreUnavailable,
  type SubscribeOptions,
  type SubscriptionBatch,
} from '../event-store.ts';
import { isEmpty, LOG_STREAM, matching, serverFilter } from './all-filter.ts';
import { append } from './append-call.ts';
import { type Connection, connect } from './connection.ts';
import { isDenied, storeFailure } from './failure.ts';
import { ofAll, ofStream, openRead, type ReadCall } from './read-call.ts';
import { recordedEvent } from './recorded-event.ts';
import { Head, type Log, Search } from './search.ts';
import { follow } from './subscription.ts';

/** Milliseconds before each repetition of a call that failed for a reason that may pass. */
const RETRIES = [50, 250, 1000];

/** How long, in milliseconds, our last event may be searched from the end backwards before it is searched otherwise. */
const QUICK = 2000;

/** How far back, in events, to look for an append that expected no exact revision. */
const LOOK_BACK = 1000;

/**
 * EventStoreDB 23.10 and later, and KurrentDB.
 * @param connectionString `kurrentdb://` or `esdb://`, with the client's options. Nothing is sent before the first call.
 * @throws {UnusableConnectionString}, which quotes no credentials, as no other message does
 */
export function openKurrentDbStore(connectionString: string): EventStore {
  return new KurrentDbStore(connect(connectionString));
}

class KurrentDbStore implements EventStore {
  readonly #client: KurrentDBClient;
  readonly #deadline: number;
  readonly #streamPrefix: string;
  readonly #closing = new AbortController();
  readonly #pending = new Set<Promise<unknown>>();
  #hasChannel = false;

  readonly #log: Log = {
    end: () => this.#endOfAll(),
    last: (inTime) => this.#lastOfOurs(inTime),
    behind: (after, filter) => this.#eventsOfAll({ after, ...(filter && { filter }) }),
  };
  readonly #head = new Head(this.#log);

  constructor({ client, deadline, streamPrefix }: Connection) {
    this.#client = client;
    this.#deadline = deadline;
    this.#streamPrefix = streamPrefix;
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<Appended> {
    this.#closing.signal.throwIfAborted();
    refuseUnfit(stream, expected, events);
    const appending = events.length === 0 ? this.#standing(stream, expected) : this.#write(stream, expected, events);
    this.#pending.add(appending);
    try {
      return await appending;
    } finally {
      this.#pending.delete(appending);
    }
  }

  async *read(stream: string, options?: ReadStreamOptions): AsyncGenerator<RecordedEvent> {
    this.#closing.signal.throwIfAborted();
    for await (const event of this.#eventsOf(stream, options)) {
      this.#closing.signal.throwIfAborted();
      yield event;
    }
  }

  async *readAll(options?: ReadAllOptions): AsyncGenerator<RecordedEvent> {
    this.#closing.signal.throwIfAborted();
    for await (const event of this.#eventsOfAll(options)) {
      this.#closing.signal.throwIfAborted();
      yield event;
    }
  }

  subscribe(options: SubscribeOptions): AsyncGenerator<SubscriptionBatch> {
    const source = {
      open: (request: ReadReq.Options) => this.#open(request, { deadline: Infinity, requiresLeader: false }),
      search: (after: Position, filter: EventFilter | undefined) => new Search(this.#log, after, filter),
      streamPrefix: this.#streamPrefix,
      patience: this.#deadline,
      closing: this.#closing.signal,
    };
    return follow(source, options);
  }

  async head(): Promise<Position> {
    this.#closing.signal.throwIfAborted();
    return this.#head.find();
  }

  /**
   * The id of the one event in a stream of its own, which whoever comes first writes. Asked each time: after a failure it
   * may be another log that answers.
   */
  async logId(): Promise<string> {
    for (let attempt = 1; attempt <= 3; attempt++) {
      for await (const { id } of this.read(LOG_STREAM, { limit: 1 })) return id;
      const id = crypto.randomUUID();
      try {
        await this.append(LOG_STREAM, 'none', [{ id, type: 'LogNamed', data: '{}', metadata: '{}' }]);
      } catch (error) {
        // Another replica was first.
        if (!(error instanceof RevisionMismatch)) throw error;
      }
    }
    throw new StoreUnavailable(`the stream ${LOG_STREAM} is there and shows no event: it was truncated, or has an expiry`);
  }

  /** What was handed over before is still answered; subscriptions end with an error. */
  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort(new StoreUnavailable('the event store was closed'));
    await Promise.allSettled(this.#pending);
    await this.#client.dispose();
    // Disposing ends the calls and leaves the connection open.
    if (this.#hasChannel) {
      this.#client['getChannel']().then(
        (channel) => channel.close(),
        () => undefined,
      );
    }
  }

  /** The answer to an append of nothing, which the server would write as a record. */
  async #standing(stream: string, expected: ExpectedRevision): Promise<Appended> {
    const { revision, position } = (await this.#last(stream)) ?? { revision: -1, position: START };
    const stands =
      expected === 'any' || (expected === 'exists' ? revision >= 0 : revision === (expected === 'none' ? -1 : expected));
    if (!stands) throw new RevisionMismatch(stream, expected, revision);
    return { revision, position };
  }

  /**
   * Sent again where its outcome is unknown: the server knows the same event ids at the same revisions for good, but
   * without an exact revision only while it remembers them, so then they are looked for first.
   */
  async #write(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<Appended> {
    const retries = this.#retries();
    for (let isRepeated = false; ; isRepeated = true) {
      try {
        const exact = expected !== 'any' && expected !== 'exists';
        const stored = isRepeated && !exact ? await this.#stored(stream, events.at(-1)!.id) : undefined;
        return stored ?? (await this.#send(stream, expected, events));
      } catch (error) {
        await retries.after(storeFailure(error));
      }
    }
  }

  async #send(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<Appended> {
    await this.#connected();
    const answer = await append(this.#client, this.#streamPrefix + stream, expected, events, this.#deadline);
    const refused = answer.getWrongExpectedVersion();
    if (refused) throw refusal(stream, expected, events, refused);
    const revision = Number(answer.getSuccess()!.getCurrentRevision());
    const at = answer.getSuccess()!.getPosition();
    if (at) return { revision, position: BigInt(at.getCommitPosition()) };
    for await (const { position } of this.#eventsOf(stream, { from: revision, limit: 1 })) return { revision, position };
    throw new StoreUnavailable(`the event store does not show what it stored in stream ${stream}`);
  }

  async #stored(stream: string, lastId: string): Promise<Appended | undefined> {
    for await (const { id, revision, position } of this.#eventsOf(stream, { direction: 'backwards', limit: LOOK_BACK })) {
      if (id === lastId) return { revision, position };
    }
    return undefined;
  }

  async #last(stream: string): Promise<RecordedEvent | undefined> {
    for await (const last of this.#eventsOf(stream, { direction: 'backwards', limit: 1 })) return last;
    return undefined;
  }

  async #lastOfOurs(inTime: boolean): Promise<Position> {
    const deadline = inTime ? Math.min(this.#deadline, QUICK) : Infinity;
    for await (const { position } of this.#eventsOfAll({ direction: 'backwards', limit: 1 }, deadline)) return position;
    return START;
  }

  /** Of whatever is there: without an event there is no log, for the server begins its own. */
  async #endOfAll(): Promise<Position> {
    const request = () => ({ count: 1, options: ofAll('backwards', 'end', 1) });
    for await (const { position } of this.#events(this.#deadline, START, request)) return position;
    return START;
  }

  #eventsOf(stream: string, { direction = 'forwards', limit = Infinity, from }: ReadStreamOptions = {}) {
    const step = direction === 'forwards' ? 1 : -1;
    const begin = from ?? (direction === 'forwards' ? 'start' : 'end');
    return this.#events(this.#deadline, START, (last, taken) => {
      const next = last ? last.revision + step : begin;
      const count = next === -1 ? 0 : limit - taken;
      return { count, options: ofStream(this.#streamPrefix + stream, direction, next, count) };
    });
  }

  /** Without a deadline it may search a log that holds much besides ours for as long as that takes. */
  async *#eventsOfAll(options: ReadAllOptions = {}, deadline = Infinity): AsyncGenerator<RecordedEvent> {
    const { direction = 'forwards', limit = Infinity, filter } = options;
    const forwards = direction === 'forwards';
    const after = options.after ?? (forwards ? START : undefined);
    if (isEmpty(filter) || (!forwards && after === START)) return;
    const matches = matching(filter);
    const wanted = serverFilter(filter, this.#streamPrefix);
    let left = limit;
    const events = this.#events(deadline, after ?? START, (last) => {
      const from = last?.position ?? after;
      // One more for the event at the position itself, which the server gives when it goes forwards.
      const count = left > 0 ? left + (forwards ? 1 : 0) : 0;
      return { count, options: ofAll(direction, from === undefined ? 'end' : from === START ? 'start' : from, count, wanted) };
    });
    for await (const event of events) {
      if (event.position === after || !matches(event)) continue;
      left--;
      yield event;
      if (left === 0) return;
    }
  }

  /**
   * Events that the server gives, whatever the filter. A call that ends early, by its deadline, a cut connection or a
   * change of leader, is taken up behind the last event.
   * @param after the position that was asked for, to name where it is none
   * @param request for what is left behind the last event, when so many were taken; a count of 0 ends it
   */
  async *#events(
    deadline: number,
    after: Position,
    request: (last: RecordedEvent | undefined, taken: number) => { count: number; options: ReadReq.Options },
  ): AsyncGenerator<RecordedEvent> {
    let last: RecordedEvent | undefined;
    let taken = 0;
    let retries = this.#retries();
    for (let takenBefore = 0; ;) {
      const { count, options } = request(last, taken);
      if (count <= 0) return;
      let given = 0;
      try {
        for await (const event of this.#given(options, deadline)) {
          given++;
          if (event.position === last?.position) continue;
          last = event;
          taken++;
          yield event;
        }
        if (given < count) return;
      } catch (error) {
        this.#closing.signal.throwIfAborted();
        if (taken > takenBefore) retries = this.#retries();
        takenBefore = taken;
        await retries.after(storeFailure(error, after));
      }
    }
  }

  async *#given(options: ReadReq.Options, deadline: number): AsyncGenerator<RecordedEvent> {
    const call = await this.#open(options, { deadline, requiresLeader: true });
    // Leaving early ends in an error that nobody waits for.
    call.on('error', () => undefined);
    try {
      for await (const message of call as AsyncIterable<ReadResp>) {
        const event = message.getEvent()?.getEvent();
        if (event) yield recordedEvent(event, this.#streamPrefix);
      }
    } finally {
      call.cancel();
    }
  }

  #retries(): Retries {
    return new Retries(this.#deadline, this.#closing.signal);
  }

  async #open(options: ReadReq.Options, call: Parameters<typeof openRead>[2]): Promise<ReadCall> {
    await this.#connected();
    return openRead(this.#client, options, call);
  }

  /** The deadline of a call begins when there is a connection, and its discovery takes as long as it takes. */
  async #connected(): Promise<void> {
    this.#hasChannel = true;
    const late = Promise.withResolvers<never>();
    const reason = `no node of the event store could be asked within ${this.#deadline} ms`;
    const timer = setTimeout(() => late.reject(new StoreUnavailable(reason)), this.#deadline);
    try {
      await Promise.race([this.#client['getChannel'](), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Of one call: they end after so many, when it has missed its deadline twice, or when the store is closed. */
class Retries {
  readonly #until: number;
  readonly #closing: AbortSignal;
  #failures = 0;

  constructor(deadline: number, closing: AbortSignal) {
    this.#until = performance.now() + 1.5 * deadline;
    this.#closing = closing;
  }

  /** Waits before the next attempt. @throws the failure, where there is to be none */
  async after(failure: Error): Promise<void> {
    const wait = RETRIES[this.#failures++];
    const isPassing = failure instanceof StoreUnavailable && !isDenied(failure.cause);
    if (!isPassing || wait === undefined || performance.now() > this.#until) throw failure;
    await pause(wait * (0.5 + Math.random()), this.#closing);
    if (this.#closing.aborted) throw failure;
  }
}

/** The server refuses any stream that exists, and whatever stands there, only where part of the events is there already. */
function refusal(
  stream: string,
  expected: ExpectedRevision,
  events: readonly EventToAppend[],
  refused: AppendResp.WrongExpectedVersion,
): Error {
  const actual = refused.hasCurrentRevision() ? Number(refused.getCurrentRevision()) : -1;
  if (expected === 'any' || (expected === 'exists' && actual >= 0)) return new DuplicateEvent(events[0]!.id);
  return new RevisionMismatch(stream, expected, actual);
}
