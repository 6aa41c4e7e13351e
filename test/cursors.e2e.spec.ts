import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LOCAL, type Role } from '#domain/access.ts';
import { Cursors, type CursorValue } from '#application/cursor.ts';
import { STREAM_PREFIXES } from '#domain/nouns.ts';
import { Tokens } from '#application/tokens.ts';
import type { Label } from '#domain/record-keeping.ts';
import { type Answer, type Api, startApi } from './api.ts';
import { Feed } from './feed.ts';
import { aslovMeetsVoronkov, story } from './story.ts';

/** In everything that is kept from the reader, and in nothing else. */
const SECRET = 'obsidian';
type As = Readonly<Record<string, string>>;

let api: Api;
let chief: As;
let reader: As;
let last: string;
/** Position of the event that opened a meeting that the reader must not know of. */
let hidden: string;
let lists: readonly string[];

async function tokenFor(name: string, roles: readonly Role[], clearance: Label): Promise<As> {
  const { text } = await new Tokens(api.store, () => new Date()).issue({ name, roles, clearance }, LOCAL);
  return { authorization: `Bearer ${text}` };
}

async function record(path: string, body: object): Promise<string> {
  const answer = await api.post(path, body, chief);
  expect(answer.status).toBe(201);
  return answer.body.position;
}

beforeAll(async () => {
  api = await startApi({ environment: { AUTH: 'tokens' } });
  chief = await tokenFor('chief', ['administrator', 'editor', 'auditor'], 'confidential');
  reader = await tokenFor('reader', ['reader'], 'public');
  for (const { path, body } of story) await record(path, body);
  const { id: _, classification: __, ...meeting } = aslovMeetsVoronkov;
  // Open and kept ones by turns, so that every page of one ends at one of each.
  for (let n = 0; n < 6; n++) {
    const isKept = n % 2 === 1;
    const heldOn = `2018-06-0${n + 1}`;
    const named = {
      id: `${isKept ? SECRET : 'open'}-${n}`,
      topics: [isKept ? SECRET : 'trade'],
      ...(isKept && { label: 'confidential' }),
    };
    const position = await record('/v1/meetings/bilateral', { ...meeting, heldOn, ...named });
    if (isKept) hidden = position;
    const sources = [{ publisher: isKept ? `The ${SECRET} cable` : `Gazette ${n}`, attribution: 'stated' }];
    const office = { id: `${isKept ? SECRET : 'open'}-office-${n}`, name: `Office ${isKept ? SECRET : ''} ${n}`, sources };
    last = await record('/v1/offices', { ...office, mandates: ['counter-terrorism'], ...(isKept && { label: 'confidential' }) });
    await record('/v1/officials', {
      id: `${isKept ? SECRET : 'open'}-official-${n}`,
      name: `O ${n}`,
      sources,
      ...(isKept && { label: 'confidential' }),
    });
  }
  last = await record('/v1/offices/unoct/sources', { publisher: 'The end', attribution: 'stated' });
  const { body: document } = await api.get('/openapi.json');
  type Operations = { get?: { parameters?: { name: string }[] } };
  lists = Object.entries(document.paths as Record<string, Operations>)
    .filter(([, { get }]) => get?.parameters?.some(({ name }) => name === 'after'))
    .map(([path]) => path.replace('{a}', 'state:TJ').replace('{b}', 'office:unoct').replace('{stream}', 'office-unoct'))
    .filter((path) => !path.includes('{') && path !== '/v1/live');
});
afterAll(() => api[Symbol.asyncDispose]());

const page = (path: string, as: As, after?: string): Promise<Answer> => {
  const query = new URLSearchParams({
    limit: '1',
    ...(path === '/v1/search' && { q: 'o' }),
    ...(after !== undefined && { after }),
  });
  return api.get(`${path}?${query}`, { ...as, 'read-after': last });
};

/** Every cursor of a list, as whoever may see everything is given them. */
async function cursorsOf(path: string): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | undefined; found.length < 30;) {
    const { status, body } = await page(path, chief, after);
    if (status !== 200 || body.next === null) break;
    found.push((after = body.next as string));
  }
  return found;
}

