import { copyFile, mkdir, mkdtemp, open, readdir, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { LOCAL } from '#domain/access.ts';
import { executor } from '#application/execute.ts';
import { openStore } from '#event-store/open-store.ts';
import { endPrograms, Program, root, until } from './program.ts';

const launcher = join(root, 'apps/cli/bin/chancery.mjs');
const PAGE = 8192;

let made: string;
let sound: string;
let dataDir: string;
let log: string;

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'chancery-damaged-'));
  sound = join(made, 'sound.db');
  const store = await openStore(sound);
  const execute = executor({ store, now: () => new Date('2026-11-01T09:30:00Z') });
  const sources = [{ publisher: 'Gazette', attribution: 'stated' as const }];
  for (let n = 0; n < 200; n++) {
    const body = { name: `Office ${n}`, aims: ['to keep a page full of words, '.repeat(20)], sources };
    await execute({ type: 'EstablishOffice', stream: `office-o${n}`, body }, { ...LOCAL, correlationId: 'c' });
  }
  await store.close();
});
afterAll(() => rm(made, { recursive: true }));
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chancery-damaged-'));
  log = join(dataDir, 'chancery.db');
  await copyFile(sound, log);
});
afterEach(async () => {
  await endPrograms();
  await rm(dataDir, { recursive: true, force: true });
});

const COMMANDS = {
  verify: ['verify'],
  export: ['export', '--out', 'export.ndjson'],
  history: ['history', 'office:o100'],
  show: ['show', 'office:o100'],
  backup: ['backup'],
  replay: ['replay'],
};

const zeroed = async (page: number): Promise<void> => {
  const file = await open(log, 'r+');
  await file.write(Buffer.alloc(PAGE), 0, PAGE, page * PAGE);
  await file.close();
};

/** Of a table or an index. */
function rootPage(name: string): number {
  using db = new DatabaseSync(log);
  return Number(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(name)?.['rootpage']) - 1;
}

