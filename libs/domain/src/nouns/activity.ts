import {
  type Assertion,
  asElements,
  assertElement,
  asText,
  list,
  type ListField,
  type Pointer,
  type Said,
  single,
} from '../fields.ts';
import type { JsonObject } from '../json.ts';
import type { Party } from '../parties.ts';
import type { Body } from '../record-keeping.ts';
import type { Refusal } from '../refusal.ts';
import * as value from '../values.ts';

// What meetings, visits, conferences, agreements and assistance have in common.

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
  readonly participants?: readonly Participant[];
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

export const participants = list(
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

/** Each party is there once, and somebody of it. */
export function absentees(present: readonly Said[], pointer: Pointer, whoIs: string): Refusal[] {
  return present.flatMap((delegation): Refusal[] => {
    const party = asText(delegation.party);
    const there = asElements(delegation.participants);
    const nobody = there.find((each) => each.official === undefined && each.description === undefined);
    if (there.length > 0 && !nobody) return [];
    const who = nobody ? `participant ${asText(nobody.id)} of ${party} is nobody` : `${party} has no ${whoIs}`;
    return [
      {
        code: 'invalid-body',
        pointer,
        detail: `${who}: name an official, or describe them ({"description":"senior officials"})`,
      },
    ];
  });
}

export function engagementClassified(data: EngagementClassified, by: string): Assertion[] {
  return assertElement(classifications, '/classifications', { ...(data as unknown as JsonObject), by });
}
