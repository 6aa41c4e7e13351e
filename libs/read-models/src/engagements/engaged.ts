import { idOfName } from '#domain/nouns.ts';
import type { Day } from '#domain/edtf.ts';
import { type Pillar, PILLARS } from '#domain/nouns/activity.ts';
import { ACTIVITY, type ActivityNoun } from '../activities/projection.ts';
import type { Dated } from '../reading/extent.ts';
import type { Clocks } from '../rows/frame.ts';
import { Identities } from '../identity/identities.ts';
import { type DayColumns, onItsOwnDay, wasSoThenSql } from '../reading/own-day.ts';
import type { Snapshot } from '../reading/reader.ts';
import { inPeriod, type Period, Where } from '../reading/reading.ts';

/** The mandate that makes an activity of its holder an engagement. */
const COUNTER_TERRORISM = 'counter-terrorism';

export interface EngagementFilter extends Period {
  readonly pillar?: Pillar;
  /** `unoct/capacity-building`. */
  readonly function?: string;
  /** A party: `state:TJ`. */
  readonly state?: string;
}

/** An engagement of a State, once for each function where functions are asked for. */
export interface StateEngagement extends Dated {
  readonly record: number;
  readonly state: string;
  readonly pillars: number;
  /** Null: none is stated, or none was asked for. */
  readonly function: string | null;
}

/** Engagements as one read sees them: by classification, or by a mandate that a party had on the activity's own day. */
export class Engaged {
  readonly rows: Snapshot;
  readonly reading: Clocks;
  readonly identities: Identities;
  readonly #mandates: readonly (readonly number[])[];

  constructor(rows: Snapshot, reading: Clocks, identities = Identities.of(rows, reading)) {
    this.rows = rows;
    this.reading = reading;
    this.identities = identities;
    this.#mandates = this.#mandated();
  }

  /** Parties by whose mandate a record is an engagement, sorted. */
  mandatesOf(record: number): string[] {
    const where = new Where()
      .on(this.reading, 'p', 'occurrence')
      .and('p.record = $record', { $record: record })
      .bind(this.#params());
    const found = this.rows.all<{ party: number }>(
      `WITH ${MANDATES} SELECT p.party FROM engagements_activity_party p JOIN mandate m ON m.party = p.party AND ${this.#onItsDay()} WHERE ${where.sql}`,
      where.params,
    );
    return [...new Set(found.map(({ party }) => this.identities.head(this.rows.text(party))))].toSorted();
  }

  /** Engagements, the latest first: numbers of their records. */
  latest(filter: EngagementFilter, limit: number, after: { day: Day; id: string } | null): Latest[] {
    const { reading } = this;
    const state = this.#parties(filter.state);
    // A State that is named leads to what it took part in.
    const lead = state?.length === 1 ? 's' : 'a';
    const where = this.#isEngaged(new Where().on(reading, 'a', 'occurrence')).bind({ $limit: limit });
    this.#restrict(where, filter);
    inPeriod(where, lead, filter, after, reading.certain);
    if (lead === 's') where.on(reading, 's', 'occurrence').and('s.record = a.record').among('s.party', state);
    else if (state) this.#has(where, 'activity_party', 'party', state);
    const from = lead === 's' ? 'engagements_activity_party s CROSS JOIN engagements_activity a' : 'engagements_activity a';
    return this.rows.all<Latest>(
      `WITH ${MANDATES} SELECT a.record, a.possible_from AS day, a.id FROM ${from} WHERE ${where.sql}
        ORDER BY ${lead}.possible_from DESC, ${lead}.id DESC LIMIT $limit`,
      where.params,
    );
  }

  /** Engagements of each State that took part, or of one. */
  ofStates(filter: EngagementFilter, withFunctions: boolean): StateEngagement[] {
    const { rows, reading, identities } = this;
    const where = new Where().on(reading, 'a', 'occurrence').on(reading, 's', 'occurrence').bind(this.#params());
    const only = this.#parties(filter.state);
    if (only) this.#isEngaged(where).among('s.party', only);
    this.#restrict(where, filter);
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
      this.#params(),
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

  #restrict(where: Where, { pillar, function: served }: EngagementFilter): void {
    where
      .when('(a.pillars & $pillar) <> 0', { $pillar: pillar === undefined ? undefined : bitOf(pillar) })
      .except('a.record', this.#absorbed());
    if (served === undefined) return;
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

  #params(): { $mandates: string } {
    return { $mandates: JSON.stringify(this.#mandates) };
  }

  /** Who had the mandate on which days, under each of their names. */
  #mandated(): number[][] {
    const { rows, reading, identities } = this;
    const where = new Where()
      .on(onItsOwnDay(reading), 'm', 'state')
      .and('m.mandate = $mandate', { $mandate: rows.term(COUNTER_TERRORISM) ?? 0 });
    const found = rows.all<DayColumns & { party: number }>(
      `SELECT m.party, m.possible_from, m.certain_from, m.certain_until, m.possible_until FROM offices_mandate m WHERE ${where.sql}`,
      where.params,
    );
    return found.flatMap(({ party, possible_from, certain_from, certain_until, possible_until }) =>
      identities.termsOf(rows.text(party)).map((name) => [name, possible_from, certain_from, certain_until, possible_until]),
    );
  }
}

/** As a table of the query, for the names of merged offices have no rows of their own. */
const MANDATES = `mandate AS MATERIALIZED (
  SELECT value ->> 0 AS party, value ->> 1 AS possible_from, value ->> 2 AS certain_from, value ->> 3 AS certain_until,
    value ->> 4 AS possible_until FROM json_each($mandates))`;

export function bitOf(pillar: Pillar): number {
  return 1 << PILLARS.indexOf(pillar);
}

export interface Latest {
  readonly record: number;
  readonly day: Day;
  readonly id: string;
}

interface Found extends Pick<StateEngagement, 'record' | 'pillars' | 'possible_from' | 'possible_until'> {
  readonly party: number;
  readonly function: number | null;
  readonly occurred: number | null;
}
