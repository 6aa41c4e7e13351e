import { type RecordedEvent, START, StoreUnavailable } from '#event-store/event-store.ts';
import { describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

import { clusterOf, event, peerOf, storeOn, take } from './harness.ts';

describe('a cluster', () => {
  test('is found by asking any of its nodes, and written to at its leader', async () => {
    const cluster = await clusterOf(3);
    cluster.leader = cluster.nodes[2]!;
    await cluster.nodes[0]!.stop();
    const store = storeOn(cluster.connectionString);
    const { position } = await store.append('meeting-a', 'none', [event()]);
    expect(await store.head()).toBe(position);
  });

  test('is written to, read and followed through a change of leader', async () => {
    const cluster = await clusterOf(3);
    const store = storeOn(cluster.connectionString);
    await store.append('meeting-a', 'none', [event()]);
    cluster.leader = cluster.nodes[1]!;
    expect((await store.append('meeting-a', 0, [event()])).revision).toBe(1);
    cluster.leader = cluster.nodes[2]!;
    expect((await take(store.read('meeting-a'))).length).toBe(2);
    const controller = new AbortController();
    const seen: RecordedEvent[] = [];
    for await (const batch of store.subscribe({ after: START, signal: controller.signal })) {
      seen.push(...batch.events);
      if (batch.caughtUp) controller.abort();
    }
    expect(seen.map((e) => e.revision)).toEqual([0, 1]);
  });

  test('whose leader stops is written to at the next one', async () => {
    const cluster = await clusterOf(3);
    const store = storeOn(cluster.connectionString);
    await store.append('meeting-a', 'none', [event()]);
    cluster.leader = cluster.nodes[1]!;
    await cluster.nodes[0]!.stop();
    expect((await store.append('meeting-a', 0, [event()])).revision).toBe(1);
  });

  test('without a leader is not available, and is again when it has one', async () => {
    const cluster = await clusterOf(3);
    const store = storeOn(cluster.connectionString);
    await store.append('meeting-a', 'none', [event()]);
    cluster.leader = null;
    await expect(store.append('meeting-a', 0, [event()])).rejects.toThrow(StoreUnavailable);
    await expect(take(store.read('meeting-a'))).rejects.toThrow(StoreUnavailable);
    cluster.leader = cluster.nodes[1]!;
    expect((await store.append('meeting-a', 0, [event()])).revision).toBe(1);
  });

  test('of which no node says anything is not available within twice the deadline', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => void sockets.push(socket.on('error', () => undefined))).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const store = storeOn(`kurrentdb://127.0.0.1:${port},localhost:${port}?tls=false&defaultDeadline=500`);
    const begin = performance.now();
    await expect(store.append('meeting-a', 'none', [event()])).rejects.toThrow('no node of the event store could be asked');
    await expect(store.head()).rejects.toThrow(StoreUnavailable);
    // Else each takes minutes: five seconds a host and an attempt.
    expect(performance.now() - begin).toBeLessThan(60_000);
    silent.close();
    for (const socket of sockets) socket.destroy();
  });

  test('of which one node is named is written to and read at its leader, wherever that is', async () => {
    const cluster = await clusterOf(3);
    const [, follower] = cluster.nodes;
    const store = storeOn(follower!.connectionString);
    expect((await store.append('meeting-a', 'none', [event()])).revision).toBe(0);
    cluster.leader = cluster.nodes[2]!;
    expect((await take(store.read('meeting-a'))).length).toBe(1);
  });
});

test('a cluster is found by its name', async () => {
  const peer = await peerOf();
  const store = storeOn(`kurrentdb+discover://127.0.0.1:${peer.port}?tls=false`);
  const { position } = await store.append('meeting-a', 'none', [event()]);
  expect(await store.head()).toBe(position);
});
