import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Texts that many rows share, each kept once and named by a number. The numbers mean nothing outside their file. */
export class Terms {
  /** What was interned lately: forgotten all at once, which costs less than to know what was used last. */
  readonly #ids = new Map<string, number>();
  readonly #held: number;
  readonly #find: StatementSync;
  readonly #insert: StatementSync;

  /** @param held texts whose numbers are remembered */
  constructor(db: DatabaseSync, held = 100_000) {
    this.#held = held;
    this.#find = db.prepare('SELECT id FROM terms WHERE text = ?');
    this.#insert = db.prepare('INSERT INTO terms (text) VALUES (?)');
  }

  intern(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const found = this.#find.get(text)?.['id'];
    const id = Number(found ?? this.#insert.run(text).lastInsertRowid);
    if (this.#ids.size === this.#held) this.#ids.clear();
    this.#ids.set(text, id);
    return id;
  }

  /** After a rollback: what it took back is not there any more. */
  forget(): void {
    this.#ids.clear();
  }
}
