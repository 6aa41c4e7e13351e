import type { Command, Commands } from '#domain/commands.ts';

export const asiaPlus = {
  publisher: 'Asia-Plus',
  via: ['Tajik information department'],
  publishedOn: '2018-05-03',
  attribution: 'reported',
  reliability: 'B',
  credibility: '2',
} as const;

export const ministry = {
  publisher: 'Ministry of Foreign Affairs of Tajikistan',
  attribution: 'stated',
  reliability: 'A',
  credibility: '1',
} as const;

export const meetingBody: Commands['HoldBilateralMeeting'] = {
  heldOn: '2018-05-03',
  place: { city: 'Dushanbe', country: 'TJ' },
  onSidelinesOf: 'dushanbe-2018',
  delegations: [
    { party: 'state:TJ', participants: [{ official: 'sirojiddin-aslov', role: 'host' }] },
    { party: 'office:unoct', participants: [{ official: 'vladimir-voronkov', role: 'visitor' }] },
  ],
  topics: ['cooperation', 'threats to international security'],
  inferred: ['/heldOn', '/place'],
  sources: [asiaPlus, { ...asiaPlus, wording: 'reportedly', fields: ['/topics'] }],
};

export const meeting = (body: Partial<Commands['HoldBilateralMeeting']> = {}): Command => ({
  type: 'HoldBilateralMeeting',
  stream: 'meeting-x',
  body: { ...meetingBody, ...body },
});

export const office = (body: Partial<Commands['EstablishOffice']> = {}): Command => ({
  type: 'EstablishOffice',
  stream: 'office-unoct',
  body: {
    name: 'United Nations Office of Counter-Terrorism',
    abbreviation: 'UNOCT',
    establishedOn: '2017-06-15',
    legalBasis: { instrument: 'A/RES/71/291', adoptedOn: '2017-06-15' },
    mandates: ['counter-terrorism'],
    functions: [{ id: 'capacity-building', text: 'help Member States build capacity' }],
    sources: [asiaPlus],
    ...body,
  },
});

export const appointment = (body: Partial<Commands['AppointOfficial']> = {}): Command => ({
  type: 'AppointOfficial',
  stream: 'official-vladimir-voronkov',
  body: {
    name: 'Vladimir Voronkov',
    post: 'under-secretary-general',
    title: 'Under-Secretary-General',
    party: 'office:unoct',
    appointedOn: '2017-06-21',
    sources: [asiaPlus],
    ...body,
  },
});

export const correction = (
  stream: string,
  changes: Commands['CorrectRecord']['changes'],
  more: Partial<Commands['CorrectRecord']> = {},
): Command => ({
  type: 'CorrectRecord',
  stream,
  body: { changes, reason: 'a better source', ...more },
});
