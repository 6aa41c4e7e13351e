import { withCitations } from './citing.ts';
import type { Command } from './commands.ts';
import { cancelMeeting, classify, holdBilateralMeeting, openActivity, scheduleMeeting } from './decisions/activity.ts';
import { joinMember, leaveMember, transferFunctions } from './decisions/office.ts';
import { appoint, appointmentOf, recordName } from './decisions/official.ts';
import {
  addDetail,
  attachSource,
  correctRecord,
  mergeRecords,
  rankClaim,
  recordClaim,
  unmergeRecords,
  updateRecord,
} from './decisions/record-keeping.ts';
import { type Context, fresh, known, named, open, standing } from './decisions/recording.ts';
import type { DomainEvent, NewEvent } from './events.ts';
import { type Fields, pathOf, type Pointer, pointerTo, spotAt, typeOf } from './fields.ts';
import { isObject, type Json } from './json.ts';
import { type Noun, nouns, parseStream, streamOf } from './nouns.ts';
import { assertionsOfEvent, evolve, type RecordState, type Retraction, says, stateOnList } from './record.ts';
import { UNLESS_SAID } from './personal.ts';
import { type Refusal, Refused, refuse } from './refusal.ts';
import type { Reference, ValueType } from './values.ts';

export type { Context } from './decisions/recording.ts';

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
export function decide(command: Command, loaded: RecordState | null, context: Context): Decision {
  const record = loaded ?? stateOnList(command.stream);
  const events = eventsOf(command, record, context);
  if (events.length === 0 && loaded === null) {
    const { noun: kind, id } = parseStream(command.stream);
    throw refuse('unknown-record', '', `nothing is on record of ${kind} ${id} yet, and by the built-in list it is so`);
  }
  const { stream } = command;
  const { actor, now } = context;
  const recordedAt = now.toISOString();
  const revision = (record?.revision ?? -1) + 1;
  const placed = events.map(({ type, data }, i) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of one type, with the data of that type
    return { type, data, stream, actor, revision: revision + i, recordedAt } as DomainEvent;
  });
  const { noun } = parseStream(stream);
  const refusals: Refusal[] = [];
  const references: (Reference & { pointer: Pointer })[] = [];
  for (const event of placed) {
    const seen = new Set<Pointer>();
    if (event.type === 'RecordsMerged') references.push(...mergedInto(event.stream, event.data.into));
    for (const { pointer, value, type = typeAt(nouns[noun].fields, pointer) } of assertionsOfEvent(event)) {
      if (seen.has(pointer)) refusals.push(...listedTwice(noun, pointer));
      seen.add(pointer);
      if (value === null) continue;
      const problem = type.problem(value);
      if (problem)
        refusals.push({
          code: isUnknownCountry(value, problem) ? 'unknown-reference' : 'invalid-body',
          pointer,
          detail: problem,
        });
      else if (type.refers)
        for (const reference of type.refers(value)) if (reference.stream !== stream) references.push({ ...reference, pointer });
    }
  }
  if (refusals.length === 0) refusals.push(...ruled(loaded, placed, context));
  const [first, ...more] = refusals;
  if (first) throw new Refused(first, ...more);
  return { events, references };
}

