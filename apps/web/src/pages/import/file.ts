import type { Mapping, Row } from './queries.ts';

/** Enough to hold the header of a file, or the beginning of its first row. */
export const BEGINNING_BYTES = 64 * 1024;

/** The mapping whose columns a file has: the one that reads most of them, where any fits. */
export function mappingOf(name: string, beginning: string, mappings: readonly Mapping[]): Mapping | null {
  const isJson = /\.json$/i.test(name) || /^\uFEFF?\s*[[{]/.test(beginning);
  const columns = isJson ? [] : headerOf(beginning);
  const fitting = mappings.filter(
    ({ reads, columns: wanted, error, ownClock }) =>
      error === null &&
      !ownClock &&
      wanted.length > 0 &&
      (isJson
        ? reads === 'json' && wanted.some((column) => beginning.includes(`"${column}"`))
        : reads === 'csv' && wanted.every((column) => columns.includes(column))),
  );
  return fitting.toSorted((a, b) => b.columns.length - a.columns.length)[0] ?? null;
}

/** Names of columns, whatever stands between them. */
function headerOf(beginning: string): string[] {
  const [line = ''] = beginning.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  const delimiter = [',', ';', '\t'].toSorted((a, b) => line.split(b).length - line.split(a).length)[0]!;
  return line.split(delimiter).map((column) => column.trim().replaceAll(/^"|"$/g, ''));
}

/** Rows that were rejected, as they were in the file, with why: to be mended and imported. */
export function rejectedCsv(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap(({ row }) => Object.keys(row ?? {})))];
  const lines = [
    [...columns, 'rejected_line', 'rejected_code', 'rejected_detail'],
    ...rows.map(({ line, code, detail, row }) => [
      ...columns.map((column) => row?.[column] ?? ''),
      line ?? '',
      code ?? '',
      detail ?? '',
    ]),
  ];
  return lines.map((cells) => `${cells.map((cell) => quoted(String(cell))).join(',')}\r\n`).join('');
}

/** Quoted also where a spreadsheet may split at semicolons or tabs: by the quotes it knows the cell for one. */
function quoted(text: string): string {
  const cell = guarded(text);
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** As it is imported again; a spreadsheet runs nothing of it, wherever it splits it: docs/formats.md. */
export function guarded(cell: string): string {
  const parts = cell.replaceAll(/((?:[;\t\r\n]|^) *)([^;\t\r\n]*)/g, (_, before: string, part: string) => {
    const isRun = /^'*[=+\-@＝＋－＠]/.test(part) && !/^-\d[\d.\-/~?%X]*$/.test(part);
    return before + (isRun ? `'${part}` : part);
  });
  return /^'*[\t\r\n]/.test(cell) ? `'${parts}` : parts;
}
