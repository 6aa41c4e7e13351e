import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Day, parseAsOf } from '#domain/edtf.ts';
import { appoint, merge, office, unmerge } from '../../testing/commands.ts';
import { Desk } from '../../testing/desk.ts';
import type { Clocks } from '../rows/frame.ts';
import { SEES } from '../rows/projection.ts';
import type { DayAndId } from '../reading/reading.ts';
import { listPosts, listTurns, type PostFilter, type TurnFilter, type TurnItem } from './queries.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk[Symbol.asyncDispose]());

const clocks = (more: Partial<Clocks> = {}): Clocks => ({ sees: SEES.confidential, ...more });
const posts = (on: string, filter: PostFilter = {}, more: Partial<Clocks> = {}) => {
  const day: Day = parseAsOf(on);
  return desk.read((rows) => [...listPosts(rows, filter, clocks({ asOf: day, ...more }), day, { limit: 50, after: null }).items]);
};
/** Each post with who held it; `-` for a vacant one. */
const held = async (on: string, filter: PostFilter = {}, more: Partial<Clocks> = {}) =>
  (await posts(on, filter, more)).map(
    ({ party, post, vacant, holders }) => `${party} ${post}: ${vacant ? '-' : holders.map((each) => each.official).join(', ')}`,
  );
const turns = async (filter: TurnFilter = {}, more: Partial<Clocks> = {}, limit = 50): Promise<TurnItem[]> => {
  const items: TurnItem[] = [];
  let after: DayAndId | null = null;
  do {
    const page = await desk.read((rows) => listTurns(rows, filter, clocks(more), parseAsOf('2026'), { limit, after }));
    items.push(...page.items);
    after = page.next;
  } while (after !== null);
  return items;
};

describe('the posts of a day', () => {
  beforeEach(async () => {
    await desk.record(
      office('mfa', { of: 'state:TJ', establishedOn: '1992-01-01' }),
      office('old', { of: 'state:TJ', establishedOn: '1992-01-01' }),
      { type: 'DissolveOffice', stream: 'office-old', body: { on: '2015-01-01' } },
      appoint('ann', 'foreign-minister', 'state:TJ', { title: 'Minister', assumedOn: '2013-11-29', leftOn: '2018-01-01' }),
      appoint('bo', 'foreign-minister', 'state:TJ', { capacity: 'acting', assumedOn: '2018-01-01', leftOn: '2018-06-01' }),
      appoint('cy', 'deputy', 'office:mfa', { assumedOn: '2014-01-01', leftOn: '2019-01-01' }),
      appoint('di', 'deputy', 'office:mfa', { appointedOn: '2017' }),
      appoint('ed', 'head', 'office:old', { assumedOn: '1993-01-01', leftOn: '2015-01-01' }),
      appoint('flo', 'envoy', 'state:TJ', { appointedOn: '2017-01-01', ending: 'declined' }),
    );
  });

  test('are vacant where nobody can hold them, as each turn says; what a dissolved office had is no vacancy', async () => {
    const left = (await turns()).filter(({ change }) => change === 'left');
    expect(left.map(({ official, vacant }) => [official, vacant])).toEqual([
      ['cy', false],
      ['bo', true],
      ['ann', true],
      ['ed', false],
    ]);
  });

  test('are who may have held what, several at once, acting ones too, and never what was declined', async () => {
    expect(await held('2017-06-01')).toEqual(['office:mfa deputy: cy, di', 'state:TJ foreign-minister: ann']);
    const [deputies, minister] = await posts('2018-03-01');
    expect(deputies!.holders).toMatchObject([
      { official: 'cy', certain: true },
      { official: 'di', appointedOn: '2017', certain: false },
    ]);
    expect(minister!.holders).toMatchObject([{ official: 'bo', name: 'bo', capacity: 'acting', assumedOn: '2018-01-01' }]);
    expect(await held('2017-06-01', {}, { certain: true })).toEqual(['office:mfa deputy: cy', 'state:TJ foreign-minister: ann']);
  });

  test('are a whole government where the party is rolled up', async () => {
    expect(await held('2017-06-01', { party: 'state:TJ' })).toEqual(['state:TJ foreign-minister: ann']);
    expect(await held('2017-06-01', { party: 'state:TJ', rollUp: true })).toEqual([
      'office:mfa deputy: cy, di',
      'state:TJ foreign-minister: ann',
    ]);
    expect(await held('2017-06-01', { post: 'deputy' })).toEqual(['office:mfa deputy: cy, di']);
  });

  test('are vacant where they were held before, unless their office is gone', async () => {
    expect(await held('2018-07-01', { party: 'state:TJ', rollUp: true })).toEqual([
      'office:mfa deputy: cy, di',
      'state:TJ foreign-minister: -',
    ]);
    expect(await held('2018-07-01', { vacant: true })).toEqual(['state:TJ foreign-minister: -']);
    expect(await held('2018-07-01', { vacant: false })).toEqual(['office:mfa deputy: cy, di']);
    expect(await held('2014-06-01', { party: 'office:old' })).toEqual(['office:old head: ed']);
    expect(await held('2010-01-01', { party: 'state:TJ' })).toEqual([]);
  });
});

