import { type Assertion, assertionsOf, asText, asTexts, list, single, texts } from '../fields.ts';
import type { JsonObject } from '../json.ts';
import type { Noun } from '../noun.ts';
import type { Party } from '../parties.ts';
import type { Body, Identifier } from '../record-keeping.ts';
import type { Refusal } from '../refusal.ts';
import * as value from '../values.ts';
import { classifications, type Participant, participants } from './activity.ts';
import { endsBeforeItBegins, identifiers, inTheFuture } from './common.ts';

/** Agreed, signed and in force are different days. Dates are EDTF. */
export interface AgreementSigned extends Body {
  readonly title: string;
  /** On record, or described where the source names none: `{"description":"36 entities"}`. */
  readonly parties: readonly Party[] | { readonly description: string };
  readonly kind?: string;
  readonly agreedOn?: string;
  readonly signedOn?: string;
  readonly inForceOn?: string;
  readonly signatories?: readonly (Participant & { readonly party?: Party })[];
  readonly topics?: readonly string[];
  readonly identifiers?: readonly Identifier[];
}

export interface AgreementEnded extends Body {
  readonly on?: string;
  readonly reason: string;
}

export const agreement: Noun = {
  kind: 'agreement',
  fields: {
    title: single(value.text),
    parties: texts(value.party),
    partiesDescribed: single(value.text),
    kind: single(value.text),
    agreedOn: single(value.date),
    signedOn: single(value.date),
    inForceOn: single(value.date),
    signatories: list(participants.keys, { ...participants.fields, party: single(value.party) }, 's'),
    topics: texts(value.text),
    endedOn: single(value.date),
    ending: single(value.text),
    classifications,
    identifiers,
  },
  check(said, now) {
    const described = asText(said.partiesDescribed) !== null;
    const refusals: Refusal[] = [];
    if (asText(said.title) === null)
      refusals.push({ code: 'invalid-body', pointer: '/title', detail: 'an agreement keeps a title: correct it to another one' });
    if (asTexts(said.parties).length < 2 && !described)
      refusals.push({
        code: 'invalid-body',
        pointer: '/parties',
        detail: 'an agreement has two parties or more, or describes them ({"description":"36 entities"})',
      });
    const ended = asText(said.endedOn);
    return [
      ...refusals,
      ...(['agreedOn', 'signedOn'] as const).flatMap((day) =>
        inTheFuture(asText(said[day]), now, `/${day}`, 'an agreement is recorded when it was reached'),
      ),
      ...(['agreedOn', 'signedOn', 'inForceOn'] as const).flatMap((day) =>
        endsBeforeItBegins(asText(said[day]), ended, '/endedOn', 'the agreement ends before it begins'),
      ),
    ];
  },
};

export function agreementSigned({ parties, ...data }: AgreementSigned): Assertion[] {
  const laidOut = 'description' in parties ? { ...data, partiesDescribed: parties.description } : { ...data, parties };
  return assertionsOf(agreement.fields, laidOut as unknown as JsonObject);
}

export function agreementEnded({ on, reason }: AgreementEnded): Assertion[] {
  return [...(on === undefined ? [] : [{ pointer: '/endedOn', value: on }]), { pointer: '/ending', value: reason }];
}
