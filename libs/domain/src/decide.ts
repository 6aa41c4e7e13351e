import { place } from './changes.ts';
import { cite, type Cited, type Landing, withCitations } from './citing.ts';
import type { Command, Commands } from './commands.ts';
import type { DomainEvent, NewEvent } from './events.ts';
import {
  asElements,
  type Assertion,
  asText,
  covers,
  type Fields,
  OPENING,
  pathOf,
  type Pointer,
  pointerTo,
  type Said,
  spotAt,
  typeOf,
} from './fields.ts';
import { isObject, type Json, sameJson } from './json.ts';
import { type Noun, nouns, parseStream } from './nouns.ts';
import type { Participant } from './nouns/meeting.ts';
import { assertionsOfEvent, bookOf, evolve, type RecordState, says, standsAt } from './record.ts';
import { type Refusal, Refused, refuse } from './refusal.ts';
import type { Reference, ValueType } from './values.ts';

/** What `decide` may know beside the record: it has no clock and reads nothing. */
export interface Context {
  readonly now: Date;
  readonly actor: string;
}

export interface Decision {
  /** None when it is already so. */
  readonly events: readonly NewEvent[];
  /** What must be on record for it to stand; the caller looks. */
  readonly references: readonly (Reference & { readonly pointer: Pointer })[];
}

/**
 * What a command records of one record.
 * @throws {Refused} when it may not be
 */
export function decide(command: Command, record: RecordState | null, context: Context): Decision {
  const events = eventsOf(command, record, context);
  const placed = events.map((event, i) => inPlace(event, command.stream, (record?.revision ?? -1) + 1 + i, context));
  const { fields } = nouns[parseStream(command.stream).noun];
  const refusals: Refusal[] = [];
  const references: (Reference & { pointer: Pointer })[] = [];
  for (const event of placed) {
    for (const { pointer, value, type = typeAt(fields, pointer) } of assertionsOfEvent(event)) {
      if (value === null) continue;
      const problem = type.problem(value);
      if (problem)
        refusals.push({
          code: isUnknownCountry(value, problem) ? 'unknown-reference' : 'invalid-body',
          pointer,
          detail: problem,
        });
      else
        for (const reference of type.refers?.(value) ?? [])
          if (reference.stream !== command.stream) references.push({ ...reference, pointer });
    }
  }
  if (refusals.length === 0) refusals.push(...ruled(record, placed, context));
  const [first, ...more] = refusals;
  if (first) throw new Refused(first, ...more);
  return { events, references };
}

function typeAt(fields: Fields, pointer: Pointer): ValueType {
  const spot = spotAt(fields, pointer);
  if (!spot) throw refuse('invalid-body', pointer, `${pointer} is no place of this record`);
  return typeOf(spot);
}

/** The noun's own rules, on what the record would then say. */
function ruled(record: RecordState | null, events: readonly DomainEvent[], context: Context): readonly Refusal[] {
  let trial = record;
  for (const event of events) trial = evolve(trial, event);
  return trial && events.length > 0 && !trial.retraction ? nouns[trial.noun].check(says(trial), context.now) : [];
}

function inPlace(event: NewEvent, stream: string, revision: number, { now, actor }: Context): DomainEvent {
  return { ...event, stream, revision, actor, recordedAt: now.toISOString() };
}

function isUnknownCountry(value: Json, problem: string): boolean {
  return isObject(value) && value.country !== undefined && problem.includes('country code');
}

