import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { BulkWriter, type Interners, internerOf } from './bulk-writer.ts';
import { FRAME } from './frame.ts';
import { hasPhrases, Phrases } from './phrases.ts';
import { STILL_KNOWN } from './projection.ts';
import { keyOf, type Layout, OWN_FROM, type RecordRows, type RowMaker, sameRows, type Values } from './row-versions.ts';
import type { Terms } from './terms.ts';

/** Writes the rows of records into the tables of one file, inside the transaction of its caller. */
export class RowWriter {
  readonly #tables: readonly TableWriter[];
  readonly #phrases: Phrases | null;
  /** Rows of records that had none. */
  readonly #opened: BulkWriter;

  constructor(db: DatabaseSync, layouts: readonly Layout[], terms: Terms) {
    // Indexes come last on a rebuild.
    const phrases = hasPhrases(db) ? new Phrases(db, terms) : null;
    this.#phrases = phrases;
    const interners: Interners = {
      id: (text) => terms.intern(text),
      phrase: (text) => (phrases ?? terms).intern(text),
    };
    this.#tables = layouts.map((layout) => new TableWriter(db, layout, interners));
    this.#opened = new BulkWriter(db, layouts, interners);
  }

  /** After a rollback: what it took back is not there any more. */
  forget(): void {
    this.#opened.discard();
    this.#phrases?.forget();
  }

  /** The rows of a record that has none yet. */
  open(record: number, rows: RecordRows, at: number): void {
    this.#opened.open(record, rows, at);
  }

  /** What an event leaves for good. */
  keep(record: number, revision: number, rows: ReturnType<RowMaker['rowsOfEvent']>, at: number): void {
    this.#opened.keep(record, revision, rows, at);
  }

  /** From what the record said to what it says from an instant on. */
  change(record: number, before: RecordRows, after: RecordRows, at: number): void {
    for (const [t, table] of this.#tables.entries()) {
      const [from = [], to = []] = [before[t], after[t]];
      if (sameRows(from, to)) continue;
      // It looks at what stands.
      this.#opened.flush();
      table.change(record, to, at);
    }
  }

  /** To be called before the transaction ends. */
  flush(): void {
    this.#opened.flush();
  }
}

class TableWriter {
  /** Where interned texts are among the values, and who interns them. */
  readonly #interners: readonly (readonly [at: number, intern: (text: string) => number])[];
  readonly #insert: StatementSync;
  readonly #known: StatementSync;
  readonly #close: StatementSync;
  readonly #remove: StatementSync;
  readonly #next: StatementSync;

  constructor(db: DatabaseSync, { name, columns, kinds }: Layout, interners: Interners) {
    this.#interners = kinds.flatMap((kind, i) => {
      const intern = internerOf(interners, kind);
      return intern ? [[OWN_FROM + i, intern] as const] : [];
    });
    const all = [...FRAME, ...columns];
    this.#insert = db.prepare(`INSERT INTO ${name} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`);
    this.#known = db.prepare(
      `SELECT n, known_from, known_to, ${all.slice(4).join(', ')} FROM ${name} WHERE record = ? AND known_to IN (?, ?) ORDER BY n`,
    );
    this.#known.setReturnArrays(true);
    this.#close = db.prepare(`UPDATE ${name} SET known_to = ? WHERE record = ? AND n = ?`);
    this.#remove = db.prepare(`DELETE FROM ${name} WHERE record = ? AND n = ?`);
    this.#next = db.prepare(`SELECT coalesce(max(n), -1) + 1 AS n FROM ${name} WHERE record = ?`);
  }

  /**
   * Against what stands in the table, so that a row is never closed twice or left behind. What was closed at this very
   * instant is opened again where it is so again, and what began at it is no version of anything.
   */
  change(record: number, rows: readonly Values[], at: number): void {
    const known = this.#known.all(record, STILL_KNOWN, at) as unknown as KnownRow[];
    const standing = new Map<string, KnownRow[]>();
    for (const row of known) {
      const key = keyOf(row.slice(3));
      const some = standing.get(key);
      if (some) some.push(row);
      else standing.set(key, [row]);
    }
    const added: Values[] = [];
    for (const values of rows.map((each) => this.#interned(each))) {
      const there = standing.get(keyOf(values))?.shift();
      if (!there) added.push(values);
      else if (there[2] !== STILL_KNOWN) this.#close.run(STILL_KNOWN, record, there[0]);
    }
    for (const [n, from, to] of [...standing.values()].flat()) {
      if (to !== STILL_KNOWN) continue;
      if (from === at) this.#remove.run(record, n);
      else this.#close.run(at, record, n);
    }
    if (added.length === 0) return;
    let n = Number(this.#next.get(record)?.['n']);
    for (const values of added) this.#insert.run(record, n++, at, STILL_KNOWN, ...values);
  }

  #interned(values: Values): Values {
    const interned = values.slice();
    for (const [i, intern] of this.#interners) {
      const value = values[i];
      if (typeof value === 'string') interned[i] = intern(value);
    }
    return interned;
  }
}

type KnownRow = [n: number, knownFrom: number, knownTo: number, ...Values];
