import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL, type Role } from '#domain/access.ts';
import type { Label } from '#domain/record-keeping.ts';
import { idempotencyKey } from '#application/idempotency.ts';
import { Tokens } from '#application/tokens.ts';
import { verify } from '#event-store/hash-chain.ts';
import { type Api, startApi } from './api.ts';
import { samplesOf } from './metrics.ts';
import { until } from './program.ts';

/** In everything that is personal, and in nothing else. */
const PERSONAL = 'tourmaline';
const TELEPHONE = `+992 37 000 (${PERSONAL})`;
const NOTE = `Prefers ${PERSONAL} tea`;
const sources = [{ publisher: 'The desk', attribution: 'stated' }];
const voronkov = '/v1/officials/vladimir-voronkov';

let folder: string;
let dataDir: string;
let api: Api;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-forgetting-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => api.close());

/**
 * Makes a folder one that nobody writes to, by a mount where this user is one whom no permissions bind.
 * @returns what undoes it; null where this user may not mount
 */
function madeReadOnly(dir: string): (() => void) | null {
  if (process.getuid?.() !== 0) {
    chmodSync(dir, 0o500);
    return () => chmodSync(dir, 0o700);
  }
  const isDone = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
  if (!isDone('mount', '--bind', dir, dir)) return null;
  const undo = (): void => void isDone('umount', dir);
  if (isDone('mount', '-o', 'remount,bind,ro', dir)) return undo;
  undo();
  return null;
}

function canBeReadOnly(): boolean {
  const dir = mkdtempSync(join(tmpdir(), 'chancery-read-only-'));
  const writable = madeReadOnly(dir);
  writable?.();
  rmSync(dir, { recursive: true });
  return writable !== null;
}

/** A desk that has two people, and notes on both. */
async function desk(): Promise<void> {
  dataDir = await mkdtemp(join(folder, 'desk-'));
  await start();
  let last = '0';
  for (const id of ['vladimir-voronkov', 'sirojiddin-aslov']) {
    await recorded('/v1/officials', { id, name: id, sources });
    last = await recorded(`/v1/officials/${id}/details`, {
      changes: { '/contactDetails/-': { type: 'telephone', value: TELEPHONE }, '/notes/-': { text: NOTE, on: '2018-05' } },
      sources,
    });
  }
  await read(voronkov, last);
}

async function again(environment: Record<string, string> = {}): Promise<void> {
  await api.close();
  await start(environment);
}

async function start(environment: Record<string, string> = {}): Promise<void> {
  api = await startApi({ dataDir, environment });
  await until('the rows are made', async () => (await api.get('/health/ready')).status === 200);
}

async function recorded(path: string, body: object, headers: Record<string, string> = {}): Promise<string> {
  const said = await api.post(path, body, headers);
  expect([path, said.status, said.body]).toEqual([path, 201, expect.anything()]);
  return said.body.position as string;
}

// oxlint-disable-next-line typescript/no-explicit-any -- a test names the members that it looks at
async function read(path: string, position?: string): Promise<any> {
  const said = await api.get(path, position === undefined ? {} : { 'read-after': position });
  expect([path, said.status]).toEqual([path, 200]);
  return said.body;
}

const erase = (id = 'vladimir-voronkov') => recorded(`/v1/officials/${id}/erasure`, { reason: 'asked for by the person' });

async function allRebuilt(query = ''): Promise<unknown> {
  const { body } = await api.post(`/v1/projections/all/replay${query}`, {});
  let replay = body;
  await until('the replay is over', async () => {
    replay = await read(`/v1/replays/${body.id}`);
    return !['queued', 'running'].includes(replay.state);
  });
  return replay;
}

/** Files of the data directory that hold a text. */
async function filesWith(text: string): Promise<string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const each of entries) {
    const file = join(each.parentPath, each.name);
    if (each.isFile() && (await readFile(file)).includes(text)) found.push(file);
  }
  return found;
}

const OPEN = {
  contactDetails: [{ id: 'c1', type: 'telephone', value: TELEPHONE, note: null }],
  notes: [{ text: NOTE, on: '2018-05', by: 'local' }],
};
const GONE = {
  contactDetails: [{ type: 'telephone', value: { erased: true } }],
  notes: [{ text: { erased: true }, on: '2018-05', by: 'local' }],
};

