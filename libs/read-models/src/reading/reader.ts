import { existsSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import { EdtfError } from '#domain/edtf.ts';
import type { JsonObject } from '#domain/json.ts';
import { UnreadableEvent, upcast, UPCASTERS, type Upcasters } from '#event-store/decode.ts';
import { type Position, START } from '#event-store/event-store.ts';
import { isDamage, isOfSqlite } from '#event-store/sqlite-error.ts';
import type { Projection } from '../rows/projection.ts';
import { isOfThisProgram, keyBytes, type ParkedRecord, readMeta } from '../rows/rows-file.ts';
import type { Versions } from '../rows/versions.ts';

/** There are no rows to read yet, or none that this can be read from: they are being made from the log. */
export class RowsNotReady extends Error {
  override readonly name = 'RowsNotReady';
  constructor(message = 'the rows are being made from the log and cannot be read yet', options: ErrorOptions = {}) {
    super(message, options);
  }
}

/** A row of a data set that was imported. */
export interface ImportedRow {
  readonly key: string;
  /** The version of its content that is on record; null where the data set no longer has it. */
  readonly digest: string | null;
  /** Of the record that it is, or is of. */
  readonly stream: string;
}

export type Params = Readonly<Record<string, SQLInputValue>>;

/** The rows at one moment, for as long as the function runs that was given it. */
export interface Snapshot {
  /** @param params by name; names that the SQL does not have are allowed */
  all<T = Record<string, unknown>>(sql: string, params?: Params): T[];
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- its caller knows the columns
  get<T = Record<string, unknown>>(sql: string, params?: Params): T | undefined;
  /** The number of an interned text; null: no row has it. */
  term(text: string): number | null;
  /** The text of an interned number. */
  text(id: number): string;
  /** Position of a stream's first event; null: no such record. */
  record(stream: string): number | null;
  stream(record: number): string;
  /** Data of an event as these rows hold them, in the newest version: another program's rows hold another one. */
  upcast(type: string, data: JsonObject): JsonObject;
  /** Everything of ours up to here is in these rows. */
  readonly position: Position;
  /** Id of the log that they are made of. */
  readonly log: string;
  /** When history with a clock of its own was imported last, in milliseconds since 1970; null: never. */
  readonly importedUntil: number | null;
}

/** How often a waiting read looks for commits that nobody announces to it, in milliseconds. */
const POLL_EVERY = 10;

/** Reads the current file. Of one thread; its reads are synchronous, and each sees one moment. */
export class Reader {
  readonly #currentFile: () => string | null;
  readonly #onDamage: (error: Error) => void;
  readonly #projections: readonly Projection[] | null;
  readonly #upcasters: Upcasters;
  readonly #waiting = new Set<() => void>();
  #timer: NodeJS.Timeout | null = null;
  #open: OpenFile | null = null;

  /**
   * @param currentFile path of the file to read, null while there is none; asked before each read
   * @param onDamage told when SQLite finds that the file is not what it wrote
   * @param projections by which files are told that another version of the program made. Default: none are looked for
   */
  constructor(
    currentFile: () => string | null,
    onDamage: (error: Error) => void = () => undefined,
    projections: readonly Projection[] | null = null,
    upcasters: Upcasters = UPCASTERS,
  ) {
    this.#currentFile = currentFile;
    this.#onDamage = onDamage;
    this.#projections = projections;
    this.#upcasters = upcasters;
  }

  /** Of the projections in the file that is read, where another version of the program made it; null otherwise. */
  outdated(): Versions | null {
    return this.#currentFile() === null ? null : (this.#found()?.outdated ?? null);
  }

  /**
   * Runs `read` on one snapshot.
   * @throws {RowsNotReady}
   */
  read<T>(read: (rows: Snapshot) => T): T {
    const file = this.#file();
    try {
      return file.read(read);
    } catch (error) {
      if (isDamage(error)) this.#onDamage(error as Error);
      else if (file.outdated && isOfOtherShape(error))
        throw new RowsNotReady('this cannot be read from rows of another version of the program: new ones are being made', {
          cause: error,
        });
      throw error;
    }
  }

  /** Whether there are rows to read. */
  get ready(): boolean {
    return this.#currentFile() !== null;
  }

  /** Another one after whatever is committed to the rows, or takes their place. Null while there are none. */
  version(): string | null {
    try {
      const file = this.#file();
      return `${file.path} ${file.version}`;
    } catch (error) {
      if (error instanceof RowsNotReady || isDamage(error)) return null;
      throw error;
    }
  }

  /** START while there are no rows. */
  position(): Position {
    try {
      return this.read((rows) => rows.position);
    } catch (error) {
      if (error instanceof RowsNotReady) return START;
      throw error;
    }
  }

  /** Whether the rows have seen a position, now or within so many milliseconds. */
  async waitFor(position: Position, timeout: number, signal?: AbortSignal): Promise<boolean> {
    const until = performance.now() + timeout;
    for (;;) {
      if (this.position() >= position) return true;
      const left = until - performance.now();
      if (left <= 0 || signal?.aborted) return false;
      await this.#woken(left, signal);
    }
  }

  /** To be called when something may have been committed, so that nobody waits for the next look. */
  wake(): void {
    for (const wake of this.#waiting) wake();
  }

  streamOfKey(hash: string): string | null {
    return this.read((rows) => {
      const found = rows.get<{ stream: string }>(
        'SELECT r.stream FROM keys k JOIN records r ON r.record = k.record WHERE k.hash = $hash LIMIT 1',
        { $hash: keyBytes(hash) },
      );
      return found?.stream ?? null;
    });
  }

  /**
   * What the rows of a data set have come to, by key: a page of them.
   * @param after the last key of the page before; null for the first page
   */
  imported(dataset: string, after: string | null, limit: number): ImportedRow[] {
    return this.read((rows) =>
      rows.all<ImportedRow>(
        `SELECT i.row AS key, i.digest, r.stream FROM imported i JOIN records r ON r.record = i.record
         WHERE i.dataset = $dataset AND i.row > $after AND i.position =
           (SELECT max(position) FROM imported l WHERE l.dataset = i.dataset AND l.row = i.row)
         ORDER BY i.row LIMIT $limit`,
        { $dataset: rows.term(dataset), $after: after ?? '', $limit: limit },
      ),
    );
  }

  /** A page of them, in the order of the log. @param after of the last one before */
  parked(limit = Number.MAX_SAFE_INTEGER, after = START): ParkedRecord[] {
    return this.read((rows) =>
      rows
        .all<Omit<ParkedRecord, 'position'> & { position: number }>(
          'SELECT position, stream, revision, error, stack, at FROM parked WHERE position > $after ORDER BY position LIMIT $limit',
          { $after: Number(after), $limit: limit },
        )
        .map((row) => ({ ...row, position: BigInt(row.position) })),
    );
  }

  parkedCount(): number {
    return this.read((rows) => rows.get<{ n: number }>('SELECT count(*) AS n FROM parked')!.n);
  }

  close(): void {
    this.wake();
    this.#open?.close();
    this.#open = null;
  }

  #file(): OpenFile {
    const file = this.#found();
    if (!file) throw new RowsNotReady();
    return file;
  }

  #found(): OpenFile | null {
    const path = this.#currentFile();
    if (path !== null && this.#open?.path === path) return this.#open;
    this.#open?.close();
    this.#open = null;
    try {
      this.#open = this.#openFile(path) ?? this.#openFile(this.#currentFile());
    } catch (error) {
      if (isDamage(error)) this.#onDamage(error as Error);
      throw error;
    }
    return this.#open;
  }

  /** Null where another process has just replaced and deleted it. */
  #openFile(path: string | null): OpenFile | null {
    return path !== null && existsSync(path) ? new OpenFile(path, this.#projections, this.#upcasters) : null;
  }

  async #woken(timeout: number, signal: AbortSignal | undefined): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = (): void => resolve();
    this.#waiting.add(wake);
    signal?.addEventListener('abort', wake, { once: true });
    const timer = setTimeout(wake, timeout);
    this.#timer ??= setInterval(() => this.wake(), POLL_EVERY);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      this.#waiting.delete(wake);
      if (this.#waiting.size === 0 && this.#timer) {
        clearInterval(this.#timer);
        this.#timer = null;
      }
    }
  }
}

