import { streamOfName } from '#domain/nouns.ts';
import { CHANGE_KINDS, type ChangeKind, kindOfChange } from '#domain/change-kind.ts';
import { bookOf, type Change, type RecordState } from '#domain/record.ts';
import { unsealed } from '#domain/sealed.ts';
import type { Clocks } from '../rows/frame.ts';
import { Identities } from '../identity/identities.ts';
import type { Snapshot } from '../reading/reader.ts';
import { type Listed, type Page, PAGE_CHARACTERS, paged, Where } from '../reading/reading.ts';
import { recordAt } from '../records/queries.ts';

export interface ChangeFilter {
  /** Milliseconds since 1970: only what became known after it. */
  readonly from?: number;
  /** Only what was known by then. */
  readonly to?: number;
  /** `meeting:aslov-voronkov-2018-05-03`: of it, and of what is merged with it. */
  readonly record?: string;
  readonly kinds?: readonly ChangeKind[];
  readonly nouns?: readonly string[];
  readonly latestFirst?: boolean;
}

export interface ChangeItem {
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  readonly kind: ChangeKind;
  readonly record: string;
  /** What the record is called now. */
  readonly title: string;
  readonly event: string;
  readonly position: string;
  readonly revision: string;
  readonly by: string;
  /** What the record said at each place before, and says since. */
  readonly fields: Change['fields'];
  readonly reason: string | null;
}

/** The place of a change among all of them, the oldest first. */
export interface ChangeCursor {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Position of the record's first event. */
  readonly record: number;
  readonly revision: number;
}

/**
 * What became known, changed or was withdrawn, the oldest first unless they are asked for latest first.
 * @param title what a record is called
 */
export function listChanges(
  rows: Snapshot,
  { from, to, record, kinds, nouns, latestFirst = false }: ChangeFilter,
  reading: Pick<Clocks, 'sees'>,
  page: Page<ChangeCursor>,
  title: (record: RecordState) => string,
): Listed<ChangeItem, ChangeCursor> {
  const direction = latestFirst ? 'DESC' : 'ASC';
  const where = new Where()
    .on(reading, 'e', 'state')
    .when('e.known_from > $from', { $from: from })
    .when('e.known_from <= $to', { $to: to })
    .among(
      'e.kind',
      kinds?.map((kind) => CHANGE_KINDS.indexOf(kind)),
    )
    .among(
      'e.noun',
      nouns?.map((noun) => rows.term(noun) ?? 0),
    )
    .among('e.record', record === undefined ? undefined : recordsOf(rows, record, reading))
    .when(`(e.known_from, e.record, e.n) ${latestFirst ? '<' : '>'} ($afterAt, $afterRecord, $afterRevision)`, {
      $afterAt: page.after?.at,
      $afterRecord: page.after?.record,
      $afterRevision: page.after?.revision,
    })
    .bind({ $limit: page.limit + 1 });
  const found = rows.all<ChangeCursor & { position: number; bytes: number }>(
    `SELECT e.known_from AS at, e.record, e.n AS revision, e.position, octet_length(e.body) AS bytes FROM records_event e
     WHERE ${where.sql} ORDER BY e.known_from ${direction}, e.record ${direction}, e.n ${direction} LIMIT $limit`,
    where.params,
  );
  const states = new Map<number, RecordState>();
  const stateOf = (each: number): RecordState => {
    const state = states.get(each) ?? (recordAt(rows, each, reading) as RecordState);
    states.set(each, state);
    return state;
  };
  let bytes = 0;
  // What a change shows is what its event holds.
  const light = found.findIndex((each) => (bytes += each.bytes) > PAGE_CHARACTERS) + 1 || page.limit;
  return paged(
    found,
    Math.min(page.limit, light),
    ({ record: first, revision, position }) => changeItem(stateOf(first), revision, position, title),
    ({ at, record: first, revision }) => ({ at, record: first, revision }),
  );
}

/** Numbers of the records that a name stands for; `[0]` where it has none. */
function recordsOf(rows: Snapshot, name: string, reading: Pick<Clocks, 'sees'>): readonly number[] {
  const records = Identities.of(rows, reading)
    .namesOf(name)
    .flatMap((each) => rows.record(streamOfName(each)) ?? []);
  return records.length > 0 ? records : [0];
}

function changeItem(record: RecordState, at: number, position: number, title: (record: RecordState) => string): ChangeItem {
  const { opened, changes } = bookOf(record);
  const {
    event,
    revision,
    by,
    fields,
    reason,
    at: instant,
  } = (opened?.revision === at ? opened : changes.find((each) => each.revision === at)) as Change;
  return {
    at: instant,
    kind: kindOfChange(event),
    record: `${record.noun}:${record.id}`,
    title: title(record),
    event,
    position: String(position),
    revision: String(revision),
    by,
    fields: unsealed(fields),
    reason,
  };
}