describe('what is personal', () => {
  test('is read where the person is, kept by nobody, and is in no file, search, list or export', async () => {
    await desk();
    const said = await api.get(voronkov);
    expect(said.body).toMatchObject(OPEN);
    expect(said.headers.get('cache-control')).toBe('no-store');
    expect((await api.get(voronkov)).headers.get('cache-status')).toBeNull();
    expect(said.body.claims.find(({ field }: { field: string }) => field === '/notes/n1/text').value).toBe(NOTE);

    const elsewhere = [
      '/v1/officials',
      '/v1/officials?format=csv',
      '/v1/officials?format=ndjson',
      `/v1/search?q=${PERSONAL}`,
      '/v1/changes',
      '/v1/changes?format=csv',
      '/v1/history',
      '/v1/history/official-vladimir-voronkov',
      '/v1/popolo',
      `${voronkov}?format=jsonld`,
      `${voronkov}/provenance`,
      `${voronkov}/citation`,
    ];
    for (const path of elsewhere) {
      const { status, body } = await api.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect([path, JSON.stringify(body).includes(PERSONAL)]).toEqual([path, false]);
      // Its ciphertext and the name of its key are in the log itself alone.
      const isLog = path.startsWith('/v1/history');
      expect([path, JSON.stringify(body).includes('official-vladimir-voronkov.0')]).toEqual([path, isLog]);
    }
    const { entity } = await read(`${voronkov}/provenance`);
    const values = Object.values(entity as Record<string, Record<string, unknown>>).map((each) => each['prov:value']);
    expect(values).toContain('{"sealed":true}');
    expect((await read(`/v1/search?q=${PERSONAL}`)).items).toEqual([]);
    await allRebuilt();
    expect((await read(`/v1/search?q=${PERSONAL}`)).items).toEqual([]);
    expect(await filesWith(PERSONAL)).toEqual([]);
    expect(await verify(api.store)).toMatchObject({ broken: [] });
  });

  test('is so already when it is said again, is corrected, withdrawn, and refused without being told', async () => {
    await desk();
    const element = { id: 'office', type: 'email', value: `x@${PERSONAL}.example` };
    await recorded(`${voronkov}/details`, { changes: { '/contactDetails/office': element }, sources });
    expect((await api.post(`${voronkov}/details`, { changes: { '/contactDetails/office': element }, sources })).status).toBe(200);
    const other = await api.post(`${voronkov}/details`, { changes: { '/contactDetails/office/value': 'another' }, sources });
    expect(other.body).toMatchObject({ status: 422, code: 'would-overwrite' });
    expect(JSON.stringify(other.body)).not.toMatch(new RegExp(`${PERSONAL}|sealed`));
    const corrected = await recorded(`${voronkov}/corrections`, {
      changes: { '/contactDetails/office/value': `y@${PERSONAL}.example`, '/notes/n1': null },
      reason: 'a better one',
    });
    const { contactDetails, notes, changes } = await read(voronkov, corrected);
    expect(contactDetails).toContainEqual({ id: 'office', type: 'email', value: `y@${PERSONAL}.example`, note: null });
    expect(notes).toEqual([]);
    expect(JSON.stringify(changes.at(-1))).toContain(`y@${PERSONAL}.example`);
    for (const body of [
      { changes: { '/notes/-': { on: '2018' } } },
      { changes: { '/notes/-': { text: { sealed: 'x', key: 'y' } } } },
    ])
      expect((await api.post(`${voronkov}/details`, { ...body, sources })).body).toMatchObject({
        status: 400,
        code: 'invalid-body',
      });
    expect(await filesWith(PERSONAL)).toEqual([]);
  });

  test('is read while its rows are replaced, however much there is', async () => {
    await desk();
    for (let n = 0; n < 30; n++)
      await recorded(`${voronkov}/details`, { changes: { [`/notes/more-${n}`]: { text: `${NOTE} ${n}` } }, sources });
    const [over, statuses] = [new AbortController(), new Set<number>()];
    const reading = Array.from({ length: 4 }, async () => {
      while (!over.signal.aborted) statuses.add((await api.get(voronkov)).status);
    });
    for (let n = 0; n < 6; n++) expect(await allRebuilt()).toMatchObject({ state: 'completed' });
    over.abort();
    await Promise.all(reading);
    expect([...statuses]).toEqual([200]);
  });

  test('comes in with no file: a mapping of it is refused, and of a row that turns out to say it nothing is kept', async () => {
    await desk();
    const mapping = (place: string): string =>
      JSON.stringify({
        name: 'callers',
        dataset: 'callers',
        columns: ['id', 'place', 'phone'],
        key: ['phone'],
        rules: [
          {
            main: {
              type: 'AddDetail',
              stream: 'official-{id}',
              body: { changes: { [place]: { type: 'telephone', value: '{phone}' } }, sources },
            },
          },
        ],
      });
    const file = `id,place,phone\nvladimir-voronkov,contactDetails,${TELEPHONE}\n`;
    const mappings = join(dataDir, 'mappings');
    await mkdir(mappings);
    await writeFile(join(mappings, 'callers.json'), mapping('/contactDetails/-'));
    const post = () => api.send('POST', '/v1/imports?as=callers', file, { 'content-type': 'text/csv' });
    expect(await post()).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('/contactDetails/- is personal') },
    });
    await writeFile(join(mappings, 'callers.json'), mapping('/{place}/-'));
    const { body } = await post();
    await until('it has ended', async () => (await read(`/v1/imports/${body.id}`)).state === 'completed');
    const { items } = await read(`/v1/imports/${body.id}/rows`);
    expect(items).toEqual([
      {
        line: 2,
        key: null,
        outcome: 'rejected',
        record: 'official:vladimir-voronkov',
        code: 'invalid-body',
        detail: expect.stringContaining('what is personal is not imported'),
        row: null,
      },
    ]);
    expect(await filesWith(PERSONAL)).toEqual([]);
  });

  test('is for who is cleared for it, and erased by administrators alone', async () => {
    await desk();
    const tokens = new Tokens(api.store, () => new Date());
    const bearer = async (name: string, roles: readonly Role[], clearance: Label) => ({
      authorization: `Bearer ${(await tokens.issue({ name, roles, clearance }, LOCAL)).text}`,
    });
    const [reader, editor, chief, outsider, clerk] = [
      await bearer('reader', ['reader'], 'public'),
      await bearer('editor', ['editor'], 'internal'),
      await bearer('chief', ['administrator'], 'internal'),
      await bearer('outsider', ['recorder'], 'public'),
      await bearer('clerk', ['administrator'], 'public'),
    ];
    tokens.close();
    await again({ AUTH: 'tokens' });
    const seen = await api.get(voronkov, reader);
    expect(seen.body).toMatchObject({ contactDetails: [], notes: [], changes: [] });
    expect((await api.get(voronkov, editor)).body).toMatchObject(OPEN);
    const note = { changes: { '/notes/-': { text: NOTE } }, sources };
    expect((await api.post(`${voronkov}/details`, note, outsider)).body).toMatchObject({ status: 403, code: 'forbidden' });
    const reason = { reason: 'asked for by the person' };
    expect((await api.post(`${voronkov}/erasure`, reason, editor)).body).toMatchObject({ status: 403, code: 'forbidden' });
    for (const label of [undefined, 'public'])
      expect((await api.post(`${voronkov}/erasure`, { ...reason, label }, clerk)).body).toMatchObject({
        status: 403,
        code: 'forbidden',
      });
    expect((await api.get(voronkov, editor)).body).toMatchObject(OPEN);
    const position = await recorded(`${voronkov}/erasure`, reason, chief);
    const after = (await api.get(voronkov, { ...editor, 'read-after': position })).body;
    expect(after).toMatchObject(GONE);
    expect(after.changes.at(-1)).toMatchObject({ event: 'PersonalDataErased', by: 'token:chief', reason: reason.reason });
    expect((await api.get(voronkov, reader)).body).toMatchObject({ contactDetails: [], notes: [], changes: [] });
  });
});

