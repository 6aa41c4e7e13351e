import { randomUUID } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '../event-store.ts';
import { isCorrupt, isNoDatabase, messageOf, unavailable, whenFree } from './sqlite-failure.ts';

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

export const IN_MEMORY = ':memory:';

export interface LogFile {
  readonly db: DatabaseSync;
  /** Absolute and free of links; `null` in memory. */
  readonly path: string | null;
  readonly logId: string;
}

/**
 * Opens the log at `path`, or makes it, its folder too.
 * @throws {StoreUnavailable} saying why, when the file is not a log of ours, is damaged, or cannot be opened
 */
export async function openLogFile(path: string): Promise<LogFile> {
  const file = path === IN_MEMORY ? path : resolve(path);
  let db: DatabaseSync | undefined;
  try {
    if (file !== IN_MEMORY) mkdirSync(dirname(file), { recursive: true });
    const opened = new DatabaseSync(file, { timeout: 0 });
    db = opened;
    const logId = await whenFree(() => prepare(opened, file));
    return { db, path: file === IN_MEMORY ? null : realpathSync(file), logId };
  } catch (error) {
    db?.close();
    throw refusal(error, file);
  }
}

/** @returns the log's id */
function prepare(db: DatabaseSync, file: string): string {
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
  checkHeader(db, file);
  const id: unknown = db.prepare('SELECT id FROM log').get()?.['id'];
  if (typeof id !== 'string') throw new StoreUnavailable(`${file} is damaged: the log's id is missing`);
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
      `${file} was written by a newer Chancery (its format is ${version}, this program knows ${SCHEMA_VERSION})`,
    );
  }
  if (version < SCHEMA_VERSION) throw new StoreUnavailable(`${file} is damaged: its format cannot be ${version}`);
}

const pragma = (db: DatabaseSync, name: 'application_id' | 'user_version'): number =>
  Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);

function refusal(error: unknown, file: string): unknown {
  const cause = error instanceof StoreUnavailable && error.cause !== undefined ? error.cause : error;
  if (isNoDatabase(cause)) return new StoreUnavailable(`${file} is not an SQLite database, so not a Chancery log`, { cause });
  if (isCorrupt(cause)) return new StoreUnavailable(`${file} is damaged: restore it from a backup`, { cause });
  if (error instanceof StoreUnavailable && error.cause === undefined) return error;
  const known = unavailable(cause);
  if (known instanceof StoreUnavailable || (typeof cause === 'object' && cause !== null && 'syscall' in cause)) {
    return new StoreUnavailable(`${file} cannot be opened: ${messageOf(cause)}`, { cause });
  }
  return error;
}
