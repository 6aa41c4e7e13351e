import { LRUCache } from 'lru-cache';
import { type Clocks, tableName } from '../rows/frame.ts';
import { SEES, STILL_KNOWN } from '../rows/projection.ts';
import type { Snapshot } from './reader.ts';

/** Moments of one file for which something is kept: the present one, and those that somebody looks back to. */
const MOMENTS = 20;

/**
 * What follows from all that is known at a moment, whatever the day: worked out once for all reads of it.
 * @param from tables that it follows from, each of a projection: while nothing was written to them it is not worked out anew
 */
export function onceAMoment<T extends object>(
  make: (rows: Snapshot, reading: Clocks) => T,
  from: readonly (readonly [projection: string, table: string])[] = [],
): (rows: Snapshot, reading: Clocks) => T {
  const files = new WeakMap<Snapshot, LRUCache<string, T>>();
  return (rows, { knownAt, sees }) => {
    let moments = files.get(rows);
    if (!moments) files.set(rows, (moments = new LRUCache({ max: MOMENTS })));
    const who = `${knownAt ?? ''} ${sees}`;
    const key = `${rows.position} ${who}`;
    const known = moments.get(key);
    if (known) return known;
    // Labels are in a table of their own, and only the highest clearance needs none.
    const written =
      from.length > 0 && sees === SEES.confidential ? `${from.map((each) => writtenTo(rows, each)).join(' ')} ${who}` : null;
    const found = (written === null ? undefined : moments.get(written)) ?? make(rows, { knownAt, sees });
    moments.set(key, found);
    if (written !== null) moments.set(written, found);
    return found;
  };
}

/** Another text whenever a row was added to a table or closed: rows are never changed otherwise, and their instants are. */
function writtenTo(rows: Snapshot, [projection, table]: readonly [string, string]): string {
  const { written } = rows.get<{ written: string }>(
    `SELECT COUNT(*) || ' ' || TOTAL(known_to = $now) || ' ' || COALESCE(SUM(known_from), 0) || ' ' ||
       COALESCE(SUM(CASE WHEN known_to < $now THEN known_to END), 0) AS written FROM ${tableName(projection, table)}`,
    { $now: STILL_KNOWN },
  )!;
  return `${projection}.${table} ${written}`;
}
