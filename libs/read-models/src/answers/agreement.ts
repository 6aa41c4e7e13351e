import { asElements, asText, asTexts, type Said } from '#domain/fields.ts';
import type { Json } from '#domain/json.ts';
import { type RecordState, says } from '#domain/record.ts';
import { type ClassificationAnswer, classificationAnswer, type PersonAnswer, personAnswer } from './activity.ts';
import { type Detail, detailOf, orNull } from './detail.ts';

export interface AgreementItem {
  readonly id: string;
  readonly title: string | null;
  readonly parties: readonly string[];
  /** Where the source names no parties: "36 entities". */
  readonly partiesDescribed: string | null;
  readonly kind: string | null;
  readonly agreedOn: string | null;
  readonly signedOn: string | null;
  readonly inForceOn: string | null;
  readonly signatories: readonly PersonAnswer[];
  readonly topics: readonly string[];
  readonly endedOn: string | null;
  readonly ending: string | null;
  readonly classifications: readonly ClassificationAnswer[];
  readonly identifiers: Json;
}

export function agreementItem(record: RecordState): AgreementItem {
  const said = says(record);
  return {
    id: record.id,
    title: asText(said.title),
    parties: asTexts(said.parties),
    partiesDescribed: asText(said.partiesDescribed),
    kind: asText(said.kind),
    agreedOn: asText(said.agreedOn),
    signedOn: asText(said.signedOn),
    inForceOn: asText(said.inForceOn),
    signatories: asElements(said.signatories).map(personAnswer),
    topics: asTexts(said.topics),
    endedOn: asText(said.endedOn),
    ending: asText(said.ending),
    classifications: asElements(said.classifications).map(classificationAnswer),
    identifiers: orNull(said.identifiers ?? []),
  };
}

export function agreementAnswer(record: RecordState, others: readonly RecordState[]): AgreementItem & Detail {
  return { ...agreementItem(record), ...detailOf(record, others) };
}

/** The day of an agreement, EDTF: signed, else agreed, else in force. Null where nobody gives one. */
export function dayOfAgreement(said: Said): string | null {
  return asText(said.signedOn) ?? asText(said.agreedOn) ?? asText(said.inForceOn);
}
