import { randomUUID } from 'node:crypto';
import { mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreDamaged, StoreUnavailable } from '../event-store.ts';
import { IN_MEMORY } from '../location.ts';
import { isCorrupt, isNoDatabase } from '../sqlite-error.ts';
import { messageOf, unavailable, whenFree } from './sqlite-failure.ts';

/** In the file's header: "Chry". A stored format. */
const APPLICATION_ID = 0x43687279;
/** In the file's header: raised with every change of the tables. */
const SCHEMA_VERSION = 1;

/** Streams and types are interned: an event's row and its index entries hold small integers. */
const SCHEMA = `
  CREATE TABLE log (id TEXT NOT NULL) STRICT;
  CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    type INTEGER NOT NULL,
    id BLOB NOT NULL UNIQUE,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

export interface LogFile {
  readonly db: DatabaseSync;
  /** Absolute and free of links; `null` in memory. */
  readonly path: string | null;
  readonly logId: string;
}

/**
 * Opens the log at `path`, or makes it, its folder too.
 * @throws {StoreUnavailable} saying why, when the file is not a log of ours or cannot be opened; {StoreDamaged}
 */
export async function openLogFile(path: string): Promise<LogFile> {
  return open(path, prepare);
}

/**
 * Opens a log that is there, and leaves its file as it is: a copy keeps its bytes, and may be where nothing can be written.
 * @throws as `openLogFile`
 */
export async function openLogFileToRead(path: string): Promise<LogFile> {
  return open(path, check);
}

/** @returns the log's id */
function check(db: DatabaseSync, file: string): string {
  assertWhole(file);
  checkHeader(db, file);
  return idOf(db, file);
}

async function open(path: string, prepared: (db: DatabaseSync, file: string) => string): Promise<LogFile> {
  const file = path === IN_MEMORY ? path : resolve(path);
  let db: DatabaseSync | undefined;
  try {
    if (file !== IN_MEMORY && prepared === prepare) mkdirSync(dirname(file), { recursive: true });
    const opened = new DatabaseSync(file, { timeout: 0 });
    db = opened;
    const logId = await whenFree(() => prepared(opened, file));
    return { db, path: file === IN_MEMORY ? null : realpathSync(file), logId };
  } catch (error) {
    db?.close();
    throw refusal(error, file);
  }
}

const LEAST_DATABASE = 512;

/**
 * SQLite takes a file of no page for a new one: it writes over what is left of a log, and throws away the write-ahead log
 * beside it, which may hold the events.
 */
function assertWhole(file: string): void {
  if (file === IN_MEMORY) return;
  const size = sizeOf(file);
  if (size > 0 && size < LEAST_DATABASE) throw noDatabase(file);
  if (size === 0 && sizeOf(`${file}-wal`) > 0) throw new StoreDamaged(file, 'it is empty, but its write-ahead log is not');
}

function noDatabase(file: string, options?: ErrorOptions): StoreUnavailable {
  return new StoreUnavailable(
    `${file} is not an SQLite database, so not a Chancery log; if it was one, its head is damaged (docs/backups.md)`,
    options,
  );
}

function sizeOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : 0;
}

/** @returns the log's id */
function prepare(db: DatabaseSync, file: string): string {
  assertWhole(file);
  if (isEmpty(db)) {
    // 8 KiB hold five usual events and waste little; it can be chosen only before the first page is written.
    db.exec('PRAGMA page_size = 8192');
  } else {
    checkHeader(db, file);
  }
  const mode = db.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
  if (file !== IN_MEMORY && mode !== 'wal') {
    throw new StoreUnavailable(`${file}: its file system allows no write-ahead log; keep the log on a local disk`);
  }
  db.exec('PRAGMA synchronous = FULL; PRAGMA cache_size = -16384');
  create(db);
  return check(db, file);
}

function idOf(db: DatabaseSync, file: string): string {
  const id: unknown = db.prepare('SELECT id FROM log').get()?.['id'];
  if (typeof id !== 'string') throw new StoreDamaged(file, "the log's id is missing");
  return id;
}

/** Another process may be doing the same: only one finds the file still empty inside the transaction. */
function create(db: DatabaseSync): void {
  if (!isEmpty(db)) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    if (isEmpty(db)) {
      db.exec(SCHEMA);
      db.prepare('INSERT INTO log (id) VALUES (?)').run(randomUUID());
    }
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

const isEmpty = (db: DatabaseSync): boolean =>
  pragma(db, 'application_id') === 0 && db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'] === 0;

function checkHeader(db: DatabaseSync, file: string): void {
  const applicationId = pragma(db, 'application_id');
  if (applicationId !== APPLICATION_ID) {
    throw new StoreUnavailable(`${file} is an SQLite database of another program, not a Chancery log`);
  }
  const version = pragma(db, 'user_version');
  if (version > SCHEMA_VERSION) {
    throw new StoreUnavailable(
      `${file} was written by a newer Chancery (its format is ${version}, this program knows ${SCHEMA_VERSION}): use that one`,
    );
  }
  if (version < SCHEMA_VERSION) throw new StoreDamaged(file, `its format cannot be ${version}`);
  assertNotCutOff(db, file);
}

/** SQLite meets the missing end only when it reads there. Pages that are still in a write-ahead log may be behind the end. */
function assertNotCutOff(db: DatabaseSync, file: string): void {
  const expected = pragma(db, 'page_count') * pragma(db, 'page_size');
  // In this order: what another process writes meanwhile is in the one or in the other.
  if (file === IN_MEMORY || sizeOf(`${file}-wal`) > 0) return;
  const size = sizeOf(file);
  if (size < expected) throw new StoreDamaged(file, `it was cut off: it has ${size} bytes of ${expected}`);
}

const pragma = (db: DatabaseSync, name: 'application_id' | 'user_version' | 'page_count' | 'page_size'): number =>
  Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);

/** @returns what the port throws, with the name of the file */
export function refusal(error: unknown, file: string): unknown {
  const cause = error instanceof StoreUnavailable && error.cause !== undefined ? error.cause : error;
  if (isNoDatabase(cause)) return noDatabase(file, { cause });
  if (isCorrupt(cause)) return new StoreDamaged(file, messageOf(cause), { cause });
  if (error instanceof StoreUnavailable && error.cause === undefined) return error;
  const known = unavailable(cause);
  if (known instanceof StoreUnavailable || (typeof cause === 'object' && cause !== null && 'syscall' in cause)) {
    return new StoreUnavailable(`${file} cannot be opened: ${messageOf(cause)}`, { cause });
  }
  return error;
}
