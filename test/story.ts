import type { Commands } from '#domain/commands.ts';

/**
 * The first story: the facts of the press release of 3 May 2018, as bodies that the routes take. What the release does
 * not say (its city, its year, its publisher, the day on which Aslov took office) comes from other sources, and says so.
 */
export const resolution = {
  publisher: 'United Nations General Assembly',
  kind: 'resolution',
  title: 'A/RES/71/291',
  publishedOn: '2017-06-15',
  attribution: 'stated',
  language: 'en',
  reliability: 'A',
  credibility: '1',
} as const;

export const pressRelease = {
  publisher: 'Asia-Plus',
  via: ['Tajik information department'],
  publishedOn: '2018-05-03',
  attribution: 'reported',
  reliability: 'B',
  credibility: '2',
} as const;

export const unoct = {
  id: 'unoct',
  name: 'United Nations Office of Counter-Terrorism',
  abbreviation: 'UNOCT',
  establishedOn: '2017-06-15',
  legalBasis: { instrument: 'A/RES/71/291', adoptedOn: '2017-06-15' },
  mandates: ['counter-terrorism'],
  functions: [
    {
      id: 'leadership',
      text: 'Lead on the mandates that the General Assembly has given to the Secretary-General',
    },
    {
      id: 'coordination',
      text: 'Keep the entities of the task force working to one plan, across all four pillars',
    },
    {
      id: 'capacity-building',
      text: 'Help Member States to build capacity',
    },
    {
      id: 'visibility',
      text: 'Make the work known, and raise funds for it',
    },
    {
      id: 'priority',
      text: 'See that the work has its due place in the United Nations, prevention included',
    },
  ],
  sources: [resolution],
} as const satisfies Commands['EstablishOffice'] & { id: string };

export const voronkov = {
  name: 'Vladimir Voronkov',
  post: 'under-secretary-general',
  title: 'Under-Secretary-General',
  party: 'office:unoct',
  appointedOn: '2017-06-21',
  sources: [pressRelease],
} as const satisfies Commands['AppointOfficial'];

export const aslov = {
  name: 'Sirojiddin Aslov',
  post: 'foreign-minister',
  title: 'Minister of Foreign Affairs',
  party: 'state:TJ',
  appointedOn: '2013-11-29',
  sources: [
    {
      publisher: 'Ministry of Foreign Affairs of the Republic of Tajikistan',
      kind: 'biography',
      attribution: 'stated',
      reliability: 'A',
      credibility: '2',
    },
  ],
} as const satisfies Commands['AppointOfficial'];

export const dushanbe2018 = {
  id: 'dushanbe-2018',
  name: 'High-level International Conference on Countering Terrorism and Preventing Violent Extremism',
  heldOn: '2018-05-03/2018-05-04',
  place: { city: 'Dushanbe', country: 'TJ' },
  sources: [
    {
      publisher: 'United Nations Office of Counter-Terrorism',
      kind: 'announcement',
      publishedOn: '2018-05',
      attribution: 'stated',
      reliability: 'A',
      credibility: '2',
    },
  ],
} as const satisfies Commands['ConveneConference'] & { id: string };

export const aslovMeetsVoronkov = {
  id: 'aslov-voronkov-2018-05-03',
  heldOn: '2018-05-03',
  place: { city: 'Dushanbe', country: 'TJ' },
  onSidelinesOf: 'dushanbe-2018',
  delegations: [
    { party: 'state:TJ', participants: [{ official: 'sirojiddin-aslov', role: 'host' }] },
    { party: 'office:unoct', participants: [{ official: 'vladimir-voronkov', role: 'visitor' }] },
  ],
  topics: ['How Tajikistan and the Office work together', 'How States together may answer threats to international security'],
  inferred: ['/heldOn', '/place'],
  classification: {
    pillars: ['I', 'II'],
    functions: [],
    basis: { kind: 'inferred', reason: 'the title of the conference' },
  },
  sources: [
    pressRelease,
    {
      publisher: 'Asia-Plus',
      via: ['Tajik information department'],
      publishedOn: '2018-05-03',
      attribution: 'reported',
      wording: 'reportedly',
      fields: ['/topics'],
    },
  ],
} as const satisfies Commands['HoldBilateralMeeting'] & { id: string };

/** In the order in which the story is told: each refers only to what is on record before it. */
export const story = [
  { path: '/v1/offices', body: unoct },
  { path: '/v1/officials/vladimir-voronkov/appointments', body: voronkov },
  { path: '/v1/officials/sirojiddin-aslov/appointments', body: aslov },
  { path: '/v1/conferences', body: dushanbe2018 },
  { path: '/v1/meetings/bilateral', body: aslovMeetsVoronkov },
] as const;
