import { type EventToAppend, type RecordedEvent, RevisionMismatch, START, StoreUnavailable } from '#event-store/event-store.ts';
import { openKurrentDbStore } from '#event-store/kurrentdb/kurrentdb-store.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';

import { type Faults } from './kurrentdb-peer/appending.ts';
import { canMakeCertificates, makeCertificates } from './kurrentdb-peer/certificates.ts';
import { type Peer, type PeerOptions, startPeer } from './kurrentdb-peer/peer.ts';
import { notLeader, unavailable } from './kurrentdb-peer/statuses.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function peerOf(options?: PeerOptions): Promise<Peer> {
  const peer = await startPeer(options);
  closing.push(() => peer.stop());
  return peer;
}

function storeOn(connectionString: string) {
  const store = openKurrentDbStore(connectionString);
  closing.push(() => store.close());
  return store;
}

const event = (data = '{"note":"they met"}'): EventToAppend => ({
  id: crypto.randomUUID(),
  type: 'NoteTaken',
  data,
  metadata: '{"actor":"tests"}',
});

async function take<T>(items: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}

/** Once, then never again. */
function once(fault: Faults): Faults {
  let spent = false;
  return (stream, write) => {
    if (spent) return write();
    spent = true;
    return fault(stream, write);
  };
}

