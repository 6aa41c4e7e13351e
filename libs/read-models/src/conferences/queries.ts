import type { Day } from '#domain/edtf.ts';
import type { Clocks } from '../frame.ts';
import type { Snapshot } from '../reader.ts';
import { type Listed, type Page, paged, Where } from '../reading.ts';
import { loaded } from '../records/queries.ts';
import { type ConferenceItem, conferenceItem } from './answer.ts';

/** The place of a record among records by day, the latest first. */
export interface DayAndId {
  readonly day: Day;
  readonly id: string;
}

export interface Period {
  readonly from?: Day;
  readonly to?: Day;
}

/** What may have happened in a period, the latest first, from where a page ended. */
export function inPeriod(where: Where, alias: string, { from, to }: Period, after: DayAndId | null): Where {
  return where
    .when(`${alias}.possible_until >= $from`, { $from: from })
    .when(`${alias}.possible_from <= $to`, { $to: to })
    .when(`(${alias}.possible_from, ${alias}.id) < ($afterDay, $afterId)`, { $afterDay: after?.day, $afterId: after?.id });
}

/** Conferences, the latest first. */
export function listConferences(
  rows: Snapshot,
  period: Period,
  reading: Clocks,
  page: Page<DayAndId>,
): Listed<ConferenceItem, DayAndId> {
  const where = inPeriod(
    new Where().on(reading, 'c', 'occurrence').bind({ $limit: page.limit + 1 }),
    'c',
    period,
    page.after,
  );
  const found = rows.all<DayAndId & { record: number }>(
    `SELECT c.record, c.possible_from AS day, c.id FROM conferences_conference c WHERE ${where.sql} ORDER BY c.possible_from DESC, c.id DESC LIMIT $limit`,
    where.params,
  );
  return paged(
    loaded(rows, found, reading),
    page.limit,
    ({ state }) => conferenceItem(state),
    ({ day, id }) => ({ day, id }),
  );
}
