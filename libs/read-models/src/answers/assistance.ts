import { asElements, asText, asTexts } from '#domain/fields.ts';
import type { Json } from '#domain/json.ts';
import { type RecordState, says } from '#domain/record.ts';
import { type ClassificationAnswer, classificationAnswer, type PersonAnswer, personAnswer } from './activity.ts';
import { type Detail, detailOf, orNull } from './detail.ts';

export interface AssistanceItem {
  readonly id: string;
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly kind: string | null;
  readonly heldOn: string | null;
  readonly about: string | null;
  readonly participants: readonly PersonAnswer[];
  readonly topics: readonly string[];
  readonly classifications: readonly ClassificationAnswer[];
  readonly identifiers: Json;
}

export function assistanceItem(record: RecordState): AssistanceItem {
  const said = says(record);
  return {
    id: record.id,
    by: asTexts(said.by),
    to: asTexts(said.to),
    kind: asText(said.kind),
    heldOn: asText(said.heldOn),
    about: asText(said.about),
    participants: asElements(said.participants).map(personAnswer),
    topics: asTexts(said.topics),
    classifications: asElements(said.classifications).map(classificationAnswer),
    identifiers: orNull(said.identifiers ?? []),
  };
}

export function assistanceAnswer(record: RecordState, others: readonly RecordState[]): AssistanceItem & Detail {
  return { ...assistanceItem(record), ...detailOf(record, others) };
}
