import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, type Api, startApi } from './api.ts';
import { aslov, dushanbe2018, story } from './story.ts';

let api: Api;
let position: string;

beforeAll(async () => {
  api = await startApi();
  for (const { path, body } of story) await post(path, body);
  await post('/v1/officials/sirojiddin-aslov/names', { name: 'Сироҷиддин Муҳриддин', from: '2020-03', sources: aslov.sources });
});
afterAll(() => api[Symbol.asyncDispose]());

async function post(path: string, body: unknown): Promise<void> {
  const answer = await api.post(path, body);
  expect([path, answer.status, answer.body]).toEqual([path, 201, expect.anything()]);
  position = answer.body.position;
}

function search(parameters: Record<string, string>): Promise<Answer> {
  return api.get(`/v1/search?${new URLSearchParams(parameters).toString()}`, { 'read-after': position });
}

async function records(parameters: Record<string, string>): Promise<string[]> {
  const { status, body } = await search(parameters);
  expect([parameters, status]).toEqual([parameters, 200]);
  return body.items.map(({ record }: { record: string }) => record);
}

describe('GET /v1/search', () => {
  test('finds records by their names, titles, topics and places, and shows where', async () => {
    expect((await search({ q: 'aslov' })).body).toEqual({
      items: [
        {
          record: 'official:sirojiddin-aslov',
          kind: 'official',
          title: 'Сироҷиддин Муҳриддин',
          matched: 'names',
          snippet: [
            { text: 'Sirojiddin ', match: false },
            { text: 'Aslov', match: true },
          ],
          on: null,
          label: 'public',
        },
      ],
      next: null,
    });
    const dushanbe = await search({ q: 'dushanbe' });
    expect(dushanbe.body.items).toMatchObject([
      {
        record: 'meeting:aslov-voronkov-2018-05-03',
        title: 'Meeting of Tajikistan and United Nations Office of Counter-Terrorism',
        matched: 'places',
        snippet: [
          { text: 'Dushanbe', match: true },
          { text: ', Tajikistan', match: false },
        ],
        on: '2018-05-03',
      },
      { record: 'conference:dushanbe-2018', kind: 'conference', title: dushanbe2018.name, on: '2018-05-03/2018-05-04' },
    ]);
    expect((await search({ q: 'tajikistan' })).body.items[0]).toMatchObject({ record: 'state:TJ', title: 'Tajikistan' });
    expect(await records({ q: 'UNOCT' })).toEqual(['office:unoct']);
    expect(await records({ q: 'affairs minister' })).toEqual(['official:sirojiddin-aslov']);
    expect(await records({ q: 'minister of foreign aff' })).toEqual(['official:sirojiddin-aslov']);
  });

  test('takes other scripts, accents and slips of the pen', async () => {
    for (const q of ['Аслов', 'ASLÓV', 'Sirodjidin Aslov', 'Muhriddin', 'муҳриддин сир'])
      expect([q, await records({ q })]).toEqual([q, ['official:sirojiddin-aslov']]);
  });

  test('reads on both clocks, and in kinds and days', async () => {
    expect(await records({ q: 'aslov', asOf: '2026' })).toEqual([]);
    expect(await records({ q: 'aslov', asOf: '2019' })).toEqual(['official:sirojiddin-aslov']);
    expect(await records({ q: 'dushanbe', knownAt: '2018-05-03' })).toEqual([]);
    expect(await records({ q: 'dushanbe', kind: 'meeting,office' })).toEqual(['meeting:aslov-voronkov-2018-05-03']);
    expect(await records({ q: 'dushanbe', from: '2018-05-04' })).toEqual(['conference:dushanbe-2018']);
    expect(await records({ q: 'dushanbe', asOf: '2018-05-02' })).toEqual([]);
  });

  test('goes on page by page, with the cursor of the very same search', async () => {
    const first = await search({ q: 'dushanbe', limit: '1' });
    expect(first.body.items).toHaveLength(1);
    const after = first.body.next;
    const second = await search({ q: 'dushanbe', limit: '1', after });
    expect([...first.body.items, ...second.body.items]).toEqual((await search({ q: 'dushanbe' })).body.items);
    expect(second.body.next).toBeNull();
    expect(await search({ q: 'aslov', limit: '1', after })).toMatchObject({ status: 400, body: { code: 'invalid-cursor' } });
  });

  test('takes what is looked for as words, whatever else it would mean', async () => {
    const hostile = [
      '"',
      '""aslov"',
      'aslov*',
      'aslov" OR "x',
      'NEAR(aslov, 2)',
      'words : aslov',
      '-aslov',
      'aslov AND NOT x',
      "aslov'--",
      '%',
      '_',
      '\\',
    ];
    const odd = [
      '\u0000aslov',
      'aslov 😀',
      '\u202easlov',
      'ⓐslov',
      'a'.repeat(200),
      'ﷺ',
      'x '.repeat(100),
      '1 2 3',
      '^aslov',
      '{aslov}',
    ];
    for (const q of [...hostile, ...odd]) {
      const { status, body } = await search({ q });
      expect([q, status === 200 || (status === 400 && body.code === 'invalid-query')]).toEqual([q, true]);
    }
    expect(await records({ q: '"aslov*' })).toEqual(['official:sirojiddin-aslov']);
  });

  test('says why it cannot look for something', async () => {
    const why = async (parameters: Record<string, string>): Promise<string> => {
      const { status, body } = await search(parameters);
      expect([status, body.code]).toEqual([400, 'invalid-query']);
      return body.detail;
    };
    expect(await why({})).toBe('/q: q is missing: words to look for are expected, once');
    expect(await why({ q: '' })).toMatch(/no letter and no digit/);
    expect(await why({ q: '?! 😀' })).toMatch(/no letter and no digit/);
    expect(await why({ q: 'a'.repeat(1000) })).toMatch(/at most 200 characters are looked for; here are 1000/);
    expect(await why({ q: 'a b c d e f g h i j k l m n o p q' })).toMatch(/at most 16 words are looked for at once; here are 17/);
    expect(await why({ q: 'aslov', kind: 'person' })).toMatch(/there is no "person": there are state, office/);
  });
});
