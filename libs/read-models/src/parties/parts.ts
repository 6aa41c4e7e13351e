import { ALWAYS, type Days } from '#domain/edtf.ts';
import type { Clocks } from '../rows/frame.ts';
import type { Identities } from '../identity/identities.ts';
import { type DayColumns, daysOf, type Occurrence, onItsOwnDay, wasSoThen } from '../reading/own-day.ts';
import type { Snapshot } from '../reading/reader.ts';
import { Where } from '../reading/reading.ts';

/** Parties by each of their names, with the days on which each of them belonged to something. */
export type Members = ReadonlyMap<string, readonly Days[]>;

/** What belonged to what on a read's clocks: parts of offices, offices of a State, the States that another one continues. */
export class Parts {
  readonly #identities: Identities;
  readonly #below = new Map<string, Link[]>();
  readonly #above = new Map<string, Link[]>();
  readonly #found = new Map<string, Members>();

  constructor(rows: Snapshot, reading: Clocks, identities: Identities) {
    this.#identities = identities;
    const where = new Where().on(onItsOwnDay(reading), 'p', 'state');
    const found = rows.all<DayColumns & { part: number; whole: number }>(
      `SELECT p.part, p.whole, p.possible_from, p.certain_from, p.certain_until, p.possible_until FROM parties_part p WHERE ${where.sql}`,
      where.params,
    );
    for (const row of found) {
      const [part, whole] = [row.part, row.whole].map((each) => identities.head(rows.text(each))) as [string, string];
      link(this.#below, whole, { party: part, days: daysOf(row) });
      link(this.#above, part, { party: whole, days: daysOf(row) });
    }
  }

  /** A party and all that ever belonged to it. */
  within(party: string): Members {
    return this.#reached('below', party);
  }

  /** A party and all that it ever belonged to. */
  above(party: string): Members {
    return this.#reached('above', party);
  }

  #reached(direction: 'above' | 'below', start: string): Members {
    const key = `${direction} ${start}`;
    let members = this.#found.get(key);
    if (!members) this.#found.set(key, (members = this.#reach(direction === 'below' ? this.#below : this.#above, start)));
    return members;
  }

  #reach(links: ReadonlyMap<string, readonly Link[]>, start: string): Members {
    const reached = new Map<string, Days[]>();
    const reach = ({ party, days }: Link): void => {
      const there = reached.get(party) ?? [];
      // Also what leads in a circle comes back with no more days than it had.
      if (days.possibleFrom > days.possibleUntil || there.some((each) => covers(each, days))) return;
      reached.set(party, [...there, days]);
      for (const next of links.get(party) ?? []) reach({ party: next.party, days: overlap(days, next.days) });
    };
    reach({ party: this.#identities.head(start), days: ALWAYS });
    return new Map([...reached].flatMap(([party, days]) => this.#identities.namesOf(party).map((name) => [name, days] as const)));
  }
}

/** Whether a party is among others when something happened. */
export function isMember(members: Members, party: string, occurrence: Occurrence, certain?: boolean): boolean {
  return members.get(party)?.some((days) => wasSoThen(days, occurrence, certain)) ?? false;
}

interface Link {
  readonly party: string;
  readonly days: Days;
}

function link(links: Map<string, Link[]>, from: string, to: Link): void {
  const some = links.get(from);
  if (some) some.push(to);
  else links.set(from, [to]);
}

function overlap(a: Days, b: Days): Days {
  return {
    possibleFrom: Math.max(a.possibleFrom, b.possibleFrom),
    certainFrom: Math.max(a.certainFrom, b.certainFrom),
    certainUntil: Math.min(a.certainUntil, b.certainUntil),
    possibleUntil: Math.min(a.possibleUntil, b.possibleUntil),
  };
}

function covers(a: Days, b: Days): boolean {
  return (
    a.possibleFrom <= b.possibleFrom &&
    a.possibleUntil >= b.possibleUntil &&
    a.certainFrom <= b.certainFrom &&
    a.certainUntil >= b.certainUntil
  );
}
