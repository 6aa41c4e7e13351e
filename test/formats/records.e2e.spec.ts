import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, startApi } from '#test/api.ts';
import { aslovMeetsVoronkov, pressRelease, story } from '#test/story.ts';
import { ADDRESS, cited, everyKind, meeting, records } from './every-kind.ts';
import { bibtexEntries } from './bibtex.ts';
import { calendarIn } from './calendar.ts';
import { cslJson, popolo, provJson, schemaOrgErrors } from './validation.ts';

let now = new Date('2026-11-25T12:00:00.000Z');
let api: Api;
let last: string;

const post = async (path: string, body: unknown): Promise<void> => {
  now = new Date(now.getTime() + 1000);
  const answer = await api.post(path, body);
  expect([path, answer.status, answer.status < 300 ? null : answer.body]).toEqual([path, 201, null]);
  last = answer.body.position;
};
const read = (path: string, headers: Record<string, string> = {}) => api.get(path, { 'read-after': last, ...headers });

beforeAll(async () => {
  api = await startApi({ now: () => now });
  for (const { path, body } of [...story, ...everyKind]) await post(path, body);
});
afterAll(() => api[Symbol.asyncDispose]());

describe('a record as JSON-LD', () => {
  test.each(records)('is schema.org by its own vocabulary, and needs nothing to be fetched: %s', async (path) => {
    const { status, headers, body } = await read(path, { accept: 'application/ld+json' });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
    expect(await schemaOrgErrors(body)).toEqual([]);
    expect(body.id).toBe(api.url + path);
    expect((await read(`${path}?format=jsonld`)).body).toEqual(body);
  });

  test('of a meeting is an event with its days, its place and who was there', async () => {
    const { body } = await read(`${meeting}?format=jsonld`);
    expect(body).toMatchObject({
      type: 'Event',
      name: 'Meeting of Tajikistan and United Nations Office of Counter-Terrorism',
      startDate: '2018-05-03',
      endDate: '2018-05-03',
      eventStatus: { id: 'https://schema.org/EventScheduled' },
      location: { type: 'Place', address: { addressLocality: 'Dushanbe', addressCountry: 'TJ' } },
    });
    expect(body.attendee.map((each: { name: string }) => each.name)).toEqual([
      'Tajikistan',
      'Sirojiddin Aslov',
      'United Nations Office of Counter-Terrorism',
      'Vladimir Voronkov',
    ]);
    expect((await read('/v1/meetings/called-off?format=jsonld')).body.eventStatus.id).toMatch(/EventCancelled$/);
    expect((await read('/v1/meetings/planned?format=jsonld')).body).toMatchObject({
      startDate: '2027-03-01',
      endDate: '2027-03-02',
    });
  });

  test('of a person has the posts with their days', async () => {
    const { body } = await read('/v1/officials/sirojiddin-aslov?format=jsonld');
    expect(body).toMatchObject({
      type: 'Person',
      alternateName: ['Sirojiddin Aslov'],
      hasOccupation: [{ type: 'Role', startDate: '2013-11-29', hasOccupation: { name: 'Minister of Foreign Affairs' } }],
      memberOf: [{ type: 'OrganizationRole', memberOf: { name: 'Tajikistan', id: `${api.url}/v1/states/TJ` } }],
    });
    const nominee = (await read('/v1/officials/mahmadamin-mahmadaminov?format=jsonld')).body;
    expect(nominee.hasOccupation).toMatchObject([{ hasOccupation: { name: 'Head of Protocol' } }]);
    expect(nominee.memberOf).toHaveLength(1);
  });

  test('is not what a list, or a type that there is not, is answered as', async () => {
    expect((await read('/v1/meetings', { accept: 'application/ld+json' })).body.code).toBe('not-acceptable');
    expect((await read(meeting, { accept: 'text/csv' })).body.code).toBe('not-acceptable');
    expect((await read(`${meeting}?format=csv`)).body.code).toBe('invalid-query');
    expect((await read('/v1/meetings/nobody?format=jsonld')).headers.get('content-type')).toMatch(/problem\+json/);
  });
});

