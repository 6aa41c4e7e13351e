import { asElements, asText, asTexts } from '#domain/fields.ts';
import type { Json } from '#domain/json.ts';
import { type RecordState, says } from '#domain/record.ts';
import {
  type ClassificationAnswer,
  classificationAnswer,
  type DelegationAnswer,
  delegationAnswer,
  type PersonAnswer,
  personAnswer,
} from './activity.ts';
import { type EventCodes, NOT_CODED, visitCodes } from './codes.ts';
import { type Detail, detailOf, orNull } from './detail.ts';

export interface VisitItem {
  readonly id: string;
  readonly kind: string | null;
  readonly visitors: readonly DelegationAnswer[];
  readonly stops: readonly { readonly id: string | null; readonly place: Json; readonly on: string | null }[];
  readonly heldOn: string | null;
  readonly stayedOn: string | null;
  /** Null: it was no contact. */
  readonly receivedBy: string | null;
  readonly met: readonly PersonAnswer[];
  readonly within: string | null;
  readonly level: string | null;
  readonly topics: readonly string[];
  readonly about: string | null;
  readonly classifications: readonly ClassificationAnswer[];
  readonly identifiers: Json;
  readonly codes: EventCodes;
}

export function visitItem(record: RecordState): VisitItem {
  const said = says(record);
  const item: Omit<VisitItem, 'codes'> = {
    id: record.id,
    kind: asText(said.kind),
    visitors: asElements(said.visitors).map(delegationAnswer),
    stops: asElements(said.stops).map((each) => ({ id: asText(each.id), place: orNull(each.place), on: asText(each.on) })),
    heldOn: asText(said.heldOn),
    stayedOn: asText(said.stayedOn),
    receivedBy: asText(said.receivedBy),
    met: asElements(said.met).map(personAnswer),
    within: asText(said.within),
    level: asText(said.level),
    topics: asTexts(said.topics),
    about: asText(said.about),
    classifications: asElements(said.classifications).map(classificationAnswer),
    identifiers: orNull(said.identifiers ?? []),
  };
  return { ...item, codes: record.retraction || record.merge ? NOT_CODED : visitCodes(item) };
}

export function visitAnswer(record: RecordState, others: readonly RecordState[]): VisitItem & Detail {
  return { ...visitItem(record), ...detailOf(record, others) };
}
