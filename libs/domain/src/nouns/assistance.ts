import { asText, asTexts, list, single, texts } from '../fields.ts';
import type { Noun } from '../noun.ts';
import type { Party } from '../parties.ts';
import type { Body, Identifier } from '../record-keeping.ts';
import type { Refusal } from '../refusal.ts';
import * as value from '../values.ts';
import { classifications, type Participant, participants } from './activity.ts';
import { identifiers, inTheFuture } from './common.ts';

/** Training, equipment, funds or advice that one side gave and another got. */
export interface AssistanceDelivered extends Body {
  readonly by: readonly Party[];
  readonly to: readonly Party[];
  readonly kind: AssistanceKind;
  /** EDTF. */
  readonly heldOn: string;
  readonly about: string;
  readonly participants?: readonly (Participant & { readonly party?: Party })[];
  readonly topics?: readonly string[];
  readonly identifiers?: readonly Identifier[];
}

export type AssistanceKind = (typeof ASSISTANCE_KINDS)[number];
export const ASSISTANCE_KINDS = ['training', 'equipment', 'funds', 'advice', 'other'] as const;

export const assistance: Noun = {
  kind: 'assistance',
  fields: {
    by: texts(value.party),
    to: texts(value.party),
    kind: single(value.oneOf(...ASSISTANCE_KINDS)),
    heldOn: single(value.extent),
    about: single(value.text),
    participants: list(participants.keys, { ...participants.fields, party: single(value.party) }, 'p'),
    topics: texts(value.text),
    classifications,
    identifiers,
  },
  check(said, now) {
    const [by, to] = [asTexts(said.by), asTexts(said.to)];
    const heldOn = asText(said.heldOn);
    const refusals: Refusal[] = [];
    if (heldOn === null || by.length === 0 || to.length === 0)
      refusals.push({ code: 'invalid-body', pointer: '/heldOn', detail: 'assistance keeps who gave it, who got it and a date' });
    const both = by.find((party) => to.includes(party));
    if (both !== undefined) refusals.push({ code: 'same-party', pointer: '/to', detail: `${both} cannot assist itself` });
    return [...refusals, ...inTheFuture(heldOn, now, '/heldOn', 'assistance is recorded when it was delivered')];
  },
};