/** Every command, and what it comes to. */
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
    case 'RecordTerritory': {
      const { id: code } = parseStream(command.stream);
      return open(
        command,
        record,
        { type: 'StateRecorded', data: { code, ...withCitations(noun, fresh(record), command.body) } },
        context,
      );
    }
    case 'ScheduleMeeting':
      return scheduleMeeting(command, record, context);
    case 'CancelMeeting':
      return cancelMeeting(standing(record, command), command.body, context);
    case 'HoldBilateralMeeting':
      return holdBilateralMeeting(command, record, context);
    case 'ConveneConference':
    case 'HoldMultilateralMeeting':
    case 'MakeVisit':
    case 'SignAgreement':
    case 'DeliverAssistance':
      return openActivity(command, record, context);
    case 'RecordMeetingOutcome': {
      const there = standing(record, command);
      return named(
        there,
        { type: 'MeetingOutcomeRecorded', data: withCitations(noun, there, command.body, { '/text': '/outcome' }) },
        context,
      );
    }
    case 'EndAgreement': {
      const there = standing(record, command);
      const landing = { '/on': '/endedOn', '/reason': '/ending' };
      return named(there, { type: 'AgreementEnded', data: withCitations(noun, there, command.body, landing) }, context);
    }
    case 'OpenOfficial':
    case 'RecordOfficialName':
      return recordName(command, fresh(record), context);
    case 'NominateOfficial':
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
    case 'TransferOfficeFunctions':
      return transferFunctions(standing(record, command), command.body, context);
    case 'JoinMemberEntity':
      return joinMember(standing(record, command), command.body, context);
    case 'LeaveMemberEntity':
      return leaveMember(standing(record, command), command.body, context);
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
    case 'ErasePersonalData': {
      const official = known(record, command);
      const { before = 0 } = command.body;
      if (before <= official.erasedBefore) return [];
      return [{ type: 'PersonalDataErased', data: { label: UNLESS_SAID, ...command.body, before } }];
    }
    case 'ClassifyEngagement':
      return classify(standing(record, command), command.body, context);
    case 'AttachSource':
      return attachSource(standing(record, command), command.body);
    case 'AddDetail':
      return addDetail(standing(record, command), command.body, context);
    case 'UpdateRecord':
      return updateRecord(standing(record, command), command.body, context);
    case 'CorrectRecord':
      return correctRecord(standing(record, command), command.body);
    case 'RecordClaim':
      return recordClaim(standing(record, command), command.body);
    case 'RankClaim':
      return rankClaim(standing(record, command), command.body);
    case 'RetractRecord': {
      const there = known(record, command);
      if (there.retraction) return refuseOtherRetraction(there.retraction, command.body);
      return [{ type: 'RecordRetracted', data: withCitations(noun, there, command.body) }];
    }
    case 'LabelRecord': {
      const there = standing(record, command);
      return there.label === command.body.label ? [] : [{ type: 'RecordLabelled', data: command.body }];
    }
    case 'MergeRecords':
      return mergeRecords(standing(record, command), command.body);
    case 'UnmergeRecords':
      return unmergeRecords(standing(record, command), command.body);
  }
}

function refuseOtherRetraction(
  { kind, reason }: Retraction,
  given: { readonly kind?: string; readonly reason: string },
): readonly NewEvent[] {
  if ((given.kind ?? null) === kind && given.reason === reason) return [];
  throw refuse('already-different', '/reason', `the record was retracted already${kind === null ? '' : ` (${kind})`}: ${reason}`);
}

/** The noun's own rules, on what the record would then say. */
function ruled(record: RecordState | null, events: readonly DomainEvent[], context: Context): readonly Refusal[] {
  let trial = record;
  for (const event of events) trial = evolve(trial, event);
  return trial && events.length > 0 && !trial.retraction ? nouns[trial.noun].check(says(trial), context.now) : [];
}

function typeAt(fields: Fields, pointer: Pointer): ValueType {
  const spot = spotAt(fields, pointer);
  if (!spot) throw refuse('invalid-body', pointer, `${pointer} is no place of this record`);
  return typeOf(spot);
}

function mergedInto(stream: string, into: string): (Reference & { pointer: Pointer })[] {
  const other = streamOf(parseStream(stream).noun, into);
  return stateOnList(other) ? [] : [{ stream: other, pointer: '/into' }];
}

/** A text said twice is said once; an element is one thing. */
function listedTwice(noun: Noun['kind'], pointer: Pointer): Refusal[] {
  if (spotAt(nouns[noun].fields, pointer)?.field.kind !== 'list') return [];
  const path = pathOf(pointer);
  const key = path.at(-1);
  const parties = path.at(-2) as string;
  if (['delegations', 'visitors'].includes(parties) && path.length <= 3)
    return [{ code: 'same-party', pointer: `/${parties}`, detail: `a ${noun} has different parties; here two are ${key}` }];
  return [{ code: 'invalid-body', pointer, detail: `${key} is listed twice` }];
}

function isUnknownCountry(value: Json, problem: string): boolean {
  return isObject(value) && value.country !== undefined && problem.includes('country code');
}
