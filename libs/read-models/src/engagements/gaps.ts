import { type Day, EARLIEST } from '#domain/edtf.ts';
import { asStretches } from '#domain/fields.ts';
import type { Pillar } from '#domain/nouns/activity.ts';
import type { Standing } from '#domain/nouns/state.ts';
import { type RecordState, says } from '#domain/record.ts';
import { stretchDays } from '#domain/stretches.ts';
import type { Clocks } from '../rows/frame.ts';
import type { Snapshot } from '../reading/reader.ts';
import { statesOnRecord } from '../states/queries.ts';
import { bitOf, Engaged, type EngagementFilter, type StateEngagement } from './engaged.ts';
import { extentOf } from '../reading/extent.ts';

export interface GapFilter {
  readonly standing: Standing;
  readonly since?: Day;
  readonly pillar?: Pillar;
  /** `unoct/capacity-building`. */
  readonly function?: string;
  readonly state?: string;
}

/** A State of which no engagement since a day is certain. */
export interface Gap {
  readonly state: string;
  /** Since then: those that may have been, and are not certain. */
  readonly engagements: number;
  /** The last one, whenever it was; EDTF. */
  readonly last: string | null;
  /** Since then, of which nobody stated the pillar or the function that is asked for: they may have served it. */
  readonly unstated: number;
  /** None is possible, and the State certainly had the standing on the day. */
  readonly certain: boolean;
}

/** States with a standing on a day and no reported engagement since another, by code. */
export function listGaps(rows: Snapshot, filter: GapFilter, reading: Clocks, day: Day): Gap[] {
  const possible = new Engaged(rows, { ...reading, certain: false });
  const only = filter.state === undefined ? undefined : possible.identities.head(filter.state);
  const state = only === undefined ? {} : { state: only };
  const served = filter.function === undefined ? null : possible.functionNamed(filter.function);
  const all = engagementsByState(possible, state, served !== null);
  const engaged = new Engaged(rows, { ...reading, certain: true });
  const since = filter.since ?? EARLIEST;
  const certain = engagementsByState(engaged, { ...state, from: since }, served !== null);
  return statesOnRecord(rows, reading).flatMap((record): Gap[] => {
    const name = `state:${record.id}`;
    const stands = standsOn(record, filter.standing, day);
    if (stands === null || (only !== undefined && name !== only)) return [];
    const known = (certain.get(name) ?? []).some((each) => serves(each, filter, served) === 'yes');
    if (known) return [];
    const reported = (all.get(name) ?? []).map((each) => ({ ...each, serves: serves(each, filter, served) }));
    const matching = reported.filter((each) => each.serves === 'yes');
    const count = (some: readonly StateEngagement[]): number =>
      some.filter(({ possible_until }) => possible_until >= since).length;
    const engagements = count(matching);
    const unstated = count(reported.filter((each) => each.serves === 'unstated'));
    const gap = {
      state: name,
      engagements,
      last: extentOf(matching).last,
      unstated,
      certain: stands === 'certainly' && engagements === 0 && unstated === 0,
    };
    return reading.certain && !gap.certain ? [] : [gap];
  });
}

/** An engagement of one State with all the functions that it served. */
type Served = StateEngagement & { readonly functions: ReadonlySet<string> };

function engagementsByState(engaged: Engaged, filter: EngagementFilter, withFunctions: boolean): Map<string, Served[]> {
  const byState = new Map<string, Map<number, Served & { functions: Set<string> }>>();
  for (const each of engaged.ofStates(filter, withFunctions)) {
    const some = byState.get(each.state) ?? new Map<number, Served & { functions: Set<string> }>();
    byState.set(each.state, some);
    const there = some.get(each.record) ?? { ...each, functions: new Set() };
    some.set(each.record, there);
    if (each.function !== null) there.functions.add(each.function);
  }
  return new Map([...byState].map(([state, some]) => [state, [...some.values()]]));
}

function serves({ pillars, functions }: Served, { pillar }: GapFilter, served: string | null): 'yes' | 'no' | 'unstated' {
  const byPillar = answer(pillar === undefined || (pillars & bitOf(pillar)) !== 0, pillars === 0);
  const byFunction = answer(served === null || functions.has(served), functions.size === 0);
  if (byPillar === 'no' || byFunction === 'no') return 'no';
  return byPillar === 'yes' && byFunction === 'yes' ? 'yes' : 'unstated';
}

function answer(isStated: boolean, isUnstated: boolean): 'yes' | 'no' | 'unstated' {
  if (isStated) return 'yes';
  return isUnstated ? 'unstated' : 'no';
}

function standsOn(record: RecordState, standing: Standing, day: Day): 'certainly' | 'possibly' | null {
  const stretches = asStretches(says(record).standing);
  const days = stretches.flatMap((stretch, i) =>
    stretch.value === standing ? [stretchDays(stretch, stretches[i + 1], { from: null, until: null })] : [],
  );
  if (days.some(({ certainFrom, certainUntil }) => certainFrom <= day && day <= certainUntil)) return 'certainly';
  return days.some(({ possibleFrom, possibleUntil }) => possibleFrom <= day && day <= possibleUntil) ? 'possibly' : null;
}
