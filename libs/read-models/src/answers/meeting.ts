import { asElements, asGroup, asStretches, asText, asTexts, type Said } from '#domain/fields.ts';
import type { Json } from '#domain/json.ts';
import { wasHeld } from '#domain/nouns/meeting.ts';
import { type RecordState, says } from '#domain/record.ts';
import { type ClassificationAnswer, classificationAnswer, type DelegationAnswer, delegationAnswer } from './activity.ts';
import { type EventCodes, meetingCodes } from './codes.ts';
import { type Detail, detailOf, orNull } from './detail.ts';

export type MeetingStatus = 'scheduled' | 'held' | 'cancelled' | 'retracted' | 'merged';

export interface MeetingItem {
  readonly id: string;
  /** By the number of delegations: held, or planned. */
  readonly kind: 'bilateral' | 'multilateral';
  readonly status: MeetingStatus;
  readonly heldOn: string | null;
  readonly channel: string | null;
  readonly place: Json;
  readonly onSidelinesOf: string | null;
  readonly within: string | null;
  readonly delegations: readonly DelegationAnswer[];
  readonly participantsComplete: Json;
  readonly level: string | null;
  readonly topics: readonly string[];
  /** What was planned, also of what was held or cancelled. */
  readonly plan: PlanAnswer | null;
  readonly cancellation: Json;
  readonly outcome: string | null;
  readonly agreements: readonly string[];
  readonly commitments: readonly string[];
  readonly classifications: readonly ClassificationAnswer[];
  readonly identifiers: Json;
  readonly codes: EventCodes;
}

export interface PlanAnswer {
  /** The day that was planned last. */
  readonly plannedOn: Json;
  /** Each planned day, with the day from which on it was planned. */
  readonly days: readonly { readonly plannedOn: Json; readonly from: string | null }[];
  readonly channel: string | null;
  readonly place: Json;
  readonly onSidelinesOf: string | null;
  readonly within: string | null;
  readonly delegations: readonly DelegationAnswer[];
  readonly topics: readonly string[];
}

/** EDTF where it is a date. */
export type Occasion = Pick<MeetingItem, 'channel' | 'place' | 'onSidelinesOf' | 'within' | 'delegations' | 'topics'> & {
  readonly on: string | null;
};

export function meetingItem(record: RecordState): MeetingItem {
  const said = says(record);
  const plan = asGroup(said.plan);
  const delegations = asElements(said.delegations);
  const present = wasHeld(said) ? delegations : asElements(plan?.delegations);
  const item: Omit<MeetingItem, 'codes'> = {
    id: record.id,
    kind: present.length === 2 ? 'bilateral' : 'multilateral',
    status: meetingStatus(record),
    heldOn: asText(said.heldOn),
    channel: asText(said.channel),
    place: orNull(said.place),
    onSidelinesOf: asText(said.onSidelinesOf),
    within: asText(said.within),
    delegations: delegations.map(delegationAnswer),
    participantsComplete: orNull(said.participantsComplete),
    level: asText(said.level),
    topics: asTexts(said.topics),
    plan: plan && planAnswer(plan),
    cancellation: orNull(said.cancellation),
    outcome: asText(said.outcome),
    agreements: asTexts(said.agreements),
    commitments: asTexts(said.commitments),
    classifications: asElements(said.classifications).map(classificationAnswer),
    identifiers: orNull(said.identifiers ?? []),
  };
  return { ...item, codes: meetingCodes(item.status, occasionOf(item)) };
}

export function meetingStatus(record: RecordState): MeetingStatus {
  if (record.retraction) return 'retracted';
  if (record.merge) return 'merged';
  return progressOf(says(record));
}

/** How far a meeting has come, whatever became of its record. */
export function progressOf(said: Said): 'scheduled' | 'held' | 'cancelled' {
  if (wasHeld(said)) return 'held';
  return said.cancellation === undefined ? 'scheduled' : 'cancelled';
}

/** The day of a meeting, EDTF: when it was held, else the one planned last. */
export function dayOfMeeting(said: Said): string | null {
  return asText(said.heldOn) ?? asText(asStretches(asGroup(said.plan)?.plannedOn).at(-1)?.value);
}

/** When, where and between whom a meeting was held; of one that was not, as it was planned last. */
export function occasionOf({ heldOn, plan, ...meeting }: Omit<MeetingItem, 'codes'>): Occasion {
  if (heldOn !== null || !plan) return { ...meeting, on: heldOn };
  return { ...plan, on: asText(plan.plannedOn) };
}

function planAnswer(plan: Said): PlanAnswer {
  const days = asStretches(plan.plannedOn).map(({ from, value }) => ({ plannedOn: value, from }));
  return {
    plannedOn: days.at(-1)?.plannedOn ?? null,
    days,
    channel: asText(plan.channel),
    place: orNull(plan.place),
    onSidelinesOf: asText(plan.onSidelinesOf),
    within: asText(plan.within),
    delegations: asElements(plan.delegations).map(delegationAnswer),
    topics: asTexts(plan.topics),
  };
}

export function meetingAnswer(record: RecordState, others: readonly RecordState[]): MeetingItem & Detail {
  return { ...meetingItem(record), ...detailOf(record, others) };
}
