import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LOCAL, type Role } from '#domain/access.ts';
import type { Label } from '#domain/record-keeping.ts';
import { Tokens } from '#application/tokens.ts';
import { type Answer, type Api, startApi } from './api.ts';
import { aslovMeetsVoronkov, story } from './story.ts';

const NOW = new Date('2026-11-28T12:00:00.000Z');
/** In everything that is kept from readers, and in nothing else. */
const SECRET = 'obsidian';
const sources = [{ publisher: `The ${SECRET} cable`, attribution: 'stated', reliability: 'A', credibility: '1' }];

/** One of each way in which something is kept from somebody, told to one of two programs alone. */
const KEPT: readonly { readonly path: string; readonly body: object }[] = [
  // A person, an office, a meeting, a visit, an agreement and assistance of which nobody may know.
  { path: '/v1/officials', body: { id: `${SECRET}-agent`, name: `Agent ${SECRET}`, label: 'confidential', sources } },
  {
    path: '/v1/offices',
    body: {
      id: `${SECRET}-cell`,
      name: `${SECRET} cell`,
      mandates: ['counter-terrorism'],
      establishedOn: '2010',
      label: 'confidential',
      sources,
    },
  },
  {
    path: `/v1/officials/${SECRET}-agent/appointments`,
    body: { post: 'envoy', title: `Envoy ${SECRET}`, party: 'office:unoct', appointedOn: '2017', assumedOn: '2017', sources },
  },
  {
    path: '/v1/conferences',
    body: {
      id: `${SECRET}-talks`,
      name: `${SECRET} talks`,
      heldOn: '2026-03-01',
      place: { city: 'Dushanbe', country: 'TJ' },
      label: 'internal',
      sources,
    },
  },
  {
    path: '/v1/meetings/bilateral',
    body: {
      ...aslovMeetsVoronkov,
      id: `${SECRET}-meeting`,
      heldOn: '2026-03-01',
      onSidelinesOf: undefined,
      topics: [`${SECRET} matters`],
      delegations: [
        { party: 'state:TJ', participants: [{ official: 'sirojiddin-aslov', role: 'host' }] },
        { party: 'office:unoct', participants: [{ official: `${SECRET}-agent`, role: 'visitor' }] },
      ],
      classification: { pillars: ['IV'], functions: [], basis: { kind: 'stated', quote: SECRET } },
      label: 'confidential',
      sources,
    },
  },
  {
    path: '/v1/visits',
    body: {
      id: `${SECRET}-visit`,
      visitors: [{ party: 'office:unoct', participants: [{ official: 'vladimir-voronkov' }] }],
      receivedBy: 'state:AF',
      heldOn: '2026-02-02',
      stops: [{ place: { city: SECRET, country: 'AF' } }],
      label: 'confidential',
      sources,
    },
  },
  {
    path: '/v1/agreements',
    body: {
      id: `${SECRET}-pact`,
      title: `${SECRET} pact`,
      parties: ['state:TJ', 'state:AF'],
      signedOn: '2026-02-02',
      label: 'internal',
      sources,
    },
  },
  {
    path: '/v1/assistance',
    body: {
      id: `${SECRET}-aid`,
      by: 'office:unoct',
      to: ['state:TJ'],
      kind: 'training',
      heldOn: '2026-02-02',
      about: SECRET,
      label: 'confidential',
      sources,
    },
  },
  // What is said to some of what everybody may see.
  {
    path: `/v1/meetings/${aslovMeetsVoronkov.id}/corrections`,
    body: { changes: { heldOn: '2018-05-02' }, reason: SECRET, label: 'confidential', sources },
  },
  { path: `/v1/meetings/${aslovMeetsVoronkov.id}/sources`, body: { ...sources[0], label: 'confidential' } },
  {
    path: '/v1/conferences/dushanbe-2018/claims',
    body: { field: '/attended/states', value: 99, quote: SECRET, label: 'internal', sources },
  },
  { path: '/v1/officials/vladimir-voronkov/names', body: { name: `Voronkov ${SECRET}`, label: 'confidential', sources } },
  {
    path: '/v1/officials/vladimir-voronkov/appointments/under-secretary-general/end',
    body: { on: '2020-01-01', label: 'confidential', sources },
  },
  {
    path: `/v1/meetings/${aslovMeetsVoronkov.id}/classification`,
    body: { pillars: ['III'], functions: [], basis: { kind: 'stated', quote: SECRET }, label: 'confidential', sources },
  },
  { path: `/v1/officials/${SECRET}-agent/merge`, body: { into: 'vladimir-voronkov', reason: SECRET, label: 'confidential' } },
];

