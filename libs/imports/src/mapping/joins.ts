import { type Day, parseEdtf } from '#domain/edtf.ts';

interface Appearance {
  readonly id: string;
  readonly name: string;
  readonly party: string;
  /** EDTF. */
  readonly on: string | undefined;
  readonly years: number;
}

const YEAR = 365.25;

/**
 * Which appearances of one name and party are near enough in time to be one person. Shows only when the whole file was
 * read: the first reading gathers, the second asks.
 */
export class Joins {
  readonly #seen = new Map<string, { id: string; day: Day; place: number }[]>();
  #places = 0;
  #heads: ReadonlyMap<string, string> | null = null;

  /** The id of the one, first in the file, that this one joins; undefined for that itself, and while the file is first read. */
  sameAs({ id, name, party, on, years }: Appearance): string | undefined {
    if (this.#heads) return this.#heads.get(id);
    if (name === '' || on === undefined) return undefined;
    const key = `${years} ${party} ${name}`;
    const seen = this.#seen.get(key) ?? [];
    seen.push({ id, day: parseEdtf(on).begin.from, place: this.#places++ });
    this.#seen.set(key, seen);
    return undefined;
  }

  settle(): void {
    const heads = new Map<string, string>();
    for (const [key, seen] of this.#seen) {
      const years = Number(key.slice(0, key.indexOf(' ')));
      for (const near of stretchesOf(seen, years * YEAR)) {
        // The first of the file is on record when the others come.
        const [head, ...others] = near.toSorted((a, b) => a.place - b.place);
        for (const { id } of others) heads.set(id, (head as { id: string }).id);
      }
    }
    this.#heads = heads;
    this.#seen.clear();
  }
}

/** Runs of which no two neighbours are further apart than so many days. */
function stretchesOf<T extends { readonly day: Day }>(seen: readonly T[], days: number): T[][] {
  const runs: T[][] = [];
  for (const each of seen.toSorted((a, b) => a.day - b.day)) {
    const last = runs.at(-1);
    if (last && each.day - (last.at(-1) as T).day <= days) last.push(each);
    else runs.push([each]);
  }
  return runs;
}