test('A cursor of somebody who sees more shows a reader nothing that is kept from them', async () => {
  const wrong: unknown[] = [];
  let tried = 0;
  for (const path of lists) {
    for (const after of await cursorsOf(path)) {
      const { status, body } = await page(path, reader, after);
      tried++;
      const isRight = status === 200 ? !JSON.stringify(body.items).includes(SECRET) : status === 400 || status === 403;
      if (!isRight || status === 500) wrong.push({ path, status, body });
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(40);
  // Where the reader may go on, it is with what is open to them.
  const [, second] = await cursorsOf('/v1/meetings');
  expect((await page('/v1/meetings', reader, second)).status).toBe(200);
});

test('A cursor is of its own list alone', async () => {
  const firsts = new Map<string, string>();
  for (const path of lists) {
    const [first] = await cursorsOf(path);
    if (first !== undefined) firsts.set(path, first);
  }
  expect(firsts.size).toBeGreaterThan(6);
  const taken: unknown[] = [];
  for (const [of, after] of firsts) {
    for (const path of lists) {
      const { status, body } = await page(path, chief, after);
      if (path !== of && (status !== 400 || !['invalid-cursor', 'invalid-query'].includes(body.code)))
        taken.push({ of, path, status });
    }
  }
  expect(taken).toEqual([]);
  const meetings = firsts.get('/v1/meetings')!;
  for (const filter of ['with=state:TJ', 'from=2018', 'asOf=2018-06-01', 'certain=true'])
    expect((await api.get(`/v1/meetings?limit=1&${filter}&after=${meetings}`, chief)).body.code).toBe('invalid-cursor');
});

test('A feed that goes on after what is kept from its reader shows what is open, and nothing else', async () => {
  const log = await api.store.logId();
  for (const id of [`${log}:${hidden}`, `${log}:${BigInt(hidden) - 1n}`, '0']) {
    await using feed = await Feed.open(api, '', { ...reader, 'last-event-id': id });
    const events = await feed.until((all) => all.some(({ data }) => data?.position === last));
    expect(JSON.stringify(events)).not.toContain(SECRET);
    expect(events.length).toBeGreaterThan(1);
  }
  await using of = await Feed.open(api, '?kind=meeting', { ...reader, 'last-event-id': '0' });
  const events = await of.until((all) => all.some(({ data }) => data?.subject === 'meeting-open-4'));
  expect(JSON.stringify(events)).not.toContain(SECRET);
});

test('The log itself, and where it stands, is for those who may read it', async () => {
  for (const path of [
    '/v1/history',
    `/v1/history?position=${hidden}`,
    `/v1/history/meeting-${SECRET}-5`,
    '/v1/proofs/checkpoint',
  ])
    expect([path, (await api.get(path, reader)).status]).toEqual([path, 403]);
  const seen = await api.get(`/v1/meetings/${SECRET}-5`, { ...reader, 'read-after': hidden });
  const absent = await api.get('/v1/meetings/nothing-5', { ...reader, 'read-after': hidden });
  expect([seen.status, seen.body.detail.replaceAll(`${SECRET}-5`, 'nothing-5')]).toEqual([404, absent.body.detail]);
});

test('A position that lies ahead is waited for a while, and no longer', async () => {
  const ahead = String(BigInt(last) + 1_000_000n);
  const { status, headers, body } = await api.get('/v1/meetings', { ...reader, 'read-after': ahead });
  expect([status, body.code, headers.has('retry-after')]).toEqual([503, 'not-yet-visible', true]);
  for (const none of ['-1', '1e9', 'x', '9'.repeat(30)])
    expect([none, (await api.get('/v1/meetings', { ...reader, 'read-after': none })).status]).toEqual([none, 400]);
});

/** By what a list's cursors are sealed: its name and its filters, as `page` asks. */
const SEALED_AS: Readonly<Record<string, readonly unknown[]>> = {
  '/v1/agreements': ['agreement', []],
  '/v1/assistance': ['assistance', []],
  '/v1/changes': ['changes', []],
  '/v1/conferences': ['conference', []],
  '/v1/counter-terrorism/coverage': ['coverage', []],
  '/v1/counter-terrorism/engagements': ['engagements', []],
  '/v1/counter-terrorism/functions': ['functions', []],
  '/v1/counter-terrorism/gaps': ['gaps', []],
  '/v1/counter-terrorism/states': ['engaged states', []],
  '/v1/counter-terrorism/trend': ['trend', []],
  '/v1/duplicates': ['duplicates', 'official', 0.55],
  '/v1/encounters': ['encounters', []],
  '/v1/history': ['history', 'asc', null, { streamPrefixes: STREAM_PREFIXES }],
  '/v1/history/office-unoct': ['history', 'office-unoct', 'asc'],
  '/v1/meetings': ['meeting', []],
  '/v1/offices': ['offices', []],
  '/v1/officials': ['officials', []],
  '/v1/partnerships': ['partnerships', []],
  '/v1/partnerships/state:TJ/office:unoct/contacts': ['contacts of office:unoct and state:TJ', []],
  '/v1/posts': ['posts', []],
  '/v1/posts/changes': ['posts/changes', []],
  '/v1/search': ['search', [['q', 'o']]],
  '/v1/sources': ['publishers', []],
  '/v1/states': ['states', []],
  '/v1/visits': ['visit', []],
};
/** Lists of a replica, whose cursors hold for any of its logs. */
const OF_REPLICA: Readonly<Record<string, string>> = {
  '/v1/imports': 'imports',
  '/v1/mappings': 'mappings',
  '/v1/parked': 'parked',
  '/v1/projections': 'projections',
  '/v1/replays': 'replays',
  '/v1/tokens': 'tokens',
};

/** In place of what a cursor holds. */
const OTHERS = [
  null,
  true,
  { a: 1 },
  ['x'],
  'zzz',
  '-5',
  '9'.repeat(23),
  '\0',
  '\uD800',
  '',
  -1,
  1.5,
  2 ** 53,
  1 - 2 ** 53,
  1e308,
];

test('A cursor that somebody made and sealed rightly is believed no more than a query', async () => {
  expect(lists.toSorted()).toEqual([...Object.keys(SEALED_AS), ...Object.keys(OF_REPLICA)].toSorted());
  const log = await api.store.logId();
  const wrong: unknown[] = [];
  let sealedRightly = 0;
  for (const path of lists) {
    const ofReplica = OF_REPLICA[path];
    const kind = ofReplica ?? JSON.stringify(SEALED_AS[path]);
    const cursors = new Cursors(ofReplica === undefined ? log : ofReplica === 'imports' ? 'imports' : 'replays');
    const made = (values: readonly unknown[]): string => cursors.encode(kind, values as readonly CursorValue[]);
    const [genuine] = await cursorsOf(path);
    const values =
      genuine === undefined ? ['x'] : (JSON.parse(Buffer.from(genuine, 'base64url').subarray(16).toString()) as unknown[]);
    if (genuine === made(values)) sealedRightly++;
    else if (genuine !== undefined) wrong.push({ path, why: 'the test seals it otherwise' });
    const tries: [unknown[], boolean][] = [
      [[], true],
      [[...values, 'more'], true],
      ...values.flatMap((value, n) =>
        OTHERS.map((other): [unknown[], boolean] => [values.with(n, other), typeof other !== typeof value]),
      ),
    ];
    for (const [forged, isOfAnotherType] of tries) {
      const { status, body } = await page(path, chief, made(forged));
      const isRight =
        status === 400 ? ['invalid-cursor', 'invalid-query'].includes(body.code) : status === 200 && !isOfAnotherType;
      if (!isRight && !(genuine === undefined && status === 400)) wrong.push({ path, forged, status, code: body.code });
    }
  }
  expect(wrong).toEqual([]);
  expect(sealedRightly).toBeGreaterThan(15);
});

test.each(['abc', '-5', '', '1.5', '9'.repeat(23)])('A place in the log is a position: %j is none', async (position) => {
  const cursor = new Cursors(await api.store.logId()).encode(JSON.stringify(SEALED_AS['/v1/history']), [position]);
  expect((await page('/v1/history', chief, cursor)).body.code).toBe('invalid-cursor');
});
