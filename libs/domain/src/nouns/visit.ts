import { asElements, asText, list, type Said, single, texts } from '../fields.ts';
import type { Noun } from '../noun.ts';
import type { Party } from '../parties.ts';
import type { Body, Identifier } from '../record-keeping.ts';
import * as value from '../values.ts';
import {
  absentees,
  classifications,
  type Delegation,
  delegations,
  type Participant,
  participants,
  type Place,
} from './activity.ts';
import { identifiers, inTheFuture } from './common.ts';
import { type Level, LEVELS } from './official.ts';

/** Officials' journey. Without `receivedBy` it is no contact: a place is no party. Dates are EDTF. */
export interface VisitMade extends Body {
  readonly visitors: readonly Delegation[];
  readonly kind?: VisitKind;
  readonly stops?: readonly VisitStop[];
  /** The programme. */
  readonly heldOn: string;
  /** The whole stay, with what is no part of the programme. */
  readonly stayedOn?: string;
  readonly receivedBy?: Party;
  /** Met in an unknown number of meetings: no meeting is made of it. */
  readonly met?: readonly (Participant & { readonly party?: Party })[];
  /** Id of a conference. */
  readonly within?: string;
  readonly level?: Level;
  readonly topics?: readonly string[];
  /** What the source says of it. */
  readonly about?: string;
  readonly identifiers?: readonly Identifier[];
}

export interface VisitStop {
  readonly id?: string;
  readonly place: Place;
  readonly on?: string;
}

export type VisitKind = (typeof VISIT_KINDS)[number];
export const VISIT_KINDS = ['state', 'official', 'working', 'private', 'transit', 'other'] as const;

export const visit: Noun = {
  kind: 'visit',
  fields: {
    visitors: delegations,
    kind: single(value.oneOf(...VISIT_KINDS)),
    stops: list({ id: value.slug }, { place: single(value.place), on: single(value.date) }, 's'),
    heldOn: single(value.extent),
    stayedOn: single(value.extent),
    receivedBy: single(value.party),
    met: list(participants.keys, { ...participants.fields, party: single(value.party) }, 'm'),
    within: single(value.conference),
    level: single(value.oneOf(...LEVELS)),
    topics: texts(value.text),
    about: single(value.text),
    classifications,
    identifiers,
  },
  check(said, now) {
    const visitors = asElements(said.visitors);
    const heldOn = asText(said.heldOn);
    const receivedBy = asText(said.receivedBy);
    return [
      ...(heldOn === null
        ? [{ code: 'invalid-body' as const, pointer: '/heldOn', detail: 'a visit keeps a date: correct it to another one' }]
        : inTheFuture(heldOn, now, '/heldOn', 'a visit is recorded when it was made')),
      ...(visitors.length === 0
        ? [{ code: 'invalid-body' as const, pointer: '/visitors', detail: 'a visit has somebody who made it' }]
        : absentees(visitors, '/visitors', 'visitor')),
      ...(visitors.some((each) => each.party === receivedBy)
        ? [{ code: 'same-party' as const, pointer: '/receivedBy', detail: `${receivedBy} cannot receive itself` }]
        : []),
      ...nowhere(asElements(said.stops)),
    ];
  },
};

function nowhere(stops: readonly Said[]) {
  return stops
    .filter((each) => each.place === undefined)
    .map((each) => ({ code: 'invalid-body' as const, pointer: '/stops', detail: `stop ${asText(each.id)} has no place` }));
}
