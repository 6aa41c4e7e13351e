import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Answer, type Api, startApi } from './api.ts';
import { pressRelease, unoct } from './story.ts';

const PARTNERSHIP = '/v1/partnerships/state:TJ/office:unoct';

let today: Date;
let api: Api;

beforeEach(async () => {
  today = new Date('2026-06-01T12:00:00Z');
  api = await startApi({ now: () => today });
  await recorded('/v1/offices', unoct);
});
afterEach(() => api[Symbol.asyncDispose]());

test('What is asked for again gets the same answer again, to the byte, with its headers', async () => {
  const [first, again] = [await api.get('/v1/offices/unoct'), await api.get('/v1/offices/unoct')];
  expect(isGivenAgain(first)).toBe(false);
  expect(isGivenAgain(again)).toBe(true);
  expect(again.body).toEqual(first.body);
  for (const name of ['etag', 'vary', 'content-type', 'content-length', 'x-content-type-options'])
    expect(again.headers.get(name)).toBe(first.headers.get(name));
});

test('What was recorded meanwhile is in the next answer', async () => {
  await api.get(PARTNERSHIP);
  await recorded('/v1/meetings/bilateral', {
    id: 'm1',
    heldOn: '2026-05-01',
    delegations: [
      { party: 'state:TJ', participants: [{ description: 'officials' }] },
      { party: 'office:unoct', participants: [{ description: 'officials' }] },
    ],
    topics: [],
    sources: [pressRelease],
  });
  const after = await api.get(PARTNERSHIP);
  expect(isGivenAgain(after)).toBe(false);
  expect(after.body.meetings).toBe(1);
});

test('What was not there is looked for again', async () => {
  expect((await api.get('/v1/offices/cted')).status).toBe(404);
  expect(isGivenAgain(await api.get('/v1/offices/cted'))).toBe(false);
});

test('An answer is of its day', async () => {
  await api.get(PARTNERSHIP);
  today = new Date('2026-06-02T12:00:00Z');
  expect(isGivenAgain(await api.get(PARTNERSHIP))).toBe(false);
});

test('An answer is of its format', async () => {
  await api.get('/v1/offices/unoct');
  const linked = await api.get('/v1/offices/unoct', { accept: 'application/ld+json' });
  expect(isGivenAgain(linked)).toBe(false);
  expect(linked.headers.get('content-type')).toMatch('application/ld+json');
  expect((await api.get('/v1/offices?format=csv')).headers.get('content-type')).toMatch('text/csv');
  expect(isGivenAgain(await api.get('/v1/offices?format=csv'))).toBe(false);
});

test('Who asks for it gets an answer that is worked out anew', async () => {
  await api.get(PARTNERSHIP);
  expect(isGivenAgain(await api.get(PARTNERSHIP, { 'cache-control': 'no-cache' }))).toBe(false);
  expect(isGivenAgain(await api.get(PARTNERSHIP, { 'read-after': '1' }))).toBe(false);
});

test('What changes without the rows is never given again', async () => {
  for (const path of ['/health/ready', '/v1/projections', '/v1/history', '/v1/parked']) {
    await api.get(path);
    expect(isGivenAgain(await api.get(path))).toBe(false);
  }
});

function isGivenAgain({ headers }: Answer): boolean {
  return headers.get('cache-status') === 'chancery; hit';
}

/** Records, and waits until the rows have seen it. */
async function recorded(path: string, body: object): Promise<void> {
  const { status, body: answer } = await api.post(path, body);
  expect(status).toBe(201);
  expect((await api.get('/v1/offices/unoct', { 'read-after': answer.position })).status).toBe(200);
}
