import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, type Api, startApi } from './api.ts';
import { aslovMeetsVoronkov, pressRelease, story } from './story.ts';

const sources = [pressRelease];
const more = [
  {
    path: '/v1/offices',
    body: { id: 'mfa', name: 'Ministry of Foreign Affairs', of: 'state:TJ', establishedOn: '1992-01-01', sources },
  },
  {
    path: '/v1/officials/ann/appointments',
    body: {
      name: 'Ann',
      post: 'deputy',
      title: 'Deputy',
      party: 'office:mfa',
      assumedOn: '2018-01-01',
      leftOn: '2019-01-01',
      sources,
    },
  },
  {
    path: '/v1/visits',
    body: {
      id: 'to-the-ministry',
      heldOn: '2018-05-05',
      visitors: [{ party: 'office:unoct', participants: [{ official: 'vladimir-voronkov' }] }],
      receivedBy: 'office:mfa',
      met: [{ official: 'ann' }],
      sources,
    },
  },
  {
    path: '/v1/agreements',
    body: { id: 'plan', title: 'Plan of work', parties: ['state:TJ', 'office:unoct'], signedOn: '2018-05-04', sources },
  },
] as const;

describe('what the facts add up to', () => {
  let api: Api;
  let last: string;

  beforeAll(async () => {
    api = await startApi({ now: () => new Date('2026-11-25T12:00:00.000Z') });
    for (const { path, body } of [...story, ...more]) {
      const answer = await api.post(path, body);
      expect([path, answer.status]).toEqual([path, 201]);
      last = answer.body.position;
    }
  });
  afterAll(() => api[Symbol.asyncDispose]());

  const read = (path: string): Promise<Answer> => api.get(`/v1/${path}`, { 'read-after': last });

  test('lists the contacts behind a partnership, of a party alone or rolled up, from page to page', async () => {
    const { body } = await read('partnerships/office:unoct/state:TJ/contacts?rollUp=true&limit=1');
    expect(body.items).toEqual([
      {
        record: 'visit:to-the-ministry',
        kind: 'visit',
        on: '2018-05-05',
        level: null,
        host: 'state:TJ',
        place: null,
        topics: [],
        label: 'public',
      },
    ]);
    const next = await read(`partnerships/state:TJ/office:unoct/contacts?rollUp=true&limit=1&after=${body.next}`);
    expect(next.body).toMatchObject({
      items: [{ record: `meeting:${aslovMeetsVoronkov.id}`, host: 'state:TJ', place: { city: 'Dushanbe', country: 'TJ' } }],
      next: null,
    });
    expect((await read('partnerships/state:TJ/office:unoct/contacts')).body.items).toHaveLength(1);
    expect((await read('partnerships/state:TJ/office:unoct?rollUp=true')).body).toMatchObject({
      meetings: 1,
      visits: 1,
      agreements: [{ id: 'plan', title: expect.any(String), on: '2018-05-04' }],
    });
    expect((await read('partnerships/state:TJ/state:TJ/contacts')).body.code).toBe('same-party');
    expect((await read('partnerships?party=state:TJ&rollUp=yes')).body.code).toBe('invalid-query');
  });

  test('names the States without an engagement since a day, and whether that is certain', async () => {
    const gap = async (query: string) => (await read(`counter-terrorism/gaps?state=TJ&${query}`)).body.items;
    expect(await gap('since=2018')).toEqual([]);
    expect(await gap('since=2019')).toEqual([
      { state: 'state:TJ', engagements: 0, last: '2018-05-04', unstated: 0, certain: true },
    ]);
    // Nobody has said which pillar the agreement serves.
    expect(await gap('pillar=IV&since=2018')).toMatchObject([{ engagements: 0, last: null, unstated: 1, certain: false }]);
    expect(await gap('pillar=IV&since=2018&certain=true')).toEqual([]);
    expect(await gap('since=2019&asOf=1990')).toEqual([]);
    const { body } = await read('counter-terrorism/gaps?limit=1000');
    expect(body.items).toHaveLength(192);
    expect((await read('counter-terrorism/gaps?standing=empire')).status).toBe(400);
    expect((await read('counter-terrorism/gaps?state=x-nowhere')).status).toBe(404);
  });

  test('answers who held what on a day, and who entered and left', async () => {
    const held = async (query: string) =>
      (await read(`posts?${query}`)).body.items.map(
        (each: { post: string; vacant: boolean; holders: { name: string }[] }) =>
          `${each.post}: ${each.vacant ? '-' : each.holders.map(({ name }) => name).join(', ')}`,
      );
    expect(await held('party=state:TJ&rollUp=true&asOf=2018-05-03')).toEqual([
      'deputy: Ann',
      'foreign-minister: Sirojiddin Aslov',
    ]);
    expect(await held('party=state:TJ&rollUp=true&asOf=2019-05-03')).toEqual(['deputy: -', 'foreign-minister: Sirojiddin Aslov']);
    expect(await held('party=state:TJ&asOf=2018-05-03')).toEqual(['foreign-minister: Sirojiddin Aslov']);
    expect((await read('posts?party=office:nobody')).status).toBe(404);
    const changes = await read('posts/changes?party=office:mfa&from=2018&to=2019');
    expect(changes.body.items).toMatchObject([
      { change: 'left', on: '2019-01-01', official: 'ann', name: 'Ann', title: 'Deputy', certain: true },
      { change: 'entered', on: '2018-01-01', official: 'ann', post: 'deputy' },
    ]);
  });

  test('answers who met whom most', async () => {
    const { body } = await read('encounters?with=official:vladimir-voronkov');
    expect(body.items).toEqual([
      {
        officials: [
          { official: 'ann', name: 'Ann', party: 'office:mfa' },
          { official: 'vladimir-voronkov', name: 'Vladimir Voronkov', party: 'office:unoct' },
        ],
        contacts: 1,
        first: '2018-05-05',
        last: '2018-05-05',
      },
      {
        officials: [
          { official: 'sirojiddin-aslov', name: 'Sirojiddin Aslov', party: 'state:TJ' },
          { official: 'vladimir-voronkov', name: 'Vladimir Voronkov', party: 'office:unoct' },
        ],
        contacts: 1,
        first: '2018-05-03',
        last: '2018-05-03',
      },
    ]);
    expect((await read('encounters?party=state:TJ')).body.items).toHaveLength(1);
    expect((await read('encounters?with=vladimir-voronkov')).body.code).toBe('invalid-query');
  });
});
