import { type Channel, CHANNELS } from '#domain/nouns/meeting.ts';
import { type Level, LEVELS } from '#domain/nouns/official.ts';
import * as value from '#domain/values.ts';
import { CLASSIFICATION_EXAMPLE, ClassificationBody, DelegationBody, DELEGATIONS_EXAMPLE } from './activity-bodies.ts';
import { CitingBody, IDENTIFIERS_EXAMPLE, IdentifierBody } from './citing-body.ts';
import { Each, EdtfDate, ListOf, Nested, OneOf, Slug, Text, Truth } from './fields.ts';
import { PLACE_EXAMPLE, PlaceBody } from './place-body.ts';

/** What a meeting is, planned or held. */
abstract class GatheringBody extends CitingBody {
  @Slug({ example: 'aslov-voronkov-2018-05-03', optional: true, about: 'Made from the parties and the day when left out.' })
  readonly id?: string;
  @OneOf(CHANNELS, { example: 'in-person', optional: true })
  readonly channel?: Channel;
  @Nested(() => PlaceBody, { example: PLACE_EXAMPLE, optional: true })
  readonly place?: PlaceBody;
  @Slug({ example: 'dushanbe-2018', optional: true, about: 'Id of a conference on record.' })
  readonly onSidelinesOf?: string;
  @Slug({ example: 'dushanbe-2018', optional: true, about: 'Id of a conference on record.' })
  readonly within?: string;
}

abstract class HoldMeetingBody extends GatheringBody {
  @EdtfDate({ example: '2018-05-03' })
  readonly heldOn!: string;
  @Truth({ example: false, optional: true, about: 'Whether the participants named are all that there were.' })
  readonly participantsComplete?: boolean;
  @OneOf(LEVELS, { example: 'minister', optional: true })
  readonly level?: Level;
  @ListOf(value.text, { example: ['cooperation with the UN Office of Counter-Terrorism'] })
  readonly topics!: readonly string[];
  @Nested(() => ClassificationBody, { example: CLASSIFICATION_EXAMPLE, optional: true })
  readonly classification?: ClassificationBody;
  @Each(() => IdentifierBody, { example: IDENTIFIERS_EXAMPLE, optional: true })
  readonly identifiers?: readonly IdentifierBody[];
}

export class HoldBilateralMeetingBody extends HoldMeetingBody {
  @Each(() => DelegationBody, { example: DELEGATIONS_EXAMPLE, most: 300, about: 'Exactly two.' })
  readonly delegations!: readonly DelegationBody[];
}

export class HoldMultilateralMeetingBody extends HoldMeetingBody {
  @Each(() => DelegationBody, { example: DELEGATIONS_EXAMPLE, most: 300, about: 'Two or more; participants may be none.' })
  readonly delegations!: readonly DelegationBody[];
}

export class ScheduleMeetingBody extends GatheringBody {
  @EdtfDate({ example: '2026-12-10' })
  readonly plannedOn!: string;
  @Each(() => DelegationBody, { example: DELEGATIONS_EXAMPLE, most: 300, about: 'Two or more; participants may be none.' })
  readonly delegations!: readonly DelegationBody[];
  @ListOf(value.text, { example: ['cooperation with the UN Office of Counter-Terrorism'], optional: true })
  readonly topics?: readonly string[];
}

export class CancelMeetingBody extends CitingBody {
  @Text({ example: 'the minister was called away', most: 2000 })
  readonly reason!: string;
  @EdtfDate({ example: '2026-12-08', optional: true, about: 'When it was called off.' })
  readonly on?: string;
}

export class RecordOutcomeBody extends CitingBody {
  @Text({ example: 'Both sides agreed to meet every year.', most: 5000, optional: true })
  readonly text?: string;
  @ListOf(value.agreementOrWords, {
    example: ['agreement:dushanbe-declaration'],
    optional: true,
    about: 'In words, or on record as agreement:<id>.',
  })
  readonly agreements?: readonly string[];
  @ListOf(value.text, { example: ['an expert group by the autumn'], optional: true })
  readonly commitments?: readonly string[];
}
