import { asText, type Fields, group, list, single } from '../fields.ts';
import type { Json } from '../json.ts';
import type { Noun } from '../noun.ts';
import type { Party } from '../parties.ts';
import type { Body, Identifier } from '../record-keeping.ts';
import * as value from '../values.ts';
import { identifiers } from './common.ts';
import { classifications, type Place } from './activity.ts';
import { outcomes } from './meeting.ts';

/** A gathering that others happen within or on the sidelines of; may be convened ahead of its day. */
export interface ConferenceConvened extends Body {
  readonly name: string;
  /** EDTF. */
  readonly heldOn: string;
  readonly place?: Place;
  readonly series?: string;
  readonly delegations?: readonly { readonly party: Party; readonly role?: string }[];
  readonly expected?: Json;
  readonly attended?: Json;
  readonly outcome?: string;
  readonly identifiers?: readonly Identifier[];
}

/** Each count has a place of its own: 46 and 48 States are rivals, 48 States and 31 organisations are not. */
const counts: Fields = { states: single(value.count), organisations: single(value.count), delegates: single(value.count) };

export const conference: Noun = {
  kind: 'conference',
  fields: {
    name: single(value.text),
    heldOn: single(value.extent),
    place: single(value.place),
    series: single(value.text),
    delegations: list(
      { party: value.party },
      { role: single(value.oneOf('host', 'organiser', 'co-chair', 'participant', 'signatory')) },
    ),
    expected: group(counts),
    attended: group(counts),
    ...outcomes,
    classifications,
    identifiers,
  },
  check(said) {
    return asText(said.name) === null || asText(said.heldOn) === null
      ? [
          {
            code: 'invalid-body',
            pointer: '/heldOn',
            detail: 'a conference keeps a name and a date: correct them to other values',
          },
        ]
      : [];
  },
};
