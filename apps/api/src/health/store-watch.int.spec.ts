import { expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore, Position } from '#event-store/event-store.ts';
import { openStore } from '#event-store/open-store.ts';
import { StoreWatch } from './store-watch.ts';

test('A store that answers is available, however long the end of its log is searched for', async () => {
  const store = await openStore(':memory:');
  const end = Promise.withResolvers<Position>();
  let searches = 0;
  const slow: EventStore = Object.create(store, {
    head: {
      value: () => {
        searches++;
        return end.promise;
      },
    },
    logId: { value: () => store.logId() },
    assertWritable: { value: () => store.assertWritable?.() },
  });
  const watch = new StoreWatch(slow, () => new Date());
  try {
    while (watch.standing.state === 'away') await sleep(5);
    expect(watch.firstHead).toBeNull();
    for (let asked = 0; asked < 3; asked++) {
      watch.askNow();
      await sleep(5);
    }
    expect(watch.standing).toMatchObject({ state: 'available', reason: null });
    expect(searches).toBe(1);
    end.resolve(7n);
    while (watch.firstHead === null) await sleep(5);
    expect(watch.firstHead).toBe(7n);
  } finally {
    watch.close();
    await store.close();
  }
});
