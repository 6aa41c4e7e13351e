import { InvalidPosition, type RecordedEvent, START } from '#event-store/event-store.ts';
import { describe, expect, test } from '@jest/globals';

import { event, peerOf, proposed, storeOn, take } from './harness.ts';
import type { Peer } from './peer/peer.ts';

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

describe('two that share a server, each with its prefix,', () => {
  test('see nothing of each other, by whatever they ask', async () => {
    const peer = await peerOf();
    const [desk, embassy] = ['desk.', 'embassy.'].map((prefix) => storeOn(`${peer.connectionString}&streamPrefix=${prefix}`));
    const { position } = await desk!.append('meeting-a', 'none', [event()]);
    await embassy!.append('meeting-a', 'none', [event()]);
    expect(await desk!.logId()).not.toBe(await embassy!.logId());
    expect(await desk!.head()).toBe(position);
    const [stored] = await take(desk!.read('meeting-a'));
    expect(stored).toMatchObject({ stream: 'meeting-a', position });
    for (const filter of [
      {},
      { streamPrefixes: ['meeting-'] },
      { types: ['NoteTaken'] },
      { streamPrefixes: ['meeting-'], types: ['NoteTaken'] },
    ]) {
      expect(await take(desk!.readAll({ filter }))).toEqual([stored]);
      expect(await take(desk!.readAll({ filter, direction: 'backwards', limit: 1 }))).toEqual([stored]);
    }
    const controller = new AbortController();
    for await (const batch of desk!.subscribe({ after: START, signal: controller.signal, filter: { types: ['NoteTaken'] } })) {
      expect(batch.events).toEqual([stored]);
      if (batch.caughtUp) controller.abort();
    }
    expect(peer.log.stream('desk.meeting-a').length).toBe(1);
  });
});

describe('the end of a log that lies far behind the end of the server’s', () => {
  test('is found, however long that takes, and from then on at once', async () => {
    const peer = await peerOf();
    const store = storeOn(`${peer.connectionString}&streamPrefix=desk.&defaultDeadline=300`);
    const { position } = await store.append('meeting-a', 'none', [event()]);
    const others = Array.from({ length: 400 }, () => proposed());
    peer.log.append('orders', 'any', others);
    peer.faults.search = 2;
    expect(await store.head()).toBe(position);
    const searched = countSearched(peer);
    expect(await Promise.all([store.head(), store.head()])).toEqual([position, position]);
    peer.log.append('orders', 'any', [proposed()]);
    const { position: next } = await store.append('meeting-a', 0, [event()]);
    peer.log.append('orders', 'any', [proposed()]);
    expect(await store.head()).toBe(next);
    expect(searched()).toBeLessThan(50);
  });

  test('is its beginning where there is nothing of ours', async () => {
    const peer = await peerOf();
    const store = storeOn(`${peer.connectionString}&streamPrefix=desk.`);
    peer.log.append('orders', 'any', [proposed()]);
    expect(await store.head()).toBe(START);
  });
});

describe('a position that is none', () => {
  test('is said to be, by a read and by a subscription', async () => {
    const peer = await peerOf();
    const store = storeOn(peer.connectionString);
    const { position } = await store.append('meeting-a', 'none', [event()]);
    await expect(take(store.readAll({ after: position + 1n }))).rejects.toThrow(InvalidPosition);
    await expect(take(store.readAll({ after: position + 1n, direction: 'backwards' }))).rejects.toThrow(InvalidPosition);
    const { signal } = new AbortController();
    await expect(take(store.subscribe({ after: position + 1n, signal }))).rejects.toThrow(InvalidPosition);
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

  test('begins with a mark where its stream, type and data do', async () => {
    const peer = await peerOf();
    const store = storeOn(peer.connectionString);
    await store.append('\ufeffmeeting-a', 'none', [{ ...event(), type: '\ufeffNote' }]);
    expect(await take(store.read('\ufeffmeeting-a'))).toMatchObject([{ stream: '\ufeffmeeting-a', type: '\ufeffNote' }]);
    expect(await take(store.readAll({ filter: { streamPrefixes: ['meeting-'] } }))).toEqual([]);
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

/** How many records reads have had to search since. */
function countSearched(peer: Peer): () => number {
  let searched = 0;
  Object.defineProperty(peer.faults, 'search', {
    get() {
      searched++;
      return 0;
    },
  });
  return () => searched;
}
