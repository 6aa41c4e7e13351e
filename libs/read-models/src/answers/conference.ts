import { asElements, asText, asTexts } from '#domain/fields.ts';
import type { Json } from '#domain/json.ts';
import { type RecordState, says } from '#domain/record.ts';
import { type ClassificationAnswer, classificationAnswer } from './activity.ts';
import { type Detail, detailOf, orNull } from './detail.ts';

export interface ConferenceItem {
  readonly id: string;
  readonly name: string | null;
  readonly heldOn: string | null;
  readonly place: Json;
  readonly series: string | null;
  readonly delegations: readonly { readonly party: string | null; readonly role: string | null }[];
  readonly expected: Json;
  readonly attended: Json;
  readonly outcome: string | null;
  readonly agreements: readonly string[];
  readonly commitments: readonly string[];
  readonly classifications: readonly ClassificationAnswer[];
  readonly identifiers: Json;
}

export function conferenceItem(record: RecordState): ConferenceItem {
  const said = says(record);
  return {
    id: record.id,
    name: asText(said.name),
    heldOn: asText(said.heldOn),
    place: orNull(said.place),
    series: asText(said.series),
    delegations: asElements(said.delegations).map((each) => ({ party: asText(each.party), role: asText(each.role) })),
    expected: orNull(said.expected),
    attended: orNull(said.attended),
    outcome: asText(said.outcome),
    agreements: asTexts(said.agreements),
    commitments: asTexts(said.commitments),
    classifications: asElements(said.classifications).map(classificationAnswer),
    identifiers: orNull(said.identifiers ?? []),
  };
}

export function conferenceAnswer(record: RecordState, others: readonly RecordState[]): ConferenceItem & Detail {
  return { ...conferenceItem(record), ...detailOf(record, others) };
}