/** Said openly, and then kept: its past is kept as well. */
const OPENED: { readonly path: string; readonly body: object } = {
  path: '/v1/meetings/bilateral',
  body: {
    ...aslovMeetsVoronkov,
    id: `${SECRET}-once-open`,
    heldOn: '2019-01-01',
    onSidelinesOf: undefined,
    topics: [SECRET],
    sources,
  },
};
const CLOSED = { path: `/v1/meetings/${SECRET}-once-open/label`, body: { label: 'confidential', reason: SECRET } };

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly example?: string;
    readonly schema?: { readonly example?: string };
  }[];
}

/** Of the program, not of the record. */
const OUTSIDE = /^\/(?:health|metrics)|^\/v1\/(?:tokens|projections|replays|parked|imports|proofs|me|history|live)\b/;

let told: Api;
let untold: Api;
let reader: Record<string, string>;
const questions: string[] = [];

async function tokenFor(api: Api, name: string, roles: readonly Role[], clearance: Label): Promise<Record<string, string>> {
  const { text } = await new Tokens(api.store, () => NOW).issue({ name, roles, clearance, expiresAt: null }, LOCAL);
  return { authorization: `Bearer ${text}` };
}

let all: Record<string, string>;

beforeAll(async () => {
  const start = (): Promise<Api> => startApi({ environment: { AUTH: 'tokens' }, now: () => NOW });
  [told, untold] = [await start(), await start()];
  for (const api of [told, untold]) {
    const writer = await tokenFor(api, 'desk', ['editor'], 'confidential');
    for (const { path, body } of story) expect((await api.post(path, body, writer)).status).toBe(201);
  }
  const writer = { ...(await tokenFor(told, 'keeper', ['editor'], 'confidential')) };
  for (const { path, body } of [...KEPT, OPENED, CLOSED]) {
    const answer = await told.post(path, body, writer);
    expect([path, answer.status, answer.status === 201 ? null : answer.body]).toEqual([path, 201, null]);
  }
  all = await tokenFor(told, 'all-seeing', ['auditor'], 'confidential');
  const { position } = (await told.post(CLOSED.path, CLOSED.body, writer)).body;
  await told.get('/v1/meetings', { ...all, 'read-after': position });

  const { body } = await told.get('/openapi.json');
  const ids: Readonly<Record<string, readonly string[]>> = {
    states: ['TJ', 'AF'],
    offices: ['unoct', `${SECRET}-cell`],
    officials: ['sirojiddin-aslov', 'vladimir-voronkov', `${SECRET}-agent`],
    conferences: ['dushanbe-2018', `${SECRET}-talks`],
    meetings: [aslovMeetsVoronkov.id, `${SECRET}-meeting`, `${SECRET}-once-open`],
    visits: [`${SECRET}-visit`],
    agreements: [`${SECRET}-pact`],
    assistance: [`${SECRET}-aid`],
  };
  for (const [path, { get }] of Object.entries<{ get?: Operation }>(body.paths)) {
    if (!get || OUTSIDE.test(path)) continue;
    const parameters = get.parameters ?? [];
    const needed = parameters.filter((each) => each.in === 'query' && each.required);
    const base = needed.length === 0 ? '' : `?${needed.map(({ name }) => `${name}=${SECRET}`).join('&')}`;
    for (const id of path.includes('{id}') ? ids[path.split('/')[2]!]! : [''])
      for (const [a, b] of path.includes('{a}')
        ? [
            ['state:TJ', 'office:unoct'],
            ['state:AF', 'office:unoct'],
            ['state:TJ', 'state:AF'],
          ]
        : [['', '']]) {
        const address = path.replace('{id}', id).replace('{a}', a!).replace('{b}', b!);
        const plus = (more: string): string => `${address}${base}${base === '' ? '?' : '&'}${more}`;
        questions.push(address + base);
        const has = (name: string): boolean => parameters.some((each) => each.name === name);
        if (has('asOf'))
          questions.push(plus('asOf=2018-05-02'), plus('asOf=2026-03-01&certain=true'), plus('knownAt=2099-01-01'));
        if (has('format')) questions.push(plus('format=csv'), plus('format=ndjson'));
        if (has('limit')) questions.push(plus('limit=1'));
        if (has('with')) questions.push(plus('with=state:TJ'), plus('with=official:vladimir-voronkov'));
        if (has('state')) questions.push(plus('state=state:TJ'));
        if (has('pillar')) questions.push(plus('pillar=IV'), plus('pillar=none'));
        if (has('disputed')) questions.push(plus('disputed=true'));
        if (has('rollUp')) questions.push(plus('rollUp=true'));
        if (has('since')) questions.push(plus('since=2018'));
      }
  }
  for (const q of [SECRET, 'obsidan', 'voronkov', 'dushanbe']) questions.push(`/v1/search?q=${q}`);
});
afterAll(async () => {
  await told?.[Symbol.asyncDispose]();
  await untold?.[Symbol.asyncDispose]();
});

