import { ASSISTANCE_KINDS, type AssistanceKind } from '#domain/nouns/assistance.ts';
import type { Party } from '#domain/parties.ts';
import * as value from '#domain/values.ts';
import { CLASSIFICATION_EXAMPLE, ClassificationBody, PersonBody } from './activity-bodies.ts';
import { CitingBody, IDENTIFIERS_EXAMPLE, IdentifierBody } from './citing-body.ts';
import { Each, EdtfDate, ListOf, Nested, OneOf, Slug, Text, ValueOf } from './fields.ts';

const PARTIES = { oneOf: [{ type: 'array', items: { type: 'string' }, minItems: 1 }, { type: 'string' }] };

export class DeliverAssistanceBody extends CitingBody {
  @Slug({ example: 'border-training-2019', optional: true, about: 'Made from the parties and the day when left out.' })
  readonly id?: string;
  @ValueOf(value.partyOrParties, { example: ['office:unoct'], schema: PARTIES, about: 'One party or a list.' })
  readonly by!: Party | readonly Party[];
  @ValueOf(value.partyOrParties, { example: ['state:TJ'], schema: PARTIES, about: 'One party or a list.' })
  readonly to!: Party | readonly Party[];
  @OneOf(ASSISTANCE_KINDS, { example: 'training' })
  readonly kind!: AssistanceKind;
  @EdtfDate({ example: '2019-03-04/2019-03-08' })
  readonly heldOn!: string;
  @Text({ example: 'screening of passengers at the airport of Dushanbe', most: 5000 })
  readonly about!: string;
  @Each(() => PersonBody, { example: [{ description: 'thirty border officers', party: 'state:TJ' }], optional: true })
  readonly participants?: readonly PersonBody[];
  @ListOf(value.text, { example: ['border security'], optional: true })
  readonly topics?: readonly string[];
  @Nested(() => ClassificationBody, { example: CLASSIFICATION_EXAMPLE, optional: true })
  readonly classification?: ClassificationBody;
  @Each(() => IdentifierBody, { example: IDENTIFIERS_EXAMPLE, optional: true })
  readonly identifiers?: readonly IdentifierBody[];
}