describe('Popolo', () => {
  test('fits the schemas of Popolo, and what refers is there', async () => {
    const { headers, body } = await read('/v1/popolo');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    const schema = popolo();
    const classes = { persons: 'person', organizations: 'organization', posts: 'post', memberships: 'membership' } as const;
    for (const [list, name] of Object.entries(classes)) {
      expect(body[list].length).toBeGreaterThan(1);
      for (const each of body[list]) expect([each.id, schema(name)(each)]).toEqual([each.id, []]);
    }
    const ids = Object.fromEntries(Object.keys(classes).map((list) => [list, body[list].map((each: { id: string }) => each.id)]));
    for (const { person_id, organization_id, post_id } of body.memberships) {
      expect(ids['persons']).toContain(person_id);
      expect(ids['organizations']).toContain(organization_id);
      expect(ids['posts']).toContain(post_id);
    }
    for (const { organization_id } of body.posts) expect(ids['organizations']).toContain(organization_id);
    expect(body.organizations).toContainEqual(expect.objectContaining({ id: 'office:mission-tj', parent_id: 'office:mfa-tj' }));
    expect(body.persons.find((each: { id: string }) => each.id === 'official:sirojiddin-aslov')).toMatchObject({
      name: 'Сироҷиддин Муҳриддин',
      other_names: [{ name: 'Sirojiddin Aslov' }, { name: 'Сироҷиддин Муҳриддин', start_date: '2020-03' }],
      sources: [{ url: ADDRESS }],
    });
    expect(body.organizations.find((each: { id: string }) => each.id === 'office:mfa-tj')).toMatchObject({
      founding_date: null,
      parent_id: 'state:TJ',
      identifiers: [{ scheme: 'wikidata', identifier: 'Q1' }],
    });
  });

  test('is of a day and of an instant', async () => {
    expect((await read('/v1/popolo?asOf=2017-06-20')).body.memberships.map((each: { id: string }) => each.id)).toEqual([
      'official:sirojiddin-aslov/foreign-minister',
    ]);
    expect((await read('/v1/popolo?knownAt=2020-01-01')).body).toEqual({
      persons: [],
      memberships: [],
      posts: [],
      organizations: [],
    });
  });
});

describe('the calendar', () => {
  test('is read by another program, with whole days and what became of each meeting', async () => {
    const { headers, body } = await read('/v1/meetings.ics?with=state:TJ');
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const { name, refresh, leftOut, events } = calendarIn(body);
    expect([name, refresh, leftOut]).toEqual(['Meetings of Tajikistan', 'PT1H', '1']);
    expect(Object.fromEntries(events.map(({ uid, ...event }) => [uid.split('@')[0], event]))).toEqual({
      'meeting-called-off': {
        summary: 'Meeting of Tajikistan and United Nations Office of Counter-Terrorism',
        first: '2027-04-01',
        behind: '2027-04-02',
        status: 'CANCELLED',
        sequence: 1,
        location: null,
        url: `${api.url}/v1/meetings/called-off`,
      },
      'meeting-planned': expect.objectContaining({ first: '2027-03-01', behind: '2027-03-03', status: 'TENTATIVE', sequence: 0 }),
      [`meeting-${aslovMeetsVoronkov.id}`]: expect.objectContaining({
        first: '2018-05-03',
        behind: '2018-05-04',
        status: 'CONFIRMED',
        sequence: 2,
        location: 'Dushanbe, Tajikistan',
      }),
    });
  });

  test('keeps the UID of a meeting and raises its sequence when it is corrected', async () => {
    const event = async () => calendarIn((await read('/v1/meetings.ics?from=2027-03&to=2027-03')).body).events[0]!;
    const before = await event();
    await post('/v1/meetings/planned/updates', {
      changes: { '/plan/plannedOn': '2027-03-08' },
      from: '2026-11-26',
      sources: [pressRelease],
    });
    const after = await event();
    expect([after.uid, after.sequence > before.sequence, after.first]).toEqual([before.uid, true, '2027-03-08']);
  });

  test('is the same to the byte each time, and filtered', async () => {
    const path = '/v1/meetings.ics?to=2018-05';
    const { body } = await read(path);
    expect((await read(path)).body).toBe(body);
    expect(calendarIn(body).events).toHaveLength(1);
    expect((await read('/v1/meetings.ics?with=office:nobody')).body.code).toBe('unknown-record');
  });
});

describe('the provenance of a record', () => {
  test.each(records)('is PROV-JSON by its schema, and what it refers to is there: %s', async (path) => {
    const { status, body } = await read(`${path}/provenance`);
    expect(status).toBe(200);
    expect(provJson()(body)).toEqual([]);
    const { prefix: _, entity, activity, agent, ...relations } = body;
    const there = { ...entity, ...activity, ...agent };
    for (const relation of Object.values(relations).flatMap((each) => Object.values(each as object))) {
      for (const [role, id] of Object.entries(relation as Record<string, unknown>)) {
        if (role === 'prov:type' || role === 'prov:time') continue;
        expect(there).toHaveProperty([id as string]);
      }
    }
  });

  test('has each event, its sources, and what a correction and a retraction ended', async () => {
    const before = now.toISOString();
    await post(`${meeting}/corrections`, { changes: { heldOn: '2018-05-04' }, reason: 'the ministry', sources: [cited] });
    await post(`${meeting}/retraction`, { reason: 'it never happened', sources: [cited] });
    const { body } = await read(`${meeting}/provenance`);
    const history = (await api.get(`/v1/history/meeting-${aslovMeetsVoronkov.id}`)).body.items;
    expect(Object.keys(body.activity)).toEqual(history.map((each: { id: string }) => `event:${each.id}`));
    expect(Object.values(body.activity).map((each) => (each as { 'chancery:hash': string })['chancery:hash'])).toEqual(
      history.map((each: { hash: string }) => each.hash),
    );
    const invalidated = Object.values(body.wasInvalidatedBy as Record<string, { 'prov:entity': string }>);
    expect(invalidated.map((each) => each['prov:entity'])).toEqual(['record:claim-c0-0', 'record:revision-3']);
    expect(JSON.stringify(body.wasDerivedFrom)).toContain('prov:PrimarySource');
    const then = (await read(`${meeting}/provenance?knownAt=${before}`)).body;
    expect(Object.keys(then.activity)).toHaveLength(history.length - 2);
    expect(then).not.toHaveProperty('wasInvalidatedBy');
  });
});

