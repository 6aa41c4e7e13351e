import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { EARLIEST, formatDay, LATEST } from '#domain/edtf.ts';
import type { Json } from '#domain/json.ts';
import { nameOfStream } from '#domain/nouns.ts';
import { FRAME } from '../rows/frame.ts';
import { type ColumnKind, isInterned, type Projection, SEES, STILL_KNOWN } from '../rows/projection.ts';
import { type StoredTable, tablesOf } from '../rows/rows-file.ts';

/** A row as people read it: by column, in camel case; days as dates and `null` where there is no end, ids as their texts. */
export type ReadableRow = Readonly<Record<string, Json>>;

/** A row that the two files do not both have. Both given: one became the other, by what they have in common. */
export interface Difference {
  readonly projection: string;
  readonly table: string;
  /** As `meeting:aslov-voronkov-2018-05-03`. */
  readonly record: string;
  readonly old: ReadableRow | null;
  readonly new: ReadableRow | null;
}

/** What is defined otherwise: columns that only one file has, which are not compared. Of a whole table: all of its own. */
export interface OtherShape {
  readonly projection: string;
  readonly table: string;
  readonly onlyOld: readonly string[];
  readonly onlyNew: readonly string[];
  /** Rows of a table that only one file has. Null for one that both have. */
  readonly rows: number | null;
}

export interface Comparison {
  /** By projection: rows that change, appear or go. */
  readonly differing: Readonly<Record<string, number>>;
  /** The first ones of each projection. */
  readonly differences: readonly Difference[];
  readonly shapes: readonly OtherShape[];
}

export interface Comparing {
  readonly signal: AbortSignal;
  /** Differences that are kept of each projection. Default 100. */
  readonly kept?: number;
  /** Rows of the new file, so far and in all. */
  readonly onProgress?: (compared: number, toCompare: number) => void;
}

/** Records between two turns of the event loop. */
const AT_ONCE = 2000;
/** Characters of a text that are kept. */
const TEXT_KEPT = 1000;

/**
 * Compares every table of two files of rows of one log, both at one position. Numbers of rows and of terms mean nothing across
 * files. Both are walked in the order of their key, so memory stays flat.
 * @param made the new file, with the tables of these projections
 * @param read the old one, which another version of the program may have made
 */
export async function compare(
  made: DatabaseSync,
  read: DatabaseSync,
  projections: readonly Projection[],
  { signal, kept = 100, onProgress }: Comparing,
): Promise<Comparison> {
  const terms = translation(made, read);
  const differing: Record<string, number> = Object.fromEntries(projections.map(({ name }) => [name, 0]));
  const differences: Difference[] = [];
  const shapes: OtherShape[] = goneTables(read, projections);
  const sizes = tablesOf(projections).map(({ name }) => countOf(made, name));
  const total = sizes.reduce((sum, n) => sum + n, 0);
  let before = 0;
  for (const [i, table] of tablesOf(projections).entries()) {
    const { projection, name, spec } = table;
    const size = sizes[i]!;
    const ours = [...FRAME, ...Object.keys(spec.columns)];
    const theirs = columnsOf(read, name);
    if (!KEY.every((column) => theirs.includes(column))) {
      shapes.push({ projection, table: name, onlyOld: [], onlyNew: Object.keys(spec.columns), rows: size });
      before += size;
      continue;
    }
    const onlyOld = theirs.filter((column) => !ours.includes(column));
    const onlyNew = ours.filter((column) => !theirs.includes(column));
    if (onlyOld.length + onlyNew.length > 0) shapes.push({ projection, table: name, onlyOld, onlyNew, rows: null });
    const both = new BothTables(
      made,
      read,
      table,
      ours.filter((column) => column !== 'n' && theirs.includes(column)),
      terms,
    );
    let found = 0;
    let room = kept - differences.filter((each) => each.projection === projection).length;
    for (let turns = 0; both.next(); turns++) {
      if (turns % AT_ONCE === 0) {
        await nextTurn();
        signal.throwIfAborted();
        onProgress?.(before + both.passed, total);
      }
      const { onlyRead, onlyMade } = both.unequal();
      const n = Math.max(onlyRead.length, onlyMade.length);
      if (n === 0) continue;
      found += n;
      if (room === 0) continue;
      const shown = both.readable(onlyRead.slice(0, room), onlyMade.slice(0, room)).slice(0, room);
      differences.push(...shown);
      room -= shown.length;
    }
    differing[projection]! += found;
    before += size;
  }
  onProgress?.(total, total);
  return { differing, differences, shapes };
}

