import { mkdir, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openStore } from '#event-store/open-store.ts';
import { Desk, Ledger, openDesk } from './orders.ts';
import { endPrograms, Program, seeded, until } from './program.ts';
import { story, unoct } from './story.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);

let dataDir: string;
let rowsDir: string;
let log: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chancery-restart-'));
  rowsDir = join(dataDir, 'read-models');
  log = join(dataDir, 'chancery.db');
});
afterEach(async () => {
  await endPrograms();
  await rm(dataDir, { recursive: true, force: true });
});

const start = (environment: Record<string, string> = {}): Program =>
  new Program({ environment: { DATA_DIR: dataDir, ...environment } });

async function tellStory(): Promise<void> {
  const program = await start().ready();
  for (const { path, body } of story) expect((await program.post(path, body)).status).toBe(201);
  expect(await program.kill('SIGTERM')).toEqual({ code: 0, signal: null });
}

describe('npm start', () => {
  test.each([
    ['SIGTERM to npm alone, as a supervisor sends it', 'SIGTERM', false],
    ['SIGINT to all at once, as a terminal sends it', 'SIGINT', true],
  ] as const)(
    'stopped under load by %s drains, exits 0, and loses nothing',
    async (_, signal, toAll) => {
      const program = new Program({ command: ['npm', 'start'], environment: { DATA_DIR: dataDir }, detached: true });
      await program.ready();
      await openDesk(program);
      const [desk, ledger] = [new Desk(seeded(seed)), new Ledger()];
      const writers = Array.from({ length: 8 }, () => ledger.work(program, desk));
      await until('it is under load', () => ledger.acknowledged.size > 50);
      process.kill(toAll ? -program.child.pid! : program.child.pid!, signal);
      await Promise.all(writers);
      expect(await program.exit).toEqual({ code: 0, signal: null });
      expect(ledger.refused).toEqual([]);
      const store = await openStore(log);
      expect(await ledger.compareWith(store)).toEqual([]);
      await store.close();
    },
    120_000,
  );
});

