import type { Json } from '#domain/json.ts';
import type { Party } from '#domain/parties.ts';
import * as value from '#domain/values.ts';
import { CLASSIFICATION_EXAMPLE, ClassificationBody } from './activity-bodies.ts';
import { CitingBody, IDENTIFIERS_EXAMPLE, IdentifierBody } from './citing-body.ts';
import { Each, EdtfDate, Nested, OneOf, PartyRef, Slug, Text, ValueOf } from './fields.ts';
import { PLACE_EXAMPLE, PlaceBody } from './place-body.ts';

const ROLES = ['host', 'organiser', 'co-chair', 'participant', 'signatory'] as const;

export class ConferenceDelegationBody {
  @PartyRef({ example: 'state:TJ' })
  readonly party!: Party;
  @OneOf(ROLES, { example: 'host', optional: true })
  readonly role?: (typeof ROLES)[number];
}

const COUNTS = { type: 'object', additionalProperties: true };

export class ConveneConferenceBody extends CitingBody {
  @Slug({ example: 'dushanbe-2018', optional: true, about: 'Made from the name and the year when left out.' })
  readonly id?: string;
  @Text({ example: 'High-level International Conference on Countering Terrorism and Preventing Violent Extremism' })
  readonly name!: string;
  @EdtfDate({ example: '2018-05-03/2018-05-04' })
  readonly heldOn!: string;
  @Nested(() => PlaceBody, { example: PLACE_EXAMPLE, optional: true })
  readonly place?: PlaceBody;
  @Text({ example: 'Dushanbe Process', optional: true })
  readonly series?: string;
  @Each(() => ConferenceDelegationBody, { example: [{ party: 'state:TJ', role: 'host' }], most: 500, optional: true })
  readonly delegations?: readonly ConferenceDelegationBody[];
  @ValueOf(value.attendance, { example: { states: 50 }, schema: COUNTS, optional: true })
  readonly expected?: Json;
  @ValueOf(value.attendance, { example: { states: 48, delegates: { moreThan: 400 } }, schema: COUNTS, optional: true })
  readonly attended?: Json;
  @Text({ example: 'Dushanbe Declaration', most: 5000, optional: true })
  readonly outcome?: string;
  @Nested(() => ClassificationBody, { example: CLASSIFICATION_EXAMPLE, optional: true })
  readonly classification?: ClassificationBody;
  @Each(() => IdentifierBody, { example: IDENTIFIERS_EXAMPLE, optional: true })
  readonly identifiers?: readonly IdentifierBody[];
}
