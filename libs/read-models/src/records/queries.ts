import type { DomainEvent } from '#domain/events.ts';
import type { JsonObject } from '#domain/json.ts';
import { streamOfName } from '#domain/nouns.ts';
import { fold, type RecordState, stateOnList } from '#domain/record.ts';
import type { Label } from '#domain/record-keeping.ts';
import { evolveViews, UNSEEN } from '#domain/views.ts';
import type { Snapshot } from '../reading/reader.ts';
import { type Listed, PAGE_CHARACTERS, Where } from '../reading/reading.ts';
import type { Clocks } from '../rows/frame.ts';
import { SEEN_BY_ALL, SEES } from '../rows/projection.ts';

/** Whether a record of this name was known, to a reader. */
export function isOnRecord(rows: Snapshot, stream: string, reading: Clocks): boolean {
  const where = eventsOf(rows.record(stream) ?? 0, reading).and('(e.sees & $sees) <> 0');
  return rows.get(`SELECT 1 FROM records_event e WHERE ${where.sql} LIMIT 1`, where.params) !== undefined;
}

/** Whether a reader may see an event; what is parked has no rows, and is seen by nobody. */
export function isEventSeen(rows: Snapshot, stream: string, revision: number, reading: Clocks): boolean {
  const where = eventsOf(rows.record(stream) ?? 0, reading).and('e.n = $revision AND (e.sees & $sees) <> 0', {
    $revision: revision,
  });
  return rows.get(`SELECT 1 FROM records_event e WHERE ${where.sql}`, where.params) !== undefined;
}

/** A record as it was known, by its stream. Null where there is none to be seen. */
export function findRecord(rows: Snapshot, stream: string, reading: Clocks): RecordState | null {
  const position = rows.record(stream);
  return position === null ? null : recordAt(rows, position, reading);
}

/** A record by the position of its first event, as rows name it. */
export function recordAt(rows: Snapshot, record: number, reading: Clocks): RecordState | null {
  return weighedAt(rows, record, reading)?.state ?? null;
}

/** As `recordAt`, with the characters of what it was folded from. */
function weighedAt(
  rows: Snapshot,
  record: number,
  reading: Clocks,
): { readonly state: RecordState | null; readonly characters: number } | null {
  const where = eventsOf(record, reading);
  const found = rows.all<EventRow>(
    `SELECT e.n AS revision, e.type, e.actor, e.known_from AS at, e.sees, e.body FROM records_event e
     WHERE ${where.sql} ORDER BY e.n`,
    where.params,
  );
  if (found.length === 0) return null;
  const stream = rows.stream(record);
  const events = found.map((row) => eventOf(rows, stream, row));
  const characters = found.reduce((sum, { body }) => sum + body.length, 0);
  // Nearly always nothing is kept from anybody.
  if (found.every(({ sees }) => sees === SEEN_BY_ALL)) return { state: fold(events), characters };
  return { state: events.reduce(evolveViews, UNSEEN)[labelOf(reading)], characters };
}

interface EventRow {
  readonly revision: number;
  readonly type: number;
  readonly actor: number;
  readonly at: number;
  readonly sees: number;
  readonly body: string;
}

function eventOf(rows: Snapshot, stream: string, { revision, type, actor, at, body }: EventRow): DomainEvent {
  const name = rows.text(type);
  return {
    type: name,
    data: rows.upcast(name, JSON.parse(body) as JsonObject),
    stream,
    revision,
    recordedAt: new Date(at).toISOString(),
    actor: rows.text(actor),
  } as unknown as DomainEvent;
}

/** The highest label that a clearance sees. */
function labelOf({ sees }: Clocks): Label {
  return (Object.keys(SEES) as Label[]).find((label) => SEES[label] === sees)!;
}

/** Personal values of a record under keys with lower numbers were erased, whatever was known when. */
export function erasedBefore(rows: Snapshot, stream: string): number {
  return findRecord(rows, stream, { sees: SEES.confidential })?.erasedBefore ?? 0;
}

/** Records by name, as `official:sirojiddin-aslov`; one that is not to be seen is left out. */
export function recordsOf(rows: Snapshot, names: readonly string[], reading: Clocks): RecordState[] {
  return names.flatMap((name) => {
    const stream = streamOfName(name);
    return findRecord(rows, stream, reading) ?? stateOnList(stream) ?? [];
  });
}

/** When the last that is known of a record was recorded: milliseconds since 1970. Of a record that there is. */
export function recordedAt(rows: Snapshot, stream: string, reading: Clocks): number {
  const where = eventsOf(rows.record(stream) ?? 0, reading).and('(e.sees & $sees) <> 0');
  const found = rows.get<{ at: number }>(`SELECT MAX(e.known_from) AS at FROM records_event e WHERE ${where.sql}`, where.params);
  return found!.at;
}

/** Also those that are kept from the reader, for what can be seen is folded beside what cannot. */
function eventsOf(record: number, { knownAt, sees }: Clocks): Where {
  return new Where()
    .and('e.record = $record AND (SELECT label FROM records WHERE record = $record) <= $sees', { $record: record, $sees: sees })
    .when('e.known_from <= $knownAt', { $knownAt: knownAt });
}

/** The records of rows that were read on the same clocks, in their order. */
export function loaded<Row extends { readonly record: number }>(
  rows: Snapshot,
  found: readonly Row[],
  reading: Clocks,
): Loaded<Row>[] {
  return found.map((row) => ({ ...row, state: standing(rows, row, reading).state }));
}

type Loaded<Row> = Row & { readonly state: RecordState };

/**
 * A page of records. One that grows too heavy ends before its limit, so that no read holds up all others for long.
 * @param found one row more than the limit, where there are more
 */
export function pagedRecords<Row extends { readonly record: number }, Item, After>(
  rows: Snapshot,
  found: readonly Row[],
  reading: Clocks,
  limit: number,
  item: (row: Loaded<Row>) => Item,
  after: (row: Row) => After,
): Listed<Item, After> {
  const items: Item[] = [];
  let characters = 0;
  for (const row of found.slice(0, limit)) {
    const { state, characters: more } = standing(rows, row, reading);
    items.push(item({ ...row, state }));
    characters += more;
    if (characters > PAGE_CHARACTERS) break;
  }
  const last = found[items.length - 1];
  return { items, next: items.length < found.length && last !== undefined ? after(last) : null };
}

function standing(rows: Snapshot, { record }: { readonly record: number }, reading: Clocks) {
  const { state = null, characters = 0 } = weighedAt(rows, record, reading) ?? {};
  if (!state) throw new RangeError(`there are rows of record ${record}, and no record`);
  return { state, characters };
}
