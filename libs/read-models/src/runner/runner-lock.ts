import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isBusy, isDamage } from '#event-store/sqlite-error.ts';

/** Held by the one process that writes the rows of a directory. The system takes it back when that process dies. */
export class RunnerLock {
  readonly #db: DatabaseSync;

  private constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** @returns null while another process, or another part of this one, holds it */
  static take(dir: string): RunnerLock | null {
    const path = join(dir, 'lock.sqlite');
    try {
      mkdirSync(dir, { recursive: true });
      return new RunnerLock(held(path) ?? anew(path));
    } catch (error) {
      if (isBusy(error)) return null;
      throw new Error(`${path} is no lock that can be taken (${(error as Error).message})`, { cause: error });
    }
  }

  release(): void {
    if (this.#db.isOpen) this.#db.close();
  }
}

/** Null where it is damaged, which is seen by nobody while another one holds it. */
function held(path: string): DatabaseSync | null {
  const db = new DatabaseSync(path, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    if (isDamage(error)) return null;
    throw error;
  }
}

/** It holds nothing. */
function anew(path: string): DatabaseSync {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(path + end, { force: true });
  const db = held(path);
  if (db === null) throw new Error('it is damaged');
  return db;
}
