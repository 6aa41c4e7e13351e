import { type Basis, type Delegation, type Participant, type Pillar, PILLARS } from '#domain/nouns/activity.ts';
import type { Party } from '#domain/parties.ts';
import * as value from '#domain/values.ts';
import { CitableBody } from './citing-body.ts';
import { Each, ListOf, Nested, OneOf, PartyRef, Slug, Text } from './fields.ts';

// What meetings, visits, conferences, agreements and assistance have in common.

const CAPACITIES = ['incumbent', 'acting', 'elect', 'former', 'personal'] as const;

/** An official on record, or a description where the source names nobody. */
export class ParticipantBody implements Participant {
  @Slug({ example: 'sirojiddin-aslov', optional: true, about: 'Id of an official on record.' })
  readonly official?: string;
  @Slug({ example: 'p1', optional: true, about: 'Of somebody whom the source does not name; made when left out.' })
  readonly id?: string;
  @Text({ example: 'senior officials', most: 500, optional: true })
  readonly description?: string;
  @Text({ example: 'host', most: 100, optional: true })
  readonly role?: string;
  @Text({ example: 'Tajik Foreign Minister', most: 500, optional: true, about: 'The title that the source gave, verbatim.' })
  readonly styled?: string;
  @OneOf(CAPACITIES, { example: 'incumbent', optional: true })
  readonly capacity?: (typeof CAPACITIES)[number];
}

/** One who is in no delegation. */
export class PersonBody extends ParticipantBody {
  @PartyRef({ example: 'state:TJ', optional: true })
  readonly party?: Party;
}

export class DelegationBody implements Delegation {
  @PartyRef({ example: 'state:TJ' })
  readonly party!: Party;
  @Text({ example: 'host', most: 100, optional: true })
  readonly role?: string;
  @Each(() => ParticipantBody, {
    example: [{ official: 'sirojiddin-aslov', role: 'host' }],
    most: 200,
    optional: true,
    about: 'At least one in a meeting of two parties that was held, and in a visit.',
  })
  readonly participants?: readonly ParticipantBody[];
}

export class BasisBody implements Basis {
  @OneOf(['stated', 'inferred'], { example: 'inferred' })
  readonly kind!: 'stated' | 'inferred';
  @Text({ example: 'the four pillars of the Strategy', most: 5000, optional: true })
  readonly quote?: string;
  @Text({ example: 'the title of the conference', optional: true })
  readonly reason?: string;
}

export const BASIS_EXAMPLE = { kind: 'inferred', reason: 'the title of the conference' };
const PILLARS_ABOUT = 'Of the UN Global Counter-Terrorism Strategy. Empty: not stated.';

export class ClassificationBody {
  @ListOf(value.oneOf(...PILLARS), { example: ['I', 'II'], most: 4, about: PILLARS_ABOUT })
  readonly pillars!: readonly Pillar[];
  @ListOf(value.officeFunction, { example: ['unoct/capacity-building'], about: 'Functions of an office on record.' })
  readonly functions!: readonly string[];
  @Nested(() => BasisBody, { example: BASIS_EXAMPLE })
  readonly basis!: BasisBody;
}

export class ClassifyBody extends CitableBody {
  @Slug({ example: 'c1', optional: true, about: 'Made when left out.' })
  readonly id?: string;
  @ListOf(value.oneOf(...PILLARS), { example: ['II', 'III'], most: 4, about: PILLARS_ABOUT })
  readonly pillars!: readonly Pillar[];
  @ListOf(value.officeFunction, { example: ['unoct/capacity-building'], about: 'Functions of an office on record.' })
  readonly functions!: readonly string[];
  @Nested(() => BasisBody, { example: BASIS_EXAMPLE })
  readonly basis!: BasisBody;
}

export const CLASSIFICATION_EXAMPLE = { pillars: ['I', 'II'], functions: [], basis: BASIS_EXAMPLE };

export const DELEGATIONS_EXAMPLE = [
  { party: 'state:TJ', participants: [{ official: 'sirojiddin-aslov', role: 'host' }] },
  { party: 'office:unoct', participants: [{ official: 'vladimir-voronkov', role: 'visitor' }] },
];
