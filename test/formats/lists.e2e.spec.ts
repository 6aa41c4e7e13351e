import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { BY_DAY_AND_ID } from '#api/reads/list-place.ts';
import { Readings } from '#api/reads/readings.ts';
import { SEES } from '#read-models/rows/projection.ts';
import { listActivities } from '#read-models/activities/queries.ts';
import { meetingItem } from '#read-models/answers/meeting.ts';
import { type Api, startApi } from '#test/api.ts';
import { aslovMeetsVoronkov, story } from '#test/story.ts';
import { everyKind } from './every-kind.ts';

let api: Api;
let last: string;
/** Those of the story and of every kind, and as many as make several pages. */
const MEETINGS = 260;

const hold = async (id: string, heldOn: string): Promise<void> => {
  const { status, body } = await api.post('/v1/meetings/bilateral', { ...aslovMeetsVoronkov, id, heldOn });
  expect(status).toBe(201);
  last = body.position;
};
const read = (path: string, headers: Record<string, string> = {}) => api.get(path, { 'read-after': last, ...headers });
const csv = (text: string): Record<string, string>[] => parse(text, { columns: true });
const ndjson = (text: string): { id: string }[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

interface Operation {
  readonly responses: Record<string, { content?: Record<string, { example?: string | { items?: unknown[] } }> }>;
}

/** Lists of what the program does, not of what is on record. */
const OF_THE_PROGRAM = /^\/v1\/(?:history|projections|replays|parked|imports|mappings|tokens)/;
/** Examples of lists are those of details: what only these have. */
const DETAIL = new Set([
  'contactDetails',
  'notes',
  'label',
  'retraction',
  'merge',
  'merged',
  'mergedInCircle',
  'parked',
  'inferred',
  'disputed',
  'corroborated',
  'sources',
  'claims',
  'changes',
  'revision',
]);

beforeAll(async () => {
  api = await startApi();
  for (const { path, body } of [...story, ...everyKind]) expect((await api.post(path, body)).status).toBe(201);
  for (let n = 4; n < MEETINGS; n++) await hold(`meeting-${n}`, `2018-06-${String((n % 28) + 1).padStart(2, '0')}`);
});
afterAll(() => api[Symbol.asyncDispose]());

describe('a list', () => {
  test('is JSON a page at a time, unless another format is asked for', async () => {
    for (const accept of ['*/*', 'application/json', 'text/csv;q=0.5, application/json', 'text/html, */*;q=0.8']) {
      const { headers, body } = await read('/v1/meetings', { accept });
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(headers.get('vary')).toBe('accept');
      expect(body.items).toHaveLength(50);
      expect(Object.keys(body)).toEqual(['items', 'next']);
    }
  });

  test.each([
    ['/v1/meetings', { accept: 'text/csv' }],
    ['/v1/meetings?format=csv', { accept: 'application/json' }],
  ])('is whole as CSV: %s', async (path, headers) => {
    const answer = await read(path, headers);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="meetings.csv"');
    const rows = csv(answer.body);
    expect(rows).toHaveLength(MEETINGS);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(MEETINGS);
    expect(rows.at(-1)).toMatchObject({
      id: aslovMeetsVoronkov.id,
      'place.city': 'Dushanbe',
      'delegations.party': 'state:TJ; office:unoct',
      'delegations.participants.official': 'sirojiddin-aslov; vladimir-voronkov',
      'codes.cameo.code': '042; 043',
    });
  });

  test.each([
    ['/v1/meetings', { accept: 'application/x-ndjson' }],
    ['/v1/meetings?format=ndjson', {}],
  ])('is whole as NDJSON, with the very items of its pages: %s', async (path, headers) => {
    const answer = await read(path, headers);
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const pages = (await read('/v1/meetings?limit=1000')).body;
    expect(ndjson(answer.body)).toEqual(pages.items);
    expect(pages.next).toBeNull();
  });

  test('ends after so many items where a limit is given, and goes on after a cursor', async () => {
    expect(csv((await read('/v1/meetings?format=csv&limit=7')).body)).toHaveLength(7);
    const { next } = (await read('/v1/meetings?limit=250')).body;
    expect(ndjson((await read(`/v1/meetings?format=ndjson&after=${next}`)).body)).toHaveLength(MEETINGS - 250);
  });

  test('keeps its filters and clocks on every page', async () => {
    const filtered = '/v1/meetings?from=2018-06-02&to=2018-06-28&certain=true&level=minister';
    for (const path of [filtered, filtered.replace('&level=minister', '')]) {
      const { items } = (await read(`${path}&limit=1000`)).body;
      expect(ndjson((await read(`${path}&format=ndjson`)).body)).toEqual(items);
    }
    expect((await read('/v1/meetings?format=ndjson&to=2018-04')).body).toBe('');
    expect((await read('/v1/meetings?format=csv&knownAt=2020-01-01')).body).toMatch(/^id,kind,[^\n]*\r\n$/);
  });

  test('is of one moment: what is recorded between two of its pages is on none of them', async () => {
    const first = await api.application.nest
      .get(Readings)
      .list(
        'meetings',
        { limit: '200' },
        { sees: SEES.confidential, readAfter: BigInt(last) },
        BY_DAY_AND_ID,
        (rows, reading, page) => listActivities(rows, 'meeting', {}, reading, page, meetingItem),
      );
    await new Promise((resolve) => setTimeout(resolve, 5));
    await hold('recorded-meanwhile', '2017-07-01');
    expect((await read('/v1/meetings?to=2017')).body.items).toHaveLength(1);
    const rest = (await Array.fromAsync(first.rest())).flat();
    expect(rest.map(({ id }) => id)).not.toContain('recorded-meanwhile');
    expect(first.items.length + rest.length).toBe(MEETINGS);
  });

  test('begins with a byte order mark where that is asked for', async () => {
    const bytes = await fetch(`${api.url}/v1/offices?format=csv&bom=true`).then((response) => response.bytes());
    expect(Buffer.from(bytes.slice(0, 5)).toString('hex')).toBe('efbbbf6964');
  });

  test.each([
    '/v1/offices',
    '/v1/officials',
    '/v1/conferences',
    '/v1/meetings',
    '/v1/states',
    '/v1/visits',
    '/v1/agreements',
    '/v1/assistance',
    '/v1/changes',
    '/v1/partnerships',
    '/v1/counter-terrorism/engagements',
    '/v1/counter-terrorism/coverage',
    '/v1/counter-terrorism/functions',
  ])('has each of its fields in a column: %s', async (path) => {
    const [item] = ndjson((await read(`${path}?format=ndjson&limit=1`)).body);
    const [header] = (await read(`${path}?format=csv&limit=1`)).body.split('\r\n');
    const inColumns = new Set(header.split(',').map((column: string) => column.split('.')[0]));
    expect([...inColumns]).toEqual(Object.keys(item!));
  });

  test('of the record is in every format, on every route that there is, and shows each field in a column', async () => {
    const { body } = await api.get('/openapi.json');
    const routes = Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(([path, { get }]) => {
      const content = get?.responses['200']?.content ?? {};
      const { items } = (content['application/json']?.example ?? {}) as { items?: unknown[] };
      return items && !OF_THE_PROGRAM.test(path) ? [{ path, content, item: items[0] as object }] : [];
    });
    expect(routes.length).toBeGreaterThan(10);
    for (const { path, content, item } of routes) {
      expect([path, Object.keys(content)]).toEqual([path, ['application/json', 'text/csv', 'application/x-ndjson']]);
      const columns = (content['text/csv']!.example as string).split('\r\n')[0]!.split(',');
      const shown = new Set(columns.map((column) => column.split('.')[0]));
      const ofTheDetail = new Set(Object.keys(item).filter((field) => !shown.has(field)));
      expect([path, ofTheDetail.isSubsetOf(DETAIL)]).toEqual([path, true]);
    }
  });

  test('that is asked for wrongly is a problem in JSON, whatever was asked for', async () => {
    for (const [path, accept, code] of [
      ['/v1/meetings', 'image/png', 'not-acceptable'],
      ['/v1/meetings?format=xml', 'text/csv', 'invalid-query'],
      ['/v1/meetings?format=csv&limit=0', '*/*', 'invalid-query'],
      ['/v1/meetings?format=csv&with=office:nobody', '*/*', 'unknown-record'],
    ] as const) {
      const { headers, body } = await read(path, { accept });
      expect([path, body.code]).toEqual([path, code]);
      expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(headers.get('content-disposition')).toBeNull();
    }
  });
});
