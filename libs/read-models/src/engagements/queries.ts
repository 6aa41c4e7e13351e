import { asElements } from '#domain/fields.ts';
import type { Json } from '#domain/json.ts';
import { type Pillar, PILLARS } from '#domain/nouns/activity.ts';
import { type RecordState, says } from '#domain/record.ts';
import { classificationAnswer } from '../answers/activity.ts';
import { dayOf } from '../activities/day.ts';
import { partiesOf, placeOf } from '../activities/parties.ts';
import { extentOf } from '../reading/extent.ts';
import { quarterOf } from '../reading/quarter.ts';
import type { Clocks } from '../rows/frame.ts';
import type { Snapshot } from '../reading/reader.ts';
import { type DayAndId, type Listed, type Page } from '../reading/reading.ts';
import { pagedRecords } from '../records/queries.ts';
import { bitOf, Engaged, type EngagementFilter, type Latest, type ListedFilter, type StateEngagement } from './engaged.ts';
import { functionsOf, pillarsOf } from './projection.ts';

export interface Engagement {
  /** `meeting:aslov-voronkov-2018-05-03`. */
  readonly record: string;
  readonly kind: string;
  /** EDTF. */
  readonly on: string | null;
  readonly parties: readonly string[];
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
  filter: ListedFilter,
  reading: Clocks,
  page: Page<DayAndId>,
): Listed<Engagement, DayAndId> {
  const engaged = new Engaged(rows, reading);
  const found = engaged.latest(filter, page.limit + 1, page.after);
  return pagedRecords(
    rows,
    found,
    reading,
    page.limit,
    (row) => engagementItem(engaged, row),
    ({ day, id }) => ({ day, id }),
  );
}

function engagementItem(engaged: Engaged, { state, mandates }: Latest & { state: RecordState }): Engagement {
  const classifications = asElements(says(state).classifications);
  const pillars = pillarsOf(classifications);
  return {
    record: `${state.noun}:${state.id}`,
    kind: state.noun,
    on: dayOf(state),
    parties: [...new Set(partiesOf(state).map((party) => engaged.identities.head(party)))],
    place: placeOf(state),
    pillars: PILLARS.filter((pillar) => (pillars & bitOf(pillar)) !== 0),
    functions: [...new Set(functionsOf(classifications).map((each) => engaged.functionNamed(each)))],
    why: [
      ...mandates.map((party) => ({ kind: 'mandate' as const, party })),
      ...classifications.map(classificationAnswer).map(({ basis, by }) => ({ kind: 'classified' as const, basis, by })),
    ],
    label: state.label,
  };
}

export interface Coverage {
  readonly state: string;
  readonly engagements: number;
  /** Null: nobody gives a day of any of them. */
  readonly first: string | null;
  readonly last: string | null;
}

/** Engagements of each State, whatever they serve. */
export function coverageByState(rows: Snapshot, filter: EngagementFilter, reading: Clocks): Coverage[] {
  const found = new Engaged(rows, reading).ofStates(filter, false);
  return cellsOf(found, () => [null]).map(({ key: _, ...counts }) => counts);
}

/** State × pillar; a null pillar is "not stated". Counts are of reported engagements. */
export function coverageByPillar(
  rows: Snapshot,
  filter: EngagementFilter,
  reading: Clocks,
): (Coverage & { readonly pillar: Pillar | null })[] {
  const found = new Engaged(rows, reading).ofStates(filter, false);
  return cellsOf(found, ({ pillars }) => pillarsShown(pillars, filter.pillar)).map(({ key, state, ...counts }) => ({
    state,
    pillar: key,
    ...counts,
  }));
}

/** The pillars under which an engagement is counted; null is "not stated". */
function pillarsShown(pillars: number, only: Pillar | undefined): readonly (Pillar | null)[] {
  const stated = PILLARS.filter((pillar) => (pillars & bitOf(pillar)) !== 0);
  if (stated.length === 0) return [null];
  return only === undefined ? stated : stated.filter((pillar) => pillar === only);
}

/** Engagements of a quarter that serve a pillar: one that serves several counts under each. */
export interface TrendItem {
  /** Null: the quarter of these is not known. */
  readonly quarter: string | null;
  /** Null: not stated. */
  readonly pillar: Pillar | null;
  readonly engagements: number;
}

/** Quarter × pillar, in the order of both; what is not known or not stated comes last. */
export function trendByPillar(rows: Snapshot, filter: EngagementFilter, reading: Clocks): TrendItem[] {
  const items = new Map<string, TrendItem>();
  for (const { pillars, engagements, ...days } of new Engaged(rows, reading).ofDays(filter)) {
    const quarter = quarterOf(days);
    for (const pillar of pillarsShown(pillars, filter.pillar)) {
      const at = trendAt({ quarter, pillar });
      items.set(at, { quarter, pillar, engagements: (items.get(at)?.engagements ?? 0) + engagements });
    }
  }
  return [...items].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}

/** The place of an item in the trend. */
export function trendAt({ quarter, pillar }: Pick<TrendItem, 'quarter' | 'pillar'>): string {
  return `${quarter ?? '~'} ${pillar ?? '~'}`;
}

/** State × function; a null function is "not stated". */
export function coverageByFunction(
  rows: Snapshot,
  filter: EngagementFilter,
  reading: Clocks,
): (Coverage & { readonly function: string | null })[] {
  const engaged = new Engaged(rows, reading);
  const only = filter.function === undefined ? undefined : engaged.functionNamed(filter.function);
  return cellsOf(engaged.ofStates(filter, true), ({ function: served }) =>
    only === undefined || served === only ? [served] : [],
  ).map(({ key, state, ...counts }) => ({ state, function: key, ...counts }));
}

interface Cell<Key> extends Coverage {
  readonly key: Key;
}

/** Counts by State and by each key that an engagement has, in this order; what is not stated comes last. */
function cellsOf<Key extends string | null>(
  found: readonly StateEngagement[],
  keysOf: (engagement: StateEngagement) => readonly Key[],
): Cell<Key>[] {
  const cells = new Map<string, { state: string; key: Key; some: Map<number, StateEngagement> }>();
  for (const engagement of found) {
    for (const key of keysOf(engagement)) {
      const at = `${engagement.state} ${key ?? '~'}`;
      let cell = cells.get(at);
      if (!cell) cells.set(at, (cell = { state: engagement.state, key, some: new Map() }));
      cell.some.set(engagement.record, engagement);
    }
  }
  return [...cells]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { state, key, some }]) => ({ state, key, engagements: some.size, ...extentOf([...some.values()]) }));
}
