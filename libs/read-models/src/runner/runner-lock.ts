import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isBusy } from '#event-store/sqlite-error.ts';

/** Held by the one process that writes the rows of a directory. The system takes it back when that process dies. */
export class RunnerLock {
  readonly #db: DatabaseSync;

  private constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** @returns null while another process, or another part of this one, holds it */
  static take(dir: string): RunnerLock | null {
    const path = join(dir, 'lock.sqlite');
    let db: DatabaseSync | null = null;
    try {
      mkdirSync(dir, { recursive: true });
      db = new DatabaseSync(path, { timeout: 0 });
      db.exec('BEGIN EXCLUSIVE');
      return new RunnerLock(db);
    } catch (error) {
      db?.close();
      if (isBusy(error)) return null;
      throw new Error(`${path} is no lock that can be taken (${(error as Error).message}): delete it, for it holds nothing`, {
        cause: error,
      });
    }
  }

  release(): void {
    if (this.#db.isOpen) this.#db.close();
  }
}
