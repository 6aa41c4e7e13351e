import type { Command } from '#domain/commands.ts';
import type { Json, JsonObject } from '#domain/json.ts';
import { slugOf } from '#application/made-id.ts';
import { ChangeLogReading } from '../run/change-log.ts';
import { Joins } from '../mapping/joins.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { asText, digestOf, keyOf, RowReading } from './row-reading.ts';
import { csvRows, jsonRows, readJson, type Row } from './rows.ts';
import { loadTables } from '../mapping/tables.ts';
import { hashOf } from '../mapping/template.ts';
import { UnfitRow } from './unfit-row.ts';

export { UnreadableFile } from '../run/unreadable-file.ts';

/** A command on a stream, of the domain. */
export type Recording = Command;

/** One row of a file as what it would record. */
export interface PlannedRow {
  /** Where the row begins in the file, from 1; of JSON, the place of the element in its list, from 1. */
  readonly line: number;
  /** Of the row within the data set; one that the file repeats has a hash of the row's content beside it. */
  readonly key: string;
  /** SHA-256 of the row's content, in hex: its version. */
  readonly digest: string;
  /** What the row is; null where it is no record of its own. */
  readonly main: Recording | null;
  /** What must be there first: people, offices, States. Each is already so when posted again. */
  readonly before: readonly Recording[];
  /** What can come only then: joins by merging, and what a second row says of the same record. */
  readonly after: readonly Recording[];
  /** What was worked out, or could not be decided. */
  readonly notes: readonly string[];
  /** Its cells, to be mended and fed again where the record does not take it. */
  readonly row: Readonly<Record<string, string>>;
  /** The row's own record time, an ISO instant in UTC; only of a mapping that has one. */
  readonly at?: string;
}

/** A row that cannot be read: why, and the row itself, to be mended and fed again. */
export interface RejectedRow {
  readonly line: number;
  readonly key: string | null;
  readonly code: RejectionCode;
  readonly detail: string;
  readonly row: Readonly<Record<string, string>>;
}

export type RejectionCode =
  | 'wrong-column-count'
  | 'unreadable-row'
  | 'missing-value'
  | 'unreadable-date'
  | 'end-before-beginning'
  | 'in-the-future'
  | 'not-in-table'
  | 'no-rule'
  | 'repeated-row'
  | 'nothing-to-correct'
  | 'old-value-differs';

export interface PlanOptions {
  /** Opens a file that the mapping reads beside the main one, by its name relative to it; null where it is not there. */
  readonly beside: (name: string) => AsyncIterable<Uint8Array> | null;
}

/** The file's bytes from the beginning. It is read more than once: which keys repeat, and which rows join, shows only at the end. */
export type Reopen = () => AsyncIterable<Uint8Array>;

/** A file as what its rows would record, in the order of the file. @throws {UnreadableFile} */
export type Plan = (mapping: Mapping, file: Reopen, options: PlanOptions) => AsyncIterable<PlannedRow | RejectedRow>;

/** A file as what its rows would record, in the order of the file. @throws {UnreadableFile} */
export const plan: Plan = async function* plan(mapping, file, options) {
  const { rows, whole } = await opened(mapping, file);
  const tables = await loadTables(mapping, options, whole);
  const joins = new Joins();
  const reading = new RowReading(mapping, tables, joins);
  const repeated = await readAhead(mapping, rows, reading);
  joins.settle();
  const log = mapping.log && new ChangeLogReading(mapping.log, reading);
  const seen = new Set<string>();
  for await (const row of rows()) {
    if (!('cells' in row)) {
      yield { ...row, key: null };
      continue;
    }
    const { line, cells } = row;
    let key: string | null = null;
    try {
      const named = naming(mapping, cells, line, repeated);
      ({ key } = named);
      if (seen.has(key)) throw new UnfitRow('repeated-row', `the file has this row before, under ${key}`);
      seen.add(key);
      const drafted = log ? log.draft(cells, named) : reading.draft(cells, named);
      yield { line, key, digest: named.digest, row: asText(cells), ...drafted };
    } catch (error) {
      if (!(error instanceof UnfitRow)) throw error;
      yield { line, key, code: error.code, detail: error.message, row: asText(cells) };
    }
  }
};

interface Opened {
  readonly rows: () => Iterable<Row> | AsyncIterable<Row>;
  /** A JSON file, which is read as a whole. */
  readonly whole: Json | undefined;
}

async function opened({ reads, columns, key, log }: Mapping, file: Reopen): Promise<Opened> {
  if (reads && 'json' in reads) {
    const whole = await readJson('the file', file);
    return { rows: () => jsonRows('the file', whole, reads.json), whole };
  }
  const needed = [...new Set([...(log ? [] : columns), ...key])];
  return { rows: () => csvRows('the file', file, { columns: needed, delimiter: reads?.csv.delimiter }), whole: undefined };
}

/** The first reading: which keys repeat, and, in the joins of the reading, who appears where. */
async function readAhead(mapping: Mapping, rows: Opened['rows'], reading: RowReading): Promise<ReadonlySet<string>> {
  const [seen, repeated] = [new Set<string>(), new Set<string>()];
  const gathers = Object.values(mapping.values ?? {}).some((value) => 'people' in value && value.joinWithinYears !== undefined);
  // Of a key that shows again later, its first row was gathered under another id: those rows are gathered afterwards.
  for await (const row of rows()) {
    if (!('cells' in row)) continue;
    const key = attempt(() => keyOf(row.cells, mapping.key));
    if (key === undefined) continue;
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  if (!gathers) return repeated;
  for await (const row of rows()) {
    if ('cells' in row) attempt(() => reading.draft(row.cells, naming(mapping, row.cells, row.line, repeated)));
  }
  return repeated;
}

function naming(mapping: Mapping, cells: JsonObject, line: number, repeated: ReadonlySet<string>) {
  const bare = keyOf(cells, mapping.key);
  const digest = digestOf(cells, mapping.columns);
  const isRepeated = repeated.has(bare);
  const suffix = digest.slice(0, 8);
  return {
    line: String(line),
    digest,
    key: isRepeated ? `${bare} ${suffix}` : bare,
    id: isRepeated ? `${idOf(bare)}-${suffix}` : idOf(bare),
  };
}

/** A slug alone where it says the key, as ids of people and trips are; else keys such as A/1 and A-1 would be one record. */
function idOf(key: string): string {
  const slug = slugOf(key, 'row');
  return slug === key.toLowerCase().replaceAll(/-+/g, '-') ? slug : `${slug}-${hashOf(key)}`;
}

/** What a row that cannot be read would say shows at the second reading. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnfitRow) return undefined;
    throw error;
  }
}
