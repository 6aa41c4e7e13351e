import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { FRAME } from './frame.ts';
import { type ColumnKind, STILL_KNOWN } from './projection.ts';
import type { Version } from './record-history.ts';
import type { Layout, RecordRows, RowMaker } from './row-versions.ts';

/** Rows in one statement: what a call of SQLite costs beside its rows is shared by so many. */
const AT_ONCE = 32;

/** Writes rows of one table that will not change again, many in one statement. */
export class BulkTable {
  readonly #columns: number;
  readonly #one: StatementSync;
  readonly #many: StatementSync;
  #values: SQLInputValue[] = [];

  constructor(db: DatabaseSync, name: string, columns: readonly string[]) {
    this.#columns = columns.length;
    const row = `(${columns.map(() => '?').join(', ')})`;
    const insert = `INSERT INTO ${name} (${columns.join(', ')}) VALUES ${row}`;
    this.#one = db.prepare(insert);
    this.#many = db.prepare(insert + `, ${row}`.repeat(AT_ONCE - 1));
  }

  /** Takes a row, value by value in the order of the columns; `end` is called after each row. */
  put(value: SQLInputValue): void {
    this.#values.push(value);
  }

  end(): void {
    if (this.#values.length < AT_ONCE * this.#columns) return;
    this.#many.run(...this.#values);
    this.#values = [];
  }

  add(...row: readonly SQLInputValue[]): void {
    for (const value of row) this.#values.push(value);
    this.end();
  }

  /** What is still waiting is written. */
  flush(): void {
    for (let at = 0; at < this.#values.length; at += this.#columns) this.#one.run(...this.#values.slice(at, at + this.#columns));
    this.#values = [];
  }

  discard(): void {
    this.#values = [];
  }
}

/** Interns a text; of a phrase also for those who look for its words. */
export interface Interners {
  readonly id: (text: string) => number;
  readonly phrase: (text: string) => number;
}

/** Null for a column that holds values as they are. */
export function internerOf(interners: Interners, kind: ColumnKind): Interners['id'] | null {
  return kind === 'id' || kind === 'phrase' ? interners[kind] : null;
}

/** Writes rows that nothing asks for before they are flushed. */
export class BulkWriter {
  readonly #tables: readonly { readonly rows: BulkTable; readonly interners: readonly (Interners['id'] | null)[] }[];

  constructor(db: DatabaseSync, layouts: readonly Layout[], interners: Interners) {
    this.#tables = layouts.map(({ name, columns, kinds }) => ({
      rows: new BulkTable(db, name, [...FRAME, ...columns]),
      interners: [...FRAME.slice(4).map(() => null), ...kinds.map((kind) => internerOf(interners, kind))],
    }));
  }

  /** @param n the row's number in its record and table */
  write(table: number, record: number, n: number, { values, from, to }: Version): void {
    const { rows, interners } = this.#tables[table]!;
    rows.put(record);
    rows.put(n);
    rows.put(from);
    rows.put(to);
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      const intern = interners[i];
      rows.put(intern && typeof value === 'string' ? intern(value) : value);
    }
    rows.end();
  }

  /** The rows of a record that has none yet. */
  open(record: number, rows: RecordRows, at: number): void {
    for (let t = 0; t < rows.length; t++) {
      const some = rows[t]!;
      for (let n = 0; n < some.length; n++) this.write(t, record, n, { values: some[n]!, from: at, to: STILL_KNOWN });
    }
  }

  /** What an event leaves for good. */
  keep(record: number, revision: number, rows: ReturnType<RowMaker['rowsOfEvent']>, at: number): void {
    for (const [table, values] of rows) this.write(table, record, revision, { values, from: at, to: STILL_KNOWN });
  }

  flush(): void {
    for (const { rows } of this.#tables) rows.flush();
  }

  /** What waits is not written. */
  discard(): void {
    for (const { rows } of this.#tables) rows.discard();
  }
}
