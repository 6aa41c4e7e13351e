import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { FRAME } from './frame.ts';
import { isInterned, type Projection } from './projection.ts';
import { type StoredTable, tablesOf } from './rows-file.ts';

/** Rows that only one of two files has, by projection. */
export type Differing = Readonly<Record<string, number>>;

/** Rows between two turns of the event loop. */
const AT_ONCE = 2000;

/**
 * Compares every table of two files, both at one position. Numbers of rows and of terms mean nothing across files. Both
 * are walked in the order of their key, so memory stays flat.
 */
export async function compare(
  one: DatabaseSync,
  other: DatabaseSync,
  projections: readonly Projection[],
  signal: AbortSignal,
): Promise<Differing> {
  const terms = translation(one, other);
  const differing: Record<string, number> = Object.fromEntries(projections.map(({ name }) => [name, 0]));
  for (const table of tablesOf(projections)) {
    differing[table.projection] = (differing[table.projection] ?? 0) + (await compareTable(one, other, table, terms, signal));
  }
  return differing;
}

type Cells = (string | number | null)[];

async function compareTable(
  one: DatabaseSync,
  other: DatabaseSync,
  { name, spec }: StoredTable,
  terms: ReadonlyMap<number, number>,
  signal: AbortSignal,
): Promise<number> {
  const columns = [...FRAME.filter((column) => column !== 'n'), ...Object.keys(spec.columns)];
  const sql = `SELECT ${columns.join(', ')} FROM ${name} ORDER BY record, n`;
  const ids = columns.flatMap((column, i) => (isInterned(spec.columns[column]) ? [i] : []));
  const left = new ByRecord(one.prepare(sql));
  const right = new ByRecord(other.prepare(sql), (cells) => {
    for (const i of ids) {
      const id = cells[i];
      // A text that the first file does not have is equal to none of its own.
      if (id !== null) cells[i] = terms.get(id as number) ?? `only ${id}`;
    }
  });
  let differing = 0;
  for (let turns = 0; left.record !== null || right.record !== null; turns++) {
    if (turns % AT_ONCE === 0) {
      await nextTurn();
      signal.throwIfAborted();
    }
    const [a, b] = [left.record ?? Infinity, right.record ?? Infinity];
    if (a < b) differing += left.take().length;
    else if (b < a) differing += right.take().length;
    else differing += unequal(left.take(), right.take());
  }
  return differing;
}

/** As multisets: a record's rows have no order that means anything. */
function unequal(left: readonly Cells[], right: readonly Cells[]): number {
  if (left.length === right.length && left.every((cells, i) => cells.every((cell, c) => cell === right[i]?.[c]))) return 0;
  const counts = new Map<string, number>();
  const count = (cells: Cells, by: number): void => {
    const key = JSON.stringify(cells);
    counts.set(key, (counts.get(key) ?? 0) + by);
  };
  for (const cells of left) count(cells, 1);
  for (const cells of right) count(cells, -1);
  return [...counts.values()].reduce((sum, n) => sum + Math.abs(n), 0);
}

/** The rows of one record after another. */
class ByRecord {
  readonly #rows: Iterator<Cells>;
  readonly #translate: (cells: Cells) => void;
  #next: Cells | undefined;

  constructor(statement: StatementSync, translate: (cells: Cells) => void = () => undefined) {
    statement.setReturnArrays(true);
    this.#rows = statement.iterate() as unknown as Iterator<Cells>;
    this.#translate = translate;
    this.#advance();
  }

  /** Null: there are no more. */
  get record(): number | null {
    return this.#next ? (this.#next[0] as number) : null;
  }

  take(): Cells[] {
    const record = this.record;
    const taken: Cells[] = [];
    while (this.#next && this.#next[0] === record) {
      this.#translate(this.#next);
      taken.push(this.#next);
      this.#advance();
    }
    return taken;
  }

  #advance(): void {
    const { done, value } = this.#rows.next();
    this.#next = done ? undefined : value;
  }
}

/** From the second file's number of a text to the first one's. */
function translation(one: DatabaseSync, other: DatabaseSync): Map<number, number> {
  const find = one.prepare('SELECT id FROM terms WHERE text = ?');
  const terms = new Map<number, number>();
  for (const { id, text } of other.prepare('SELECT id, text FROM terms').iterate() as unknown as Iterable<{
    id: number;
    text: string;
  }>) {
    const found = find.get(text)?.['id'];
    if (found !== undefined) terms.set(id, Number(found));
  }
  return terms;
}
