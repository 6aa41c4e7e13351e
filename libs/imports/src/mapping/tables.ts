import { EARLIEST, LATEST, parseEdtf } from '#domain/edtf.ts';
import type { Json, JsonObject } from '#domain/json.ts';
import { isObject } from '#domain/json.ts';
import type { Alternative, Choice, CommandTemplate, InlineTable, Mapping, Table } from './mapping.ts';
import type { PlanOptions } from '../plan/plan.ts';
import { csvRows, jsonRows, type Row } from '../plan/rows.ts';
import { shippedTable } from './shipped-tables.ts';
import { fits, type Names } from './template.ts';
import { UnreadableFile } from '../run/unreadable-file.ts';

/** A table, ready to be asked. */
export interface LoadedTable {
  readonly entries: ReadonlyMap<string, Json | Choice>;
  readonly records: Readonly<Record<string, CommandTemplate>>;
}

export interface Found {
  readonly value: Json;
  /** What to say of it. */
  readonly notes: readonly string[];
}

/** Every table of a mapping. @throws {UnreadableFile} for a file that is not there, or lacks its key */
export async function loadTables(
  { tables = {} }: Mapping,
  { beside }: PlanOptions,
  main: Json | undefined,
): Promise<ReadonlyMap<string, LoadedTable>> {
  const loaded = new Map<string, LoadedTable>();
  for (const [name, table] of Object.entries(tables)) {
    if ('entries' in table) loaded.set(name, inline(table));
    else if ('shipped' in table) loaded.set(name, inline(shippedTable(table.shipped)));
    else if ('within' in table)
      loaded.set(name, await keyed(table.within, jsonRows(name, main ?? null, table.within), table, loaded));
    else {
      const { file, key } = table;
      const open = (): AsyncIterable<Uint8Array> => {
        const bytes = beside(file);
        if (bytes === null) throw new UnreadableFile(`${file} is read beside the file, and is not there`);
        return bytes;
      };
      loaded.set(name, await keyed(file, csvRows(file, open, { columns: [key] }), table, loaded));
    }
  }
  return loaded;
}

function inline({ entries, records = {} }: InlineTable): LoadedTable {
  return { entries: new Map(Object.entries(entries)), records };
}

async function keyed(
  name: string,
  rows: Iterable<Row> | AsyncIterable<Row>,
  { key, all = false, with: joined = {} }: Partial<Extract<Table, { file: string }>> & { readonly key: string },
  loaded: ReadonlyMap<string, LoadedTable>,
): Promise<LoadedTable> {
  const entries = new Map<string, Json>();
  for await (const row of rows) {
    if (!('cells' in row)) throw new UnreadableFile(`${name}, line ${row.line}: ${row.detail}`);
    const of = row.cells[key];
    if (typeof of !== 'string') continue;
    const before = entries.get(of) as readonly JsonObject[] | undefined;
    // Of a key that should be unique and is not, the first row speaks.
    if (before !== undefined && !all) continue;
    const entry = { ...row.cells, ...entriesOf(row.cells, joined, loaded) };
    entries.set(of, all ? [...(before ?? []), entry] : entry);
  }
  return { entries, records: {} };
}

function entriesOf(
  cells: JsonObject,
  joined: NonNullable<Extract<Table, { file: string }>['with']>,
  loaded: ReadonlyMap<string, LoadedTable>,
): JsonObject {
  return Object.fromEntries(
    Object.entries(joined).flatMap(([name, { table, key }]) => {
      const of = cells[key];
      const entry = typeof of === 'string' ? loaded.get(table)?.entries.get(of) : undefined;
      return entry === undefined ? [] : [[name, entry as Json]];
    }),
  );
}

/** What a table says under a key, on the days of a row where it has them. Null where it has no such key. */
export function find(table: LoadedTable, key: string, on: string | undefined, names: Names): Found | null {
  const entry = table.entries.get(key);
  if (entry === undefined) return null;
  if (!isChoice(entry)) return { value: entry, notes: [] };
  const open = entry.choose.filter(({ where }) => where === undefined || fits(where, names));
  const { from, until } = daysOf(on);
  const first = open.find(({ before }) => from < beginOf(before));
  if (!first) return null;
  const last = open.find(({ before }) => until < beginOf(before)) ?? first;
  return { value: first.is, notes: [...(first.note === undefined ? [] : [first.note]), ...undecided(key, on, first, last)] };
}

function undecided(key: string, on: string | undefined, first: Alternative, last: Alternative): string[] {
  if (first === last) return [];
  const [one, other] = [first.is, last.is].map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
  if (one === other) return [];
  const why = on === undefined ? 'the row has no day' : `the row is of ${on}`;
  return [`"${key}" may be ${one} (before ${first.before}) or ${other}: ${why}; ${one} was taken`];
}

function isChoice(entry: Json | Choice): entry is Choice {
  return isObject(entry) && Array.isArray(entry.choose);
}

function daysOf(on: string | undefined): { from: number; until: number } {
  if (on === undefined) return { from: EARLIEST, until: LATEST };
  const { begin, end } = parseEdtf(on);
  return { from: begin.from, until: end.until };
}

function beginOf(before: string | undefined): number {
  return before === undefined ? Infinity : parseEdtf(before).begin.from;
}
