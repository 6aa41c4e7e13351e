import type { EventType } from './events.ts';

/**
 * What an event is to the record: something unknown became known (`added`), what stood changed in the world (`updated`), was
 * wrong (`corrected`) or never happened (`retracted`); two records are one thing (`merged`) or two after all (`unmerged`);
 * something was said of the record, by a source or an analyst (`claimed`); who may see it changed (`labelled`);
 * what was personal was made unreadable (`erased`).
 */
export type ChangeKind = (typeof CHANGE_KINDS)[number];
/** Their order is stored. */
export const CHANGE_KINDS = [
  'added',
  'updated',
  'corrected',
  'retracted',
  'merged',
  'unmerged',
  'claimed',
  'labelled',
  'erased',
] as const;

/** Every other event adds. */
const OTHERS: Partial<Readonly<Record<EventType, ChangeKind>>> = {
  OfficeRenamed: 'updated',
  OfficeMandateRevised: 'updated',
  OfficeFunctionsTransferred: 'updated',
  OfficeDissolved: 'updated',
  MemberEntityLeft: 'updated',
  AppointmentEnded: 'updated',
  MeetingCancelled: 'updated',
  AgreementEnded: 'updated',
  RecordUpdated: 'updated',
  RecordCorrected: 'corrected',
  RecordRetracted: 'retracted',
  RecordsMerged: 'merged',
  RecordsUnmerged: 'unmerged',
  // An analyst's reading, not a fact.
  EngagementClassified: 'claimed',
  SourceAttached: 'claimed',
  ClaimRecorded: 'claimed',
  ClaimRanked: 'claimed',
  RecordLabelled: 'labelled',
  PersonalDataErased: 'erased',
};

export function kindOfChange(event: EventType): ChangeKind {
  return OTHERS[event] ?? 'added';
}
