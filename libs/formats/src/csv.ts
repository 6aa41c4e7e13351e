import { stringify } from 'csv-stringify/sync';
import { guarded } from '#domain/csv-cell.ts';
import { isObject, type Json } from '#domain/json.ts';

/** Between the values of a list in one cell. */
const BETWEEN = '; ';

export interface CsvOptions {
  /** Paths into an item, each a column: `place.city`, `delegations.participants.official`. */
  readonly columns: readonly string[];
  /** Whether the header row comes first. */
  readonly header: boolean;
  /** Whether a byte order mark comes first, by which Excel tells UTF-8. */
  readonly bom?: boolean;
}

/**
 * Items as rows of CSV (RFC 4180, lines end in CR LF). An object within an item is a column for each of its fields, a list
 * is one cell with `; ` between its values, and what is deeper than the columns go is JSON. A cell that a spreadsheet would
 * run as a formula is guarded.
 */
export function csvOf(items: readonly object[], { columns, header, bom = false }: CsvOptions): string {
  const paths = columns.map((column) => column.split('.'));
  const rows = items.map((item) => paths.map((path) => guarded(cellAt(item as Json, path))));
  return stringify(rows, {
    header,
    columns: [...columns],
    bom,
    record_delimiter: 'windows',
    // It quotes CR LF alone; a reader takes either for the end of a line, and one that asks where to split may try the others.
    quoted_match: /[\r\n;\t]/,
  });
}

function cellAt(item: Json, path: readonly string[]): string {
  const values = valuesAt(item, path);
  if (!Array.isArray(values)) return textOf(values);
  const texts = values.flat(Infinity).map(textOf);
  return texts.every((each) => each === '') ? '' : texts.join(BETWEEN);
}

/** What stands at a path; of each element where a list stands on the way. */
function valuesAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  if (Array.isArray(value)) return value.map((each: Json) => valuesAt(each, path) ?? null);
  const [name, ...rest] = path;
  if (name === undefined) return value;
  return isObject(value) ? valuesAt(value[name], rest) : undefined;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
