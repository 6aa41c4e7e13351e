import { type Cited, withCitations } from '../citing.ts';
import type { Source } from '../claims.ts';
import type { Command, Commands } from '../commands.ts';
import type { NewEvent } from '../events.ts';
import { asElements, covers, type Pointer, pointerTo, withKeys } from '../fields.ts';
import { type Json, type JsonObject, sameJson } from '../json.ts';
import { nouns } from '../nouns.ts';
import { type Delegation, delegations } from '../nouns/meeting.ts';
import { bookOf, type RecordState, says } from '../record.ts';
import { refuse } from '../refusal.ts';
import { attachSources, type Context, free, fresh, named, open, saidBy } from './recording.ts';

/** A meeting, and its classification where the body has one: two events of one append. */
export function holdBilateralMeeting(
  command: Command & { type: 'HoldBilateralMeeting' },
  record: RecordState | null,
  context: Context,
): readonly NewEvent[] {
  const { classification, ...body } = command.body;
  // Whom the source does not name still needs a key.
  const keyed = withKeys(delegations, '/delegations', body.delegations as unknown as readonly JsonObject[], () => false);
  const there = fresh(record);
  const cited = withCitations(
    'meeting',
    there,
    { ...body, delegations: keyed as unknown as readonly Delegation[] },
    { '/classification': CLASSIFICATION },
  );
  const [held, classified] = classification ? byLanding(cited) : [cited, {}];
  const events = open(command, record, { type: 'BilateralMeetingHeld', data: held }, context);
  if (!classification) return events;
  const event: NewEvent = { type: 'EngagementClassified', data: { id: 'c1', ...classification, ...classified } };
  if (!there) return [...events, event];
  if (!isClassified(there, classification, context.actor)) {
    throw refuse(
      'already-different',
      '/classification',
      'the meeting is on record without this classification: add it with /classification',
    );
  }
  return [...events, ...attachSources(there, classified, saidBy(event, command.stream, context))];
}

const CLASSIFICATION: Pointer = '/classifications/c1';

/** What a body's citations say of the meeting, and what of its classification. */
function byLanding<B extends Cited>(body: B): [B, Cited] {
  const { sources = [], inferred = [] } = body;
  const ofClassification = (pointer: Pointer): boolean => covers('/classifications', pointer);
  const within = (source: Source, wanted: (pointer: Pointer) => boolean): boolean => source.fields?.some(wanted) ?? false;
  const held = {
    ...body,
    ...(body.sources && {
      sources: sources.filter((each) => !each.fields || within(each, (pointer) => !ofClassification(pointer))),
    }),
    ...(body.inferred && { inferred: inferred.filter((pointer) => !ofClassification(pointer)) }),
  };
  const cites = sources.filter((each) => within(each, ofClassification));
  const infers = inferred.filter(ofClassification);
  return [held, { ...(cites.length > 0 && { sources: cites }), ...(infers.length > 0 && { inferred: infers }) }];
}

export function classify(record: RecordState, body: Commands['ClassifyEngagement'], context: Context): readonly NewEvent[] {
  if (!('classifications' in nouns[record.noun].fields))
    throw refuse('invalid-body', '', `${record.noun} records are not classified: meetings are`);
  const id =
    body.id ??
    sameClassification(record, body, context.actor) ??
    free(
      (n) => `c${n}`,
      (made) => bookOf(record).claims.has(pointerTo('classifications', made)),
    );
  const data = withCitations(record.noun, record, { ...body, id }, { '': pointerTo('classifications', id) });
  return named(record, { type: 'EngagementClassified', data }, context);
}

type Classification = Pick<Commands['ClassifyEngagement'], 'pillars' | 'functions' | 'basis'>;

function isClassified(record: RecordState, classification: Classification, by: string): boolean {
  return sameClassification(record, classification, by) !== null;
}

function sameClassification(record: RecordState, { pillars, functions, basis }: Classification, by: string): string | null {
  const same = asElements(says(record).classifications).find(
    (each) =>
      each.by === by &&
      sameJson(each.pillars as Json, pillars) &&
      sameJson(each.functions as Json, functions) &&
      sameJson(each.basis as Json, { ...basis }),
  );
  return typeof same?.id === 'string' ? same.id : null;
}
