import { aslovMeetsVoronkov, pressRelease } from '#test/story.ts';

export const ADDRESS = 'https://asiaplustj.info/en/news?a=1&b=50%25_#x';
/** Of the first story. */
export const meeting = `/v1/meetings/${aslovMeetsVoronkov.id}`;
/** What is hard to escape. */
export const cited = { ...pressRelease, title: 'Aslov met {Voronkov} & others: 100%', url: ADDRESS };

/** After the first story: records of every kind, with what each format finds hard. */
export const everyKind = [
  { path: `${meeting}/sources`, body: cited },
  {
    path: '/v1/officials/sirojiddin-aslov/names',
    body: { name: 'Сироҷиддин Муҳриддин', script: 'Cyrl', from: '2020-03', sources: [cited] },
  },
  { path: '/v1/states', body: { code: 'x-hawaii', names: [{ name: 'Hawaii' }], existed: '1795/1893', sources: [pressRelease] } },
  {
    path: '/v1/offices',
    body: {
      id: 'mfa-tj',
      name: 'Ministry of Foreign Affairs; "Tajikistan", Dushanbe',
      kind: 'ministry',
      of: 'state:TJ',
      establishedOn: '1992~',
      identifiers: [{ scheme: 'wikidata', id: 'Q1' }],
      sources: [cited],
    },
  },
  {
    path: '/v1/meetings/scheduled',
    body: {
      id: 'planned',
      plannedOn: '2027-03-01/2027-03-02',
      place: { city: 'Dushanbe', country: 'TJ' },
      channel: 'in-person',
      delegations: aslovMeetsVoronkov.delegations,
      sources: [pressRelease],
    },
  },
  {
    path: '/v1/meetings/scheduled',
    body: { id: 'called-off', plannedOn: '2027-04-01', delegations: aslovMeetsVoronkov.delegations, sources: [pressRelease] },
  },
  { path: '/v1/meetings/called-off/cancellation', body: { reason: 'a storm', sources: [pressRelease] } },
  {
    path: '/v1/meetings/bilateral',
    body: { ...aslovMeetsVoronkov, id: 'some-day-in-june', heldOn: '2018-06', channel: 'phone' },
  },
  {
    path: '/v1/visits',
    body: {
      id: 'to-kazakhstan',
      visitors: [{ party: 'state:TJ', participants: [{ official: 'sirojiddin-aslov' }] }],
      kind: 'official',
      stops: [{ place: { city: 'Astana', country: 'KZ' }, on: '2019-05-01' }],
      heldOn: '2019-05-01/2019-05-02',
      receivedBy: 'state:KZ',
      sources: [pressRelease],
    },
  },
  {
    path: '/v1/agreements',
    body: {
      id: 'compact',
      title: 'Coordination Compact',
      parties: ['state:TJ', 'office:unoct'],
      kind: 'memorandum',
      signedOn: '2018-12-06',
      sources: [pressRelease],
    },
  },
  {
    path: '/v1/assistance',
    body: {
      id: 'training',
      by: ['office:unoct'],
      to: ['state:TJ'],
      kind: 'training',
      heldOn: '2019-02',
      about: 'Border security',
      sources: [pressRelease],
    },
  },
  { path: '/v1/offices', body: { id: 'mfa-of-tajikistan', name: 'MFA of Tajikistan', sources: [pressRelease] } },
  {
    path: '/v1/offices',
    body: { id: 'mission-tj', name: 'Mission of Tajikistan', parent: 'mfa-of-tajikistan', sources: [pressRelease] },
  },
  {
    path: '/v1/officials/mahmadamin-mahmadaminov/appointments',
    body: {
      name: 'Mahmadamin Mahmadaminov',
      post: 'head-of-protocol',
      title: 'Head of Protocol',
      party: 'office:mfa-of-tajikistan',
      appointedOn: '2018-01-10',
      sources: [pressRelease],
    },
  },
  {
    path: '/v1/officials/mahmadamin-mahmadaminov/nominations',
    body: {
      post: 'permanent-representative',
      title: 'Permanent Representative',
      party: 'state:TJ',
      nominatedOn: '2019-02-01',
      sources: [pressRelease],
    },
  },
  { path: '/v1/offices/mfa-of-tajikistan/merge', body: { into: 'mfa-tj', reason: 'the same ministry' } },
];

/** Where they are read. */
export const records = [
  '/v1/states/TJ',
  '/v1/states/x-hawaii',
  '/v1/offices/unoct',
  '/v1/offices/mfa-tj',
  '/v1/officials/sirojiddin-aslov',
  '/v1/officials/vladimir-voronkov',
  '/v1/officials/mahmadamin-mahmadaminov',
  '/v1/conferences/dushanbe-2018',
  meeting,
  '/v1/meetings/planned',
  '/v1/meetings/called-off',
  '/v1/meetings/some-day-in-june',
  '/v1/visits/to-kazakhstan',
  '/v1/agreements/compact',
  '/v1/assistance/training',
];
