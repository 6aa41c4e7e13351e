import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, type Api, startApi } from './api.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await recorded('/v1/offices', { id: 'unoct', name: 'United Nations Office of Counter-Terrorism', establishedOn: '2017-06-15' });
});
afterAll(() => api[Symbol.asyncDispose]());

const asiaPlus = {
  publisher: 'Asia-Plus',
  attribution: 'reported',
  reliability: 'B',
  credibility: '2',
  publishedOn: '2018-05-03',
};
const wire = { publisher: 'A wire', attribution: 'reported', reliability: 'C', credibility: '3', publishedOn: '2018-05-05' };

let last = '0';
async function posted(path: string, body: object): Promise<Answer> {
  const onNobodysWord = path.endsWith('merge');
  const answer = await api.post(path, { ...(!onNobodysWord && { sources: [asiaPlus] }), ...body });
  if (answer.status < 300) last = answer.body.position;
  return answer;
}
async function recorded(path: string, body: object): Promise<Answer> {
  const answer = await posted(path, body);
  expect([path, answer.status, answer.status < 300 ? null : answer.body]).toEqual([path, 201, null]);
  return answer;
}
async function read(path: string): Promise<Answer['body']> {
  const { status, body } = await api.get(path, { 'read-after': last });
  expect([path, status]).toEqual([path, 200]);
  return body;
}
const ids = async (path: string): Promise<string[]> => (await read(path)).items.map(({ id }: { id: string }) => id);
const delegations = [
  { party: 'state:TJ', participants: [{ description: 'the Foreign Minister' }] },
  { party: 'office:unoct', participants: [{ description: 'the Under-Secretary-General' }] },
];

describe('a meeting that is planned', () => {
  const meeting = '/v1/meetings/planned';

  test('is called off, planned for another day, and held, and its plan stays', async () => {
    await recorded('/v1/meetings/scheduled', { id: 'planned', plannedOn: '2026-12-10', delegations });
    expect(await read(meeting)).toMatchObject({ status: 'scheduled', kind: 'bilateral', heldOn: null, delegations: [] });
    expect(await ids('/v1/meetings?status=scheduled')).toEqual(['planned']);
    await recorded(`${meeting}/cancellation`, { reason: 'the minister was called away', on: '2026-12-08' });
    expect(await read(meeting)).toMatchObject({ status: 'cancelled', cancellation: { on: '2026-12-08' } });
    await recorded(`${meeting}/updates`, { changes: { plannedOn: '2026-11-20' }, from: '2026-11-01' });
    expect(await read(meeting)).toMatchObject({ status: 'scheduled', cancellation: null, plan: { plannedOn: '2026-11-20' } });
    expect((await read('/v1/partnerships/state:TJ/office:unoct')).meetings).toBe(0);
    await recorded('/v1/meetings/bilateral', { id: 'planned', heldOn: '2026-11-21', delegations, topics: ['borders'] });
    expect(await read(meeting)).toMatchObject({
      status: 'held',
      heldOn: '2026-11-21',
      plan: { plannedOn: '2026-11-20', days: [{ plannedOn: '2026-12-10' }, { plannedOn: '2026-11-20', from: '2026-11-01' }] },
      changes: [
        { event: 'MeetingCancelled' },
        { event: 'RecordUpdated' },
        { event: 'BilateralMeetingHeld', fields: expect.arrayContaining([{ field: '/heldOn', from: null, to: '2026-11-21' }]) },
      ],
    });
    expect((await read('/v1/partnerships/state:TJ/office:unoct')).meetings).toBe(1);
  });
});

describe('rival claims', () => {
  const conference = '/v1/conferences/dushanbe-2018';

  test('stand side by side on their sources, and the best graded speaks', async () => {
    await recorded('/v1/conferences', {
      id: 'dushanbe-2018',
      name: 'A conference',
      heldOn: '2018-05-03/2018-05-04',
      expected: { states: 50 },
      attended: { states: 48 },
    });
    await recorded(`${conference}/claims`, { field: '/attended', value: { states: 46 }, sources: [wire] });
    const { attended, expected, disputed, claims } = await read(conference);
    expect([attended, expected, disputed]).toEqual([{ states: 48 }, { states: 50 }, ['/attended/states']]);
    expect(claims.filter(({ field }: { field: string }) => field === '/attended/states')).toMatchObject([
      { value: 48, rank: 'normal', sources: ['s1'] },
      { value: 46, rank: 'normal', sources: ['s2'] },
    ]);
    expect(await ids('/v1/conferences?disputed=true')).toEqual(['dushanbe-2018']);
  });

  test('are settled by a ranking that keeps what was said otherwise', async () => {
    const { claims } = await read(conference);
    const { id } = claims.find(({ value }: { value: unknown }) => value === 48);
    await recorded(`${conference}/claims/${id}/rank`, { rank: 'deprecated', reason: 'counted from the list of participants' });
    expect(await read(conference)).toMatchObject({ attended: { states: 46 }, disputed: [] });
    expect(await ids('/v1/conferences?disputed=true')).toEqual([]);
  });

  test('count one ministry that two outlets quote as one origin', async () => {
    const via = ['Ministry of Foreign Affairs'];
    await recorded('/v1/conferences', {
      id: 'quoted',
      name: 'Quoted',
      heldOn: '2018',
      sources: [
        { ...asiaPlus, via },
        { ...wire, via },
      ],
    });
    expect((await read('/v1/conferences/quoted')).corroborated).toBe(1);
  });
});

