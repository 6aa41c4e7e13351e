import { expect, test } from '@jest/globals';
import type { PartnershipItem } from '../../api/queries.ts';
import { around, webOf, weightOf } from './web.ts';

const between = (a: string, b: string, meetings: number, visits = 0): PartnershipItem => ({
  parties: [a, b],
  meetings,
  calls: 0,
  visits,
  together: 7,
  first: null,
  last: null,
  status: 'active',
  statusCertain: true,
  activeUntil: null,
  coolingUntil: null,
});

test('a partnership is a tie, and a party has the contacts of all its ties', () => {
  const { parties, ties } = webOf([between('a', 'b', 1), between('b', 'c', 2, 1)]);
  expect(ties.map(({ a, b, contacts }) => [a, b, contacts])).toEqual([
    ['b', 'c', 3],
    ['a', 'b', 1],
  ]);
  expect(parties).toEqual([
    { party: 'b', contacts: 4 },
    { party: 'c', contacts: 3 },
    { party: 'a', contacts: 1 },
  ]);
});

test('a partnership that is given twice counts once', () => {
  expect(webOf([between('a', 'b', 2), between('a', 'b', 2)]).parties).toEqual([
    { party: 'a', contacts: 2 },
    { party: 'b', contacts: 2 },
  ]);
});

test('around a party are its own partnerships, and those among the others in them', () => {
  const own = [between('a', 'b', 1), between('a', 'c', 1)];
  const all = [between('b', 'c', 5), between('b', 'd', 9), own[0]!];
  expect(around('a', own, all).map(({ parties }) => parties.join(''))).toEqual(['ab', 'ac', 'bc']);
});

test('the weight is between none and all, and grows with the contacts', () => {
  expect([1, 4, 100].map((contacts) => weightOf(contacts, 100))).toEqual([0, 1 / 9, 1]);
  expect(weightOf(1, 1)).toBe(1);
});
