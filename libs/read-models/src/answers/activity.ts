import { asElements, asText, asTexts, type Said } from '#domain/fields.ts';
import type { Json } from '#domain/json.ts';
import { orNull } from './detail.ts';

// What meetings, visits, conferences, agreements and assistance have in common.

export interface DelegationAnswer {
  readonly party: string | null;
  readonly role: string | null;
  readonly participants: readonly ParticipantAnswer[];
}

export interface ParticipantAnswer {
  readonly official: string | null;
  readonly id: string | null;
  readonly description: string | null;
  readonly role: string | null;
  readonly styled: string | null;
  readonly capacity: string | null;
}

/** A participant who is in no delegation. */
export type PersonAnswer = ParticipantAnswer & { readonly party: string | null };

export interface ClassificationAnswer {
  readonly id: string | null;
  readonly pillars: readonly string[];
  readonly functions: readonly string[];
  readonly basis: Json;
  readonly by: string | null;
}

export function delegationAnswer(each: Said): DelegationAnswer {
  return {
    party: asText(each.party),
    role: asText(each.role),
    participants: asElements(each.participants).map(participantAnswer),
  };
}

function participantAnswer(each: Said): ParticipantAnswer {
  return {
    official: asText(each.official),
    id: asText(each.id),
    description: asText(each.description),
    role: asText(each.role),
    styled: asText(each.styled),
    capacity: asText(each.capacity),
  };
}

export function personAnswer(each: Said): PersonAnswer {
  return { ...participantAnswer(each), party: asText(each.party) };
}

export function classificationAnswer(each: Said): ClassificationAnswer {
  return {
    id: asText(each.id),
    pillars: asTexts(each.pillars),
    functions: asTexts(each.functions),
    basis: orNull(each.basis),
    by: asText(each.by),
  };
}
