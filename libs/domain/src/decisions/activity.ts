import { type Cited, withCitations } from '../citing.ts';
import type { Source } from '../claims.ts';
import { type Command, type Commands, OPENS } from '../commands.ts';
import type { NewEvent } from '../events.ts';
import { asElements, asText, covers, type Pointer, pointerTo, type Said, withKeysBelow } from '../fields.ts';
import { type Json, type JsonObject, sameJson } from '../json.ts';
import { nouns, parseStream } from '../nouns.ts';
import type { EngagementClassified } from '../nouns/activity.ts';
import { type RecordState, says } from '../record.ts';
import type { Body } from '../record-keeping.ts';
import { refuse } from '../refusal.ts';
import { attachSources, type Context, freeKey, fresh, named, open, saidBy } from './recording.ts';

export type ActivityCommand = Extract<
  Command,
  {
    type:
      | 'ConveneConference'
      | 'HoldBilateralMeeting'
      | 'HoldMultilateralMeeting'
      | 'MakeVisit'
      | 'SignAgreement'
      | 'DeliverAssistance';
  }
>;

type Classification = Omit<EngagementClassified, keyof Body | 'id'>;

/** An activity, and its classification where the body has one: two events of one append. */
export function openActivity(command: ActivityCommand, record: RecordState | null, context: Context): readonly NewEvent[] {
  const { classification, ...body } = command.body;
  const { noun } = parseStream(command.stream);
  const there = fresh(record);
  // Whom the source does not name still needs a key.
  const keyed = withKeysBelow(nouns[noun].fields, '', body as unknown as JsonObject, () => false);
  const cited = withCitations(noun, there, keyed as unknown as typeof body, { '/classification': CLASSIFICATION });
  const [opened, classified] = classification ? byLanding(cited) : [cited, {}];
  const opening = { type: OPENS[command.type], data: opened } as unknown as NewEvent;
  const events = isStillPlanned(there) ? named(there, opening, context) : open(command, record, opening, context);
  if (!classification) return events;
  const event: NewEvent = { type: 'EngagementClassified', data: { id: 'c1', ...classification, ...classified } };
  if (!there || isStillPlanned(there)) return [...events, event];
  if (sameClassification(there, classification, context.actor) === null) {
    throw refuse(
      'already-different',
      '/classification',
      `the ${noun} is on record without this classification: add it with /classification`,
    );
  }
  return [...events, ...attachSources(there, classified, saidBy(event, command.stream, context))];
}

/** A meeting that was scheduled, and of which nobody has said that it was held. */
export function isStillPlanned(record: RecordState | null): record is RecordState {
  return record?.noun === 'meeting' && says(record).heldOn === undefined;
}

const CLASSIFICATION: Pointer = '/classifications/c1';

/** What a body's citations say of the activity, and what of its classification. */
function byLanding<B extends Cited>(body: B): [B, Cited] {
  const { sources = [], inferred = [] } = body;
  const ofClassification = (pointer: Pointer): boolean => covers('/classifications', pointer);
  const within = (source: Source, wanted: (pointer: Pointer) => boolean): boolean => source.fields?.some(wanted) ?? false;
  const opened = {
    ...body,
    ...(body.sources && {
      sources: sources.filter((each) => !each.fields || within(each, (pointer) => !ofClassification(pointer))),
    }),
    ...(body.inferred && { inferred: inferred.filter((pointer) => !ofClassification(pointer)) }),
  };
  const cites = sources.filter((each) => within(each, ofClassification));
  const infers = inferred.filter(ofClassification);
  return [opened, { ...(cites.length > 0 && { sources: cites }), ...(infers.length > 0 && { inferred: infers }) }];
}

export function classify(record: RecordState, body: Commands['ClassifyEngagement'], context: Context): readonly NewEvent[] {
  if (!('classifications' in nouns[record.noun].fields))
    throw refuse(
      'invalid-body',
      '',
      `${record.noun} records are not classified: meetings, visits, conferences, agreements and assistance are`,
    );
  const id = body.id ?? sameClassification(record, body, context.actor) ?? freeKey(record, '/classifications', (n) => `c${n}`);
  const data = withCitations(record.noun, record, { ...body, id }, { '': pointerTo('classifications', id) });
  return named(record, { type: 'EngagementClassified', data }, context);
}

function sameClassification(record: RecordState, { pillars, functions, basis }: Classification, by: string): string | null {
  const same = asElements(says(record).classifications).find(
    (each: Said) =>
      each.by === by &&
      sameJson(each.pillars as Json, pillars) &&
      sameJson(each.functions as Json, functions) &&
      sameJson(each.basis as Json, { ...basis }),
  );
  return typeof same?.id === 'string' ? same.id : null;
}

/** Only exactly two delegations: of more, a meeting is multilateral. */
export function holdBilateralMeeting(
  command: Command & { type: 'HoldBilateralMeeting' },
  record: RecordState | null,
  context: Context,
): readonly NewEvent[] {
  const { length } = command.body.delegations;
  if (length !== 2)
    throw refuse(
      'not-bilateral',
      '/delegations',
      `a bilateral meeting has exactly two delegations, not ${length}: of more it is recorded with /v1/meetings/multilateral`,
    );
  return openActivity(command, record, context);
}

export function scheduleMeeting(
  command: Command & { type: 'ScheduleMeeting' },
  record: RecordState | null,
  context: Context,
): readonly NewEvent[] {
  const { body } = command;
  const { fields } = nouns.meeting.fields.plan as { fields: typeof nouns.meeting.fields };
  const keyed = withKeysBelow(fields, '/plan', body as unknown as JsonObject, () => false);
  const landing = Object.fromEntries(Object.keys(fields).map((name) => [`/${name}`, pointerTo('plan', name)]));
  const data = withCitations('meeting', fresh(record), keyed as unknown as typeof body, landing);
  return open(command, record, { type: 'MeetingScheduled', data }, context);
}

export function cancelMeeting(record: RecordState, body: Commands['CancelMeeting'], context: Context): readonly NewEvent[] {
  if (!isStillPlanned(record))
    throw refuse(
      'already-different',
      '/reason',
      `the meeting was held on ${asText(says(record).heldOn)}: retract it where that is wrong, or correct its date`,
    );
  const data = withCitations('meeting', record, body, { '/reason': '/cancellation', '/on': '/cancellation' });
  return named(record, { type: 'MeetingCancelled', data }, context);
}