describe('a second start', () => {
  test(`has everything, and reads no event again that its rows have seen (SEED=${seed})`, async () => {
    const first = await start().ready();
    for (const { path, body } of story) await first.post(path, body);
    const [desk, ledger] = [new Desk(seeded(seed)), new Ledger()];
    const enough = () => ledger.acknowledged.size >= 200;
    await Promise.all(Array.from({ length: 8 }, () => ledger.work(first, desk, enough)));
    const head = [...ledger.acknowledged.values()].reduce((most, { said }) => Math.max(most, Number(said.body.position)), 0);
    const before = (await first.get('/v1/partnerships/state:TJ/office:unoct', { 'read-after': String(head) })).body;
    const checkpoint = (await first.get('/v1/projections')).body.items[0].position;
    expect(await first.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    const rows = await rowsFile();

    // Whoever reads these events again cannot help noticing.
    const db = new DatabaseSync(log);
    const { changes } = db.prepare("UPDATE events SET data = 'unreadable' WHERE position < ?").run(Number(checkpoint));
    expect(Number(changes)).toBe(Number(checkpoint) - 1);
    db.close();

    const second = await start().ready();
    expect((await second.get('/v1/projections')).body.items[0]).toMatchObject({ position: checkpoint, lag: 0, parked: 0 });
    expect((await second.get('/v1/partnerships/state:TJ/office:unoct')).body).toEqual(before);
    expect((await second.get('/v1/parked')).body.items).toEqual([]);
    await second.kill('SIGTERM');
    expect(await rowsFile()).toEqual(rows);

    // That it would have been noticed.
    await rm(rowsDir, { recursive: true });
    const third = await start().ready();
    expect((await third.get('/v1/parked')).body.items).not.toEqual([]);
  });

  test('goes on where the rows were when a kill left them behind the log', async () => {
    await tellStory();
    const rows = await rowsFile();
    const store = await openStore(log);
    const events = await Array.fromAsync(store.readAll());
    await store.close();
    const db = new DatabaseSync(log);
    db.close();
    const program = await start().ready();
    const { body } = await program.post('/v1/offices/unoct/sources', { publisher: 'Avesta', attribution: 'stated' });
    await program.kill();
    const again = await start().ready();
    expect((await again.get('/v1/offices/unoct', { 'read-after': body.position })).body.sources).toHaveLength(2);
    expect(Number(body.position)).toBe(Number(events.at(-1)!.position) + 1);
    await again.kill('SIGTERM');
    expect(await rowsFile()).toEqual(rows);
  });
});

/** Of rows that are worth nothing. */
const GARBAGE: readonly [string, () => Promise<unknown>][] = [
  ['a catalogue that is no JSON', () => writeFile(join(rowsDir, 'catalogue.json'), '{"current": "rows')],
  ['a catalogue of another shape', () => writeFile(join(rowsDir, 'catalogue.json'), '{"current": 7, "replays": {"a": 1}}')],
  ['a catalogue that names what is not there', () => writeFile(join(rowsDir, 'catalogue.json'), '{"current":"rows-0.sqlite"}')],
  ['a catalogue that is empty', () => writeFile(join(rowsDir, 'catalogue.json'), '')],
  ['a catalogue that is null', () => writeFile(join(rowsDir, 'catalogue.json'), 'null')],
  ['rows that are no database', async () => writeFile(await rowsPath(), 'x'.repeat(10_000))],
  ['rows that are empty', async () => truncate(await rowsPath())],
  ['rows that are cut off', async () => truncate(await rowsPath(), 40_000)],
  ['rows with a damaged page', async () => overwrite(await rowsPath(), 16_384)],
  ['rows that are a directory', async () => rm(await rowsPath()).then(async () => mkdir(await rowsPath()))],
  ['a lock that is no database', () => writeFile(join(rowsDir, 'lock.sqlite'), 'x'.repeat(10_000))],
  ['a lock that is a directory', () => rm(join(rowsDir, 'lock.sqlite')).then(() => mkdir(join(rowsDir, 'lock.sqlite')))],
  ['a directory of rows that is a file', () => rm(rowsDir, { recursive: true }).then(() => writeFile(rowsDir, 'x'))],
  [
    'files of who knows whom',
    () => writeFile(join(rowsDir, 'rows-abc.sqlite'), 'x').then(() => mkdir(join(rowsDir, 'rows-def.sqlite'))),
  ],
];

describe('a start on a directory of rows with', () => {
  test.each(GARBAGE)('%s makes the rows anew, or refuses and says what is in the way', async (_, spoil) => {
    await tellStory();
    await spoil();
    const program = start();
    const served = await program.serving().then(
      () => true,
      () => false,
    );
    /* oxlint-disable jest/no-conditional-expect -- either outcome is right, and each is checked */
    if (served) {
      await program.ready();
      const { status, body } = await program.get('/v1/offices/unoct');
      expect([status, body.name]).toEqual([200, unoct.name]);
      expect((await program.post('/v1/projections/all/replay?dryRun=true')).status).toBe(202);
      return;
    }
    expect(program.exited).toEqual({ code: 1, signal: null });
    expect(program.lastLine).toMatch(/^Chancery cannot start: /);
    expect(program.lastLine).toContain(rowsDir);
  });
});

describe('a start refuses, and says why on its last line, on', () => {
  test.each([
    ['a log that is no database', () => writeFile(log, 'x'.repeat(10_000))],
    ['a log that is cut off', () => truncate(log, 40_960)],
    ['a log that ends in the middle of a page', () => truncate(log, 30_001)],
    ['a log with a damaged page', () => overwrite(log, 8192)],
    ['a log that is a directory', () => rm(log).then(() => mkdir(log))],
    ['a log of another program', () => rm(log).then(() => otherDatabase(log))],
  ] as const)('%s', async (_, spoil) => {
    await tellStory();
    await spoil();
    const bytes = await readFile(log).catch(() => null);
    const program = start();
    expect(await program.exit).toEqual({ code: 1, signal: null });
    expect(program.lastLine).toMatch(/^Chancery cannot start: /);
    expect(program.lastLine).toContain(log);
    expect(await readFile(log).catch(() => null)).toEqual(bytes);
  });

  test('a data directory that cannot be made', async () => {
    const program = start({ DATA_DIR: '/proc/chancery' });
    expect(await program.exit).toEqual({ code: 2, signal: null });
    expect(program.lastLine).toMatch(/^Chancery cannot start: .*DATA_DIR/);
  });
});

async function rowsPath(): Promise<string> {
  const { current } = JSON.parse(await readFile(join(rowsDir, 'catalogue.json'), 'utf8'));
  return join(rowsDir, current);
}

async function rowsFile(): Promise<object> {
  const path = await rowsPath();
  const { ino, birthtimeMs } = await stat(path);
  const files = (await readdir(rowsDir)).filter((name) => /^rows-.*\.sqlite$/.test(name));
  return { path, ino, birthtimeMs, files };
}

async function overwrite(path: string, at: number): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(8192, 0xa5), 0, 8192, at);
  await file.close();
}

function otherDatabase(path: string): void {
  const db = new DatabaseSync(path);
  db.exec('CREATE TABLE notes (text TEXT)');
  db.close();
}
