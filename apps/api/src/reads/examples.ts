import type { Detail } from '#read-models/answers/detail.ts';

// Answers as /docs shows them: the first story, read back.

const PLACE = { city: 'Dushanbe', country: 'TJ' };

export const SOURCE: Detail['sources'][number] = {
  id: 's1',
  publisher: 'Asia-Plus',
  kind: null,
  title: null,
  url: null,
  publishedOn: '2018-05-03',
  via: ['Tajik information department'],
  attribution: 'reported',
  wording: null,
  language: null,
  reliability: 'B',
  credibility: '2',
  fields: null,
  repeats: null,
};

const claim = (field: string, value: unknown) => ({
  id: 'c0-0',
  field,
  value,
  validOn: null,
  rank: 'normal',
  sources: ['s1'],
  inferred: true,
  reason: null,
  quote: null,
  by: 'local',
});

const detail = (field: string, value: unknown) => ({
  label: 'public',
  retraction: null,
  merge: null,
  merged: [],
  mergedInCircle: false,
  parked: null,
  inferred: [field],
  disputed: [],
  corroborated: 1,
  sources: [SOURCE],
  claims: [claim(field, value)],
  changes: [],
  revision: '0',
});

export const OFFICE_EXAMPLE = {
  id: 'unoct',
  name: 'United Nations Office of Counter-Terrorism',
  abbreviation: 'UNOCT',
  names: [{ name: 'United Nations Office of Counter-Terrorism', from: null, until: null }],
  kind: null,
  establishedOn: '2017-06-15',
  dissolvedOn: null,
  legalBasis: { instrument: 'A/RES/71/291', adoptedOn: '2017-06-15' },
  parent: null,
  of: null,
  mandates: ['counter-terrorism'],
  aims: [],
  functions: [{ id: 'capacity-building', text: 'help Member States to build capacity' }],
  memberCount: null,
  memberCountOn: null,
  predecessors: [],
  transfers: [],
  members: [],
  identifiers: [],
  ...detail('/establishedOn', '2017-06-15'),
};

export const OFFICIAL_EXAMPLE = {
  id: 'vladimir-voronkov',
  name: 'Vladimir Voronkov',
  names: [{ name: 'Vladimir Voronkov', script: null, from: null, until: null }],
  born: null,
  died: null,
  appointments: [
    {
      id: 'under-secretary-general',
      post: 'under-secretary-general',
      title: 'Under-Secretary-General',
      party: 'office:unoct',
      accreditedTo: [],
      capacity: null,
      rank: null,
      duties: null,
      level: null,
      nominatedOn: null,
      appointedOn: '2017-06-21',
      arrivedOn: null,
      assumedOn: null,
      act: null,
      leftOn: null,
      ending: null,
      absences: [],
      status: 'in-office',
      certain: false,
    },
  ],
  anomalies: [],
  identifiers: [],
  contactDetails: [{ id: 'c1', type: 'telephone', value: '+1 212 555 0142', note: null }],
  notes: [{ id: 'n1', text: { erased: true }, on: null, by: 'token:tajik-desk' }],
  ...detail('/appointments/under-secretary-general/appointedOn', '2017-06-21'),
};

export const CONFERENCE_EXAMPLE = {
  id: 'dushanbe-2018',
  name: 'High-level International Conference on Countering Terrorism and Preventing Violent Extremism',
  heldOn: '2018-05-03/2018-05-04',
  place: PLACE,
  series: null,
  delegations: [],
  expected: null,
  attended: null,
  outcome: null,
  agreements: [],
  commitments: [],
  classifications: [],
  identifiers: [],
  ...detail('/heldOn', '2018-05-03/2018-05-04'),
};

const participant = (official: string, role: string) => ({
  official,
  id: null,
  description: null,
  role,
  styled: null,
  capacity: null,
});

