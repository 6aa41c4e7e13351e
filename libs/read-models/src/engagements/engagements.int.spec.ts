import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Day, parseAsOf } from '#domain/edtf.ts';
import type { Pillar } from '#domain/nouns/activity.ts';
import { delegations, meeting, merge, office, unmerge, visit } from '../../testing/commands.ts';
import { Desk } from '../../testing/desk.ts';
import type { Clocks } from '../rows/frame.ts';
import { SEES } from '../rows/projection.ts';
import type { EngagementFilter, ListedFilter } from './engaged.ts';
import { type Gap, type GapFilter, listGaps } from './gaps.ts';
import { coverageByFunction, coverageByPillar, coverageByState, listEngagements, trendByPillar } from './queries.ts';

const today: Day = parseAsOf('2026-01-01');

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk[Symbol.asyncDispose]());

const clocks = (more: Partial<Clocks>): Clocks => ({ asOf: today, sees: SEES.confidential, ...more });
const engagements = (filter: ListedFilter = {}, more: Partial<Clocks> = {}) =>
  desk.read((rows) => listEngagements(rows, filter, clocks(more), { limit: 50, after: null }).items);
const names = async (filter: ListedFilter = {}, more: Partial<Clocks> = {}) =>
  (await engagements(filter, more)).map(({ record }) => record);
const pillars = (filter: EngagementFilter = {}, more: Partial<Clocks> = {}) =>
  desk.read((rows) => coverageByPillar(rows, filter, clocks(more)));
const functions = (filter: EngagementFilter = {}, more: Partial<Clocks> = {}) =>
  desk.read((rows) => coverageByFunction(rows, filter, clocks(more)));
const trend = async (filter: EngagementFilter = {}, more: Partial<Clocks> = {}) =>
  (await desk.read((rows) => trendByPillar(rows, filter, clocks(more)))).map(({ quarter, pillar, engagements: count }) => [
    quarter,
    pillar,
    count,
  ]);
const gaps = (filter: Partial<GapFilter>, more: Partial<Clocks> = {}): Promise<Gap[]> =>
  desk.read((rows) => listGaps(rows, { standing: 'un-member', ...filter }, clocks(more), more.asOf ?? today));
const gapOf = async (state: string, filter: Partial<GapFilter> = {}, more: Partial<Clocks> = {}) =>
  (await gaps({ state, ...filter }, more)).at(0) ?? null;

const unoct = office('unoct', {
  establishedOn: '2017-06-15',
  mandates: ['counter-terrorism'],
  functions: [{ id: 'training', text: 'training' }],
});
const classified = (given: readonly Pillar[], served: readonly string[] = []) => ({
  classification: { pillars: given, functions: served, basis: { kind: 'stated' as const } },
});

