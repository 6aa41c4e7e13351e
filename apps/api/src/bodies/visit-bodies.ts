import { type Level, LEVELS } from '#domain/nouns/official.ts';
import { VISIT_KINDS, type VisitKind, type VisitStop } from '#domain/nouns/visit.ts';
import type { Party } from '#domain/parties.ts';
import * as value from '#domain/values.ts';
import { CLASSIFICATION_EXAMPLE, ClassificationBody, DelegationBody, PersonBody } from './activity-bodies.ts';
import { CitingBody, IDENTIFIERS_EXAMPLE, IdentifierBody } from './citing-body.ts';
import { Each, EdtfDate, ListOf, Nested, OneOf, PartyRef, Slug, Text } from './fields.ts';
import { PLACE_EXAMPLE, PlaceBody } from './place-body.ts';

export class StopBody implements VisitStop {
  @Slug({ example: 's1', optional: true, about: 'Made when left out.' })
  readonly id?: string;
  @Nested(() => PlaceBody, { example: PLACE_EXAMPLE })
  readonly place!: PlaceBody;
  @EdtfDate({ example: '2018-05-03', optional: true })
  readonly on?: string;
}

export class MakeVisitBody extends CitingBody {
  @Slug({ example: 'voronkov-in-tajikistan-2018', optional: true, about: 'Made from the parties and the day when left out.' })
  readonly id?: string;
  @Each(() => DelegationBody, {
    example: [{ party: 'office:unoct', participants: [{ official: 'vladimir-voronkov' }] }],
    least: 1,
    most: 300,
  })
  readonly visitors!: readonly DelegationBody[];
  @OneOf(VISIT_KINDS, { example: 'official', optional: true })
  readonly kind?: VisitKind;
  @Each(() => StopBody, { example: [{ place: PLACE_EXAMPLE, on: '2018-05-03' }], optional: true })
  readonly stops?: readonly StopBody[];
  @EdtfDate({ example: '2018-05-03/2018-05-04', about: 'The programme.' })
  readonly heldOn!: string;
  @EdtfDate({ example: '2018-05-02/2018-05-05', optional: true, about: 'The whole stay.' })
  readonly stayedOn?: string;
  @PartyRef({ example: 'state:TJ', optional: true, about: 'Who received them. Left out, the visit is no contact.' })
  readonly receivedBy?: Party;
  @Each(() => PersonBody, {
    example: [{ official: 'sirojiddin-aslov', party: 'state:TJ' }],
    optional: true,
    about: 'People met in an unknown number of meetings: no meeting is made of it.',
  })
  readonly met?: readonly PersonBody[];
  @Slug({ example: 'dushanbe-2018', optional: true, about: 'Id of a conference on record.' })
  readonly within?: string;
  @OneOf(LEVELS, { example: 'deputy', optional: true })
  readonly level?: Level;
  @ListOf(value.text, { example: ['cooperation with the UN Office of Counter-Terrorism'], optional: true })
  readonly topics?: readonly string[];
  @Text({ example: 'Attended the conference and was received by the Foreign Minister.', most: 5000, optional: true })
  readonly about?: string;
  @Nested(() => ClassificationBody, { example: CLASSIFICATION_EXAMPLE, optional: true })
  readonly classification?: ClassificationBody;
  @Each(() => IdentifierBody, { example: IDENTIFIERS_EXAMPLE, optional: true })
  readonly identifiers?: readonly IdentifierBody[];
}