function eventsOf(command: Command, record: RecordState | null, context: Context): readonly NewEvent[] {
  const { noun } = parseStream(command.stream);
  switch (command.type) {
    case 'EstablishOffice':
      return open(
        command,
        record,
        { type: 'OfficeEstablished', data: withCitations(noun, fresh(record), command.body) },
        context,
      );
    case 'ConveneConference':
      return open(
        command,
        record,
        { type: 'ConferenceConvened', data: withCitations(noun, fresh(record), command.body) },
        context,
      );
    case 'HoldBilateralMeeting':
      return holdBilateralMeeting(command, record, context);
    case 'RecordOfficialName':
      return recordName(command, fresh(record), context);
    case 'AppointOfficial':
      return appoint(command, fresh(record), context);
    case 'RenameOffice': {
      const office = standing(record, command);
      return named(office, { type: 'OfficeRenamed', data: withCitations(noun, office, command.body) }, context);
    }
    case 'ReviseOfficeMandate': {
      const office = standing(record, command);
      return named(office, { type: 'OfficeMandateRevised', data: withCitations(noun, office, command.body) }, context);
    }
    case 'DissolveOffice': {
      const office = standing(record, command);
      return named(
        office,
        { type: 'OfficeDissolved', data: withCitations(noun, office, command.body, { '/on': '/dissolvedOn' }) },
        context,
      );
    }
    case 'AssumeOffice': {
      const official = standing(record, command);
      const appointment = appointmentOf(official, command.body.appointment);
      const at = pointerTo('appointments', appointment);
      const data = withCitations(
        noun,
        official,
        { ...command.body, appointment },
        { '/on': `${at}/assumedOn`, '/act': `${at}/act` },
      );
      return named(official, { type: 'OfficeAssumed', data }, context);
    }
    case 'EndAppointment': {
      const official = standing(record, command);
      const appointment = appointmentOf(official, command.body.appointment);
      const at = pointerTo('appointments', appointment);
      const data = withCitations(
        noun,
        official,
        { ...command.body, appointment },
        { '/on': `${at}/leftOn`, '/ending': `${at}/ending` },
      );
      return named(official, { type: 'AppointmentEnded', data }, context);
    }
    case 'ClassifyEngagement':
      return classify(standing(record, command), command.body, context);
    case 'AttachSource': {
      const there = standing(record, command);
      const { label, ...source } = command.body;
      return attachNew(there, cite(noun, there, { sources: [source], ...(label && { label }) }));
    }
    case 'AddDetail': {
      const there = standing(record, command);
      const changes = place(there, command.body.changes, { kind: 'add' });
      return named(there, { type: 'DetailAdded', data: { changes, ...cite(noun, there, command.body) } }, context);
    }
    case 'UpdateRecord': {
      const there = standing(record, command);
      const { from } = command.body;
      const changes = place(there, command.body.changes, { kind: 'update', from });
      return named(there, { type: 'RecordUpdated', data: { changes, from, ...cite(noun, there, command.body) } }, context);
    }
    case 'CorrectRecord': {
      const there = standing(record, command);
      const placed = Object.entries(place(there, command.body.changes, { kind: 'correct' }));
      const changes = Object.fromEntries(placed.filter(([pointer, value]) => !sameJson(standsAt(there, pointer), value)));
      const cited = cite(noun, there, command.body);
      if (Object.keys(changes).length === 0) return attachNew(there, cited);
      return [{ type: 'RecordCorrected', data: { changes, reason: command.body.reason, ...cited } }];
    }
    case 'RecordClaim':
      return recordClaim(standing(record, command), command.body);
    case 'RankClaim': {
      const there = standing(record, command);
      const { claim: id, rank, reason } = command.body;
      const claim = [...bookOf(there).claims.values()].flat().find((each) => each.id === id);
      if (!claim) throw refuse('unknown-record', '/claim', `there is no claim ${id} on this record`);
      return claim.rank === rank
        ? []
        : [{ type: 'ClaimRanked', data: { claim: id, rank, reason, ...cite(noun, there, command.body) } }];
    }
    case 'RetractRecord': {
      const there = known(record, command);
      return there.retraction ? [] : [{ type: 'RecordRetracted', data: withCitations(noun, there, command.body) }];
    }
    case 'LabelRecord': {
      const there = standing(record, command);
      return there.label === command.body.label ? [] : [{ type: 'RecordLabelled', data: command.body }];
    }
  }
}

function known(record: RecordState | null, command: Command): RecordState {
  if (record) return record;
  const { noun, id } = parseStream(command.stream);
  throw refuse('unknown-record', '', `there is no ${noun} ${id} on record`);
}

