import { type Basis, type Channel, type Delegation, type Participant, type Pillar, PILLARS } from '#domain/nouns/meeting.ts';
import { type Level, LEVELS } from '#domain/nouns/official.ts';
import type { Party } from '#domain/parties.ts';
import * as value from '#domain/values.ts';
import { CitableBody, CitingBody, IDENTIFIERS_EXAMPLE, IdentifierBody } from './citing-body.ts';
import { Each, EdtfDate, ListOf, Nested, OneOf, PartyRef, Slug, Text, Truth } from './fields.ts';
import { PLACE_EXAMPLE, PlaceBody } from './place-body.ts';

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

export class DelegationBody implements Delegation {
  @PartyRef({ example: 'state:TJ' })
  readonly party!: Party;
  @Text({ example: 'host', most: 100, optional: true })
  readonly role?: string;
  @Each(() => ParticipantBody, { example: [{ official: 'sirojiddin-aslov', role: 'host' }], most: 200 })
  readonly participants!: readonly ParticipantBody[];
}

export class BasisBody implements Basis {
  @OneOf(['stated', 'inferred'], { example: 'inferred' })
  readonly kind!: 'stated' | 'inferred';
  @Text({ example: 'the four pillars of the Strategy', most: 5000, optional: true })
  readonly quote?: string;
  @Text({ example: 'the title of the conference', optional: true })
  readonly reason?: string;
}

const BASIS_EXAMPLE = { kind: 'inferred', reason: 'the title of the conference' };
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

const DELEGATIONS_EXAMPLE = [
  { party: 'state:TJ', participants: [{ official: 'sirojiddin-aslov', role: 'host' }] },
  { party: 'office:unoct', participants: [{ official: 'vladimir-voronkov', role: 'visitor' }] },
];

export class HoldBilateralMeetingBody extends CitingBody {
  @Slug({ example: 'aslov-voronkov-2018-05-03', optional: true, about: 'Made from the parties and the day when left out.' })
  readonly id?: string;
  @EdtfDate({ example: '2018-05-03' })
  readonly heldOn!: string;
  @OneOf(['in-person', 'phone', 'video'], { example: 'in-person', optional: true })
  readonly channel?: Channel;
  @Nested(() => PlaceBody, { example: PLACE_EXAMPLE, optional: true })
  readonly place?: PlaceBody;
  @Slug({ example: 'dushanbe-2018', optional: true, about: 'Id of a conference on record.' })
  readonly onSidelinesOf?: string;
  @Slug({ example: 'dushanbe-2018', optional: true, about: 'Id of a conference on record.' })
  readonly within?: string;
  @Each(() => DelegationBody, { example: DELEGATIONS_EXAMPLE, most: 300, about: 'Exactly two.' })
  readonly delegations!: readonly DelegationBody[];
  @Truth({ example: false, optional: true, about: 'Whether the participants named are all that there were.' })
  readonly participantsComplete?: boolean;
  @OneOf(LEVELS, { example: 'minister', optional: true })
  readonly level?: Level;
  @ListOf(value.text, { example: ['cooperation with the UN Office of Counter-Terrorism'] })
  readonly topics!: readonly string[];
  @Nested(() => ClassificationBody, { example: { pillars: ['I', 'II'], functions: [], basis: BASIS_EXAMPLE }, optional: true })
  readonly classification?: ClassificationBody;
  @Each(() => IdentifierBody, { example: IDENTIFIERS_EXAMPLE, optional: true })
  readonly identifiers?: readonly IdentifierBody[];
}
