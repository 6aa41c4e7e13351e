import type { Mapping } from '../src/mapping/mapping.ts';
import { plan, type PlannedRow, type RejectedRow } from '../src/plan/plan.ts';
import { shippedMapping } from '../src/mapping/shipped-mappings.ts';

export type Files = Readonly<Record<string, string>>;

/** What a mapping, by its name or itself, makes of a file's text or bytes, with the texts of the files beside it. */
export async function planned(
  mapping: Mapping | string,
  text: string | Uint8Array,
  beside: Files = {},
): Promise<(PlannedRow | RejectedRow)[]> {
  const by = typeof mapping === 'string' ? (shippedMapping(mapping) as Mapping) : mapping;
  const options = { beside: (name: string) => (beside[name] === undefined ? null : bytesOf(beside[name])) };
  return Array.fromAsync(plan(by, () => bytesOf(text), options));
}

/** The rows that could be planned, all of them. */
export async function plannedRows(mapping: Mapping | string, text: string, beside: Files = {}): Promise<PlannedRow[]> {
  return (await planned(mapping, text, beside)).map((row) => {
    if ('code' in row) throw new Error(`line ${row.line}: ${row.detail}`);
    return row;
  });
}

/** In small pieces, as a network gives them; in a thousand at most. */
async function* bytesOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const size = Math.max(7, Math.ceil(bytes.length / 1000));
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Rows of cells as CSV, with a header of the names given. */
export function csv(columns: readonly string[], ...rows: readonly Readonly<Record<string, string>>[]): string {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => cells.map(quoted).join(','))
    .join('\n');
}
