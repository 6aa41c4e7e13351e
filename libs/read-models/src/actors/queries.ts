import type { Day } from '#domain/edtf.ts';
import type { RecordState } from '#domain/record.ts';
import { bit } from '../activities/queries.ts';
import type { Clocks } from '../rows/frame.ts';
import { Identities } from '../identity/identities.ts';
import { united } from '../identity/united.ts';
import type { Snapshot } from '../reading/reader.ts';
import { type Listed, type Page, termOr0, Where } from '../reading/reading.ts';
import { pagedRecords, recordsOf } from '../records/queries.ts';
import { ACTOR, type ActorNoun } from './projection.ts';

export interface ActorFilter {
  readonly disputed?: boolean;
  readonly inferred?: boolean;
}

export interface OfficeFilter extends ActorFilter {
  readonly mandate?: string;
}

export interface OfficialFilter extends ActorFilter {
  readonly party?: string;
  readonly post?: string;
}

/** Offices by id; those that had a mandate on the day. Records of one office are one. */
export function listOffices<Item>(
  rows: Snapshot,
  { mandate, ...filter }: OfficeFilter,
  reading: Clocks,
  day: Day,
  page: Page<string>,
  item: (record: RecordState) => Item,
): Listed<Item, string> {
  const had = new Where()
    .on({ ...reading, asOf: day }, 'x', 'state')
    .when('x.mandate = $mandate', { $mandate: termOr0(rows, mandate) });
  return listActors(
    rows,
    'office',
    filter,
    reading,
    page,
    item,
    mandate === undefined ? null : { table: 'offices_mandate', had },
  );
}

/** Officials by id; those who held, on the day, a post of a party. Records of one person are one. */
export function listOfficials<Item>(
  rows: Snapshot,
  { party, post, ...filter }: OfficialFilter,
  reading: Clocks,
  page: Page<string>,
  item: (record: RecordState) => Item,
): Listed<Item, string> {
  const identities = Identities.of(rows, reading);
  const had = new Where()
    .on(reading, 'x', 'state')
    .among('x.party', party === undefined ? undefined : identities.termsOf(party))
    .when('x.post = $post', { $post: termOr0(rows, post) });
  const anyDay = { ...reading, asOf: undefined, certain: false };
  const held = party === undefined && post === undefined ? null : { table: 'officials_tenure', had };
  return listActors(rows, 'official', filter, anyDay, page, item, held);
}

/** What a record, or another of the same thing, must have a row of. */
interface Having {
  readonly table: string;
  readonly had: Where;
}

function listActors<Item>(
  rows: Snapshot,
  noun: ActorNoun,
  filter: ActorFilter,
  reading: Clocks,
  page: Page<string>,
  item: (record: RecordState) => Item,
  having: Having | null,
): Listed<Item, string> {
  const identities = Identities.of(rows, reading);
  const where = new Where()
    .and(`a.noun = ${ACTOR[noun]}`)
    .on(reading, 'a', 'state')
    .when('a.id > $after', { $after: page.after })
    .when('a.disputed = $disputed', { $disputed: bit(filter.disputed) })
    .when('a.inferred = $inferred', { $inferred: bit(filter.inferred) })
    .except('a.record', identities.absorbed(noun))
    .bind({ $limit: page.limit + 1 });
  if (having) {
    const { table, had } = having;
    const others = identities.recordsBehind(noun);
    // Those who have it, worked out once: asked of each actor it would be asked of each record behind it too.
    const behind = `UNION SELECT b.value ->> 0 FROM json_each($behind) b CROSS JOIN ${table} x ON x.record = b.value ->> 1 WHERE ${had.sql}`;
    where.and(`a.record IN (SELECT x.record FROM ${table} x WHERE ${had.sql} ${others.length === 0 ? '' : behind})`, {
      ...had.params,
      ...(others.length > 0 && { $behind: JSON.stringify(others) }),
    });
  }
  const found = rows.all<{ record: number; id: string }>(
    `SELECT a.record, a.id FROM actors_actor a WHERE ${where.sql} ORDER BY a.id LIMIT $limit`,
    where.params,
  );
  return pagedRecords(
    rows,
    found,
    reading,
    page.limit,
    ({ state }) => item(united(state, recordsOf(rows, identities.othersOf(`${noun}:${state.id}`), reading))),
    ({ id }) => id,
  );
}
