import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Outcome, RowOutcome } from '#imports/run/outcome.ts';
import type { Counts } from '#imports/run/tally.ts';
import { isDamage } from '#event-store/sqlite-error.ts';

export interface ImportAnswer extends Counts {
  readonly id: string;
  /** The mapping. */
  readonly as: string;
  readonly dataset: string;
  /** Only decides. */
  readonly dryRun: boolean;
  readonly retractMissing: boolean;
  readonly state: 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';
  /** Why it failed, and what to do. */
  readonly error: string | null;
}

/** An import in the list of them. */
export interface ListedImport {
  readonly answer: ImportAnswer;
  /** The order in which they were asked for. */
  readonly n: number;
}

/** Where a page of rows ends. */
export interface RowPlace {
  readonly line: number;
  readonly n: number;
}

export interface RowsAsked {
  readonly outcome?: Outcome;
  readonly after: RowPlace | null;
  readonly limit: number;
}

const NAME = 'imports.sqlite';
/** Older ones are forgotten, with their rows. */
const KEPT = 100;
/** Rows that the file does not have come last. */
const NO_LINE = Number.MAX_SAFE_INTEGER;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS imports (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, answer TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS rows (
    import INTEGER NOT NULL,
    line INTEGER NOT NULL,
    n INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (import, line, n)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS rows_by_outcome ON rows (import, outcome, line, n);
`;

/**
 * What became of the imports of one directory, row by row. Written by one process at a time. Of its rows the latest are kept
 * for which there is room; the counts are of all.
 */
export class ImportCatalogue {
  readonly #path: string;
  readonly #maxBytes: number;
  readonly #onDamage: (path: string) => void;
  #db: DatabaseSync;

  /**
   * @param maxBytes that it may take on disk
   * @param onDamage told where a damaged one was set aside, and a new one begun
   */
  constructor(dir: string, maxBytes: number, onDamage: (path: string) => void = () => undefined) {
    this.#path = join(dir, NAME);
    this.#maxBytes = maxBytes;
    this.#onDamage = onDamage;
    mkdirSync(dir, { recursive: true });
    try {
      this.#db = opened(this.#path);
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#db = this.#begunAnew();
    }
  }

  /** Everything that it says of the record is in the log. */
  #begunAnew(): DatabaseSync {
    const aside = `${this.#path}.damaged`;
    for (const end of ['-wal', '-shm']) rmSync(this.#path + end, { force: true });
    renameSync(this.#path, aside);
    const db = opened(this.#path);
    this.#onDamage(aside);
    return db;
  }

  /** A page may turn out to be damaged when it is met. */
  #whole<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#db.close();
      this.#db = this.#begunAnew();
      return work();
    }
  }

  static isThere(dir: string): boolean {
    return existsSync(join(dir, NAME));
  }

  add(answer: ImportAnswer): void {
    return this.#whole(() => this.#add(answer));
  }

  #add(answer: ImportAnswer): void {
    this.#db.prepare('INSERT INTO imports (id, answer) VALUES (?, ?)').run(answer.id, JSON.stringify(answer));
    const oldest = this.#db.prepare('SELECT n FROM imports ORDER BY n DESC LIMIT 1 OFFSET ?').get(KEPT)?.['n'];
    if (oldest === undefined) return;
    this.#db.prepare('DELETE FROM rows WHERE import <= ?').run(oldest);
    this.#db.prepare('DELETE FROM imports WHERE n <= ?').run(oldest);
  }

  /** The import as it stands, and what became of more of its rows. */
  write(answer: ImportAnswer, outcomes: readonly RowOutcome[] = []): void {
    return this.#whole(() => this.#write(answer, outcomes));
  }

  #write(answer: ImportAnswer, outcomes: readonly RowOutcome[] = []): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const found = this.#db
        .prepare('UPDATE imports SET answer = ? WHERE id = ? RETURNING n')
        .get(JSON.stringify(answer), answer.id);
      if (found) {
        const n = Number(found['n']);
        let next = Number(this.#db.prepare('SELECT max(n) AS n FROM rows WHERE import = ?').get(n)?.['n'] ?? 0);
        const insert = this.#db.prepare('INSERT INTO rows (import, line, n, outcome, answer) VALUES (?, ?, ?, ?, ?)');
        for (const each of this.#hasRoom(n) ? outcomes : [])
          insert.run(n, each.line ?? NO_LINE, ++next, each.outcome, JSON.stringify(each));
      }
      this.#db.exec('COMMIT');
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Forgets the rows of imports before it where there is none. */
  #hasRoom(n: number): boolean {
    for (;;) {
      const { used } = this.#db
        .prepare(
          'SELECT (page_count - freelist_count) * page_size AS used FROM pragma_page_count, pragma_freelist_count, pragma_page_size',
        )
        .get() as { used: number };
      if (used <= this.#maxBytes) return true;
      const oldest = this.#db.prepare('SELECT min(import) AS n FROM rows').get()?.['n'] ?? n;
      if (Number(oldest) >= n) return false;
      this.#db.prepare('DELETE FROM rows WHERE import = ?').run(oldest);
    }
  }

  find(id: string): ImportAnswer | null {
    return this.#whole(() => this.#find(id));
  }

  #find(id: string): ImportAnswer | null {
    const found = this.#db.prepare('SELECT answer FROM imports WHERE id = ?').get(id);
    return found ? answerIn(found) : null;
  }

  /** The latest first. @param before only those that were asked for before it */
  list(limit: number, before = Number.MAX_SAFE_INTEGER): ListedImport[] {
    return this.#whole(() => this.#list(limit, before));
  }

  #list(limit: number, before = Number.MAX_SAFE_INTEGER): ListedImport[] {
    return this.#db
      .prepare('SELECT n, answer FROM imports WHERE n < ? ORDER BY n DESC LIMIT ?')
      .all(before, limit)
      .map((row) => ({ answer: answerIn(row), n: Number(row['n']) }));
  }

  /** By line; each with its place. Null: there is no such import. */
  rows(id: string, asked: RowsAsked): { readonly row: RowOutcome; readonly place: RowPlace }[] | null {
    return this.#whole(() => this.#rows(id, asked));
  }

  #rows(id: string, { outcome, after, limit }: RowsAsked): { readonly row: RowOutcome; readonly place: RowPlace }[] | null {
    const found = this.#db.prepare('SELECT n FROM imports WHERE id = ?').get(id);
    if (!found) return null;
    const { line, n } = after ?? { line: -1, n: -1 };
    const params: SQLInputValue[] = [Number(found['n']), ...(outcome ? [outcome] : []), line, n, limit];
    return this.#db
      .prepare(
        `SELECT line, n, answer FROM rows WHERE import = ?${outcome ? ' AND outcome = ?' : ''} AND (line, n) > (?, ?) ORDER BY line, n LIMIT ?`,
      )
      .all(...params)
      .map((row) => ({ row: parsed(row) as RowOutcome, place: { line: Number(row['line']), n: Number(row['n']) } }));
  }

  /** What a process left that is no more did not come to an end. */
  failUnfinished(error: string): void {
    for (const { answer } of this.list(KEPT)) {
      if (answer.state === 'queued' || answer.state === 'running') this.write({ ...answer, state: 'failed', error });
    }
  }

  close(): void {
    this.#db.close();
  }
}

function opened(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: 5000 });
  try {
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${SCHEMA}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

const parsed = (row: Record<string, unknown>): unknown => JSON.parse(row['answer'] as string);
const answerIn = (row: Record<string, unknown>): ImportAnswer => parsed(row) as ImportAnswer;
