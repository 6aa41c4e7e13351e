import { describe, expect, test } from '@jest/globals';
import { readingOf, shown } from './dates.ts';

describe('a date in words', () => {
  test.each([
    ['2018-05-03', '3 May 2018'],
    ['2018-05', 'some day in May 2018'],
    ['2018', 'some day in 2018'],
    ['2018-05~', 'about May 2018'],
    ['2018?', 'perhaps 2018'],
    ['2018%', 'perhaps about 2018'],
    ['2018-05-03/2018-05-04', '3 May 2018 to 4 May 2018'],
    ['2018-05/2018-07', 'some day in May 2018 to some day in July 2018'],
    ['2013-11-29/..', 'since 29 November 2013, and still so'],
    ['../2013', 'up to some day in 2013'],
    ['2013-11-29/', 'from 29 November 2013, until when is not known'],
    ['[2018-05-03,2018-05-04]', 'either 3 May 2018 or 4 May 2018'],
    ['[2018-05-03..2018-05-09]', 'one of the days from 3 May 2018 to 9 May 2018'],
    ['[2019..]', 'not before 2019'],
    ['[..2017-06]', 'not after June 2017'],
  ])('%s is %s', (edtf, reading) => {
    expect(readingOf(edtf)).toBe(reading);
  });

  test.each(['', 'yesterday', '2018-13', '2018-02-30', '03.05.2018', '2018/2019/2020', '/', '../..'])('%j is none', (text) => {
    expect(readingOf(text)).toBe(null);
  });

  test('is short in lists', () => {
    expect(shown('2018-05-03/2018-05-04')).toBe('3–4 May 2018');
    expect(shown('2018-05-30/2018-06-02')).toBe('30 May – 2 June 2018');
    expect(shown('2018-05')).toBe('May 2018');
    expect(shown('nonsense')).toBe('nonsense');
    expect(shown(null)).toBe('no day on record');
  });
});
