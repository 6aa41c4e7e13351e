import { randomUUID } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { StoreDamaged, StoreUnavailable } from './event-store.ts';
import { openLogFileToRead } from './sqlite/log-file.ts';
import { messageOf, unavailable, whenFree } from './sqlite/sqlite-failure.ts';
import { sync } from './sync.ts';
import { isBusy } from './sqlite-error.ts';

export interface Copying {
  /** Bytes, now and then. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: AbortSignal;
  /** Gives the copy an id of its own: it is to be another log. */
  readonly renamed?: boolean;
}

/** 8 MiB. */
const PAGES_AT_ONCE = 1024;

/**
 * Copies the log in the file `from` into a new file, as it stands at one moment, while others go on writing to it. The copy is
 * one file, on disk, without a write-ahead log. Nothing is said of whether it is sound.
 * @param to is made, for its user alone; where this fails, whatever is there is to be deleted
 * @throws {StoreUnavailable} when `from` is no log or cannot be read, or `to` cannot be written; {StoreDamaged}, and the
 *   signal's reason when it aborts
 */
export async function copyLog(from: string, to: string, { onProgress, signal, renamed = false }: Copying = {}): Promise<void> {
  const { db: source } = await openLogFileToRead(from);
  try {
    const pageSize = Number(source.prepare('PRAGMA page_size').get()?.['page_size']);
    // Held until the end: without it each commit of another process would have the copy begin anew.
    source.exec('BEGIN');
    source.prepare('SELECT id FROM log').get();
    closeSync(openSync(to, 'wx', 0o600));
    await backup(source, to, {
      rate: PAGES_AT_ONCE,
      progress({ totalPages, remainingPages }) {
        signal?.throwIfAborted();
        onProgress?.({ done: (totalPages - remainingPages) * pageSize, total: totalPages * pageSize });
      },
    });
  } catch (error) {
    throw unwritten(error, to);
  } finally {
    source.close();
  }
  signal?.throwIfAborted();
  try {
    using copy = new DatabaseSync(to);
    copy.exec('PRAGMA journal_mode = DELETE');
    if (renamed) copy.prepare('UPDATE log SET id = ?').run(randomUUID());
  } catch (error) {
    throw unwritten(error, to);
  }
  sync(to);
}

/**
 * Reads a log's file from end to end: what `verify` reads is only what the tables give, and what is missing in them, or in
 * an index, is missed by nobody there.
 * @returns what is wrong with it; null where nothing is
 * @throws {StoreUnavailable} when it cannot be read
 */
export async function damageOfFile(path: string): Promise<string | null> {
  const { db } = await openLogFileToRead(path);
  try {
    return await whenFree(() => {
      const said = db.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
      if (said !== 'ok') return String(said).replaceAll(/\s+/g, ' ');
      for (const [what, sql] of MISSING) if (Number(db.prepare(sql).get()?.['n']) > 0) return what;
      return null;
    });
  } catch (error) {
    if (error instanceof StoreDamaged) return error.reason;
    throw error;
  } finally {
    db.close();
  }
}

/** Positions are given one by one, and nothing is ever deleted. */
const MISSING = [
  ['an event is missing', 'SELECT coalesce(max(position), 0) - count(*) AS n FROM events'],
  ['the name of a stream is missing', 'SELECT count(*) AS n FROM events WHERE stream NOT IN (SELECT id FROM streams)'],
  ['the name of a type is missing', 'SELECT count(*) AS n FROM events WHERE type NOT IN (SELECT id FROM types)'],
] as const;

/**
 * Moves what is in the write-ahead log of a log's file into the file, which then stands alone.
 * @returns whether it does; null while another process has it open
 */
export function settle(path: string): boolean | null {
  using db = new DatabaseSync(path, { timeout: 0 });
  try {
    return db.prepare('PRAGMA journal_mode = DELETE').get()?.['journal_mode'] === 'delete';
  } catch (error) {
    return isBusy(error) ? null : false;
  }
}

function unwritten(error: unknown, file: string): unknown {
  const isOurs = unavailable(error) === error;
  return isOurs ? error : new StoreUnavailable(`${file} cannot be written: ${messageOf(error)}`, { cause: error });
}
