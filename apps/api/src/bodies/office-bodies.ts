import { type LegalBasis, type OfficeFunction, TRANSFER_KINDS, type TransferKind } from '#domain/nouns/office.ts';
import type { Party } from '#domain/parties.ts';
import * as value from '#domain/values.ts';
import { CitingBody, IDENTIFIERS_EXAMPLE, IdentifierBody } from './citing-body.ts';
import { Each, EdtfDate, ListOf, Nested, OneOf, PartyRef, Slug, Text, WholeNumber } from './fields.ts';

export class LegalBasisBody implements LegalBasis {
  @Text({ example: 'A/RES/71/291' })
  readonly instrument!: string;
  @EdtfDate({ example: '2017-06-15', optional: true })
  readonly adoptedOn?: string;
}

export class OfficeFunctionBody implements OfficeFunction {
  @Slug({ example: 'capacity-building' })
  readonly id!: string;
  @Text({ example: 'Strengthen the delivery of counter-terrorism capacity-building assistance to Member States', most: 5000 })
  readonly text!: string;
}

const LEGAL_BASIS_EXAMPLE = { instrument: 'A/RES/71/291', adoptedOn: '2017-06-15' };
const FUNCTIONS_EXAMPLE = [{ id: 'capacity-building', text: 'Strengthen the delivery of assistance to Member States' }];

export class EstablishOfficeBody extends CitingBody {
  @Slug({ example: 'unoct', optional: true, about: 'Made from the abbreviation or the name when left out.' })
  readonly id?: string;
  @Text({ example: 'United Nations Office of Counter-Terrorism' })
  readonly name!: string;
  @Text({ example: 'UNOCT', most: 100, optional: true })
  readonly abbreviation?: string;
  @Text({
    example: 'organisation',
    most: 100,
    optional: true,
    about: 'organisation, ministry, mission, department, framework, union, or a word of your own.',
  })
  readonly kind?: string;
  @EdtfDate({ example: '2017-06-15', optional: true })
  readonly establishedOn?: string;
  @Nested(() => LegalBasisBody, { example: LEGAL_BASIS_EXAMPLE, optional: true })
  readonly legalBasis?: LegalBasisBody;
  @Slug({ example: 'united-nations', optional: true, about: 'Id of the office that it is a part of.' })
  readonly parent?: string;
  @PartyRef({ example: 'state:TJ', optional: true, about: 'The party that it belongs to.' })
  readonly of?: Party;
  @ListOf(value.text, { example: ['counter-terrorism'], optional: true })
  readonly mandates?: readonly string[];
  @ListOf(value.text, { example: ['a close relationship with Security Council bodies and Member States'], optional: true })
  readonly aims?: readonly string[];
  @Each(() => OfficeFunctionBody, { example: FUNCTIONS_EXAMPLE, optional: true })
  readonly functions?: readonly OfficeFunctionBody[];
  @WholeNumber({ example: 38, optional: true })
  readonly memberCount?: number;
  @ListOf(value.office, { example: ['ctitf'], optional: true, about: 'Ids of offices.' })
  readonly predecessors?: readonly string[];
  @Each(() => IdentifierBody, { example: IDENTIFIERS_EXAMPLE, optional: true })
  readonly identifiers?: readonly IdentifierBody[];
}

export class RenameOfficeBody extends CitingBody {
  @Text({ example: 'United Nations Counter-Terrorism Office' })
  readonly name!: string;
  @Text({ example: 'UNCTO', most: 100, optional: true })
  readonly abbreviation?: string;
  @EdtfDate({ example: '2020-01-01' })
  readonly from!: string;
}

export class ReviseMandateBody extends CitingBody {
  @ListOf(value.text, { example: ['counter-terrorism'], optional: true })
  readonly mandates?: readonly string[];
  @Each(() => OfficeFunctionBody, { example: FUNCTIONS_EXAMPLE, optional: true })
  readonly functions?: readonly OfficeFunctionBody[];
  @Nested(() => LegalBasisBody, { example: LEGAL_BASIS_EXAMPLE, optional: true })
  readonly legalBasis?: LegalBasisBody;
  @EdtfDate({ example: '2021-06-30' })
  readonly from!: string;
}

export class TransferFunctionsBody extends CitingBody {
  @Slug({ example: 't1', optional: true, about: 'Made when left out.' })
  readonly id?: string;
  @Slug({ example: 'unoct', about: 'Id of the office that took them over.' })
  readonly to!: string;
  @OneOf(TRANSFER_KINDS, { example: 'transfer' })
  readonly kind!: TransferKind;
  @ListOf(value.slug, { example: ['coordination'], optional: true, about: 'Ids of functions.' })
  readonly functions?: readonly string[];
  @EdtfDate({ example: '2017-06-15', optional: true })
  readonly on?: string;
}

export class JoinMemberBody extends CitingBody {
  @Slug({ example: 'interpol', about: 'Id of an office.' })
  readonly member!: string;
  @OneOf(['member', 'observer'], { example: 'member', optional: true })
  readonly standing?: 'member' | 'observer';
  @EdtfDate({ example: '2018-12-06', optional: true })
  readonly on?: string;
}

export class LeaveMemberBody extends CitingBody {
  @EdtfDate({ example: '2024-01-01', optional: true })
  readonly on?: string;
}

export class DissolveOfficeBody extends CitingBody {
  @EdtfDate({ example: '2030-12-31' })
  readonly on!: string;
}