function standing(record: RecordState | null, command: Command): RecordState {
  const there = known(record, command);
  if (there.retraction) throw refuse('unknown-record', '', `${there.noun} ${there.id} was retracted: ${there.retraction.reason}`);
  return there;
}

/** What was retracted starts anew. */
function fresh(record: RecordState | null): RecordState | null {
  return record?.retraction ? null : record;
}

/** Posted again, the same facts are already so, and a new source of them is attached. Other facts are refused. */
function open(command: Command, record: RecordState | null, event: NewEvent, context: Context): readonly NewEvent[] {
  const there = fresh(record);
  const assertions = assertionsOfEvent({ ...event, stream: command.stream, actor: context.actor });
  refuseTwice(assertions, parseStream(command.stream).noun);
  if (!there) return [event];
  refuseDifferent(there, assertions);
  return attachNew(there, event.data);
}

function refuseTwice(assertions: readonly Assertion[], noun: Noun['kind']): void {
  const seen = new Set<Pointer>();
  for (const { pointer } of assertions) {
    const twice = seen.has(pointer) && spotAt(nouns[noun].fields, pointer)?.field.kind === 'list';
    if (twice) {
      const key = pathOf(pointer).at(-1);
      throw noun === 'meeting' && pathOf(pointer).length === 2
        ? refuse('same-party', '/delegations', `a meeting has two different parties; here both are ${key}`)
        : refuse('invalid-body', pointer, `${key} is listed twice`);
    }
    seen.add(pointer);
  }
}

function refuseDifferent(record: RecordState, assertions: readonly Assertion[]): void {
  const [first, ...more] = unclaimed(record, assertions).map(({ pointer, value }): Refusal => {
    const stands = standsAt(record, pointer);
    const detail =
      stands === null
        ? `${pointer} is not on record: add it with /details`
        : `${pointer} is ${JSON.stringify(stands)} on record, not ${JSON.stringify(value)}: record a rival with /claims, or a correction with /corrections`;
    return { code: 'already-different', pointer, detail };
  });
  if (first) throw new Refused(first, ...more);
}

/** A named event adds where nothing was; another value is a rival, and belongs to /claims. */
function named(record: RecordState, event: NewEvent, context: Context): readonly NewEvent[] {
  const different = unclaimed(
    record,
    assertionsOfEvent({ ...event, stream: `${record.noun}-${record.id}`, actor: context.actor }),
  );
  if (different.length === 0) return attachNew(record, event.data);
  refuseOverwriting(record, different);
  return [event];
}

function refuseOverwriting(record: RecordState, assertions: readonly Assertion[]): void {
  const [first, ...more] = assertions.flatMap(({ pointer, value }): Refusal[] => {
    const stands = standsAt(record, pointer);
    if (stands === null || sameJson(stands, value)) return [];
    const detail = `${pointer} is ${JSON.stringify(stands)} on record: record ${JSON.stringify(value)} as a rival with /claims, or as a correction with /corrections`;
    return [{ code: 'would-overwrite', pointer, detail }];
  });
  if (first) throw new Refused(first, ...more);
}

function unclaimed(record: RecordState, assertions: readonly Assertion[]): readonly Assertion[] {
  return assertions.filter(({ pointer, value }) => !isClaimed(record, pointer, value));
}

function isClaimed(record: RecordState, pointer: Pointer, value: Json): boolean {
  return (bookOf(record).claims.get(pointer) ?? []).some((claim) => claim.rank !== 'deprecated' && sameJson(claim.value, value));
}

/** One event for each source that the record does not cite yet. */
function attachNew(record: RecordState, { sources, label }: Cited): readonly NewEvent[] {
  const cited = bookOf(record).sources;
  return (sources ?? [])
    .filter(({ id }) => !cited.has(id))
    .map((source) => ({ type: 'SourceAttached', data: { source, ...(label && { label }) } }));
}

