import { afterEach, describe, expect, it } from '@jest/globals';
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LOCAL } from '#domain/access.ts';
import { executor } from '#application/execute.ts';
import type { Command } from '#domain/commands.ts';
import { type EventStore, StoreUnavailable } from '#event-store/event-store.ts';
import { openStore } from '#event-store/open-store.ts';
import { type FollowingChange, ReadModels, type ReadModelsOptions } from './read-models.ts';
import { RowsNotReady } from './reading/reader.ts';

const SAMPLES = new URL('../testing/sample-projections.ts', import.meta.url);
/** As a later version of the program has them. */
const NEXT = new URL('../testing/next-projections.ts', import.meta.url);
const open: { close(): Promise<void> }[] = [];
const dirs: string[] = [];

afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.close();
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

/** A log of its own, and a directory for its rows. */
async function place(): Promise<{ location: string; dir: string; store: EventStore }> {
  const root = mkdtempSync(join(tmpdir(), 'rows-'));
  dirs.push(root);
  const location = join(root, 'log.sqlite');
  return { location, dir: join(root, 'read-models'), store: await storeAt(location) };
}

async function storeAt(location: string): Promise<EventStore> {
  const store = await openStore(location);
  open.push(store);
  return store;
}

async function rowsAt(
  at: { location: string; dir: string; store: EventStore },
  options: Partial<ReadModelsOptions> = {},
): Promise<ReadModels> {
  const rows = await ReadModels.open({ ...at, projections: SAMPLES, ...options });
  open.push(rows);
  return rows;
}

/** Rows that another version made, in the very turn in which they are first read: new ones may be there in the next. */
async function outdatedAt(at: Parameters<typeof rowsAt>[0]): Promise<{ rows: ReadModels; told: FollowingChange[] }> {
  const told: FollowingChange[] = [];
  const stood = Promise.withResolvers<void>();
  const onFollowing = (change: FollowingChange): void => {
    told.push(change);
    if (change.kind === 'outdated') stood.resolve();
  };
  const rows = await rowsAt(at, { projections: NEXT, onFollowing });
  await stood.promise;
  return { rows, told };
}

async function closed(rows: ReadModels): Promise<void> {
  open.splice(open.indexOf(rows), 1);
  await rows.close();
}

async function convene(store: EventStore, ...ids: string[]): Promise<void> {
  const execute = executor({ store, now: () => new Date() });
  for (const id of ids) {
    const command = {
      type: 'ConveneConference',
      stream: `conference-${id}`,
      body: { name: id, heldOn: '2018-05-03' },
    } as Command;
    await execute(command, { ...LOCAL, actor: 'desk', correlationId: 'test' });
  }
}

