import type { Clocks } from '../frame.ts';
import type { Snapshot } from '../reader.ts';
import { type DayAndId, inPeriod, type Listed, type Page, paged, type Period, Where } from '../reading.ts';
import { loaded } from '../records/queries.ts';
import { type ConferenceItem, conferenceItem } from './answer.ts';

/** Conferences, the latest first. */
export function listConferences(
  rows: Snapshot,
  period: Period,
  reading: Clocks,
  page: Page<DayAndId>,
): Listed<ConferenceItem, DayAndId> {
  const where = inPeriod(new Where().on(reading, 'c', 'occurrence').bind({ $limit: page.limit + 1 }), 'c', period, page.after);
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
