import { expect, test } from '@jest/globals';
import { monthsOf, periodsOf } from './periods.ts';

const contacts = (quarter: string | null, meetings: number, visits = 0) => ({ quarter, counts: { meetings, visits } });

test('a few years are shown by quarter, and a quarter without a contact is there', () => {
  const { periods, unit } = periodsOf([contacts('2018-Q2', 1), contacts('2018-Q4', 2, 1)]);
  expect(unit).toBe('quarter');
  expect(periods).toEqual([
    { name: '2018-Q1', counts: {} },
    { name: '2018-Q2', counts: { meetings: 1, visits: 0 } },
    { name: '2018-Q3', counts: {} },
    { name: '2018-Q4', counts: { meetings: 2, visits: 1 } },
  ]);
});

test('many years are shown by year, their quarters added up', () => {
  const { periods, unit } = periodsOf([contacts('1912-Q1', 1), contacts('1912-Q3', 2), contacts('2024-Q3', 1)]);
  expect(unit).toBe('year');
  expect(periods).toHaveLength(113);
  expect(periods[0]).toEqual({ name: '1912', counts: { meetings: 3, visits: 0 } });
});

test('what is of one quarter in several rows is added up', () => {
  const [period] = periodsOf([
    { quarter: '2018-Q1', counts: { I: 1 } },
    { quarter: '2018-Q1', counts: { II: 2 } },
  ]).periods;
  expect(period).toEqual({ name: '2018-Q1', counts: { I: 1, II: 2 } });
});

test('contacts whose quarter is not certain are told apart', () => {
  expect(periodsOf([contacts(null, 2, 1)])).toEqual({ periods: [], unit: 'year', undated: 3 });
});

test('a period is from its first month to its last', () => {
  expect(monthsOf('2018-Q1')).toEqual({ from: '2018-01', to: '2018-03' });
  expect(monthsOf('2018-Q4')).toEqual({ from: '2018-10', to: '2018-12' });
  expect(monthsOf('2018')).toEqual({ from: '2018', to: '2018' });
});
