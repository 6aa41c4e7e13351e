import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { samplesOf } from './metrics.ts';
import { endPrograms, Program, type Said, until } from './program.ts';
import { type Disk, diskAt } from './soak/disk.ts';

let dataDir: string;
let logDir: string;
let log: string;
let disk: Disk | null;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chancery-log-away-'));
  logDir = join(dataDir, 'log');
  log = join(logDir, 'chancery.db');
  await mkdir(logDir);
  disk = null;
});
afterEach(async () => {
  await endPrograms();
  disk?.remove();
  await rm(dataDir, { recursive: true, force: true });
});

const start = (): Promise<Program> => new Program({ environment: { DATA_DIR: dataDir, EVENT_STORE: log } }).ready();

const establish = (program: Program, id: string): Promise<Said> =>
  program.post('/v1/offices', { id, name: `Office ${id}`, sources: [{ publisher: 'Gazette', attribution: 'stated' }] });

const storeOf = async (program: Program): Promise<{ state: string; reason: string | null }> =>
  (await program.get('/health/ready')).body.store;

const stands = (program: Program, state: string): Promise<void> =>
  until(`the store is ${state}`, async () => (await storeOf(program)).state === state);

const sample = async (program: Program, series: string): Promise<number | undefined> =>
  samplesOf((await program.get('/metrics')).body).get(series);

async function roomOf(program: Program, of: string): Promise<string> {
  const free = await sample(program, `chancery_disk_free_bytes{of="${of}"}`);
  if (free === undefined) return 'that of DATA_DIR';
  return free < 1024 ** 2 ? 'little' : 'enough';
}

async function expectUnavailable(program: Program, id: string, why: RegExp): Promise<void> {
  const { status, body } = await establish(program, id);
  expect([status, body.code]).toEqual([503, 'store-unavailable']);
  expect(body.detail).toMatch(why);
}

describe('A log in a file is away', () => {
  test('where its disk is full, until there is room, and its disk is measured beside that of DATA_DIR', async () => {
    disk = diskAt(logDir, 24);
    if (disk === null) throw new Error('neither a disk nor a limit can be had');
    const program = await start();
    expect((await establish(program, 'a')).status).toBe(201);
    disk.fill(program);
    // What was cut to size before may still take a few.
    let n = 0;
    await until('nothing more is taken', async () => (await establish(program, `full-${n++}`)).status === 503);
    await stands(program, 'away');
    expect((await storeOf(program)).reason).toMatch(/full|disk I\/O/);
    expect(await sample(program, 'chancery_store_state{state="away"}')).toBe(1);
    expect((await program.get('/health/ready')).status).toBe(200);
    expect((await program.get('/v1/offices/a')).status).toBe(200);
    // A limit is none of the disk's.
    const rooms = { DATA_DIR: await roomOf(program, 'DATA_DIR'), EVENT_STORE: await roomOf(program, 'EVENT_STORE') };
    expect(rooms).toEqual({ DATA_DIR: 'enough', EVENT_STORE: disk.way.startsWith('a disk') ? 'little' : 'that of DATA_DIR' });
    disk.empty(program);
    await stands(program, 'available');
    expect((await establish(program, 'b')).status).toBe(201);
    await until('its log tells both', () =>
      /Nothing can be recorded \([^\n]*\n[^]*It can be recorded again after/.test(program.said),
    );
  });

  test('where another process holds it, until that one lets go', async () => {
    const program = await start();
    using other = new DatabaseSync(log);
    other.exec('BEGIN IMMEDIATE');
    await stands(program, 'away');
    expect((await storeOf(program)).reason).toMatch(/locked/);
    other.exec('ROLLBACK');
    await stands(program, 'available');
  });

  test.each<[string, () => Promise<void>]>([
    ['deleted', () => rm(log)],
    ['deleted with what is still to be moved into it', () => Promise.all([rm(log), rm(`${log}-wal`)]).then(() => undefined)],
    ['left without what is still to be moved into it', () => rm(`${log}-wal`)],
    ['moved with its folder', () => rename(logDir, `${logDir}-elsewhere`)],
  ])('where it is %s, and nothing is acknowledged any more', async (_, take) => {
    const program = await start();
    expect((await establish(program, 'a')).status).toBe(201);
    await take();
    await expectUnavailable(program, 'b', /is gone: it was moved or deleted/);
    await stands(program, 'away');
    expect((await storeOf(program)).reason).toMatch(/is gone: it was moved or deleted/);
    expect((await program.get('/v1/offices/a')).status).toBe(200);
  });

  test('where it was moved, until it is moved back', async () => {
    const program = await start();
    await rename(log, `${log}.away`);
    await stands(program, 'away');
    await expectUnavailable(program, 'a', /is gone/);
    await rename(`${log}.away`, log);
    await stands(program, 'available');
    expect((await establish(program, 'a')).status).toBe(201);
  });

  test('where another file stands in its place', async () => {
    const program = await start();
    await rename(log, `${log}.away`);
    new DatabaseSync(log).close();
    await expectUnavailable(program, 'a', /is another file than the one that is open/);
    await stands(program, 'away');
  });
});

test('A first import on a full disk is told so, and taken when there is room', async () => {
  disk = diskAt(dataDir, 48);
  expect(disk).not.toBeNull();
  await mkdir(logDir);
  const program = await start();
  disk!.fill(program);
  const send = (): Promise<Said> => program.send('POST', '/v1/imports?as=visits', 'x\n', { 'content-type': 'text/csv' });
  const { status, body } = await send();
  expect([status, body.code]).toEqual([507, 'insufficient-storage']);
  disk!.empty(program);
  expect((await send()).status).toBe(202);
});
