import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { KnownRow } from '../plan/known-row.ts';

/** Rows in one transaction. */
const BATCH = 10_000;

/** The rows that a data set has on record, and which of them the file still has. On disk, and gone when it is closed. */
export class Ledger {
  readonly #db: DatabaseSync;
  readonly #know: StatementSync;
  readonly #find: StatementSync;
  readonly #see: StatementSync;

  private constructor() {
    // Without a name it is a file of its own that ends with the process.
    this.#db = new DatabaseSync('');
    this.#db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
    this.#db.exec('CREATE TABLE rows (key TEXT PRIMARY KEY, digest TEXT, stream TEXT NOT NULL, seen INTEGER NOT NULL DEFAULT 0)');
    this.#know = this.#db.prepare(
      'INSERT INTO rows (key, digest, stream) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET digest = excluded.digest, stream = excluded.stream',
    );
    this.#find = this.#db.prepare('SELECT key, digest, stream FROM rows WHERE key = ?');
    this.#see = this.#db.prepare('UPDATE rows SET seen = 1 WHERE key = ?');
  }

  static async of(known: AsyncIterable<KnownRow>): Promise<Ledger> {
    const ledger = new Ledger();
    try {
      let rows = 0;
      ledger.#db.exec('BEGIN');
      for await (const { key, digest, stream } of known) {
        ledger.#know.run(key, digest, stream);
        if (++rows % BATCH === 0) ledger.#db.exec('COMMIT; BEGIN');
      }
      ledger.#db.exec('COMMIT');
      return ledger;
    } catch (error) {
      ledger.close();
      throw error;
    }
  }

  /** Notes that the file has a row. @returns what is on record of it */
  see(key: string): KnownRow | null {
    const known = (this.#find.get(key) as unknown as KnownRow | undefined) ?? null;
    if (known) this.#see.run(key);
    return known;
  }

  /** Rows that are on record, and that the file does not have. */
  *vanished(): Iterable<KnownRow> {
    const page = this.#db.prepare(
      'SELECT key, digest, stream FROM rows WHERE seen = 0 AND digest IS NOT NULL AND key > ? ORDER BY key LIMIT 1000',
    );
    let last = '';
    for (;;) {
      const rows = page.all(last) as unknown as KnownRow[];
      yield* rows;
      const end = rows.at(-1);
      if (!end) return;
      last = end.key;
    }
  }

  close(): void {
    this.#db.close();
  }
}