describe('an engagement', () => {
  test('is any kind of activity that was classified, or that a mandate made one on its own day', async () => {
    await desk.record(
      unoct,
      meeting('before', '2017-06-14', ['state:TJ', 'office:unoct']),
      meeting('met', '2018-01-01', ['state:TJ', 'office:unoct']),
      visit('made', '2018-02-01', ['office:unoct'], {
        receivedBy: 'state:AF',
        stops: [{ id: 's1', place: { city: 'Kabul', country: 'AF' } }],
      }),
      {
        type: 'ConveneConference',
        stream: 'conference-held',
        body: { name: 'c', heldOn: '2018-03', delegations: [{ party: 'office:unoct' }, { party: 'state:UZ' }] },
      },
      {
        type: 'SignAgreement',
        stream: 'agreement-undated',
        body: { title: 'a', parties: ['state:TJ', 'state:AF'], ...classified(['IV']) },
      },
      {
        type: 'DeliverAssistance',
        stream: 'assistance-given',
        body: { by: ['office:unoct'], to: ['state:KZ'], kind: 'training', heldOn: '2018-04', about: 'borders' },
      },
      {
        type: 'ScheduleMeeting',
        stream: 'meeting-planned',
        body: { plannedOn: '2018-05-01', delegations: delegations(['state:TJ', 'office:unoct']) },
      },
      meeting('other', '2018-06-01', ['state:TJ', 'state:AF']),
    );
    const found = await engagements();
    expect(found.map(({ record, on, parties, why }) => [record, on, parties, why.map(({ kind }) => kind)])).toEqual([
      ['assistance:given', '2018-04', ['office:unoct', 'state:KZ'], ['mandate']],
      ['conference:held', '2018-03', ['office:unoct', 'state:UZ'], ['mandate']],
      ['visit:made', '2018-02-01', ['office:unoct', 'state:AF'], ['mandate']],
      ['meeting:met', '2018-01-01', ['state:TJ', 'office:unoct'], ['mandate']],
      ['agreement:undated', null, ['state:TJ', 'state:AF'], ['classified']],
    ]);
    expect(found[2]!.place).toEqual({ city: 'Kabul', country: 'AF' });
    expect(await names({ state: 'state:AF' })).toEqual(['visit:made', 'agreement:undated']);
    expect(await names({ pillar: 'IV' })).toEqual(['agreement:undated']);
    expect(await pillars({ state: 'state:AF' })).toEqual([
      { state: 'state:AF', pillar: 'IV', engagements: 1, first: null, last: null },
      { state: 'state:AF', pillar: null, engagements: 1, first: '2018-02-01', last: '2018-02-01' },
    ]);
    expect(await pillars()).toHaveLength(6);
  });

  test('is listed by what nobody stated of it, whether it was classified or a mandate made it one', async () => {
    await desk.record(
      unoct,
      meeting('by-mandate', '2018-01-01', ['state:TJ', 'office:unoct']),
      meeting('of-a-pillar', '2018-02-01', ['state:TJ', 'office:unoct'], classified(['I'])),
      meeting('of-a-function', '2018-03-01', ['state:AF', 'office:unoct'], classified([], ['unoct/training'])),
      meeting('of-both', '2018-04-01', ['state:TJ', 'state:AF'], classified(['II'], ['unoct/training'])),
      meeting('of-none', '2018-05-01', ['state:TJ', 'state:AF']),
    );
    expect(await names({ pillar: 'none' })).toEqual(['meeting:of-a-function', 'meeting:by-mandate']);
    expect(await names({ function: 'none' })).toEqual(['meeting:of-a-pillar', 'meeting:by-mandate']);
    expect(await names({ pillar: 'none', function: 'none' })).toEqual(['meeting:by-mandate']);
    expect(await names({ pillar: 'none', function: 'unoct/training' })).toEqual(['meeting:of-a-function']);
    expect(await names({ pillar: 'I', function: 'none' })).toEqual(['meeting:of-a-pillar']);
    expect(await names({ pillar: 'none', state: 'state:TJ' })).toEqual(['meeting:by-mandate']);
    expect(await names({ function: 'none', to: parseAsOf('2018-01') })).toEqual(['meeting:by-mandate']);
    // As of a day before, nothing was.
    expect(await names({ pillar: 'none' }, { asOf: parseAsOf('2017-12-31') })).toEqual([]);
  });

  test('is of a period where it may lie in it, and certainly where all of its days do', async () => {
    await desk.record(unoct, meeting('some-day', '2018-05', ['state:TJ', 'office:unoct'], classified(['I'])));
    const period = { from: parseAsOf('2018-05-31'), to: parseAsOf('2018-06') };
    expect(await names(period)).toHaveLength(1);
    expect(await names(period, { certain: true })).toHaveLength(0);
    expect(await pillars(period)).toHaveLength(1);
    expect(await pillars(period, { certain: true })).toHaveLength(0);
    expect(await pillars({ from: parseAsOf('2018-04'), to: parseAsOf('2018-05') }, { certain: true })).toHaveLength(1);
  });

  test('is counted in its quarter for each of its pillars, once whatever the number of States', async () => {
    await desk.record(
      unoct,
      meeting('a', '2018-05-03', ['state:TJ', 'state:AF', 'office:unoct'], classified(['I', 'II'], ['unoct/training'])),
      meeting('b', '2018-06', ['state:TJ', 'office:unoct'], classified(['II'])),
      meeting('c', '2019', ['state:AF', 'office:unoct']),
      meeting('d', '2019-02-01', ['state:AF', 'office:unoct']),
      meeting('before', '2017-01-01', ['state:TJ', 'office:unoct']),
    );
    expect(await trend()).toEqual([
      ['2018-Q2', 'I', 1],
      ['2018-Q2', 'II', 2],
      ['2019-Q1', null, 1],
      // Some day of the year.
      [null, null, 1],
    ]);
    expect(await trend({ state: 'state:TJ' })).toEqual([
      ['2018-Q2', 'I', 1],
      ['2018-Q2', 'II', 2],
    ]);
    expect(await desk.read((rows) => coverageByState(rows, {}, clocks({})))).toEqual([
      { state: 'state:AF', engagements: 3, first: '2018-05-03', last: '2019' },
      { state: 'state:TJ', engagements: 2, first: '2018-05-03', last: '2018-06' },
    ]);
    expect(await trend({ pillar: 'II' })).toEqual([['2018-Q2', 'II', 2]]);
    expect(await trend({ function: 'unoct/training' })).toEqual([
      ['2018-Q2', 'I', 1],
      ['2018-Q2', 'II', 1],
    ]);
    expect(await trend({ from: parseAsOf('2018-07-01') })).toEqual([
      ['2019-Q1', null, 1],
      [null, null, 1],
    ]);
    expect(await trend({}, { asOf: parseAsOf('2018-05-03') })).toEqual([
      ['2018-Q2', 'I', 1],
      ['2018-Q2', 'II', 1],
    ]);
    expect(await trend({ from: parseAsOf('2018-07-01') }, { certain: true, asOf: parseAsOf('2019-06-01') })).toEqual([
      ['2019-Q1', null, 1],
    ]);
  });

  test('is counted for each of its pillars and functions, or as not stated', async () => {
    await desk.record(
      unoct,
      meeting('a', '2018-05-03', ['state:TJ', 'office:unoct'], classified(['I', 'II'], ['unoct/training'])),
      meeting('b', '2019', ['state:TJ', 'office:unoct'], classified(['II'])),
    );
    const cell = { state: 'state:TJ', engagements: 1, first: '2018-05-03', last: '2018-05-03' };
    expect(await pillars()).toEqual([
      { ...cell, pillar: 'I' },
      { ...cell, pillar: 'II', engagements: 2, last: '2019' },
    ]);
    expect(await pillars({ pillar: 'I' })).toEqual([{ ...cell, pillar: 'I' }]);
    expect(await pillars({ function: 'unoct/training', pillar: 'II' })).toEqual([{ ...cell, pillar: 'II' }]);
    expect(await functions()).toEqual([
      { ...cell, function: 'unoct/training' },
      { ...cell, function: null, first: '2019', last: '2019' },
    ]);
    expect(await functions({ pillar: 'I', function: 'unoct/training' })).toEqual([{ ...cell, function: 'unoct/training' }]);
  });
});

