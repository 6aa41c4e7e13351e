import type { DatabaseSync } from 'node:sqlite';
import { FRAME } from '#read-models/rows/frame.ts';
import { isInterned, type Projection } from '#read-models/rows/projection.ts';
import { tablesOf } from '#read-models/rows/rows-file.ts';

/** Every row of every table as text, in an order of its own: what means nothing outside of a file is left out. */
export function allRows(db: DatabaseSync, projections: readonly Projection[], where = 'TRUE'): Record<string, string[]> {
  return Object.fromEntries(
    tablesOf(projections).map(({ name, spec }) => {
      const own = Object.entries(spec.columns).map(([column, kind]) =>
        isInterned(kind) ? `(SELECT text FROM terms WHERE id = t.${column}) AS ${column}` : column,
      );
      const columns = [...FRAME.filter((column) => column !== 'n'), ...own];
      const rows = db.prepare(`SELECT ${columns.join(', ')} FROM ${name} AS t WHERE ${where}`).all();
      return [name, rows.map((row) => JSON.stringify(row)).toSorted()];
    }),
  );
}
