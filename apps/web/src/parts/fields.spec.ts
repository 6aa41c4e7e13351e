import { expect, test } from '@jest/globals';
import { choiceName, fieldName, isDated, isWithin, spaced, groupedByElement } from './fields.ts';

const nameOf = (party: string): string => (party === 'state:TJ' ? 'Tajikistan' : party);

test('a pointer is told in words, with parties by their names', () => {
  expect(fieldName('/delegations/state:TJ/participants/sirojiddin-aslov/role', nameOf)).toBe(
    'delegations › Tajikistan › participants › sirojiddin-aslov › role',
  );
  expect(fieldName('/topics/trade~1transit', nameOf)).toBe('topics › trade/transit');
  expect(fieldName('/legalBasis/start', nameOf)).toBe('legal basis');
});

test('names of fields and events are words', () => {
  expect(spaced('BilateralMeetingHeld')).toBe('bilateral meeting held');
  expect(spaced('on-the-day')).toBe('on-the-day');
});

test('a date is known by the name of its field', () => {
  expect(['/heldOn', '/appointments/x/leftOn', '/born', '/plan/plannedOn/start'].filter((each) => !isDated(each))).toEqual([]);
  expect(['/place', '/topics/Onward', '/reason'].filter(isDated)).toEqual([]);
});

test('a pointer is within a place, and not within one that only begins alike', () => {
  expect(isWithin('/topics/a', '/topics')).toBe(true);
  expect(isWithin('/topicsOther', '/topics')).toBe(false);
});

test('fields of one element stand together, and that it is there needs no line of its own', () => {
  const fields = ['/heldOn', '/appointments/fm', '/appointments/fm/post', '/appointments/fm/leftOn', '/name/start', '/topics/a'];
  const grouped = groupedByElement(fields.map((field) => ({ field })));
  expect(grouped.map(({ element, fields: each }) => [element, ...each.map(({ within }) => within)])).toEqual([
    [null, '/heldOn', '/name/start', '/topics/a'],
    ['/appointments/fm', '/post', '/leftOn'],
  ]);
});

test('an element that says nothing more is told', () => {
  expect(groupedByElement([{ field: '/members/un' }])).toMatchObject([{ element: null, fields: [{ within: '/members/un' }] }]);
});

test('a word of a choice is written as people write it', () => {
  expect(['un-member', 'head-of-state', 'unanimous-vote'].map(choiceName)).toEqual([
    'UN member',
    'head of state',
    'unanimous vote',
  ]);
});
