import { type Assertion, asElements, assertElement, asText, list, type ListField, single, texts } from '../fields.ts';
import type { JsonObject } from '../json.ts';
import type { Noun } from '../noun.ts';
import type { Party } from '../parties.ts';
import type { Body, Identifier } from '../record-keeping.ts';
import type { Refusal } from '../refusal.ts';
import * as value from '../values.ts';
import { identifiers, inTheFuture } from './common.ts';
import { type Level, LEVELS } from './official.ts';

/** Exactly two delegations met. */
export interface BilateralMeetingHeld extends Body {
  /** EDTF. */
  readonly heldOn: string;
  readonly channel?: Channel;
  readonly place?: Place;
  /** Ids of conferences. */
  readonly onSidelinesOf?: string;
  readonly within?: string;
  readonly delegations: readonly Delegation[];
  readonly participantsComplete?: boolean;
  readonly level?: Level;
  readonly topics: readonly string[];
  readonly identifiers?: readonly Identifier[];
}

export type Channel = 'in-person' | 'phone' | 'video';

export interface Place {
  readonly city?: string;
  /** ISO 3166-1 alpha-2. Makes nobody a party. */
  readonly country?: string;
  readonly venue?: string;
  readonly region?: string;
}

export interface Delegation {
  readonly party: Party;
  readonly role?: string;
  readonly participants: readonly Participant[];
}

/** An official on record, or a description where the source names nobody; then with an id of its own. */
export interface Participant {
  readonly official?: string;
  readonly id?: string;
  readonly description?: string;
  readonly role?: string;
  /** The title that the source gave, verbatim. */
  readonly styled?: string;
  readonly capacity?: 'incumbent' | 'acting' | 'elect' | 'former' | 'personal';
}

/** An analyst's reading, not a fact: which pillars of the Strategy and which functions of an office it served. */
export interface EngagementClassified extends Body {
  readonly id: string;
  readonly pillars: readonly Pillar[];
  /** `unoct/capacity-building`. */
  readonly functions: readonly string[];
  readonly basis: Basis;
}

export interface Basis {
  readonly kind: 'stated' | 'inferred';
  readonly quote?: string;
  readonly reason?: string;
}

export type Pillar = (typeof PILLARS)[number];
/** Of the UN Global Counter-Terrorism Strategy (A/RES/60/288). */
export const PILLARS = ['I', 'II', 'III', 'IV'] as const;

const participants = list(
  { official: value.official, id: value.slug },
  {
    description: single(value.text),
    role: single(value.text),
    styled: single(value.text),
    capacity: single(value.oneOf('incumbent', 'acting', 'elect', 'former', 'personal')),
  },
  'p',
);

export const delegations: ListField = list({ party: value.party }, { role: single(value.text), participants });

export const classifications: ListField = list(
  { id: value.slug },
  {
    pillars: single(value.listOf(value.oneOf(...PILLARS))),
    functions: single(value.listOf(value.officeFunction)),
    basis: single(value.shape({ kind: value.oneOf('stated', 'inferred'), quote: value.text, reason: value.text }, ['kind'])),
    by: single(value.text),
  },
  'c',
);

export const meeting: Noun = {
  kind: 'meeting',
  opensAsFields: true,
  fields: {
    heldOn: single(value.extent),
    channel: single(value.oneOf('in-person', 'phone', 'video')),
    place: single(value.place),
    onSidelinesOf: single(value.conference),
    within: single(value.conference),
    delegations,
    participantsComplete: single(value.truth),
    level: single(value.oneOf(...LEVELS)),
    topics: texts(value.text),
    classifications,
    identifiers,
  },
  check(said, now) {
    const present = asElements(said.delegations);
    const refusals: Refusal[] = [];
    if (asText(said.heldOn) === null)
      refusals.push({ code: 'invalid-body', pointer: '/heldOn', detail: 'a meeting keeps a date: correct it to another one' });
    const parties = new Set(present.map((each) => asText(each.party)));
    if (present.length !== 2) {
      refusals.push({
        code: 'not-bilateral',
        pointer: '/delegations',
        detail: `a bilateral meeting has exactly two delegations, not ${present.length}`,
      });
    } else if (parties.size === 1) {
      refusals.push({
        code: 'same-party',
        pointer: '/delegations',
        detail: `a meeting has two different parties; here both are ${[...parties].join()}`,
      });
    }
    for (const delegation of present) {
      const party = asText(delegation.party);
      const there = asElements(delegation.participants);
      const nobody = there.find((each) => each.official === undefined && each.description === undefined);
      if (there.length > 0 && !nobody) continue;
      const who = nobody ? `participant ${asText(nobody.id)} of ${party} is nobody` : `${party} has no participant`;
      refusals.push({
        code: 'invalid-body',
        pointer: '/delegations',
        detail: `${who}: name an official, or describe them ({"description":"senior officials"})`,
      });
    }
    return [...refusals, ...inTheFuture(asText(said.heldOn), now, '/heldOn', 'a meeting is recorded when it was held')];
  },
};

export function engagementClassified(data: EngagementClassified, by: string): Assertion[] {
  return assertElement(classifications, '/classifications', { ...(data as unknown as JsonObject), by });
}
