import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL } from '#domain/access.ts';
import { executor } from '#application/execute.ts';
import { idempotencyKey } from '#application/idempotency.ts';
import { MasterKeys } from '#application/master-keys.ts';
import { SubjectKeys } from '#application/subject-keys.ts';
import type { Command, SourceGiven } from '#domain/commands.ts';
import type { EventType } from '#domain/events.ts';
import type { Pointer } from '#domain/fields.ts';
import { openStore } from '#event-store/open-store.ts';
import { recordedOf, recordOf, type Sample, storedOf } from './files.ts';

const article: SourceGiven = {
  id: 'article',
  publisher: 'Asia-Plus',
  kind: 'news',
  title: 'Tajik foreign minister meets UN counter-terrorism chief',
  url: 'http://www.asiaplus.tj/ru/node/254132',
  publishedOn: '2018-05-03',
  via: ['Tajik information department'],
  attribution: 'reported',
  language: 'en',
  reliability: 'B',
  credibility: '2',
};

const historian: SourceGiven = {
  id: 'article',
  publisher: 'Office of the Historian',
  kind: 'list',
  title: 'Visits by Foreign Leaders',
  url: 'https://history.state.gov/departmenthistory/visits',
  publishedOn: '2010-10-25',
  via: ['HistoryAtState/visits'],
  attribution: 'stated',
  language: 'en',
  reliability: 'A',
  credibility: '2',
};

/** Every member that a body may have, beside its own. */
const citing =
  (source: SourceGiven) =>
  (...fields: Pointer[]) => ({
    sources: [
      source,
      {
        id: 'hedged',
        publisher: source.publisher,
        publishedOn: '2018-05-04',
        attribution: 'claimed',
        wording: 'reportedly',
        fields,
        repeats: 'article',
      } as const,
    ],
    inferred: fields,
    label: 'internal' as const,
  });
const cited = citing(article);

const registered = { identifiers: [{ scheme: 'asia-plus', id: '254132' }] };
const dushanbe = { city: 'Dushanbe', country: 'TJ', venue: 'Kokhi Somon', region: 'Dushanbe' };
const host = {
  party: 'state:TJ',
  role: 'host',
  participants: [
    { official: 'sirojiddin-aslov', role: 'host', styled: 'Tajik Foreign Minister', capacity: 'incumbent' },
    { id: 'aides', description: 'senior officials' },
  ],
} as const;
const guest = { party: 'office:unoct', participants: [{ official: 'vladimir-voronkov', role: 'visitor' }] } as const;
const classification = {
  pillars: ['II', 'III'],
  functions: ['unoct/capacity-building'],
  basis: {
    kind: 'inferred',
    quote: 'Countering Terrorism and Preventing Violent Extremism',
    reason: 'the title of the conference',
  },
} as const;
const met = {
  heldOn: '2018-05-03',
  channel: 'in-person',
  place: dushanbe,
  onSidelinesOf: 'dushanbe-2018',
  within: 'dushanbe-2018',
  participantsComplete: false,
  level: 'minister',
  topics: ['Cooperation between Tajikistan and the Office', 'Multilateral answers to threats to international security'],
} as const;
const appointment = {
  id: 'usg',
  post: 'under-secretary-general',
  title: 'Under-Secretary-General',
  party: 'office:unoct',
  accreditedTo: ['office:ctitf'],
  capacity: 'substantive',
  rank: 'Under-Secretary-General',
  duties: 'Strategic leadership of United Nations counter-terrorism efforts',
  level: 'senior-official',
  nominatedOn: '2017-06-20',
  absences: [{ from: '2018-01-01', until: '2018-01-07', reason: 'leave' }],
} as const;
const functions = [
  { id: 'coordination', text: 'Enhance coordination and coherence across the 38 CTITF entities' },
  { id: 'capacity-building', text: 'Strengthen the delivery of counter-terrorism capacity-building assistance' },
];

const MEETING = 'meeting-aslov-voronkov-2018-05-03';
const CONFERENCE = 'conference-dushanbe-2018';
const UNOCT = 'office-unoct';
const CTITF = 'office-ctitf';
const VORONKOV = 'official-vladimir-voronkov';
const ASLOV = 'official-sirojiddin-aslov';
const COMPACT = 'agreement-coordination-compact';

