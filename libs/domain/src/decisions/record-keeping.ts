import { mustBeBelowSomething, noSuchPlace, place } from '../changes.ts';
import { cite, withCitations } from '../citing.ts';
import type { Commands } from '../commands.ts';
import type { NewEvent } from '../events.ts';
import { covers, OPENING, type Pointer, pointerTo, spotAt } from '../fields.ts';
import { isObject, sameJson } from '../json.ts';
import { nouns } from '../nouns.ts';
import { bookOf, placesOf, type RecordState, standsAt } from '../record.ts';
import { refuse } from '../refusal.ts';
import { attachSources, type Context, named } from './recording.ts';

// The later life of any record.

/** A source attached later backs what speaks at that moment. */
export function attachSource(record: RecordState, { label, ...source }: Commands['AttachSource']): readonly NewEvent[] {
  const cited = cite(record.noun, record, { sources: [source], ...(label && { label }) });
  const [given] = cited.sources ?? [];
  const places = placesOf(record).filter((pointer) => !given?.fields || given.fields.some((field) => covers(field, pointer)));
  return attachSources(
    record,
    cited,
    places.map((pointer) => ({ pointer, value: standsAt(record, pointer) })),
  );
}

export function addDetail(record: RecordState, body: Commands['AddDetail'], context: Context): readonly NewEvent[] {
  const changes = place(record, body.changes, { kind: 'add' });
  return named(record, { type: 'DetailAdded', data: { changes, ...cite(record.noun, record, body) } }, context);
}

export function updateRecord(record: RecordState, body: Commands['UpdateRecord'], context: Context): readonly NewEvent[] {
  const { from } = body;
  const changes = place(record, body.changes, { kind: 'update', from });
  const cited = cite(record.noun, record, body);
  const events = named(record, { type: 'RecordUpdated', data: { changes, from, ...cited } }, context);
  const isPlanned = Object.keys(changes).some((pointer) => covers('/plan/plannedOn', pointer));
  if (!isPlanned || events[0]?.type !== 'RecordUpdated' || standsAt(record, '/cancellation') === null) return events;
  // A new planned day takes a cancellation back.
  return [{ type: 'RecordUpdated', data: { changes: { ...changes, '/cancellation': null }, from, ...cited } }];
}

export function correctRecord(record: RecordState, body: Commands['CorrectRecord']): readonly NewEvent[] {
  const placed = Object.entries(place(record, body.changes, { kind: 'correct' }));
  const changed = placed.filter(([pointer, value]) => !sameJson(standsAt(record, pointer), value));
  const cited = cite(record.noun, record, body);
  if (changed.length === 0)
    return attachSources(
      record,
      cited,
      placed.map(([pointer, value]) => ({ pointer, value })),
    );
  return [{ type: 'RecordCorrected', data: { changes: Object.fromEntries(changed), reason: body.reason, ...cited } }];
}

export function recordClaim(record: RecordState, given: Commands['RecordClaim']): readonly NewEvent[] {
  const body = ofOneMember(record, given);
  const field = claimedPlace(record, body);
  if (body.value === null) throw refuse('invalid-body', '/value', 'a claim has a value: withdraw one with /corrections');
  mustBeBelowSomething(record, field);
  const data = withCitations(record.noun, record, { ...body, field }, { '/value': field });
  const same = bookOf(record)
    .claims.get(field)
    ?.find(
      (claim) =>
        sameJson(claim.value, body.value) && (body.rank === undefined ? claim.rank !== 'deprecated' : claim.rank === body.rank),
    );
  if (same && (data.sources ?? []).every((source) => same.sources.includes(source.id))) return [];
  return [{ type: 'ClaimRecorded', data }];
}

/** `/attended` with `{"states":46}` is `/attended/states` with 46: each count has rivals of its own. */
function ofOneMember(record: RecordState, body: Commands['RecordClaim']): Commands['RecordClaim'] {
  const { field, value } = body;
  const at = field.startsWith('/') ? field : `/${field}`;
  const isGroup = spotAt(nouns[record.noun].fields, at)?.field.kind === 'group';
  const [only, ...more] = isGroup && isObject(value) ? Object.entries(value) : [];
  if (!only || only[1] === undefined || more.length > 0) return body;
  return { ...body, field: at + pointerTo(only[0]), value: only[1] };
}

/** Rivals are for one value, or for the same stretch of a dated one: elements of lists are never rivals. */
function claimedPlace(record: RecordState, { field, validOn, sources }: Commands['RecordClaim']): Pointer {
  const given = field.startsWith('/') ? field : `/${field}`;
  const spot = spotAt(nouns[record.noun].fields, given);
  if (!spot) throw noSuchPlace(record.noun, given, '/field');
  if (spot.place === 'element' || (spot.place === 'field' && ['list', 'texts', 'group'].includes(spot.field.kind))) {
    throw refuse(
      'invalid-body',
      '/field',
      `${given} is no single value, and lists and their elements are never rivals: add one with /details, withdraw one with /corrections`,
    );
  }
  if (spot.field.kind !== 'dated' || spot.place !== 'field') return given;
  const day = validOn ?? (spot.field.observed ? sources?.[0]?.publishedOn : undefined);
  return given + pointerTo(day ?? OPENING);
}

export function rankClaim(record: RecordState, body: Commands['RankClaim']): readonly NewEvent[] {
  const { claim: id, rank, reason } = body;
  const claim = [...bookOf(record).claims.values()].flat().find((each) => each.id === id);
  if (!claim) throw refuse('unknown-record', '/claim', `there is no claim ${id} on this record`);
  return claim.rank === rank
    ? []
    : [{ type: 'ClaimRanked', data: { claim: id, rank, reason, ...cite(record.noun, record, body) } }];
}

export function mergeRecords(record: RecordState, body: Commands['MergeRecords']): readonly NewEvent[] {
  const into = body.into.replace(new RegExp(`^${record.noun}:`), '');
  if (into === record.id) throw refuse('invalid-body', '/into', `${record.noun} ${record.id} cannot be merged into itself`);
  const { merge } = record;
  if (merge?.into === into) return [];
  if (merge)
    throw refuse(
      'already-different',
      '/into',
      `${record.noun} ${record.id} is merged into ${merge.into}: take that back first, with /unmerge`,
    );
  return [{ type: 'RecordsMerged', data: withCitations(record.noun, record, { ...body, into }) }];
}

export function unmergeRecords(record: RecordState, body: Commands['UnmergeRecords']): readonly NewEvent[] {
  return record.merge ? [{ type: 'RecordsUnmerged', data: withCitations(record.noun, record, body) }] : [];
}
