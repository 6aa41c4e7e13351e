import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Append, StoreDamaged, StoreUnavailable } from '../event-store.ts';
import { seal, verify } from '../hash-chain.ts';
import { copyLog, damageOfFile } from '../log-copy.ts';
import { openSqliteStore, openSqliteStoreToRead } from './sqlite-store.ts';

const PAGE = 8192;
const EVENTS = 300;
/** One after the other, so that the pages of the file are the same in every run. */
let ids = 0;

let folder: string;
let sound: string;
let size: number;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-damaged-'));
  sound = join(folder, 'sound.db');
  const store = await openSqliteStore(sound);
  await store.appendInOrder(Array.from({ length: EVENTS }, (_, n) => one(`meeting-${n}`)));
  await store.close();
  ({ size } = await stat(sound));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  path = join(folder, `${randomUUID()}.db`);
  await copyFile(sound, path);
});

/** What becomes of a log when all of it is read: how many events were proved, or why not. */
async function outcome(): Promise<{ proved: number; why: unknown }> {
  try {
    const damage = await damageOfFile(path);
    const store = await openSqliteStoreToRead(path);
    try {
      const { events, broken } = await verify(store);
      return { proved: events, why: broken[0]?.reason ?? damage };
    } finally {
      await store.close();
    }
  } catch (error) {
    return { proved: 0, why: error };
  }
}

const isSaid = (why: unknown): boolean => typeof why === 'string' || why instanceof StoreUnavailable;

test('a sound log is found to be sound', async () => {
  expect(await outcome()).toEqual({ proved: EVENTS, why: null });
});

test('a log that was cut off anywhere is refused, and nothing is written to it', async () => {
  const lengths = [1, 15, 16, 99, 100, 511, 512, 4096, PAGE, 2 * PAGE, size / 2, size / 2 + 1, size - PAGE, size - 1];
  for (const length of lengths) {
    await copyFile(sound, path);
    await truncate(path, length);
    const left = await readFile(path);
    const { proved, why } = await outcome();
    expect({ length, proved, isSaid: isSaid(why) }).toEqual({ length, proved: 0, isSaid: true });
    await expect(openSqliteStore(path)).rejects.toThrow(/is damaged|is not an SQLite database/);
    expect((await readFile(path)).equals(left)).toBe(true);
  }
});

test('no page can be lost unseen', async () => {
  for (let page = 0; page < size / PAGE; page++) {
    await copyFile(sound, path);
    await write(page * PAGE, Buffer.alloc(PAGE));
    const { why } = await outcome();
    expect({ page, isSaid: isSaid(why) }).toEqual({ page, isSaid: true });
  }
});

test('no cell of a page, and no text in it, can be changed unseen', async () => {
  const bytes = await readFile(sound);
  // The second page holds the log's id alone: another one makes another log of it, whose rows are made anew.
  for (let page = 2; page < size / PAGE; page++) {
    // Of each page its head, where its cells are, and the last of them.
    for (const at of [0, 3, 8, PAGE - 30]) {
      const there = bytes.subarray(page * PAGE + at, page * PAGE + at + 4);
      // Of a page that is not full.
      if (there.every((byte) => byte === 0)) continue;
      const flipped = Buffer.from(there).map((byte) => byte ^ 0x15);
      await copyFile(sound, path);
      await write(page * PAGE + at, flipped);
      const { why } = await outcome();
      expect({ page, at, isSaid: isSaid(why) }).toEqual({ page, at, isSaid: true });
    }
  }
});

test.each([
  ['an event that was taken', 'DELETE FROM events WHERE position = 7', 'an event is missing'],
  ['a stream without its name', 'DELETE FROM streams WHERE id = 7', 'the name of a stream is missing'],
  ['a type without its name', 'DELETE FROM types', 'the name of a type is missing'],
])('%s is seen in the file, where no chain misses it', async (_, sql, reason) => {
  using db = new DatabaseSync(path);
  db.exec(sql);
  expect(await damageOfFile(path)).toBe(reason);
});

