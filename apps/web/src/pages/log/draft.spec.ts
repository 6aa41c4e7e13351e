import { expect, test } from '@jest/globals';
import { NEW_SOURCE } from '../../parts/source-draft.ts';
import {
  asKind,
  bodyOf,
  type Draft,
  fieldOf,
  goneOn,
  heldBy,
  missingIn,
  NEW_STOP,
  newDraft,
  newMade,
  participant,
} from './draft.ts';

const story: Draft = {
  ...newDraft('bilateral', 'k'),
  heldOn: '2018-05-03 ',
  isDayInferred: true,
  place: { city: 'Dushanbe', country: 'state:TJ' },
  sides: [
    {
      party: 'state:TJ',
      participants: [
        { ...participant('sirojiddin-aslov', 'Sirojiddin Aslov'), styled: 'Tajik Foreign Minister', capacity: 'incumbent' },
      ],
      role: 'host',
    },
    { party: 'office:unoct', participants: [participant(null, 'senior officials')], role: '' },
  ],
  topics: ['cooperation'],
  sources: [
    { ...NEW_SOURCE, publisher: 'Asia-Plus', reliability: 'B', credibility: '2', via: ['Tajik information department'] },
    { ...NEW_SOURCE, publisher: 'Asia-Plus', wording: 'reportedly', fields: ['/topics'] },
  ],
};

test('what is sent is what was written, and nothing that was left empty', () => {
  expect(bodyOf(story)).toEqual({
    heldOn: '2018-05-03',
    place: { city: 'Dushanbe', country: 'TJ' },
    delegations: [
      {
        party: 'state:TJ',
        role: 'host',
        participants: [{ official: 'sirojiddin-aslov', styled: 'Tajik Foreign Minister', capacity: 'incumbent' }],
      },
      { party: 'office:unoct', participants: [{ description: 'senior officials' }] },
    ],
    topics: ['cooperation'],
    inferred: ['/heldOn'],
    sources: [
      {
        publisher: 'Asia-Plus',
        attribution: 'reported',
        reliability: 'B',
        credibility: '2',
        via: ['Tajik information department'],
      },
      { publisher: 'Asia-Plus', attribution: 'reported', wording: 'reportedly', fields: ['/topics'] },
    ],
  });
});

test('a place that nobody wrote cannot be inferred', () => {
  const placeless = { ...story, place: { city: '', country: null }, isPlaceInferred: true };
  expect(bodyOf(placeless).inferred).toEqual(['/heldOn']);
});

test('a classification is sent with its basis once a pillar or a function is chosen, and never with a plan', () => {
  expect(bodyOf(story)).not.toHaveProperty('classification');
  const classified: Draft = { ...story, pillars: ['I'], basisReason: 'the title of the conference' };
  expect(bodyOf(classified).classification).toEqual({
    pillars: ['I'],
    functions: [],
    basis: { kind: 'inferred', reason: 'the title of the conference' },
  });
  expect(bodyOf(asKind(classified, 'scheduled'))).not.toHaveProperty('classification');
});

test('a visit has visitors, stops and who received them', () => {
  const visit: Draft = {
    ...newDraft('visit', 'k'),
    heldOn: '2018-05-03/2018-05-04',
    visitKind: 'working',
    sides: [{ party: 'office:unoct', participants: [participant('vladimir-voronkov', 'Vladimir Voronkov')], role: '' }],
    stops: [
      { city: 'Dushanbe', country: 'state:TJ', on: '2018-05-03' },
      { city: '', country: null, on: '' },
    ],
    receivedBy: 'state:TJ',
    sources: [{ ...NEW_SOURCE, publisher: 'Asia-Plus' }],
  };
  expect(bodyOf(visit)).toEqual({
    visitors: [{ party: 'office:unoct', participants: [{ official: 'vladimir-voronkov' }] }],
    heldOn: '2018-05-03/2018-05-04',
    kind: 'working',
    stops: [{ place: { city: 'Dushanbe', country: 'TJ' }, on: '2018-05-03' }],
    receivedBy: 'state:TJ',
    sources: [{ publisher: 'Asia-Plus', attribution: 'reported' }],
  });
});

