import { START, StoreUnavailable } from '#event-store/event-store.ts';
import { openKurrentDbStore } from '#event-store/kurrentdb/kurrentdb-store.ts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';

import { event, peerOf, storeOn, take } from './harness.ts';
import { canMakeCertificates, makeCertificates } from './peer/certificates.ts';
import { type Peer, type PeerOptions, startPeer } from './peer/peer.ts';

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

const PASSWORD = 's3:cret@/?';

test('a server whose log has lost its name is not available, and is not asked without end', async () => {
  const peer = await peerOf();
  const store = storeOn(peer.connectionString);
  let reads = 0;
  peer.faults.read = () => void reads++;
  // A stream that is there, and that was truncated.
  peer.faults.append = () => ({ kind: 'wrong-expected-version', current: 0n });
  await expect(store.logId()).rejects.toThrow('it was truncated');
  expect(reads).toBeLessThan(10);
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
    secure = { certificates: makeCertificates(directory), password: { user: 'amina', password: PASSWORD } };
  });
  afterAll(() => rm(directory, { recursive: true }));
  const as = (peer: Peer, password: string) =>
    storeOn(
      `${peer.connectionString.replace('//', `//amina:${encodeURIComponent(password)}@`)}&tlsCAFile=${secure.certificates.authority}`,
    );

  test('is spoken to with user and password, over its own authority', async () => {
    const peer = await peerOf({ secure });
    const store = as(peer, PASSWORD);
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

  test('is spoken to with a certificate of the user, and not without', async () => {
    const { authority, user } = secure.certificates;
    const peer = await peerOf({ secure: { certificates: secure.certificates } });
    const connectionString = `${peer.connectionString}&tlsCAFile=${authority}`;
    const store = storeOn(`${connectionString}&userCertFile=${user.certificate}&userKeyFile=${user.key}`);
    const { position } = await store.append('meeting-a', 'none', [event()]);
    expect(await store.head()).toBe(position);
    await expect(storeOn(connectionString).head()).rejects.toThrow(StoreUnavailable);
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
      const store = storeOn(`esdb://amina:s3cret@127.0.0.1:${peer.port}?tls=true&connectionName=tests`);
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
