import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Api, startApi } from './api.ts';
import { type Peer, startPeer } from './kurrentdb/peer/peer.ts';
import { until } from './program.ts';
import { story } from './story.ts';

const PARTNERSHIP = '/v1/partnerships/state:TJ/office:unoct';

let dataDir: string;
let peer: Peer;
let api: Api;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chancery-upgrade-'));
  peer = await startPeer();
  api = await start();
});
afterEach(async () => {
  await api.close();
  await peer.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const start = (): Promise<Api> => startApi({ dataDir, environment: { EVENT_STORE: peer.connectionString } });
const isReady = (): Promise<void> => until('it is ready', async () => (await api.get('/health/ready')).status === 200);

/** As another version of the program leaves its rows, that had no search. */
async function leaveOlderRows(): Promise<void> {
  const { current } = JSON.parse(await readFile(join(dataDir, 'read-models', 'catalogue.json'), 'utf8')) as { current: string };
  const db = new DatabaseSync(join(dataDir, 'read-models', current));
  db.exec("UPDATE meta SET format = 7, projections = json_set(projections, '$.partnerships', 2)");
  db.exec('DROP TABLE search_text; ALTER TABLE meta DROP COLUMN imported_until; DROP TABLE parked');
  db.close();
}

test('while the rows of a new version are made, those of the old one are read with their age, and all of it is said', async () => {
  await isReady();
  for (const { path, body } of story) expect((await api.post(path, body)).status).toBe(201);
  const { body: last } = await api.post('/v1/offices/unoct/sources', { publisher: 'Avesta', attribution: 'stated' });
  const before = await api.get(PARTNERSHIP, { 'read-after': last.position });
  const { version: ours } = (await api.get('/v1/projections')).body.items.find(
    ({ name }: { name: string }) => name === 'partnerships',
  );
  await api.close();
  await leaveOlderRows();
  peer.faults.mute = true;
  api = await start();

  await until('there are rows', async () => (await api.get(PARTNERSHIP)).status === 200);
  const meanwhile = await api.get(PARTNERSHIP);
  expect(meanwhile.body).toEqual(before.body);
  expect(meanwhile.headers.get('age')).toMatch(/^\d+$/);
  await until('the end of the log is known', async () => (await api.get('/health/ready')).body.code === 'not-yet-visible');
  const { items } = (await api.get('/v1/projections')).body;
  expect(items).toContainEqual(
    expect.objectContaining({ name: 'partnerships', version: '2', coming: ours, state: 'rebuilding', position: last.position }),
  );
  expect(items.filter(({ state }: { state: string }) => state !== 'rebuilding')).toEqual([]);
  const ready = await api.get('/health/ready');
  expect([ready.status, ready.body.code]).toEqual([503, 'not-yet-visible']);
  expect(ready.body.detail).toContain(`reads are answered from those of another version, as of position ${last.position}`);
  for (const path of ['/v1/search?q=voronkov', '/v1/parked', `${PARTNERSHIP}?knownAt=2090-01-01T00:00:00Z`]) {
    const { status, body, headers } = await api.get(path);
    expect([path, status, body.code, headers.get('retry-after')]).toEqual([path, 503, 'not-yet-visible', '1']);
  }
  const ahead = await api.get(PARTNERSHIP, { 'read-after': String(BigInt(last.position) + 1n) });
  expect([ahead.status, ahead.body.code]).toEqual([503, 'not-yet-visible']);

  peer.faults.mute = false;
  peer.endSubscriptions();
  await isReady();
  await until('the rows follow the log', async () => (await api.get('/v1/projections')).body.items[0].state === 'live');
  const after = await api.get(PARTNERSHIP, { 'read-after': last.position });
  expect([after.body, after.headers.has('age')]).toEqual([before.body, false]);
  expect((await api.get('/v1/search?q=voronkov')).body.items).not.toEqual([]);
  expect((await api.get('/v1/projections')).body.items).toContainEqual(
    expect.objectContaining({ name: 'partnerships', version: ours, coming: null, state: 'live' }),
  );
});