export const MEETING_EXAMPLE = {
  id: 'aslov-voronkov-2018-05-03',
  kind: 'bilateral',
  status: 'held',
  heldOn: '2018-05-03',
  channel: null,
  place: PLACE,
  onSidelinesOf: 'dushanbe-2018',
  within: null,
  delegations: [
    { party: 'state:TJ', role: null, participants: [participant('sirojiddin-aslov', 'host')] },
    { party: 'office:unoct', role: null, participants: [participant('vladimir-voronkov', 'visitor')] },
  ],
  participantsComplete: null,
  level: null,
  topics: ['cooperation of Tajikistan with the Office'],
  plan: null,
  cancellation: null,
  outcome: null,
  agreements: [],
  commitments: [],
  classifications: [
    {
      id: 'c1',
      pillars: ['I', 'II'],
      functions: [],
      basis: { kind: 'inferred', reason: 'the title of the conference' },
      by: 'local',
    },
  ],
  identifiers: [],
  codes: {
    plover: [{ event: 'CONSULT', mode: 'visit', actors: ['office:unoct'], recipients: ['state:TJ'] }],
    cameo: [
      { code: '042', actors: ['office:unoct'], recipients: ['state:TJ'] },
      { code: '043', actors: ['state:TJ'], recipients: ['office:unoct'] },
    ],
  },
  ...detail('/heldOn', '2018-05-03'),
};

export const VISIT_EXAMPLE = {
  id: 'voronkov-in-tajikistan-2018',
  kind: 'official',
  visitors: [{ party: 'office:unoct', role: null, participants: [participant('vladimir-voronkov', 'visitor')] }],
  stops: [{ id: 's1', place: PLACE, on: '2018-05-03' }],
  heldOn: '2018-05-03/2018-05-04',
  stayedOn: null,
  receivedBy: 'state:TJ',
  met: [{ ...participant('sirojiddin-aslov', 'host'), party: 'state:TJ' }],
  within: null,
  level: null,
  topics: [],
  about: null,
  classifications: [],
  identifiers: [],
  ...detail('/heldOn', '2018-05-03/2018-05-04'),
};

export const AGREEMENT_EXAMPLE = {
  id: 'dushanbe-declaration',
  title: 'Dushanbe Declaration',
  parties: ['state:TJ', 'office:unoct'],
  partiesDescribed: null,
  kind: 'declaration',
  agreedOn: null,
  signedOn: '2018-05-04',
  inForceOn: null,
  signatories: [],
  topics: [],
  endedOn: null,
  ending: null,
  classifications: [],
  identifiers: [],
  ...detail('/signedOn', '2018-05-04'),
};

export const ASSISTANCE_EXAMPLE = {
  id: 'border-training-2019',
  by: ['office:unoct'],
  to: ['state:TJ'],
  kind: 'training',
  heldOn: '2019-03-04/2019-03-08',
  about: 'screening of passengers at the airport of Dushanbe',
  participants: [],
  topics: ['border security'],
  classifications: [],
  identifiers: [],
  ...detail('/heldOn', '2019-03-04/2019-03-08'),
};

export const STATE_EXAMPLE = {
  id: 'TJ',
  name: 'Tajikistan',
  names: [{ name: 'Tajikistan', from: null, until: null }],
  standing: 'un-member',
  standings: [{ kind: 'un-member', from: '1992-03-02', until: null }],
  continues: [],
  succeeds: [],
  existed: null,
  identifiers: [],
  ...detail('/standing/1992-03-02', 'un-member'),
};

export const PARTNERSHIP_ITEM_EXAMPLE = {
  parties: ['office:unoct', 'state:TJ'],
  meetings: 1,
  calls: 0,
  visits: 0,
  together: 0,
  first: '2018-05-03',
  last: '2018-05-03',
  status: 'dormant',
  statusCertain: true,
  activeUntil: '2019-05-03',
  coolingUntil: '2021-05-02',
};

export const PARTNERSHIP_EXAMPLE = {
  ...PARTNERSHIP_ITEM_EXAMPLE,
  officials: [
    { official: 'sirojiddin-aslov', name: 'Sirojiddin Aslov', party: 'state:TJ', contacts: 1 },
    { official: 'vladimir-voronkov', name: 'Vladimir Voronkov', party: 'office:unoct', contacts: 1 },
  ],
  topics: [{ topic: 'cooperation of Tajikistan with the Office', contacts: 1, first: '2018-05-03', last: '2018-05-03' }],
  timeline: [{ quarter: '2018-Q2', contacts: 1, meetings: 1, calls: 0, visits: 0 }],
  hosts: [
    { host: 'office:unoct', contacts: 0 },
    { host: 'state:TJ', contacts: 1 },
    { host: null, contacts: 0 },
  ],
  levels: [{ level: null, contacts: 1 }],
  agreements: [{ id: 'dushanbe-declaration', title: 'Dushanbe Declaration', on: '2018-05-04' }],
  assistance: [
    {
      id: 'border-training-2019',
      title: 'screening of passengers at the airport of Dushanbe',
      on: '2019-03-04/2019-03-08',
    },
  ],
};

