import { idOfName } from '#domain/nouns.ts';
import type { Day, Days } from '#domain/edtf.ts';
import { type Pillar, PILLARS } from '#domain/nouns/activity.ts';
import { ACTIVITY, type ActivityNoun } from '../activities/projection.ts';
import type { Dated } from '../reading/extent.ts';
import type { Clocks } from '../rows/frame.ts';
import { Identities } from '../identity/identities.ts';
import { onceAMoment } from '../reading/moment.ts';
import { type DayColumns, daysOf, type Occurrence, onItsOwnDay, wasSoThen, wasSoThenSql } from '../reading/own-day.ts';
import type { Snapshot } from '../reading/reader.ts';
import { type DayAndId, inPeriod, type Period, Where } from '../reading/reading.ts';

/** The mandate that makes an activity of its holder an engagement. */
const COUNTER_TERRORISM = 'counter-terrorism';

export interface EngagementFilter extends Period {
  readonly pillar?: Pillar;
  /** `unoct/capacity-building`. */
  readonly function?: string;
  /** A party: `state:TJ`. */
  readonly state?: string;
}

/** In place of a pillar or a function: nobody stated any. */
export const NOT_STATED = 'none';

/** What is listed may also be what nobody stated. */
export interface ListedFilter extends Omit<EngagementFilter, 'pillar'> {
  readonly pillar?: Pillar | typeof NOT_STATED;
}

/** An engagement of a State, once for each function where functions are asked for. */
export interface StateEngagement extends Dated {
  readonly record: number;
  readonly state: string;
  readonly pillars: number;
  /** Null: none is stated, or none was asked for. */
  readonly function: string | null;
}

/** Engagements of which the same is known of day and pillars. */
export interface EngagementsOfDays extends Occurrence {
  readonly pillars: number;
  readonly engagements: number;
}

/** Engagements as one read sees them: by classification, or by a mandate that a party had on the activity's own day. */
export class Engaged {
  readonly rows: Snapshot;
  readonly reading: Clocks;
  readonly identities: Identities;
  readonly #mandates: Mandates;

  constructor(rows: Snapshot, reading: Clocks) {
    this.rows = rows;
    this.reading = reading;
    this.identities = Identities.of(rows, reading);
    this.#mandates = mandatesOf(rows, reading);
  }