/** Names that the rows hold once they have seen the whole log. */
async function namesIn(rows: ReadModels, store: EventStore): Promise<string[]> {
  expect(await rows.reader.waitFor(await store.head(), 20_000)).toBe(true);
  return rows.read((at) => at.all<{ name: string }>('SELECT name FROM sample_names_names ORDER BY name')).map(({ name }) => name);
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = performance.now() + 20_000; !holds();) {
    if (performance.now() > end) throw new Error('it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function catalogueIn(dir: string): { readonly current: string; readonly behindSince: number | null } {
  return JSON.parse(readFileSync(join(dir, 'catalogue.json'), 'utf8'));
}

function currentFile(dir: string): string {
  return join(dir, catalogueIn(dir).current);
}

/** The catalogue cannot be written, as on a full disk. @returns ends it */
function holdCatalogue(dir: string): () => void {
  const path = join(dir, 'catalogue.json.new');
  mkdirSync(path);
  return () => rmdirSync(path);
}

function tamper(dir: string): void {
  const db = new DatabaseSync(currentFile(dir), { timeout: 5000 });
  db.exec("UPDATE sample_names_names SET name = 'forged' WHERE name = 'b'");
  db.close();
}

/** Rows of a log of so many conferences, that nobody keeps any more. */
async function leftBehind(...ids: string[]): Promise<{ location: string; dir: string; store: EventStore; file: string }> {
  const at = await place();
  await convene(at.store, ...ids);
  const rows = await rowsAt(at);
  await namesIn(rows, at.store);
  await closed(rows);
  return { ...at, file: currentFile(at.dir) };
}

/** @returns the signal that a process ended by, which was to kill itself in this step */
async function killedIn(
  { location, dir }: { location: string; dir: string },
  what: 'replay' | 'upgrade',
  step: string,
): Promise<unknown> {
  const child = fork(new URL('../testing/replaying-process.ts', import.meta.url), [location, dir, what, step], {
    execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
    execPath: process.execPath,
  });
  const [, signal] = await once(child, 'exit');
  return signal;
}

const read = (rows: ReadModels, sql: string): unknown[] => rows.read((at) => at.all(sql).map((row) => Object.values(row)[0]));
const NAMES = 'SELECT name FROM sample_names_names ORDER BY name';
const LENGTHS = 'SELECT length FROM sample_names_names';
const filesOfRows = (dir: string): string[] => readdirSync(dir).filter((name) => name.startsWith('rows-'));

/** And what SQLite keeps beside it. */
function expectOnlyCurrent(dir: string): void {
  const current = basename(currentFile(dir));
  const allowed = new Set([current, `${current}-shm`, `${current}-wal`]);
  expect(filesOfRows(dir).filter((name) => !allowed.has(name))).toEqual([]);
  expect(readdirSync(dir).filter((name) => /^dry-run|\.new$/.test(name))).toEqual([]);
}

describe('rows that another version of the program made', () => {
  it('are read as they stand, with their age, until new ones take over', async () => {
    const { file, ...at } = await leftBehind('a', 'b');
    tamper(at.dir);
    await convene(at.store, 'c');
    const { rows, told } = await outdatedAt(at);
    expect(rows.status()).toMatchObject({ state: 'rebuilding', writer: true, position: 2n, error: null, lag: null });
    expect(rows.status().versions!['sample-names']).toMatch(/^1-/);
    expect(rows.age()).not.toBeNull();
    expect(read(rows, NAMES)).toEqual(['a', 'forged']);
    expect(() => read(rows, LENGTHS)).toThrow(RowsNotReady);
    expect(() => read(rows, 'SELECT word FROM sample_names_words')).toThrow(RowsNotReady);
    expect(await rows.reader.waitFor(3n, 0)).toBe(false);
    const { id } = rows.replay('all');
    await until(() => rows.replays().find((each) => each.id === id)?.state === 'failed');
    expect(rows.replays()[0]!.error).toBe('the rows are being made from the log already');

    expect(await namesIn(rows, at.store)).toEqual(['a', 'b', 'c']);
    await until(() => rows.status().state === 'live' && rows.age() === null);
    expect(read(rows, LENGTHS)).toEqual([1, 1, 1]);
    expect(filesOfRows(at.dir).filter((name) => name.startsWith(basename(file)))).toEqual([]);
    expect(told.map(({ kind }) => kind)).toEqual(['outdated', 'upgraded']);
    expect(told[0]).toMatchObject({ position: 2n, versions: [{ projection: 'sample-names' }] });
  });

  it.each(['reading', 'indexing'])('are read again by the next start when a kill came while it was %s', async (step) => {
    const { file, ...at } = await leftBehind('a', 'b', 'c');
    tamper(at.dir);
    expect(await killedIn(at, 'upgrade', step)).toBe('SIGKILL');
    expect(currentFile(at.dir)).toBe(file);
    // While it is read the new file may not have come to disk yet.
    const isNewThere = filesOfRows(at.dir).some((name) => !name.startsWith(basename(file)));
    expect(isNewThere || step === 'reading').toBe(true);

    const { rows } = await outdatedAt(at);
    expect(read(rows, NAMES)).toEqual(['a', 'c', 'forged']);
    await until(() => rows.status().state === 'live');
    expect(read(rows, NAMES)).toEqual(['a', 'b', 'c']);
    await closed(rows);
    expectOnlyCurrent(at.dir);
  });

  it('are followed and read by an older process while a newer one waits, and the other way round', async () => {
    const at = await place();
    await convene(at.store, 'a');
    const older = await rowsAt(at);
    await namesIn(older, at.store);
    const newer = await rowsAt({ ...at, store: await storeAt(at.location) }, { projections: NEXT });
    await convene(at.store, 'b');
    expect(await namesIn(newer, at.store)).toEqual(['a', 'b']);
    await until(() => newer.status().state === 'live');
    expect(newer.status().versions).toEqual(older.status().versions);
    expect(() => read(newer, LENGTHS)).toThrow(RowsNotReady);
    const third = await rowsAt({ ...at, store: await storeAt(at.location) });
    await closed(older);
    await closed(third);
    await until(() => newer.status().writer && newer.status().state === 'live');
    expect(read(newer, LENGTHS)).toEqual([1, 1]);
    const late = await rowsAt({ ...at, store: await storeAt(at.location) });
    expect(read(late, NAMES)).toEqual(['a', 'b']);
    expect(() => read(late, 'SELECT id FROM sample_names_names')).toThrow(RowsNotReady);
    await convene(at.store, 'c');
    expect(await namesIn(late, at.store)).toEqual(['a', 'b', 'c']);
  });

  it('of another log are not read', async () => {
    const { file, ...at } = await leftBehind('a');
    const db = new DatabaseSync(file);
    db.exec("UPDATE meta SET log = 'another'");
    db.close();
    const rows = await rowsAt(at, { projections: NEXT });
    expect(() => rows.read(() => 0)).toThrow(RowsNotReady);
    await until(() => rows.status().state === 'live');
    expect(read(rows, NAMES)).toEqual(['a']);
  });

  it('are read on while the log of a server that is away cannot be asked', async () => {
    const { file, ...at } = await leftBehind('a');
    const away: EventStore = Object.create(at.store, {
      head: { value: () => Promise.reject(new StoreUnavailable('away')) },
    });
    const rows = await rowsAt({ ...at, store: away }, { projections: NEXT });
    await until(() => rows.status().error === 'away');
    expect(rows.status().state).toBe('stopped');
    expect(read(rows, NAMES)).toEqual(['a']);
    expect(currentFile(at.dir)).toBe(file);
  });
});

describe('read models', () => {
  it('are made from the log that there is, and follow what comes', async () => {
    const at = await place();
    await convene(at.store, 'a', 'b');
    const rows = await rowsAt(at);
    expect(await namesIn(rows, at.store)).toEqual(['a', 'b']);
    await convene(at.store, 'c');
    expect(await namesIn(rows, at.store)).toEqual(['a', 'b', 'c']);
    await until(() => rows.status().lag === 0);
    expect(rows.status()).toMatchObject({ state: 'live', writer: true, parked: 0, error: null });
  });

  it('follow a log in memory in this thread', async () => {
    const store = await storeAt(':memory:');
    const rows = await rowsAt({ ...(await place()), store, location: ':memory:' });
    await convene(store, 'a');
    expect(await namesIn(rows, store)).toEqual(['a']);
    const { id } = rows.replay('sample-names');
    await until(() => rows.replays().find((each) => each.id === id)?.state === 'completed');
    await convene(store, 'b');
    expect(await namesIn(rows, store)).toEqual(['a', 'b']);
  });

  it('go on with the same file at the next start', async () => {
    const at = await place();
    await convene(at.store, 'a');
    const first = await rowsAt(at);
    await namesIn(first, at.store);
    const file = currentFile(at.dir);
    await closed(first);
    await convene(at.store, 'b');
    const second = await rowsAt(at);
    expect(await namesIn(second, at.store)).toEqual(['a', 'b']);
    expect(currentFile(at.dir)).toBe(file);
  });

  it.each([
    ['of another log', (db: DatabaseSync) => db.exec("UPDATE meta SET log = 'another'")],
    ['of a log that was restored', (db: DatabaseSync) => db.exec("UPDATE meta SET last_hash = 'gone'")],
    ['of more than the log holds', (db: DatabaseSync) => db.exec('UPDATE meta SET last_revision = 7')],
    ['without a table', (db: DatabaseSync) => db.exec('DROP TABLE sample_names_names')],
  ])('make a file anew that is %s', async (_, spoil) => {
    const at = await place();
    await convene(at.store, 'a', 'b');
    const first = await rowsAt(at);
    await namesIn(first, at.store);
    await closed(first);
    const file = currentFile(at.dir);
    tamper(at.dir);
    const db = new DatabaseSync(file);
    spoil(db);
    db.close();
    const second = await rowsAt(at);
    expect(await namesIn(second, at.store)).toEqual(['a', 'b']);
    expect(currentFile(at.dir)).not.toBe(file);
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    ['missing', (file: string) => rmSync(file)],
    ['empty', (file: string) => truncateSync(file)],
    ['cut off', (file: string) => truncateSync(file, 20_000)],
    ['something else', (file: string) => writeFileSync(file, 'x'.repeat(50_000))],
  ])('make a file anew that is %s', async (_, spoil) => {
    const at = await place();
    await convene(at.store, 'a', 'b');
    const first = await rowsAt(at);
    await namesIn(first, at.store);
    await closed(first);
    spoil(currentFile(at.dir));
    const second = await rowsAt(at);
    expect(await namesIn(second, at.store)).toEqual(['a', 'b']);
  });

  it('know at the next start since when nobody has followed, however long ago they were last written', async () => {
    const at = await place();
    await convene(at.store, 'a');
    const first = await rowsAt(at);
    await namesIn(first, at.store);
    await until(() => first.age() === null);
    const closedFrom = Date.now();
    await closed(first);
    utimesSync(currentFile(at.dir), 1, 1);
    const { behindSince } = catalogueIn(at.dir);
    expect(behindSince).toBeGreaterThanOrEqual(closedFrom);
    expect(behindSince).toBeLessThanOrEqual(Date.now());
    const second = await rowsAt(at);
    expect(second.age()).toBeLessThan(3600);
  });

  it('that are no image of the log are made anew as soon as the directory can be written to', async () => {
    const at = await place();
    await convene(at.store, 'a');
    const rows = await rowsAt(at);
    await namesIn(rows, at.store);
    const file = currentFile(at.dir);
    const release = holdCatalogue(at.dir);
    const db = new DatabaseSync(file, { timeout: 5000 });
    db.exec('DROP TABLE sample_names_names');
    db.close();
    await convene(at.store, 'b');
    await until(() => /EISDIR/.test(rows.status().error ?? ''));
    expect(rows.status().state).toBe('stopped');
    expect(() => rows.read(() => 0)).toThrow(RowsNotReady);
    release();
    expect(await namesIn(rows, at.store)).toEqual(['a', 'b']);
    expect(currentFile(at.dir)).not.toBe(file);
    expect(existsSync(file)).toBe(false);
  });

  it('are followed and read on where a replay cannot take over', async () => {
    const at = await place();
    await convene(at.store, 'a');
    const rows = await rowsAt(at);
    await namesIn(rows, at.store);
    const file = currentFile(at.dir);
    const release = holdCatalogue(at.dir);
    const { id } = rows.replay('all');
    await until(() => rows.replays().find((each) => each.id === id)?.state === 'failed');
    expect(rows.replays().at(-1)!.error).toContain('EISDIR');
    await convene(at.store, 'b');
    expect(await namesIn(rows, at.store)).toEqual(['a', 'b']);
    expect(currentFile(at.dir)).toBe(file);
    release();
    rows.replay('all');
    await until(() => rows.replays().at(-1)?.state === 'completed');
    expect(rows.replays()).toHaveLength(2);
    expect(await namesIn(rows, at.store)).toEqual(['a', 'b']);
  });

  it('compare with a replay and keep the old file where it is a dry run', async () => {
    const at = await place();
    await convene(at.store, 'a', 'b');
    const rows = await rowsAt(at);
    await namesIn(rows, at.store);
    tamper(at.dir);
    const file = currentFile(at.dir);
    const names = rows.replay('sample-names', { dryRun: true });
    const contacts = rows.replay('sample-contacts', { dryRun: true });
    await until(() => rows.replays().every(({ state }) => state === 'completed'));
    const found = rows.replays().find(({ id }) => id === names.id)!;
    expect(found).toMatchObject({ differing: 1, done: 2, total: 2, step: null, secondsLeft: null, error: null });
    expect(found.rowsCompared).toBe(found.rowsToCompare);
    expect(found.rowsCompared).toBeGreaterThan(0);
    expect(rows.replays().find(({ id }) => id === contacts.id)).toMatchObject({ differing: 0 });
    const frame = {
      knownTo: null,
      possibleFrom: 'earliest',
      certainUntil: 'latest',
      sees: ['public', 'internal', 'confidential'],
    };
    expect(rows.comparison(names.id)).toEqual({
      differing: { 'sample-names': 1 },
      differences: [
        {
          projection: 'sample-names',
          table: 'sample_names_names',
          record: 'conference:b',
          old: expect.objectContaining({ ...frame, id: 'b', name: 'forged' }),
          new: expect.objectContaining({ ...frame, id: 'b', name: 'b' }),
        },
      ],
      shapes: [],
    });
    expect(rows.comparison(contacts.id)).toMatchObject({ differing: { 'sample-contacts': 0 }, differences: [] });
    expect(currentFile(at.dir)).toBe(file);
  });

  it('are replaced by a replay while they are written and read', async () => {
    const at = await place();
    await convene(at.store, 'a', 'b');
    const rows = await rowsAt(at);
    await namesIn(rows, at.store);
    tamper(at.dir);
    const file = currentFile(at.dir);
    const { id } = rows.replay('all');
    const ids = Array.from({ length: 50 }, (_, i) => `c${i}`);
    for (const each of ids) {
      await convene(at.store, each);
      expect(await namesIn(rows, at.store)).toContain(each);
    }
    await until(() => rows.replays().find((each) => each.id === id)?.state === 'completed');
    expect(await namesIn(rows, at.store)).toEqual(['a', 'b', ...ids].toSorted());
    expect(readdirSync(at.dir).filter((name) => name.endsWith('.sqlite') && name.startsWith('rows-'))).toHaveLength(1);
    expect(existsSync(file)).toBe(false);
    await convene(at.store, 'last');
    expect(await namesIn(rows, at.store)).toContain('last');
  });

  it('keep no more replays waiting than can be kept in mind, and forget what those found that are forgotten', async () => {
    const at = await place();
    await convene(at.store, 'a');
    const rows = await rowsAt(at);
    await namesIn(rows, at.store);
    const first = rows.replay('all', { dryRun: true });
    await until(() => rows.replays()[0]?.state === 'completed');
    expect(rows.comparison(first.id)).not.toBeNull();
    for (let round = 0; round < 5; round++) {
      const asked = Array.from({ length: 20 }, () => rows.replay('all', { dryRun: true }));
      for (const { id } of asked) await rows.cancelReplay(id);
    }
    expect(rows.replays()).toHaveLength(100);
    expect(rows.comparison(first.id)).toBeNull();
    rows.replay('all');
    for (let n = 0; n < 20; n++) rows.replay('all');
    expect(() => rows.replay('all')).toThrow('20 replays wait for their turn');
  });

  it('run one replay after another, and none that was cancelled', async () => {
    const at = await place();
    await convene(at.store, 'a');
    const rows = await rowsAt(at);
    await namesIn(rows, at.store);
    const [first, second, third] = [rows.replay('all'), rows.replay('all'), rows.replay('all')];
    await rows.cancelReplay(first.id);
    await rows.cancelReplay(second.id);
    await until(() => rows.replays().find(({ id }) => id === third.id)?.state === 'completed');
    expect(rows.replays().map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'completed']);
    expect(await namesIn(rows, at.store)).toEqual(['a']);
  });

  it('are followed once, however many retries of what is parked are asked for at once', async () => {
    const at = await place();
    await convene(at.store, 'a');
    const unreadable = { id: randomUUID(), type: 'OfficeForeseen', data: '{}', metadata: '{}' };
    const { position } = await at.store.append('conference-a', 0, [unreadable]);
    const told: FollowingChange[] = [];
    // In this thread, where a retry does not end before the next one is asked for, as on a log that is far away.
    const rows = await rowsAt(at, { inProcess: true, onFollowing: (change) => told.push(change) });
    await namesIn(rows, at.store);
    await until(() => rows.status().state === 'live');
    told.length = 0;
    const retried = Promise.all(Array.from({ length: 20 }, () => rows.retry(position)));
    rows.replay('all');
    expect(await retried).toEqual(Array.from({ length: 20 }, () => true));
    await until(() => rows.replays()[0]!.state === 'completed');
    const ids = Array.from({ length: 20 }, (_, n) => `b${n}`);
    for (const id of ids) {
      await convene(at.store, id);
      await rows.reader.waitFor(await at.store.head(), 20_000);
    }
    expect(await namesIn(rows, at.store)).toEqual(['a', ...ids].toSorted());
    expect([told, rows.status().failures]).toEqual([[], 0]);
  });

  it('are read by a second process, which takes over when the first is gone', async () => {
    const at = await place();
    await convene(at.store, 'a');
    const first = await rowsAt(at);
    await namesIn(first, at.store);
    const second = await rowsAt({ ...at, store: await storeAt(at.location) });
    expect(await namesIn(second, at.store)).toEqual(['a']);
    await until(() => second.status().state === 'live');
    expect(second.status().writer).toBe(false);
    first.replay('all');
    await until(() => first.replays().at(-1)?.state === 'completed');
    await convene(at.store, 'b');
    expect(await namesIn(second, at.store)).toEqual(['a', 'b']);
    expect(second.replays()).toHaveLength(1);
    await closed(first);
    await until(() => second.status().writer && second.status().state === 'live');
    await convene(at.store, 'c');
    expect(await namesIn(second, at.store)).toEqual(['a', 'b', 'c']);
  });

  it.each(['reading', 'indexing', 'comparing', 'taking-over'])(
    'outlive a process that was killed while a replay was %s, and nothing of it is left',
    async (step) => {
      const ids = Array.from({ length: 40 }, (_, n) => `c${n}`);
      const { file: _file, ...at } = await leftBehind(...ids);
      expect(await killedIn(at, 'replay', step)).toBe('SIGKILL');
      const rows = await rowsAt(at);
      expect(await namesIn(rows, at.store)).toEqual(ids.toSorted());
      const left = rows.replays().at(-1)!;
      expect([left.state, left.step, left.error]).toEqual(['failed', null, 'the process that ran it ended']);
      await convene(at.store, 'later');
      expect(await namesIn(rows, at.store)).toContain('later');
      await closed(rows);
      expectOnlyCurrent(at.dir);
    },
  );

  it('say where a retried command was recorded', async () => {
    const at = await place();
    const execute = executor({ store: at.store, now: () => new Date() });
    const key = { hash: 'ab'.repeat(32), digest: 'cd'.repeat(32) };
    const command = { type: 'ConveneConference', stream: 'conference-a', body: { name: 'a', heldOn: '2018-05-03' } } as Command;
    await execute(command, { ...LOCAL, actor: 'desk', correlationId: 'test', key });
    const rows = await rowsAt(at);
    await namesIn(rows, at.store);
    expect(rows.reader.streamOfKey(key.hash)).toBe('conference-a');
    expect(rows.reader.streamOfKey('ef'.repeat(32))).toBeNull();
  });
});
