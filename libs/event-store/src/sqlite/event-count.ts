import { DatabaseSync } from 'node:sqlite';
import type { Position } from '../event-store.ts';

/** How many events a log in a file has, up to a position, itself included, in streams whose names begin so. */
export function eventCount(path: string, until: Position, prefixes: readonly string[]): number {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    const isOurs = prefixes.map(() => 'name GLOB ?').join(' OR ');
    const row = db
      .prepare(
        `SELECT (SELECT count(*) FROM events WHERE position <= ?) - (SELECT count(*) FROM events
         WHERE stream IN (SELECT id FROM streams WHERE NOT (${isOurs})) AND +position <= ?) AS n`,
      )
      .get(Number(until), ...prefixes.map((prefix) => `${prefix}*`), Number(until));
    return Number(row?.['n']);
  } finally {
    db.close();
  }
}
