import type { Day } from '#domain/edtf.ts';
import type { Clocks } from '../frame.ts';
import type { Snapshot } from '../reader.ts';
import { type Listed, type Page, paged, termOr0, Where } from '../reading.ts';
import { loaded } from '../records/queries.ts';
import { type OfficeItem, officeItem } from './answer.ts';

export interface OfficeFilter {
  readonly mandate?: string;
}

/** Offices by id; those that had a mandate on the day. */
export function listOffices(
  rows: Snapshot,
  filter: OfficeFilter,
  reading: Clocks,
  day: Day,
  page: Page<string>,
): Listed<OfficeItem, string> {
  const where = new Where()
    .on(reading, 'o', 'state')
    .when('o.id > $after', { $after: page.after })
    .bind({ $limit: page.limit + 1 });
  const mandate = termOr0(rows, filter.mandate);
  if (mandate !== undefined) {
    const had = new Where()
      .on({ ...reading, asOf: day }, 'm', 'state')
      .and('m.record = o.record AND m.mandate = $mandate', { $mandate: mandate });
    where.and(`EXISTS (SELECT 1 FROM offices_mandate m WHERE ${had.sql})`, had.params);
  }
  const found = rows.all<{ record: number; id: string }>(
    `SELECT o.record, o.id FROM offices_office o WHERE ${where.sql} ORDER BY o.id LIMIT $limit`,
    where.params,
  );
  return paged(
    loaded(rows, found, reading),
    page.limit,
    ({ state }) => officeItem(state, day),
    ({ id }) => id,
  );
}
