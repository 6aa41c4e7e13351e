import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Api, startApi } from './api.ts';
import { aslov } from './story.ts';

const launcher = join(import.meta.dirname, '../apps/cli/bin/chancery.mjs');

let api: Api;
let position: string;
beforeAll(async () => {
  api = await startApi();
  await appoint('sirojiddin-aslov', {});
  await appoint('sirodjidin-aslov', { name: 'Sirodjidin Aslov' });
  await appoint('sirojiddin-muhriddin', { name: 'Sirojiddin Muhriddin', appointedOn: '2020-01' });
  await appoint('john-smith', { name: 'John Smith', post: 'envoy', party: 'state:US', appointedOn: '1850', leftOn: '1855' });
  await appoint('john-smith-2', { name: 'John Smith', post: 'envoy', party: 'state:US', appointedOn: '1920', leftOn: '1925' });
});
afterAll(() => api[Symbol.asyncDispose]());

async function appoint(id: string, body: object): Promise<void> {
  const answer = await api.post(`/v1/officials/${id}/appointments`, { ...aslov, ...body });
  expect(answer.status).toBe(201);
  position = answer.body.position;
}

interface Item {
  readonly records: readonly string[];
}

const duplicates = async (query = ''): Promise<{ items: Item[]; next: string | null }> =>
  (await api.get(`/v1/duplicates${query}`, { 'read-after': position })).body;
const pairs = async (query?: string): Promise<string[]> =>
  (await duplicates(query)).items.map(({ records }) => records.join(' '));
const chancery = async (...args: string[]): Promise<string> => {
  const { PATH, HOME } = process.env;
  const run = await promisify(execFile)(process.execPath, [launcher, 'duplicates', '--data-dir', api.dataDir, ...args], {
    env: { PATH, HOME },
  });
  return run.stdout;
};

const SPELT = 'official:sirodjidin-aslov official:sirojiddin-aslov';

test('the three names of one minister are proposed, the likeliest first', async () => {
  expect(await pairs()).toEqual([
    SPELT,
    'official:sirojiddin-aslov official:sirojiddin-muhriddin',
    'official:sirodjidin-aslov official:sirojiddin-muhriddin',
  ]);
  expect((await pairs('?least=0')).at(-1)).toBe('official:john-smith official:john-smith-2');
  expect(await pairs('?least=0.9')).toEqual([SPELT]);
  expect(await pairs('?kind=office')).toEqual([]);
});

test('pages follow each other, and CSV has them all', async () => {
  const [first, whole] = [await duplicates('?limit=2'), await pairs()];
  const second = await duplicates(`?limit=2&after=${first.next}`);
  expect([...first.items, ...second.items].map(({ records }) => records.join(' '))).toEqual(whole);
  expect(second.next).toBeNull();
  const csv = (await api.get('/v1/duplicates?format=csv')).body as string;
  expect(csv.trim().split('\r\n')).toHaveLength(whole.length + 1);
});

test('the command line answers the same, and shows how to merge', async () => {
  expect(JSON.parse(await chancery('--json'))).toEqual(await duplicates());
  const shown = await chancery('--limit', '1');
  expect(shown).toContain('1.00  official:sirodjidin-aslov  official:sirojiddin-aslov');
  expect(shown).toContain('/v1/officials/sirojiddin-aslov/merge');
  expect(await chancery('--least', '1')).toContain('1.00  ');
  expect(await chancery('--kind', 'office')).toBe('There are no offices on record.\n');
});

test.each(['asOf=2018', 'knownAt=2026', 'certain=true', 'least=2', 'kind=treaty'])('%s is refused', async (query) => {
  expect(await api.get(`/v1/duplicates?${query}`)).toMatchObject({ status: 400, body: { code: 'invalid-query' } });
});

test('what was merged as shown is not proposed again', async () => {
  const { body } = await api.get('/v1/duplicates?limit=1');
  const [{ merge }] = body.items;
  const merged = await api.post(merge.path, { ...merge.body, reason: 'two spellings' });
  expect(merged.status).toBe(201);
  position = merged.body.position;
  expect(await pairs()).toHaveLength(1);
  expect(await pairs()).not.toContain(SPELT);
  expect(JSON.parse(await chancery('--json'))).toEqual(await duplicates());
});