describe('the citation of a record', () => {
  test.each(records)('is text, CSL-JSON by its schema and BibTeX that another program reads: %s', async (path) => {
    const text = await read(`${path}/citation`);
    expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const [noun] = path.split('/').slice(2);
    expect(text.body).toContain(`${api.url}${path}`);
    const csl = await read(`${path}/citation`, { accept: 'application/vnd.citationstyles.csl+json' });
    expect(cslJson()(csl.body)).toEqual([]);
    const { sources, merged } = (await read(path)).body;
    const cites = [...sources, ...merged.flatMap((each: { sources: unknown[] }) => each.sources)];
    expect(csl.body).toHaveLength(1 + cites.length);
    const bibtex = await read(`${path}/citation?format=bibtex`);
    expect([noun, bibtexEntries(bibtex.body).map(({ title }) => title)]).toEqual([
      noun,
      csl.body.map((each: { title: string }) => each.title),
    ]);
    expect(bibtexEntries(bibtex.body).flatMap(({ URL }) => URL ?? [])).toEqual(
      csl.body.flatMap((each: { URL?: string }) => each.URL ?? []),
    );
  });

  test('names the revision and its hash, and its address leads back to that revision', async () => {
    const { body } = await read('/v1/meetings/some-day-in-june/citation');
    const { items } = (await api.get('/v1/history/meeting-some-day-in-june')).body;
    const { hash, revision, time } = items.at(-1);
    expect(body).toContain(`meeting:some-day-in-june, revision ${revision}, as known at ${time}.`);
    expect(body).toContain(`SHA-256 ${hash}`);
    await post('/v1/meetings/some-day-in-june/corrections', { changes: { heldOn: '2018-07' }, reason: 'July', sources: [cited] });
    const [address] = /http\S+/.exec(body)!;
    expect((await read(address.slice(api.url.length))).body).toMatchObject({ revision, heldOn: '2018-06' });
    expect((await read('/v1/meetings/some-day-in-june/citation')).body).toContain(`revision ${Number(revision) + 1}`);
    expect((await read(`/v1/meetings/some-day-in-june/citation?knownAt=${time}`)).body).toBe(body);
  });

  test('of what was retracted says so, and of what was known before does not', async () => {
    const path = '/v1/agreements/compact';
    const { body } = await read(`${path}/citation`);
    await post(`${path}/retraction`, { reason: 'it was never signed', kind: 'never-happened', sources: [cited] });
    expect((await read(`${path}/citation`)).body).toMatch(/\. Retracted on 2026-11-25: it was never signed\. http/);
    const csl = await read(`${path}/citation?format=csl-json`);
    expect(cslJson()(csl.body)).toEqual([]);
    expect(csl.body[0].status).toBe('retracted');
    const [address] = /http\S+/.exec(body)!;
    const [, knownAt] = address.split('?');
    expect((await read(`${path}/citation?${knownAt}`)).body).toBe(body);
  });

  test('of one who is merged with another is that of both, at an address that reads both', async () => {
    const aslov = {
      name: 'Sirodjidin Aslov',
      post: 'foreign-minister',
      title: 'Minister',
      party: 'state:TJ',
      appointedOn: '2013-11-29',
    };
    await post('/v1/officials/sirodjidin-aslov/appointments', { ...aslov, sources: [{ ...cited, title: 'Another' }] });
    await post('/v1/officials/sirodjidin-aslov/merge', {
      into: 'sirojiddin-aslov',
      reason: 'a spelling',
      sources: [pressRelease],
    });
    const { body } = await read('/v1/officials/sirodjidin-aslov/citation');
    expect(body).toBe((await read('/v1/officials/sirojiddin-aslov/citation')).body);
    expect(body).toContain('“Another”');
    const [address] = /http\S+/.exec(body)!;
    expect((await read(address.slice(api.url.length))).body.merged).toMatchObject([{ id: 'sirodjidin-aslov' }]);
    const csl = (await read('/v1/officials/sirodjidin-aslov/citation?format=csl-json')).body;
    expect(new Set(csl.map((each: { id: string }) => each.id)).size).toBe(csl.length);
  });
});
