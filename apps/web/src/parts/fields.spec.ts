import { expect, test } from '@jest/globals';
import { fieldName, isDated, isWithin, spaced } from './fields.ts';

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
