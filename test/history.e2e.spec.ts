import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LOCAL } from '#domain/access.ts';
import { Tokens } from '#application/tokens.ts';
import type { RecordedEvent } from '#event-store/event-store.ts';
import { type Api, startApi } from './api.ts';
import { Feed, openFeeds } from './feed.ts';
import { aslovMeetsVoronkov, pressRelease, story } from './story.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi({ environment: { LIVE_FEEDS: '3', LIVE_STALL_SECONDS: '1' } });
  for (const { path, body } of story) await api.post(path, body);
});
afterAll(() => api[Symbol.asyncDispose]());

const attach = (publisher: string) => api.post('/v1/offices/unoct/sources', { publisher, attribution: 'stated' });

async function all(events: AsyncIterable<RecordedEvent>): Promise<RecordedEvent[]> {
  const list = [];
  for await (const event of events) list.push(event);
  return list;
}

/** All items of a list, page by page. */
async function pages(path: string): Promise<{ subject: string; position: string; type: string }[]> {
  const items = [];
  for (let after = ''; ;) {
    const { body } = await api.get(`${path}${after}`);
    items.push(...body.items);
    if (body.next === null) return items;
    after = `&after=${body.next}`;
  }
}

describe('history', () => {
  test('shows every event as a CloudEvent, exactly as it is stored', async () => {
    const { body } = await api.get(`/v1/history/meeting-${aslovMeetsVoronkov.id}`);
    const [held, classified] = body.items;
    expect(held).toEqual({
      specversion: '1.0',
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      source: '/chancery',
      type: 'BilateralMeetingHeld',
      subject: `meeting-${aslovMeetsVoronkov.id}`,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      datacontenttype: 'application/json',
      revision: '0',
      position: expect.stringMatching(/^\d+$/),
      actor: 'local',
      correlationid: expect.any(String),
      causationid: expect.any(String),
      commandid: expect.any(String),
      schemaversion: 1,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      previoushash: '0'.repeat(64),
      data: expect.objectContaining({ heldOn: '2018-05-03' }),
    });
    expect(classified).toMatchObject({
      type: 'EngagementClassified',
      revision: '1',
      previoushash: held.hash,
      commandid: held.commandid,
      correlationid: held.correlationid,
    });
    const [stored] = await all(api.store.read(`meeting-${aslovMeetsVoronkov.id}`, { limit: 1 }));
    expect(held.data).toEqual(JSON.parse(stored!.data));
  });

  test('is read page by page, without gap or repeat, in either order', async () => {
    const stored = (await all(api.store.readAll())).map(({ position }) => String(position));
    expect((await pages('/v1/history?limit=2')).map(({ position }) => position)).toEqual(stored);
    expect((await pages('/v1/history?limit=3&order=desc')).map(({ position }) => position)).toEqual(stored.toReversed());
  });

  test('of one record is read page by page too', async () => {
    for (const publisher of ['H1', 'H2', 'H3']) await attach(publisher);
    const forwards = await pages('/v1/history/office-unoct?limit=1');
    const backwards = await pages('/v1/history/office-unoct?limit=1&order=desc');
    expect(forwards.length).toBeGreaterThan(3);
    expect(backwards).toEqual(forwards.toReversed());
  });

  test('is filtered by type, by kind of record and by who recorded', async () => {
    const ofMeetings = await pages('/v1/history?limit=1&kind=meeting');
    expect(new Set(ofMeetings.map(({ subject }) => subject))).toEqual(new Set([`meeting-${aslovMeetsVoronkov.id}`]));
    const ofTypes = await pages('/v1/history?limit=10&type=OfficeEstablished,ConferenceConvened');
    expect(ofTypes.map(({ type }) => type)).toEqual(['OfficeEstablished', 'ConferenceConvened']);
    expect((await pages('/v1/history?limit=2&actor=local')).length).toBeGreaterThan(5);
    expect(await pages('/v1/history?limit=2&actor=nobody')).toEqual([]);
  });

  test('is read at one position, where there is an event', async () => {
    const stored = (await all(api.store.readAll())).map(({ id, position }) => [id, String(position)] as const);
    const at = async (query: string): Promise<string[]> =>
      (await api.get(`/v1/history?${query}`)).body.items.map(({ id }: { id: string }) => id);
    for (const [id, position] of [stored[0]!, stored[1]!, stored.at(-1)!]) expect(await at(`position=${position}`)).toEqual([id]);
    expect(await at(`position=${stored[0]![1]}&actor=nobody`)).toEqual([]);
    expect(await at(`position=${BigInt(stored.at(-1)![1]) + 1n}`)).toEqual([]);
    expect(await at('position=0')).toEqual([]);
    const { status, body } = await api.get('/v1/history?position=first');
    expect([status, body.code]).toEqual([400, 'invalid-query']);
  });

  test.each(['office-nobody', 'nonsense', 'secret-stream', '$all', 'office-'])(
    'of the stream %s, which is not there, is 404',
    async (stream) => {
      const { status, body } = await api.get(`/v1/history/${stream}`);
      expect([status, body.code]).toEqual([404, 'unknown-stream']);
    },
  );

  test('refuses a cursor that was altered, or is of another list', async () => {
    const { body: page } = await api.get('/v1/history?limit=1');
    const altered = [
      `/v1/history?limit=1&after=${page.next.slice(0, -2)}${page.next.endsWith('A') ? 'B' : 'A'}A`,
      `/v1/history?limit=1&after=${page.next}=`,
      `/v1/history?limit=1&after=x`,
      `/v1/history?limit=1&order=desc&after=${page.next}`,
      `/v1/history?limit=1&kind=office&after=${page.next}`,
      `/v1/history/office-unoct?after=${page.next}`,
    ];
    for (const path of altered) {
      const { status, body } = await api.get(path);
      expect([path, status, body.code]).toEqual([path, 400, 'invalid-cursor']);
    }
  });
});