describe.each([
  ['in batches', true],
  ['one by one, as with a user and a password', false],
])('appends sent %s', (_, batchAppend) => {
  test.each([['any'], ['exists'], [0]] as const)('whose answer is lost are in the log once, expecting %p', async (expected) => {
    const peer = await peerOf({ batchAppend });
    const store = storeOn(peer.connectionString);
    await store.append('meeting-a', 'none', [event()]);
    peer.faults = once((_stream, write) => {
      const decision = write();
      peer.cut();
      return decision;
    });
    const sent = [event(), event()];
    const answer = await store.append('meeting-a', expected, sent);
    const stored = await take(store.read('meeting-a', { from: 1 }));
    expect(stored.map((e) => e.id)).toEqual(sent.map((e) => e.id));
    expect(answer).toEqual({ revision: 2, position: stored[1]!.position });
  });

  test('whose answer is lost to a server that then forgot them are in the log once, expecting any', async () => {
    const peer = await peerOf({ batchAppend });
    const store = storeOn(peer.connectionString);
    const others = [event(), event()];
    peer.faults = once((stream, write) => {
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
    const peer = await peerOf({ batchAppend });
    const store = storeOn(peer.connectionString);
    peer.faults = once(() => {
      peer.cut();
      throw unavailable();
    });
    expect((await store.append('meeting-a', 'none', [event()])).revision).toBe(0);
    expect((await take(store.read('meeting-a'))).length).toBe(1);
  });

  test('refused by a node that is not the leader go to the leader', async () => {
    const follower = await peerOf({ batchAppend });
    const leader = await peerOf({ batchAppend });
    follower.faults = () => {
      throw notLeader('127.0.0.1', leader.port);
    };
    const store = storeOn(follower.connectionString);
    expect((await store.append('meeting-a', 'none', [event()])).revision).toBe(0);
    expect(leader.log.stream('meeting-a').length).toBe(1);
  });

  test('that are never answered end, and say so', async () => {
    const peer = await peerOf({ batchAppend });
    const store = storeOn(`${peer.connectionString}&defaultDeadline=200`);
    peer.faults = () => new Promise(() => undefined);
    await expect(store.append('meeting-a', 'none', [event()])).rejects.toThrow(StoreUnavailable);
  });

  test('of which one is refused by its size do not stop the others', async () => {
    const peer = await peerOf({ batchAppend, maximumAppendSize: 1024 * 1024 });
    const store = storeOn(peer.connectionString);
    const large = event(JSON.stringify({ note: 'x'.repeat(1024 * 1024) }));
    const [a, b, c] = [
      store.append('meeting-a', 'none', [event()]),
      store.append('meeting-b', 'none', [large]),
      store.append('meeting-c', 'none', [event()]),
    ];
    await expect(b).rejects.toMatchObject({ type: 'maximum-append-size-exceeded' });
    expect((await Promise.all([a, c])).map((answer) => answer.revision)).toEqual([0, 0]);
    expect(await take(store.read('meeting-b'))).toEqual([]);
  });

  test('that meet another revision say which, for each expectation', async () => {
    const peer = await peerOf({ batchAppend });
    const store = storeOn(peer.connectionString);
    await expect(store.append('meeting-a', 'exists', [event()])).rejects.toMatchObject({ expected: 'exists', actual: -1 });
    await expect(store.append('meeting-a', 3, [event()])).rejects.toThrow(RevisionMismatch);
    await store.append('meeting-a', 'none', [event(), event()]);
    await expect(store.append('meeting-a', 'none', [event()])).rejects.toMatchObject({ expected: 'none', actual: 1 });
    await expect(store.append('meeting-a', 0, [event()])).rejects.toMatchObject({ expected: 0, actual: 1 });
  });
});

describe('a server that is away', () => {
  test('is said to be, by every call', async () => {
    const peer = await startPeer();
    await peer.stop();
    const store = storeOn(peer.connectionString);
    await expect(store.append('meeting-a', 'any', [event()])).rejects.toThrow(StoreUnavailable);
    await expect(store.append('meeting-a', 'any', [])).rejects.toThrow(StoreUnavailable);
    await expect(take(store.read('meeting-a'))).rejects.toThrow(StoreUnavailable);
    await expect(take(store.readAll())).rejects.toThrow(StoreUnavailable);
    await expect(store.head()).rejects.toThrow(StoreUnavailable);
    await expect(store.logId()).rejects.toThrow(StoreUnavailable);
    const { signal } = new AbortController();
    await expect(take(store.subscribe({ after: START, signal }))).rejects.toThrow(StoreUnavailable);
  });

  test('and comes back is used again by the same store', async () => {
    const before = await startPeer();
    const store = storeOn(before.connectionString);
    await store.append('meeting-a', 'none', [event()]);
    const logId = await store.logId();
    await before.stop();
    await expect(store.head()).rejects.toThrow(StoreUnavailable);
    await expect(store.append('meeting-a', 0, [event()])).rejects.toThrow(StoreUnavailable);
    const after = await peerOf({ port: before.port, log: before.log });
    expect((await store.append('meeting-a', 0, [event()])).revision).toBe(1);
    expect((await take(store.read('meeting-a'))).length).toBe(2);
    expect(await storeOn(after.connectionString).logId()).toBe(logId);
  });
});

test('a cluster is found by asking one of its nodes', async () => {
  const peer = await peerOf();
  const store = storeOn(`kurrentdb+discover://127.0.0.1:${peer.port}?tls=false`);
  const { position } = await store.append('meeting-a', 'none', [event()]);
  expect(await store.head()).toBe(position);
});

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
});

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

describe('what the client makes of an event', () => {
  test('is undone: revisions are numbers, positions bigint, ids in lower case', async () => {
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
  ])('is undone: %p, %s, comes back as it is', async (data) => {
    const peer = await peerOf();
    const store = storeOn(peer.connectionString);
    peer.log.append('meeting-a', 'any', [{ ...proposed(), data: new TextEncoder().encode(data) }]);
    const [stored] = await take(store.read('meeting-a'));
    expect(stored!.data).toBe(data);
    expect(await take(store.readAll())).toEqual([stored]);
  });
});

