import {
  type Assertion,
  asElements,
  asText,
  asStretches,
  dated,
  list,
  type ListField,
  observed,
  type Pointer,
  pointerTo,
  single,
  texts,
} from '../fields.ts';
import type { JsonObject } from '../json.ts';
import type { Noun } from '../noun.ts';
import type { Body, Identifier } from '../record-keeping.ts';
import type { Party } from '../parties.ts';
import type { Refusal } from '../refusal.ts';
import * as value from '../values.ts';
import { endsBeforeItBegins, identifiers, stretchesEndBeforeTheyBegin } from './common.ts';

/** An organisation or a part of one. Dates are EDTF. */
export interface OfficeEstablished extends Body {
  readonly name: string;
  readonly abbreviation?: string;
  readonly kind?: string;
  readonly establishedOn?: string;
  readonly legalBasis?: LegalBasis;
  /** Id of the office that it is a part of. */
  readonly parent?: string;
  /** The party that it belongs to. */
  readonly of?: Party;
  readonly mandates?: readonly string[];
  readonly aims?: readonly string[];
  readonly functions?: readonly OfficeFunction[];
  readonly memberCount?: number;
  readonly predecessors?: readonly string[];
  readonly identifiers?: readonly Identifier[];
}

export interface LegalBasis {
  readonly instrument: string;
  readonly adoptedOn?: string;
}

export interface OfficeFunction {
  readonly id: string;
  readonly text: string;
}

export interface OfficeRenamed extends Body {
  readonly name: string;
  readonly abbreviation?: string;
  readonly from: string;
}

export interface OfficeMandateRevised extends Body {
  readonly mandates?: readonly string[];
  readonly functions?: readonly OfficeFunction[];
  readonly legalBasis?: LegalBasis;
  readonly from: string;
}

export interface OfficeDissolved extends Body {
  readonly on: string;
}

export interface OfficeFunctionsTransferred extends Body {
  readonly id: string;
  /** Id of the office that took them over. */
  readonly to: string;
  readonly kind: TransferKind;
  readonly functions?: readonly string[];
  readonly on?: string;
}

export type TransferKind = (typeof TRANSFER_KINDS)[number];
export const TRANSFER_KINDS = ['merger', 'demerger', 'transfer', 'replacement'] as const;

/** An entity of a framework that several organisations share, from a day on. */
export interface MemberEntityJoined extends Body {
  /** Of this membership: an entity may leave and come back. */
  readonly id: string;
  /** Id of an office. */
  readonly member: string;
  readonly standing?: 'member' | 'observer';
  readonly on?: string;
}

export interface MemberEntityLeft extends Body {
  /** Of the membership. */
  readonly id: string;
  readonly on?: string;
}

export const members: ListField = list(
  { id: value.slug },
  {
    member: single(value.office),
    standing: single(value.oneOf('member', 'observer')),
    joinedOn: single(value.date),
    leftOn: single(value.date),
    /** Of one that left on a day that nobody gives. */
    left: single(value.truth),
  },
);

export const office: Noun = {
  kind: 'office',
  fields: {
    name: dated(value.text),
    abbreviation: dated(value.text),
    kind: single(value.text),
    establishedOn: single(value.date),
    dissolvedOn: single(value.date),
    legalBasis: dated(value.shape({ instrument: value.text, adoptedOn: value.date }, ['instrument'])),
    parent: dated(value.office),
    of: single(value.party),
    mandates: dated(value.listOf(value.text)),
    aims: texts(value.text),
    functions: list({ id: value.slug }, { text: dated(value.text) }),
    memberCount: observed(value.count),
    predecessors: texts(value.office),
    transfers: list(
      { id: value.slug },
      {
        to: single(value.office),
        kind: single(value.oneOf(...TRANSFER_KINDS)),
        functions: texts(value.slug),
        on: single(value.date),
      },
    ),
    members,
    identifiers,
  },
  check(said) {
    const nameless: Refusal = {
      code: 'invalid-body',
      pointer: '/name',
      detail: 'an office keeps a name: correct it to another one',
    };
    return [
      ...(asStretches(said.name).length === 0 ? [nameless] : []),
      ...DATED.flatMap((field) => stretchesEndBeforeTheyBegin(asStretches(said[field]), `/${field}`)),
      ...endsBeforeItBegins(
        asText(said.establishedOn),
        asText(said.dissolvedOn),
        '/dissolvedOn',
        'the office is dissolved before it was established',
      ),
      ...asElements(said.members).flatMap((each) =>
        endsBeforeItBegins(
          asText(each.joinedOn),
          asText(each.leftOn),
          pointerTo('members', asText(each.id) as string, 'leftOn'),
          'the membership ends before it begins',
        ),
      ),
    ];
  },
};

const DATED = ['name', 'abbreviation', 'legalBasis', 'parent', 'mandates', 'memberCount'] as const;

export function officeRenamed(data: OfficeRenamed): Assertion[] {
  return [
    stretch('/name', data.from, data.name),
    ...(data.abbreviation === undefined ? [] : [stretch('/abbreviation', data.from, data.abbreviation)]),
  ];
}

export function mandateRevised(data: OfficeMandateRevised): Assertion[] {
  return [
    ...(data.mandates ? [stretch('/mandates', data.from, data.mandates)] : []),
    ...(data.legalBasis ? [stretch('/legalBasis', data.from, data.legalBasis as unknown as JsonObject)] : []),
    ...(data.functions ?? []).flatMap(({ id, text }) => {
      const pointer = pointerTo('functions', id);
      return [{ pointer, value: { id } }, stretch(`${pointer}/text`, data.from, text)];
    }),
  ];
}

export function functionsTransferred({ id, to, kind, functions = [], on }: OfficeFunctionsTransferred): Assertion[] {
  const at = pointerTo('transfers', id);
  return [
    { pointer: at, value: { id } },
    { pointer: `${at}/to`, value: to },
    { pointer: `${at}/kind`, value: kind },
    ...functions.map((each) => ({ pointer: at + pointerTo('functions', each), value: each })),
    ...(on === undefined ? [] : [{ pointer: `${at}/on`, value: on }]),
  ];
}

export function memberJoined({ id, member, standing, on }: MemberEntityJoined): Assertion[] {
  const at = pointerTo('members', id);
  return [
    { pointer: at, value: { id } },
    { pointer: `${at}/member`, value: member },
    ...(standing === undefined ? [] : [{ pointer: `${at}/standing`, value: standing }]),
    ...(on === undefined ? [] : [{ pointer: `${at}/joinedOn`, value: on }]),
  ];
}

export function memberLeft({ id, on }: MemberEntityLeft): Assertion[] {
  const at = pointerTo('members', id);
  return [on === undefined ? { pointer: `${at}/left`, value: true } : { pointer: `${at}/leftOn`, value: on }];
}

export function officeDissolved(data: OfficeDissolved): Assertion[] {
  return [{ pointer: '/dissolvedOn', value: data.on }];
}

function stretch(at: Pointer, from: string, value: Assertion['value']): Assertion {
  return { pointer: at + pointerTo(from), value };
}
