import { createHash } from 'node:crypto';
import { canonicalJson } from '#event-store/canonical-json.ts';
import type { Json, JsonObject } from '#domain/json.ts';
import type { Joins } from '../mapping/joins.ts';
import type { CommandTemplate, Mapping } from '../mapping/mapping.ts';
import type { PlannedRow, Recording } from './plan.ts';
import type { LoadedTable } from '../mapping/tables.ts';
import { at, fill, fillEach, fits, type Names, textOf } from '../mapping/template.ts';
import { UnfitRow } from './unfit-row.ts';
import { valueOf, type Workings } from '../mapping/values.ts';

/** What the rules of a mapping make of a row: a plan without its place in the file. */
export type Drafted = Pick<PlannedRow, 'main' | 'before' | 'after' | 'notes'>;

/** Reads the rows of one file by a mapping. */
export class RowReading {
  readonly #mapping: Mapping;
  readonly #tables: ReadonlyMap<string, LoadedTable>;
  readonly #joins: Joins;

  constructor(mapping: Mapping, tables: ReadonlyMap<string, LoadedTable>, joins: Joins) {
    this.#mapping = mapping;
    this.#tables = tables;
    this.#joins = joins;
  }

  /** @throws {UnfitRow} */
  draft(cells: JsonObject, row: JsonObject): Drafted {
    const { values = {}, rules } = this.#mapping;
    const worked = new Map<string, Json>();
    const names: Names = (name) => {
      const own = cells[name] ?? worked.get(name);
      if (own !== undefined) return own;
      const dot = name.indexOf('.');
      if (dot < 0) return undefined;
      const first = name.slice(0, dot);
      return at(first === 'row' ? row : (cells[first] ?? worked.get(first)), name.slice(dot + 1));
    };
    const workings: Workings = { names, tables: this.#tables, joins: this.#joins, notes: new Set(), opens: new Set() };
    for (const [name, value] of Object.entries(values)) {
      const found = valueOf(value, workings);
      if (found !== undefined) worked.set(name, found);
    }
    const rule = rules.find(({ where }) => where === undefined || fits(where, names));
    if (!rule) throw new UnfitRow('no-rule', 'no rule of the mapping reads this row');
    const commands = (templates: readonly CommandTemplate[] = []): readonly Recording[] =>
      templates.flatMap((each) => fillEach(each as unknown as Json, names) as unknown as Recording[]);
    const main = rule.main && (fill(rule.main as unknown as Json, names) as unknown as Recording);
    for (const note of rule.notes ?? []) {
      const text = textOf(note, names);
      if (text !== undefined) workings.notes.add(text);
    }
    return {
      main: main ?? null,
      before: [...commands([...workings.opens]), ...commands(rule.before)],
      after: commands(rule.after),
      notes: [...workings.notes],
    };
  }
}

/** What names a row, as the mapping has it. @throws {UnfitRow} where a part is missing */
export function keyOf(cells: JsonObject, columns: readonly string[]): string {
  const parts = columns.map((column) => {
    const cell = cells[column];
    if (cell === undefined) throw new UnfitRow('missing-value', `the row has no ${column}, which is of its key`);
    return typeof cell === 'string' ? cell : JSON.stringify(cell);
  });
  return parts.join(' ');
}

/** The version of a row: SHA-256, in hex, of the columns that the mapping reads. */
export function digestOf(cells: JsonObject, columns: readonly string[]): string {
  const read = Object.fromEntries(columns.map((column) => [column, cells[column] ?? null]));
  return createHash('sha256').update(canonicalJson(read)).digest('hex');
}

/** A row as it stands in the file, for the list of what was rejected. */
export function asText(cells: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cells).map(([column, cell]) => [column, typeof cell === 'string' ? cell : JSON.stringify(cell)]),
  );
}
