import { type EventStore, type RecordedEvent, START, StoreUnavailable } from '#event-store/event-store.ts';
import { describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';

import { event, peerOf, storeOn } from './harness.ts';
import type { LogRecord } from './peer/log.ts';
import type { Peer } from './peer/peer.ts';

describe('a subscription', () => {
  test('whose connection is cut ends with an error, and is taken up where it was left', async () => {
    const peer = await peerOf();
    const store = storeOn(peer.connectionString);
    await store.append('meeting-a', 'none', [event(), event(), event()]);
    const seen: RecordedEvent[] = [];
    let position = START;
    const { signal } = new AbortController();
    const reading = async () => {
      for await (const batch of store.subscribe({ after: position, signal, batchSize: 2 })) {
        seen.push(...batch.events);
        position = batch.position;
        if (seen.length === 3) peer.cut();
        if (seen.length === 5 && batch.caughtUp) return;
      }
    };
    await expect(reading()).rejects.toThrow(StoreUnavailable);
    await store.append('meeting-a', 2, [event(), event()]);
    await reading();
    expect(seen.map((e) => e.revision)).toEqual([0, 1, 2, 3, 4]);
  });

  test('that nobody reads stops the server', async () => {
    const peer = await peerOf();
    const store = storeOn(peer.connectionString);
    const data = JSON.stringify({ note: 'x'.repeat(4000) });
    const total = 5000;
    for (let n = 0; n < total; n += 100) {
      const events = Array.from({ length: 100 }, () => event(data));
      await store.append('meeting-a', n === 0 ? 'none' : n - 1, events);
    }
    const controller = new AbortController();
    let taken = 0;
    let sent = total;
    for await (const batch of store.subscribe({ after: START, signal: controller.signal, batchSize: 10 })) {
      if (taken === 0) {
        do {
          sent = peer.sent.events;
          await sleep(100);
        } while (peer.sent.events > sent);
      }
      taken += batch.events.length;
      if (batch.caughtUp) controller.abort();
    }
    expect(sent).toBeLessThan(total / 2);
    expect(taken).toBe(total);
  });

  test('that the server ends without an error ends with one', async () => {
    const peer = await peerOf();
    const store = storeOn(peer.connectionString);
    const following = takeUntil(store, START, (_, caughtUp) => {
      if (caughtUp) peer.endSubscriptions();
      return false;
    });
    await expect(following).rejects.toThrow('ended the subscription');
  });

  test('that is silent while the log goes on ends with an error', async () => {
    const peer = await peerOf();
    const store = storeOn(`${peer.connectionString}&defaultDeadline=300`);
    const { position } = await store.append('meeting-a', 'none', [event()]);
    let appended: Promise<unknown> | undefined;
    const following = takeUntil(store, START, (_, caughtUp) => {
      peer.faults.mute = true;
      if (caughtUp) appended ??= store.append('meeting-a', 0, [event()]);
      return false;
    });
    await expect(following).rejects.toThrow('delivers nothing');
    await appended;
    peer.faults.mute = false;
    const seen = await takeUntil(store, position, (events) => events.length === 1);
    expect(seen.map((e) => e.revision)).toEqual([1]);
  });

  test('that is silent because nothing happens goes on', async () => {
    const peer = await peerOf();
    const store = storeOn(`${peer.connectionString}&defaultDeadline=100`);
    await store.append('meeting-a', 'none', [event()]);
    const reads = countReads(peer);
    const seen = takeUntil(store, START, (events) => events.length === 2);
    // Several times it was silent for long enough to be asked about.
    while (reads() < 5) await sleep(20);
    await store.append('meeting-a', 0, [event()]);
    expect((await seen).map((e) => e.revision)).toEqual([0, 1]);
  });

  test('is taken up from what was handled, not from a checkpoint that has run ahead of it', async () => {
    const peer = await peerOf();
    const store = storeOn(peer.connectionString);
    await store.append('meeting-a', 'none', [event(), event(), event()]);
    Object.assign(peer.faults, {
      checkpointAhead: true,
      mute: ({ revision, stream }: LogRecord) => stream === 'meeting-a' && revision > 0n,
    });
    let position = START;
    const seen: RecordedEvent[] = [];
    const { signal } = new AbortController();
    const follow = async () => {
      for await (const batch of store.subscribe({ after: position, signal })) {
        seen.push(...batch.events);
        ({ position } = batch);
        if (seen.length === 3) return;
      }
    };
    const following = follow();
    while (peer.sent.checkpoints === 0) await sleep(10);
    peer.cut();
    await expect(following).rejects.toThrow(StoreUnavailable);
    expect(seen.map((e) => e.revision)).toEqual([0]);
    peer.faults.mute = false;
    await follow();
    expect(seen.map((e) => e.revision)).toEqual([0, 1, 2]);
  });

  test('that is silent is found to be so, whatever a checkpoint says of what it left out', async () => {
    const peer = await peerOf();
    const store = storeOn(`${peer.connectionString}&defaultDeadline=200`);
    await store.append('meeting-a', 'none', [event()]);
    let appended: Promise<unknown> | undefined;
    const following = takeUntil(store, START, (_, caughtUp) => {
      Object.assign(peer.faults, { checkpointAhead: true, mute: true });
      if (caughtUp) appended ??= store.append('meeting-a', 0, [event()]);
      return false;
    });
    await expect(following).rejects.toThrow('delivers nothing');
    await appended;
    expect(peer.sent.checkpoints).toBeGreaterThan(0);
  });

  test('of a server before 25.0, which says less, is the same', async () => {
    const peer = await peerOf({ version: '23.10.0' });
    const store = storeOn(peer.connectionString);
    await store.append('meeting-a', 'none', [event(), event()]);
    const seen = await takeUntil(store, START, (events, caughtUp) => caughtUp && events.length === 2);
    expect(seen.map((e) => e.revision)).toEqual([0, 1]);
  });
});

/** Follows until a batch, and all that came before it, are enough. */
async function takeUntil(
  store: EventStore,
  after: bigint,
  isEnough: (events: readonly RecordedEvent[], caughtUp: boolean) => boolean,
): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  const { signal } = new AbortController();
  for await (const batch of store.subscribe({ after, signal })) {
    events.push(...batch.events);
    if (isEnough(events, batch.caughtUp)) break;
  }
  return events;
}

function countReads(peer: Peer): () => number {
  let reads = 0;
  peer.faults.read = () => void reads++;
  return () => reads;
}