  /** Engagements, the latest first: numbers of their records. */
  latest(filter: ListedFilter, limit: number, after: DayAndId | null): Latest[] {
    const found: Latest[] = [];
    const absorbed = new Set(this.#absorbed());
    for (let from = after; found.length < limit;) {
      const some = this.#candidates(filter, limit, from);
      const by = this.#byMandate(some.map(({ record }) => record));
      for (const { classified, ...each } of some) {
        const mandates = by.get(each.record) ?? [];
        if (absorbed.has(each.record)) continue;
        if (classified === 1 || mandates.length > 0) found.push({ ...each, mandates });
      }
      if (some.length < limit) break;
      from = some.at(-1)!;
    }
    return found.slice(0, limit);
  }

  /** What is classified, or was of a party that had the mandate on some day: the latest first. */
  #candidates(filter: ListedFilter, limit: number, after: DayAndId | null): (DayAndId & Candidate)[] {
    const state = this.#parties(filter.state);
    // A State that is named leads to what it took part in.
    const lead = state?.length === 1 ? 's' : 'a';
    const reading = this.#notAfter(filter.to, after?.day);
    const where = new Where().on(reading, 'a', 'occurrence').bind({ $limit: limit });
    // What a pillar or a function was stated of is classified; of the rest it may be the mandate alone.
    const isOfStated = [filter.pillar, filter.function].some((each) => each !== undefined && each !== NOT_STATED);
    if (isOfStated) where.and('+a.classified = 1');
    else {
      const took = new Where()
        .on(reading, 'p', 'occurrence')
        .and('p.record = a.record')
        .and('+p.party IN (SELECT value FROM json_each($mandated))', { $mandated: this.#mandates.parties });
      where.and(`a.classified = 1 OR EXISTS (SELECT 1 FROM engagements_activity_party p WHERE ${took.sql})`, took.params);
    }
    this.#restrict(where, filter);
    inPeriod(where, lead, filter, after, reading.certain);
    if (lead === 's') where.on(reading, 's', 'occurrence').and('s.record = a.record').among('s.party', state);
    else if (state) this.#has(where, 'activity_party', 'party', state);
    const from = lead === 's' ? 'engagements_activity_party s CROSS JOIN engagements_activity a' : 'engagements_activity a';
    return this.rows.all(
      `SELECT a.record, a.possible_from AS day, a.id, a.classified FROM ${from} WHERE ${where.sql}
        ORDER BY ${lead}.possible_from DESC, ${lead}.id DESC LIMIT $limit`,
      where.params,
    );
  }

  /** The same clocks. Of several days that nothing may be after, SQLite goes by the first that it reads of. */
  #notAfter(...days: readonly (Day | undefined)[]): Clocks {
    const { asOf, certain } = this.reading;
    if (asOf === undefined || certain) return this.reading;
    return { ...this.reading, asOf: Math.min(asOf, ...days.filter((day) => day !== undefined)) };
  }

  /** Parties by whose mandate each of some records is an engagement, sorted. */
  #byMandate(records: readonly number[]): Map<number, string[]> {
    const where = new Where()
      .on(this.reading, 'p', 'occurrence')
      .among('p.record', records)
      .and('+p.party IN (SELECT value FROM json_each($mandated))', { $mandated: this.#mandates.parties });
    const found = this.rows.all<Occurrence & { record: number; party: number }>(
      `SELECT p.record, p.party, p.possible_from, p.possible_until FROM engagements_activity_party p WHERE ${where.sql}`,
      where.params,
    );
    const then = found.filter((row) =>
      this.#mandates.days.get(row.party)!.some((days) => wasSoThen(days, row, this.reading.certain)),
    );
    return new Map(
      [...Map.groupBy(then, ({ record }) => record)].map(([record, some]) => [
        record,
        [...new Set(some.map(({ party }) => this.identities.head(this.rows.text(party))))].toSorted(),
      ]),
    );
  }

  /** Engagements of each State that took part, or of one. */
  ofStates(filter: EngagementFilter, withFunctions: boolean): StateEngagement[] {
    const { rows, reading, identities } = this;
    const where = new Where()
      .on(reading, 'a', 'occurrence')
      .on(reading, 's', 'occurrence')
      .bind({ $mandates: this.#mandates.rows });
    const only = this.#parties(filter.state);
    if (only) this.#isEngaged(where).among('s.party', only);
    this.#restrict(where, filter);
    where.except('a.record', this.#absorbed());
    inPeriod(where, 'a', filter, null, reading.certain);
    const from = only
      ? 'engagements_activity_party s CROSS JOIN engagements_activity a ON a.record = s.record'
      : `engaged e CROSS JOIN engagements_activity a ON a.record = e.record
          CROSS JOIN engagements_activity_party s ON s.record = a.record`;
    const known = new Where().on(reading, 'f', 'occurrence');
    const join = withFunctions ? `LEFT JOIN engagements_activity_function f ON f.record = a.record AND ${known.sql}` : '';
    const found = rows.all<Found>(
      `WITH ${MANDATES}, ${this.#all()}
      SELECT a.record, s.party, a.pillars, ${withFunctions ? 'f.function' : 'NULL'} AS function, a.occurred,
        a.possible_from, a.possible_until
      FROM ${from} ${join} WHERE ${where.sql}`,
      where.params,
    );
    return found.flatMap(({ party, occurred, function: served, ...row }) => {
      const state = identities.head(rows.text(party));
      if (!state.startsWith('state:')) return [];
      return [
        {
          ...row,
          state,
          function: served === null ? null : this.functionNamed(rows.text(served)),
          on: occurred === null ? null : rows.text(occurred),
        },
      ];
    });
  }

  /** How many engagements there are of each stretch of days and set of pillars. */
  ofDays(filter: EngagementFilter): EngagementsOfDays[] {
    const { rows, reading } = this;
    const where = new Where().on(reading, 'a', 'occurrence').bind({ $mandates: this.#mandates.rows });
    // A State that is named leads to what it took part in.
    const only = this.#parties(filter.state);
    const took = new Where().on(reading, 's', 'occurrence').among('s.party', only);
    if (only) this.#isEngaged(where).bind(took.params);
    this.#restrict(where, filter);
    where.except('a.record', this.#absorbed());
    inPeriod(where, 'a', filter, null, reading.certain);
    const engaged = only ? `(SELECT DISTINCT s.record FROM engagements_activity_party s WHERE ${took.sql})` : 'engaged';
    return rows.all(
      `WITH ${MANDATES}, ${this.#all()}
      SELECT a.possible_from, a.possible_until, a.pillars, COUNT(*) AS engagements
      FROM ${engaged} e CROSS JOIN engagements_activity a ON a.record = e.record WHERE ${where.sql}
      GROUP BY a.possible_from, a.possible_until, a.pillars`,
      where.params,
    );
  }

  /** A function by the name that its office goes by. */
  functionNamed(name: string): string {
    if (this.identities.isEmpty) return name;
    const [office, served] = name.split('/');
    return `${idOfName(this.identities.head(`office:${office}`))}/${served}`;
  }

  /** Of one activity (a). The first look is into an index that SQLite makes of the mandates once. */
  #isEngaged(where: Where): Where {
    const took = new Where().on(this.reading, 'p', 'occurrence').and('p.record = a.record');
    return where.and(
      `a.classified = 1 OR EXISTS (SELECT 1 FROM engagements_activity_party p
        WHERE ${took.sql} AND p.party IN (SELECT party FROM mandate)
          AND EXISTS (SELECT 1 FROM mandate m WHERE m.party = p.party AND ${this.#onItsDay()}))`,
    );
  }

  /** Of all activities: a scan of what is classified and of what the few with the mandate took part in. */
  #all(): string {
    const classified = new Where().on(this.reading, 'a', 'occurrence');
    const took = new Where().on(this.reading, 'p', 'occurrence');
    return `engaged AS (
      SELECT a.record FROM engagements_activity a WHERE a.classified = 1 AND ${classified.sql}
      UNION
      SELECT p.record FROM mandate m CROSS JOIN engagements_activity_party p ON p.party = m.party AND ${this.#onItsDay()}
      WHERE ${took.sql})`;
  }

  #restrict(where: Where, { pillar, function: served }: ListedFilter): void {
    if (pillar === NOT_STATED) where.and('a.pillars = 0');
    else where.when('(a.pillars & $pillar) <> 0', { $pillar: pillar === undefined ? undefined : bitOf(pillar) });
    if (served === undefined) return;
    if (served === NOT_STATED) {
      const has = new Where().on(this.reading, 'x', 'occurrence').and('x.record = a.record');
      where.and(`NOT EXISTS (SELECT 1 FROM engagements_activity_function x WHERE ${has.sql})`, has.params);
      return;
    }
    const [office, name] = served.split('/');
    const names = this.identities.namesOf(`office:${office}`).map((each) => `${each.slice('office:'.length)}/${name}`);
    this.#has(where, 'activity_function', 'function', this.#terms(names));
  }

  #has(where: Where, table: string, column: string, terms: readonly number[]): void {
    const has = new Where().on(this.reading, 'x', 'occurrence').and('x.record = a.record').among(`x.${column}`, terms);
    where.and(`EXISTS (SELECT 1 FROM engagements_${table} x WHERE ${has.sql})`, has.params);
  }

  #parties(state: string | undefined): readonly number[] | undefined {
    return state === undefined ? undefined : this.identities.termsOf(state);
  }

  #terms(names: readonly string[]): number[] {
    return names.flatMap((name) => this.rows.term(name) ?? []);
  }

  #absorbed(): number[] {
    if (this.identities.isEmpty) return [];
    return (Object.keys(ACTIVITY) as ActivityNoun[]).flatMap((noun) => [...this.identities.absorbed(noun)]);
  }

  #onItsDay(): string {
    return wasSoThenSql('m', 'p', this.reading.certain);
  }
}

