import { COUNTRIES } from '#domain/countries.ts';
import type { Day } from '#domain/edtf.ts';
import { type RecordState, stateOnList } from '#domain/record.ts';
import { ACTOR } from '../actors/projection.ts';
import type { Clocks } from '../rows/frame.ts';
import { Identities } from '../identity/identities.ts';
import { united } from '../identity/united.ts';
import type { Snapshot } from '../reading/reader.ts';
import { type Listed, type Page, Where } from '../reading/reading.ts';
import { loaded, recordsOf } from '../records/queries.ts';
import { detailOf } from '../answers/detail.ts';
import { type StateItem, stateItem } from '../answers/state.ts';

export interface StateFilter {
  readonly standing?: string;
  readonly disputed?: boolean;
  readonly inferred?: boolean;
}

/** States and territories by code: those of the built-in list, with what was recorded of them, and those recorded beside it. */
export function listStates(
  rows: Snapshot,
  { standing, disputed, inferred }: StateFilter,
  reading: Clocks,
  day: Day,
  page: Page<string>,
): Listed<StateItem, string> {
  const items: StateItem[] = [];
  for (const record of statesOnRecord(rows, reading)) {
    if (page.after !== null && record.id <= page.after) continue;
    const item = stateItem(record, day);
    if (standing !== undefined && item.standing !== standing) continue;
    const detail = disputed === undefined && inferred === undefined ? null : detailOf(record);
    if (disputed !== undefined && detail!.disputed.length > 0 !== disputed) continue;
    if (inferred !== undefined && detail!.inferred.length > 0 !== inferred) continue;
    items.push(item);
    if (items.length > page.limit) break;
  }
  const shown = items.slice(0, page.limit);
  return { items: shown, next: items.length > page.limit ? (shown.at(-1)?.id ?? null) : null };
}

/** By code; records of one State are one. */
export function statesOnRecord(rows: Snapshot, reading: Clocks): readonly RecordState[] {
  const identities = Identities.of(rows, reading);
  const recorded = recordedStates(rows, reading);
  const codes = new Set([...Object.keys(COUNTRIES), ...recorded.keys()]);
  return [...codes].toSorted().flatMap((code) => {
    const name = `state:${code}`;
    if (identities.head(name) !== name) return [];
    const record = recorded.get(code) ?? stateOnList(`state-${code}`);
    return record ? [united(record, recordsOf(rows, identities.othersOf(name), reading))] : [];
  });
}

function recordedStates(rows: Snapshot, reading: Clocks): Map<string, RecordState> {
  const where = new Where().and(`a.noun = ${ACTOR.state}`).on({ ...reading, asOf: undefined, certain: false }, 'a', 'state');
  const found = rows.all<{ record: number; id: string }>(
    `SELECT a.record, a.id FROM actors_actor a WHERE ${where.sql}`,
    where.params,
  );
  return new Map(loaded(rows, found, reading).map(({ id, state }) => [id, state]));
}
