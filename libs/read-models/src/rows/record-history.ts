import { STILL_KNOWN } from './projection.ts';
import { keyOf, type RecordRows, sameRows, type Values } from './row-versions.ts';

/** A row of one table, as long as it was known. */
export interface Version {
  readonly values: Values;
  readonly from: number;
  to: number;
}

/** Takes a row that will not change again. */
export type WriteVersion = (table: number, version: Version) => void;

/**
 * The rows of one record through all of its events, in memory: each version is given out once, with both of its ends.
 * The same rows as the live ones, which are closed as the events come.
 */
export class RecordHistory {
  readonly #tables: TableHistory[];
  readonly #write: WriteVersion;

  constructor(tables: number, write: WriteVersion) {
    this.#tables = Array.from({ length: tables }, () => new TableHistory());
    this.#write = write;
  }

  /** What the record says from an instant on; instants do not run backwards. */
  change(rows: RecordRows, at: number): void {
    for (const [t, table] of this.#tables.entries()) {
      table.change(rows[t] ?? [], at, (version) => this.#write(t, version));
    }
  }

  /** What is still known is given out. */
  end(): void {
    for (const [t, table] of this.#tables.entries()) table.end((version) => this.#write(t, version));
  }
}

class TableHistory {
  #rows: readonly Values[] = [];
  #standing: Version[] = [];
  /** Ended at the last instant, and may be so again at it. */
  #ended: Version[] = [];

  change(rows: readonly Values[], at: number, write: (version: Version) => void): void {
    this.#flush(at, write);
    if (sameRows(this.#rows, rows)) return;
    this.#rows = rows;
    if (this.#standing.length === 0 && this.#ended.length === 0) {
      this.#standing = rows.map((values) => ({ values, from: at, to: STILL_KNOWN }));
      return;
    }
    const there = new Map<string, Version[]>();
    for (const version of [...this.#standing, ...this.#ended]) {
      const key = keyOf(version.values);
      const some = there.get(key);
      if (some) some.push(version);
      else there.set(key, [version]);
    }
    this.#standing = rows.map((values) => {
      const version = there.get(keyOf(values))?.shift() ?? { values, from: at, to: STILL_KNOWN };
      version.to = STILL_KNOWN;
      return version;
    });
    this.#ended = [...there.values()].flat().filter((version) => version.from !== at);
    for (const version of this.#ended) version.to = at;
  }

  end(write: (version: Version) => void): void {
    for (const version of this.#ended) write(version);
    for (const version of this.#standing) write(version);
  }

  #flush(at: number, write: (version: Version) => void): void {
    if (this.#ended.length === 0 || this.#ended[0]?.to === at) return;
    for (const version of this.#ended) write(version);
    this.#ended = [];
  }
}
