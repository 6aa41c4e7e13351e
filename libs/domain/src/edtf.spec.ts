import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import edtf from 'edtf';
import { dayNumber, EARLIEST, formatDay, LATEST, latestToday, occurrenceDays, parseAsOf, parseEdtf, stateDays } from './edtf.ts';

const day = (text: string): number => parseAsOf(text);
const never = { certainFrom: LATEST, certainUntil: EARLIEST };

describe('what a date says of something that was so', () => {
  test.each([
    ['2018-05-03', day('2018-05-03'), day('2018-05-03'), day('2018-05-03'), day('2018-05-03')],
    ['2018-05-03/2018-05-04', day('2018-05-03'), day('2018-05-03'), day('2018-05-04'), day('2018-05-04')],
    ['2018-05/2018-07', day('2018-05-01'), day('2018-06-01'), day('2018-06-30'), day('2018-07-31')],
    ['2013-11-29/..', day('2013-11-29'), day('2013-11-29'), LATEST, LATEST],
    ['../2013', EARLIEST, EARLIEST, day('2012-12-31'), day('2013-12-31')],
    ['2013-11-29/', day('2013-11-29'), day('2013-11-29'), day('2013-11-29'), LATEST],
  ])('%s', (text, possibleFrom, certainFrom, certainUntil, possibleUntil) => {
    expect(stateDays(parseEdtf(text))).toEqual({ possibleFrom, certainFrom, certainUntil, possibleUntil });
  });

  test.each([
    ['2018-05', '2018-05-01', '2018-05-31'],
    ['2018', '2018-01-01', '2018-12-31'],
    ['2018-05~', '2018-05-01', '2018-05-31'],
    ['2018-05-03?', '2018-05-03', '2018-05-03'],
    ['[2018-05-03,2018-05-04]', '2018-05-03', '2018-05-04'],
    ['[2018-05-03..2018-05-06]', '2018-05-03', '2018-05-06'],
  ])('%s is possible on each day and certain on none', (text, from, until) => {
    expect(stateDays(parseEdtf(text))).toEqual({ possibleFrom: day(from), possibleUntil: day(until), ...never });
  });

  test('not earlier than and not later than are open on one side', () => {
    expect(stateDays(parseEdtf('[2019..]'))).toEqual({ possibleFrom: day('2019-01-01'), possibleUntil: LATEST, ...never });
    expect(stateDays(parseEdtf('[..2017-06]'))).toEqual({ possibleFrom: EARLIEST, possibleUntil: day('2017-06-30'), ...never });
  });
});

describe('what a date says of something that happened', () => {
  test('a meeting of some day in May is possible from the first and certain from the last', () => {
    expect(occurrenceDays(parseEdtf('2018-05'))).toMatchObject({
      possibleFrom: day('2018-05-01'),
      certainFrom: day('2018-05-31'),
    });
  });

  test('a doubtful date is never certain', () => {
    expect(occurrenceDays(parseEdtf('2018-05-03?'))).toMatchObject({ possibleFrom: day('2018-05-03'), ...never });
  });
});

describe('what is no date', () => {
  test.each([
    ['2018-02-30', 'there is no day 30 in 2018-02'],
    ['2019-02-29', 'there is no day 29'],
    ['2018-13', 'there is no month 13'],
    ['2018-00-01', 'there is no month 00'],
    ['2018-21', 'seasons'],
    ['201X', 'unspecified digits'],
    ['2018-05-03T10:00', 'clock times'],
    ['3 May 2018', 'none that is known here'],
    ['', 'a part of it is empty'],
    ['/', 'it has no date'],
    ['2018-05-04/2018-05-03', 'ends before it begins'],
    ['2018/2019/2020', 'more than one slash'],
    ['[2018-05-03', 'not closed'],
    ['[]', 'a part of it is empty'],
    ['٢٠١٨', 'none that is known here'],
    ['2018-05-03\n', 'none that is known here'],
  ])('%j', (text, why) => {
    expect(() => parseEdtf(text)).toThrow(why);
  });
});

test('a month or a year as of which to read is its last day', () => {
  expect(formatDay(parseAsOf('2018-02'))).toBe('2018-02-28');
  expect(formatDay(parseAsOf('2020'))).toBe('2020-12-31');
  expect(() => parseAsOf('2018-05-03/2018-05-04')).toThrow('no day, month or year');
});

test('today has begun at UTC+14 while it is still yesterday in UTC', () => {
  expect(formatDay(latestToday(new Date('2026-11-25T09:59:00Z')))).toBe('2026-11-25');
  expect(formatDay(latestToday(new Date('2026-11-25T10:00:00Z')))).toBe('2026-11-26');
});

test('days are counted as the calendar does, for all years', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }),
      (date) => {
        const number = dayNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
        expect(number).toBe(Math.floor(date.getTime() / 86_400_000));
        expect(formatDay(number)).toBe(date.toISOString().slice(0, 10));
      },
    ),
  );
});

test('whatever is read as a date spans the days that a full EDTF reader gives it', () => {
  const firstDay = (written: string): string => written + '-01-01'.slice(written.length - 4);
  const part = fc
    .tuple(
      fc.integer({ min: 1000, max: 2999 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 0, max: 2 }),
    )
    .map(([y, m, d, precision]) => {
      const two = (n: number): string => String(n).padStart(2, '0');
      return [`${y}`, `${y}-${two(m)}`, `${y}-${two(m)}-${two(d)}`][precision] as string;
    });
  const text = fc.oneof(
    part,
    fc.tuple(part, fc.constantFrom('~', '?')).map(([p, mark]) => p + mark),
    fc
      .tuple(part, part)
      // That reader orders an extent by the first days of its edges, and so takes none that begins and ends with one day.
      .filter(([a, b]) => firstDay(a) < firstDay(b))
      .map(([a, b]) => `${a}/${b}`),
  );
  fc.assert(
    fc.property(text, (written) => {
      let ours;
      try {
        ours = parseEdtf(written);
      } catch {
        return;
      }
      const theirs = edtf(written);
      expect(formatDay(ours.begin.from)).toBe(new Date(theirs.min).toISOString().slice(0, 10));
      expect(formatDay(ours.end.until)).toBe(new Date(theirs.max).toISOString().slice(0, 10));
    }),
  );
});
