import { expect, test } from '@jest/globals';
import { NEW_SOURCE } from '../../parts/source-draft.ts';
import { bodyOf, type Draft, fieldOf, newDraft } from './draft.ts';

const [side] = newDraft('k').sides;
const story: Draft = {
  ...newDraft('k'),
  heldOn: '2018-05-03 ',
  isDayInferred: true,
  city: 'Dushanbe',
  country: 'state:TJ',
  sides: [
    { ...side, party: 'state:TJ', officials: [{ value: 'sirojiddin-aslov', label: 'Sirojiddin Aslov' }], role: 'host' },
    { ...side, party: 'office:unoct', others: 'senior officials' },
  ],
  topics: ['cooperation'],
  sources: [{ ...NEW_SOURCE, publisher: 'Asia-Plus', reliability: 'B', credibility: '2' }],
};

test('what is sent is what was written, and nothing that was left empty', () => {
  expect(bodyOf(story)).toEqual({
    heldOn: '2018-05-03',
    place: { city: 'Dushanbe', country: 'TJ' },
    delegations: [
      { party: 'state:TJ', role: 'host', participants: [{ official: 'sirojiddin-aslov' }] },
      { party: 'office:unoct', participants: [{ description: 'senior officials' }] },
    ],
    topics: ['cooperation'],
    inferred: ['/heldOn'],
    sources: [{ publisher: 'Asia-Plus', attribution: 'reported', reliability: 'B', credibility: '2' }],
  });
});

test('a place that nobody wrote cannot be inferred', () => {
  expect(bodyOf({ ...story, city: '', country: null, isPlaceInferred: true }).inferred).toEqual(['/heldOn']);
});

test('a classification is sent with its basis once a pillar or a function is chosen', () => {
  expect(bodyOf(story)).not.toHaveProperty('classification');
  expect(bodyOf({ ...story, pillars: ['I'], basisReason: 'the title of the conference' }).classification).toEqual({
    pillars: ['I'],
    functions: [],
    basis: { kind: 'inferred', reason: 'the title of the conference' },
  });
});

test('a refusal is shown at the field that it is about', () => {
  expect(fieldOf('/heldOn', story)).toBe('heldOn');
  expect(fieldOf('/delegations/1/party', story)).toBe('sides.1.party');
  expect(fieldOf('/delegations/state:TJ/participants/nobody', story)).toBe('sides.0.officials');
  expect(fieldOf('/sources/0/publisher', story)).toBe('sources.0.publisher');
  expect(fieldOf('/place/country', story)).toBe('country');
  expect(fieldOf('/classification/basis/reason', story)).toBe('basisReason');
  expect(fieldOf('/identifiers/0', story)).toBe(null);
});