const establish = (stream: string, name: string): Command => ({ type: 'EstablishOffice', stream, body: { name } });
const named = (stream: string, name: string): Command => ({ type: 'OpenOfficial', stream, body: { name } });
const meeting: Command = {
  type: 'HoldBilateralMeeting',
  stream: MEETING,
  body: {
    heldOn: '2018-05-03',
    delegations: [host, guest],
    topics: ['Cooperation'],
    sources: [{ publisher: 'Khovar', attribution: 'stated' }],
  },
};
const compact: Command = {
  type: 'SignAgreement',
  stream: COMPACT,
  body: {
    title: 'Global Counter-Terrorism Coordination Compact',
    parties: { description: '38 entities' },
    signedOn: '2018-02-23',
  },
};
const unoct = establish(UNOCT, 'United Nations Office of Counter-Terrorism');
const ctitf = establish(CTITF, 'Counter-Terrorism Implementation Task Force');
const dp = establish('office-dpa', 'Department of Political Affairs');
const voronkov = named(VORONKOV, 'Vladimir Voronkov');
const aslov = named(ASLOV, 'Sirojiddin Aslov');
const conference: Command = {
  type: 'ConveneConference',
  stream: CONFERENCE,
  body: { name: 'Dushanbe conference', heldOn: '2018-05-03/2018-05-04' },
};
const capacityBuilding: Command = {
  type: 'ReviseOfficeMandate',
  stream: UNOCT,
  body: { functions: functions.slice(1), from: '2017-06-15' },
};
const people = [unoct, ctitf, capacityBuilding, voronkov, aslov, conference];

