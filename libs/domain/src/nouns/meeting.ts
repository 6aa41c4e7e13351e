import {
  type Assertion,
  asElements,
  asGroup,
  assertionsOf,
  asStretches,
  asText,
  dated,
  group,
  type Pointer,
  pointerTo,
  type Said,
  single,
  texts,
} from '../fields.ts';
import type { JsonObject } from '../json.ts';
import type { Noun } from '../noun.ts';
import type { Body, Identifier } from '../record-keeping.ts';
import type { Refusal } from '../refusal.ts';
import * as value from '../values.ts';
import { absentees, classifications, type Delegation, delegations, type Place } from './activity.ts';
import { identifiers, inTheFuture } from './common.ts';
import { type Level, LEVELS } from './official.ts';

/** What a meeting is about and where, held or planned. */
interface Gathering extends Body {
  readonly channel?: Channel;
  readonly place?: Place;
  /** Ids of conferences. */
  readonly onSidelinesOf?: string;
  readonly within?: string;
  readonly delegations: readonly Delegation[];
}

export type Channel = (typeof CHANNELS)[number];
export const CHANNELS = ['in-person', 'phone', 'video'] as const;

interface MeetingHeld extends Gathering {
  /** EDTF. */
  readonly heldOn: string;
  readonly participantsComplete?: boolean;
  readonly level?: Level;
  readonly topics: readonly string[];
  readonly identifiers?: readonly Identifier[];
}

/** Exactly two delegations met. */
export type BilateralMeetingHeld = MeetingHeld;
/** Two delegations or more met, in one meeting: pairs are derived at the read. */
export type MultilateralMeetingHeld = MeetingHeld;

/** What was planned stays beside what was held. */
export interface MeetingScheduled extends Gathering {
  /** EDTF. */
  readonly plannedOn: string;
  readonly topics?: readonly string[];
}

export interface MeetingCancelled extends Body {
  readonly reason: string;
  /** EDTF: when it was called off. */
  readonly on?: string;
}

/** Of a conference too. */
export interface MeetingOutcomeRecorded extends Body {
  readonly text?: string;
  /** In words, or as `agreement:dushanbe-declaration` where it is on record. */
  readonly agreements?: readonly string[];
  readonly commitments?: readonly string[];
}

const setting = {
  channel: single(value.oneOf(...CHANNELS)),
  place: single(value.place),
  onSidelinesOf: single(value.conference),
  within: single(value.conference),
  delegations,
};

export const outcomes = {
  outcome: single(value.text),
  agreements: texts(value.agreementOrWords),
  commitments: texts(value.text),
};

export const meeting: Noun = {
  kind: 'meeting',
  fields: {
    heldOn: single(value.extent),
    ...setting,
    participantsComplete: single(value.truth),
    level: single(value.oneOf(...LEVELS)),
    topics: texts(value.text),
    plan: group({ plannedOn: dated(value.extent), ...setting, topics: texts(value.text) }),
    cancellation: single(value.shape({ reason: value.text, on: value.date }, ['reason'])),
    ...outcomes,
    classifications,
    identifiers,
  },
  check(said, now) {
    const heldOn = asText(said.heldOn);
    if (heldOn !== null) {
      const present = asElements(said.delegations);
      return [
        ...partiesMeet(present, '/delegations'),
        // Who sat in a large meeting is seldom known to the last delegation.
        ...(present.length > 2 ? [] : absentees(present, '/delegations', 'participant')),
        ...inTheFuture(heldOn, now, '/heldOn', 'record it with /v1/meetings/scheduled until it was held'),
      ];
    }
    const plan = asGroup(said.plan);
    if (!plan || asStretches(plan.plannedOn).length === 0)
      return [{ code: 'invalid-body', pointer: '/heldOn', detail: 'a meeting keeps a date: correct it to another one' }];
    return partiesMeet(asElements(plan.delegations), '/delegations');
  },
};

function partiesMeet(present: readonly Said[], pointer: Pointer): Refusal[] {
  if (present.length >= 2) return [];
  return [{ code: 'not-bilateral', pointer, detail: `a meeting has two delegations or more, not ${present.length}` }];
}

/** Whether the record says that it was held: until then it is a plan. */
export function wasHeld(said: Said): boolean {
  return asText(said.heldOn) !== null;
}

export function meetingScheduled(data: MeetingScheduled): Assertion[] {
  return assertionsOf(meeting.fields, { plan: data as unknown as JsonObject });
}

export function meetingCancelled({ reason, on }: MeetingCancelled): Assertion[] {
  return [{ pointer: '/cancellation', value: { reason, ...(on !== undefined && { on }) } }];
}

export function outcomeRecorded({ text, agreements = [], commitments = [] }: MeetingOutcomeRecorded): Assertion[] {
  return [
    ...(text === undefined ? [] : [{ pointer: '/outcome', value: text }]),
    ...agreements.map((each) => ({ pointer: pointerTo('agreements', each), value: each })),
    ...commitments.map((each) => ({ pointer: pointerTo('commitments', each), value: each })),
  ];
}