const KEY = ['record', 'n'];

type Cells = (string | number | null)[];

/** One table of two files, record by record. */
class BothTables {
  readonly #table: StoredTable;
  readonly #columns: readonly string[];
  readonly #made: ByRecord;
  readonly #read: ByRecord;
  readonly #names: readonly StatementSync[];
  readonly #texts: Readonly<Record<'made' | 'read', StatementSync>>;
  #record = 0;
  #rows: { readonly read: readonly Cells[]; readonly made: readonly Cells[] } = { read: [], made: [] };
  /** Rows of the new file that were looked at. */
  passed = 0;

  constructor(
    made: DatabaseSync,
    read: DatabaseSync,
    table: StoredTable,
    columns: readonly string[],
    terms: ReadonlyMap<number, number>,
  ) {
    this.#table = table;
    this.#columns = columns;
    const sql = `SELECT ${columns.join(', ')} FROM ${table.name} ORDER BY record, n`;
    const ids = columns.flatMap((column, i) => (isInterned(table.spec.columns[column]) ? [i] : []));
    this.#made = new ByRecord(made.prepare(sql));
    this.#read = new ByRecord(read.prepare(sql), (cells) => {
      for (const i of ids) {
        const id = cells[i];
        // A text that the new file does not have is equal to none of its own.
        if (id !== null) cells[i] = terms.get(id as number) ?? `only ${id}`;
      }
    });
    const text = 'SELECT text FROM terms WHERE id = ?';
    this.#texts = { made: made.prepare(text), read: read.prepare(text) };
    this.#names = [made, read].map((db) => db.prepare('SELECT stream FROM records WHERE record = ?'));
  }

  /** Goes on to the next record of which either file has rows. */
  next(): boolean {
    const [made, read] = [this.#made.record ?? Infinity, this.#read.record ?? Infinity];
    this.#record = Math.min(made, read);
    if (this.#record === Infinity) return false;
    this.#rows = {
      made: made === this.#record ? this.#made.take() : [],
      read: read === this.#record ? this.#read.take() : [],
    };
    this.passed += this.#rows.made.length;
    return true;
  }

  /** As multisets: a record's rows have no order that means anything. */
  unequal(): { readonly onlyRead: readonly Cells[]; readonly onlyMade: readonly Cells[] } {
    const { made, read } = this.#rows;
    if (made.length === read.length && made.every((cells, i) => cells.every((cell, c) => cell === read[i]?.[c])))
      return { onlyRead: [], onlyMade: [] };
    const counts = new Map<string, number>();
    const count = (cells: Cells, by: number): void => {
      const key = JSON.stringify(cells);
      counts.set(key, (counts.get(key) ?? 0) + by);
    };
    for (const cells of made) count(cells, 1);
    for (const cells of read) count(cells, -1);
    const times = (sign: 1 | -1): Cells[] =>
      [...counts].flatMap(([key, n]) => Array.from({ length: Math.max(0, sign * n) }, () => JSON.parse(key) as Cells));
    return { onlyRead: times(-1), onlyMade: times(1) };
  }

  /** Each old row with the new one that has most in common with it. */
  readable(onlyRead: readonly Cells[], onlyMade: readonly Cells[]): Difference[] {
    const left = [...onlyMade];
    const pairs: [old: Cells | null, made: Cells | null][] = onlyRead.map((old) => {
      const alike = left.map((each) => each.filter((cell, i) => cell === old[i]).length);
      const [made = null] = left.splice(alike.indexOf(Math.max(...alike)), left.length > 0 ? 1 : 0);
      return [old, made];
    });
    for (const made of left) pairs.push([null, made]);
    const { projection, name } = this.#table;
    const record = this.#name();
    return pairs.map(([old, made]) => ({
      projection,
      table: name,
      record,
      old: old && this.#readable(old),
      new: made && this.#readable(made),
    }));
  }

  #name(): string {
    for (const names of this.#names) {
      const stream = names.get(this.#record)?.['stream'];
      if (stream !== undefined) return nameOfStream(String(stream));
    }
    return String(this.#record);
  }

  #readable(cells: Cells): ReadableRow {
    const row = this.#columns.flatMap((column, i): [string, Json][] => {
      if (column === 'record') return [];
      return [[inCamelCase(column), this.#shown(column, cells[i] ?? null)]];
    });
    return Object.fromEntries(row);
  }

  #shown(column: string, cell: Cells[number]): Json {
    if (cell === null) return null;
    const kind = this.#table.spec.columns[column] ?? FRAME_KINDS[column];
    if (kind === 'sees') return Object.entries(SEES).flatMap(([label, bit]) => ((Number(cell) & bit) === 0 ? [] : [label]));
    if (isInterned(kind)) {
      const [db, id] =
        typeof cell === 'string' ? (['read', Number(cell.slice('only '.length))] as const) : (['made', cell] as const);
      return shortened(String(this.#texts[db].get(id)?.['text'] ?? id));
    }
    if (typeof cell === 'string') return shortened(cell);
    if (kind === 'instant') return cell === STILL_KNOWN ? null : isoOf(cell);
    if (kind !== 'day') return cell;
    if (cell <= EARLIEST) return 'earliest';
    return cell >= LATEST ? 'latest' : formatDay(cell);
  }
}

const FRAME_KINDS: Readonly<Record<string, ColumnKind | 'sees'>> = {
  known_from: 'instant',
  known_to: 'instant',
  possible_from: 'day',
  certain_from: 'day',
  certain_until: 'day',
  possible_until: 'day',
  sees: 'sees',
};

function inCamelCase(column: string): string {
  return column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function shortened(text: string): string {
  return text.length <= TEXT_KEPT ? text : `${text.slice(0, TEXT_KEPT)}…`;
}

function isoOf(milliseconds: number): Json {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? milliseconds : date.toISOString();
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

function countOf(db: DatabaseSync, table: string): number {
  return Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']);
}

/** Empty where there is no such table. */
function columnsOf(db: DatabaseSync, table: string): string[] {
  return db
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => String(name));
}

/** Tables of rows that only the old file has. */
function goneTables(read: DatabaseSync, projections: readonly Projection[]): OtherShape[] {
  const ours = new Set(tablesOf(projections).map(({ name }) => name));
  const tables = read.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  return tables.flatMap((found) => {
    const table = String(found['name']);
    const columns = columnsOf(read, table);
    if (ours.has(table) || ![...KEY, 'known_from', 'sees'].every((column) => columns.includes(column))) return [];
    const onlyOld = columns.filter((column) => !FRAME.some((frame) => frame === column));
    const projection = projections.find(({ name }) => table.startsWith(`${name.replaceAll('-', '_')}_`))?.name ?? table;
    return [{ projection, table, onlyOld, onlyNew: [], rows: countOf(read, table) }];
  });
}

/** From the old file's number of a text to the new one's. */
function translation(made: DatabaseSync, read: DatabaseSync): Map<number, number> {
  const find = made.prepare('SELECT id FROM terms WHERE text = ?');
  const terms = new Map<number, number>();
  for (const { id, text } of read.prepare('SELECT id, text FROM terms').iterate() as unknown as Iterable<{
    id: number;
    text: string;
  }>) {
    const found = find.get(text)?.['id'];
    if (found !== undefined) terms.set(id, Number(found));
  }
  return terms;
}
