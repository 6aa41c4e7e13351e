import { streamOfName } from '#domain/nouns.ts';
import { type RecordState, stateOnList } from '#domain/record.ts';
import type { Clocks } from '../rows/frame.ts';
import { onceAMoment } from '../reading/moment.ts';
import type { Snapshot } from '../reading/reader.ts';
import { Where } from '../reading/reading.ts';

/**
 * Who is who on a read's clocks: the connected sets of the merges known then, among the records that the reader sees.
 * Names are those of records: `official:sirojiddin-aslov`, `state:TJ`, `meeting:m1`.
 */
export class Identities {
  readonly #rows: Snapshot;
  /** By name: the set that it is in. What is merged with nothing is in none. */
  readonly #sets = new Map<string, IdentitySet>();

  readonly #absorbed = new Map<string, readonly number[]>();

  /** As they are known at a moment of the rows. */
  static readonly of = onceAMoment(
    (rows, reading) => new Identities(rows, reading),
    [
      ['identity', 'merge'],
      ['identity', 'retracted'],
    ],
  );

  private constructor(rows: Snapshot, reading: Clocks) {
    this.#rows = rows;
    const retracted = new Where().on(reading, 'r', 'state').and('r.name = g.other');
    const where = new Where()
      .on(reading, 'g', 'state')
      .and(`NOT EXISTS (SELECT 1 FROM identity_retracted r WHERE ${retracted.sql})`, retracted.params);
    const merges = rows
      .all<Merge & { label: number | null }>(
        `SELECT a.text AS name, b.text AS other, o.label FROM identity_merge g JOIN terms a ON a.id = g.name JOIN terms b ON b.id = g.other
          LEFT JOIN records o ON o.stream = replace(b.text, ':', '-') WHERE ${where.sql}`,
        where.params,
      )
      // Into what the reader does not see nothing is merged; into what was retracted neither, and so it stands for itself.
      .filter(({ other, label }) => (label !== null && label <= reading.sees) || stateOnList(streamOfName(other)) !== null);
    if (merges.length > 0) for (const set of setsOf(merges)) for (const name of set.names) this.#sets.set(name, set);
  }

  /** Nothing is merged: the common case, which costs a read nothing. */
  get isEmpty(): boolean {
    return this.#sets.size === 0;
  }

  /** The name that a whole set goes by. */
  head(name: string): string {
    return this.#sets.get(name)?.head ?? name;
  }

  /** All names of the same thing, its own among them, sorted. */
  namesOf(name: string): readonly string[] {
    return this.#sets.get(name)?.names ?? [name];
  }

  /** The other records of the same thing. */
  othersOf(name: string): readonly string[] {
    return this.namesOf(name).filter((each) => each !== name);
  }

  /** Merges that lead in a circle have no head of their own: the least name stands in for it. */
  isCircular(name: string): boolean {
    return this.#sets.get(name)?.circular ?? false;
  }

  /** A record as it stands on these clocks: one that is merged into nothing that is there is merged with nothing. */
  standing(record: RecordState): RecordState {
    const name = `${record.noun}:${record.id}`;
    if (!record.merge || this.head(name) !== name || this.isCircular(name)) return record;
    return { ...record, merge: null };
  }

  /** Numbers of the texts of all names of the same thing, as rows hold them; `[0]` for what no row names. */
  termsOf(name: string): readonly number[] {
    const terms = this.namesOf(name).flatMap((each) => this.#rows.term(each) ?? []);
    return terms.length > 0 ? terms : [0];
  }

  /** Each record that is the head of others, with each of those: pairs of numbers. */
  recordsBehind(noun: string): readonly (readonly [head: number, other: number])[] {
    return [...new Set(this.#sets.values())].flatMap(({ names, head }) => {
      const first = head.startsWith(`${noun}:`) ? this.#rows.record(streamOfName(head)) : null;
      if (first === null) return [];
      return names.flatMap((each) => {
        const other = each === head ? null : this.#rows.record(streamOfName(each));
        return other === null ? [] : [[first, other] as const];
      });
    });
  }

  /** Of each set of one kind, all names. */
  sets(noun: string): readonly (readonly string[])[] {
    return [...new Set(this.#sets.values())].filter(({ head }) => head.startsWith(`${noun}:`)).map(({ names }) => names);
  }

  /** Numbers of the records of a set's other names: what they contribute is counted by its head alone. */
  absorbed(noun: string): readonly number[] {
    let absorbed = this.#absorbed.get(noun);
    if (!absorbed) this.#absorbed.set(noun, (absorbed = this.#othersOf(noun)));
    return absorbed;
  }

  #othersOf(noun: string): readonly number[] {
    const others = [...new Set(this.#sets.values())].flatMap(({ names, head }) =>
      head.startsWith(`${noun}:`) ? names.filter((each) => each !== head) : [],
    );
    return others.flatMap((each) => this.#rows.record(streamOfName(each)) ?? []);
  }
}

export interface Merge {
  readonly name: string;
  readonly other: string;
}

export interface IdentitySet {
  readonly head: string;
  /** Sorted. */
  readonly names: readonly string[];
  readonly circular: boolean;
}

/** The connected sets of merges, one to each record at most. */
export function setsOf(merges: readonly Merge[]): IdentitySet[] {
  const into = new Map(merges.map(({ name, other }) => [name, other]));
  const neighbours = new Map<string, string[]>();
  const join = (a: string, b: string): void => void neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
  for (const { name, other } of merges) {
    join(name, other);
    join(other, name);
  }
  const seen = new Set<string>();
  return [...neighbours.keys()].flatMap((start) => {
    if (seen.has(start)) return [];
    const names: string[] = [];
    const waiting = [start];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      names.push(name);
      waiting.push(...(neighbours.get(name) ?? []));
    }
    const sorted = names.toSorted();
    const head = sorted.find((name) => !into.has(name));
    return [{ head: head ?? (sorted[0] as string), names: sorted, circular: head === undefined }];
  });
}
