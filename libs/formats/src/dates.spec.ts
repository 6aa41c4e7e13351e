import { expect, test } from '@jest/globals';
import { dayNumber } from '#domain/edtf.ts';
import { isoDates, wholeDays } from './dates.ts';

test.each([
  ['2018-05-03', '2018-05-03', '2018-05-03'],
  ['2018-05', '2018-05', '2018-05'],
  ['2018', '2018', '2018'],
  ['2018-05-03/2018-06', '2018-05-03', '2018-06'],
  ['2013-11-29/..', '2013-11-29', null],
  ['../2013', null, '2013'],
  ['2013-11-29/', '2013-11-29', null],
  ['2018-05~', null, null],
  ['2018?/2019', null, '2019'],
  ['[2018-05-03,2018-05-04]', null, null],
])('%s is from %s to %s in ISO 8601', (edtf, start, end) => {
  expect(isoDates(edtf)).toEqual({ start, end });
});

test('of an unknown date there is nothing to say', () => {
  expect(isoDates(null)).toEqual({ start: null, end: null });
});

test('a day and an extent of days have whole days', () => {
  const third = dayNumber(2018, 5, 3);
  expect(wholeDays('2018-05-03')).toEqual({ first: third, last: third });
  expect(wholeDays('2018-05-03/2018-05-04')).toEqual({ first: third, last: third + 1 });
});

test.each(['2018-05', '2018', '2018-05-03~', '2018-05-03/..', '2018-05-03/', '2018-05/2018-07', '[2018-05-03,2018-05-04]'])(
  '%s has no days that a calendar could show',
  (edtf) => {
    expect(wholeDays(edtf)).toBeNull();
  },
);
