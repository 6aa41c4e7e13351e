import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { type Stringifier, stringify } from 'csv-stringify';
import { guarded } from '#domain/csv-cell.ts';
import { isObject, type Json } from '#domain/json.ts';
import type { RowOutcome } from '#imports/run/outcome.ts';
import type { Reopen } from '#imports/plan/plan.ts';
import { readJson } from '#imports/plan/rows.ts';

/** Before the file's own columns: no mapping reads them. */
const OWN = ['rejected_line', 'rejected_code', 'rejected_detail'];

/** Rows that were rejected, as a file that can be mended and imported. There is none until there is a row. */
export interface RejectedFile {
  readonly path: string;
  add(outcome: RowOutcome): void;
  /** @returns why it could not be written; null where it was, or there was nothing to write */
  close(): Promise<NodeJS.ErrnoException | null>;
}

/** The JSON file as it was, with only the rejected elements in its list. */
export class RejectedJson implements RejectedFile {
  readonly path: string;
  readonly #pointer: string;
  readonly #file: Reopen;
  readonly #rejected = new Map<number, RowOutcome>();

  /** @param pointer to the list in the file that they are of */
  constructor(path: string, pointer: string, file: Reopen) {
    this.path = path;
    this.#pointer = pointer;
    this.#file = file;
  }

  add(outcome: RowOutcome): void {
    if (outcome.line !== null) this.#rejected.set(outcome.line, outcome);
  }

  async close(): Promise<NodeJS.ErrnoException | null> {
    if (this.#rejected.size === 0) return null;
    const whole = await readJson('the file', this.#file);
    const json = withList(whole, this.#pointer.split('/').slice(1), (list) =>
      list.flatMap((each, i) => this.#mendable(each, i + 1)),
    );
    return writeFile(this.path, `${JSON.stringify(json, null, 2)}\n`).then(
      () => null,
      (error: unknown) => error as NodeJS.ErrnoException,
    );
  }

  #mendable(element: Json, line: number): Json[] {
    const outcome = this.#rejected.get(line);
    if (!outcome) return [];
    const { code, detail, row } = outcome;
    const why = { rejected_line: line, rejected_code: code, rejected_detail: detail };
    // What is personal is copied nowhere.
    if (row === null) return [why];
    return [isObject(element) ? { ...element, ...why } : element];
  }
}

function withList(json: Json | undefined, [part, ...more]: readonly string[], change: (list: readonly Json[]) => Json[]): Json {
  if (part === undefined) return Array.isArray(json) ? change(json as Json[]) : [];
  return isObject(json) ? { ...json, [part]: withList(json[part], more, change) } : (json ?? null);
}

export class RejectedCsv implements RejectedFile {
  readonly path: string;
  readonly #columns: readonly string[];
  readonly #delimiter: string;
  #csv: Stringifier | null = null;
  #written: Promise<void> | null = null;
  #error: NodeJS.ErrnoException | null = null;

  /** @param columns of the file that they are of */
  constructor(path: string, columns: readonly string[], delimiter = ',') {
    this.path = path;
    this.#columns = columns.filter((column) => !OWN.includes(column));
    this.#delimiter = delimiter;
  }

  add({ line, code, detail, row }: RowOutcome): void {
    this.#open().write({ ...row, rejected_line: line, rejected_code: code, rejected_detail: detail });
  }

  async close(): Promise<NodeJS.ErrnoException | null> {
    this.#csv?.end();
    await this.#written;
    return this.#error;
  }

  #open(): Stringifier {
    if (this.#csv) return this.#csv;
    this.#csv = stringify({
      header: true,
      columns: [...OWN, ...this.#columns],
      delimiter: this.#delimiter,
      quoted_match: /[\r\n;\t]/,
      cast: { string: (cell) => guarded(cell) },
    });
    const file = this.#csv.pipe(createWriteStream(this.path));
    this.#written = finished(file).catch((error: unknown) => {
      this.#error = error as NodeJS.ErrnoException;
      // Nobody reads it any more.
      this.#csv?.resume();
    });
    return this.#csv;
  }
}

/** The first line of a CSV; what is none has no columns. */
export async function columnsOf(file: AsyncIterable<Uint8Array>, delimiter = ','): Promise<readonly string[]> {
  const source = Readable.from(file);
  const parser = parse({ bom: true, delimiter, to: 1, relax_quotes: true });
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const header of source.pipe(parser) as AsyncIterable<string[]>) return header.map((each) => each.trim());
    return [];
  } catch {
    // Whoever reads the rows says what is wrong with it.
    return [];
  } finally {
    source.destroy();
  }
}