describe('a gap', () => {
  test('is a State with the standing on the day and without an engagement since another day', async () => {
    await desk.record(unoct, meeting('then', '2018-05-03', ['state:TJ', 'office:unoct']), {
      type: 'RecordTerritory',
      stream: 'state-XK',
      body: { names: [{ name: 'Kosovo' }] },
    });
    expect(await gapOf('state:TJ')).toBeNull();
    const since = parseAsOf('2019-01-01');
    expect(await gapOf('state:TJ', { since })).toEqual({
      state: 'state:TJ',
      engagements: 0,
      last: '2018-05-03',
      unstated: 0,
      certain: true,
    });
    expect(await gapOf('state:AF')).toMatchObject({ last: null, certain: true });
    expect(await gaps({})).toHaveLength(192);
    expect(await gapOf('state:XK')).toBeNull();
    expect((await gaps({ standing: 'observer' })).map(({ state }) => state)).toEqual(['state:PS', 'state:VA']);
    // A State of then, by a standing of then.
    expect(await gapOf('state:SUHH', {}, { asOf: parseAsOf('1980') })).toMatchObject({ certain: true });
    expect(await gapOf('state:SUHH')).toBeNull();
    expect(await gapOf('state:TJ', {}, { asOf: parseAsOf('1980') })).toBeNull();
  });

  test('is certain only where no engagement is possible, and none may have served what nobody stated', async () => {
    await desk.record(
      unoct,
      meeting('imprecise', '2018', ['state:TJ', 'office:unoct'], classified(['I'])),
      meeting('unstated', '2020-01-01', ['state:AF', 'office:unoct']),
    );
    const since = parseAsOf('2018-06-30');
    expect(await gapOf('state:TJ', { since })).toMatchObject({ engagements: 1, last: '2018', certain: false });
    expect(await gapOf('state:TJ', { since }, { certain: true })).toBeNull();
    expect(await gapOf('state:TJ', { since, pillar: 'IV' }, { certain: true })).toMatchObject({ engagements: 0, last: null });
    expect(await gapOf('state:AF', { since, pillar: 'IV' })).toMatchObject({ engagements: 0, unstated: 1, certain: false });
    expect(await gapOf('state:AF', { since, function: 'unoct/training' })).toMatchObject({ unstated: 1, certain: false });
    expect(await gapOf('state:AF', { since })).toBeNull();
  });

  test('follows what is recorded of a State rather than the built-in list, as it was known', async () => {
    const before = await desk.record(unoct);
    await desk.record({
      type: 'UpdateRecord',
      stream: 'state-TJ',
      body: { changes: { standing: 'other' }, from: '2020-01-01' },
    });
    expect(await gapOf('state:TJ')).toBeNull();
    expect(await gapOf('state:TJ', {}, { knownAt: before })).toMatchObject({ certain: true });
    expect(await gapOf('state:TJ', {}, { asOf: parseAsOf('2019') })).toMatchObject({ certain: true });
  });
});

