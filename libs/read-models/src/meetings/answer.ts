import { asElements, asText, asTexts, type Said } from '#domain/fields.ts';
import type { Json } from '#domain/json.ts';
import { type RecordState, says } from '#domain/record.ts';
import { type Detail, detailOf, orNull } from '../records/detail.ts';

export interface MeetingItem {
  readonly id: string;
  readonly kind: 'bilateral' | 'multilateral';
  readonly status: 'held' | 'retracted';
  readonly heldOn: string | null;
  readonly channel: string | null;
  readonly place: Json;
  readonly onSidelinesOf: string | null;
  readonly within: string | null;
  readonly delegations: readonly DelegationAnswer[];
  readonly participantsComplete: Json;
  readonly level: string | null;
  readonly topics: readonly string[];
  readonly classifications: readonly ClassificationAnswer[];
  readonly identifiers: Json;
}

export interface DelegationAnswer {
  readonly party: string | null;
  readonly role: string | null;
  readonly participants: readonly {
    readonly official: string | null;
    readonly id: string | null;
    readonly description: string | null;
    readonly role: string | null;
    readonly styled: string | null;
    readonly capacity: string | null;
  }[];
}

export interface ClassificationAnswer {
  readonly id: string | null;
  readonly pillars: readonly string[];
  readonly functions: readonly string[];
  readonly basis: Json;
  readonly by: string | null;
}

export function meetingItem(record: RecordState): MeetingItem {
  const said = says(record);
  const delegations = asElements(said.delegations);
  return {
    id: record.id,
    kind: delegations.length === 2 ? 'bilateral' : 'multilateral',
    status: record.retraction ? 'retracted' : 'held',
    heldOn: asText(said.heldOn),
    channel: asText(said.channel),
    place: orNull(said.place),
    onSidelinesOf: asText(said.onSidelinesOf),
    within: asText(said.within),
    delegations: delegations.map(delegationAnswer),
    participantsComplete: orNull(said.participantsComplete),
    level: asText(said.level),
    topics: asTexts(said.topics),
    classifications: asElements(said.classifications).map(classificationAnswer),
    identifiers: orNull(said.identifiers ?? []),
  };
}

export function meetingAnswer(record: RecordState): MeetingItem & Detail {
  return { ...meetingItem(record), ...detailOf(record) };
}

function delegationAnswer(each: Said): DelegationAnswer {
  return {
    party: asText(each.party),
    role: asText(each.role),
    participants: asElements(each.participants).map((participant) => ({
      official: asText(participant.official),
      id: asText(participant.id),
      description: asText(participant.description),
      role: asText(participant.role),
      styled: asText(participant.styled),
      capacity: asText(participant.capacity),
    })),
  };
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
