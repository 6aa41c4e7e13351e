import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { EventToAppend } from './event-store.ts';
import { type ChainHead, seal, verify } from './hash-chain.ts';
import { type SqliteStore, openSqliteStore } from './sqlite/sqlite-store.ts';
import { draft } from '../testing/draft.ts';

describe('verifying a log', () => {
  let store: SqliteStore;
  beforeEach(async () => {
    store = await openSqliteStore(':memory:');
  });
  afterEach(() => store.close());

  test('finds it whole when each event was sealed to the one before it', async () => {
    const first = seal('meeting-a', null, [draft(), draft()]);
    await store.append('meeting-a', 'none', first);
    await store.append('office-b', 'none', seal('office-b', null, [draft()]));
    await store.append('meeting-a', 1, seal('meeting-a', headOf(first), [draft()]));
    const progress: unknown[] = [];
    expect(await verify(store, { onProgress: (done) => progress.push(done) })).toEqual({
      events: 4,
      streams: 2,
      broken: [],
      brokenEvents: 0,
    });
    expect(progress).toEqual([{ events: 4, position: 4n }]);
  });

  test('finds an empty log whole', async () => {
    expect(await verify(store)).toEqual({ events: 0, streams: 0, broken: [], brokenEvents: 0 });
  });

  test('looks at one stream alone when it is asked to', async () => {
    await store.append('meeting-a', 'none', seal('meeting-a', null, [draft()]));
    await store.append('meeting-b', 'none', [{ ...draft(), data: '{}', metadata: '{}' }]);
    expect(await verify(store, { stream: 'meeting-a' })).toEqual({ events: 1, streams: 1, broken: [], brokenEvents: 0 });
    expect((await verify(store)).broken).toMatchObject([{ stream: 'meeting-b' }]);
  });

  test('leaves alone what is not ours', async () => {
    await store.append('orders-1', 'none', [{ id: randomUUID(), type: 'OrderPlaced', data: 'any text', metadata: '' }]);
    expect(await verify(store)).toEqual({ events: 0, streams: 0, broken: [], brokenEvents: 0 });
    expect(await verify(store, { stream: 'orders-1' })).toEqual({ events: 0, streams: 0, broken: [], brokenEvents: 0 });
  });

  const tampered: [string, (event: EventToAppend) => EventToAppend][] = [
    ['its hash is not the hash of what it says', (e) => ({ ...e, data: e.data.replace('2018', '2019') })],
    ['its hash is not the hash of what it says', (e) => ({ ...e, type: 'MultilateralMeetingHeld' })],
    ['its hash is not the hash of what it says', (e) => ({ ...e, id: randomUUID() })],
    ['its hash is not the hash of what it says', (e) => ({ ...e, metadata: e.metadata.replace('amina', 'farrukh') })],
    ['its data is no JSON object in canonical form', (e) => ({ ...e, data: e.data.replace(':', ': ') })],
    ['its data is no JSON object in canonical form', (e) => ({ ...e, data: '[]' })],
    ['its metadata is no JSON object in canonical form', (e) => ({ ...e, metadata: e.metadata.replace(':', ': ') })],
    ['its previousHash is not the hash of the event before it', (e) => ({ ...e, metadata: '{}' })],
    ['a value of its metadata is no string', (e) => ({ ...e, metadata: e.metadata.replace('"amina"', '1') })],
  ];
  test.each(tampered)('names the event that is broken, and it alone: %s', async (reason, tamper) => {
    const sealed = seal('meeting-a', null, [draft(), draft(), draft()]);
    const stored = sealed.map((e, n) => (n === 1 ? tamper(e) : e));
    await store.append('meeting-a', 'none', stored);
    expect(await verify(store)).toEqual({
      events: 2,
      streams: 1,
      broken: [{ position: 2n, stream: 'meeting-a', revision: 1, id: stored[1]!.id, reason }],
      brokenEvents: 1,
    });
  });

  test('finds an event that was left out, put in or moved to another stream', async () => {
    const [a, b, c] = seal('meeting-a', null, [draft(), draft(), draft()]);
    await store.append('meeting-a', 'none', [a!, c!]);
    expect((await verify(store)).broken).toMatchObject([{ revision: 1, id: c!.id }]);
    await store.append('meeting-b', 'none', [b!]);
    expect((await verify(store, { stream: 'meeting-b' })).broken).toMatchObject([{ revision: 0, id: b!.id }]);
  });

  test('lists what is broken, but for what would be too much, and counts it all', async () => {
    const sealed = seal(
      'meeting-a',
      null,
      Array.from({ length: 250 }, () => draft()),
    );
    await store.append(
      'meeting-a',
      'none',
      sealed.map((each, n) => (n % 2 === 1 ? { ...each, data: each.data.replace('2018', '2019') } : each)),
    );
    const { events, streams, broken, brokenEvents } = await verify(store);
    expect({ events, streams, brokenEvents }).toEqual({ events: 125, streams: 1, brokenEvents: 125 });
    expect(broken.map(({ revision }) => revision)).toEqual(Array.from({ length: 100 }, (_, n) => 2 * n + 1));
  });

  test('names an event of ours in a stream that is none, and none of another Chancery beside it', async () => {
    const sealed = seal('meeting-a', null, [draft()]);
    await store.append('other.meeting-a', 'none', sealed);
    expect((await verify(store)).broken).toEqual([]);
    const [ours] = seal('meeting-b', null, [draft()]);
    await store.append('leeting-b', 'none', [ours!]);
    expect((await verify(store)).broken).toMatchObject([{ position: 2n, stream: 'leeting-b' }]);
  });

  test('ends by its signal', async () => {
    await expect(verify(store, { signal: AbortSignal.abort() })).rejects.toThrow('This operation was aborted');
  });
});

function headOf(sealed: readonly EventToAppend[]): ChainHead {
  return { revision: sealed.length - 1, hash: JSON.parse(sealed.at(-1)!.metadata).hash };
}
