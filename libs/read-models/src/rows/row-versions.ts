import { ALWAYS, type Days } from '#domain/edtf.ts';
import type { RecordState } from '#domain/record.ts';
import type { Views } from '#domain/views.ts';
import { type ColumnKind, isInterned, type Projection, type Row, SEEN_BY_ALL, type Table, type Taken } from './projection.ts';
import { tableName } from './frame.ts';
import { seenStates } from './seen-by.ts';

/** A row of one table, its ids still as text: the four days, `sees`, and the projection's own columns. */
export type Values = (string | number | null)[];

/** A row of a known shape, in the order of its table's columns. */
export const SEES_AT = 4;
export const OWN_FROM = 5;

/** By table, in the order of the projections' tables. */
export type RecordRows = readonly (readonly Values[])[];

/** One table of a projection, ready to lay out rows. */
export interface Layout {
  readonly name: string;
  readonly columns: readonly string[];
  readonly kinds: readonly ColumnKind[];
}

/** Turns what a record says into the rows of every projection. */
export class RowMaker {
  readonly layouts: readonly Layout[];
  readonly #projections: readonly { readonly projection: Projection; readonly tables: readonly (readonly [string, Layout])[] }[];
  readonly #ofEvents: readonly ((taken: Taken, sees: number) => readonly [table: number, values: Values])[];

  constructor(projections: readonly Projection[]) {
    this.#projections = projections.map((projection) => ({
      projection,
      tables: Object.entries(projection.tables).map(([table, spec]) => [table, layoutOf(projection, table, spec)] as const),
    }));
    const tables = this.#projections.flatMap(({ projection, tables: some }) =>
      some.map(([table, layout]) => ({ projection, table, layout })),
    );
    this.layouts = tables.map(({ layout }) => layout);
    this.#ofEvents = tables.flatMap(({ projection, table, layout }, t) =>
      projection.ofEvent
        ? [
            (taken: Taken, sees: number) =>
              [t, valuesOf(layout, { ...projection.ofEvent!(taken)[table], days: ALWAYS }, sees)] as const,
          ]
        : [],
    );
  }

  /** @throws whatever a projection throws, and TypeError for a row that is not as its table says */
  rowsOf(views: Views): RecordRows {
    const { public: open, internal, confidential } = views;
    // Nearly always nothing is kept from anybody.
    if (open === internal && internal === confidential)
      return confidential === null ? [] : this.#rowsOf(confidential, SEEN_BY_ALL);
    const each = [...seenStates(views)].map(([state, sees]) => this.#rowsOf(state, sees));
    return this.layouts.map((_, t) => together(each.map((rows) => rows[t] ?? [])));
  }

  /** What an event leaves for good: a row in each table of events, by the table's number. @throws as `rowsOf` */
  rowsOfEvent(taken: Taken, sees: number): readonly (readonly [table: number, values: Values])[] {
    return this.#ofEvents.map((rowOf) => rowOf(taken, sees));
  }

  #rowsOf(state: RecordState, sees: number): RecordRows {
    const rows: (readonly Values[])[] = [];
    for (const { projection, tables } of this.#projections) {
      const made = projection.rows(state);
      let found = 0;
      for (const [table, layout] of tables) {
        const some = made[table];
        if (some) found++;
        rows.push(some && some.length > 0 ? some.map((row) => valuesOf(layout, row, sees)) : NO_ROWS);
      }
      if (found !== Object.keys(made).length) throw new TypeError(`${projection.name} makes rows of a table that it has not`);
    }
    return rows;
  }
}

const NO_ROWS: readonly Values[] = [];

function layoutOf(projection: Projection, table: string, { columns }: Table): Layout {
  return { name: tableName(projection.name, table), columns: Object.keys(columns), kinds: Object.values(columns) };
}

function valuesOf({ name, columns, kinds }: Layout, row: Row, sees: number): Values {
  const { possibleFrom, certainFrom, certainUntil, possibleUntil }: Days = row.days;
  const values: Values = [possibleFrom, certainFrom, certainUntil, possibleUntil, sees];
  for (let i = 0; i < 4; i++) if (!Number.isInteger(values[i])) throw new TypeError(`${name}: ${values[i]} is no day`);
  for (let i = 0; i < columns.length; i++) {
    const value = row[columns[i] as string];
    if (!fits(value, kinds[i] as ColumnKind))
      throw new TypeError(`${name}.${columns[i]} is no ${kinds[i]}: ${JSON.stringify(value)}`);
    values.push(value);
  }
  return values;
}

function fits(value: unknown, kind: ColumnKind): value is string | number | null {
  if (value === null) return true;
  return kind === 'text' || isInterned(kind) ? typeof value === 'string' : typeof value === 'number' && Number.isFinite(value);
}

/** Rows that are equal but for who sees them become one; a row that one clearance sees twice stays two. */
function together(some: readonly (readonly Values[])[]): Values[] {
  const rows = new Map<string, Values>();
  for (const seen of some) {
    const nth = new Map<string, number>();
    for (const values of seen) {
      const key = keyOf([...values.slice(0, SEES_AT), ...values.slice(OWN_FROM)]);
      const n = nth.get(key) ?? 0;
      nth.set(key, n + 1);
      const at = `${n} ${key}`;
      const there = rows.get(at);
      if (there) there[SEES_AT] = (there[SEES_AT] as number) | (values[SEES_AT] as number);
      else rows.set(at, [...values]);
    }
  }
  return [...rows.values()];
}

/** Equal for equal rows, and only for them. */
export function keyOf(values: Values): string {
  return JSON.stringify(values);
}

/** As the same multiset; most tables do not change with an event. */
export function sameRows(before: readonly Values[], after: readonly Values[]): boolean {
  if (before.length !== after.length) return false;
  if (before.every((values, i) => sameValues(values, after[i] as Values))) return true;
  const keys = (rows: readonly Values[]): string => JSON.stringify(rows.map(keyOf).toSorted());
  return keys(before) === keys(after);
}

function sameValues(a: Values, b: Values): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