test('a plan has its day under its own name, and a conference its delegations without people', () => {
  expect(bodyOf(asKind(story, 'scheduled'))).toMatchObject({ plannedOn: '2018-05-03', inferred: ['/plannedOn'] });
  const conference = { ...newDraft('conference', 'k'), name: 'Dushanbe 2018', sides: [story.sides[0]!] };
  expect(bodyOf(conference)).toMatchObject({ name: 'Dushanbe 2018', delegations: [{ party: 'state:TJ', role: 'host' }] });
});

test('what was written goes along to another kind', () => {
  const call = asKind(story, 'call');
  expect(call).toMatchObject({ kind: 'call', channel: 'phone', heldOn: '2018-05-03 ', topics: ['cooperation'] });
  expect(asKind(call, 'bilateral').channel).toBe('');
  expect(asKind({ ...call, channel: 'video' }, 'call').channel).toBe('video');
  expect(asKind({ ...newDraft('multilateral', 'k'), sides: [] }, 'bilateral').sides.length).toBe(2);
});

test('a refusal is shown at the field that it is about', () => {
  expect(fieldOf('/heldOn', story)).toBe('heldOn');
  expect(fieldOf('/delegations/1/party', story)).toBe('sides.1.party');
  expect(fieldOf('/delegations/state:TJ/participants/nobody', story)).toBe('sides.0.officials');
  expect(fieldOf('/sources/0/publisher', story)).toBe('sources.0.publisher');
  expect(fieldOf('/place/country', story)).toBe('country');
  expect(fieldOf('/classification/basis/reason', story)).toBe('basisReason');
  expect(fieldOf('/identifiers/0', story)).toBe(null);
  const visit: Draft = { ...newDraft('visit', 'k'), stops: [NEW_STOP, { ...NEW_STOP, city: 'Dushanbe' }] };
  expect(fieldOf('/stops/0/place', visit)).toBe('stops.1.city');
  expect(fieldOf('/stops/0/place/country', visit)).toBe('stops.1.country');
  expect(fieldOf('/stops/1/place', visit)).toBeNull();
  expect(fieldOf('/plannedOn', newDraft('scheduled', 'k'))).toBe('heldOn');
});

test('what a draft lacks is said in the words of the form, each at its field', () => {
  expect([...missingIn(story)]).toEqual([]);
  const [one, other] = [story.sides[0]!, { ...story.sides[1]!, participants: [] }];
  expect(Object.fromEntries(missingIn({ ...story, sides: [one, other] }))).toEqual({
    'sides.1.officials': 'Name an official, or describe who it was, as “senior officials”.',
  });
  expect([...missingIn(newDraft('bilateral', 'k')).keys()]).toEqual([
    'heldOn',
    'sides.0.party',
    'sides.0.officials',
    'sides.1.party',
    'sides.1.officials',
    'sources.0.publisher',
  ]);
  expect([...missingIn(newDraft('conference', 'k')).keys()]).toEqual(['name', 'heldOn', 'sources.0.publisher']);
  const three = { ...story, kind: 'multilateral' as const, sides: [one, other, { ...other, party: 'state:UZ' }] };
  expect([...missingIn(three)]).toEqual([]);
  expect([...missingIn({ ...story, pillars: ['I'] }).keys()]).toEqual(['basisReason']);
});

test('what is written while a draft is sent stays, and goes by what was recorded meanwhile', () => {
  const made = newMade('new-1', { noun: 'office', name: 'UNOCT' });
  const sent: Draft = { ...story, made: [made], sides: [story.sides[0]!, { ...story.sides[1]!, party: 'office:new-1' }] };
  const now: Draft = { ...sent, topics: ['cooperation', 'borders'], place: { city: 'Khujand', country: 'state:TJ' } };
  const kept: Draft = { ...sent, made: [], sent: '{}', key: 'k2' };
  expect(goneOn(now, kept, { temp: 'new-1', id: 'unoct' })).toMatchObject({
    topics: ['cooperation', 'borders'],
    place: { city: 'Khujand' },
    sides: [{ party: 'state:TJ' }, { party: 'office:unoct' }],
    made: [],
    sent: '{}',
    key: 'k2',
  });
  expect(goneOn(now, { ...sent, made: [{ ...made, id: 'unoct' }] }, null).made).toEqual([{ ...made, id: 'unoct' }]);
  expect(heldBy('sides.1.party', now)).toBe('office:new-1');
  expect([heldBy('city', now), heldBy('sources.0.publisher', now), heldBy('topics', now)]).toEqual([
    'Khujand',
    'Asia-Plus',
    ['cooperation', 'borders'],
  ]);
});