describe('people on record twice', () => {
  const names = async (id: string): Promise<string[]> =>
    (await read(`/v1/officials/${id}`)).names.map(({ name }: { name: string }) => name);
  const unchanging = async (): Promise<unknown[]> =>
    Promise.all(
      [
        '/v1/officials/sirojiddin-aslov',
        '/v1/officials/sirodjidin-aslov',
        '/v1/officials?party=state:TJ',
        '/v1/meetings?with=official:sirojiddin-aslov',
        '/v1/meetings?with=official:sirodjidin-aslov',
        '/v1/partnerships/state:TJ/office:unoct',
      ].map(async (path) => {
        const { revision: _, changes: __, ...body } = await read(path);
        return body;
      }),
    );

  test('are one in every read while they are merged, and two again as they were', async () => {
    await recorded('/v1/officials/sirojiddin-aslov/appointments', {
      name: 'Sirojiddin Aslov',
      post: 'foreign-minister',
      title: 'Minister of Foreign Affairs',
      party: 'state:TJ',
      appointedOn: '2013-11-29',
    });
    await recorded('/v1/officials', { id: 'sirodjidin-aslov', name: 'Sirodjidin Aslov', sources: [wire] });
    await recorded('/v1/officials/sirojiddin-aslov/names', { name: 'Sirojiddin Muhriddin', from: '2020' });
    await recorded('/v1/meetings/bilateral', {
      id: 'as-spelt-otherwise',
      heldOn: '2018-05-03',
      topics: [],
      delegations: [{ party: 'state:TJ', participants: [{ official: 'sirodjidin-aslov' }] }, delegations[1]],
    });
    const apart = await unchanging();
    await recorded('/v1/officials/sirodjidin-aslov/merge', { into: 'sirojiddin-aslov', reason: 'two spellings of one name' });
    for (const id of ['sirojiddin-aslov', 'sirodjidin-aslov'])
      expect(await names(id)).toEqual(['Sirojiddin Aslov', 'Sirodjidin Aslov', 'Sirojiddin Muhriddin']);
    expect(await read('/v1/officials/sirodjidin-aslov')).toMatchObject({
      id: 'sirojiddin-aslov',
      merged: [{ id: 'sirodjidin-aslov', sources: [{ publisher: 'A wire' }], claims: [{ field: '/names/start' }] }],
    });
    expect(await ids('/v1/officials?party=state:TJ')).toEqual(['sirojiddin-aslov']);
    for (const id of ['sirojiddin-aslov', 'sirodjidin-aslov'])
      expect(await ids(`/v1/meetings?with=official:${id}`)).toEqual(['as-spelt-otherwise']);
    await recorded('/v1/officials/sirodjidin-aslov/unmerge', { reason: 'to be looked at again' });
    expect(await unchanging()).toEqual(apart);
  });

  test('are merged into a record of their own kind that is there', async () => {
    const nowhere = await posted('/v1/officials/sirodjidin-aslov/merge', { into: 'nobody', reason: 'x' });
    expect([nowhere.status, nowhere.body.code]).toEqual([422, 'unknown-reference']);
  });
});

describe('a meeting on record twice', () => {
  test('counts once, and keeps its claims beside the other', async () => {
    const meeting = { heldOn: '2019-02-01', delegations, topics: [] };
    await recorded('/v1/meetings/bilateral', { id: 'one', ...meeting });
    await recorded('/v1/meetings/bilateral', { id: 'other', ...meeting, sources: [wire] });
    await recorded('/v1/meetings/other/merge', { into: 'one', reason: 'the same meeting in another report' });
    expect(await ids('/v1/meetings?from=2019&to=2019')).toEqual(['one']);
    expect(await read('/v1/meetings/other')).toMatchObject({ status: 'merged', merge: { into: 'one' } });
    expect(await read('/v1/meetings/one')).toMatchObject({
      status: 'held',
      merged: [{ id: 'other', sources: [{ publisher: 'A wire' }] }],
    });
  });
});

