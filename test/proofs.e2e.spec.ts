import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type CloudEvent, eventOfCloudEvent } from '#event-store/cloud-event.ts';
import { isSignedWith, parseCheckpoint, parseVerifierKey } from '#event-store/proofs/checkpoint.ts';
import { leafOf } from '#event-store/proofs/leaf.ts';
import { GrowingTree, verifyConsistency, verifyInclusion } from '#event-store/proofs/merkle-tree.ts';
import { type Answer, type Api, startApi } from './api.ts';
import { unoct, story } from './story.ts';

let api: Api;
let positions: string[];

beforeAll(async () => {
  api = await startApi();
  for (const { path, body } of story) expect((await api.post(path, body)).status).toBe(201);
  positions = (await history()).map(({ position }) => position);
});
afterAll(() => api[Symbol.asyncDispose]());

const history = async (): Promise<CloudEvent[]> => (await api.get('/v1/history?limit=1000')).body.items;
const bytes = (base64: string): Uint8Array => Buffer.from(base64, 'base64');
const proofOf = ({ body }: Answer) => ({ ...body, path: body.path.map(bytes) });
const get = (path: string, headers?: Record<string, string>): Promise<Answer> => api.get(`/v1/proofs/${path}`, headers);

describe('The checkpoint', () => {
  test('is signed, and is of every event that was recorded before it was asked for', async () => {
    const tree = new GrowingTree();
    for (const each of await history()) tree.add(leafOf(eventOfCloudEvent(each)));
    const { status, body } = await get('checkpoint');
    expect(status).toBe(200);
    expect(body).toEqual({
      origin: `chancery/${await api.store.logId()}`,
      size: positions.length,
      position: positions.at(-1),
      root: Buffer.from(tree.root()).toString('base64'),
      note: expect.any(String),
      key: expect.stringContaining(`chancery/${await api.store.logId()}+`),
    });
    const signed = parseCheckpoint(body.note);
    expect(signed).toMatchObject({ origin: body.origin, size: body.size, root: bytes(body.root) });
    expect(isSignedWith(signed, parseVerifierKey(body.key))).toBe(true);
  });

  test('as plain text is the note alone', async () => {
    const { body: json } = await get('checkpoint');
    const { status, headers, body } = await get('checkpoint', { accept: 'text/plain' });
    expect([status, body]).toEqual([200, json.note]);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(headers.get('vary')).toContain('accept');
    expect((await get('checkpoint', { accept: 'image/png' })).body).toMatchObject({ status: 406, code: 'not-acceptable' });
  });

  test('of an earlier size is what it was then, and of none is the empty tree', async () => {
    const { body: earlier } = await get('checkpoint?size=3');
    expect(earlier).toMatchObject({ size: 3, position: positions[2] });
    const { body: empty } = await get('checkpoint?size=0');
    expect(empty).toMatchObject({ size: 0, position: null, root: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' });
  });

  test('is signed with a key that only its user may read, and that is shown nowhere', async () => {
    const file = join(api.dataDir, 'keys', 'checkpoints.pem');
    const { body } = await get('checkpoint');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const secret = (await readFile(file, 'utf8')).split('\n')[1]!.slice(-43);
    expect(JSON.stringify(body)).not.toContain(secret);
  });
});

describe('The proof of inclusion', () => {
  test('shows of each event that it is in the checkpoint', async () => {
    const { body: checkpoint } = await get('checkpoint');
    for (const [index, event] of (await history()).entries()) {
      const answer = await get(`inclusion?position=${event.position}`);
      expect(answer.body).toMatchObject({ position: event.position, index, size: checkpoint.size, root: checkpoint.root });
      expect(answer.body.note).toBe(checkpoint.note);
      const leaf = leafOf(eventOfCloudEvent(event));
      expect(bytes(answer.body.leaf)).toEqual(Buffer.from(leaf));
      expect(verifyInclusion(proofOf(answer), leaf, bytes(checkpoint.root))).toBe(true);
    }
  });

  test('as plain text is the index, the path and the checkpoint', async () => {
    const { body: json } = await get(`inclusion?position=${positions[1]}&size=3`);
    const { body } = await get(`inclusion?position=${positions[1]}&size=3`, { accept: 'text/plain' });
    expect(body).toBe(`c2sp.org/tlog-proof@v1\nindex 1\n${json.path.join('\n')}\n\n${json.note}`);
  });
});

describe('The proof of consistency', () => {
  test('shows that the log only grew, what is recorded meanwhile included', async () => {
    const { body: before } = await get('checkpoint');
    const retold = { ...unoct, id: `retold-${positions.length}`, name: 'Another office' };
    expect((await api.post('/v1/offices', retold)).status).toBe(201);
    const { body: after } = await get('checkpoint');
    expect(after.size).toBe(before.size + 1);
    const answer = await get(`consistency?from=${before.size}&to=${after.size}`);
    expect(answer.body).toMatchObject({ origin: before.origin, fromRoot: before.root, toRoot: after.root });
    expect(verifyConsistency(proofOf(answer), bytes(before.root), bytes(after.root))).toBe(true);
    for (let from = 1; from <= after.size; from++) {
      const each = await get(`consistency?from=${from}`);
      const { body: then } = await get(`checkpoint?size=${from}`);
      expect(verifyConsistency(proofOf(each), bytes(then.root), bytes(after.root))).toBe(true);
    }
  });
});

test('The examples of the OpenAPI document hold, so that a verifier can be tried on them', async () => {
  const { body } = await api.get('/openapi.json');
  const example = (path: string) => body.paths[`/v1/proofs/${path}`].get.responses[200].content['application/json'].example;
  const [checkpoint, inclusion, consistency] = ['checkpoint', 'inclusion', 'consistency'].map(example);
  const signed = parseCheckpoint(checkpoint.note);
  expect(signed).toMatchObject({ origin: checkpoint.origin, size: 17, root: bytes(checkpoint.root) });
  expect(isSignedWith(signed, parseVerifierKey(checkpoint.key))).toBe(true);
  expect(verifyInclusion(proofOf({ body: inclusion } as Answer), bytes(inclusion.leaf), signed.root)).toBe(true);
  expect(verifyConsistency(proofOf({ body: consistency } as Answer), bytes(consistency.fromRoot), signed.root)).toBe(true);
});

describe('What the log does not hold', () => {
  test.each([
    ['checkpoint?size=999', 404, 'unknown-position'],
    ['inclusion?position=999999999', 404, 'unknown-position'],
    ['inclusion?position=0', 404, 'unknown-position'],
    ['inclusion?position=1&size=999', 404, 'unknown-position'],
    ['inclusion?position=1&size=0', 404, 'unknown-position'],
    ['consistency?from=2&to=999', 404, 'unknown-position'],
    ['consistency?from=999', 404, 'unknown-position'],
    ['consistency?from=0', 400, 'invalid-query'],
    ['consistency?from=3&to=2', 400, 'invalid-query'],
    ['consistency', 400, 'invalid-query'],
    ['inclusion', 400, 'invalid-query'],
    ['inclusion?position=-1', 400, 'invalid-query'],
    ['inclusion?position=1.5', 400, 'invalid-query'],
    ['checkpoint?size=all', 400, 'invalid-query'],
    ['checkpoint?size=1&size=2', 400, 'invalid-query'],
    ['checkpoint?asOf=2018', 400, 'invalid-query'],
    ['inclusion?position=1&knownAt=2026-01-01', 400, 'invalid-query'],
    ['consistency?from=1&certain=true', 400, 'invalid-query'],
  ])('is told: %s', async (path, status, code) => {
    expect((await get(path)).body).toMatchObject({ status, code });
  });
});
