import type { RecordState } from '#domain/record.ts';
import type { Clocks } from '../rows/frame.ts';
import { Identities } from '../identity/identities.ts';
import type { MeetingStatus } from '../answers/meeting.ts';
import type { Snapshot } from '../reading/reader.ts';
import { type DayAndId, inPeriod, type Listed, type Page, type Period, termOr0, Where } from '../reading/reading.ts';
import { pagedRecords } from '../records/queries.ts';
import { ACTIVITY, type ActivityNoun } from './projection.ts';

export interface ActivityFilter extends Period {
  /** A party, `official:sirojiddin-aslov`, or `conference:dushanbe-2018` for what was within it or on its sidelines. */
  readonly with?: string;
  /** As the record itself says. */
  readonly level?: string;
  readonly status?: Exclude<MeetingStatus, 'retracted' | 'merged'>;
  readonly disputed?: boolean;
  readonly inferred?: boolean;
}

/** Activities of one kind, the latest first. What is merged into another is left out. */
export function listActivities<Item>(
  rows: Snapshot,
  noun: ActivityNoun,
  filter: ActivityFilter,
  reading: Clocks,
  page: Page<DayAndId>,
  item: (record: RecordState) => Item,
): Listed<Item, DayAndId> {
  const identities = Identities.of(rows, reading);
  const who = filter.with === undefined ? undefined : identities.termsOf(filter.with);
  // One who is named leads to what names them; several are looked for in each.
  const driven = who?.length === 1;
  const lead = driven ? 'p' : 'a';
  const where = new Where()
    .and(`${lead}.noun = ${ACTIVITY[noun]}`)
    .on(reading, 'a', 'occurrence')
    .when('a.level = $level', { $level: termOr0(rows, filter.level) })
    .when('a.status = $status', { $status: termOr0(rows, filter.status) })
    .when('a.disputed = $disputed', { $disputed: bit(filter.disputed) })
    .when('a.inferred = $inferred', { $inferred: bit(filter.inferred) })
    .except('a.record', identities.absorbed(noun))
    .bind({ $limit: page.limit + 1 });
  inPeriod(where, lead, filter, page.after, reading.certain);
  if (driven) where.on(reading, 'p', 'occurrence').and('p.record = a.record').among('p.who', who);
  else if (who) {
    const there = new Where().on(reading, 'p', 'occurrence').and('p.record = a.record').among('p.who', who);
    where.and(`EXISTS (SELECT 1 FROM activities_presence p WHERE ${there.sql})`, there.params);
  }
  const from = driven ? 'activities_presence p CROSS JOIN activities_activity a' : 'activities_activity a';
  const found = rows.all<DayAndId & { record: number }>(
    `SELECT a.record, ${lead}.possible_from AS day, ${lead}.id FROM ${from} WHERE ${where.sql}
      ORDER BY ${lead}.possible_from DESC, ${lead}.id DESC LIMIT $limit`,
    where.params,
  );
  return pagedRecords(
    rows,
    found,
    reading,
    page.limit,
    ({ state }) => item(identities.standing(state)),
    ({ day, id }) => ({ day, id }),
  );
}

export function bit(flag: boolean | undefined): number | undefined {
  return flag === undefined ? undefined : Number(flag);
}