/** What comes of tables, columns and values that are not as this program makes them. */
function isOfOtherShape(error: unknown): boolean {
  return (
    isOfSqlite(error) ||
    error instanceof UnreadableEvent ||
    error instanceof TypeError ||
    error instanceof RangeError ||
    error instanceof SyntaxError ||
    error instanceof EdtfError
  );
}

/** Statements and terms of one file: numbers of terms mean nothing in another. */
class OpenFile implements Snapshot {
  readonly path: string;
  readonly outdated: Versions | null;
  readonly #db: DatabaseSync;
  readonly #statements = new LRUCache<string, StatementSync>({ max: 500 });
  readonly #texts = new LRUCache<number, string>({ max: 50_000 });
  readonly #begin: StatementSync;
  readonly #end: StatementSync;
  readonly #position: StatementSync;
  readonly #version: StatementSync;
  readonly #upcasters: Upcasters;
  #versions: Versions | null = null;
  #log: string | null = null;

  /** @throws for a file in which no position of a log can be read */
  constructor(path: string, projections: readonly Projection[] | null, upcasters: Upcasters) {
    this.path = path;
    this.#upcasters = upcasters;
    this.#db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    try {
      const meta = projections && readMeta(this.#db);
      this.outdated = meta && !isOfThisProgram(meta, projections, upcasters) ? meta.versions : null;
    } catch (error) {
      this.#db.close();
      throw error;
    }
    this.#db.exec('PRAGMA cache_size = -32768');
    this.#begin = this.#db.prepare('BEGIN');
    this.#end = this.#db.prepare('COMMIT');
    this.#position = this.#db.prepare('SELECT position FROM meta');
    this.#version = this.#db.prepare('PRAGMA data_version');
  }

