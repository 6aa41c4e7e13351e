import { describe, expect, test } from '@jest/globals';
import { edtfOf, instant, readingOf, shown, zoneOf } from './dates.ts';

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

test.each([
  ['today', '2018-05-03'],
  ['Yesterday', '2018-05-02'],
  ['tomorrow', '2018-05-04'],
  ['3 May 2018', '2018-05-03'],
  ['May 3, 2018', '2018-05-03'],
  ['3 sept 2018', '2018-09-03'],
  ['May 2018', '2018-05'],
  ['31 June 2018', null],
  ['2018-05-03', null],
  ['3 ma 2018', null],
])('what people write is rewritten: %j is %j', (written, edtf) => {
  expect(edtfOf(written, new Date(2018, 4, 3, 23, 59))).toBe(edtf);
});

test('an instant is told with the zone that it is told in', () => {
  const at = '2026-11-25T12:00:00Z';
  expect(zoneOf(at)).not.toBe('');
  expect(instant(at)).toMatch(new RegExp(`^2[456] Nov 2026, \\d\\d:\\d\\d ${zoneOf(at).replace('+', '\\+')}$`));
});
