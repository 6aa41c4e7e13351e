import { type Day, parseEdtf } from '#domain/edtf.ts';
import { asElements, asText } from '#domain/fields.ts';
import type { Json } from '#domain/json.ts';
import { type Pillar, PILLARS } from '#domain/nouns/activity.ts';
import { type RecordState, says } from '#domain/record.ts';
import type { Clocks } from '../frame.ts';
import { classificationAnswer } from '../activities/answer.ts';
import type { Snapshot } from '../reader.ts';
import { type DayAndId, inPeriod, type Listed, type Page, paged, type Period, termOr0, Where } from '../reading.ts';
import { orNull } from '../records/detail.ts';
import { loaded } from '../records/queries.ts';
import { functionsOf, pillarsOf } from './projection.ts';

/** The mandate that makes an activity of its holder an engagement. */
export const COUNTER_TERRORISM = 'counter-terrorism';

export interface EngagementFilter extends Period {
  readonly pillar?: Pillar;
  /** `unoct/capacity-building`. */
  readonly function?: string;
  /** A party: `state:TJ`. */
  readonly state?: string;
}

export interface Engagement {
  /** `meeting:aslov-voronkov-2018-05-03`. */
  readonly record: string;
  readonly kind: string;
  /** EDTF. */
  readonly on: string | null;
  readonly parties: readonly (string | null)[];
  readonly place: Json;
  readonly pillars: readonly Pillar[];
  readonly functions: readonly string[];
  readonly why: readonly (
    | { readonly kind: 'mandate'; readonly party: string }
    | { readonly kind: 'classified'; readonly basis: Json; readonly by: string | null }
  )[];
  readonly label: string;
}

/** Engagements, the latest first. */
export function listEngagements(
  rows: Snapshot,
  filter: EngagementFilter,
  reading: Clocks,
  page: Page<DayAndId>,
): Listed<Engagement, DayAndId> {
  const { sql, where } = engaged(rows, filter, reading);
  inPeriod(where, 'a', filter, page.after, reading.certain).bind({ $limit: page.limit + 1 });
  const found = rows.all<DayAndId & { record: number }>(
    `${sql} SELECT a.record, a.possible_from AS day, a.id FROM engaged e JOIN engagements_activity a ON a.record = e.record WHERE ${where.sql} ORDER BY a.possible_from DESC, a.id DESC LIMIT $limit`,
    where.params,
  );
  return paged(
    loaded(rows, found, reading),
    page.limit,
    (row) => engagementItem(rows, row, reading),
    ({ day, id }) => ({ day, id }),
  );
}

export interface Coverage {
  readonly state: string;
  readonly engagements: number;
  readonly first: string;
  readonly last: string;
}

/** State × pillar; a null pillar is "not stated". Counts are of reported engagements. */
export function coverageByPillar(
  rows: Snapshot,
  filter: EngagementFilter,
  reading: Clocks,
): (Coverage & { readonly pillar: Pillar | null })[] {
  const cells = cellsOf(rows, filter, reading, 'a.pillars', '').flatMap(({ key, ...cell }) => {
    const stated = PILLARS.filter((_, i) => ((key ?? 0) & (1 << i)) !== 0);
    return (stated.length > 0 ? stated : [null]).map((pillar) => ({ ...cell, key: pillar }));
  });
  return summed(cells)
    .filter(({ key }) => filter.pillar === undefined || key === filter.pillar)
    .map(({ key, ...cell }) => ({
      state: cell.state,
      pillar: key,
      engagements: cell.engagements,
      first: cell.first,
      last: cell.last,
    }));
}

/** State × function; a null function is "not stated". */
export function coverageByFunction(
  rows: Snapshot,
  filter: EngagementFilter,
  reading: Clocks,
): (Coverage & { readonly function: string | null })[] {
  const known = new Where().on(reading, 'f', 'occurrence');
  const join = `LEFT JOIN engagements_activity_function f ON f.record = a.record AND ${known.sql}`;
  const cells = cellsOf(rows, filter, reading, 'f.function', join).map(({ key, ...cell }) => ({
    ...cell,
    key: key === null ? null : rows.text(key),
  }));
  return summed(cells)
    .filter(({ key }) => filter.function === undefined || key === filter.function)
    .map(({ key, ...cell }) => ({
      state: cell.state,
      function: key,
      engagements: cell.engagements,
      first: cell.first,
      last: cell.last,
    }));
}

/** Activity that somebody classified, or that a party's mandate on its day made an engagement. */
function engaged(rows: Snapshot, filter: EngagementFilter, reading: Clocks): { sql: string; where: Where } {
  const classified = new Where().on(reading, 'a', 'occurrence');
  const took = new Where().on(reading, 'p', 'occurrence');
  // A mandate is joined on the activity's own day, not on the day as of which is read.
  const mandated = new Where()
    .on({ ...reading, asOf: undefined, certain: false }, 'm', 'state')
    .and('m.mandate = $mandate', { $mandate: rows.term(COUNTER_TERRORISM) ?? 0 });
  const sql = `WITH engaged AS (
    SELECT a.record FROM engagements_activity a WHERE a.classified = 1 AND ${classified.sql}
    UNION
    SELECT p.record FROM offices_mandate m JOIN engagements_activity_party p
      ON p.party = m.party AND ${onItsDay(reading)}
    WHERE ${mandated.sql} AND ${took.sql})`;
  const where = new Where()
    .and(classified.sql, { ...classified.params, ...mandated.params, ...took.params })
    .when('(a.pillars & $pillar) <> 0', {
      $pillar: filter.pillar === undefined ? undefined : 1 << PILLARS.indexOf(filter.pillar),
    });
  exists(where, reading, 'activity_party', 'party', termOr0(rows, filter.state));
  exists(where, reading, 'activity_function', 'function', termOr0(rows, filter.function));
  return { sql, where };
}