describe('what was erased', () => {
  test('is read by nobody, on any clock, after a restart and after a rebuild; the chain holds, and others are left alone', async () => {
    await desk();
    const before = new Date().toISOString();
    const position = await erase();
    expect(await readdir(join(dataDir, 'keys', 'subjects'))).not.toContain('official-vladimir-voronkov.0.key');
    const everywhere = async (): Promise<void> => {
      expect(await read(voronkov, position)).toMatchObject(GONE);
      expect(await read(`${voronkov}?knownAt=${before}`)).toMatchObject(GONE);
      expect(JSON.stringify(await read(voronkov))).not.toContain(PERSONAL);
      expect(await read('/v1/officials/sirojiddin-aslov')).toMatchObject(OPEN);
      expect(await verify(api.store)).toMatchObject({ broken: [] });
    };
    await everywhere();
    expect(await allRebuilt('?dryRun=true')).toMatchObject({ state: 'completed', differing: 0 });
    expect(await allRebuilt()).toMatchObject({ state: 'completed' });
    await everywhere();
    await again();
    await everywhere();
    const change = (await read('/v1/changes?kind=erased')).items;
    expect(change).toMatchObject([
      { record: 'official:vladimir-voronkov', event: 'PersonalDataErased', reason: 'asked for by the person' },
    ]);
  });

  test('is so already when it is erased again, and what is noted later is read, until that is erased too', async () => {
    await desk();
    await erase();
    expect((await api.post(`${voronkov}/erasure`, { reason: 'again' })).status).toBe(200);
    const later = await recorded(`${voronkov}/details`, { changes: { '/notes/-': { text: 'Speaks German' } }, sources });
    expect((await read(voronkov, later)).notes).toMatchObject([{ text: { erased: true } }, { id: 'n2', text: 'Speaks German' }]);
    const position = await recorded(`${voronkov}/erasure`, { reason: 'again' });
    expect((await read(voronkov, position)).notes).toMatchObject([{ text: { erased: true } }, { text: { erased: true } }]);
    expect((await api.post('/v1/officials/nobody/erasure', { reason: 'x' })).body).toMatchObject({
      status: 404,
      code: 'unknown-record',
    });
    const none = await recorded('/v1/officials', { id: 'nothing-personal', name: 'Somebody', sources });
    expect(Number(none)).toBeGreaterThan(0);
    expect((await api.post('/v1/officials/nothing-personal/erasure', { reason: 'x' })).status).toBe(200);
  });

  test('is what was noted before, also where the erasure is sent once more, and what is noted since stays', async () => {
    await desk();
    const key = { 'idempotency-key': 'erase-1' };
    const reason = { reason: 'asked for by the person' };
    const first = await api.post(`${voronkov}/erasure`, reason, key);
    const later = await recorded(`${voronkov}/details`, { changes: { '/notes/-': { text: 'Speaks German' } }, sources });
    expect(await api.post(`${voronkov}/erasure`, reason, key)).toMatchObject({ status: 201, body: first.body });
    expect((await read(voronkov, later)).notes).toMatchObject([{ text: { erased: true } }, { text: 'Speaks German' }]);
  });

  test('is not to be tried out by the digest of what was sent, where its Idempotency-Key is guessed', async () => {
    await desk();
    const body = { changes: { '/contactDetails/-': { type: 'telephone', value: '+1 212 555 0177' } }, sources };
    const path = '/v1/officials/vladimir-voronkov/details';
    const key = { 'idempotency-key': 'row-17' };
    const position = await recorded(path, body, key);
    expect((await api.post(path, body, key)).body.position).toBe(position);
    expect((await api.post(path, { ...body, sources: [{ ...sources[0], title: 'x' }] }, key)).body.code).toBe(
      'idempotency-key-reused',
    );
    const { items } = await read('/v1/history/official-vladimir-voronkov');
    const stored = items.at(-1);
    const plain = idempotencyKey('local', `POST ${path}`, 'row-17', body);
    expect(stored.bodydigest).toMatch(/^[0-9a-f]{64}$/);
    expect(stored.bodydigest).not.toBe(plain.digest);
  });

  test('is not brought back by a log or by keys that were copied before', async () => {
    await desk();
    await api.close();
    const copy = `${dataDir}-copy`;
    await cp(dataDir, copy, { recursive: true });
    await start();
    await erase();
    await api.close();

    // The keys as they were, the log as it is.
    await cp(join(copy, 'keys'), join(dataDir, 'keys'), { recursive: true });
    await start();
    await until(
      'the key that came back is destroyed',
      async () => !(await readdir(join(dataDir, 'keys', 'subjects'))).includes('official-vladimir-voronkov.0.key'),
    );
    expect(await read(voronkov)).toMatchObject(GONE);
    await api.close();

    // The log as it was, the keys as they are.
    for (const file of await readdir(dataDir)) if (file !== 'keys') await rm(join(dataDir, file), { recursive: true });
    await cp(join(copy, 'chancery.db'), join(dataDir, 'chancery.db'));
    await start();
    expect(await read(voronkov)).toMatchObject(GONE);
    expect(await read('/v1/officials/sirojiddin-aslov')).toMatchObject(OPEN);
    // And what is noted then is read.
    const later = await recorded(`${voronkov}/details`, { changes: { '/notes/-': { text: NOTE } }, sources });
    expect((await read(voronkov, later)).notes).toMatchObject([{ text: { erased: true } }, { text: NOTE }]);
    const position = await erase();
    expect((await read(voronkov, position)).notes).toMatchObject([{ text: { erased: true } }, { text: { erased: true } }]);
  });

  test('is not told to be so while its key lives elsewhere', async () => {
    await desk();
    await rename(join(dataDir, 'keys', 'subjects'), join(dataDir, 'elsewhere'));
    const missing = async () => samplesOf((await api.get('/metrics')).body).get('chancery_unusable_keys_total{cause="missing"}');
    expect(await missing()).toBe(0);
    expect(await read(voronkov)).toMatchObject({ notes: [{ text: { sealed: true } }] });
    expect(await missing()).toBe(1);
    expect((await api.post(`${voronkov}/erasure`, { reason: 'x' })).body).toMatchObject({
      status: 503,
      code: 'keys-unavailable',
    });
    await rename(join(dataDir, 'elsewhere'), join(dataDir, 'keys', 'subjects'));
    expect(await read(voronkov)).toMatchObject(OPEN);
    expect(await read(voronkov, await erase())).toMatchObject(GONE);
  });

  test('is all that was noted before, and nothing that was noted after, however many note meanwhile', async () => {
    await desk();
    const noted: { id: string; position: bigint }[] = [];
    const note = async (n: number): Promise<void> => {
      const id = `note-${n}`;
      const said = await api.post(`${voronkov}/details`, { changes: { [`/notes/${id}`]: { text: `${NOTE} ${n}` } }, sources });
      expect([id, said.status]).toEqual([id, 201]);
      noted.push({ id, position: BigInt(said.body.position) });
    };
    const notes = Array.from({ length: 40 }, (_, n) => note(n));
    await Promise.race(notes);
    const erased = [BigInt(await erase())];
    await note(100);
    erased.push(BigInt((await api.post(`${voronkov}/erasure`, { reason: 'again' })).body.position));
    await Promise.all(notes);
    await note(101);
    const last = noted.reduce((most, { position }) => (position > most ? position : most), 0n);
    const texts = new Map(
      (await read(voronkov, String(last))).notes.map(({ id, text }: { id: string; text: unknown }) => [id, text]),
    );
    expect(noted).toHaveLength(42);
    for (const { id, position } of noted) {
      const isGone = erased.some((each) => position < each);
      expect([id, texts.get(id)]).toEqual([id, isGone ? { erased: true } : `${NOTE} ${id.slice(5)}`]);
    }
  });

  if (!canBeReadOnly()) {
    // oxlint-disable-next-line jest/expect-expect, jest/no-disabled-tests -- what does not run is counted
    test.skip('is not told to be so where its key cannot be destroyed, skipped: nothing can be mounted here', () => undefined);
    return;
  }

  test('is not told to be so where its key cannot be destroyed', async () => {
    await desk();
    const writable = madeReadOnly(join(dataDir, 'keys', 'subjects'))!;
    try {
      expect((await api.post(`${voronkov}/erasure`, { reason: 'x' })).body).toMatchObject({
        status: 503,
        code: 'keys-unavailable',
      });
      const { items } = await read('/v1/history');
      expect(items.map(({ type }: { type: string }) => type)).not.toContain('PersonalDataErased');
      expect(await read(voronkov)).toMatchObject(OPEN);
    } finally {
      writable();
    }
    expect(await read(voronkov, await erase())).toMatchObject(GONE);
  });
});