/** By type of event, what somebody records, with every member that its data may have; the last event of the type is the sample. */
const TELLINGS: Readonly<Record<EventType, readonly Command[]>> = {
  OfficeEstablished: [
    ctitf,
    dp,
    {
      type: 'EstablishOffice',
      stream: UNOCT,
      body: {
        name: 'United Nations Office of Counter-Terrorism',
        abbreviation: 'UNOCT',
        kind: 'department',
        establishedOn: '2017-06-15',
        legalBasis: { instrument: 'A/RES/71/291', adoptedOn: '2017-06-15' },
        parent: 'dpa',
        of: 'office:dpa',
        mandates: ['counter-terrorism'],
        aims: ['a close relationship with Security Council bodies and Member States'],
        functions,
        memberCount: 38,
        predecessors: ['ctitf'],
        ...registered,
        ...cited('/establishedOn'),
      },
    },
  ],
  PersonalDataErased: [
    voronkov,
    {
      type: 'AddDetail',
      stream: VORONKOV,
      body: { changes: { notes: [{ id: 'languages', text: 'Speaks German' }] } },
    },
    { type: 'ErasePersonalData', stream: VORONKOV, body: { reason: 'asked for by the person', label: 'confidential' } },
  ],
  OfficeRenamed: [
    ctitf,
    {
      type: 'RenameOffice',
      stream: CTITF,
      body: {
        name: 'Global Counter-Terrorism Coordination Compact',
        abbreviation: 'Compact',
        from: '2018-02-23',
        ...cited('/name/2018-02-23'),
      },
    },
  ],
  OfficeMandateRevised: [
    unoct,
    {
      type: 'ReviseOfficeMandate',
      stream: UNOCT,
      body: {
        mandates: ['counter-terrorism', 'prevention of violent extremism'],
        functions,
        legalBasis: { instrument: 'A/RES/72/284', adoptedOn: '2018-06-26' },
        from: '2018-06-26',
        ...cited('/mandates/2018-06-26'),
      },
    },
  ],
  OfficeFunctionsTransferred: [
    ctitf,
    unoct,
    {
      type: 'TransferOfficeFunctions',
      stream: CTITF,
      body: { id: 't1', to: 'unoct', kind: 'transfer', functions: ['coordination'], on: '2017-06-15', ...cited('/on') },
    },
  ],
  OfficeDissolved: [ctitf, { type: 'DissolveOffice', stream: CTITF, body: { on: '2018-02-23', ...cited('/on') } }],
  MemberEntityJoined: [
    ctitf,
    unoct,
    {
      type: 'JoinMemberEntity',
      stream: CTITF,
      body: { id: 'unoct', member: 'unoct', standing: 'member', on: '2017-06-15', ...cited('/members/unoct/joinedOn') },
    },
  ],
  MemberEntityLeft: [
    ctitf,
    unoct,
    { type: 'JoinMemberEntity', stream: CTITF, body: { member: 'unoct', on: '2017-06-15' } },
    {
      type: 'LeaveMemberEntity',
      stream: CTITF,
      body: { member: 'unoct', on: '2018-02-23', ...cited('/members/unoct/leftOn') },
    },
  ],
  StateRecorded: [
    {
      type: 'RecordTerritory',
      stream: 'state-x-bukhara',
      body: {
        names: [
          { name: 'Emirate of Bukhara', from: '1785', until: '1920' },
          { name: 'Бухоро', from: '1920' },
        ],
        standing: [{ kind: 'other', from: '1785', until: '1924' }],
        continues: ['state:SUHH'],
        succeeds: ['state:UZ'],
        existed: '1785/1924',
        ...registered,
        ...cited('/existed'),
      },
    },
  ],
  OfficialNameRecorded: [
    {
      type: 'OpenOfficial',
      stream: 'official-kalakaua',
      body: {
        name: 'Kalākaua',
        script: 'Latn',
        from: '1874-02-12',
        until: '1891-01-20',
        born: '1836-11-16',
        died: '1891-01-20',
        identifiers: [{ scheme: 'visits', id: '2138' }],
        ...citing(historian)('/born'),
      },
    },
  ],
  OfficialNominated: [
    unoct,
    ctitf,
    voronkov,
    { type: 'NominateOfficial', stream: VORONKOV, body: { ...appointment, ...cited('/appointments/usg/nominatedOn') } },
  ],
  OfficialAppointed: [
    unoct,
    ctitf,
    voronkov,
    {
      type: 'AppointOfficial',
      stream: VORONKOV,
      body: {
        ...appointment,
        appointedOn: '2017-06-21',
        arrivedOn: '2017-06-28',
        assumedOn: '2017-07',
        ...cited('/appointments/usg/assumedOn'),
      },
    },
  ],
  OfficeAssumed: [
    unoct,
    ctitf,
    voronkov,
    { type: 'AppointOfficial', stream: VORONKOV, body: { ...appointment, appointedOn: '2017-06-21' } },
    {
      type: 'AssumeOffice',
      stream: VORONKOV,
      body: { appointment: 'usg', on: '2017-07', act: 'entry on duty', ...cited('/on') },
    },
  ],
  AppointmentEnded: [
    unoct,
    ctitf,
    voronkov,
    { type: 'AppointOfficial', stream: VORONKOV, body: { ...appointment, appointedOn: '2017-06-21' } },
    { type: 'EndAppointment', stream: VORONKOV, body: { appointment: 'usg', on: '2025-09-12', ending: 'left', ...cited('/on') } },
  ],
  ConferenceConvened: [
    unoct,
    {
      type: 'ConveneConference',
      stream: CONFERENCE,
      body: {
        name: 'High-level International Conference on Countering Terrorism and Preventing Violent Extremism',
        heldOn: '2018-05-03/2018-05-04',
        place: dushanbe,
        series: 'Dushanbe process',
        delegations: [
          { party: 'state:TJ', role: 'host' },
          { party: 'office:unoct', role: 'organiser' },
        ],
        expected: { states: 50, organisations: 30, delegates: { moreThan: 400 } },
        attended: { states: 48, organisations: 31, delegates: { moreThan: 400 } },
        outcome: 'A declaration was adopted.',
        ...registered,
        ...cited('/attended/states'),
      },
    },
  ],
  MeetingScheduled: [
    ...people,
    {
      type: 'ScheduleMeeting',
      stream: MEETING,
      body: {
        plannedOn: '2018-05-03',
        channel: 'in-person',
        place: dushanbe,
        onSidelinesOf: 'dushanbe-2018',
        within: 'dushanbe-2018',
        delegations: [host, guest],
        topics: ['Cooperation between Tajikistan and the Office'],
        ...cited('/plan/place'),
      },
    },
  ],
  MeetingCancelled: [
    ...people,
    { type: 'ScheduleMeeting', stream: MEETING, body: { plannedOn: '2018-05-03', delegations: [host, guest] } },
    {
      type: 'CancelMeeting',
      stream: MEETING,
      body: { reason: 'the delegation could not travel', on: '2018-05-02', ...cited('/cancellation') },
    },
  ],
  BilateralMeetingHeld: [
    ...people,
    {
      type: 'HoldBilateralMeeting',
      stream: MEETING,
      body: { ...met, delegations: [host, guest], ...registered, ...cited('/heldOn', '/place') },
    },
  ],
  MultilateralMeetingHeld: [
    ...people,
    {
      type: 'HoldMultilateralMeeting',
      stream: 'meeting-dushanbe-2018-plenary',
      body: { ...met, delegations: [host, guest, { party: 'state:AF' }], ...registered, ...cited('/delegations/state:AF') },
    },
  ],
  MeetingOutcomeRecorded: [
    ...people,
    compact,
    meeting,
    {
      type: 'RecordMeetingOutcome',
      stream: MEETING,
      body: {
        text: 'Both sides will go on.',
        agreements: ['agreement:coordination-compact', 'a declaration'],
        commitments: ['to expand multilateral cooperation'],
        ...cited('/text'),
      },
    },
  ],
  VisitMade: [
    ...people,
    {
      type: 'MakeVisit',
      stream: 'visit-aslov-moscow-2018',
      body: {
        visitors: [host],
        kind: 'official',
        stops: [
          {
            id: 'moscow',
            place: { city: 'Moscow', country: 'RU', venue: 'Ministry of Foreign Affairs', region: 'Moscow' },
            on: '2018-04-08',
          },
        ],
        heldOn: '2018-04-08/2018-04-09',
        stayedOn: '2018-04-07/2018-04-09',
        receivedBy: 'state:RU',
        met: [
          { official: 'vladimir-voronkov', role: 'host', styled: 'Mr.', capacity: 'former', party: 'state:RU' },
          { id: 'm1', description: 'officials of the ministry' },
        ],
        within: 'dushanbe-2018',
        level: 'minister',
        topics: ['a programme of cooperation for 2018'],
        about: 'Official visit.',
        ...registered,
        ...cited('/stayedOn'),
      },
    },
  ],
  AgreementSigned: [
    ...people,
    {
      type: 'SignAgreement',
      stream: COMPACT,
      body: {
        title: 'Global Counter-Terrorism Coordination Compact',
        parties: ['office:unoct', 'office:ctitf'],
        kind: 'framework',
        agreedOn: '2018-02-01',
        signedOn: '2018-02-23',
        inForceOn: '2018-02-23',
        signatories: [
          {
            official: 'vladimir-voronkov',
            role: 'signatory',
            styled: 'Under-Secretary-General',
            capacity: 'incumbent',
            party: 'office:unoct',
          },
          { id: 's1', description: 'the heads of the other entities' },
        ],
        topics: ['coordination'],
        ...registered,
        ...cited('/inForceOn'),
      },
    },
  ],
  AgreementEnded: [
    compact,
    { type: 'EndAgreement', stream: COMPACT, body: { on: '2022', reason: 'replaced by a later text', ...cited('/on') } },
  ],
  AssistanceDelivered: [
    ...people,
    {
      type: 'DeliverAssistance',
      stream: 'assistance-border-training-2018',
      body: {
        by: ['office:unoct'],
        to: ['state:TJ'],
        kind: 'training',
        heldOn: '2018-05',
        about: 'border security',
        participants: [
          {
            official: 'sirojiddin-aslov',
            role: 'speaker',
            styled: 'Minister',
            capacity: 'incumbent',
            party: 'state:TJ',
          },
          { id: 'p1', description: 'border guards' },
        ],
        topics: ['border security'],
        ...registered,
        ...cited('/heldOn'),
      },
    },
  ],
  EngagementClassified: [
    ...people,
    meeting,
    {
      type: 'ClassifyEngagement',
      stream: MEETING,
      body: { id: 'c1', ...classification, ...cited('/classifications/c1/pillars') },
    },
  ],
  SourceAttached: [
    ...people,
    meeting,
    {
      type: 'AttachSource',
      stream: MEETING,
      body: {
        ...article,
        wording: 'reportedly',
        fields: ['/topics'],
        repeats: 's1',
        label: 'confidential',
      },
    },
  ],
  DetailAdded: [
    ...people,
    meeting,
    {
      type: 'AddDetail',
      stream: MEETING,
      body: {
        changes: {
          place: dushanbe,
          '/topics/-': 'International security',
          '/delegations/office:unoct/participants/-': { id: 'aide', description: 'an aide' },
        },
        ...cited('/place'),
      },
    },
  ],
  ClaimRecorded: [
    ...people,
    meeting,
    {
      type: 'RecordClaim',
      stream: MEETING,
      body: {
        field: '/heldOn',
        value: '2018-05-04',
        validOn: '2018-05-04',
        rank: 'normal',
        quote: 'on Friday',
        reason: 'another outlet says so',
        ...cited('/heldOn'),
      },
    },
  ],
  ClaimRanked: [
    ...people,
    meeting,
    { type: 'RecordClaim', stream: MEETING, body: { field: '/heldOn', value: '2018-05-04' } },
    {
      type: 'RankClaim',
      stream: MEETING,
      body: { claim: 'c1-0', rank: 'deprecated', reason: 'a slip of the outlet', ...cited('/heldOn') },
    },
  ],
  RecordUpdated: [
    unoct,
    {
      type: 'UpdateRecord',
      stream: UNOCT,
      body: { changes: { memberCount: 45 }, from: '2022-04', ...cited('/memberCount') },
    },
  ],
  RecordCorrected: [
    ...people,
    meeting,
    {
      type: 'CorrectRecord',
      stream: MEETING,
      body: {
        changes: { heldOn: '2018-05-04', '/delegations/state:TJ/participants/aides': null },
        reason: 'a better source',
        ...cited('/heldOn'),
      },
    },
  ],
  RecordRetracted: [
    ...people,
    meeting,
    { type: 'RetractRecord', stream: MEETING, body: { kind: 'never-happened', reason: 'another day', ...cited('/heldOn') } },
  ],
  RecordLabelled: [
    ...people,
    meeting,
    { type: 'LabelRecord', stream: MEETING, body: { label: 'confidential', reason: 'a source must be protected' } },
  ],
  RecordsMerged: [
    named(ASLOV, 'Sirojiddin Aslov'),
    named('official-sirodjidin-aslov', 'Sirodjidin Aslov'),
    {
      type: 'MergeRecords',
      stream: 'official-sirodjidin-aslov',
      body: { into: 'sirojiddin-aslov', reason: 'two spellings of one name', ...cited('/names/start') },
    },
  ],
  RecordsUnmerged: [
    named(ASLOV, 'Sirojiddin Aslov'),
    named('official-sirodjidin-aslov', 'Sirodjidin Aslov'),
    {
      type: 'MergeRecords',
      stream: 'official-sirodjidin-aslov',
      body: { into: 'sirojiddin-aslov', reason: 'two spellings of one name' },
    },
    {
      type: 'UnmergeRecords',
      stream: 'official-sirodjidin-aslov',
      body: { reason: 'two people after all', ...cited('/names/start') },
    },
  ],
};

