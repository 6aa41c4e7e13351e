import type { Pillar } from '#domain/nouns/activity.ts';
import type { CloudEvent } from '#event-store/cloud-event.ts';
import type { RowOutcome } from '#imports/run/outcome.ts';
import type { AgreementItem } from '#read-models/answers/agreement.ts';
import type { AssistanceItem } from '#read-models/answers/assistance.ts';
import type { ConferenceItem } from '#read-models/answers/conference.ts';
import type { Detail } from '#read-models/answers/detail.ts';
import type { MeetingItem } from '#read-models/answers/meeting.ts';
import type { OfficeItem } from '#read-models/answers/office.ts';
import type { OfficialItem, OfficialWhole } from '#read-models/answers/official.ts';
import type { FoundInRows } from '#read-models/answers/record.ts';
import type { StateItem } from '#read-models/answers/state.ts';
import type { VisitItem } from '#read-models/answers/visit.ts';
import type { ParkedAnswer } from '#read-models/answers/parked.ts';
import type { ChangeItem } from '#read-models/changes/queries.ts';
import type { Gap } from '#read-models/engagements/gaps.ts';
import type { Coverage, Engagement, TrendItem } from '#read-models/engagements/queries.ts';
import type { Encounter } from '#read-models/partnerships/encounters.ts';
import type { ContactItem, Partnership, PartnershipItem } from '#read-models/partnerships/queries.ts';
import type { PostItem, TurnItem } from '#read-models/posts/queries.ts';
import type { Replay } from '#read-models/runner/catalogue.ts';
import type { FoundItem } from '#read-models/search/queries.ts';
import type { CitationItem, PublisherItem } from '#read-models/sources/queries.ts';
import type { Identity } from '#domain/access.ts';
import type { IssuedTokenAnswer, TokenAnswer } from '../access/token-answer.ts';
import type { SignedOut, Ways } from '../access/session.controller.ts';
import type { ImportAnswer } from '../imports/import-catalogue.ts';
import type { MappingAnswer } from '../imports/mapping-answer.ts';
import type { CheckpointAnswer, InclusionAnswer } from '../proofs/answers.ts';
import type { DifferencesAnswer, ProjectionAnswer } from '../replays/replays.controller.ts';

interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

type Whole<Item> = Item & Detail & FoundInRows;

/**
 * What operations answer, by their ids. `npm run api-types` makes answers.json of it, which the OpenAPI document shows.
 * A test holds both together, and real answers to it.
 */
export interface Answers {
  readonly states: PageOf<StateItem>;
  readonly offices: PageOf<OfficeItem>;
  readonly officials: PageOf<OfficialItem>;
  readonly conferences: PageOf<ConferenceItem>;
  readonly meetings: PageOf<MeetingItem>;
  readonly visits: PageOf<VisitItem>;
  readonly agreements: PageOf<AgreementItem>;
  readonly assistance: PageOf<AssistanceItem>;
  readonly state: Whole<StateItem>;
  readonly office: Whole<OfficeItem>;
  readonly official: Whole<OfficialWhole>;
  readonly conference: Whole<ConferenceItem>;
  readonly meeting: Whole<MeetingItem>;
  readonly visit: Whole<VisitItem>;
  readonly agreement: Whole<AgreementItem>;
  readonly assistanceRecord: Whole<AssistanceItem>;
  readonly partnerships: PageOf<PartnershipItem>;
  readonly partnership: Partnership;
  readonly contacts: PageOf<ContactItem>;
  readonly encounters: PageOf<Encounter>;
  readonly engagements: PageOf<Engagement>;
  readonly coverage: PageOf<Coverage & { readonly pillar: Pillar | null }>;
  readonly functions: PageOf<Coverage & { readonly function: string | null }>;
  readonly engagedStates: PageOf<Coverage>;
  readonly trend: PageOf<TrendItem>;
  readonly gaps: PageOf<Gap>;
  readonly posts: PageOf<PostItem>;
  readonly postChanges: PageOf<TurnItem>;
  readonly changes: PageOf<ChangeItem>;
  readonly sources: PageOf<PublisherItem> | PageOf<CitationItem>;
  readonly search: PageOf<FoundItem>;
  readonly history: PageOf<CloudEvent>;
  readonly streamHistory: PageOf<CloudEvent>;
  readonly projections: PageOf<ProjectionAnswer>;
  readonly replays: PageOf<Replay>;
  readonly replay: Replay;
  readonly replayById: Replay;
  readonly cancelReplay: Replay;
  readonly differences: DifferencesAnswer;
  readonly parked: PageOf<ParkedAnswer>;
  readonly retry: { readonly parked: ParkedAnswer | null };
  readonly checkpoint: CheckpointAnswer;
  readonly inclusion: InclusionAnswer;
  readonly me: Identity;
  readonly signIn: Identity;
  readonly signOut: SignedOut;
  readonly ways: Ways;
  readonly tokens: PageOf<TokenAnswer>;
  readonly issueToken: IssuedTokenAnswer;
  readonly revokeToken: TokenAnswer;
  readonly mappings: PageOf<MappingAnswer>;
  readonly startImport: ImportAnswer;
  readonly imports: PageOf<ImportAnswer>;
  readonly importById: ImportAnswer;
  readonly cancelImport: ImportAnswer;
  readonly importRows: PageOf<RowOutcome>;
}
