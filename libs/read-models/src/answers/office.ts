import { type Day, type Days, NEVER_CERTAIN } from '#domain/edtf.ts';
import { asElements, asStretches, asText, asTexts, pointerTo, type Said } from '#domain/fields.ts';
import type { Json } from '#domain/json.ts';
import { lastSpokenBelow } from '#domain/last-spoken.ts';
import { type RecordState, says } from '#domain/record.ts';
import { stretchDays, stretchesOn, valueOn, valueWithin } from '#domain/stretches.ts';
import { united } from '../identity/united.ts';
import { type Detail, detailOf, orNull } from './detail.ts';

export interface OfficeItem {
  readonly id: string;
  readonly name: Json;
  readonly abbreviation: Json;
  readonly names: readonly { readonly name: Json; readonly from: string | null; readonly until: string | null }[];
  readonly kind: string | null;
  readonly establishedOn: string | null;
  readonly dissolvedOn: string | null;
  readonly legalBasis: Json;
  readonly parent: Json;
  readonly of: string | null;
  readonly mandates: Json;
  readonly aims: readonly string[];
  readonly functions: readonly { readonly id: string | null; readonly text: Json }[];
  /** As it was counted last by the day that is read. */
  readonly memberCount: Json;
  /** The day of that count, EDTF: on any later day it is only the last known. */
  readonly memberCountOn: string | null;
  readonly predecessors: readonly string[];
  readonly transfers: readonly {
    readonly id: string | null;
    readonly to: string | null;
    readonly kind: string | null;
    readonly functions: readonly string[];
    readonly on: string | null;
  }[];
  readonly members: readonly MemberAnswer[];
  readonly identifiers: Json;
}

export interface MemberAnswer {
  readonly id: string | null;
  /** Id of an office. */
  readonly member: string | null;
  readonly standing: string | null;
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
  /** Whether it may have been a member on the day that is read, and whether it certainly was. */
  readonly onTheDay: boolean;
  readonly certain: boolean;
}

/** An office as it was on a day. */
export function officeItem(record: RecordState, day: Day): OfficeItem {
  const said = says(record);
  const on = (field: string): Json => valueOn(asStretches(said[field]), day);
  return {
    id: record.id,
    name: on('name'),
    abbreviation: on('abbreviation'),
    names: asStretches(said.name).map(({ from, until, value }) => ({ name: value, from, until })),
    kind: asText(said.kind),
    establishedOn: asText(said.establishedOn),
    dissolvedOn: asText(said.dissolvedOn),
    legalBasis: on('legalBasis'),
    parent: on('parent'),
    of: asText(said.of),
    mandates: valueWithin(asStretches(said.mandates), day, lifeOf(said)) ?? [],
    aims: asTexts(said.aims),
    functions: asElements(said.functions).map((each) => ({ id: asText(each.id), text: valueOn(asStretches(each.text), day) })),
    memberCount: on('memberCount'),
    memberCountOn: stretchesOn(asStretches(said.memberCount), day)[0]?.from ?? null,
    predecessors: asTexts(said.predecessors),
    transfers: asElements(said.transfers).map((each) => ({
      id: asText(each.id),
      to: asText(each.to),
      kind: asText(each.kind),
      functions: asTexts(each.functions),
      on: asText(each.on),
    })),
    members: asElements(said.members).map((each) => memberAnswer(record, each, day)),
    identifiers: orNull(said.identifiers ?? []),
  };
}

export function officeAnswer(record: RecordState, day: Day, others: readonly RecordState[]): OfficeItem & Detail {
  const whole = united(record, others);
  return { ...officeItem(whole, day), ...detailOf(record, others, whole) };
}

function memberAnswer(office: RecordState, each: Said, day: Day): MemberAnswer {
  const days = daysOfMember(office, each);
  return {
    id: asText(each.id),
    member: asText(each.member),
    standing: asText(each.standing),
    joinedOn: asText(each.joinedOn),
    leftOn: asText(each.leftOn),
    onTheDay: days.possibleFrom <= day && day <= days.possibleUntil,
    certain: days.certainFrom <= day && day <= days.certainUntil,
  };
}

/**
 * The days of a membership, which is over with its framework. A missing end is unknown: certain up to the last day on which a
 * source speaks of it. Of one that ended, and nobody says when, no day is certain.
 */
export function daysOfMember(office: RecordState, each: Said): Days {
  const [from, until] = [asText(each.joinedOn), asText(each.leftOn)];
  const days = stretchDays({ from, until, value: null }, undefined, { from: null, until: lifeOf(says(office)).until });
  if (each.left !== undefined) return { ...days, ...NEVER_CERTAIN };
  if (until !== null) return days;
  const spoken = lastSpokenBelow(office, pointerTo('members', asText(each.id) ?? ''));
  return { ...days, certainUntil: Math.min(days.certainUntil, spoken) };
}

/** The days of an office, from its establishment to its dissolution. */
export function daysOfOffice(said: Said): Days {
  return stretchDays({ from: null, until: null, value: null }, undefined, lifeOf(said));
}

export function lifeOf(said: Said): { readonly from: string | null; readonly until: string | null } {
  return { from: asText(said.establishedOn), until: asText(said.dissolvedOn) };
}
