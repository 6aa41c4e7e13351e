import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { FRAME } from './frame.ts';
import { isInterned } from './projection.ts';
import type { Version } from './record-history.ts';
import type { Layout } from './row-versions.ts';

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
}

/** Writes the rows of records that have none yet, each with both of its ends known. */
export class BulkWriter {
  readonly #tables: readonly { readonly rows: BulkTable; readonly interned: readonly boolean[] }[];
  readonly #intern: (text: string) => number;

  constructor(db: DatabaseSync, layouts: readonly Layout[], intern: (text: string) => number) {
    this.#intern = intern;
    this.#tables = layouts.map(({ name, columns, kinds }) => ({
      rows: new BulkTable(db, name, [...FRAME, ...columns]),
      interned: [...FRAME.slice(4).map(() => false), ...kinds.map(isInterned)],
    }));
  }

  /** @param n the row's number in its record and table */
  write(table: number, record: number, n: number, { values, from, to }: Version): void {
    const { rows, interned } = this.#tables[table]!;
    rows.put(record);
    rows.put(n);
    rows.put(from);
    rows.put(to);
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      rows.put(interned[i] && typeof value === 'string' ? this.#intern(value) : value);
    }
    rows.end();
  }

  flush(): void {
    for (const { rows } of this.#tables) rows.flush();
  }
}
