import type { Source } from './claims.ts';
import type { EventType } from './events.ts';
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
  Body,
  Changes,
  ClaimRanked,
  ClaimRecorded,
  RecordLabelled,
  RecordRetracted,
  RecordsMerged,
  RecordsUnmerged,
} from './record-keeping.ts';

/** A source as a body gives it: the record gives an id to one that has none. */
export type SourceGiven = Omit<Source, 'id'> & { readonly id?: string };

/** A body as it comes in: its sources may have no ids yet. */
type Given<T extends Body> = Omit<T, 'sources'> & { readonly sources?: readonly SourceGiven[] };

/** What has an id of its own inside of a record, which may be left to be made. */
type Unnamed<T extends Body> = Omit<Given<T>, 'id'> & { readonly id?: string };

/** An activity, with its classification where the body has one. */
type Activity<T extends Body> = Given<T> & { readonly classification?: Omit<EngagementClassified, keyof Body | 'id'> };

/** Every command, with the body that the desk sends. */
export interface Commands {
  /** The code is in the name of the stream. */
  RecordTerritory: Given<Omit<StateRecorded, 'code'>>;
  EstablishOffice: Given<OfficeEstablished>;
  RenameOffice: Given<OfficeRenamed>;
  ReviseOfficeMandate: Given<OfficeMandateRevised>;
  TransferOfficeFunctions: Unnamed<OfficeFunctionsTransferred>;
  DissolveOffice: Given<OfficeDissolved>;
  JoinMemberEntity: Unnamed<MemberEntityJoined>;
  /** `member` is the id of the office that left. */
  LeaveMemberEntity: Given<Omit<MemberEntityLeft, 'id'> & Pick<MemberEntityJoined, 'member'>>;
  /** A person from a name alone; of one on record it says nothing else. */
  OpenOfficial: Given<OfficialNameRecorded>;
  RecordOfficialName: Given<OfficialNameRecorded>;
  /** `name` where the person is new. */
  NominateOfficial: Unnamed<OfficialNominated> & { readonly name?: string; readonly ending?: AppointmentEnded['ending'] };
  /** `name` where the person is new; `leftOn` and `ending` end the appointment at once. */
  AppointOfficial: Unnamed<OfficialAppointed> & {
    readonly name?: string;
    readonly leftOn?: string;
    readonly ending?: AppointmentEnded['ending'];
  };
  /** `appointment` is its id, or the post while that is unambiguous. */
  AssumeOffice: Given<OfficeAssumed>;
  EndAppointment: Given<AppointmentEnded>;
  /** `before`, the number of the first key that stays, is put there by who has the keys. */
  ErasePersonalData: Omit<PersonalDataErased, 'before'> & Partial<Pick<PersonalDataErased, 'before'>>;
  ConveneConference: Activity<ConferenceConvened>;
  ScheduleMeeting: Given<MeetingScheduled>;
  CancelMeeting: Given<MeetingCancelled>;
  HoldBilateralMeeting: Activity<BilateralMeetingHeld>;
  HoldMultilateralMeeting: Activity<MultilateralMeetingHeld>;
  RecordMeetingOutcome: Given<MeetingOutcomeRecorded>;
  MakeVisit: Activity<VisitMade>;
  SignAgreement: Activity<AgreementSigned>;
  EndAgreement: Given<AgreementEnded>;
  DeliverAssistance: Activity<AssistanceDelivered>;
  ClassifyEngagement: Unnamed<EngagementClassified>;
  AttachSource: SourceGiven & Pick<Body, 'label'>;
  AddDetail: Given<Body> & { readonly changes: Changes };
  RecordClaim: Given<ClaimRecorded>;
  RankClaim: Given<ClaimRanked>;
  UpdateRecord: Given<Body> & { readonly changes: Changes; readonly from: string };
  CorrectRecord: Given<Body> & { readonly changes: Changes; readonly reason: string };
  RetractRecord: Given<RecordRetracted>;
  LabelRecord: RecordLabelled;
  MergeRecords: Given<RecordsMerged>;
  UnmergeRecords: Given<RecordsUnmerged>;
}

export type CommandType = keyof Commands;

/** What somebody asks to be recorded, of one record. */
export type Command = {
  [T in CommandType]: { readonly type: T; readonly stream: string; readonly body: Commands[T] };
}[CommandType];

/** Opening commands and the event that each of them records. */
export const OPENS = {
  RecordTerritory: 'StateRecorded',
  EstablishOffice: 'OfficeEstablished',
  OpenOfficial: 'OfficialNameRecorded',
  ConveneConference: 'ConferenceConvened',
  ScheduleMeeting: 'MeetingScheduled',
  HoldBilateralMeeting: 'BilateralMeetingHeld',
  HoldMultilateralMeeting: 'MultilateralMeetingHeld',
  MakeVisit: 'VisitMade',
  SignAgreement: 'AgreementSigned',
  DeliverAssistance: 'AssistanceDelivered',
} as const satisfies Partial<Record<CommandType, EventType>>;