describe('who entered and left', () => {
  test('is told in a period, the latest first, from page to page', async () => {
    await desk.record(
      appoint('ann', 'foreign-minister', 'state:TJ', { assumedOn: '2013-11-29', leftOn: '2018-01-01' }),
      appoint('bo', 'foreign-minister', 'state:TJ', { appointedOn: '2018-01', ending: 'died' }),
      appoint('cy', 'envoy', 'state:AF', { nominatedOn: '2018-01-01' }),
      appoint('di', 'envoy', 'state:AF', { appointedOn: '2018-01-01', ending: 'not-taken-up' }),
    );
    const all = await turns();
    expect(all.map(({ change, on, official, certain }) => [change, on, official, certain])).toEqual([
      ['left', null, 'bo', false],
      ['entered', '2018-01', 'bo', false],
      ['left', '2018-01-01', 'ann', true],
      ['entered', '2013-11-29', 'ann', true],
    ]);
    expect(await turns({}, {}, 1)).toEqual(all);
    expect(await turns({ from: parseAsOf('2018-01-02'), to: parseAsOf('2018') })).toHaveLength(2);
    expect(await turns({ from: parseAsOf('2018-01-01') }, { certain: true })).toMatchObject([{ official: 'ann' }]);
    expect(await turns({ party: 'state:AF' })).toEqual([]);
  });
});

test('merged people hold a post once, and unmerging leaves every answer as it was', async () => {
  const everything = async (knownAt?: number): Promise<string> =>
    JSON.stringify([await posts('2018', {}, { knownAt }), await turns({}, { knownAt }), await turns({}, { knownAt }, 1)]);
  const before = await desk.record(
    appoint('ann', 'foreign-minister', 'state:MM', { assumedOn: '2013-11-29' }),
    appoint('anne', 'foreign-minister', 'state:BUMM', { assumedOn: '2013-11-29' }),
  );
  const [apart, known] = [await everything(), await everything(before)];
  expect(await held('2018')).toEqual(['state:BUMM foreign-minister: anne', 'state:MM foreign-minister: ann']);
  const merged = await desk.record(merge('official-anne', 'ann'), merge('state-BUMM', 'MM'));
  expect(await held('2018', { party: 'state:BUMM' })).toEqual(['state:MM foreign-minister: ann']);
  expect(await turns()).toMatchObject([{ change: 'entered', official: 'ann', party: 'state:MM' }]);
  expect(await turns({}, {}, 1)).toHaveLength(1);
  const together = await everything();
  await desk.record(unmerge('official-anne'), unmerge('state-BUMM'));
  expect(await everything()).toBe(apart);
  expect(await everything(before)).toBe(known);
  expect(await everything(merged)).toBe(together);
});
