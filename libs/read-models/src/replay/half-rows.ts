import { DatabaseSync } from 'node:sqlite';
import type { Upcasters } from '#event-store/decode.ts';
import type { Reach } from '#event-store/open-store.ts';
import type { Projection } from '../rows/projection.ts';
import { HOUSEKEPT, tablesOf } from '../rows/rows-file.ts';
import { SharedTerms, type TermsMemory } from '../rows/shared-terms.ts';
import { writeRecords, type Written } from './record-rows.ts';

/** Writes the rows of a part of the log beside somebody who writes the others, with the same terms. */
export class HalfRows {
  readonly #location: string;
  readonly #projections: readonly Projection[];
  readonly #report: (written: Written) => void;
  readonly #upcasters: Upcasters | undefined;

  /** @param location of a log in a file */
  constructor(location: string, projections: readonly Projection[], report: (written: Written) => void, upcasters?: Upcasters) {
    this.#upcasters = upcasters;
    this.#location = location;
    this.#projections = projections;
    this.#report = report;
  }

  async write(path: string, log: string, reach: Reach, terms: TermsMemory): Promise<void> {
    const db = new DatabaseSync(path);
    const { signal } = new AbortController();
    try {
      const shared = new SharedTerms(terms);
      await writeRecords(db, log, this.#location, reach, this.#projections, shared, {
        signal,
        onWritten: this.#report,
        upcasters: this.#upcasters,
      });
    } finally {
      db.close();
    }
  }
}

/** Adds the rows of another file, whose records all come later, and have the same terms. */
export function addRows(db: DatabaseSync, path: string, projections: readonly Projection[]): void {
  db.prepare('ATTACH ? AS half').run(path);
  db.exec('BEGIN');
  for (const name of [...HOUSEKEPT, ...tablesOf(projections).map((table) => table.name)])
    db.exec(`INSERT INTO main.${name} SELECT * FROM half.${name}`);
  db.exec(`UPDATE main.meta SET imported_until = nullif(
    max(coalesce(imported_until, 0), (SELECT coalesce(imported_until, 0) FROM half.meta)), 0)`);
  db.exec('COMMIT');
  db.exec('DETACH half');
}
