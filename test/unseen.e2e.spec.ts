import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LOCAL, type Role } from '#domain/access.ts';
import type { Label } from '#domain/record-keeping.ts';
import { Tokens } from '#application/tokens.ts';
import { type Answer, type Api, startApi } from './api.ts';

// Who may not see a part of a record neither changes it nor finds out about it by trying: of two people, of whom only one has
// what is kept from them, they are told the same.

const sources = [{ publisher: 'Gazette', attribution: 'stated' }];
const TELEPHONE = '+1 212 555 0142';
const BORN = '1960-01-01';
const KEPT = 'kept';
const BARE = 'bare';

let api: Api;
let chief: Record<string, string>;
let recorder: Record<string, string>;
let editor: Record<string, string>;

async function tokenFor(name: string, roles: readonly Role[], clearance: Label): Promise<Record<string, string>> {
  const { text } = await new Tokens(api.store, () => new Date()).issue({ name, roles, clearance, expiresAt: null }, LOCAL);
  return { authorization: `Bearer ${text}` };
}

async function recorded(path: string, body: object): Promise<void> {
  const { status, body: said } = await api.post(path, body, chief);
  expect([path, status, said]).toEqual([path, 201, expect.anything()]);
}

beforeAll(async () => {
  api = await startApi({ environment: { AUTH: 'tokens' } });
  chief = await tokenFor('chief', ['editor', 'auditor', 'administrator'], 'confidential');
  recorder = await tokenFor('recorder', ['recorder'], 'public');
  editor = await tokenFor('editor', ['editor'], 'public');
  for (const id of [KEPT, BARE]) await recorded('/v1/officials', { id, name: id, sources });
  const label = 'confidential';
  const envoy = { post: 'envoy', title: 'Special Envoy', party: 'state:TJ', appointedOn: '2017-05-01' };
  await recorded(`/v1/officials/${KEPT}/appointments`, { ...envoy, label, sources });
  const changes = { '/contactDetails/-': { type: 'telephone', value: TELEPHONE }, '/notes/-': { text: 'Prefers tea' } };
  await recorded(`/v1/officials/${KEPT}/details`, { changes, label, sources });
  await recorded(`/v1/officials/${KEPT}/claims`, { field: '/born', value: BORN, label, sources });
  const meeting = {
    heldOn: '2026-09-17',
    topics: [],
    delegations: ['state:TJ', 'state:AF'].map((party) => ({ party, participants: [{ description: 'senior officials' }] })),
  };
  await recorded('/v1/meetings/bilateral', { ...meeting, id: 'kept-meeting', label, sources });
});
afterAll(() => api.close());

/** What is said to them, but for what names whom they asked about. */
const told = ({ status, body }: Answer, id: string): unknown => [
  status,
  JSON.parse(
    JSON.stringify({ ...body, position: undefined, revision: undefined, instance: undefined }).replaceAll(id, 'somebody'),
  ),
];

async function events(stream: string): Promise<readonly { readonly type: string; readonly data: object }[]> {
  const { status, body } = await api.get(`/v1/history/${stream}`, chief);
  expect(status).toBe(200);
  return body.items;
}

const CONFIDENTIAL = { label: 'confidential', sources };
const PROBES: readonly (readonly [string, () => Record<string, string>, string, object])[] = [
  ['takes up a post', () => recorder, 'appointments/envoy/assumption', { on: '2017-06-01', sources }],
  ['ends a post', () => recorder, 'appointments/envoy/end', { on: '2018-06-01', sources }],
  ['ranks a claim', () => editor, 'claims/c3-0/rank', { rank: 'deprecated', reason: 'x' }],
  ['withdraws a note', () => editor, 'corrections', { changes: { '/notes/n1': null }, reason: 'x', sources }],
  ['backs a title', () => recorder, 'sources', { ...sources[0], fields: ['/appointments/envoy/title'] }],
  ...['1 22', TELEPHONE].map(
    (value) =>
      [`guesses ${value}`, () => recorder, 'claims', { field: '/contactDetails/c1/value', value, ...CONFIDENTIAL }] as const,
  ),
  ...['state:AF', 'state:TJ'].map(
    (value) =>
      [`guesses ${value}`, () => recorder, 'claims', { field: '/appointments/envoy/party', value, ...CONFIDENTIAL }] as const,
  ),
  ...['1961-01-01', BORN].flatMap((born) => [
    [`adds the birth on ${born}`, () => recorder, 'details', { changes: { '/born': born }, ...CONFIDENTIAL }] as const,
    [`claims the birth on ${born}`, () => recorder, 'claims', { field: '/born', value: born, ...CONFIDENTIAL }] as const,
    [
      `corrects the birth to ${born}`,
      () => editor,
      'corrections',
      { changes: { '/born': born }, reason: 'x', ...CONFIDENTIAL },
    ] as const,
  ]),
  ...['Prefers tea', 'Prefers coffee'].map(
    (text) =>
      [
        `corrects a note to ${text}`,
        () => editor,
        'corrections',
        { changes: { '/notes/n1/text': text }, reason: 'x', ...CONFIDENTIAL },
      ] as const,
  ),
];

describe('Who may not see what is kept of somebody', () => {
  test.each(PROBES)('and %s, is told what they are told of somebody else, and changes nothing', async (_, who, path, body) => {
    const before = [await events(`official-${KEPT}`), await events(`official-${BARE}`)];
    const [kept, bare] = [
      await api.post(`/v1/officials/${KEPT}/${path}`, body, who()),
      await api.post(`/v1/officials/${BARE}/${path}`, body, who()),
    ];
    expect(told(kept, KEPT)).toEqual(told(bare, BARE));
    expect([await events(`official-${KEPT}`), await events(`official-${BARE}`)]).toEqual(before);
    expect([400, 403, 404, 200]).toContain(kept.status);
  });

  test('nor learns by a label which ids are taken', async () => {
    const body = { name: 'Somebody', ...CONFIDENTIAL };
    const meeting = {
      heldOn: '2026-09-17',
      topics: [],
      delegations: ['state:TJ', 'state:AF'].map((party) => ({ party, participants: [{ description: 'officials' }] })),
      ...CONFIDENTIAL,
    };
    const asked = async (id: string) => told(await api.post('/v1/meetings/bilateral', { ...meeting, id }, recorder), id);
    expect(await asked('kept-meeting')).toEqual(await asked('no-meeting'));
    const [kept, bare] = [KEPT, BARE].map(async (id) => told(await api.post('/v1/officials', { ...body, id }, recorder), id));
    expect(await kept).toEqual(await bare);
    // Without one they are told that it is taken, for two records cannot have one id: and what they record shows that they asked.
    const open = await api.post('/v1/meetings/bilateral', { ...meeting, label: 'public', id: 'kept-meeting' }, recorder);
    expect(open).toMatchObject({ status: 422, body: { code: 'already-different' } });
  });

  test('and who does see it does all of that', async () => {
    for (const [path, body] of [
      ['appointments/envoy/assumption', { on: '2017-06-01', ...CONFIDENTIAL }],
      ['claims/c3-0/rank', { rank: 'deprecated', reason: 'x', label: 'confidential' }],
      ['corrections', { changes: { '/notes/n1': null }, reason: 'x', ...CONFIDENTIAL }],
    ] as const)
      expect([path, (await api.post(`/v1/officials/${KEPT}/${path}`, body, chief)).status]).toEqual([path, 201]);
  });
});