  read<T>(read: (rows: Snapshot) => T): T {
    // A read inside of another sees the same moment.
    if (this.#db.isTransaction) return read(this);
    this.#begin.run();
    try {
      return read(this);
    } finally {
      this.#end.run();
    }
  }

  /** Another number after every commit of another connection. */
  get version(): number {
    return Number(this.#version.get()?.['data_version']);
  }

  upcast(type: string, data: JsonObject): JsonObject {
    this.#versions ??= readMeta(this.#db).versions;
    return upcast(type, data, this.#versions[type] ?? '1', this.#upcasters);
  }

  get position(): Position {
    return BigInt(Number(this.#position.get()?.['position']));
  }

  get importedUntil(): number | null {
    return this.get<{ imported_until: number | null }>('SELECT imported_until FROM meta')!.imported_until;
  }

  get log(): string {
    return (this.#log ??= this.get<{ log: string }>('SELECT log FROM meta')!.log);
  }

  all<T>(sql: string, params: Params = {}): T[] {
    return this.#prepared(sql).all(params) as T[];
  }

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- its caller knows the columns
  get<T>(sql: string, params: Params = {}): T | undefined {
    return this.#prepared(sql).get(params) as T | undefined;
  }

  term(text: string): number | null {
    return this.get<{ id: number }>('SELECT id FROM terms WHERE text = $text', { $text: text })?.id ?? null;
  }

  text(id: number): string {
    const known = this.#texts.get(id);
    if (known !== undefined) return known;
    const found = this.get<{ text: string }>('SELECT text FROM terms WHERE id = $id', { $id: id });
    if (!found) throw new RangeError(`there is no term ${id}`);
    this.#texts.set(id, found.text);
    return found.text;
  }

  record(stream: string): number | null {
    return this.get<{ record: number }>('SELECT record FROM records WHERE stream = $stream', { $stream: stream })?.record ?? null;
  }

  stream(record: number): string {
    const found = this.get<{ stream: string }>('SELECT stream FROM records WHERE record = $record', { $record: record });
    if (!found) throw new RangeError(`there is no record ${record}`);
    return found.stream;
  }

  close(): void {
    this.#db.close();
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      statement.setAllowUnknownNamedParameters(true);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
