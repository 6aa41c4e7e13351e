import type { Source } from './claims.ts';
import type { EventType } from './events.ts';
import type { ConferenceConvened } from './nouns/conference.ts';
import type { BilateralMeetingHeld, EngagementClassified } from './nouns/meeting.ts';
import type { OfficeDissolved, OfficeEstablished, OfficeMandateRevised, OfficeRenamed } from './nouns/office.ts';
import type { AppointmentEnded, OfficeAssumed, OfficialAppointed, OfficialNameRecorded } from './nouns/official.ts';
import type { ClaimRanked, ClaimRecorded, Body, Changes, RecordLabelled, RecordRetracted } from './record-keeping.ts';

/** A source as a body gives it: the record gives an id to one that has none. */
export type SourceGiven = Omit<Source, 'id'> & { readonly id?: string };

/** A body as it comes in: its sources may have no ids yet. */
type Given<T extends Body> = Omit<T, 'sources'> & { readonly sources?: readonly SourceGiven[] };

type Classification = Omit<EngagementClassified, keyof Body | 'id'>;

/** Every command, with the body that the desk sends. */
export interface Commands {
  EstablishOffice: Given<OfficeEstablished>;
  RenameOffice: Given<OfficeRenamed>;
  ReviseOfficeMandate: Given<OfficeMandateRevised>;
  DissolveOffice: Given<OfficeDissolved>;
  RecordOfficialName: Given<OfficialNameRecorded>;
  /** `name` where the person is new; `leftOn` and `ending` end the appointment at once. */
  AppointOfficial: Given<Omit<OfficialAppointed, 'id'>> & {
    readonly id?: string;
    readonly name?: string;
    readonly ending?: AppointmentEnded['ending'];
  };
  /** `appointment` is its id, or the post while that is unambiguous. */
  AssumeOffice: Given<OfficeAssumed>;
  EndAppointment: Given<AppointmentEnded>;
  ConveneConference: Given<ConferenceConvened>;
  HoldBilateralMeeting: Given<BilateralMeetingHeld> & { readonly classification?: Classification };
  ClassifyEngagement: Given<Omit<EngagementClassified, 'id'>> & { readonly id?: string };
  AttachSource: SourceGiven & Pick<Body, 'label'>;
  AddDetail: Given<Body> & { readonly changes: Changes };
  RecordClaim: Given<ClaimRecorded>;
  RankClaim: Given<ClaimRanked>;
  UpdateRecord: Given<Body> & { readonly changes: Changes; readonly from: string };
  CorrectRecord: Given<Body> & { readonly changes: Changes; readonly reason: string };
  RetractRecord: Given<RecordRetracted>;
  LabelRecord: RecordLabelled;
}

export type CommandType = keyof Commands;

/** What somebody asks to be recorded, of one record. */
export type Command = {
  [T in CommandType]: { readonly type: T; readonly stream: string; readonly body: Commands[T] };
}[CommandType];

/** Opening commands and the event that each of them records. */
export const OPENS = {
  EstablishOffice: 'OfficeEstablished',
  RecordOfficialName: 'OfficialNameRecorded',
  ConveneConference: 'ConferenceConvened',
  HoldBilateralMeeting: 'BilateralMeetingHeld',
} as const satisfies Partial<Record<CommandType, EventType>>;
