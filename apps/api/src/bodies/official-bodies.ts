import { LABELS } from '#domain/access.ts';
import type { Label } from '#domain/record-keeping.ts';
import { ENDINGS, type Ending, type Level, LEVELS } from '#domain/nouns/official.ts';
import type { Json } from '#domain/json.ts';
import type { Party } from '#domain/parties.ts';
import * as value from '#domain/values.ts';
import { CitingBody, IDENTIFIERS_EXAMPLE, IdentifierBody } from './citing-body.ts';
import { Each, EdtfDate, ListOf, OneOf, PartyRef, Slug, Text } from './fields.ts';

export class RecordNameBody extends CitingBody {
  @Text({ example: 'Сироҷиддин Аслов' })
  readonly name!: string;
  @Text({ example: 'Cyrl', most: 50, optional: true })
  readonly script?: string;
  @EdtfDate({ example: '2013-11-29', optional: true })
  readonly from?: string;
  @EdtfDate({ example: '2020', optional: true })
  readonly until?: string;
  @EdtfDate({ example: '1964-02-17', optional: true })
  readonly born?: string;
  @EdtfDate({ example: '2090', optional: true })
  readonly died?: string;
  @Each(() => IdentifierBody, { example: IDENTIFIERS_EXAMPLE, optional: true })
  readonly identifiers?: readonly IdentifierBody[];
}

export class OpenOfficialBody extends RecordNameBody {
  @Slug({ example: 'sirojiddin-aslov', optional: true, about: 'Made from the name when left out.' })
  readonly id?: string;
}

const ABSENCE = value.shape({ from: value.date, until: value.date, reason: value.text });

/** A post, and a person put forward for it or into it. */
abstract class PostBody extends CitingBody {
  @Slug({ example: 'foreign-minister', optional: true, about: 'Of the appointment. Made from the post when left out.' })
  readonly id?: string;
  @Text({ example: 'Sirojiddin Aslov', optional: true, about: 'Where the person is new.' })
  readonly name?: string;
  @Slug({ example: 'foreign-minister' })
  readonly post!: string;
  @Text({ example: 'Minister of Foreign Affairs' })
  readonly title!: string;
  @PartyRef({ example: 'state:TJ' })
  readonly party!: Party;
  @ListOf(value.party, { example: ['office:united-nations'], most: 300, optional: true })
  readonly accreditedTo?: readonly Party[];
  @OneOf(['substantive', 'acting', 'ad-interim'], { example: 'substantive', optional: true })
  readonly capacity?: 'substantive' | 'acting' | 'ad-interim';
  @Text({ example: 'Ambassador Extraordinary and Plenipotentiary', optional: true })
  readonly rank?: string;
  @Text({ example: 'foreign relations', most: 5000, optional: true })
  readonly duties?: string;
  @OneOf(LEVELS, { example: 'minister', optional: true })
  readonly level?: Level;
  @EdtfDate({ example: '2013-11-20', optional: true })
  readonly nominatedOn?: string;
  @OneOf(ENDINGS, { example: 'left', optional: true })
  readonly ending?: Ending;
  @ListOf(ABSENCE, { example: [{ from: '2016-08-01', until: '2016-09-15' }], items: { type: 'object' }, optional: true })
  readonly absences?: readonly Json[];
}

export class NominateOfficialBody extends PostBody {}

export class AppointOfficialBody extends PostBody {
  @EdtfDate({ example: '2013-11-29', optional: true })
  readonly appointedOn?: string;
  @EdtfDate({ example: '2013-12', optional: true })
  readonly arrivedOn?: string;
  @EdtfDate({ example: '2013-11-29', optional: true })
  readonly assumedOn?: string;
  @EdtfDate({ example: '2020', optional: true })
  readonly leftOn?: string;
}

export class AssumeOfficeBody extends CitingBody {
  @EdtfDate({ example: '2013-11-29' })
  readonly on!: string;
  @Text({ example: 'oath', most: 200, optional: true, about: 'credentials, oath, entry on duty, or words of your own.' })
  readonly act?: string;
}

export class EndAppointmentBody extends CitingBody {
  @EdtfDate({ example: '2025-01', optional: true })
  readonly on?: string;
  @OneOf(ENDINGS, { example: 'superseded', optional: true })
  readonly ending?: Ending;
}

export class ErasePersonalDataBody {
  @Text({ example: 'asked for by the person', most: 2000 })
  readonly reason!: string;
  @OneOf(LABELS, { example: 'internal', optional: true, about: 'Who may see that it was erased, and why. Default: internal.' })
  readonly label?: Label;
}