describe('the live feed', () => {
  test('starts at the head, and sends what is recorded from then on', async () => {
    await using feed = await Feed.open(api);
    expect(feed.response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    const [start] = await feed.until((events) => events.length === 1);
    expect(start).toEqual({ id: `${await api.store.logId()}:${await api.store.head()}` });
    const { body } = await attach('L1');
    const [, sent] = await feed.until((events) => events.length === 2);
    expect(sent).toMatchObject({ id: `${await api.store.logId()}:${body.position}`, event: 'SourceAttached' });
    expect(sent!.data).toEqual((await api.get('/v1/history?order=desc&limit=1')).body.items[0]);
  });

  test('goes on after the last event that a reader saw', async () => {
    const { body: seen } = await attach('L2');
    const { body: missed } = await attach('L3');
    const lastSeen = `${await api.store.logId()}:${seen.position}`;
    for (const [query, headers] of [
      ['', { 'last-event-id': lastSeen }],
      [`?after=${lastSeen}`, {}],
      [`?after=${seen.position}`, {}],
    ] as const) {
      await using feed = await Feed.open(api, query, headers);
      const [, sent] = await feed.until((events) => events.length === 2);
      expect(sent!.data!.position).toBe(missed.position);
    }
  });

  test('is filtered by type and kind of record', async () => {
    await using feed = await Feed.open(api, '?after=0&kind=meeting&type=BilateralMeetingHeld');
    const [, sent] = await feed.until((events) => events.length === 2);
    expect(sent!.event).toBe('BilateralMeetingHeld');
  });

  test.each([
    ['of another log', () => '00000000-0000-4000-8000-000000000000:1'],
    ['that is malformed', () => 'nonsense'],
    ['beyond the end of the log', async () => `${await api.store.logId()}:999999`],
  ])('refuses an event id %s', async (_, id) => {
    const { status, body } = await api.get('/v1/live', { 'last-event-id': await id() });
    expect([status, body.code]).toEqual([400, 'invalid-cursor']);
  });

  test('is not opened to more readers than may be', async () => {
    await using feeds = new AsyncDisposableStack();
    for (let n = 0; n < 3; n++) feeds.use(await Feed.open(api));
    const { status, headers, body } = await api.get('/v1/live');
    expect([status, headers.get('retry-after'), body.code]).toEqual([503, '30', 'too-many-feeds']);
  });

  test('is not opened to one who is known more often than leaves room for others', async () => {
    await using asking = await startApi({ environment: { AUTH: 'tokens', LIVE_FEEDS: '4' } });
    const tokens = new Tokens(asking.store, () => new Date());
    const as = async (name: string) => {
      const { text } = await tokens.issue({ name, roles: ['reader'], clearance: 'public' }, LOCAL);
      return { authorization: `Bearer ${text}` };
    };
    const [one, other] = [await as('one'), await as('other')];
    await using feeds = new AsyncDisposableStack();
    const first = feeds.use(await Feed.open(asking, '', one));
    feeds.use(await Feed.open(asking, '', one));
    const { status, headers, body } = await asking.get('/v1/live', one);
    expect([status, headers.get('retry-after'), body.code]).toEqual([429, '30', 'too-many-own-feeds']);
    expect(body.detail).toContain('token:one');
    for (let n = 0; n < 2; n++) expect(feeds.use(await Feed.open(asking, '', other)).response.statusCode).toBe(200);
    await first[Symbol.asyncDispose]();
    expect(feeds.use(await Feed.open(asking, '', one)).response.statusCode).toBe(200);
  });

  test('cuts off a reader that takes nothing, and holds nothing for it', async () => {
    const { response } = await Feed.open(api);
    response.pause();
    const cutOff = once(response, 'error');
    // Half a megabyte each.
    const text = 'x'.repeat(10_000);
    const functions = (i: number) =>
      Array.from({ length: 50 }, (_, j) => [`/functions/f${i}-${j}`, { id: `f${i}-${j}`, text }] as const);
    for (let i = 0; i < 30; i++) {
      const details = { changes: Object.fromEntries(functions(i)), sources: [pressRelease] };
      expect((await api.post('/v1/offices/unoct/details', details)).status).toBe(201);
    }
    while (openFeeds(api) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    response.resume();
    expect(await cutOff).toEqual([expect.objectContaining({ message: 'aborted' })]);
  });

  test('ends when the program stops', async () => {
    const feed = await Feed.open(api);
    const ended = once(feed.response, 'end');
    await api.close();
    expect(await ended).toEqual([]);
  });
});
