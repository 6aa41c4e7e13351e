import { DatabaseSync } from 'node:sqlite';
import type { Position } from '../event-store.ts';

/** Events of streams that begin so, up to a position, of a log in a file. Beside the store. */
export function eventCount(path: string, until: Position, prefixes: readonly string[]): number {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    const foreign = prefixes.map(() => 'name GLOB ?').join(' OR ');
    const row = db
      .prepare(
        `SELECT (SELECT count(*) FROM events WHERE position <= ?) - (SELECT count(*) FROM events
         WHERE stream IN (SELECT id FROM streams WHERE NOT (${foreign})) AND +position <= ?) AS n`,
      )
      .get(Number(until), ...prefixes.map((prefix) => `${prefix}*`), Number(until));
    return Number(row?.['n']);
  } finally {
    db.close();
  }
}
