import type { Clocks } from '../frame.ts';
import type { Snapshot } from '../reader.ts';
import { type Listed, type Page, paged, termOr0, Where } from '../reading.ts';
import { loaded } from '../records/queries.ts';
import { type OfficialItem, officialItem, type OfficialReading } from './answer.ts';

export interface OfficialFilter {
  readonly party?: string;
  readonly post?: string;
}

/** Officials by id; those who held, on the day, a post of a party. */
export function listOfficials(
  rows: Snapshot,
  filter: OfficialFilter,
  reading: Clocks,
  of: OfficialReading,
  page: Page<string>,
): Listed<OfficialItem, string> {
  const where = new Where()
    .on({ ...reading, asOf: undefined, certain: false }, 'o', 'state')
    .when('o.id > $after', { $after: page.after })
    .bind({ $limit: page.limit + 1 });
  if (filter.party !== undefined || filter.post !== undefined) {
    const held = new Where()
      .on(reading, 't', 'state')
      .and('t.record = o.record')
      .when('t.party = $party', { $party: termOr0(rows, filter.party) })
      .when('t.post = $post', { $post: termOr0(rows, filter.post) });
    where.and(`EXISTS (SELECT 1 FROM officials_tenure t WHERE ${held.sql})`, held.params);
  }
  const found = rows.all<{ record: number; id: string }>(
    `SELECT o.record, o.id FROM officials_official o WHERE ${where.sql} ORDER BY o.id LIMIT $limit`,
    where.params,
  );
  return paged(
    loaded(rows, found, reading),
    page.limit,
    ({ state }) => officialItem(state, of),
    ({ id }) => id,
  );
}
