import type { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';

import { unlessAborted } from '../backoff.ts';
import {
  type EventFilter,
  type Position,
  type RecordedEvent,
  START,
  StoreUnavailable,
  type SubscribeOptions,
  type SubscriptionBatch,
} from '../event-store.ts';
import { isEmpty, matching, serverFilter } from './all-filter.ts';
import { storeFailure } from './failure.ts';
import { type ReadCall, subscription } from './read-call.ts';
import { recordedEvent } from './recorded-event.ts';
import type { Search } from './search.ts';
import { watchSilence } from './silence.ts';

export interface Source {
  open(options: ReadReq.Options): Promise<ReadCall>;
  /** What stands behind a position. */
  search(after: Position, filter: EventFilter | undefined): Search;
  readonly streamPrefix: string;
  /** Milliseconds without a message after which the log is asked whether one is missing. */
  readonly patience: number;
  /** Aborts with the error to end with. */
  readonly closing: AbortSignal;
}

const BATCH_SIZE = 500;

/**
 * One subscription: in full batches while it catches up, then in batches of what has arrived. It holds at most about two
 * batches: when nobody takes them, the connection's own flow control stops the server. A batch's position is that of the
 * last event taken, never a checkpoint of the server: those have run ahead of events still to come (EventStore issue
 * 4970).
 */
export async function* follow(
  source: Source,
  { after, filter, signal, batchSize = BATCH_SIZE }: SubscribeOptions,
): AsyncGenerator<SubscriptionBatch> {
  if (signal.aborted) return;
  source.closing.throwIfAborted();
  const matches = matching(filter);
  const call = await opened(source, after, filter, signal);
  if (!call) return;

  const left = new AbortController();
  let woken = Promise.withResolvers<void>();
  let failure: Error | undefined;
  let isWaiting = false;
  let messages = 0;
  let position = after;
  const wake = () => woken.resolve();
  const fail = (error: unknown) => {
    failure ??= storeFailure(error, after);
    wake();
  };
  const close = () => fail(source.closing.reason);
  call.on('readable', wake);
  call.on('error', fail);
  call.on('end', () => fail(new StoreUnavailable('the event store ended the subscription')));
  signal.addEventListener('abort', wake);
  source.closing.addEventListener('abort', close);

  const missing = source.search(after, filter);
  watchSilence(
    {
      patience: source.patience,
      heard: () => messages,
      isWaiting: () => isWaiting,
      misses: () => missing.findsMore(position),
    },
    left.signal,
  ).catch((error: unknown) => {
    if (!left.signal.aborted) fail(error);
  });

  let live = false;
  let events: RecordedEvent[] = [];
  try {
    while (!signal.aborted) {
      let caughtUp = false;
      while (events.length < batchSize) {
        const message = call.read();
        if (message === null) break;
        messages++;
        if (message.hasCaughtUp()) {
          caughtUp = live = true;
          break;
        }
        if (message.hasFellBehind()) live = false;
        const stored = message.getEvent()?.getEvent();
        if (!stored) continue;
        const event = recordedEvent(stored, source.streamPrefix);
        position = event.position;
        if (!isEmpty(filter) && matches(event)) events.push(event);
      }
      // While it catches up something always follows, so a batch waits to be full.
      const due = live || failure !== undefined || events.length === batchSize;
      if (caughtUp || (due && events.length > 0)) {
        caughtUp ||= live && call.readableLength === 0;
        const batch = { events, caughtUp, position };
        events = [];
        yield batch;
      } else if (failure) {
        throw failure;
      } else {
        isWaiting = true;
        woken = Promise.withResolvers();
        await woken.promise;
        isWaiting = false;
      }
    }
  } finally {
    left.abort();
    signal.removeEventListener('abort', wake);
    source.closing.removeEventListener('abort', close);
    call.cancel();
  }
}

/** Undefined: the signal was aborted before there was one. */
async function opened(
  source: Source,
  after: Position,
  filter: EventFilter | undefined,
  signal: AbortSignal,
): Promise<ReadCall | undefined> {
  // An empty list lets nothing through, and the server would refuse it.
  const wanted = serverFilter(isEmpty(filter) ? undefined : filter, source.streamPrefix);
  const opening = source.open(subscription(after === START ? 'start' : after, wanted));
  try {
    return await unlessAborted(opening, AbortSignal.any([signal, source.closing]));
  } catch (error) {
    // What opens when nobody waits for it any more is closed.
    opening.then(
      (call) => call.on('error', () => undefined).cancel(),
      () => undefined,
    );
    if (signal.aborted) return undefined;
    throw storeFailure(error, after);
  }
}