test('an empty file beside a write-ahead log is no new log: it would be thrown away', async () => {
  await truncate(path, 0);
  await writeFile(`${path}-wal`, 'what was recorded last');
  await expect(openSqliteStore(path)).rejects.toThrow(StoreDamaged);
  expect(await readFile(`${path}-wal`, 'utf8')).toBe('what was recorded last');
});

/** A log as a killed process leaves it: its last events are in the write-ahead log alone. */
async function killed(): Promise<void> {
  const store = await openSqliteStore(path);
  await store.append('meeting-late', 'none', one('meeting-late').events);
  const copies = await Promise.all(['', '-wal'].map((end) => readFile(path + end)));
  await store.close();
  await Promise.all(['', '-wal'].map((end, n) => writeFile(path + end, copies[n]!)));
  await rm(`${path}-shm`, { force: true });
}

describe('a write-ahead log', () => {
  test('is read with its log', async () => {
    await killed();
    expect(await outcome()).toEqual({ proved: EVENTS + 1, why: null });
  });

  test('is in a copy of its log, which is one file', async () => {
    await killed();
    const copy = join(folder, `${randomUUID()}.db`);
    await copyLog(path, copy);
    await Promise.all(['', '-wal'].map((end) => rm(path + end, { force: true })));
    path = copy;
    expect(await outcome()).toEqual({ proved: EVENTS + 1, why: null });
    await expect(stat(`${copy}-wal`)).rejects.toThrow('ENOENT');
  });

  test('that is gone, or no such thing, leaves the log as it stood before it', async () => {
    for (const spoil of [() => rm(`${path}-wal`), () => writeFile(`${path}-wal`, Buffer.alloc(40_000, 7))]) {
      await copyFile(sound, path);
      await killed();
      await spoil();
      expect(await outcome()).toEqual({ proved: EVENTS, why: null });
    }
  });
});

describe('a page that is met while the log is used', () => {
  /** Of the largest tree: its events. */
  const inTheMiddle = (): Promise<void> => write(Math.floor(size / PAGE / 2) * PAGE, Buffer.alloc(PAGE));

  test('ends what reads it, is told from then on, and what lies elsewhere is read and appended to', async () => {
    await inTheMiddle();
    const store = await openSqliteStore(path);
    expect(store.damage).toBeNull();
    await expect(all(store.readAll())).rejects.toThrow(StoreDamaged);
    expect(store.damage).toMatch(/malformed/);
    expect(await all(store.read('meeting-0'))).toHaveLength(1);
    const { events } = one('meeting-new');
    expect(await store.append('meeting-new', 'none', events)).toMatchObject({ revision: 0 });
    expect(await all(store.read('meeting-new'))).toHaveLength(1);
    await store.close();
  });

  test('refuses an append that needs it, and stores nothing of it', async () => {
    // The last page that a new event goes to.
    const store = await openSqliteStore(path);
    using db = new DatabaseSync(path);
    const root = Number(
      db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_events_1'").get()?.['rootpage'],
    );
    db.close();
    await store.close();
    await write((root - 1) * PAGE, Buffer.alloc(PAGE));
    const damaged = await openSqliteStore(path);
    await expect(damaged.append('meeting-new', 'none', one('meeting-new').events)).rejects.toThrow(StoreDamaged);
    expect(damaged.damage).toMatch(/malformed/);
    expect(Number(await damaged.head())).toBe(EVENTS);
    await damaged.close();
  });
});

function one(stream: string): Append {
  const metadata = {
    recordedAt: '2026-11-01T09:30:00.000Z',
    actor: 'local',
    correlationId: 'c',
    causationId: 'c',
    commandId: 'c',
  };
  const draft = {
    id: `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    type: 'NoteTaken',
    data: { text: 'x'.repeat(600) },
    metadata: { ...metadata, schemaVersion: '1' },
  };
  return { stream, expected: 'none', events: seal(stream, null, [draft]) };
}

async function write(at: number, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(bytes, 0, bytes.length, at);
  await file.close();
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const value of values) taken.push(value);
  return taken;
}