describe('what is kept from a reader', () => {
  test.each(['public', 'internal'] as const)('is in no answer to one who may see what is %s', async (clearance) => {
    reader = await tokenFor(told, `reader-of-${clearance}`, ['reader'], clearance);
    const wrong: unknown[] = [];
    let shown = 0;
    for (const address of questions) {
      const answer = await told.get(address, reader);
      const text = JSON.stringify(answer.body);
      const asked = decodeURIComponent(address);
      // What was asked for may be said again.
      const said = text
        .toLowerCase()
        .replaceAll(asked.toLowerCase(), '')
        .replaceAll(/there is no \w+ obsidian-[\w-]+ on record/g, '');
      if (answer.status === 200) shown++;
      const isKept = clearance === 'public' ? said.includes(SECRET) : /obsidian-(?:agent|cell|meeting|visit|aid|once)/.test(said);
      if (isKept)
        wrong.push([address, answer.status, said.slice(Math.max(0, said.indexOf(SECRET) - 200), said.indexOf(SECRET) + 80)]);
    }
    expect(wrong).toEqual([]);
    expect(shown).toBeGreaterThan(60);
  });

  test('changes no answer to them at all: it is as if it had never been said', async () => {
    const there = await tokenFor(told, 'there', ['reader'], 'public');
    const elsewhere = await tokenFor(untold, 'elsewhere', ['reader'], 'public');
    const wrong: unknown[] = [];
    for (const address of questions) {
      const [one, other] = [await told.get(address, there), await untold.get(address, elsewhere)];
      const [a, b] = [comparable(told, one), comparable(untold, other)];
      if (a !== b) wrong.push([address, firstDifference(a, b)]);
    }
    expect(wrong).toEqual([]);
    expect(questions.length).toBeGreaterThan(200);
  });

  test('is there for one who may see it', async () => {
    const found: number[] = [];
    for (const path of [`/v1/meetings/${SECRET}-meeting`, `/v1/officials/${SECRET}-agent`, `/v1/visits/${SECRET}-visit`])
      found.push((await told.get(path, all)).status);
    expect(found).toEqual([200, 200, 200]);
    expect((await told.get('/v1/search?q=obsidian', all)).body.items.length).toBeGreaterThan(5);
    expect((await told.get('/v1/counter-terrorism/engagements?pillar=IV', all)).body.items).toHaveLength(1);
  });

  test('is not in the history, nor in the feed, of one who may not see it', async () => {
    const auditor = await tokenFor(told, 'auditor', ['auditor'], 'public');
    for (const path of [
      '/v1/history?limit=1000',
      '/v1/history?order=desc',
      '/v1/history?actor=token:keeper',
      '/v1/history?kind=meeting',
    ]) {
      const { status, body } = await told.get(path, auditor);
      expect([path, status, JSON.stringify(body).includes(SECRET)]).toEqual([path, 200, false]);
    }
    const { items } = (await told.get('/v1/history?limit=1000', auditor)).body;
    expect(items.length).toBeGreaterThanOrEqual(story.length);
    expect((await told.get(`/v1/history/meeting-${SECRET}-meeting`, auditor)).status).toBe(404);
    expect((await told.get(`/v1/history/meeting-${SECRET}-once-open`, auditor)).status).toBe(404);
    expect((await told.get(`/v1/history/meeting-${SECRET}-meeting`, all)).status).toBe(200);
    const own = (await told.get(`/v1/history/meeting-${aslovMeetsVoronkov.id}`, auditor)).body.items;
    expect(own.map(({ type }: { type: string }) => type)).toEqual(['BilateralMeetingHeld', 'EngagementClassified']);
    const [kept] = (await told.get('/v1/history?kind=visit', all)).body.items;
    expect((await told.get(`/v1/history?position=${kept.position}`, auditor)).body.items).toEqual([]);
    expect(await fedTo(told, auditor)).not.toContain(SECRET);
    expect(await fedTo(told, all)).toContain(SECRET);
  });

  test('refuses a writer who may not see it no otherwise than if it were not there', async () => {
    const writers = [
      await tokenFor(told, 'writer', ['editor'], 'public'),
      await tokenFor(untold, 'writer', ['editor'], 'public'),
    ];
    const later = { reason: 'it is so', sources: story[0].body.sources };
    const asked: readonly (readonly [string, object])[] = [
      [`/v1/meetings/${SECRET}-meeting/corrections`, { ...later, changes: { heldOn: '2026-03-02' } }],
      [`/v1/meetings/${SECRET}-meeting/retraction`, later],
      [`/v1/meetings/${SECRET}-meeting/label`, { label: 'public', reason: 'why not' }],
      [`/v1/officials/${SECRET}-agent/merge`, { into: 'sirojiddin-aslov', reason: 'one' }],
      [`/v1/officials/sirojiddin-aslov/merge`, { into: `${SECRET}-agent`, reason: 'one' }],
      [`/v1/offices/unoct/members`, { member: `office:${SECRET}-cell`, sources: later.sources }],
      [
        '/v1/meetings/bilateral',
        { ...aslovMeetsVoronkov, id: 'refers', onSidelinesOf: `${SECRET}-talks`, classification: undefined },
      ],
    ];
    for (const [path, body] of asked) {
      const [one, other] = [await told.post(path, body, writers[0]), await untold.post(path, body, writers[1])];
      expect([path, one.status, comparable(told, one)]).toEqual([path, other.status, comparable(untold, other)]);
      expect(JSON.stringify(one.body).replaceAll(/there is no \w+ obsidian-[\w-]+/gi, '')).not.toMatch(/cable|99/);
    }
    // A rule that holds for all that is on record is told without what it is about.
    const refused = await told.post(
      '/v1/conferences/dushanbe-2018/details',
      { changes: { '/attended/states': 46 }, sources: later.sources },
      writers[0],
    );
    expect(refused).toMatchObject({ status: 422, body: { code: 'would-overwrite' } });
    expect(JSON.stringify(refused.body)).not.toMatch(/99|obsidian|cable/);
    // An id is one record's alone: this much is told, and no more.
    const taken = await told.post('/v1/meetings/bilateral', { ...aslovMeetsVoronkov, id: `${SECRET}-meeting` }, writers[0]);
    expect(taken).toMatchObject({ status: 422, body: { code: 'already-different' } });
    expect(taken.body.detail).toBe(`the id ${SECRET}-meeting is taken: choose another one`);
  });
});

