import type { EventType } from './events.ts';
import type { Label } from './record-keeping.ts';

/** What somebody may do. */
export const ROLES = ['reader', 'recorder', 'editor', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** What somebody may see: a label, and those below it. */
export const LABELS = ['public', 'internal', 'confidential'] as const satisfies readonly Label[];

/** Who asks: from a token, an identity provider or the place that they ask from, never from what they say of themselves. */
export interface Identity {
  /** As events name who recorded them. */
  readonly actor: string;
  readonly roles: readonly Role[];
  readonly clearance: Label;
  /** The id of the token that says so, and that may be revoked; not there where it is none of this program's. */
  readonly token?: string;
}

/** Whoever reaches a program that listens to its own machine alone. */
export const LOCAL: Identity = { actor: 'local', roles: ROLES, clearance: 'confidential' };

const INCLUDED: Readonly<Record<Role, readonly Role[]>> = {
  reader: ['reader'],
  recorder: ['recorder', 'reader'],
  editor: ['editor', 'recorder', 'reader'],
  auditor: ['auditor', 'reader'],
  administrator: ['administrator', 'reader'],
};

/** Whether one of the roles is the one that is asked for, or includes it. */
export function holds(roles: readonly Role[], asked: Role): boolean {
  return roles.some((role) => INCLUDED[role].includes(asked));
}

/** Whether a clearance sees what has this label. */
export function sees(clearance: Label, label: Label): boolean {
  return LABELS.indexOf(clearance) >= LABELS.indexOf(label);
}

/** Who may record what: a recorder logs, an editor changes what is on record, an administrator destroys keys. */
export const ROLE_TO_RECORD: Readonly<Record<EventType, 'recorder' | 'editor' | 'administrator'>> = {
  OfficeEstablished: 'recorder',
  OfficeRenamed: 'recorder',
  OfficeMandateRevised: 'recorder',
  OfficeFunctionsTransferred: 'recorder',
  OfficeDissolved: 'recorder',
  MemberEntityJoined: 'recorder',
  MemberEntityLeft: 'recorder',
  StateRecorded: 'recorder',
  OfficialNameRecorded: 'recorder',
  OfficialNominated: 'recorder',
  OfficialAppointed: 'recorder',
  OfficeAssumed: 'recorder',
  AppointmentEnded: 'recorder',
  ConferenceConvened: 'recorder',
  MeetingScheduled: 'recorder',
  MeetingCancelled: 'recorder',
  BilateralMeetingHeld: 'recorder',
  MultilateralMeetingHeld: 'recorder',
  MeetingOutcomeRecorded: 'recorder',
  VisitMade: 'recorder',
  AgreementSigned: 'recorder',
  AgreementEnded: 'recorder',
  AssistanceDelivered: 'recorder',
  EngagementClassified: 'recorder',
  SourceAttached: 'recorder',
  DetailAdded: 'recorder',
  ClaimRecorded: 'recorder',
  RecordUpdated: 'recorder',
  ClaimRanked: 'editor',
  RecordCorrected: 'editor',
  RecordRetracted: 'editor',
  RecordLabelled: 'editor',
  RecordsMerged: 'editor',
  RecordsUnmerged: 'editor',
  PersonalDataErased: 'administrator',
};

/** What is asked for is not given to who asks. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';
}