/** Who had the mandate, by the numbers of each of their names. */
interface Mandates {
  readonly days: ReadonlyMap<number, readonly Days[]>;
  /** As JSON: the numbers, and as rows of the table `mandate`. */
  readonly parties: string;
  readonly rows: string;
}

const mandatesOf = onceAMoment((rows, reading): Mandates => {
  const identities = Identities.of(rows, reading);
  const where = new Where()
    .on(onItsOwnDay(reading), 'm', 'state')
    .and('m.mandate = $mandate', { $mandate: rows.term(COUNTER_TERRORISM) ?? 0 });
  const found = rows.all<DayColumns & { party: number }>(
    `SELECT m.party, m.possible_from, m.certain_from, m.certain_until, m.possible_until FROM offices_mandate m WHERE ${where.sql}`,
    where.params,
  );
  const named = found.flatMap((row) => identities.termsOf(rows.text(row.party)).map((party) => ({ ...row, party })));
  const days = new Map([...Map.groupBy(named, ({ party }) => party)].map(([party, some]) => [party, some.map(daysOf)]));
  return {
    days,
    parties: JSON.stringify([...days.keys()]),
    rows: JSON.stringify(
      named.map(({ party, possible_from, certain_from, certain_until, possible_until }) => [
        party,
        possible_from,
        certain_from,
        certain_until,
        possible_until,
      ]),
    ),
  };
});

/** As a table of the query, for the names of merged offices have no rows of their own. */
const MANDATES = `mandate AS MATERIALIZED (
  SELECT value ->> 0 AS party, value ->> 1 AS possible_from, value ->> 2 AS certain_from, value ->> 3 AS certain_until,
    value ->> 4 AS possible_until FROM json_each($mandates))`;

export function bitOf(pillar: Pillar): number {
  return 1 << PILLARS.indexOf(pillar);
}

export interface Latest extends DayAndId {
  readonly record: number;
  /** Parties by whose mandate it is one, sorted. */
  readonly mandates: readonly string[];
}

interface Candidate {
  readonly record: number;
  readonly classified: number;
}

interface Found extends Pick<StateEngagement, 'record' | 'pillars' | 'possible_from' | 'possible_until'> {
  readonly party: number;
  readonly function: number | null;
  readonly occurred: number | null;
}
