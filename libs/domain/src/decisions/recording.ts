import { bare, type Cited, nextId, sameCitation } from '../citing.ts';
import { backing, type Source } from '../claims.ts';
import type { Command } from '../commands.ts';
import type { NewEvent } from '../events.ts';
import { type Assertion, covers, pathOf, type Pointer, pointerTo } from '../fields.ts';
import { type Json, sameJson } from '../json.ts';
import { parseStream } from '../nouns.ts';
import { assertionsOfEvent, bookOf, placesOf, type RecordState, standsAt } from '../record.ts';
import { type Refusal, Refused, refuse } from '../refusal.ts';
import { isSealed } from '../sealed.ts';

// What decisions have in common, whatever the noun.

/** What `decide` may know beside the record: it has no clock and reads nothing. */
export interface Context {
  readonly now: Date;
  readonly actor: string;
}

/** @throws {Refused} where there is no such record */
export function known(record: RecordState | null, command: Command): RecordState {
  if (record) return record;
  const { noun, id } = parseStream(command.stream);
  throw refuse('unknown-record', '', `there is no ${noun} ${id} on record`);
}

/** @throws {Refused} where there is no such record, or it was retracted */
export function standing(record: RecordState | null, command: Command): RecordState {
  const there = known(record, command);
  if (there.retraction) throw refuse('unknown-record', '', `${there.noun} ${there.id} was retracted: ${there.retraction.reason}`);
  return there;
}

/** What was retracted starts anew; a State of which nothing was recorded yet has not started. */
export function fresh(record: RecordState | null): RecordState | null {
  return record?.retraction || record?.revision === -1 ? null : record;
}

/** The first of `p1`, `p2`, … that no element of a list has. */
export function freeKey(record: RecordState, list: Pointer, make: (n: number) => string, from = 1): string {
  const { claims } = bookOf(record);
  let n = from;
  while (claims.has(list + pointerTo(make(n)))) n++;
  return make(n);
}

/** An opening body said again is so already, and its new sources are attached; with other facts it is refused. */
export function open(command: Command, record: RecordState | null, event: NewEvent, context: Context): readonly NewEvent[] {
  const there = fresh(record);
  if (!there) return [event];
  const said = saidBy(event, command.stream, context);
  refuseDifferent(there, said);
  return attachSources(there, event.data, said);
}

/** A named event adds where nothing was; another value is a rival, and belongs to /claims. */
export function named(record: RecordState, event: NewEvent, context: Context): readonly NewEvent[] {
  const said = saidBy(event, `${record.noun}-${record.id}`, context);
  const different = unclaimed(record, said);
  if (different.length === 0) return attachSources(record, event.data, said);
  refuseOverwriting(record, different);
  return [event];
}

export function saidBy(event: NewEvent, stream: string, { actor }: Context): readonly Assertion[] {
  return assertionsOfEvent({ ...event, stream, actor });
}

/**
 * A fact said again gets the sources that it did not have, and they get no credit for anything else: what speaks by an
 * attached source, a rival by joining its claim.
 */
export function attachSources(
  record: RecordState,
  { sources = [], label }: Cited,
  said: readonly Assertion[],
): readonly NewEvent[] {
  const cited = bookOf(record).sources;
  const ids = new Map<string, unknown>(cited);
  return sources.flatMap((source): NewEvent[] => {
    const backed = said.filter(({ pointer }) => backing(sources, pointer).includes(source.id));
    const lacking = backed.filter(({ pointer, value }) => {
      const claim = claimOf(record, pointer, value);
      return claim !== undefined && !claim.sources.some((id) => sameCitation(cited.get(id) as Source, source));
    });
    if (lacking.length === 0) return [];
    const id = cited.has(source.id) ? nextId(ids) : source.id;
    ids.set(id, source);
    const citation = { ...bare(source), id };
    const labelled = label && { label };
    const speaking = lacking
      .filter(({ pointer, value }) => sameJson(standsAt(record, pointer), value))
      .map(({ pointer }) => pointer);
    const rivals = lacking.filter(({ pointer }) => !speaking.includes(pointer));
    return [
      ...(speaking.length > 0
        ? [{ type: 'SourceAttached' as const, data: { source: citedFor(record, citation, speaking), ...labelled } }]
        : []),
      ...rivals.map(({ pointer, value }) => ({
        type: 'ClaimRecorded' as const,
        data: { field: pointer, value, sources: [withoutFields(citation)], ...labelled },
      })),
    ];
  });
}

function withoutFields({ fields: _, ...source }: Source): Source {
  return source;
}

/** A citation for some places of a record; for all that it says, it names none. */
function citedFor(record: RecordState, source: Source, pointers: readonly Pointer[]): Source {
  const places = placesOf(record);
  if (places.every((place) => pointers.includes(place))) return withoutFields(source);
  const whole = [...new Set(pointers.map((pointer) => pointerTo(pathOf(pointer)[0] as string)))].filter((field) =>
    places.every((place) => !covers(field, place) || pointers.includes(place)),
  );
  const single = pointers.filter((pointer) => !whole.some((field) => covers(field, pointer)));
  return { ...source, fields: [...whole, ...single] };
}

export function refuseDifferent(record: RecordState, assertions: readonly Assertion[]): void {
  refuseAll(
    unclaimed(record, assertions).map(({ pointer, value }): Refusal => {
      const stands = standsAt(record, pointer);
      const detail =
        stands === null
          ? `${pointer} is not on record: add it with /details`
          : `${pointer} is ${quoted(stands)} on record, not ${quoted(value)}: record a rival with /claims, or a correction with /corrections`;
      return { code: 'already-different', pointer, detail };
    }),
  );
}

export function refuseOverwriting(record: RecordState, assertions: readonly Assertion[]): void {
  refuseAll(
    assertions.flatMap(({ pointer, value }): Refusal[] => {
      const stands = standsAt(record, pointer);
      if (stands === null || sameJson(stands, value)) return [];
      const mend =
        value === null
          ? `name what is to be added alone, as ${pointer.slice(0, pointer.lastIndexOf('/'))}/-, or take it out with /corrections`
          : `record ${quoted(value)} as a rival with /claims, or as a correction with /corrections`;
      return [{ code: 'would-overwrite', pointer, detail: `${pointer} is ${quoted(stands)} on record: ${mend}` }];
    }),
  );
}

function refuseAll([first, ...more]: readonly Refusal[]): void {
  if (first) throw new Refused(first, ...more);
}

export function unclaimed(record: RecordState, assertions: readonly Assertion[]): readonly Assertion[] {
  return assertions.filter(({ pointer, value }) => claimOf(record, pointer, value) === undefined);
}

/** The claim that has a value at a place, where something stands there. */
function claimOf(record: RecordState, pointer: Pointer, value: Json) {
  if (standsAt(record, pointer) === null) return undefined;
  return bookOf(record)
    .claims.get(pointer)
    ?.find((claim) => claim.rank !== 'deprecated' && sameJson(claim.value, value));
}

/** As a refusal quotes it. */
function quoted(value: Json): string {
  return isSealed(value) ? 'something personal' : JSON.stringify(value);
}