describe.each<[string, () => Promise<void>, RegExp]>([
  [
    'that was cut off',
    async () => truncate(log, (await stat(log)).size - PAGE),
    /is damaged \(.*chancery restore.*docs\/backups\.md/,
  ],
  ['without its head', () => zeroed(0), /is not an SQLite database.*docs\/backups\.md/],
  ['without its events', () => zeroed(rootPage('events')), /is damaged \(.*chancery restore.*docs\/backups\.md/],
  ['that is a text', () => writeFile(log, 'To whom it may concern'), /is not an SQLite database, so not a Chancery log/],
])('A log %s', (_, damage, why) => {
  test('is refused by every command, whose last line says why', async () => {
    await damage();
    for (const args of Object.values(COMMANDS)) {
      const { code, said } = await ran(...args);
      expect({ args, said }).toEqual({ args, said: expect.stringMatching(why) });
      // A replay has opened the log, and fails.
      expect(code).toBe(args[0] === 'replay' && said.includes('rows cannot be made') ? 1 : 3);
    }
  });

  test('is refused by the server, whose last line says why', async () => {
    await damage();
    const program = new Program({ environment: { DATA_DIR: dataDir } });
    expect(await program.exit).toMatchObject({ code: 1 });
    expect(program.lastLine).toMatch(why);
    expect(program.lastLine).toMatch(/^Chancery cannot start: /);
  });
});

describe('A folder in place of the log', () => {
  test('is refused by every command and the server', async () => {
    await rm(log);
    await mkdir(log);
    for (const args of Object.values(COMMANDS))
      expect(await ran(...args)).toMatchObject({ code: 3, said: expect.stringMatching(/cannot be opened/) });
    const program = new Program({ environment: { DATA_DIR: dataDir } });
    expect(await program.exit).toMatchObject({ code: 1 });
    expect(program.lastLine).toMatch(/cannot be opened/);
  });
});

test('A page that is damaged where no event is told by it is found by verify, and keeps a backup from being made', async () => {
  await zeroed(rootPage('sqlite_autoindex_events_1'));
  for (const command of ['verify', 'backup'])
    expect(await ran(command)).toMatchObject({ code: 3, said: expect.stringMatching(/is damaged \(/) });
});

describe('A page that is damaged while the server runs', () => {
  test('is told by who meets it, in the log of the server and in /health/ready, and the rest goes on', async () => {
    const program = await new Program({ environment: { DATA_DIR: dataDir } }).ready();
    expect((await program.get('/health/ready')).body.store.state).toBe('available');
    // The middle of the largest tree: of the events themselves, which only their own readers meet.
    await zeroed(Math.floor((await stat(log)).size / PAGE / 2));
    // A server that has read a page does not read it again: more than it keeps is read here.
    const read = await program.get('/v1/history?limit=1000');
    expect(read).toMatchObject({ status: 500, body: { code: 'store-damaged', status: 500 } });
    expect(read.body.detail).toContain('is damaged where this read it');
    await until('the damage is told', async () => (await program.get('/health/ready')).body.store?.state === 'damaged');
    const ready = await program.get('/health/ready');
    expect(ready).toMatchObject({
      status: 200,
      body: { status: 'ready', store: { reason: expect.stringMatching(/malformed/) } },
    });
    const told = /The log is damaged \(.*docs\/backups\.md/g;
    await until('its log tells', () => told.test(program.said));
    expect(program.said.match(told)).toHaveLength(1);

    expect((await program.get('/v1/offices/o100')).status).toBe(200);
    const source = { publisher: 'Gazette', attribution: 'stated' };
    const written = await program.post('/v1/offices', { id: 'new', name: 'A new office', sources: [source] });
    expect(written.status).toBe(201);
    expect((await program.get('/v1/offices/new', { 'read-after': written.body.position })).status).toBe(200);
    expect(await program.kill('SIGTERM')).toMatchObject({ code: 0 });
  });
});

describe('A log that is gone from beside rows that have seen it', () => {
  beforeEach(async () => {
    const first = await new Program({ environment: { DATA_DIR: dataDir } }).ready();
    await first.kill('SIGTERM');
  });

  const emptyLog = async (): Promise<void> => {
    await rm(log);
    await (await openStore(log)).close();
  };

  test.each<[string, () => Promise<void>]>([
    ['deleted', () => rm(log)],
    ['an empty file', () => writeFile(log, '')],
    ['a log without events', emptyLog],
  ])('is not begun anew where it is %s: the server does not start, makes nothing and deletes nothing', async (_, take) => {
    await take();
    const before = await contents(dataDir);
    const program = new Program({ environment: { DATA_DIR: dataDir } });
    expect(await program.exit).toEqual({ code: 1, signal: null });
    expect(program.lastLine).toMatch(
      /^Chancery cannot start: .*have seen a log up to position 200: bring that log back .*or restore a backup \(chancery restore\); to begin a new record here on purpose, remove .*read-models\./,
    );
    expect(await contents(dataDir)).toEqual(before);
  });

  test('is followed on when it is back, and begun anew when the rows are removed', async () => {
    await rename(log, `${log}.away`);
    expect(await new Program({ environment: { DATA_DIR: dataDir } }).exit).toEqual({ code: 1, signal: null });
    await rename(`${log}.away`, log);
    const back = await new Program({ environment: { DATA_DIR: dataDir } }).ready();
    expect((await back.get('/v1/offices/o100')).status).toBe(200);
    await back.kill('SIGTERM');
    await rm(log);
    await rm(join(dataDir, 'read-models'), { recursive: true });
    const anew = await new Program({ environment: { DATA_DIR: dataDir } }).ready();
    expect((await anew.get('/v1/offices/o100')).status).toBe(404);
  });

  test('has its rows made anew where another one with events stands in its place', async () => {
    await emptyLog();
    const store = await openStore(log);
    const execute = executor({ store, now: () => new Date('2026-11-02T09:30:00Z') });
    const body = { name: 'Another', aims: [], sources: [{ publisher: 'Gazette', attribution: 'stated' as const }] };
    await execute({ type: 'EstablishOffice', stream: 'office-another', body }, { ...LOCAL, correlationId: 'c' });
    await store.close();
    const program = await new Program({ environment: { DATA_DIR: dataDir } }).ready();
    await until('the rows are of the other', async () => (await program.get('/v1/offices/another')).status === 200);
    expect((await program.get('/v1/offices/o100')).status).toBe(404);
  });
});

/** What SQLite keeps beside a file while it is open is left out. */
async function contents(dir: string): Promise<string[]> {
  const names = (await readdir(dir, { recursive: true })).filter((name) => !/-(wal|shm)$/.test(name));
  return names.toSorted();
}

async function ran(...args: string[]): Promise<{ code: number | null; said: string }> {
  const program = new Program({
    command: [process.execPath, launcher, ...args.map((each) => (each === 'export.ndjson' ? join(dataDir, each) : each))],
    environment: { DATA_DIR: dataDir },
  });
  const { code } = await program.exit;
  return { code, said: program.lastLine };
}
