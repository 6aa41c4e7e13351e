import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { LOCAL, type Role } from '#domain/access.ts';
import type { Label } from '#domain/record-keeping.ts';
import { executor } from '#application/execute.ts';
import { Tokens } from '#application/tokens.ts';
import type { Command } from '#domain/commands.ts';
import { projections } from '#read-models/projections.ts';
import { createRows } from '#read-models/rows/rows-file.ts';
import { rebuild } from '#read-models/replay/rebuild.ts';
import type { Replay } from '#read-models/runner/catalogue.ts';
import { type Api, startApi } from './api.ts';
import { openFeeds } from './feed.ts';
import { until } from './program.ts';
import { story } from './story.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi({ environment: { LIVE_FEEDS: '2' } });
  await until('the rows are there', async () => (await api.get('/health/ready')).status === 200);
  let position = '0';
  for (const { path, body } of story) ({ position } = (await api.post(path, body)).body);
  expect((await api.get('/v1/meetings', { 'read-after': position })).status).toBe(200);
});
afterEach(() => api[Symbol.asyncDispose]());

const replay = async (query = ''): Promise<string> => (await api.post(`/v1/projections/all/replay${query}`, {})).body.id;
const find = async (id: string): Promise<Replay> => (await api.get(`/v1/replays/${id}`)).body;
const isOver = (id: string): Promise<void> =>
  until('the replay is over', async () => !['queued', 'running'].includes((await find(id)).state));

async function open(id: string, { url }: Api = api, who: Record<string, string> = {}): Promise<IncomingMessage> {
  const headers = { accept: 'text/event-stream', ...who };
  const [response] = await once(get(`${url}/v1/replays/${id}`, { headers }), 'response');
  return response as IncomingMessage;
}

/** Every event of a feed, to its end. */
async function eventsOf(feed: IncomingMessage): Promise<Replay[]> {
  const blocks = (await text(feed)).split('\n\n').filter((block) => block.startsWith('event: replay\n'));
  return blocks.map((block) => JSON.parse(block.slice(block.indexOf('data: ') + 'data: '.length)) as Replay);
}

async function rowsFile(): Promise<string> {
  const dir = join(api.dataDir, 'read-models');
  return join(dir, (JSON.parse(await readFile(join(dir, 'catalogue.json'), 'utf8')) as { current: string }).current);
}

async function forge(sql: string): Promise<void> {
  const db = new DatabaseSync(await rowsFile(), { timeout: 5000 });
  db.exec(sql);
  db.close();
}

/** So many conferences more, so that a replay takes a while. */
async function convene(many: number, { store }: Api = api): Promise<void> {
  const execute = executor({ store, now: () => new Date() });
  const one = (n: number) => {
    const command: Command = {
      type: 'ConveneConference',
      stream: `conference-c${n}`,
      body: { name: `C ${n}`, heldOn: '2018-05-03' },
    };
    return execute(command, { ...LOCAL, actor: 'desk', correlationId: 'many' });
  };
  await Promise.all(Array.from({ length: many }, (_, n) => one(n)));
}