function holdBilateralMeeting(
  command: Command & { type: 'HoldBilateralMeeting' },
  record: RecordState | null,
  context: Context,
): readonly NewEvent[] {
  const { classification, ...body } = command.body;
  const delegations = body.delegations.map((each) => ({ ...each, participants: withIds(each.participants) }));
  const there = fresh(record);
  const data = withCitations('meeting', there, { ...body, delegations }, { '/classification': '/classifications/c1' });
  const events = open(command, record, { type: 'BilateralMeetingHeld', data }, context);
  if (!classification) return events;
  if (!there) return [...events, { type: 'EngagementClassified', data: { id: 'c1', ...classification } }];
  if (!isClassified(there, classification, context.actor)) {
    throw refuse(
      'already-different',
      '/classification',
      'the meeting is on record without this classification: add it with /classification',
    );
  }
  return events;
}

/** Whom the source does not name still needs a key. */
function withIds(participants: readonly Participant[]): readonly Participant[] {
  const taken = new Set(participants.map((each) => each.official ?? each.id));
  return participants.map((each) => {
    if (each.official !== undefined || each.id !== undefined) return each;
    const id = free(
      (n) => `p${n}`,
      (made) => taken.has(made),
    );
    taken.add(id);
    return { ...each, id };
  });
}

function free(make: (n: number) => string, taken: (id: string) => boolean, from = 1): string {
  let n = from;
  while (taken(make(n))) n++;
  return make(n);
}

type Classification = Pick<Commands['ClassifyEngagement'], 'pillars' | 'functions' | 'basis'>;

function isClassified(record: RecordState, { pillars, functions, basis }: Classification, by: string): boolean {
  return asElements(says(record).classifications).some(
    (each) =>
      each.by === by &&
      sameJson(each.pillars as Json, pillars) &&
      sameJson(each.functions as Json, functions) &&
      sameJson(each.basis as Json, { ...basis }),
  );
}

function classify(record: RecordState, body: Commands['ClassifyEngagement'], context: Context): readonly NewEvent[] {
  if (!('classifications' in nouns[record.noun].fields))
    throw refuse('invalid-body', '', `${record.noun} records are not classified: meetings are`);
  const taken = (id: string): boolean => bookOf(record).claims.has(pointerTo('classifications', id));
  const id = body.id ?? free((n) => `c${n}`, taken);
  const data = withCitations(record.noun, record, { ...body, id }, { '': pointerTo('classifications', id) });
  if (body.id === undefined && isClassified(record, body, context.actor)) return attachNew(record, data);
  return named(record, { type: 'EngagementClassified', data }, context);
}

function recordName(
  command: Command & { type: 'RecordOfficialName' },
  there: RecordState | null,
  context: Context,
): readonly NewEvent[] {
  const { body } = command;
  const event: NewEvent = {
    type: 'OfficialNameRecorded',
    data: withCitations('official', there, body, { '/name': pointerTo('names', body.from ?? OPENING) }),
  };
  if (!there) return [event];
  const different = unclaimed(there, assertionsOfEvent({ ...event, stream: command.stream, actor: context.actor }));
  if (different.length === 0) return attachNew(there, event.data);
  // Spellings of a name stand together; a birth, a death or an end does not.
  refuseOverwriting(
    there,
    different.filter(({ pointer }) => !(covers('/names', pointer) && pathOf(pointer).length === 2)),
  );
  return [event];
}

function appoint(
  command: Command & { type: 'AppointOfficial' },
  there: RecordState | null,
  context: Context,
): readonly NewEvent[] {
  const { name, leftOn, ending, ...body } = command.body;
  if (!there && name === undefined) {
    throw refuse(
      'unknown-reference',
      '/name',
      `there is no official ${parseStream(command.stream).id} on record: give a name, to record the person with the appointment`,
    );
  }
  const id = body.id ?? appointmentId(there, body);
  const landing: Landing = { '/name': pointerTo('names', OPENING), '': pointerTo('appointments', id) };
  const cited = cite('official', there, body, landing);
  const naming: NewEvent[] =
    name === undefined || (there && knowsName(there, name)) ? [] : [{ type: 'OfficialNameRecorded', data: { name, ...cited } }];
  const appointed: NewEvent = { type: 'OfficialAppointed', data: withCitations('official', there, { ...body, id }, landing) };
  const ends = leftOn !== undefined || ending !== undefined;
  const ended: NewEvent[] = ends
    ? [
        {
          type: 'AppointmentEnded',
          data: { appointment: id, ...(leftOn !== undefined && { on: leftOn }), ...(ending && { ending }), ...cited },
        },
      ]
    : [];
  if (!there || !bookOf(there).claims.has(pointerTo('appointments', id))) return [...naming, appointed, ...ended];
  refuseDifferent(
    there,
    [appointed, ...ended].flatMap((event) => assertionsOfEvent({ ...event, stream: command.stream, actor: context.actor })),
  );
  return [...naming, ...attachNew(there, cited)];
}