describe('a meeting merged into one that is then retracted', () => {
  test('counts by itself again', async () => {
    await recorded('/v1/meetings/bilateral', { id: 'kept', heldOn: '2016-02-01', delegations, topics: [] });
    await recorded('/v1/meetings/bilateral', { id: 'gone', heldOn: '2016-02-01', delegations, topics: [] });
    await recorded('/v1/meetings/kept/merge', { into: 'gone', reason: 'one meeting' });
    expect(await ids('/v1/meetings?to=2016')).toEqual(['gone']);
    await recorded('/v1/meetings/gone/retraction', { kind: 'entered-in-error', reason: 'of another year' });
    expect(await ids('/v1/meetings?to=2016')).toEqual(['kept']);
    expect(await read('/v1/meetings/kept')).toMatchObject({ status: 'held', merge: null });
    expect((await read('/v1/partnerships/state:TJ/office:unoct?until=2016')).meetings).toBe(1);
  });
});

describe('States', () => {
  test('are known from the start, by code, with their standing on a day', async () => {
    expect(await read('/v1/states/TJ')).toMatchObject({ name: 'Tajikistan', standing: 'un-member', revision: null });
    expect(await read('/v1/states/TJ?asOf=1991')).toMatchObject({ standing: null });
    const members = await read('/v1/states?standing=un-member&limit=1000');
    expect(members.items).toHaveLength(193);
    expect((await read('/v1/states?standing=un-member&asOf=1965-06&limit=1000')).items).not.toContainEqual(
      expect.objectContaining({ id: 'ID' }),
    );
  });

  test('that ISO never listed are recorded before they are named', async () => {
    const kingdom = { visitors: [{ party: 'state:x-hawaii', participants: [{ description: 'King Kalākaua' }] }] };
    const visit = { id: 'kalakaua', heldOn: '1874-12-12/1874-12-23', receivedBy: 'state:US', ...kingdom };
    expect((await posted('/v1/visits', visit)).body.code).toBe('unknown-reference');
    await recorded('/v1/states', { code: 'x-hawaii', names: [{ name: 'Kingdom of Hawaii', until: '1893-01-17' }] });
    await recorded('/v1/visits', visit);
    expect(await ids('/v1/visits?with=state:x-hawaii')).toEqual(['kalakaua']);
    expect(await read('/v1/visits/kalakaua')).toMatchObject({ receivedBy: 'state:US', heldOn: '1874-12-12/1874-12-23' });
  });

  test('are named in a path by their code, and other records are not', async () => {
    expect((await api.get('/v1/states/tajikistan')).status).toBe(404);
    expect((await api.get('/v1/states/T%20J')).status).toBe(400);
    expect((await api.get('/v1/offices/TJ')).status).toBe(404);
  });
});

describe('members of a framework', () => {
  test('are counted by day from their joining and leaving', async () => {
    for (const id of ['framework', 'interpol', 'unodc']) await recorded('/v1/offices', { id, name: id });
    await recorded('/v1/offices/framework/members', { member: 'interpol', on: '2018-12-06' });
    await recorded('/v1/offices/framework/members', { member: 'unodc', on: '2018-12-06' });
    await recorded('/v1/offices/framework/members/interpol/departure', { on: '2020-01-01' });
    const present = async (asOf: string): Promise<string[]> =>
      (await read(`/v1/offices/framework?asOf=${asOf}`)).members
        .filter(({ onTheDay }: { onTheDay: boolean }) => onTheDay)
        .map(({ member }: { member: string }) => member);
    expect(await present('2018-12-05')).toEqual([]);
    expect(await present('2019')).toEqual(['interpol', 'unodc']);
    expect(await present('2020-01-01')).toEqual(['unodc']);
  });
});

describe('agreements and assistance', () => {
  test('are listed by those who are in them', async () => {
    await recorded('/v1/agreements', {
      id: 'declaration',
      title: 'A declaration',
      parties: ['state:TJ', 'office:unoct'],
      signedOn: '2018-05-04',
    });
    await recorded('/v1/assistance', {
      id: 'training',
      by: 'office:unoct',
      to: ['state:TJ'],
      kind: 'training',
      heldOn: '2019-03',
      about: 'screening',
    });
    expect(await ids('/v1/agreements?with=state:TJ')).toEqual(['declaration']);
    expect(await ids('/v1/assistance?with=office:unoct')).toEqual(['training']);
    await recorded('/v1/agreements/declaration/end', { on: '2023', reason: 'it ran out' });
    expect(await read('/v1/agreements/declaration')).toMatchObject({ endedOn: '2023', ending: 'it ran out' });
  });
});