describe('a replay', () => {
  test('tells each change as a server-sent event, step by step, and ends with how it ended', async () => {
    await convene(1500);
    const id = await replay();
    const feed = await open(id);
    expect(feed.statusCode).toBe(200);
    expect(feed.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(openFeeds(api)).toBe(1);
    const events = await eventsOf(feed);
    expect(new Set(events.map((each) => JSON.stringify(each))).size).toBe(events.length);
    const last = events.at(-1)!;
    const head = Number((await api.get('/v1/projections')).body.items[0].position);
    expect(last).toMatchObject({ state: 'completed', step: null, done: head, total: head, secondsLeft: null, differing: 0 });
    expect(last.rowsToCompare).toBeGreaterThan(1500);
    expect(last.rowsCompared).toBe(last.rowsToCompare);
    const steps = [...new Set(events.map(({ step }) => step))].filter((step) => step !== null);
    const order = ['reading', 'indexing', 'comparing', 'taking-over'];
    expect(steps).toEqual(order.filter((step) => steps.some((each) => each === step)));
    expect(steps.length).toBeGreaterThan(1);
    // The total is a count from the first on, and none of them goes beyond it.
    expect(new Set(events.map(({ total }) => total).filter((total) => total > 0))).toEqual(new Set([head]));
    expect(events.every(({ done, total }) => done <= total)).toBe(true);
    expect(openFeeds(api)).toBe(0);
    expect(await eventsOf(await open(id))).toEqual([await find(id)]);
  });

  test('has as many feeds as there may be live ones, and none once the program ends', async () => {
    await convene(200);
    const ids = [await replay(), await replay(), await replay()];
    const feeds = [await open(ids[2]!), await open(ids[2]!)];
    const refused = await open(ids[2]!);
    expect([refused.statusCode, JSON.parse(await text(refused)).code]).toEqual([503, 'too-many-feeds']);
    feeds[0]!.destroy();
    await until('one is gone', () => openFeeds(api) === 1);
    const ended = text(feeds[1]!);
    await api.application.close();
    expect(await ended).toContain('event: replay');
  });

  test('tells nothing but the head of its feed to who asks for that alone', async () => {
    await convene(1500);
    const id = await replay();
    const { status, headers } = await api.send('HEAD', `/v1/replays/${id}`, undefined, { accept: 'text/event-stream' });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect(openFeeds(api)).toBe(0);
    await api.send('DELETE', `/v1/replays/${id}`);
  });

  test('tells nothing more to a reader whose token is revoked meanwhile', async () => {
    await using asking = await startApi({ environment: { AUTH: 'tokens' } });
    const tokens = new Tokens(asking.store, () => new Date());
    const as = async (name: string, roles: readonly Role[]) => {
      const { text: shown, token } = await tokens.issue({ name, roles, clearance: 'public' }, LOCAL);
      return { id: token.token, authorization: { authorization: `Bearer ${shown}` } };
    };
    const [chief, reader] = [await as('chief', ['administrator']), await as('desk', ['reader'])];
    await convene(1500, asking);
    await until('the rows are there', async () => (await asking.get('/health/ready')).status === 200);
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push((await asking.post('/v1/projections/all/replay', {}, chief.authorization)).body.id);
    const feed = await open(ids.at(-1)!, asking, reader.authorization);
    expect((await asking.send('DELETE', `/v1/tokens/${reader.id}`, undefined, chief.authorization)).status).toBe(200);
    const told = await text(feed);
    expect(told).toMatch(/^event: replay\ndata: .*"state":"queued"/);
    expect(told).not.toMatch(/"state":"completed"/);
    expect(told).toMatch(/event: problem\ndata: .*"code":"unauthenticated".*\n\n$/);
  });

  test('tells how many rows there are to who may see all of them alone', async () => {
    await using asking = await startApi({ environment: { AUTH: 'tokens' } });
    const tokens = new Tokens(asking.store, () => new Date());
    const as = async (name: string, clearance: Label) => {
      const { text: shown } = await tokens.issue({ name, roles: ['administrator'], clearance }, LOCAL);
      return { authorization: `Bearer ${shown}` };
    };
    const [chief, desk] = [await as('chief', 'confidential'), await as('desk', 'internal')];
    await convene(10, asking);
    await until('the rows are there', async () => (await asking.get('/health/ready')).status === 200);
    const { body: asked } = await asking.post('/v1/projections/all/replay', {}, desk);
    const at = `/v1/replays/${asked.id}`;
    await until('it is over', async () => (await asking.get(at, chief)).body.state === 'completed');
    const all = (await asking.get(at, chief)).body;
    expect(all).toMatchObject({ differing: 0, rowsCompared: all.rowsToCompare });
    expect(all.rowsToCompare).toBeGreaterThan(10);
    const some = { ...all, rowsCompared: null, rowsToCompare: null, differing: null };
    const cancelled = await asking.send('DELETE', at, undefined, desk);
    const listed = (await asking.get('/v1/replays', desk)).body.items[0];
    const fed = await eventsOf(await open(asked.id, asking, desk));
    for (const told of [(await asking.get(at, desk)).body, listed, cancelled.body, ...fed]) expect(told).toEqual(some);
    expect(asked).toMatchObject({ rowsCompared: null, rowsToCompare: null, differing: null });
    expect((await asking.get('/v1/replays', chief)).body.items[0]).toEqual(all);
  });

  test('of a type that there is not is refused, and so is a feed of no replay', async () => {
    const id = await replay('?dryRun=true');
    expect((await api.get(`/v1/replays/${id}`, { accept: 'text/csv' })).body.code).toBe('not-acceptable');
    expect((await api.get('/v1/replays/nobody', { accept: 'text/event-stream' })).body.code).toBe('unknown-replay');
    await isOver(id);
  });

  test('that only compares says which rows would change, from what to what, and changes none', async () => {
    await forge("INSERT INTO terms (id, text) VALUES (9999, 'state:ZZ')");
    await forge(`UPDATE activities_presence SET who = 9999 WHERE who = (SELECT id FROM terms WHERE text = 'state:TJ')
      AND record = (SELECT record FROM records WHERE stream = 'meeting-aslov-voronkov-2018-05-03')`);
    const id = await replay('?dryRun=true');
    await isOver(id);
    const found = await find(id);
    const { body } = await api.get(`/v1/replays/${id}/differences`);
    const items = body.items as { old: object; new: object }[];
    expect(found).toMatchObject({ state: 'completed', dryRun: true, differing: items.length });
    expect(items.length).toBeGreaterThan(0);
    for (const each of items)
      expect(each).toMatchObject({
        projection: 'activities',
        table: 'activities_presence',
        record: 'meeting:aslov-voronkov-2018-05-03',
        old: { who: 'state:ZZ', possibleFrom: '2018-05-03' },
        new: { who: 'state:TJ', possibleFrom: '2018-05-03' },
      });
    expect(body).toMatchObject({ next: null, shapes: [] });
    expect(body.differing.activities).toBe(items.length);
    const first = (await api.get(`/v1/replays/${id}/differences?limit=1`)).body;
    expect(first.items).toEqual(items.slice(0, 1));
    expect(first.next === null).toBe(items.length === 1);

    const again = await replay();
    await isOver(again);
    expect((await api.get(`/v1/replays/${again}/differences`)).body.items).toEqual(items);
    const mended = await replay('?dryRun=true');
    await isOver(mended);
    expect((await find(mended)).differing).toBe(0);
    expect((await api.get('/v1/replays/nobody/differences')).body.code).toBe('unknown-replay');
  });

  test('waits for its turn, and is refused where too many do', async () => {
    await convene(300);
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => api.post('/v1/projections/partnerships/replay?dryRun=true', {})),
    );
    const refused = answers.filter(({ status }) => status !== 202);
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, body, headers } of refused)
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'too-many-replays', '30']);
    const ids = answers.flatMap(({ status, body }) => (status === 202 ? [body.id as string] : []));
    const seen: string[] = [];
    for (
      let page = (await api.get('/v1/replays?limit=7')).body;
      ;
      page = (await api.get(`/v1/replays?limit=7&after=${page.next}`)).body
    ) {
      seen.push(...page.items.map((each: Replay) => each.id));
      if (page.next === null) break;
    }
    expect(seen).toEqual(ids.toReversed());
    for (const id of ids.slice(1)) await api.send('DELETE', `/v1/replays/${id}`);
    await isOver(ids[0]!);
    expect((await find(ids[0]!)).state).toBe('completed');
    expect((await find(ids.at(-1)!)).state).toBe('cancelled');
  });
});

