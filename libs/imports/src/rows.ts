import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import type { Json, JsonObject } from '#domain/json.ts';
import { isObject } from '#domain/json.ts';
import type { Reopen } from './plan.ts';
import { UnreadableFile } from './unreadable-file.ts';

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

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number; readonly empty_lines: number };
}

/** A CSV in UTF-8 with a header, row by row. @throws {UnreadableFile} for columns that it lacks */
export async function* csvRows(
  name: string,
  file: Reopen,
  { columns, delimiter = ',' }: { readonly columns: readonly string[]; readonly delimiter?: string | undefined },
): AsyncGenerator<Row> {
  const skipped: UnreadableRow[] = [];
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      skipped.push({ line: Number(error?.lines ?? 0), code: 'unreadable-row', detail: error?.message ?? '', row: {} });
      return undefined;
    },
  });
  const source = Readable.from(file());
  source.on('error', (error) => parser.destroy(error));
  let header: readonly string[] | null = null;
  let [lines, empty, twice] = [0, 0, 0];
  for await (const { record, info } of source.pipe(parser) as AsyncIterable<CsvRecord>) {
    yield* skipped.splice(0);
    const line = lines + 1 + (info.empty_lines - empty);
    // The parser takes a line break of two characters within quotes for two.
    twice += record.reduce((sum, cell) => sum + cell.split('\r\n').length - 1, 0);
    [lines, empty] = [info.lines - twice, info.empty_lines];
    if (header === null) header = headerOf(name, record, columns);
    else yield rowOf(header, record, line);
  }
  yield* skipped.splice(0);
  if (header === null) throw new UnreadableFile(`${name} is empty: a header with the columns ${columns.join(', ')} is expected`);
}

function headerOf(name: string, record: readonly string[], columns: readonly string[]): readonly string[] {
  const header = record.map((each) => each.trim());
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0)
    throw new UnreadableFile(`${name} has no column ${missing.join(', ')}: it has ${header.join(', ') || 'none'}`);
  return header;
}

function rowOf(header: readonly string[], record: readonly string[], line: number): Row {
  const cells = Object.fromEntries(header.map((column, i) => [column, record[i] ?? '']));
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
  for await (const chunk of file()) chunks.push(chunk);
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
