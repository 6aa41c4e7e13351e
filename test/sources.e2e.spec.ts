import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Api, startApi } from './api.ts';
import { aslovMeetsVoronkov, story } from './story.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  for (const { path, body } of story) {
    const { headers, body: recorded } = await api.post(path, body);
    if (headers.get('etag') !== null) await api.get('/v1/sources', { 'read-after': recorded.position });
  }
});
afterAll(() => api[Symbol.asyncDispose]());

test('publishers come by name, with what rests on each', async () => {
  const { body } = await api.get('/v1/sources');
  expect(
    body.items.map((each: { publisher: string; citations: number; records: number; origins: number }) => [
      each.publisher,
      each.citations,
      each.records,
      each.origins,
    ]),
  ).toEqual([
    ['Asia-Plus', 3, 2, 1],
    ['Ministry of Foreign Affairs of the Republic of Tajikistan', 1, 1, 1],
    ['United Nations General Assembly', 1, 1, 1],
    ['United Nations Office of Counter-Terrorism', 1, 1, 1],
  ]);
});

test('the citations of one tell what each record rests on it for', async () => {
  const { body } = await api.get('/v1/sources?publisher=ASIA%20PLUS');
  expect(body.items.at(-1)).toMatchObject({
    record: `meeting:${aslovMeetsVoronkov.id}`,
    source: 's2',
    publisher: 'Asia-Plus',
    wording: 'reportedly',
    fields: ['/topics'],
    claims: 2,
  });
  expect((await api.get('/v1/sources?publisher=nobody')).body).toEqual({ items: [], next: null });
});

test('as CSV each of the two lists has its own columns', async () => {
  const lines = async (query: string): Promise<string[]> =>
    (await api.get(`/v1/sources?format=csv${query}`)).body.trim().split('\r\n');
  const [publishers, citations] = [await lines(''), await lines('&publisher=asia-plus')];
  expect(publishers[0]).toMatch(/^publisher,citations,records,origins,/);
  expect(publishers).toHaveLength(5);
  expect(citations[0]).toMatch(/^record,source,publisher,/);
  expect(citations).toHaveLength(4);
});

test('a cursor of publishers is none of citations', async () => {
  const { body } = await api.get('/v1/sources?limit=1');
  expect((await api.get(`/v1/sources?publisher=asia-plus&after=${body.next}`)).body.code).toBe('invalid-cursor');
});
