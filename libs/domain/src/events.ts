import type { EngagementClassified } from './nouns/activity.ts';
import type { AgreementEnded, AgreementSigned } from './nouns/agreement.ts';
import type { AssistanceDelivered } from './nouns/assistance.ts';
import type { ConferenceConvened } from './nouns/conference.ts';
import type {
  BilateralMeetingHeld,
  MeetingCancelled,
  MeetingOutcomeRecorded,
  MeetingScheduled,
  MultilateralMeetingHeld,
} from './nouns/meeting.ts';
import type {
  MemberEntityJoined,
  MemberEntityLeft,
  OfficeDissolved,
  OfficeEstablished,
  OfficeFunctionsTransferred,
  OfficeMandateRevised,
  OfficeRenamed,
} from './nouns/office.ts';
import type {
  AppointmentEnded,
  OfficeAssumed,
  OfficialAppointed,
  OfficialNameRecorded,
  OfficialNominated,
  PersonalDataErased,
} from './nouns/official.ts';
import type { StateRecorded } from './nouns/state.ts';
import type { VisitMade } from './nouns/visit.ts';
import type {
  ClaimRanked,
  ClaimRecorded,
  DetailAdded,
  RecordCorrected,
  RecordLabelled,
  RecordRetracted,
  RecordsMerged,
  RecordsUnmerged,
  RecordUpdated,
  SourceAttached,
} from './record-keeping.ts';

/**
 * Every event by its stored name, with its data. A stored format: once released an event is never edited, a new version
 * gets an upcaster and a committed sample of the old one.
 */
export interface Events {
  OfficeEstablished: OfficeEstablished;
  OfficeRenamed: OfficeRenamed;
  OfficeMandateRevised: OfficeMandateRevised;
  OfficeFunctionsTransferred: OfficeFunctionsTransferred;
  OfficeDissolved: OfficeDissolved;
  MemberEntityJoined: MemberEntityJoined;
  MemberEntityLeft: MemberEntityLeft;
  StateRecorded: StateRecorded;
  OfficialNameRecorded: OfficialNameRecorded;
  OfficialNominated: OfficialNominated;
  OfficialAppointed: OfficialAppointed;
  OfficeAssumed: OfficeAssumed;
  AppointmentEnded: AppointmentEnded;
  PersonalDataErased: PersonalDataErased;
  ConferenceConvened: ConferenceConvened;
  MeetingScheduled: MeetingScheduled;
  MeetingCancelled: MeetingCancelled;
  BilateralMeetingHeld: BilateralMeetingHeld;
  MultilateralMeetingHeld: MultilateralMeetingHeld;
  MeetingOutcomeRecorded: MeetingOutcomeRecorded;
  VisitMade: VisitMade;
  AgreementSigned: AgreementSigned;
  AgreementEnded: AgreementEnded;
  AssistanceDelivered: AssistanceDelivered;
  EngagementClassified: EngagementClassified;
  SourceAttached: SourceAttached;
  DetailAdded: DetailAdded;
  ClaimRecorded: ClaimRecorded;
  ClaimRanked: ClaimRanked;
  RecordUpdated: RecordUpdated;
  RecordCorrected: RecordCorrected;
  RecordRetracted: RecordRetracted;
  RecordLabelled: RecordLabelled;
  RecordsMerged: RecordsMerged;
  RecordsUnmerged: RecordsUnmerged;
}

export type EventType = keyof Events;

/** An event that `decide` made, before it has a place. */
export type NewEvent = { [T in EventType]: { readonly type: T; readonly data: Events[T] } }[EventType];

/** With what an event says by where it is and who recorded it. */
export type PlacedEvent = NewEvent & { readonly stream: string; readonly actor: string };

/** An event of the log, as `evolve` takes it: upcast to the newest version of its data. */
export type DomainEvent = PlacedEvent & {
  readonly revision: number;
  /** ISO 8601 instant in UTC, to the millisecond. */
  readonly recordedAt: string;
};