/** The appointment on record that says the same, else an id after the post. */
function appointmentId(there: RecordState | null, body: Omit<Commands['AppointOfficial'], 'id'>): string {
  if (!there) return body.post;
  const same = asElements(says(there).appointments).find(
    (each) => each.post === body.post && each.party === body.party && agree(each, body),
  );
  if (same) return asText(same.id) as string;
  const taken = (id: string): boolean => bookOf(there).claims.has(pointerTo('appointments', id));
  return taken(body.post) ? free((n) => `${body.post}-${n}`, taken, 2) : body.post;
}

function agree(each: Said, body: Omit<Commands['AppointOfficial'], 'id'>): boolean {
  return (['nominatedOn', 'appointedOn', 'arrivedOn', 'assumedOn', 'leftOn'] as const).every(
    (day) => body[day] === undefined || each[day] === body[day],
  );
}

function knowsName(record: RecordState, name: string): boolean {
  return [...bookOf(record).claims].some(
    ([pointer, claims]) =>
      covers('/names', pointer) &&
      claims.some(({ rank, value }) => rank !== 'deprecated' && isObject(value) && value.name === name),
  );
}

function appointmentOf(record: RecordState, given: string): string {
  const all = asElements(says(record).appointments);
  if (all.some((each) => each.id === given)) return given;
  const ids = (some: readonly Said[]): string => some.map((each) => asText(each.id)).join(', ') || 'none';
  const [first, ...more] = all.filter((each) => each.post === given);
  if (!first)
    throw refuse(
      'unknown-record',
      '/appointment',
      `official ${record.id} has no appointment ${given} on record: there are ${ids(all)}`,
    );
  if (more.length > 0)
    throw refuse(
      'ambiguous',
      '/appointment',
      `official ${record.id} was appointed ${given} more than once: name one of ${ids([first, ...more])}`,
    );
  return asText(first.id) as string;
}

function recordClaim(record: RecordState, body: Commands['RecordClaim']): readonly NewEvent[] {
  const given = body.field.startsWith('/') ? body.field : `/${body.field}`;
  const spot = spotAt(nouns[record.noun].fields, given);
  if (!spot)
    throw refuse(
      'invalid-body',
      '/field',
      `${given} is no place of this record: there are ${Object.keys(nouns[record.noun].fields)
        .map((name) => `/${name}`)
        .join(', ')}, and places below them by key`,
    );
  if (spot.place === 'element' || (spot.place === 'field' && (spot.field.kind === 'list' || spot.field.kind === 'texts'))) {
    throw refuse(
      'invalid-body',
      '/field',
      `${given} is a list or an element of one, and these are never rivals: add one with /details, withdraw one with /corrections`,
    );
  }
  const field = spot.field.kind === 'dated' && spot.place === 'field' ? `${given}/${OPENING}` : given;
  if (body.value === null) throw refuse('invalid-body', '/value', 'a claim has a value: withdraw one with /corrections');
  const data = withCitations(record.noun, record, { ...body, field }, { '/value': field });
  const same = (bookOf(record).claims.get(field) ?? []).find(
    (claim) => sameJson(claim.value, body.value) && (body.rank === undefined || claim.rank === body.rank),
  );
  if (same && (data.sources ?? []).every((source) => same.sources.includes(source.id))) return [];
  return [{ type: 'ClaimRecorded', data }];
}
