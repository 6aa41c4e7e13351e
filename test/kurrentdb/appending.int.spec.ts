import { RevisionMismatch, StoreUnavailable } from '#event-store/event-store.ts';
import { status } from '@grpc/grpc-js';
import { describe, expect, test } from '@jest/globals';

import { event, peerOf, proposed, storeOn, take } from './harness.ts';
import { cutAfterStoring, cutBeforeStoring, neverAnswered, once } from './peer/faults.ts';
import { notLeader } from './peer/statuses.ts';

describe('appends', () => {
  test.each([['any'], ['exists'], [0]] as const)('whose answer is lost are in the log once, expecting %p', async (expected) => {
    const peer = await peerOf();
    const store = storeOn(peer.connectionString);
    await store.append('meeting-a', 'none', [event()]);
    peer.faults.append = once(cutAfterStoring(peer));
    const sent = [event(), event()];
    const answer = await store.append('meeting-a', expected, sent);
    const stored = await take(store.read('meeting-a', { from: 1 }));
    expect(stored.map((e) => e.id)).toEqual(sent.map((e) => e.id));
    expect(answer).toEqual({ revision: 2, position: stored[1]!.position });
  });

  test('whose answer is lost to a server that then forgot them are in the log once, expecting any', async () => {
    const peer = await peerOf();
    const store = storeOn(peer.connectionString);
    const others = [event(), event()];
    peer.faults.append = once((stream, write) => {
      const decision = write();
      for (const { id } of others) peer.log.append(stream, 'any', [proposed(id)]);
      peer.log.forgetIds();
      peer.cut();
      return decision;
    });
    const sent = event();
    expect((await store.append('meeting-a', 'any', [sent])).revision).toBe(0);
    expect((await take(store.read('meeting-a'))).map((e) => e.id)).toEqual([sent, ...others].map((e) => e.id));
  });

  test('that never reached the log are sent again', async () => {
    const peer = await peerOf();
    const store = storeOn(peer.connectionString);
    peer.faults.append = once(cutBeforeStoring(peer));
    expect((await store.append('meeting-a', 'none', [event()])).revision).toBe(0);
    expect((await take(store.read('meeting-a'))).length).toBe(1);
  });

  test('refused by a node that is not the leader go to the leader', async () => {
    const follower = await peerOf();
    const leader = await peerOf();
    follower.faults.append = () => {
      throw notLeader('127.0.0.1', leader.port);
    };
    const store = storeOn(follower.connectionString);
    expect((await store.append('meeting-a', 'none', [event()])).revision).toBe(0);
    expect(leader.log.stream('meeting-a').length).toBe(1);
  });

  test.each([
    ['UNKNOWN', status.UNKNOWN],
    ['RESOURCE_EXHAUSTED', status.RESOURCE_EXHAUSTED],
    ['UNIMPLEMENTED, as a proxy says it', status.UNIMPLEMENTED],
  ])('that are stored and answered %s are sent again', async (_, code) => {
    const peer = await peerOf();
    const store = storeOn(peer.connectionString);
    peer.faults.append = once((_stream, write) => {
      write();
      throw Object.assign(new Error('Exception was thrown by handler.'), { code });
    });
    expect((await store.append('meeting-a', 'none', [event()])).revision).toBe(0);
    expect(peer.log.stream('meeting-a').length).toBe(1);
  });

  test('that are never answered end, and say so', async () => {
    const peer = await peerOf();
    const store = storeOn(`${peer.connectionString}&defaultDeadline=200`);
    peer.faults.append = neverAnswered;
    await expect(store.append('meeting-a', 'none', [event()])).rejects.toThrow(StoreUnavailable);
  });

  test('that are pending together when the connection is cut are all answered, and in the log once', async () => {
    const peer = await peerOf();
    const store = storeOn(peer.connectionString);
    await store.append('meeting-0', 'none', [event()]);
    let stored = 0;
    peer.faults.append = (_stream, write) => {
      const decision = write();
      if (++stored === 10) peer.cut();
      return decision;
    };
    const streams = Array.from({ length: 20 }, (_, n) => `meeting-${n + 1}`);
    const answers = await Promise.all(streams.map((stream) => store.append(stream, 'none', [event(), event()])));
    expect(answers.map(({ revision }) => revision)).toEqual(streams.map(() => 1));
    expect(streams.map((stream) => peer.log.stream(stream).length)).toEqual(streams.map(() => 2));
  });

  test('that wait to be sent again when the store is closed fail at once', async () => {
    const peer = await peerOf();
    const store = storeOn(peer.connectionString);
    await store.append('meeting-a', 'none', [event()]);
    await peer.stop();
    const [refused] = await Promise.allSettled([store.append('meeting-a', 0, [event()]), store.close()]);
    expect(refused).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
  });

  test('of which one is refused by its size do not stop the others', async () => {
    const peer = await peerOf({ maximumAppendSize: 1024 * 1024 });
    const store = storeOn(peer.connectionString);
    const large = event(JSON.stringify({ note: 'x'.repeat(1024 * 1024) }));
    const [a, b, c] = [
      store.append('meeting-a', 'none', [event()]),
      store.append('meeting-b', 'none', [large]),
      store.append('meeting-c', 'none', [event()]),
    ];
    await expect(b).rejects.toMatchObject({ name: 'AppendTooLarge', limit: 1024 * 1024 });
    expect((await Promise.all([a, c])).map((answer) => answer.revision)).toEqual([0, 0]);
    expect(await take(store.read('meeting-b'))).toEqual([]);
  });

  test('that meet another revision say which, for each expectation', async () => {
    const peer = await peerOf();
    const store = storeOn(peer.connectionString);
    await expect(store.append('meeting-a', 'exists', [event()])).rejects.toMatchObject({ expected: 'exists', actual: -1 });
    await expect(store.append('meeting-a', 3, [event()])).rejects.toThrow(RevisionMismatch);
    await store.append('meeting-a', 'none', [event(), event()]);
    await expect(store.append('meeting-a', 'none', [event()])).rejects.toMatchObject({ expected: 'none', actual: 1 });
    await expect(store.append('meeting-a', 0, [event()])).rejects.toMatchObject({ expected: 0, actual: 1 });
  });
});
