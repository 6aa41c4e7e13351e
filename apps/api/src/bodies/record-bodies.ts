import { LABELS } from '#domain/access.ts';
import type { Rank } from '#domain/claims.ts';
import type { Json } from '#domain/json.ts';
import type { Changes, Label } from '#domain/record-keeping.ts';
import { CitableBody, CitingBody, SourceBody } from './citing-body.ts';
import { AnyJson, ChangesOf, EdtfDate, OneOf, RecordId, Text } from './fields.ts';
import { RANKS } from './words.ts';

// What any record may take after it was opened.

export class AttachSourceBody extends SourceBody {
  @OneOf(LABELS, { example: 'public', optional: true, about: 'Who may see this source.' })
  readonly label?: Label;
}

export class AddDetailBody extends CitingBody {
  @ChangesOf({
    example: { '/delegations/state:TJ/participants/-': { description: 'senior officials' } },
    about: 'What was unknown: fields or pointers, each with the value to put there.',
  })
  readonly changes!: Changes;
}

export class UpdateRecordBody extends CitingBody {
  @ChangesOf({ example: { parent: 'un-secretariat' }, about: 'What changed in the world.' })
  readonly changes!: Changes;
  @EdtfDate({ example: '2019-01-01', about: 'From when on it is so.' })
  readonly from!: string;
}

export class CorrectRecordBody extends CitableBody {
  @ChangesOf({ example: { heldOn: '2018-05-04' }, about: 'What the record had wrong. null withdraws.' })
  readonly changes!: Changes;
  @Text({ example: 'the source misread the day', most: 2000 })
  readonly reason!: string;
}

export class RetractRecordBody extends CitableBody {
  @OneOf(['never-happened', 'entered-in-error', 'unsubstantiated'], { example: 'entered-in-error', optional: true })
  readonly kind?: 'never-happened' | 'entered-in-error' | 'unsubstantiated';
  @Text({ example: 'logged on the wrong record', most: 2000 })
  readonly reason!: string;
}

export class MergeRecordsBody extends CitableBody {
  @RecordId({ example: 'sirojiddin-aslov', about: 'Id of another record of the same kind.' })
  readonly into!: string;
  @Text({ example: 'the same person in another spelling', most: 2000 })
  readonly reason!: string;
}

export class UnmergeRecordsBody extends CitableBody {
  @Text({ example: 'two people of one name', most: 2000 })
  readonly reason!: string;
}

export class LabelRecordBody {
  @OneOf(LABELS, { example: 'internal' })
  readonly label!: Label;
  @Text({ example: 'the counterpart asked for it', most: 2000 })
  readonly reason!: string;
}

export class RecordClaimBody extends CitingBody {
  @Text({ example: '/heldOn', about: 'A pointer to one value of the record.' })
  readonly field!: string;
  @AnyJson({ example: '2018-05-04' })
  readonly value!: Json;
  @EdtfDate({ example: '2018-05-04', optional: true, about: 'Of when the claim speaks.' })
  readonly validOn?: string;
  @OneOf(RANKS, { example: 'normal', optional: true })
  readonly rank?: Rank;
  @Text({ example: 'met on Friday', most: 5000, optional: true })
  readonly quote?: string;
  @Text({ example: 'the ministry gives another day', most: 2000, optional: true })
  readonly reason?: string;
}

export class RankClaimBody extends CitableBody {
  @OneOf(RANKS, { example: 'preferred' })
  readonly rank!: Rank;
  @Text({ example: 'the ministry corrected itself', most: 2000 })
  readonly reason!: string;
}
