import { expect, test } from '@jest/globals';
import { periodsOf } from './periods.ts';

const contacts = (quarter: string | null, meetings: number, visits = 0) => ({
  quarter,
  meetings,
  calls: 0,
  visits,
  contacts: meetings + visits,
});

test('a few years are shown by quarter, and a quarter without a contact is there', () => {
  const { periods, unit } = periodsOf([contacts('2018-Q2', 1), contacts('2018-Q4', 2, 1)]);
  expect(unit).toBe('quarter');
  expect(periods.map(({ name, meetings, visits }) => [name, meetings, visits])).toEqual([
    ['2018-Q1', 0, 0],
    ['2018-Q2', 1, 0],
    ['2018-Q3', 0, 0],
    ['2018-Q4', 2, 1],
  ]);
});

test('many years are shown by year, their quarters added up', () => {
  const { periods, unit } = periodsOf([contacts('1912-Q1', 1), contacts('1912-Q3', 2), contacts('2024-Q3', 1)]);
  expect(unit).toBe('year');
  expect(periods).toHaveLength(113);
  expect(periods[0]).toEqual({ name: '1912', meetings: 3, calls: 0, visits: 0 });
});

test('contacts whose quarter is not certain are told apart', () => {
  expect(periodsOf([contacts(null, 2, 1)])).toEqual({ periods: [], unit: 'year', undated: 3 });
});
