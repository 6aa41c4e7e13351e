import { type RecordedEvent, START } from '#event-store/event-store.ts';
import { describe, expect, test } from '@jest/globals';

import { event, peerOf, proposed, storeOn, take } from './harness.ts';

describe('what is not Chancery’s to see', () => {
  test('stays at the server: system events and the name of the log', async () => {
    const peer = await peerOf();
    const store = storeOn(peer.connectionString);
    expect(await store.head()).toBe(START);
    await store.logId();
    expect(await take(store.readAll())).toEqual([]);
    expect(await store.head()).toBe(START);
    const streams = Array.from({ length: 9 }, (_, n) => `meeting-${n}`);
    for (const stream of streams) await store.append(stream, 'none', [event()]);
    expect(peer.log.records.filter((record) => record.stream.startsWith('$')).length).toBeGreaterThan(4);
    const before = peer.sent.events;
    const all = await take(store.readAll());
    expect(all.map((e) => e.stream)).toEqual(streams);
    expect(peer.sent.events - before).toBe(9);
    expect(await store.head()).toBe(all.at(-1)!.position);
    const controller = new AbortController();
    const followed: RecordedEvent[] = [];
    for await (const batch of store.subscribe({ after: START, signal: controller.signal })) {
      followed.push(...batch.events);
      if (batch.caughtUp) controller.abort();
    }
    expect(followed).toEqual(all);
    expect(peer.sent.events - before).toBe(9 + 1 + 9);
    expect(await take(store.readAll({ filter: { types: ['$UserCreated', 'LogNamed'] } }))).toEqual([]);
    expect(await take(store.readAll({ filter: { streamPrefixes: ['$', 'chancery-'] } }))).toEqual([]);
  });
});

describe('an event over the wire', () => {
  test('comes back as it was given: revisions are numbers, positions bigint, ids in lower case', async () => {
    const peer = await peerOf();
    const store = storeOn(peer.connectionString);
    const given = event();
    const answer = await store.append('meeting-a', 'none', [given]);
    const [stored] = await take(store.read('meeting-a'));
    expect(answer).toStrictEqual({ revision: 0, position: peer.log.stream('meeting-a')[0]!.position });
    expect(stored).toStrictEqual({ ...given, stream: 'meeting-a', revision: 0, position: answer.position });
  });

  test.each([
    ['{"note":', 'text that is no JSON'],
    ['"{}"', 'a JSON string'],
    ['', 'nothing'],
    ['[1,2]', 'an array'],
  ])('of %p, %s, comes back as it is', async (data) => {
    const peer = await peerOf();
    const store = storeOn(peer.connectionString);
    peer.log.append('meeting-a', 'any', [proposed(undefined, data)]);
    const [stored] = await take(store.read('meeting-a'));
    expect(stored!.data).toBe(data);
    expect(await take(store.readAll())).toEqual([stored]);
  });
});
