import { LRUCache } from 'lru-cache';
import type { Clocks } from '../rows/frame.ts';
import type { Snapshot } from './reader.ts';

/** Moments of one file for which something is kept: the present one, and those that somebody looks back to. */
const MOMENTS = 20;

/** What follows from all that is known at a moment, whatever the day: worked out once for all reads of it. */
export function onceAMoment<T extends object>(
  make: (rows: Snapshot, reading: Clocks) => T,
): (rows: Snapshot, reading: Clocks) => T {
  const files = new WeakMap<Snapshot, LRUCache<string, T>>();
  return (rows, { knownAt, sees }) => {
    let moments = files.get(rows);
    if (!moments) files.set(rows, (moments = new LRUCache({ max: MOMENTS })));
    const key = `${rows.position} ${knownAt ?? ''} ${sees}`;
    let found = moments.get(key);
    if (!found) moments.set(key, (found = make(rows, { knownAt, sees })));
    return found;
  };
}
