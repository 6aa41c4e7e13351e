import type { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { setTimeout as sleep } from 'node:timers/promises';

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

export interface Source {
  open(options: ReadReq.Options): Promise<ReadCall>;
  /** Whether anything that matches stands behind a position. */
  holdsMore(after: Position, filter: EventFilter | undefined): Promise<boolean>;
  readonly streamPrefix: string;
  /** Milliseconds without a message after which the log is asked whether one is missing. */
  readonly silence: number;
  /** Aborts with the error to end with. */
  readonly closing: AbortSignal;
}

const BATCH_SIZE = 500;

/**
 * One subscription: in full batches while it catches up, then in batches of what has arrived. It holds at most about two
 * batches: when nobody takes them, the connection's own flow control stops the server. A batch's position is that of the
 * last event taken, never a checkpoint of the server: those have run ahead of events still to come (EventStore issue
 * 4970). A subscription that is silent while the log goes on is dead, and ends with an error.
 */
export async function* follow(
  source: Source,
  { after, filter, signal, batchSize = BATCH_SIZE }: SubscribeOptions,
): AsyncGenerator<SubscriptionBatch> {
  const { closing, silence, streamPrefix } = source;
  if (signal.aborted) return;
  closing.throwIfAborted();
  const matches = matching(filter);
  // An empty list lets nothing through, and the server would refuse it.
  const wanted = serverFilter(isEmpty(filter) ? undefined : filter, streamPrefix);
  const call = await source.open(subscription(after === START ? 'start' : after, wanted)).catch((error: unknown) => {
    throw storeFailure(error);
  });

  let woken = Promise.withResolvers<void>();
  let failure: Error | undefined;
  let isWaiting = false;
  let messages = 0;
  let position = after;
  /** How far the server says that it is: for the question whether anything is missing alone. */
  let passed = after;
  const wake = () => woken.resolve();
  const fail = (error: unknown) => {
    failure ??= storeFailure(error);
    wake();
  };
  const close = () => fail(closing.reason);
  call.on('readable', wake);
  call.on('error', fail);
  call.on('end', () => fail(new StoreUnavailable('the event store ended the subscription')));
  signal.addEventListener('abort', wake);
  closing.addEventListener('abort', close);

  const left = new AbortController();
  const watch = async () => {
    while (!left.signal.aborted) {
      const before = messages;
      const isSilent = async () => {
        await sleep(silence, undefined, { signal: left.signal });
        return isWaiting && messages === before;
      };
      // Twice, for what was appended just now may be on its way.
      if ((await isSilent()) && (await source.holdsMore(passed, filter)) && (await isSilent())) {
        fail(new StoreUnavailable('the event store delivers nothing to the subscription, though its log holds more'));
      }
    }
  };
  watch().catch((error: unknown) => {
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
          passed = later(passed, message.getCaughtUp()!.getPosition());
          caughtUp = live = true;
          break;
        }
        if (message.hasFellBehind()) live = false;
        if (message.hasCheckpoint()) passed = later(passed, message.getCheckpoint());
        const stored = message.getEvent()?.getEvent();
        if (!stored) continue;
        const event = recordedEvent(stored, streamPrefix);
        passed = position = event.position;
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
    closing.removeEventListener('abort', close);
    call.cancel();
  }
}

function later(one: Position, other: { getCommitPosition(): string } | undefined): Position {
  const position = BigInt(other?.getCommitPosition() ?? 0);
  return position > one ? position : one;
}
