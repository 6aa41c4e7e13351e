import { expect, test } from '@jest/globals';
import { readingOfInstant, wrongIn } from './moments.ts';

test.each([
  [{}],
  [{ asOf: '2018-05-03' }],
  [{ asOf: '2018-02', knownAt: '2026-11-25' }],
  [{ asOf: '2018', knownAt: '2026-11-25T12:00:00.123+02:00' }],
])('%j is a time', (clocks) => {
  expect(wrongIn(clocks)).toEqual([]);
});

test.each(['2018-02-30', '2018-13', '18', '2018-05-03/2018-05-04', '2018~', 'yesterday', '\u202E8102'])(
  'as of %s is none',
  (asOf) => {
    expect(wrongIn({ asOf })).toEqual([expect.stringContaining(asOf)]);
  },
);

test.each([
  '2026-02-30',
  '2026-02-30T12:00:00Z',
  '2026-11',
  '2026-11-25T12:00',
  '2026-11-25T25:00:00Z',
  '2026-11-25T12:00:00 02:00',
])('as known on %s is none', (knownAt) => {
  expect(wrongIn({ knownAt })).toEqual([expect.stringContaining(knownAt)]);
});

test('both are said at once, and an instant is read as one', () => {
  expect(wrongIn({ asOf: 'x', knownAt: 'y' })).toHaveLength(2);
  expect(readingOfInstant('2026-11-25')).toBe('as known on 25 November 2026');
});