test('merging makes States, offices and activities one, and unmerging leaves every answer as it was', async () => {
  const everything = async (knownAt?: number): Promise<string> =>
    JSON.stringify([
      await engagements({}, { knownAt }),
      await engagements({ state: 'state:BUMM' }, { knownAt }),
      await pillars({}, { knownAt }),
      await functions({ function: 'octf/training' }, { knownAt }),
      await gaps({}, { knownAt }),
    ]);
  const before = await desk.record(
    unoct,
    office('octf', { functions: [{ id: 'training', text: 'training' }] }),
    meeting('old', '2018-01-01', ['state:BUMM', 'office:octf']),
    meeting('both', '2018-02-01', ['state:BUMM', 'state:MM', 'office:unoct'], classified(['I'], ['octf/training'])),
    meeting('twin', '2018-02-02', ['state:MM', 'office:unoct'], classified(['I'], ['unoct/training'])),
  );
  const [apart, known] = [await everything(), await everything(before)];
  const merged = await desk.record(merge('state-BUMM', 'MM'), merge('office-octf', 'unoct'), merge('meeting-twin', 'both'));
  expect(await engagements({ state: 'state:BUMM' })).toMatchObject([
    { record: 'meeting:both', parties: ['state:MM', 'office:unoct'], functions: ['unoct/training'] },
    { record: 'meeting:old', why: [{ kind: 'mandate', party: 'office:unoct' }] },
  ]);
  expect(await pillars()).toEqual([
    { state: 'state:MM', pillar: 'I', engagements: 1, first: '2018-02-01', last: '2018-02-01' },
    { state: 'state:MM', pillar: null, engagements: 1, first: '2018-01-01', last: '2018-01-01' },
  ]);
  expect(await functions({ function: 'octf/training' })).toMatchObject([{ function: 'unoct/training', engagements: 1 }]);
  const together = await everything();
  await desk.record(unmerge('state-BUMM'), unmerge('office-octf'), unmerge('meeting-twin'));
  expect(await everything()).toBe(apart);
  expect(await everything(before)).toBe(known);
  expect(await everything(merged)).toBe(together);
});
