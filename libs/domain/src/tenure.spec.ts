import { describe, expect, test } from '@jest/globals';
import { EARLIEST, formatDay, parseAsOf } from './edtf.ts';
import { anomalies, entryOf, exitOf, standingOn, type Turn } from './tenure.ts';

const spoken = parseAsOf('2018-05-03');
const on = (appointment: Record<string, string>, day: string) => standingOn(appointment, parseAsOf(day), spoken);

describe('how an appointment stands', () => {
  test('where only the appointment is known, being in office is never certain', () => {
    const appointment = { appointedOn: '2017-06-21' };
    expect(on(appointment, '2017-06-20')).toBeNull();
    expect(on(appointment, '2017-06-21')).toEqual({ status: 'in-office', certain: false });
    expect(on(appointment, '2026-01-01')).toEqual({ status: 'in-office', certain: false });
  });

  test('between appointment and taking office it is appointed', () => {
    const appointment = { appointedOn: '2017-06-21', assumedOn: '2017-09-01' };
    expect(on(appointment, '2017-07-01')).toEqual({ status: 'appointed', certain: true });
    expect(on(appointment, '2017-09-01')).toEqual({ status: 'in-office', certain: true });
  });

  test('a missing end is certain up to the last day on which a source speaks', () => {
    const appointment = { assumedOn: '2017-09-01' };
    expect(on(appointment, '2018-05-03')).toEqual({ status: 'in-office', certain: true });
    expect(on(appointment, '2018-05-04')).toEqual({ status: 'in-office', certain: false });
  });

  test('the day of leaving is no longer of it', () => {
    const appointment = { assumedOn: '2017-09-01', leftOn: '2018-01-31' };
    expect(on(appointment, '2018-01-30')).toEqual({ status: 'in-office', certain: true });
    expect(on(appointment, '2018-01-31')).toEqual({ status: 'left', certain: true });
  });

  test('a tenure from some day in May is possible in May and certain from June', () => {
    const appointment = { assumedOn: '2017-05', leftOn: '2018-01' };
    expect(on(appointment, '2017-05-01')).toEqual({ status: 'in-office', certain: false });
    expect(on(appointment, '2017-06-01')).toEqual({ status: 'in-office', certain: true });
    expect(on(appointment, '2018-01-15')).toEqual({ status: 'in-office', certain: false });
    expect(on(appointment, '2018-02-01')).toEqual({ status: 'left', certain: true });
  });

  test.each(['declined', 'withdrawn', 'rejected', 'revoked'])('what was %s was never held', (ending) => {
    expect(on({ nominatedOn: '2017-01-01', appointedOn: '2017-02-01', ending }, '2018-01-01')).toEqual({
      status: 'never-held',
      certain: true,
    });
  });

  test('an end whose day nobody gives had come by the day on which a source speaks of it', () => {
    const appointment = { assumedOn: '2017-09-01', ending: 'died' };
    expect(on(appointment, '2018-05-03')).toEqual({ status: 'in-office', certain: false });
    expect(on(appointment, '2018-05-04')).toEqual({ status: 'left', certain: true });
  });

  test('a doubtful end is never certain', () => {
    expect(on({ assumedOn: '2017-09-01', leftOn: '2018?' }, '2019-02-01')).toEqual({ status: 'left', certain: false });
  });

  test('a nomination alone holds nothing', () => {
    expect(on({ nominatedOn: '2017-01-01' }, '2018-01-01')).toEqual({ status: 'nominated', certain: true });
  });
});

test('overlaps and impossible orders are let in and shown', () => {
  const found = anomalies([
    { id: 'a', post: 'minister', party: 'state:TJ', appointedOn: '2017-06-01', assumedOn: '2017-01-01' },
    { id: 'b', post: 'minister', party: 'state:TJ', appointedOn: '2018-01-01', leftOn: '2019-01-01' },
    { id: 'd', post: 'minister', party: 'state:TJ', appointedOn: '2018-06-01' },
    { id: 'e', post: 'minister', party: 'state:TJ', assumedOn: '2020-01-01' },
    { id: 'c', post: 'envoy', party: 'state:TJ', leftOn: '2018-01-01' },
  ]);
  expect(found.map((each) => [each.appointment, each.anomaly])).toEqual([
    ['a', 'took office before the appointment'],
    ['b', 'held twice at once: overlaps with d'],
    ['c', 'an end without a beginning'],
  ]);
});

describe('entering and leaving a post', () => {
  const told = (turn: Turn | null) =>
    turn && {
      on: turn.on,
      from: formatDay(turn.days.possibleFrom),
      until: formatDay(turn.days.possibleUntil),
      certain: turn.days.certainFrom <= turn.days.certainUntil,
    };

  test('is certain of taking office, and not of an appointment', () => {
    expect(told(entryOf({ appointedOn: '2017', assumedOn: '2017-09' }))).toEqual({
      on: '2017-09',
      from: '2017-09-01',
      until: '2017-09-30',
      certain: true,
    });
    expect(told(entryOf({ appointedOn: '2017-06-21' }))).toMatchObject({ from: '2017-06-21', certain: false });
    expect(entryOf({ nominatedOn: '2017' })).toBeNull();
    expect(entryOf({ appointedOn: '2017', ending: 'declined' })).toBeNull();
  });

  test('without a day of leaving lies between the beginning and what a source says of it', () => {
    expect(told(exitOf({ assumedOn: '2017-09-01', ending: 'died' }, spoken))).toEqual({
      on: null,
      from: '2017-09-01',
      until: '2018-05-03',
      certain: false,
    });
    expect(told(exitOf({ leftOn: '2018-01-31' }, EARLIEST))).toMatchObject({ on: '2018-01-31', certain: true });
    expect(exitOf({ assumedOn: '2017-09-01' }, spoken)).toBeNull();
    expect(exitOf({ leftOn: '2018-01-31', ending: 'not-taken-up' }, spoken)).toBeNull();
  });
});
