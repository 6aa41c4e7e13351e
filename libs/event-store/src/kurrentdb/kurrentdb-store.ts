import {
  type AppendResult,
  type AppendStreamState,
  BACKWARDS,
  END as LOG_END,
  ErrorType,
  FORWARDS,
  jsonEvent,
  type KurrentDBClient,
  type ReadRevision,
  START as LOG_START,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { setTimeout as sleep } from 'node:timers/promises';

import {
  type Appended,
  DuplicateEvent,
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
import { refuseUnfit } from '../acceptance.ts';
import { isEmpty, LOG_STREAM, matching, serverFilter } from './all-filter.ts';
import { type Connection, connect } from './connection.ts';
import { isOfType, storeFailure } from './failure.ts';
import { recordedEvent } from './recorded-event.ts';
import { follow } from './subscription.ts';

/** Events asked of the server at once: a read that is left early leaves no more than this behind. */
const PAGE = 500;

/** Milliseconds before each repetition of an append whose outcome is not known. */
const RETRIES = [50, 250, 1000];

/** How far back, in events, to look for an append that expected no exact revision. */
const LOOK_BACK = 1000;

/**
 * EventStoreDB 23.10 and later, and KurrentDB.
 * @param connectionString `kurrentdb://` or `esdb://`, with the client's options. Nothing is sent before the first call.
 * @throws {Error} when the connection string is not usable; neither this nor any other message quotes its credentials
 */
export function openKurrentDbStore(connectionString: string): EventStore {
  return new KurrentDbStore(connect(connectionString));
}

class KurrentDbStore implements EventStore {
  readonly #client: KurrentDBClient;
  readonly #deadline: number;
  readonly #closing = new AbortController();
  readonly #pending = new Set<Promise<unknown>>();
  #logId: Promise<string> | undefined;
  #hasChannel = false;

  constructor({ client, deadline }: Connection) {
    this.#client = client;
    this.#deadline = deadline;
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
    this.#hasChannel = true;
    return follow(this.#client, options, this.#closing.signal);
  }

  async head(): Promise<Position> {
    for await (const last of this.readAll({ direction: 'backwards', limit: 1 })) return last.position;
    return START;
  }

  /** The id of the one event in a stream of its own, which whoever comes first writes. */
  logId(): Promise<string> {
    this.#logId ??= this.#named().catch((error: unknown) => {
      this.#logId = undefined;
      throw error;
    });
    return this.#logId;
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
    for (let attempt = 0; ; attempt++) {
      try {
        const exact = expected !== 'any' && expected !== 'exists';
        const stored = attempt === 0 || exact ? undefined : await this.#stored(stream, events.at(-1)!.id);
        return stored ?? (await this.#send(stream, expected, events));
      } catch (error) {
        if (error instanceof WrongExpectedVersionError) throw refusal(stream, expected, events, error);
        const failure = storeFailure(error);
        const wait = RETRIES[attempt];
        if (!(failure instanceof StoreUnavailable) || wait === undefined) throw failure;
        await sleep(wait * (0.5 + Math.random()));
      }
    }
  }

  async #send(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<Appended> {
    const proposed = events.map(({ id, type, data, metadata }) =>
      jsonEvent({ id, type, data: JSON.parse(data), metadata: JSON.parse(metadata) }),
    );
    this.#hasChannel = true;
    const result: AppendResult = await this.#inTime(
      this.#client.appendToStream(stream, proposed, { streamState: streamState(expected) }),
    );
    const revision = Number(result.nextExpectedRevision);
    if (result.position) return { revision, position: result.position.commit };
    for await (const { position } of this.#eventsOf(stream, { from: revision, limit: 1 })) return { revision, position };
    throw new StoreUnavailable(`the event store does not show what it stored in stream ${stream}`);
  }

  /** A batch append has no deadline at the client, which waits for ever for an answer that is lost. */
  async #inTime<T>(answer: Promise<T>): Promise<T> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => late.reject(new StoreUnavailable(`the event store did not answer within ${this.#deadline} ms`)),
      this.#deadline,
    );
    try {
      return await Promise.race([answer, late.promise]);
    } finally {
      clearTimeout(timer);
    }
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

  async #named(): Promise<string> {
    for (;;) {
      for await (const { id } of this.read(LOG_STREAM, { limit: 1 })) return id;
      const id = crypto.randomUUID();
      try {
        await this.append(LOG_STREAM, 'none', [{ id, type: 'LogNamed', data: '{}', metadata: '{}' }]);
      } catch (error) {
        if (!(error instanceof RevisionMismatch)) throw error;
      }
    }
  }

  async *#eventsOf(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent> {
    const { direction = 'forwards', limit = Infinity } = options;
    const forwards = direction === 'forwards';
    let from: ReadRevision = options.from === undefined ? (forwards ? LOG_START : LOG_END) : BigInt(options.from);
    for (let left = limit; left > 0;) {
      const count = Math.min(left, PAGE);
      const page = this.#client.readStream(stream, {
        direction: forwards ? FORWARDS : BACKWARDS,
        fromRevision: from,
        maxCount: count,
      });
      let last: RecordedEvent | undefined;
      let read = 0;
      for await (const event of recorded(page)) {
        read++;
        yield (last = event);
      }
      if (last === undefined || read < count || (!forwards && last.revision === 0)) return;
      left -= read;
      from = BigInt(forwards ? last.revision + 1 : last.revision - 1);
    }
  }

  /** The server reads from a position itself when it goes forwards, and from below it when it goes backwards. */
  async *#eventsOfAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    const { direction = 'forwards', limit = Infinity, filter } = options;
    const forwards = direction === 'forwards';
    let after = options.after ?? (forwards ? START : undefined);
    if (isEmpty(filter) || (!forwards && after === START)) return;
    const matches = matching(filter);
    for (let left = limit; left > 0;) {
      const from = after;
      // One more, for the event at the position itself.
      const count = Math.min(left, PAGE) + (forwards ? 1 : 0);
      const page = this.#client.readAll({
        direction: forwards ? FORWARDS : BACKWARDS,
        fromPosition: from === undefined ? LOG_END : from === START ? LOG_START : { commit: from, prepare: from },
        maxCount: count,
        filter: serverFilter(filter),
      });
      let read = 0;
      for await (const event of recorded(page)) {
        read++;
        if (event.position === from) continue;
        after = event.position;
        if (!matches(event)) continue;
        yield event;
        if (--left === 0) return;
      }
      if (read < count) return;
    }
  }
}

async function* recorded(
  page: AsyncIterable<{ event?: Parameters<typeof recordedEvent>[0] | undefined }>,
): AsyncGenerator<RecordedEvent> {
  try {
    for await (const { event } of page) if (event) yield recordedEvent(event);
  } catch (error) {
    if (!isOfType(error, ErrorType.STREAM_NOT_FOUND)) throw storeFailure(error);
  }
}

function streamState(expected: ExpectedRevision): AppendStreamState {
  switch (expected) {
    case 'any':
      return 'any';
    case 'none':
      return 'no_stream';
    case 'exists':
      return 'stream_exists';
    default:
      return BigInt(expected);
  }
}

/** The server refuses any stream that exists, and whatever stands there, only where part of the events is there already. */
function refusal(
  stream: string,
  expected: ExpectedRevision,
  events: readonly EventToAppend[],
  { actualState }: WrongExpectedVersionError,
): Error {
  const actual = typeof actualState === 'bigint' || typeof actualState === 'number' ? Number(actualState) : -1;
  if (expected === 'any' || (expected === 'exists' && actual >= 0)) return new DuplicateEvent(events[0]!.id);
  return new RevisionMismatch(stream, expected, actual);
}