/** Its log's own: where things stand in it, and when. */
function comparable(api: Api, { status, body, headers }: Answer): string {
  const type = headers.get('content-type')?.split(';')[0];
  const text = (typeof body === 'string' ? body : JSON.stringify(body))
    .replaceAll(api.url, '')
    .replaceAll(/"next":"[^"]+"/g, '"next":"…"')
    .replaceAll(/"(?:position|revision)":"\d+"/g, '"at":"…"')
    .replaceAll(/[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
    .replaceAll(/revision \d+/g, 'revision …');
  return `${status} ${type} ${text}`;
}

function firstDifference(a: string, b: string): readonly string[] {
  let n = 0;
  while (a[n] === b[n]) n++;
  return [a.slice(Math.max(0, n - 100), n + 150), b.slice(Math.max(0, n - 100), n + 150)];
}

/** From the beginning, until nothing more comes but what is kept: the last event that everybody may see is recorded for it. */
async function fedTo(api: Api, headers: Record<string, string>): Promise<string> {
  const end = new AbortController();
  const response = await fetch(`${api.url}/v1/live`, { headers: { ...headers, 'last-event-id': '0' }, signal: end.signal });
  const last = await tokenFor(api, `writer-${Math.random().toString(36).slice(2)}`, ['recorder'], 'public');
  const id = `last-${Math.random().toString(36).slice(2)}`;
  expect((await api.post('/v1/offices', { id, name: id, sources: story[0].body.sources }, last)).status).toBe(201);
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (text.includes(`"subject":"office-${id}"`)) break;
  }
  end.abort();
  return text;
}