describe('what is parked', () => {
  const poison = {
    id: '',
    type: 'OfficeForeseen',
    data: '{}',
    metadata: '{"actor":"x","recordedAt":"2026-01-01T00:00:00.000Z"}',
  };

  test('is listed a page at a time, marks its record for whoever reads it, and is followed when it is retried', async () => {
    for (const stream of ['office-unoct', 'meeting-nobody', 'official-vladimir-voronkov'])
      await api.store.append(stream, 'any', [{ ...poison, id: crypto.randomUUID() }]);
    const { body: last } = await api.post('/v1/offices/unoct/sources', { publisher: 'Avesta', attribution: 'stated' });
    expect(last.code).toBe('unreadable-record');
    await until('they are parked', async () => (await api.get('/v1/parked')).body.items.length === 3);
    const { items } = (await api.get('/v1/parked')).body;
    const first = (await api.get('/v1/parked?limit=2')).body;
    const second = (await api.get(`/v1/parked?limit=2&after=${first.next}`)).body;
    expect([...first.items, ...second.items]).toEqual(items);
    expect(second.next).toBeNull();
    expect((await api.get('/v1/parked?after=nonsense')).body.code).toBe('invalid-cursor');

    const { position, revision, at } = items[0];
    expect((await api.get('/v1/offices/unoct')).body.parked).toEqual({ position, revision, at });
    expect((await api.get('/v1/offices/unoct?knownAt=2025-01-01T00:00:00Z')).status).toBe(404);
    expect((await api.get('/v1/conferences/dushanbe-2018')).body.parked).toBeNull();
    const nobody = await api.get('/v1/meetings/nobody');
    expect([nobody.status, nobody.body.parked.position]).toEqual([404, items[1].position]);

    const id = await replay();
    await isOver(id);
    expect(await find(id)).toMatchObject({ state: 'completed', differing: 0 });
    expect((await api.get('/v1/parked')).body.items).toEqual(items);
    expect((await api.get('/v1/offices/unoct')).body.parked).toEqual({ position, revision, at });
    expect((await api.post(`/v1/parked/${position}/retry`, {})).body).toEqual({ parked: items[0] });
    expect((await api.get('/v1/parked')).body.items).toEqual(items);
    expect((await api.post('/v1/parked/1/retry', {})).body.code).toBe('unknown-record');
    // As if this program had learned to read it.
    const log = new DatabaseSync(join(api.dataDir, 'chancery.db'), { timeout: 5000 });
    log.prepare('DELETE FROM events WHERE position = ?').run(Number(position));
    log.close();
    expect((await api.post(`/v1/parked/${position}/retry`, {})).body).toEqual({ parked: null });
    expect((await api.get('/v1/parked')).body.items).toEqual(items.slice(1));
  });
});

