import type { Party } from '#domain/parties.ts';
import * as value from '#domain/values.ts';
import { CLASSIFICATION_EXAMPLE, ClassificationBody, PersonBody } from './activity-bodies.ts';
import { CitingBody, IDENTIFIERS_EXAMPLE, IdentifierBody } from './citing-body.ts';
import { Each, EdtfDate, ListOf, Nested, Slug, Text, ValueOf } from './fields.ts';

const PARTIES = {
  oneOf: [
    { type: 'array', items: { type: 'string' }, minItems: 2 },
    { type: 'object', required: ['description'], properties: { description: { type: 'string' } } },
  ],
};

export class SignAgreementBody extends CitingBody {
  @Slug({ example: 'dushanbe-declaration', optional: true, about: 'Made from the title and the year when left out.' })
  readonly id?: string;
  @Text({ example: 'Dushanbe Declaration' })
  readonly title!: string;
  @ValueOf(value.partiesOrWords, {
    example: ['state:TJ', 'office:unoct'],
    schema: PARTIES,
    about: 'A list, or a description where the source names none: {"description":"36 entities"}.',
  })
  readonly parties!: readonly Party[] | { readonly description: string };
  @Text({ example: 'declaration', most: 100, optional: true })
  readonly kind?: string;
  @EdtfDate({ example: '2018-05-03', optional: true })
  readonly agreedOn?: string;
  @EdtfDate({ example: '2018-05-04', optional: true })
  readonly signedOn?: string;
  @EdtfDate({ example: '2018-06', optional: true })
  readonly inForceOn?: string;
  @Each(() => PersonBody, { example: [{ official: 'vladimir-voronkov', party: 'office:unoct' }], optional: true })
  readonly signatories?: readonly PersonBody[];
  @ListOf(value.text, { example: ['exchange of experience'], optional: true })
  readonly topics?: readonly string[];
  @Nested(() => ClassificationBody, { example: CLASSIFICATION_EXAMPLE, optional: true })
  readonly classification?: ClassificationBody;
  @Each(() => IdentifierBody, { example: IDENTIFIERS_EXAMPLE, optional: true })
  readonly identifiers?: readonly IdentifierBody[];
}

export class EndAgreementBody extends CitingBody {
  @EdtfDate({ example: '2023-05-03', optional: true })
  readonly on?: string;
  @Text({ example: 'it ran out', most: 2000 })
  readonly reason!: string;
}
