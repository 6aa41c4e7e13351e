import { type KurrentDBClient, START as LOG_START } from '@kurrent/kurrentdb-client';

import { type RecordedEvent, START, StoreUnavailable, type SubscribeOptions, type SubscriptionBatch } from '../event-store.ts';
import { isEmpty, matching, serverFilter } from './all-filter.ts';
import { storeFailure } from './failure.ts';
import { recordedEvent } from './recorded-event.ts';

const BATCH_SIZE = 500;

/**
 * One subscription of the client, in batches of what has arrived. It holds at most about two batches: when nobody takes
 * them, the connection's own flow control stops the server. A batch's position is that of the last event taken, never
 * a checkpoint of the server: those have run ahead of events still to come (EventStore issue 4970).
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

  let wake = (): void => undefined;
  let failure: Error | undefined;
  /** Events that had arrived when the server said that the reader has caught up, and are still to be taken. */
  let untilCaughtUp: number | undefined;
  const fail = (error: Error) => {
    failure ??= error;
    wake();
  };
  const stop = () => wake();
  const close = () => fail(closing.reason as Error);
  source.on('readable', () => wake());
  source.on('caughtUp', () => {
    untilCaughtUp = source.readableLength;
    wake();
  });
  source.on('error', (error) => fail(storeFailure(error)));
  source.on('end', () => fail(new StoreUnavailable('the event store ended the subscription')));
  signal.addEventListener('abort', stop);
  closing.addEventListener('abort', close);

  let position = after;
  let live = false;
  try {
    while (!signal.aborted) {
      const events: RecordedEvent[] = [];
      let caughtUp = false;
      while (events.length < batchSize) {
        if (untilCaughtUp === 0) {
          untilCaughtUp = undefined;
          caughtUp = live = true;
          break;
        }
        const next = source.read() as { event?: Parameters<typeof recordedEvent>[0] } | null;
        if (next === null) break;
        if (untilCaughtUp !== undefined) untilCaughtUp--;
        if (!next.event) continue;
        const event = recordedEvent(next.event);
        position = event.position;
        if (!isEmpty(filter) && matches(event)) events.push(event);
      }
      if (events.length > 0 || caughtUp) {
        caughtUp ||= live && source.readableLength === 0;
        yield { events, caughtUp, position };
      } else if (failure) {
        throw failure;
      } else {
        await new Promise<void>((resolve) => (wake = resolve));
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    closing.removeEventListener('abort', close);
    // Cancelling may end in an error that nobody waits for.
    source.on('error', () => undefined);
    await source.unsubscribe().catch(() => undefined);
  }
}
