import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { get, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { type Answer, type Api, startApi } from './api.ts';
import { Feed, openFeeds } from './feed.ts';
import { canMakeCertificates, makeCertificates } from './kurrentdb/peer/certificates.ts';
import { TransactionLog } from './kurrentdb/peer/log.ts';
import { type Peer, type PeerOptions, startPeer } from './kurrentdb/peer/peer.ts';
import { endPrograms, Program, root, until } from './program.ts';
import { story } from './story.ts';

let dataDir: string;
let peer: Peer;
let apis: Api[];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chancery-away-'));
  peer = await startPeer();
  apis = [];
});
afterEach(async () => {
  for (const api of apis) await api.close();
  await endPrograms();
  await peer.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(eventStore = peer.connectionString): Promise<Api> {
  const api = await startApi({ dataDir, environment: { EVENT_STORE: eventStore } });
  apis.push(api);
  return api;
}

/** The server starts again where it was, with the log that it left or another one. */
async function comesBack(options: PeerOptions = { log: peer.log }): Promise<void> {
  peer = await startPeer({ port: peer.port, ...options });
}

const isReady = (api: Api) => until('it is ready', async () => (await api.get('/health/ready')).status === 200);
const isAway = (api: Api) =>
  until('the store is known to be away', async () => (await api.get('/health/ready')).body.store?.state === 'away');
const follows = (api: Api) =>
  until('the rows follow the log', async () => (await metrics(api)).get('chancery_rows_following') === 1);

async function tellStory(api: Api): Promise<void> {
  for (const { path, body } of story) expect((await api.post(path, body)).status).toBe(201);
}

/** A program that has run on the server, and its rows, which have seen the whole story. */
async function leaveRows(): Promise<Answer> {
  const api = await start();
  await tellStory(api);
  const { body } = await api.post('/v1/offices/unoct/sources', { publisher: 'Avesta', attribution: 'stated' });
  const answer = await api.get(PARTNERSHIP, { 'read-after': body.position });
  await isReady(api);
  await api.close();
  return answer;
}

const PARTNERSHIP = '/v1/partnerships/state:TJ/office:unoct';

const attach = (api: Api, publisher: string) => api.post('/v1/offices/unoct/sources', { publisher, attribution: 'stated' });

async function metrics(api: Api): Promise<Map<string, number>> {
  const { body } = await api.get('/metrics');
  const samples = (body as string).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(samples.map((line) => line.split(' ') as [string, string]).map(([name, value]) => [name, Number(value)]));
}

function expectUnavailable({ status, headers, body }: Answer): void {
  expect([status, body.code]).toEqual([503, 'store-unavailable']);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect(body.detail).toMatch(/ECONNREFUSED|UNAVAILABLE|not available/);
}

describe('a start while the server is away', () => {
  test('without rows listens at once, says what it waits for, and goes on by itself when the server comes', async () => {
    await peer.stop();
    const api = await start();
    expect((await api.get('/health/live')).status).toBe(200);
    await until('it knows why', async () => /not available/.test((await api.get('/health/ready')).body.detail));
    expectUnavailable(await api.get('/health/ready'));
    const read = await api.get('/v1/meetings');
    expect([read.status, read.body.code, read.headers.has('age')]).toEqual([503, 'not-yet-visible', false]);
    expectUnavailable(await api.post(story[0].path, story[0].body));
    expectUnavailable(await api.get('/v1/history'));

    await comesBack();
    await isReady(api);
    await tellStory(api);
    expect((await api.get('/v1/history')).body.items.length).toBeGreaterThan(0);
    await follows(api);
    expect((await api.get('/v1/meetings')).headers.has('age')).toBe(false);
  });

  test('serves the rows of the last run, with their age, and proves them when the server comes', async () => {
    const before = await leaveRows();
    await leaveAsKilled(Date.now() / 1000 - 3600);
    await peer.stop();
    const first = await start();
    await until('there are rows', async () => (await first.get(PARTNERSHIP)).status === 200);
    await first.close();
    // That the file is written to when it is closed makes its rows no younger.
    await rowsWritten(Date.now() / 1000);
    const api = await start();
    await until('there are rows', async () => (await api.get(PARTNERSHIP)).status === 200);
    const read = await api.get(PARTNERSHIP);
    expect(read.body).toEqual(before.body);
    expect(Number(read.headers.get('age'))).toBeGreaterThanOrEqual(3600);
    expect((await api.get('/v1/offices/nobody')).headers.get('age')).toMatch(/^\d+$/);
    const page = (await api.get('/v1/officials?limit=1')).body;
    expect((await api.get(`/v1/officials?limit=1&after=${page.next}`)).body.items).toHaveLength(1);
    expect((await api.get('/health/ready')).status).toBe(503);
    expect((await api.get('/v1/projections')).body.items[0]).toMatchObject({ state: 'stopped', lag: null });

    await comesBack();
    await isReady(api);
    await follows(api);
    const after = await api.get(PARTNERSHIP);
    expect([after.body, after.headers.has('age')]).toEqual([before.body, false]);
  });

  test('makes its rows anew when another log answers in the end', async () => {
    await leaveRows();
    await peer.stop();
    const api = await start();
    await until('there are rows', async () => (await api.get(PARTNERSHIP)).status === 200);
    const other = await startPeer();
    const elsewhere = await startApi({ environment: { EVENT_STORE: other.connectionString } });
    expect((await elsewhere.post(story[0].path, story[0].body)).status).toBe(201);
    await elsewhere.close();
    await other.stop();
    await comesBack({ log: other.log });
    await isReady(api);
    await until('the rows are of the other', async () => (await api.get(PARTNERSHIP)).body.meetings === 0);
    expect((await api.get('/v1/meetings')).body.items).toEqual([]);
    expect((await api.get('/v1/offices')).body.items).toHaveLength(1);
  });

  test.each(['while it is away', 'when it is there'])(
    'ends where the log has no event of what the rows have seen, started %s, and keeps them',
    async (when) => {
      await leaveRows();
      await peer.stop();
      if (when === 'when it is there') await comesBack({});
      const program = new Program({ environment: { DATA_DIR: dataDir, EVENT_STORE: peer.connectionString } });
      if (when === 'while it is away') {
        await program.serving();
        await until('there are rows', async () => (await program.get(PARTNERSHIP)).status === 200);
        await comesBack({});
      }
      expect(await program.exit).toEqual({ code: 1, signal: null });
      expect(program.lastLine).toMatch(/the log on the server is empty, but the rows in .* have seen a log up to position \d+/);
      const directory = join(dataDir, 'read-models');
      const { current } = JSON.parse(await readFile(join(directory, 'catalogue.json'), 'utf8'));
      expect(await readdir(directory)).toContain(current);
    },
  );

  test('refuses a connection string that cannot be one', async () => {
    const program = new Program({ environment: { DATA_DIR: dataDir, EVENT_STORE: 'kurrentdb://amina:s3cret@' } });
    expect(await program.exit).toEqual({ code: 2, signal: null });
    expect(program.lastLine).toMatch(/^Chancery cannot start: /);
    expect(program.said).not.toContain('s3cret');
  });
});

describe('while the server is away', () => {
  test('a replay fails and says why, reads go on, and the next one is as any other', async () => {
    const api = await start();
    await tellStory(api);
    await isReady(api);
    const { body: last } = await attach(api, 'L0');
    const before = await api.get(PARTNERSHIP, { 'read-after': last.position });
    await peer.stop();
    const over = async (): Promise<Answer> => {
      const { body } = await api.post('/v1/projections/all/replay', {});
      const find = () => api.get(`/v1/replays/${body.id}`);
      await until('it is over', async () => !['queued', 'running'].includes((await find()).body.state));
      return find();
    };
    const failed = (await over()).body;
    expect(failed).toMatchObject({ state: 'failed', step: null });
    expect(failed.error).toMatch(/ECONNREFUSED|UNAVAILABLE|not available|unavailable/);
    expect((await api.get(PARTNERSHIP)).body).toEqual(before.body);
    await comesBack();
    await follows(api);
    const { done, total, ...completed } = (await over()).body;
    expect(completed).toMatchObject({ state: 'completed', differing: 0, error: null });
    // Counted by the rows that are read, for the server cannot tell.
    expect([done, total]).toEqual([9, 9]);
  });

  test('reads go on with their age, writes are refused, and all comes back by itself', async () => {
    const api = await start();
    await tellStory(api);
    const { body: last } = await attach(api, 'L0');
    const before = await api.get(PARTNERSHIP, { 'read-after': last.position });
    await isReady(api);
    await follows(api);
    expect((await api.get('/health/ready')).body).toEqual({
      status: 'ready',
      store: { state: 'available', since: expect.stringMatching(/^\d{4}-.*Z$/), reason: null },
      rows: { state: 'live', age: null, error: null },
    });
    expect((await metrics(api)).get('chancery_rows_lag_positions')).toBe(0);

    await peer.stop();
    await isAway(api);
    const { status, body } = await api.get('/health/ready');
    expect([status, body.status]).toEqual([200, 'ready']);
    expect(body.store).toEqual({ state: 'away', since: expect.any(String), reason: expect.stringContaining('not available') });
    await until('the rows are known not to follow', async () => (await api.get(PARTNERSHIP)).headers.has('age'));
    expect((await api.get(PARTNERSHIP)).body).toEqual(before.body);
    expectUnavailable(await attach(api, 'refused'));
    expectUnavailable(await api.get('/v1/history'));
    expectUnavailable(await api.get('/v1/history/office-unoct'));
    expect((await api.get('/v1/projections')).body.items[0]).toMatchObject({
      state: 'stopped',
      lag: null,
      error: expect.stringContaining('not available'),
    });
    const away = await metrics(api);
    expect(away.get('chancery_rows_following')).toBe(0);
    expect(away.has('chancery_rows_lag_positions')).toBe(false);
    expect(away.get('chancery_subscription_failures_total')).toBeGreaterThan(0);
    expect(away.get('chancery_rows_position')).toBe(Number((await api.get('/v1/projections')).body.items[0].position));

    await comesBack();
    await follows(api);
    const { body: back } = await attach(api, 'L1');
    const after = await api.get('/v1/offices/unoct', { 'read-after': back.position });
    expect([after.status, after.headers.has('age'), after.body.sources.at(-1).publisher]).toEqual([200, false, 'L1']);
    await until('the store is known to be back', async () => (await api.get('/health/ready')).body.store.state === 'available');
    const { since } = (await api.get('/health/ready')).body.store;
    expect(Date.parse(since)).toBeGreaterThan(Date.parse(body.store.since));
    expect((await metrics(api)).get('chancery_rows_lag_positions')).toBe(0);
  });

  test('an open feed stays, and then goes on without a loss or a repetition', async () => {
    const api = await start();
    await tellStory(api);
    await using feed = await Feed.open(api);
    await feed.until((events) => events.length === 1);
    await attach(api, 'before 1');
    await attach(api, 'before 2');
    await feed.until((events) => events.length === 3);
    await isReady(api);
    expect((await metrics(api)).get('chancery_live_feeds')).toBe(1);
    await peer.stop();
    await isAway(api);
    await using late = await Feed.open(api);
    expect(late.response.statusCode).toBe(200);
    expect((await api.get('/v1/live', { 'last-event-id': 'nonsense' })).status).toBe(400);

    await comesBack();
    await until('writes are taken', async () => (await attach(api, 'after 1')).status < 300);
    await late.until((events) => events.length > 0);
    await attach(api, 'after 2');
    const sent = await feed.until((events) => events.length >= 5);
    const { items } = (await api.get('/v1/history?order=desc&limit=4')).body;
    expect(sent.slice(1).map(({ data }) => data)).toEqual(items.toReversed());
    const log = await api.store.logId();
    expect(sent.map(({ id }) => id)).toEqual([sent[0]!.id, ...sent.slice(1).map(({ data }) => `${log}:${data!.position}`)]);
    const [last] = (await late.until((events) => events.length > 1)).slice(-1);
    expect(last!.data).toEqual(items[0]);
  });

  test('readers that leave while the server is asked where their feeds begin are counted no longer', async () => {
    const api = await start();
    await tellStory(api);
    await isReady(api);
    const held = Promise.withResolvers<void>();
    peer.faults.read = () => held.promise;
    const gone: Promise<unknown>[] = [];
    api.application.nest
      .getHttpServer()
      .on('request', (_: unknown, response: ServerResponse) => gone.push(once(response, 'close')));
    const readers = Array.from({ length: 3 }, () => get(`${api.url}/v1/live`).on('error', () => undefined));
    await until('all have asked', () => gone.length === 3);
    for (const reader of readers) reader.destroy();
    await Promise.all(gone);
    delete peer.faults.read;
    held.resolve();
    await using feed = await Feed.open(api);
    await feed.until((events) => events.length === 1);
    expect(openFeeds(api)).toBe(1);
  });

  test('a feed from a position that turns out to be that of no event ends with the problem', async () => {
    const api = await start();
    await tellStory(api);
    await isReady(api);
    await peer.stop();
    await isAway(api);
    await using feed = await Feed.open(api, '?after=5');
    expect(feed.response.statusCode).toBe(200);
    const received = text(feed.response);
    await comesBack();
    const problem = /event: problem\ndata: (.*)\n\n$/.exec(await received)?.[1] ?? 'none';
    expect(JSON.parse(problem)).toEqual((await api.get('/v1/live?after=5')).body);
    expect(openFeeds(api)).toBe(0);
  });

  test('a feed of another log than the one that comes back ends, and its reader is told why', async () => {
    const api = await start();
    await tellStory(api);
    await using feed = await Feed.open(api);
    const [{ id }] = (await feed.until((events) => events.length === 1)) as [{ id: string }];
    const { next } = (await api.get('/v1/history?limit=1')).body;
    await isReady(api);
    await peer.stop();
    await isAway(api);
    await comesBack({ log: new TransactionLog() });
    const problem = /event: problem\ndata: (.*)\n\n$/.exec(await text(feed.response))?.[1] ?? 'none';
    expect(JSON.parse(problem)).toMatchObject({ status: 400, code: 'invalid-cursor' });
    const { status, body } = await api.get('/v1/live', { 'last-event-id': id });
    expect([status, body.code]).toEqual([400, 'invalid-cursor']);
    expect((await api.get(`/v1/history?limit=1&after=${next}`)).body.code).toBe('invalid-cursor');
    await until('the rows are of the log that came', async () => (await api.get(PARTNERSHIP)).status === 404);
    expect((await api.post(story[0].path, story[0].body)).status).toBe(201);
  });

  test('a program that only reads the rows of another one tells their age too', async () => {
    const [writer, reader] = [await start(), await start()];
    await tellStory(writer);
    const { body } = await attach(writer, 'L0');
    await reader.get(PARTNERSHIP, { 'read-after': body.position });
    await Promise.all([isReady(writer), isReady(reader)]);
    expect((await reader.get(PARTNERSHIP)).headers.has('age')).toBe(false);
    await peer.stop();
    await until('it tells their age', async () => (await reader.get(PARTNERSHIP)).headers.has('age'));
    expect((await metrics(reader)).get('chancery_rows_following')).toBe(0);
    await comesBack();
    await until('it tells none', async () => !(await reader.get(PARTNERSHIP)).headers.has('age'));
  });

  test('one line says that the log is lost, and one that it is followed again', async () => {
    const program = await new Program({ environment: { DATA_DIR: dataDir, EVENT_STORE: peer.connectionString } }).ready();
    for (const { path, body } of story) expect((await program.post(path, body)).status).toBe(201);
    await peer.stop();
    const failures = async () =>
      Number(/^chancery_subscription_failures_total (\d+)/m.exec((await program.get('/metrics')).body)![1]);
    await until('it has been tried several times', async () => (await failures()) >= 3);
    await comesBack();
    await until('it is followed again', () => /followed again after [\d.]+ s, from position \d+/.test(program.said));
    expect(program.said.match(/The log cannot be followed \(.*not available.*\).* tried again in [\d.]+ s/g)).toHaveLength(1);
    expect(program.said.match(/The log is followed again after [\d.]+ s, from position \d+/g)).toHaveLength(1);
    expect(await program.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  });
});

describe('rows that cannot be written', () => {
  test('are told of by a replica whose store answers, and go on by themselves', async () => {
    const api = await start();
    await tellStory(api);
    await isReady(api);
    await follows(api);
    const directory = join(dataDir, 'read-models');
    const { current } = JSON.parse(await readFile(join(directory, 'catalogue.json'), 'utf8'));
    using other = new DatabaseSync(join(directory, current), { timeout: 5000 });
    other.exec('BEGIN IMMEDIATE');
    const { body: written } = await attach(api, 'L0');
    await until('it says so', async () => (await api.get('/health/ready')).body.rows.state === 'stopped');
    const { status, body } = await api.get('/health/ready');
    expect([status, body.status, body.store.state]).toEqual([200, 'ready', 'available']);
    expect(body.rows).toEqual({ state: 'stopped', age: expect.any(Number), error: expect.stringContaining('locked') });
    other.exec('COMMIT');
    await follows(api);
    expect((await api.get('/v1/offices/unoct', { 'read-after': written.position })).status).toBe(200);
    expect((await api.get('/health/ready')).body.rows).toEqual({ state: 'live', age: null, error: null });
  });
});

describe('a position that is that of no event', () => {
  test('is refused by the feed before it begins', async () => {
    const api = await start();
    await tellStory(api);
    const { items } = (await api.get('/v1/history')).body;
    const log = await api.store.logId();
    const between = BigInt(items[1].position) - 1n;
    for (const [path, headers] of [
      [`/v1/live?after=${between}`, {}],
      ['/v1/live', { 'last-event-id': `${log}:${between}` }],
    ] as const) {
      const { status, body } = await api.get(path, headers);
      expect([status, body.code]).toEqual([400, 'invalid-cursor']);
      expect(body.detail).toContain(`no event at position ${between}`);
    }
    await using feed = await Feed.open(api, `?after=${items[1].position}`);
    const [, next] = await feed.until((events) => events.length >= 2);
    expect(next!.data).toEqual(items[2]);
  });

  test.each(['log', 'export'])(
    'is wrong usage of chancery %s, in one sentence',
    async (command) => {
      await tellStory(await start());
      const program = new Program({
        command: [process.execPath, join(root, 'dist/apps/cli/src/main.js'), command, '--after', '5'],
        environment: { DATA_DIR: dataDir, EVENT_STORE: peer.connectionString },
      });
      expect(await program.exit).toEqual({ code: 2, signal: null });
      expect(program.said).toMatch(/^chancery: the log has no event at position 5: [^\n]*\.\n$/);
    },
    60_000,
  );
});

describe('a server that refuses', () => {
  if (!canMakeCertificates()) {
    // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- what does not run is counted
    test.skip('is told from one that is away, skipped: there is no openssl to make certificates with', () => undefined);
    return;
  }
  let directory: string;
  let secure: NonNullable<PeerOptions['secure']>;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'chancery-authority-'));
    secure = { certificates: makeCertificates(directory), password: { user: 'amina', password: 's3cret' } };
  });
  afterAll(() => rm(directory, { recursive: true }));

  test.each([
    [
      'a wrong password',
      (of: Peer) => `${of.connectionString.replace('//', '//amina:wr0ng@')}&tlsCAFile=${authority()}`,
      /refuses this user/,
    ],
    ['an unknown authority', (of: Peer) => of.connectionString.replace('//', '//amina:wr0ng@'), /certificate/],
  ] as const)(
    'because of %s is named so to reads of readiness and to writers, without credentials',
    async (_, at, reason) => {
      await peer.stop();
      peer = await startPeer({ secure });
      const api = await start(at(peer));
      await until('it knows why', async () => reason.test((await api.get('/health/ready')).body.detail));
      for (const answer of [
        await api.get('/health/ready'),
        await api.post(story[0].path, story[0].body),
        await api.get('/v1/history'),
      ]) {
        expect([answer.status, answer.body.code]).toEqual([503, 'store-unavailable']);
        expect(answer.body.detail).toMatch(reason);
        expect(JSON.stringify(answer.body)).not.toMatch(/wr0ng|amina/);
      }
    },
    60_000,
  );

  const authority = () => secure.certificates.authority;
});

/** What a program leaves that was killed while it followed. */
async function leaveAsKilled(at: number): Promise<void> {
  const path = join(dataDir, 'read-models/catalogue.json');
  await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), behindSince: null }));
  await rowsWritten(at);
}

/** @param at seconds since 1970 */
async function rowsWritten(at: number): Promise<void> {
  const directory = join(dataDir, 'read-models');
  for (const name of await readdir(directory)) if (name.startsWith('rows-')) await utimes(join(directory, name), at, at);
}
