import { randomUUID } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { seal, verify } from '#event-store/hash-chain.ts';
import { openStore, openStoreToRead } from '#event-store/open-store.ts';
import type { Append, RecordedEvent } from '#event-store/event-store.ts';
import { Desk, Ledger, openDesk } from './orders.ts';
import { comparedRows, endPrograms, Program, root, seeded, until } from './program.ts';

const launcher = join(root, 'apps/cli/bin/chancery.mjs');
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);

/** Too large to be copied and proved in a moment. */
const EVENTS = 20_000;
let small: string;
let large: string;
let made: string;
let folder: string;
beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'chancery-backup-'));
  small = await logOf(join(made, 'small.db'), 2);
  large = await logOf(join(made, 'large.db'), EVENTS);
});
afterAll(() => rm(made, { recursive: true, force: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-backup-'));
});
afterEach(async () => {
  await endPrograms();
  await rm(folder, { recursive: true, force: true });
});

test(`a backup in a flood of writes holds what was acknowledged before, and is the log's beginning (SEED=${seed})`, async () => {
  const server = await serving('desk');
  const [desk, ledger] = [new Desk(seeded(seed)), new Ledger()];
  await openDesk(server);
  let isOver = false;
  const writers = Array.from({ length: 12 }, () => ledger.work(server, desk, () => isOver));
  await until('much was written', () => ledger.acknowledged.size > 1000);

  const before = [...ledger.acknowledged.values()];
  const file = join(folder, 'copy.db');
  const copied = await answered('backup', file, '--data-dir', join(folder, 'desk'));
  const during = ledger.acknowledged.size - before.length;
  await until('more was written', () => ledger.acknowledged.size > before.length + during + 100);
  isOver = true;
  await Promise.all(writers);
  await server.kill('SIGTERM');

  expect(during).toBeGreaterThan(0);
  expect(ledger.refused).toEqual([]);
  const log = await eventsIn(join(folder, 'desk/chancery.db'));
  const copy = await eventsIn(file);
  expect(copy).toEqual(log.slice(0, copy.length));
  expect(copy.length).toBeLessThan(log.length);
  expect(copied).toMatchObject({ file, events: copy.length, position: String(copy.length), bytes: (await stat(file)).size });
  const last = Math.max(...before.map(({ said }) => Number(said.body.position)));
  expect(copy.length).toBeGreaterThanOrEqual(last);
  expect((await readdir(folder)).toSorted()).toEqual(['copy.db', 'desk']);

  const restored = await answered('restore', file, '--data-dir', join(folder, 'elsewhere'));
  expect(restored).toMatchObject({ events: copy.length, replaced: null, log: join(folder, 'elsewhere/chancery.db') });
  const again = await serving('elsewhere');
  expect(await comparedRows(again)).toMatchObject({ state: 'completed', differing: 0, error: null });
  const known = before.map(({ order }) => order.mark);
  expect(await ledger.differently(again, known.slice(-200))).toEqual([]);
  await again.kill('SIGTERM');
  const store = await openStore(join(folder, 'elsewhere/chancery.db'));
  expect(await verify(store)).toMatchObject({ brokenEvents: 0 });
  await store.close();
}, 300_000);

test('a backup that is killed leaves no file of its name, and the next one removes what it left', async () => {
  const log = large;
  const random = seeded(seed);
  let caught = 0;
  for (let kill = 1; kill <= 5; kill++) {
    const file = join(folder, `copy-${kill}.db`);
    const program = cli('backup', file, '--store', log);
    const written = async (): Promise<string[]> => (await readdir(folder)).filter((name) => name.startsWith(`copy-${kill}.db`));
    await until('it is being written, or was', async () => program.exited !== null || (await written()).length > 0);
    if (kill > 1) await sleep(random() * 500);
    await program.kill();
    const left = await written();
    if (left.includes(`copy-${kill}.db`)) continue;
    if (left.length > 0) caught++;
    await answered('backup', file, '--store', log);
  }
  // Whichever of them it is, it is whole.
  const names = await readdir(folder);
  expect(names.toSorted()).toEqual([1, 2, 3, 4, 5].map((kill) => `copy-${kill}.db`));
  for (const name of names) expect(await verified(join(folder, name))).toMatchObject({ events: EVENTS, brokenEvents: 0 });
  expect(caught).toBeGreaterThan(0);
}, 300_000);

test('a restore that is killed leaves the log that was there, or the whole new one', async () => {
  const copy = large;
  const random = seeded(seed);
  let caught = 0;
  for (let kill = 1; kill <= 5; kill++) {
    const dataDir = join(folder, `desk-${kill}`);
    const log = join(dataDir, 'chancery.db');
    await mkdir(dataDir);
    if (kill % 2 === 0) await copyFile(small, log);
    const program = cli('restore', copy, '--replace', '--data-dir', dataDir);
    const isWriting = async (): Promise<boolean> => (await readdir(dataDir)).some((name) => name.endsWith('.part'));
    await until('it is being written, or was', async () => program.exited !== null || (await isWriting()));
    if (kill > 1) await sleep(random() * 500);
    await program.kill();
    const names = await readdir(dataDir);
    if (names.some((name) => name.endsWith('.part'))) caught++;
    const events = names.includes('chancery.db') ? (await verified(log)).events : 0;
    expect([kill % 2 === 0 ? 2 : 0, EVENTS]).toContain(events);
    if (events !== EVENTS) await answered('restore', copy, '--replace', '--data-dir', dataDir);
    expect(await verified(log)).toMatchObject({ events: EVENTS, brokenEvents: 0 });
    expect((await readdir(dataDir)).filter((name) => name.endsWith('.part'))).toEqual([]);
  }
  expect(caught).toBeGreaterThan(0);
}, 300_000);

describe('An older log that was restored', () => {
  test('has its rows made anew, and is another log to whoever followed the old one', async () => {
    const server = await serving('desk');
    const [desk, ledger] = [new Desk(seeded(seed)), new Ledger()];
    await openDesk(server);
    for (let n = 0; n < 20; n++) await ledger.send(server, desk.next());
    const kept = { id: 'kept', ...meeting };
    await server.post('/v1/meetings/bilateral', kept);
    const { position } = await answered('backup', join(folder, 'copy.db'), '--data-dir', join(folder, 'desk'));
    const late = await server.post('/v1/meetings/bilateral', { id: 'too-late', ...meeting });
    expect((await server.get('/v1/meetings/too-late', { 'read-after': late.body.position })).status).toBe(200);
    const cursor = (await server.get('/v1/history?limit=1')).body.next;
    await server.kill('SIGTERM');

    const { replaced } = await answered('restore', join(folder, 'copy.db'), '--replace', '--data-dir', join(folder, 'desk'));
    expect(await eventsIn(String(replaced))).toHaveLength(Number(position) + 1);

    const again = await serving('desk');
    await until('it says why', () => again.said.includes('The rows are made anew from the log: the rows are of another log'));
    expect((await again.get('/v1/meetings/kept')).status).toBe(200);
    expect((await again.get('/v1/meetings/too-late')).status).toBe(404);
    expect(await comparedRows(again)).toMatchObject({ state: 'completed', differing: 0 });
    // As long as the old one by now, with another event in that place.
    expect((await again.post('/v1/meetings/bilateral', { id: 'instead', ...meeting })).body.position).toBe(late.body.position);
    expect((await again.get(`/v1/history?after=${encodeURIComponent(cursor)}`)).body.code).toBe('invalid-cursor');
    expect((await again.get('/v1/meetings/instead', { 'read-after': late.body.position })).status).toBe(200);
  });

  test('by hand, and written to since, has its rows made anew too', async () => {
    const log = join(folder, 'desk/chancery.db');
    const server = await serving('desk');
    await openDesk(server);
    await server.kill('SIGTERM');
    await copyFile(log, join(folder, 'older.db'));
    const first = await serving('desk');
    const late = await first.post('/v1/meetings/bilateral', { id: 'too-late', ...meeting });
    expect((await first.get('/v1/meetings/too-late', { 'read-after': late.body.position })).status).toBe(200);
    await first.kill('SIGTERM');
    await copyFile(join(folder, 'older.db'), log);
    const elsewhere = new Program({ environment: { DATA_DIR: join(folder, 'rows elsewhere'), EVENT_STORE: log } });
    const instead = await (await elsewhere.ready()).post('/v1/meetings/bilateral', { id: 'instead', ...meeting });
    expect(instead.body.position).toBe(late.body.position);
    await elsewhere.kill('SIGTERM');

    const again = await serving('desk');
    await until('it says why', () => again.said.includes('the log does not hold the event that the rows have seen last'));
    expect((await again.get('/v1/meetings/too-late')).status).toBe(404);
    expect((await again.get('/v1/meetings/instead')).status).toBe(200);
    expect(await comparedRows(again)).toMatchObject({ state: 'completed', differing: 0 });
  });
});

describe('Refused is', () => {
  const tampered = async (sql: string): Promise<string> => {
    const path = join(folder, 'tampered.db');
    await copyFile(small, path);
    using db = new DatabaseSync(path);
    db.exec(sql);
    return path;
  };

  test.each([
    [
      'an event that was altered',
      "UPDATE events SET data = replace(data, 'mandates', 'mandated')",
      /chain of office-1 is broken at position 1, revision 0/,
    ],
    ['a log from which an event was taken', 'DELETE FROM events WHERE position = 1', /an event is missing/],
    ['a stream without its name', 'DELETE FROM streams', /the name of a stream is missing/],
    ['a log of a newer program', 'PRAGMA user_version = 2', /was written by a newer Chancery/],
    ['the database of another program', 'PRAGMA application_id = 7', /of another program/],
  ])('%s, by restore', async (_, sql, reason) => {
    const file = await tampered(sql);
    const { code, said } = await ran('restore', file, '--data-dir', join(folder, 'desk'));
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(reason) });
    expect(said).toMatch(/Nothing was changed: take another backup\.$/);
    expect(await readdir(folder)).not.toContain('desk');
  });

  test('an event that was altered, by backup: no copy takes the place of a sound one', async () => {
    const log = await tampered("UPDATE events SET data = replace(data, 'mandates', 'mandated')");
    const { code, said } = await ran('backup', join(folder, 'copy.db'), '--store', log);
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/is broken at position 1.*The copy was not kept/) });
    expect(await readdir(folder)).not.toContain('copy.db');
  });

  test('a text, by restore', async () => {
    await writeFile(join(folder, 'notes.txt'), 'To whom it may concern');
    const { code, said } = await ran('restore', join(folder, 'notes.txt'), '--data-dir', join(folder, 'desk'));
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringContaining('is not an SQLite database, so not a Chancery log'),
    });
  });

  test('a file that is there already, by backup', async () => {
    await writeFile(join(folder, 'copy.db'), 'mine');
    const { code, said } = await ran('backup', join(folder, 'copy.db'), '--store', small);
    expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining('is there already, and nothing is overwritten') });
    expect((await stat(join(folder, 'copy.db'))).size).toBe(4);
  });

  test('a log that holds events, by restore; an empty one is replaced', async () => {
    await answered('restore', small, '--data-dir', join(folder, 'desk'));
    const { code, said } = await ran('restore', small, '--data-dir', join(folder, 'desk'));
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(/is a log that holds events, up to position 2\. .*--replace/),
    });
    await (await openStore(join(folder, 'empty/chancery.db'))).close();
    expect(await answered('restore', small, '--data-dir', join(folder, 'empty'))).toMatchObject({ events: 2, replaced: null });
    expect(await verified(join(folder, 'empty/chancery.db'))).toMatchObject({ events: 2 });
  });

  test('a write-ahead log without its log, by restore: SQLite would take it for that of the new one', async () => {
    await mkdir(join(folder, 'desk'));
    await writeFile(join(folder, 'desk/chancery.db-wal'), 'of another log');
    const { code, said } = await ran('restore', small, '--data-dir', join(folder, 'desk'));
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('events may be in it') });
    await answered('restore', small, '--replace', '--data-dir', join(folder, 'desk'));
    expect(await verified(join(folder, 'desk/chancery.db'))).toMatchObject({ events: 2 });
    expect((await readdir(join(folder, 'desk'))).filter((name) => name.endsWith('-wal'))).toHaveLength(1);
  });

  test('to restore while a server runs, by its rows or by its log', async () => {
    const server = await serving('desk');
    const log = join(folder, 'desk/chancery.db');
    const byRows = await ran('restore', small, '--data-dir', join(folder, 'desk'));
    expect(byRows).toMatchObject({ code: 1, said: expect.stringContaining('a server runs on') });
    const byLog = await ran('restore', small, '--data-dir', join(folder, 'elsewhere'), '--store', log);
    expect(byLog).toMatchObject({ code: 1, said: expect.stringContaining(`another process has ${log} open: stop it first`) });
    await openDesk(server);
  });

  test('a log on a server, with the way out', async () => {
    for (const command of ['backup', 'restore'])
      expect(await ran(command, small, '--store', 'kurrentdb://admin:secret@localhost:2113')).toMatchObject({
        code: 2,
        said: expect.stringMatching(/^chancery: the log is on a server \(kurrentdb:\/\/localhost:2113\): .*chancery export/),
      });
  });

  test.each(['backup', 'restore'])('%s on a disk that takes no more, and nothing is left of it', async (command) => {
    const target = join(folder, 'target');
    await mkdir(target);
    if (command === 'restore') await copyFile(small, join(target, 'chancery.db'));
    const places =
      command === 'backup'
        ? ['backup', join(target, 'copy.db'), '--store', large]
        : ['restore', large, '--replace', '--data-dir', target];
    const limited = new Program({
      command: ['/bin/sh', '-c', `ulimit -f 4096; exec "$0" "$@"`, process.execPath, launcher, ...places],
      environment: { NODE_COMPILE_CACHE: '' },
    });
    expect(await limited.exit).toMatchObject({ code: 3 });
    expect(limited.lastLine).toMatch(/^chancery: \S+ cannot be written: /);
    const left = (await readdir(target)).filter((name) => name !== 'read-models');
    expect(left).toEqual(command === 'backup' ? [] : ['chancery.db']);
    const standing = await Promise.all(left.map((name) => verified(join(target, name))));
    expect(standing).toMatchObject(left.map(() => ({ events: 2, brokenEvents: 0 })));
  });
});