export const CONTACT_EXAMPLE = {
  record: 'meeting:aslov-voronkov-2018-05-03',
  kind: 'meeting',
  on: '2018-05-03',
  level: null,
  host: 'state:TJ',
  place: PLACE,
  topics: ['cooperation of Tajikistan with the Office'],
  label: 'public',
};

export const ENGAGEMENT_EXAMPLE = {
  record: 'meeting:aslov-voronkov-2018-05-03',
  kind: 'meeting',
  on: '2018-05-03',
  parties: ['state:TJ', 'office:unoct'],
  place: PLACE,
  pillars: ['I', 'II'],
  functions: [],
  why: [
    { kind: 'mandate', party: 'office:unoct' },
    { kind: 'classified', basis: { kind: 'inferred', reason: 'the title of the conference' }, by: 'local' },
  ],
  label: 'public',
};

export const CHANGE_EXAMPLE = {
  at: '2026-11-25T12:00:00.000Z',
  kind: 'corrected',
  record: 'meeting:aslov-voronkov-2018-05-03',
  title: 'Meeting of Tajikistan and United Nations Office of Counter-Terrorism',
  event: 'RecordCorrected',
  position: '17',
  revision: '2',
  by: 'local',
  fields: [{ field: '/heldOn', from: '2018-05-03', to: '2018-05-04' }],
  reason: 'the ministry names the fourth',
};

export const FOUND_EXAMPLE = {
  record: 'official:sirojiddin-aslov',
  kind: 'official',
  title: 'Sirojiddin Aslov',
  matched: 'names',
  snippet: [
    { text: 'Sirojiddin ', match: false },
    { text: 'Aslov', match: true },
  ],
  on: null,
  label: 'public',
};

export const GAP_EXAMPLE = { state: 'state:AF', engagements: 0, last: null, unstated: 0, certain: true };

export const POST_EXAMPLE = {
  party: 'state:TJ',
  post: 'foreign-minister',
  vacant: false,
  holders: [
    {
      official: 'sirojiddin-aslov',
      name: 'Sirojiddin Aslov',
      appointment: 'foreign-minister',
      title: 'Minister of Foreign Affairs',
      capacity: null,
      rank: null,
      level: null,
      accreditedTo: [],
      appointedOn: '2013-11-29',
      assumedOn: null,
      leftOn: null,
      certain: false,
    },
  ],
};

export const TURN_EXAMPLE = {
  change: 'entered',
  on: '2013-11-29',
  official: 'sirojiddin-aslov',
  name: 'Sirojiddin Aslov',
  party: 'state:TJ',
  post: 'foreign-minister',
  appointment: 'foreign-minister',
  title: 'Minister of Foreign Affairs',
  capacity: null,
  certain: false,
  vacant: false,
};

export const ENCOUNTER_EXAMPLE = {
  officials: [
    { official: 'sirojiddin-aslov', name: 'Sirojiddin Aslov', party: 'state:TJ' },
    { official: 'vladimir-voronkov', name: 'Vladimir Voronkov', party: 'office:unoct' },
  ],
  contacts: 1,
  first: '2018-05-03',
  last: '2018-05-03',
};

export const PUBLISHER_EXAMPLE = {
  publisher: 'Asia-Plus',
  citations: 2,
  records: 1,
  origins: 1,
  attribution: { stated: 0, reported: 2, claimed: 0, denied: 0 },
  reliability: { A: 0, B: 1, C: 0, D: 0, E: 0, F: 0, ungraded: 1 },
  credibility: { '1': 0, '2': 1, '3': 0, '4': 0, '5': 0, '6': 0, ungraded: 1 },
  first: '2018-05-03',
  last: '2018-05-03',
};

export const DUPLICATE_EXAMPLE = {
  kind: 'official',
  records: ['official:sirodjidin-aslov', 'official:sirojiddin-aslov'],
  names: [['Sirodjidin Aslov'], ['Sirojiddin Aslov']],
  score: 1,
  reasons: [
    'names alike but for spelling: “Sirodjidin Aslov” and “Sirojiddin Aslov”',
    'both foreign-minister of state:TJ, from the same day on',
  ],
  merge: { path: '/v1/officials/sirodjidin-aslov/merge', body: { into: 'sirojiddin-aslov', reason: '…' } },
};
