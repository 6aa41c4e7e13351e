import {
  type Assertion,
  assertElement,
  asStretches,
  dated,
  datedTogether,
  OPENING,
  pointerTo,
  single,
  texts,
} from '../fields.ts';
import type { JsonObject } from '../json.ts';
import type { Noun } from '../noun.ts';
import type { Party } from '../parties.ts';
import type { Body, Identifier } from '../record-keeping.ts';
import * as value from '../values.ts';
import { identifiers, stretchesEndBeforeTheyBegin } from './common.ts';

/** A State or territory, under its code: what the built-in list does not have, or says otherwise. */
export interface StateRecorded extends Body {
  /** ISO 3166-1 alpha-2, ISO 3166-3, or `x-hawaii` for one that ISO never listed. */
  readonly code: string;
  /** Dates are EDTF. */
  readonly names: readonly { readonly name: string; readonly from?: string; readonly until?: string }[];
  readonly standing?: readonly { readonly kind: Standing; readonly from?: string; readonly until?: string }[];
  /** The same State under another code. */
  readonly continues?: readonly Party[];
  /** Another State, whose place it took. */
  readonly succeeds?: readonly Party[];
  readonly existed?: string;
  readonly identifiers?: readonly Identifier[];
}

export type Standing = (typeof STANDINGS)[number];
export const STANDINGS = ['un-member', 'observer', 'territory', 'other'] as const;

export const state: Noun = {
  kind: 'state',
  fields: {
    names: datedTogether(value.shape({ name: value.text, script: value.text }, ['name'])),
    standing: dated(value.oneOf(...STANDINGS)),
    continues: texts(value.state),
    succeeds: texts(value.state),
    existed: single(value.date),
    identifiers,
  },
  check(said) {
    return [
      ...(asStretches(said.names).length === 0
        ? [{ code: 'invalid-body' as const, pointer: '/names', detail: 'a State keeps a name: correct it to another one' }]
        : []),
      ...stretchesEndBeforeTheyBegin(asStretches(said.names), '/names'),
      ...stretchesEndBeforeTheyBegin(asStretches(said.standing), '/standing'),
    ];
  },
};

export function stateRecorded({ names, standing = [], ...data }: Omit<StateRecorded, 'code'>): Assertion[] {
  return [
    ...names.flatMap(({ name, from, until }) => stretch('names', from, until, { name })),
    ...standing.flatMap(({ kind, from, until }) => stretch('standing', from, until, kind)),
    ...(['continues', 'succeeds'] as const).flatMap((field) =>
      (data[field] ?? []).map((party) => ({ pointer: pointerTo(field, party), value: party })),
    ),
    ...(data.existed === undefined ? [] : [{ pointer: '/existed', value: data.existed }]),
    ...(data.identifiers ?? []).flatMap((each) => assertElement(identifiers, '/identifiers', each as unknown as JsonObject)),
  ];
}

function stretch(field: string, from: string | undefined, until: string | undefined, said: Assertion['value']): Assertion[] {
  const pointer = pointerTo(field, from ?? OPENING);
  return [{ pointer, value: said }, ...(until === undefined ? [] : [{ pointer: `${pointer}/until`, value: until }])];
}