test('Without a name a backup is made in the data directory, for the users that may read the log', async () => {
  await mkdir(join(folder, 'desk'));
  const target = join(folder, 'desk/chancery.db');
  await copyFile(small, target);
  await chmod(target, 0o600);
  const { file } = await answered('backup', '--data-dir', join(folder, 'desk'));
  expect(file).toMatch(/desk\/backups\/chancery-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.db$/);
  expect((await stat(String(file))).mode & 0o777).toBe(0o600);
  // What only reads a copy leaves its bytes as they are.
  const { mtimeMs } = await stat(String(file));
  expect(await ran('verify', '--store', String(file))).toMatchObject({ code: 0 });
  expect((await stat(String(file))).mtimeMs).toBe(mtimeMs);
});

const meeting = {
  heldOn: '2018-05-03',
  delegations: [
    { party: 'state:TJ', participants: [{ description: 'senior officials' }] },
    { party: 'office:unoct', participants: [{ official: 'vladimir-voronkov' }] },
  ],
  topics: ['cooperation'],
  sources: [{ publisher: 'Asia-Plus', attribution: 'reported' }],
};

/** Of an office an event. */
async function logOf(path: string, events: number): Promise<string> {
  const store = await openStore(path);
  const metadata = {
    recordedAt: '2026-11-01T09:30:00.000Z',
    actor: 'local',
    correlationId: 'c',
    causationId: 'c',
    commandId: 'c',
  };
  const data = { name: 'An office', mandates: ['counter-terrorism'], aims: 'x'.repeat(800) };
  const appends = Array.from({ length: events }, (_, n): Append => {
    const stream = `office-${n + 1}`;
    const draft = { id: randomUUID(), type: 'OfficeEstablished', data, metadata: { ...metadata, schemaVersion: '1' } };
    return { stream, expected: 'none', events: seal(stream, null, [draft]) };
  });
  await store.appendInOrder!(appends);
  await store.close();
  return path;
}

const serving = (name: string): Promise<Program> => new Program({ environment: { DATA_DIR: join(folder, name) } }).ready();

function cli(...args: string[]): Program {
  return new Program({ command: [process.execPath, launcher, ...args] });
}

async function ran(...args: string[]): Promise<{ code: number | null; said: string }> {
  const program = cli(...args);
  const { code } = await program.exit;
  return { code, said: program.lastLine };
}

async function answered(...args: string[]): Promise<Record<string, unknown>> {
  const { code, said } = await ran(...args, '--json');
  if (code !== 0) throw new Error(`${args.join(' ')}: ${said}`);
  return JSON.parse(said) as Record<string, unknown>;
}

async function eventsIn(path: string): Promise<RecordedEvent[]> {
  const store = await openStoreToRead(path);
  const events: RecordedEvent[] = [];
  for await (const event of store.readAll()) events.push(event);
  await store.close();
  return events;
}

async function verified(path: string): ReturnType<typeof verify> {
  const store = await openStoreToRead(path);
  try {
    return await verify(store);
  } finally {
    await store.close();
  }
}
