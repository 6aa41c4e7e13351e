import type { Clocks } from '../frame.ts';
import type { Snapshot } from '../reader.ts';
import { type DayAndId, inPeriod, type Listed, type Page, paged, type Period, termOr0, Where } from '../reading.ts';
import { loaded } from '../records/queries.ts';
import { type MeetingItem, meetingItem } from './answer.ts';

export interface MeetingFilter extends Period {
  /** A party, or an official as `official:sirojiddin-aslov`. */
  readonly with?: string;
  readonly level?: string;
  readonly disputed?: boolean;
  readonly inferred?: boolean;
}

/** Meetings, the latest first. */
export function listMeetings(
  rows: Snapshot,
  filter: MeetingFilter,
  reading: Clocks,
  page: Page<DayAndId>,
): Listed<MeetingItem, DayAndId> {
  const where = inPeriod(new Where().on(reading, 'm', 'occurrence').bind({ $limit: page.limit + 1 }), 'm', filter, page.after)
    .when('m.level = $level', { $level: termOr0(rows, filter.level) })
    .when('m.disputed = $disputed', { $disputed: filter.disputed === undefined ? undefined : Number(filter.disputed) })
    .when('m.inferred = $inferred', { $inferred: filter.inferred === undefined ? undefined : Number(filter.inferred) });
  const who = termOr0(rows, filter.with);
  if (who !== undefined) {
    const there = new Where().on(reading, 'p', 'occurrence').and('p.record = m.record AND p.who = $who', { $who: who });
    where.and(`EXISTS (SELECT 1 FROM meetings_presence p WHERE ${there.sql})`, there.params);
  }
  const found = rows.all<DayAndId & { record: number }>(
    `SELECT m.record, m.possible_from AS day, m.id FROM meetings_meeting m WHERE ${where.sql} ORDER BY m.possible_from DESC, m.id DESC LIMIT $limit`,
    where.params,
  );
  return paged(
    loaded(rows, found, reading),
    page.limit,
    ({ state }) => meetingItem(state),
    ({ day, id }) => ({ day, id }),
  );
}