describe('a secure server', () => {
  if (!canMakeCertificates()) {
    // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- what does not run is counted
    test.skip('is spoken to, skipped: there is no openssl to make certificates with', () => undefined);
    return;
  }
  let directory: string;
  let secure: NonNullable<PeerOptions['secure']>;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'kurrentdb-peer-'));
    secure = { certificates: makeCertificates(directory), user: 'amina', password: 's3:cret@/?' };
  });
  afterAll(() => rm(directory, { recursive: true }));
  const as = (peer: Peer, password: string) =>
    storeOn(
      `${peer.connectionString.replace('//', `//amina:${encodeURIComponent(password)}@`)}&tlsCAFile=${secure.certificates.authority}`,
    );

  test('is spoken to with user and password, over its own authority', async () => {
    const peer = await peerOf({ secure });
    const store = as(peer, secure.password);
    const { position } = await store.append('meeting-a', 'none', [event()]);
    expect(await store.head()).toBe(position);
    const controller = new AbortController();
    for await (const batch of store.subscribe({ after: START, signal: controller.signal })) {
      expect(batch.position).toBe(position);
      controller.abort();
    }
  });

  test('that does not know the password refuses, and the refusal holds no password', async () => {
    const peer = await peerOf({ secure });
    const store = as(peer, 'wr0ng');
    const refusals: unknown[] = [];
    for (const call of [() => store.append('meeting-a', 'none', [event()]), () => store.head()]) {
      const failing = call();
      failing.catch((error: unknown) => refusals.push(error));
      await expect(failing).rejects.toThrow('refuses this user');
    }
    expect(inspect(refusals, { depth: 12, showHidden: true })).not.toMatch(/wr0ng|YW1pbmE6/);
  });

  test('whose authority is unknown is not available', async () => {
    const peer = await peerOf({ secure });
    await expect(storeOn(peer.connectionString).head()).rejects.toThrow(StoreUnavailable);
    await expect(storeOn(peer.connectionString).append('meeting-a', 'none', [event()])).rejects.toThrow(StoreUnavailable);
  });
});

describe('user and password', () => {
  const secrets = /s3cret|amina|YW1pbmE6/;

  test('are in no message, no cause and no property of an error, nor on the console', async () => {
    const peer = await startPeer();
    await peer.stop();
    const said: unknown[] = [];
    const { warn } = console;
    console.warn = (...words: unknown[]) => said.push(words);
    try {
      const store = storeOn(`esdb://amina:s3cret@127.0.0.1:${peer.port}?tls=true&wrongOption=1&connectionName=tests`);
      const calls = [
        () => store.append('meeting-a', 'any', [event()]),
        () => store.head(),
        () => store.logId(),
        () => take(store.read('meeting-a')),
      ];
      for (const call of calls) {
        const failing = call();
        failing.catch((error: unknown) => said.push(error));
        await expect(failing).rejects.toThrow(StoreUnavailable);
      }
    } finally {
      console.warn = warn;
    }
    expect(inspect(said, { depth: 12, showHidden: true })).not.toMatch(secrets);
  });

  test.each([
    'kurrentdb://amina:s3cret@',
    'kurrentdb//amina:s3cret@localhost',
    'kurrentdb://amina:s3@cret@localhost',
    'kurrentdb://amina:s3/cret@localhost',
    'kurrentdb://amina:s3?cret@localhost',
    'kurrentdb://amina:s3cret%@localhost',
    'kurrentdb://amina:s3cret@localhost:port',
    'kurrentdb://amina:s3cret@localhost?tls=maybe',
    'mysql://amina:s3cret@localhost',
  ])('are not quoted when the connection string is refused: %s', (connectionString) => {
    let refused: unknown;
    try {
      openKurrentDbStore(connectionString);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(Error);
    expect(inspect(refused, { depth: 12, showHidden: true }).replaceAll(/\n\s+at .*/g, '')).not.toMatch(/s3|cret|amina/);
  });
});

function proposed(id: string = crypto.randomUUID()) {
  const [data, metadata] = ['{"note":"they met"}', '{}'].map((text) => new TextEncoder().encode(text));
  return { id, type: 'NoteTaken', isJson: true, data: data!, metadata: metadata! };
}
