import { ALWAYS, type Day } from '#domain/edtf.ts';
import { ACTIVITY } from '../activities/projection.ts';
import type { Clocks } from '../rows/frame.ts';
import { Identities } from '../identity/identities.ts';
import { isMember, type Members, Parts } from '../parties/parts.ts';
import type { Occurrence } from '../reading/own-day.ts';
import type { Snapshot } from '../reading/reader.ts';
import { Where } from '../reading/reading.ts';

export interface ContactFilter {
  readonly since?: Day;
  readonly until?: Day;
  /** With all that belonged to a party: parts of offices, offices of a State, the States that another one continues. */
  readonly rollUp?: boolean;
}

/** What one read of partnerships looks at: which contacts, on which clocks, and who is who on them. */
export class Scope {
  readonly rows: Snapshot;
  readonly reading: Clocks;
  readonly filter: ContactFilter;
  readonly identities: Identities;
  #parts: Parts | null = null;
  #absorbed: ReadonlySet<number> | null = null;

  constructor(rows: Snapshot, filter: ContactFilter, reading: Clocks) {
    this.rows = rows;
    this.reading = reading;
    this.filter = filter;
    this.identities = Identities.of(rows, reading);
  }

  get parts(): Parts {
    return (this.#parts ??= new Parts(this.rows, this.reading, this.identities));
  }

  /** Whom contacts of a party are contacts of. */
  side(party: string): Members {
    if (this.filter.rollUp) return this.parts.within(party);
    return new Map(this.identities.namesOf(party).map((name) => [name, [ALWAYS]]));
  }

  /** What of a table there is in the period; of it is counted what is not absorbed. */
  where(alias: string): Where {
    const { since, until } = this.filter;
    return new Where().on(this.reading, alias, 'occurrence').during(alias, { from: since, to: until }, this.reading.certain);
  }

  /** What of a table is counted. A query of one pair is faster without, and looks at what it found. */
  whereCounted(alias: string): Where {
    return this.where(alias).except(`${alias}.record`, [...this.absorbed]);
  }

  /** Numbers of the activities that are merged into others. */
  get absorbed(): ReadonlySet<number> {
    return (this.#absorbed ??= new Set(Object.keys(ACTIVITY).flatMap((noun) => this.identities.absorbed(noun))));
  }

  /** Whether each party goes by its own name, and is counted under it alone. */
  get isAsNamed(): boolean {
    return !this.filter.rollUp && ['state', 'office'].every((noun) => this.identities.sets(noun).length === 0);
  }

  /** Numbers of the names of one side that rows may hold. */
  terms(side: Members): number[] {
    return [...side.keys()].flatMap((name) => this.rows.term(name) ?? []);
  }

  /** Whether something passed between two sides, and not inside of one of them. */
  isBetween(a: Members, b: Members, [one, other]: readonly [string, string], then: Occurrence): boolean {
    const { certain } = this.reading;
    const sides = ([a, b] as const).map((side) => [isMember(side, one, then, certain), isMember(side, other, then, certain)]) as [
      [boolean, boolean],
      [boolean, boolean],
    ];
    const [[oneInA, otherInA], [oneInB, otherInB]] = sides;
    return (oneInA && otherInB && !otherInA && !oneInB) || (otherInA && oneInB && !oneInA && !otherInB);
  }
}
