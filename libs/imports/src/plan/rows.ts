import { type Options, type Parser, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { unguarded } from '#domain/csv-cell.ts';
import type { Json, JsonObject } from '#domain/json.ts';
import { isObject } from '#domain/json.ts';
import type { Reopen } from './plan.ts';
import { UnreadableFile } from '../run/unreadable-file.ts';

/** A row of a file, or why there is none. */
export type Row = ReadRow | UnreadableRow;

export interface ReadRow {
  readonly line: number;
  /** Its cells by column; an empty cell is none. */
  readonly cells: JsonObject;
}

export interface UnreadableRow {
  readonly line: number;
  readonly code: 'wrong-column-count' | 'unreadable-row';
  readonly detail: string;
  readonly row: Readonly<Record<string, string>>;
}

interface PlacedRecord {
  readonly line: number;
  readonly record: readonly string[];
}

/** Of one row: more is a quotation mark that is missing. */
const MOST_BYTES = 1024 * 1024;
const UNENDING: ReadonlySet<string> = new Set(['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE']);

/**
 * A CSV in UTF-8 with a header, row by row.
 * @throws {UnreadableFile} for columns that it lacks or has twice, what is no UTF-8, and a row that does not end
 */
export async function* csvRows(
  name: string,
  file: Reopen,
  { columns, delimiter = ',' }: { readonly columns: readonly string[]; readonly delimiter?: string | undefined },
): AsyncGenerator<Row> {
  const skipped: UnreadableRow[] = [];
  let [lines, empty, twice] = [0, 0, 0];
  const options: Options<PlacedRecord, string[]> = {
    bom: true,
    delimiter,
    max_record_size: MOST_BYTES,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_record: (record, info) => {
      const line = lines + 1 + (info.empty_lines - empty);
      // The parser takes a line break of two characters within quotes for two.
      twice += record.reduce((sum, cell) => sum + cell.split('\r\n').length - 1, 0);
      [lines, empty] = [info.lines - twice, info.empty_lines];
      return { line, record };
    },
    on_skip: (error) => {
      if (error && UNENDING.has(error.code))
        throw new UnreadableFile(
          `${name} has a row that begins on line ${lines + 1 + (parser.info.empty_lines - empty)} and does not end: is a quotation mark missing? A row has at most ${MOST_BYTES} bytes`,
        );
      const line = Number(error?.lines ?? 0) - twice;
      [lines, empty] = [line, parser.info.empty_lines];
      skipped.push({ line, code: 'unreadable-row', detail: error?.message ?? '', row: {} });
      return undefined;
    },
  };
  // The types of the parser alone hold it to lists.
  const parser: Parser = parse(options as unknown as Options);
  const source = Readable.from(utf8(name, file()));
  source.on('error', (error) => parser.destroy(error));
  let header: readonly string[] | null = null;
  for await (const { line, record } of source.pipe(parser) as AsyncIterable<PlacedRecord>) {
    // The parser is ahead: it has skipped rows below this one already.
    while (skipped[0] && skipped[0].line < line) yield skipped.shift() as UnreadableRow;
    if (header === null) header = headerOf(name, record, columns);
    else yield rowOf(header, record, line);
  }
  yield* skipped.splice(0);
  if (header === null) throw new UnreadableFile(`${name} is empty: a header with the columns ${columns.join(', ')} is expected`);
}

/** The same bytes. @throws {UnreadableFile} with the line that is no UTF-8 */
async function* utf8(name: string, file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  const check = (bytes: Uint8Array, isEnd = false): void => {
    try {
      decoder.decode(bytes, { stream: !isEnd });
    } catch {
      throw new UnreadableFile(`${name} is not UTF-8 on line ${line}: save it as UTF-8, and import that`);
    }
  };
  for await (const chunk of file) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      check(chunk.subarray(from, (from = end + 1)));
      line++;
    }
    check(chunk.subarray(from));
    yield chunk;
  }
  check(new Uint8Array(), true);
}

const LINE_FEED = 0x0a;

function headerOf(name: string, record: readonly string[], columns: readonly string[]): readonly string[] {
  const header = record.map((each) => each.trim());
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0)
    throw new UnreadableFile(`${name} has no column ${missing.join(', ')}: it has ${header.join(', ') || 'none'}`);
  // Columns without a name are none that could be read.
  const twice = header.filter((column, i) => column !== '' && header.indexOf(column) < i);
  if (twice.length > 0)
    throw new UnreadableFile(
      `${name} has more than one column ${[...new Set(twice)].join(', ')}: give each its own name (it has ${header.join(', ')})`,
    );
  return header;
}

function rowOf(header: readonly string[], record: readonly string[], line: number): Row {
  const cells = Object.fromEntries(header.map((column, i) => [column, unguarded(record[i] ?? '')]));
  if (record.length === header.length) return { line, cells: withoutEmpty(cells) };
  const detail = `the row has ${record.length} columns, the header ${header.length}: is a quotation mark missing?`;
  return { line, code: 'wrong-column-count', detail, row: cells };
}

function withoutEmpty(cells: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([column, cell]) => {
      const trimmed = typeof cell === 'string' ? cell.trim() : cell;
      return trimmed === '' || trimmed === null || trimmed === undefined ? [] : [[column, trimmed]];
    }),
  );
}

/** A JSON file as a whole. @throws {UnreadableFile} */
export async function readJson(name: string, file: Reopen): Promise<Json> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of utf8(name, file())) chunks.push(chunk);
  try {
    return JSON.parse(new TextDecoder('utf-8').decode(Buffer.concat(chunks))) as Json;
  } catch (error) {
    throw new UnreadableFile(`${name} is no JSON: ${(error as Error).message}`);
  }
}

/** The objects of a list in a JSON file; a line is the place in the list, from 1. @throws {UnreadableFile} */
export function jsonRows(name: string, json: Json, pointer: string): Row[] {
  const list = pointer
    .split('/')
    .slice(1)
    .reduce<Json | undefined>((at, part) => (isObject(at) ? at[part] : undefined), json);
  if (!Array.isArray(list)) throw new UnreadableFile(`${name} has no list at ${pointer || 'its top'}`);
  return (list as Json[]).map((each, i): Row => {
    if (isObject(each)) return { line: i + 1, cells: withoutEmpty(each) };
    return { line: i + 1, code: 'unreadable-row', detail: 'an object is expected', row: { value: JSON.stringify(each) } };
  });
}
