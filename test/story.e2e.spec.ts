import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Api, startApi } from './api.ts';
import { peers, realServers, skippedServers } from './kurrentdb/servers.ts';
import { until } from './program.ts';
import { aslovMeetsVoronkov, pressRelease, story, unoct } from './story.ts';

interface Log {
  /** EVENT_STORE; none is the file in the data directory. */
  readonly location: string | null;
  stop(): Promise<void>;
}

const logs: readonly (readonly [string, () => Promise<Log>])[] = [
  ['a SQLite file', async () => ({ location: null, stop: async () => {} })],
  ...[...peers, ...realServers].map(({ name, start }) => {
    const openLog = async () => {
      const { connectionString, stop } = await start();
      return { location: connectionString, stop };
    };
    return [name, openLog] as const;
  }),
];

describe.each(logs)('on %s,', (_, openLog) => {
  /** A clock that a test moves. */
  let now = new Date('2026-11-25T12:00:00.000Z');
  let dataDir: string;
  let api: Api;
  let log: Log;
  let last: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'chancery-story-'));
    log = await openLog();
    api = await start();
    for (const { path, body } of story) {
      const { status, body: answer } = await api.post(path, body);
      expect(status).toBe(201);
      last = answer.position;
    }
  });
  afterAll(async () => {
    await api.close();
    await log.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = (): Promise<Api> =>
    startApi({ dataDir, now: () => now, environment: log.location === null ? {} : { EVENT_STORE: log.location } });
  const meeting = `/v1/meetings/${aslovMeetsVoronkov.id}`;
  const read = (path: string) => api.get(path, { 'read-after': last });

  describe('the first story, read back', () => {
    test('makes one partnership of the two parties, whichever is named first', async () => {
      const { status, body } = await read('/v1/partnerships/state:TJ/office:unoct');
      expect(status).toBe(200);
      expect(body).toEqual({
        parties: ['office:unoct', 'state:TJ'],
        meetings: 1,
        calls: 0,
        visits: 0,
        together: 0,
        first: '2018-05-03',
        last: '2018-05-03',
        status: 'dormant',
        statusCertain: true,
        activeUntil: '2019-05-03',
        coolingUntil: '2021-05-02',
        officials: [
          { official: 'sirojiddin-aslov', name: 'Sirojiddin Aslov', party: 'state:TJ', contacts: 1 },
          { official: 'vladimir-voronkov', name: 'Vladimir Voronkov', party: 'office:unoct', contacts: 1 },
        ],
        topics: [...aslovMeetsVoronkov.topics]
          .toSorted()
          .map((topic) => ({ topic, contacts: 1, first: '2018-05-03', last: '2018-05-03' })),
        timeline: [{ quarter: '2018-Q2', contacts: 1, meetings: 1, calls: 0, visits: 0 }],
        hosts: [
          { host: 'office:unoct', contacts: 0 },
          { host: 'state:TJ', contacts: 1 },
          { host: null, contacts: 0 },
        ],
        levels: [{ level: null, contacts: 1 }],
        agreements: [],
        assistance: [],
      });
      expect((await read('/v1/partnerships/office:unoct/state:TJ')).body).toEqual(body);
    });

    test('lists the meeting as an engagement, with its pillars and why it is one', async () => {
      const { body } = await read('/v1/counter-terrorism/engagements?state=TJ');
      expect(body).toEqual({
        items: [
          {
            record: `meeting:${aslovMeetsVoronkov.id}`,
            kind: 'meeting',
            on: '2018-05-03',
            parties: ['state:TJ', 'office:unoct'],
            place: { city: 'Dushanbe', country: 'TJ' },
            pillars: ['I', 'II'],
            functions: [],
            why: [
              { kind: 'mandate', party: 'office:unoct' },
              { kind: 'classified', basis: { kind: 'inferred', reason: 'the title of the conference' }, by: 'local' },
            ],
            label: 'public',
          },
        ],
        next: null,
      });
    });

    test.each([
      ['pillar=IV', 0],
      ['pillar=II', 1],
      ['state=KZ', 0],
      ['state=state:TJ', 1],
      ['from=2018-05&to=2018-05', 1],
      ['from=2018-06', 0],
      ['to=2018-04', 0],
      ['asOf=2018-05-02', 0],
      ['function=unoct/capacity-building', 0],
      ['pillar=none', 0],
      ['function=none', 1],
    ])('filters engagements by %s', async (filter, found) => {
      const { body } = await read(`/v1/counter-terrorism/engagements?${filter}`);
      expect(body.items).toHaveLength(found);
    });

    test('counts coverage by State and pillar, and by State and function', async () => {
      const cell = { state: 'state:TJ', engagements: 1, first: '2018-05-03', last: '2018-05-03' };
      expect((await read('/v1/counter-terrorism/coverage')).body.items).toEqual([
        { ...cell, pillar: 'I' },
        { ...cell, pillar: 'II' },
      ]);
      expect((await read('/v1/counter-terrorism/functions')).body.items).toEqual([{ ...cell, function: null }]);
    });

    test('tells who held a post on a day, and who did not yet', async () => {
      expect((await read('/v1/officials/vladimir-voronkov?asOf=2017-06-20')).body.appointments).toEqual([]);
      const { body } = await read('/v1/officials/vladimir-voronkov?asOf=2018-05-03');
      expect(body.appointments).toMatchObject([
        {
          post: 'under-secretary-general',
          party: 'office:unoct',
          appointedOn: '2017-06-21',
          assumedOn: null,
          status: 'in-office',
          certain: false,
        },
      ]);
      expect((await read('/v1/officials?party=state:TJ&asOf=2018-05-03')).body.items).toMatchObject([{ id: 'sirojiddin-aslov' }]);
    });

    test('shows the meeting with what was inferred, on whose word, and its revision', async () => {
      const { body, headers } = await read(meeting);
      expect(body).toMatchObject({
        id: aslovMeetsVoronkov.id,
        kind: 'bilateral',
        status: 'held',
        heldOn: '2018-05-03',
        inferred: ['/heldOn', '/place'],
        disputed: [],
        corroborated: 1,
        revision: '1',
      });
      expect(body.sources.map((each: { id: string }) => each.id)).toEqual(['s1', 's2']);
      expect(headers.get('etag')).toBe('"1"');
    });

    test('shows an office, a conference and their lists', async () => {
      expect((await read('/v1/offices/unoct')).body).toMatchObject({ name: unoct.name, mandates: ['counter-terrorism'] });
      expect((await read('/v1/offices?mandate=counter-terrorism')).body.items).toMatchObject([{ id: 'unoct' }]);
      expect((await read('/v1/conferences/dushanbe-2018')).body).toMatchObject({ heldOn: '2018-05-03/2018-05-04' });
      expect((await read('/v1/conferences')).body.items).toMatchObject([{ id: 'dushanbe-2018' }]);
      expect((await read('/v1/meetings?with=official:vladimir-voronkov')).body.items).toMatchObject([
        { id: aslovMeetsVoronkov.id },
      ]);
      expect((await read('/v1/meetings?with=state:KZ')).body.items).toEqual([]);
      expect((await read('/v1/partnerships?party=state:TJ')).body.items).toMatchObject([
        { parties: ['office:unoct', 'state:TJ'] },
      ]);
    });

    test('has nothing of two parties that never met, and no partnership of a party with itself or with nobody', async () => {
      expect((await read('/v1/partnerships/state:KZ/state:TJ')).body).toMatchObject({
        meetings: 0,
        first: null,
        last: null,
        timeline: [],
      });
      expect((await read('/v1/partnerships/state:TJ/state:TJ')).body).toMatchObject({ code: 'same-party' });
      expect((await read('/v1/partnerships/state:TJ/office:nobody')).status).toBe(404);
      expect((await read('/v1/partnerships/state:TJ/nonsense')).status).toBe(400);
    });

    test('says how recent a partnership is as of the day that is read', async () => {
      const status = async (asOf: string): Promise<string> =>
        (await read(`/v1/partnerships/state:TJ/office:unoct?asOf=${asOf}`)).body.status;
      expect(await status('2018-05-03')).toBe('active');
      expect(await status('2019-05-03')).toBe('active');
      expect(await status('2019-05-04')).toBe('cooling');
      expect(await status('2021-05-02')).toBe('cooling');
      expect(await status('2021-05-03')).toBe('dormant');
    });
  });

  describe('what became known later', () => {
    let before: string;

    beforeAll(async () => {
      before = now.toISOString();
      now = new Date(now.getTime() + 60_000);
      const { status, body } = await api.post(`${meeting}/corrections`, {
        changes: { heldOn: '2018-05-04' },
        reason: 'the ministry names the fourth',
        sources: [{ ...pressRelease, publisher: 'Ministry of Foreign Affairs' }],
      });
      expect(status).toBe(201);
      last = body.position;
    });

    test('is read at once where the position is named, and not yet where the instant is', async () => {
      expect((await read('/v1/partnerships/state:TJ/office:unoct')).body.last).toBe('2018-05-04');
      expect((await read(`/v1/partnerships/state:TJ/office:unoct?knownAt=${before}`)).body.last).toBe('2018-05-03');
      expect((await read(`${meeting}?knownAt=${before}`)).body).toMatchObject({
        heldOn: '2018-05-03',
        changes: [{ event: 'EngagementClassified' }],
        revision: '1',
      });
      expect((await read(`${meeting}?knownAt=2020-01-01`)).status).toBe(404);
    });

    test('shows on the record what was changed, by whom and why', async () => {
      const { body } = await read(meeting);
      expect(body.changes.at(-1)).toMatchObject({
        event: 'RecordCorrected',
        by: 'local',
        at: now.toISOString(),
        fields: [{ field: '/heldOn', from: '2018-05-03', to: '2018-05-04' }],
        reason: 'the ministry names the fourth',
      });
      expect(body.claims.filter((each: { field: string }) => each.field === '/heldOn')).toMatchObject([
        { value: '2018-05-03', rank: 'deprecated' },
        { value: '2018-05-04', rank: 'preferred' },
      ]);
    });

    test('a retracted meeting leaves partnerships and engagements, and stays on record', async () => {
      const opened = await api.post('/v1/meetings/bilateral', { ...aslovMeetsVoronkov, id: 'doubtful', heldOn: '2018-06' });
      expect(opened.status).toBe(201);
      const { body } = await api.post('/v1/meetings/doubtful/retraction', {
        reason: 'it never happened',
        sources: [pressRelease],
      });
      last = body.position;
      expect((await read('/v1/partnerships/state:TJ/office:unoct')).body.meetings).toBe(1);
      expect((await read('/v1/counter-terrorism/engagements')).body.items).toHaveLength(1);
      expect((await read('/v1/meetings/doubtful')).body).toMatchObject({
        status: 'retracted',
        retraction: { reason: 'it never happened' },
      });
    });
  });

  describe('replay', () => {
    const answers = async (): Promise<unknown[]> => {
      const paths = [
        '/v1/partnerships/state:TJ/office:unoct',
        '/v1/partnerships',
        '/v1/counter-terrorism/engagements',
        meeting,
        '/v1/officials',
        '/v1/meetings',
      ];
      return Promise.all(paths.map(async (path) => JSON.stringify((await read(path)).body)));
    };

    test('answers 202, goes on answering reads, and leaves every answer the same to the byte', async () => {
      const before = await answers();
      const { status, body } = await api.post('/v1/projections/partnerships/replay', {});
      expect([status, body.projection]).toEqual([202, 'partnerships']);
      let replay = body;
      while (['queued', 'running'].includes(replay.state)) {
        expect(await answers()).toEqual(before);
        replay = (await api.get(`/v1/replays/${body.id}`)).body;
      }
      expect(replay).toMatchObject({ state: 'completed', error: null, differing: 0 });
      expect(replay.done).toBe(replay.total);
      expect(replay.total).toBeGreaterThan(0);
      expect(await answers()).toEqual(before);
    });

    test('of a projection that there is not is 404, as is a replay that there is not', async () => {
      expect((await api.post('/v1/projections/nothing/replay', {})).body).toMatchObject({
        status: 404,
        code: 'unknown-projection',
      });
      expect((await api.get('/v1/replays/nothing')).body).toMatchObject({ status: 404, code: 'unknown-replay' });
    });

    test('lists the projections with their positions and lag', async () => {
      const { body } = await read('/v1/projections');
      expect(body.items.map((each: { name: string }) => each.name)).toContain('partnerships');
      expect(BigInt(body.items[0].position)).toBeGreaterThanOrEqual(BigInt(last));
    });

    test('is not needed by a second start, and makes everything again where the rows are gone', async () => {
      const before = await answers();
      await api.close();
      api = await start();
      expect(await answers()).toEqual(before);
      await api.close();
      const rows = join(dataDir, 'read-models');
      expect(await readdir(rows)).not.toEqual([]);
      await rm(rows, { recursive: true });
      api = await start();
      expect(await answers()).toEqual(before);
      await until('it is ready', async () => (await api.get('/health/ready')).status === 200);
    });
  });
});

skippedServers('the first story');