/** Whether an activity (p) was while a mandate (m) was held. */
function onItsDay({ certain = false }: Clocks): string {
  return certain
    ? 'p.possible_from >= m.certain_from AND p.possible_until <= m.certain_until'
    : 'p.possible_from <= m.possible_until AND p.possible_until >= m.possible_from';
}

function exists(where: Where, reading: Clocks, table: string, column: string, term: number | undefined): void {
  if (term === undefined) return;
  const has = new Where()
    .on(reading, 'x', 'occurrence')
    .and(`x.record = a.record AND x.${column} = $${column}`, { [`$${column}`]: term });
  where.and(`EXISTS (SELECT 1 FROM engagements_${table} x WHERE ${has.sql})`, has.params);
}

function engagementItem(rows: Snapshot, { record, state }: { record: number; state: RecordState }, reading: Clocks): Engagement {
  const said = says(state);
  const classifications = asElements(said.classifications);
  const pillars = pillarsOf(classifications);
  return {
    record: `${state.noun}:${state.id}`,
    kind: state.noun,
    on: asText(said.heldOn),
    parties: asElements(said.delegations).map((each) => asText(each.party)),
    place: orNull(said.place),
    pillars: PILLARS.filter((_, i) => (pillars & (1 << i)) !== 0),
    functions: functionsOf(classifications),
    why: [
      ...mandatesOf(rows, record, reading).map((party) => ({ kind: 'mandate' as const, party })),
      ...classifications.map(classificationAnswer).map(({ basis, by }) => ({ kind: 'classified' as const, basis, by })),
    ],
    label: state.label,
  };
}

function mandatesOf(rows: Snapshot, record: number, reading: Clocks): string[] {
  const where = new Where()
    .on(reading, 'p', 'occurrence')
    .on({ ...reading, asOf: undefined, certain: false }, 'm', 'state')
    .and('p.record = $record AND m.mandate = $mandate', { $record: record, $mandate: rows.term(COUNTER_TERRORISM) ?? 0 });
  const found = rows.all<{ party: number }>(
    `SELECT DISTINCT p.party FROM engagements_activity_party p JOIN offices_mandate m
      ON m.party = p.party AND ${onItsDay(reading)} WHERE ${where.sql}`,
    where.params,
  );
  return found.map(({ party }) => rows.text(party)).toSorted();
}

interface Cell<Key> {
  readonly state: string;
  readonly key: Key;
  readonly engagements: number;
  readonly first: string;
  readonly last: string;
  readonly from: Day;
  readonly until: Day;
}

function cellsOf(rows: Snapshot, filter: EngagementFilter, reading: Clocks, key: string, join: string): Cell<number | null>[] {
  const { sql, where } = engaged(rows, filter, reading);
  inPeriod(where, 'a', filter, null, reading.certain).on(reading, 's', 'occurrence');
  const state = termOr0(rows, filter.state);
  if (state !== undefined) where.and('s.party = $party');
  // One row for each date: first and last are then those of a date as it was written.
  const found = rows.all<{ party: string; key: number | null; n: number; occurred: string; from: Day; until: Day }>(
    `${sql} SELECT t.text AS party, ${key} AS key, o.text AS occurred, a.possible_from AS "from", a.possible_until AS "until", COUNT(DISTINCT a.record) AS n
      FROM engaged e JOIN engagements_activity a ON a.record = e.record JOIN engagements_activity_party s ON s.record = a.record
      JOIN terms t ON t.id = s.party JOIN terms o ON o.id = a.occurred ${join}
      WHERE ${where.sql} AND t.text LIKE 'state:%' GROUP BY 1, 2, 3, 4, 5`,
    where.params,
  );
  return found.map(({ party, key: each, n, occurred, from, until }) => {
    const { begin, end } = parseEdtf(occurred);
    return { state: party, key: each, engagements: n, first: begin.text, last: end.text, from, until };
  });
}

function summed<Key extends string | null>(cells: readonly Cell<Key>[]): Cell<Key>[] {
  const sums = new Map<string, Cell<Key>>();
  for (const cell of cells) {
    const at = `${cell.state} ${cell.key ?? '~'}`;
    const sum = sums.get(at);
    sums.set(at, sum ? joined(sum, cell) : cell);
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

function joined<Key>(a: Cell<Key>, b: Cell<Key>): Cell<Key> {
  const first = b.from < a.from || (b.from === a.from && b.first < a.first) ? b : a;
  const last = b.until > a.until || (b.until === a.until && b.last > a.last) ? b : a;
  return {
    ...a,
    engagements: a.engagements + b.engagements,
    first: first.first,
    from: first.from,
    last: last.last,
    until: last.until,
  };
}
