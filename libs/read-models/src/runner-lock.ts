import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { resultCode } from './rows-file.ts';

const BUSY = 5;

/** Held by the one process that writes the rows of a directory. The system takes it back when that process dies. */
export class RunnerLock {
  readonly #db: DatabaseSync;

  private constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** @returns null while another process, or another part of this one, holds it */
  static take(dir: string): RunnerLock | null {
    mkdirSync(dir, { recursive: true });
    const db = new DatabaseSync(join(dir, 'lock.sqlite'), { timeout: 0 });
    try {
      db.exec('BEGIN EXCLUSIVE');
      return new RunnerLock(db);
    } catch (error) {
      db.close();
      if (resultCode(error) === BUSY) return null;
      throw error;
    }
  }

  release(): void {
    if (this.#db.isOpen) this.#db.close();
  }
}
