import { type AllStreamResolvedEvent, type KurrentDBClient, START as LOG_START } from '@kurrent/kurrentdb-client';

import { type RecordedEvent, START, StoreUnavailable, type SubscribeOptions, type SubscriptionBatch } from '../event-store.ts';
import { isEmpty, matching, serverFilter } from './all-filter.ts';
import { storeFailure } from './failure.ts';
import { recordedEvent } from './recorded-event.ts';

const BATCH_SIZE = 500;

/**
 * One subscription of the client: in full batches while it catches up, then in batches of what has arrived. It holds
 * at most about two batches: when nobody takes them, the connection's own flow control stops the server. A batch's
 * position is that of the last event taken, never a checkpoint of the server: those have run ahead of events still to
 * come (EventStore issue 4970).
 * @param closing aborts with the error to end with
 */
export async function* follow(
  client: KurrentDBClient,
  { after, filter, signal, batchSize = BATCH_SIZE }: SubscribeOptions,
  closing: AbortSignal,
): AsyncGenerator<SubscriptionBatch> {
  if (signal.aborted) return;
  closing.throwIfAborted();
  const matches = matching(filter);
  const source = client.subscribeToAll(
    {
      fromPosition: after === START ? LOG_START : { commit: after, prepare: after },
      // An empty list lets nothing through, and the server would refuse it.
      filter: serverFilter(isEmpty(filter) ? undefined : filter),
    },
    { highWaterMark: batchSize },
  );

  let woken = Promise.withResolvers<void>();
  let failure: Error | undefined;
  /** Events that had arrived when the server said that the reader has caught up, and are still to be taken. */
  let untilCaughtUp: number | undefined;
  const wake = () => woken.resolve();
  const fail = (error: unknown) => {
    failure ??= storeFailure(error);
    wake();
  };
  const close = () => fail(closing.reason);
  source.on('readable', wake);
  source.on('caughtUp', () => {
    untilCaughtUp = source.readableLength;
    wake();
  });
  source.on('error', fail);
  source.on('end', () => fail(new StoreUnavailable('the event store ended the subscription')));
  signal.addEventListener('abort', wake);
  closing.addEventListener('abort', close);

  let position = after;
  let live = false;
  let events: RecordedEvent[] = [];
  try {
    while (!signal.aborted) {
      let caughtUp = false;
      for (;;) {
        if (untilCaughtUp === 0) {
          untilCaughtUp = undefined;
          caughtUp = live = true;
          break;
        }
        if (events.length === batchSize) break;
        const next: AllStreamResolvedEvent | null = source.read();
        if (next === null) break;
        if (untilCaughtUp !== undefined) untilCaughtUp--;
        if (!next.event) continue;
        const event = recordedEvent(next.event);
        position = event.position;
        if (!isEmpty(filter) && matches(event)) events.push(event);
      }
      // While it catches up something always follows, so a batch waits to be full.
      const due = live || failure !== undefined || events.length === batchSize;
      if (caughtUp || (due && events.length > 0)) {
        caughtUp ||= live && source.readableLength === 0;
        const batch = { events, caughtUp, position };
        events = [];
        yield batch;
      } else if (failure) {
        throw failure;
      } else {
        woken = Promise.withResolvers();
        await woken.promise;
      }
    }
  } finally {
    signal.removeEventListener('abort', wake);
    closing.removeEventListener('abort', close);
    // Cancelling may end in an error that nobody waits for.
    source.on('error', () => undefined);
    await source.unsubscribe().catch(() => undefined);
  }
}