describe('rows in a file of their own', () => {
  test('are shown as they stood beside those that follow the log, and nothing is recorded there', async () => {
    const partnership = '/v1/partnerships/state:TJ/office:unoct';
    const before = (await api.get(partnership)).body;
    const end = await api.store.head();
    const file = join(api.dataDir, 'before.sqlite');
    const location = join(api.dataDir, 'chancery.db');
    const { signal } = new AbortController();
    (await rebuild(api.store, file, projections, { signal, until: end, location }))!.close();
    const reason = { reason: 'it never happened' };
    const { body: last } = await api.post('/v1/meetings/aslov-voronkov-2018-05-03/retraction', reason);
    expect((await api.get(partnership, { 'read-after': last.position })).body.meetings).toBe(0);

    const then = await startApi({ dataDir: api.dataDir, environment: { ROWS: file } });
    try {
      const read = await then.get(partnership);
      expect([read.status, read.body]).toEqual([200, before]);
      expect(read.headers.get('age')).toMatch(/^\d+$/);
      expect((await then.get('/v1/projections')).body.items[0]).toMatchObject({ position: String(end), coming: null });
      const missed = await then.get(partnership, { 'read-after': last.position });
      expect(missed.body).toMatchObject({
        status: 503,
        code: 'not-yet-visible',
        detail: expect.stringContaining('ask the one that follows the log'),
      });
      for (const [method, path] of [
        ['POST', '/v1/offices'],
        ['POST', '/v1/projections/all/replay'],
        ['DELETE', '/v1/replays/x'],
      ] as const) {
        const { status, body } = await then.send(method, path);
        expect([path, status, body.code]).toEqual([path, 403, 'read-only']);
      }
    } finally {
      await then.close();
    }
    expect((await api.post('/v1/projections/all/replay?dryRun=true', {})).status).toBe(202);
  });

  test('of another log, or that are none, are refused', async () => {
    const empty = join(api.dataDir, 'empty.sqlite');
    createRows(empty, 'another', projections).close();
    await expect(startApi({ dataDir: api.dataDir, environment: { ROWS: empty } })).rejects.toThrow('they are of another log');
    await expect(startApi({ environment: { ROWS: '/nowhere' } })).rejects.toThrow('ROWS: "/nowhere" is no file');
  });
});
