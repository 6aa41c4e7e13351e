import { expect, test } from '@jest/globals';
import { differencesOf } from './differences.ts';

const person = (official: string) => ({ official, id: null, description: null, role: null, styled: null, capacity: null });
const record = {
  heldOn: '2018-05-03',
  channel: null,
  place: { city: 'Dushanbe', country: 'TJ' },
  level: null,
  kind: 'bilateral',
  topics: ['cooperation'],
  delegations: [
    { party: 'state:TJ', role: null, participants: [person('sirojiddin-aslov')] },
    { party: 'office:unoct', role: null, participants: [person('vladimir-voronkov')] },
  ],
};

test('what agrees is no difference', () => {
  const body = {
    heldOn: '2018-05-03',
    topics: ['cooperation'],
    delegations: [{ party: 'state:TJ', participants: [{ official: 'sirojiddin-aslov' }] }],
  };
  expect(differencesOf(record, body)).toEqual([]);
});

test('each difference stands at the place where a claim of it would', () => {
  const body = {
    heldOn: '2018-05-04',
    place: { city: 'Dushanbe', country: 'TJ' },
    topics: ['cooperation', 'trade'],
    delegations: [
      { party: 'state:TJ', participants: [{ official: 'somebody' }, { description: 'aides' }] },
      { party: 'state:KZ' },
    ],
  };
  expect(differencesOf(record, body)).toEqual([
    { pointer: '/heldOn', standing: '2018-05-03', mine: '2018-05-04' },
    { pointer: '/topics/-', standing: null, mine: 'trade' },
    { pointer: '/delegations/state:TJ/participants/-', standing: null, mine: { official: 'somebody' } },
    { pointer: '/delegations/state:TJ/participants/-', standing: null, mine: { description: 'aides' } },
    { pointer: '/delegations/-', standing: null, mine: { party: 'state:KZ' } },
  ]);
});

test('of a visit, a stop that the record does not have', () => {
  const standing = { stops: [{ id: '1', place: { city: 'Dushanbe', country: 'TJ', region: null }, on: '2018-05-03' }] };
  const mine = { place: { city: 'Kulob' }, on: '2018-05-04' };
  const body = { stops: [{ place: { city: 'Dushanbe' } }, mine, { place: { city: 'Dushanbe' }, on: '2018-05-05' }] };
  expect(differencesOf(standing, body)).toEqual([
    { pointer: '/stops/-', standing: null, mine },
    { pointer: '/stops/-', standing: null, mine: { place: { city: 'Dushanbe' }, on: '2018-05-05' } },
  ]);
});