/** Records it all in a log, as anybody would. */
export async function tell(type: EventType): Promise<Sample> {
  const store = await openStore(':memory:');
  const keys = await mkdtemp(join(tmpdir(), 'chancery-keys-'));
  try {
    const subjects = new SubjectKeys(keys, new MasterKeys(keys, { master: null, previous: null }));
    const execute = executor({ store, now: () => new Date(), subjects });
    for (const [n, command] of TELLINGS[type].entries()) {
      const key = idempotencyKey('desk', command.type, `${type}-${n}`, command.body);
      const imported = { dataset: 'stored-events', row: { key: String(n), digest: key.digest } };
      await execute(command, { ...LOCAL, actor: 'desk', correlationId: 'stored-events', key, imported });
    }
    const all = (await Array.fromAsync(store.readAll())).map((event) => ({ event, stored: storedOf(event) }));
    const last = all.findLast(({ event }) => event.type === type);
    if (!last) throw new Error(`nothing that is told records ${type}`);
    const before = all.filter(({ event }) => event.stream === last.event.stream && event.revision < last.event.revision);
    const stored = [...before, last].map((each) => each.stored);
    return { before: stored.slice(0, -1), event: last.stored, record: recordOf(stored.map(recordedOf)) };
  } finally {
    await store.close();
    await rm(keys, { recursive: true });
  }
}
