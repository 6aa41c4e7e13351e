import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Day, parseAsOf } from '#domain/edtf.ts';
import { appoint, delegations, meeting, merge, office, unmerge, visit } from '../../testing/commands.ts';
import { Desk } from '../../testing/desk.ts';
import type { Clocks } from '../rows/frame.ts';
import { SEES } from '../rows/projection.ts';
import {
  type ContactItem,
  findPartnership,
  listContacts,
  listPartnerships,
  listStrongest,
  type PartnershipFilter,
  type StrongestCursor,
} from './queries.ts';

const recency = { activeDays: 365, coolingDays: 1095 };
const today: Day = parseAsOf('2026-01-01');

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk[Symbol.asyncDispose]());

const clocks = (more: Partial<Clocks> = {}): Clocks => ({ asOf: today, sees: SEES.confidential, ...more });
const partnership = (a: string, b: string, filter: PartnershipFilter = {}, more: Partial<Clocks> = {}) =>
  desk.read((rows) => findPartnership(rows, a, b, filter, clocks(more), more.asOf ?? today, recency));
const contacts = (a: string, b: string, filter: PartnershipFilter = {}, more: Partial<Clocks> = {}): Promise<ContactItem[]> =>
  desk.read((rows) => [...listContacts(rows, a, b, filter, clocks(more), { limit: 50, after: null })!.items]);
const list = (filter: PartnershipFilter = {}, limit = 50, after: string | null = null, more: Partial<Clocks> = {}) =>
  desk.read((rows) => listPartnerships(rows, filter, clocks(more), today, recency, { limit, after }));

const strongest = (filter: PartnershipFilter = {}, limit = 50, after: StrongestCursor | null = null) =>
  desk.read((rows) => listStrongest(rows, filter, clocks(), today, recency, { limit, after }));

describe('those with the most contacts', () => {
  const tj = 'state:TJ';
  const several = (from: string, until: string, days: readonly string[]) =>
    days.map((day) => meeting(`${from}-${until}-${day}`.toLowerCase().replaceAll(':', '-'), day, [from, until] as never));

  test('come first, those of as many by their parties, and pages go on where they ended', async () => {
    await desk.record(
      ...several('state:UZ', tj, ['2025-05-01', '2025-05-02', '2025-05-03']),
      ...several('state:AF', tj, ['2018-05-01', '2018-05-02']),
      ...several('state:AF', 'state:UZ', ['2018-05-01', '2025-12-02']),
      ...several('state:KZ', 'state:UZ', ['2025-12-02']),
    );
    const whole = (await strongest()).items;
    expect(whole.map(({ parties, meetings }) => [parties.join(), meetings])).toEqual([
      ['state:TJ,state:UZ', 3],
      ['state:AF,state:TJ', 2],
      ['state:AF,state:UZ', 2],
      ['state:KZ,state:UZ', 1],
    ]);
    const read: unknown[] = [];
    let after: StrongestCursor | null = null;
    do {
      const page = await strongest({}, 1, after);
      read.push(...page.items);
      after = page.next;
    } while (after);
    expect(read).toEqual(whole);
    expect((await strongest({ party: tj })).items).toEqual(whole.slice(0, 2));
    expect((await strongest({ status: 'active' })).items).toEqual([whole[0], whole[2], whole[3]]);
    expect((await strongest({ since: parseAsOf('2025-01-01') }, 1)).items).toMatchObject([{ meetings: 3 }]);
  });

  test('are those of both names of a party that was merged', async () => {
    await desk.record(
      office('old'),
      office('new'),
      ...several('state:UZ', tj, ['2025-05-01', '2025-05-02']),
      ...several('office:old', 'state:UZ', ['2025-05-01', '2025-05-02']),
      ...several('office:new', 'state:UZ', ['2025-06-01']),
      merge('office-old', 'new'),
    );
    expect((await strongest({}, 1)).items).toMatchObject([{ parties: ['office:new', 'state:UZ'], meetings: 3 }]);
  });

  test('are counted under both names of a merged party, though one of them met nobody lately', async () => {
    await desk.record(
      office('old'),
      office('new'),
      ...several('state:UZ', tj, ['2025-05-01', '2025-05-02', '2025-05-03']),
      ...several('office:old', 'state:UZ', ['2015-05-01', '2015-05-02', '2015-05-03']),
      ...several('office:new', 'state:UZ', ['2025-06-01']),
      merge('office-old', 'new'),
    );
    const first = await strongest({ status: 'active' }, 1);
    expect(first.items).toMatchObject([{ parties: ['office:new', 'state:UZ'], meetings: 4 }]);
    expect((await strongest({ status: 'active' }, 1, first.next)).items).toMatchObject([{ meetings: 3 }]);
  });
});

describe('what counts as a contact', () => {
  test('is a meeting, a call or a visit that somebody received, and neither a plan nor a place', async () => {
    await desk.record(
      meeting('met', '2018-05-03', ['state:TJ', 'state:AF']),
      meeting('rung', '2018-06-01', ['state:TJ', 'state:AF'], { channel: 'phone' }),
      visit('received', '2019-01-31', ['state:AF', 'state:UZ'], { receivedBy: 'state:TJ' }),
      visit('passing-through', '2019-02-01', ['state:AF'], { stops: [{ id: 's1', place: { country: 'TJ' } }] }),
      {
        type: 'ScheduleMeeting',
        stream: 'meeting-planned',
        body: { plannedOn: '2018-07-01', delegations: delegations(['state:TJ', 'state:AF']) },
      },
    );
    expect(await partnership('state:TJ', 'state:AF')).toMatchObject({
      parties: ['state:AF', 'state:TJ'],
      meetings: 1,
      calls: 1,
      visits: 1,
      first: '2018-05-03',
      last: '2019-01-31',
      activeUntil: '2020-01-31',
      coolingUntil: '2022-01-30',
      timeline: [
        { quarter: '2018-Q2', contacts: 2, meetings: 1, calls: 1, visits: 0 },
        { quarter: '2019-Q1', contacts: 1, meetings: 0, calls: 0, visits: 1 },
      ],
    });
    expect(await partnership('state:TJ', 'state:UZ')).toMatchObject({ visits: 1 });
    expect(await partnership('state:AF', 'state:UZ')).toMatchObject({ visits: 0, first: null, activeUntil: null });
  });

  test('is no gathering of more than two, which is counted apart, with agreements and assistance', async () => {
    await desk.record(
      meeting('three', '2018-05-03', ['state:TJ', 'state:AF', 'state:UZ']),
      {
        type: 'ConveneConference',
        stream: 'conference-c',
        body: { name: 'c', heldOn: '2018-06', delegations: [{ party: 'state:TJ' }, { party: 'state:AF' }] },
      },
      {
        type: 'SignAgreement',
        stream: 'agreement-a',
        body: { title: 'a', parties: ['state:TJ', 'state:AF'], signedOn: '2018-05-04' },
      },
      { type: 'SignAgreement', stream: 'agreement-undated', body: { title: 'a', parties: ['state:TJ', 'state:AF'] } },
      {
        type: 'DeliverAssistance',
        stream: 'assistance-x',
        body: { by: ['state:TJ'], to: ['state:AF'], kind: 'training', heldOn: '2019', about: 'borders' },
      },
    );
    expect(await partnership('state:AF', 'state:TJ')).toMatchObject({
      meetings: 0,
      together: 2,
      first: null,
      status: 'dormant',
      agreements: [
        { id: 'undated', title: 'a', on: null },
        { id: 'a', title: 'a', on: '2018-05-04' },
      ],
      assistance: [{ id: 'x', title: 'borders', on: '2019' }],
    });
    expect((await list()).items).toEqual([]);
  });
});

describe('a contact', () => {
  test('has as its host who is said to be, else whose State it was in', async () => {
    await desk.record(
      office('mfa', { of: 'state:TJ' }),
      office('unoct'),
      meeting('said', '2018-01-01', ['office:mfa', 'office:unoct'], {
        place: { country: 'TJ' },
        delegations: delegations(['office:mfa', 'office:unoct']).map((each) => ({
          ...each,
          ...(each.party === 'office:unoct' && { role: 'host' }),
        })),
      }),
      meeting('there', '2018-01-02', ['office:mfa', 'office:unoct'], { place: { country: 'TJ' } }),
      meeting('elsewhere', '2018-01-03', ['office:mfa', 'office:unoct'], { place: { country: 'CH' } }),
      meeting('rung', '2018-01-04', ['office:mfa', 'office:unoct'], { channel: 'video', place: { country: 'TJ' } }),
      visit('received', '2018-01-05', ['office:mfa'], { receivedBy: 'office:unoct' }),
    );
    expect((await contacts('office:mfa', 'office:unoct')).map(({ record, kind, host }) => [record, kind, host])).toEqual([
      ['visit:received', 'visit', 'office:unoct'],
      ['meeting:rung', 'call', null],
      ['meeting:elsewhere', 'meeting', null],
      ['meeting:there', 'meeting', 'office:mfa'],
      ['meeting:said', 'meeting', 'office:unoct'],
    ]);
    expect((await partnership('office:mfa', 'office:unoct'))!.hosts).toEqual([
      { host: 'office:mfa', contacts: 1 },
      { host: 'office:unoct', contacts: 2 },
      { host: null, contacts: 2 },
    ]);
  });

  test('has the level that is stated, else the lower of the two highest, by the posts held on its day', async () => {
    await desk.record(
      appoint('ann', 'foreign-minister', 'state:TJ', { level: 'minister', assumedOn: '2018-01-01', leftOn: '2019-01-01' }),
      appoint('ann', 'president', 'state:TJ', { level: 'head-of-state', assumedOn: '2020-01-01' }),
      appoint('bo', 'president', 'state:AF', { level: 'head-of-state', assumedOn: '2010-01-01' }),
      appoint('cy', 'clerk', 'state:AF', { level: 'official', assumedOn: '2010-01-01' }),
      meeting('a', '2018-05-03', { 'state:TJ': ['ann'], 'state:AF': ['bo', 'cy'] }),
      meeting('b', '2020-05-03', { 'state:TJ': ['ann'], 'state:AF': ['bo'] }),
      meeting('c', '2019-05-03', { 'state:TJ': ['ann'], 'state:AF': ['bo'] }),
      meeting('d', '2018-05-04', { 'state:TJ': ['ann'], 'state:AF': [] }),
      meeting('e', '2018-05-05', { 'state:TJ': ['ann'], 'state:AF': ['bo'] }, { level: 'ambassador' }),
      visit('v', '2018-05-06', { 'state:TJ': ['ann'] }, { receivedBy: 'state:AF', met: [{ official: 'cy' }] }),
    );
    expect((await contacts('state:TJ', 'state:AF')).map(({ record, level }) => [record, level])).toEqual([
      ['meeting:b', 'head-of-state'],
      ['meeting:c', null],
      ['visit:v', 'official'],
      ['meeting:e', 'ambassador'],
      ['meeting:d', null],
      ['meeting:a', 'minister'],
    ]);
    const found = await partnership('state:TJ', 'state:AF');
    expect(found!.levels).toEqual([
      { level: 'head-of-state', contacts: 1 },
      { level: 'minister', contacts: 1 },
      { level: 'ambassador', contacts: 1 },
      { level: 'official', contacts: 1 },
      { level: null, contacts: 2 },
    ]);
    expect(found!.officials).toContainEqual({ official: 'cy', name: 'cy', party: 'state:AF', contacts: 2 });
    // A post without a known end is certain on no day on which no source speaks.
    expect((await contacts('state:TJ', 'state:AF', {}, { certain: true })).map(({ level }) => level)).toEqual([
      null,
      null,
      null,
      'ambassador',
      null,
      null,
    ]);
  });

  test('has its topics, each with its first and last day', async () => {
    await desk.record(
      meeting('a', '2018-05', ['state:TJ', 'state:AF'], { topics: ['water', 'borders'] }),
      meeting('b', '2019-01-31', ['state:TJ', 'state:AF'], { topics: ['borders'] }),
    );
    expect((await partnership('state:TJ', 'state:AF'))!.topics).toEqual([
      { topic: 'borders', contacts: 2, first: '2018-05', last: '2019-01-31' },
      { topic: 'water', contacts: 1, first: '2018-05', last: '2018-05' },
    ]);
  });

  test('is of a period where it may lie in it, and certainly where all of its days do', async () => {
    await desk.record(meeting('a', '2018-05', ['state:TJ', 'state:AF']));
    const counted = async (since: string, until: string, certain: boolean) =>
      (await partnership('state:TJ', 'state:AF', { since: parseAsOf(since), until: parseAsOf(until) }, { certain }))!.meetings;
    expect(await counted('2018-05-31', '2018-06', false)).toBe(1);
    expect(await counted('2018-05-31', '2018-06', true)).toBe(0);
    expect(await counted('2018-04-30', '2018-05', true)).toBe(1);
  });
});

describe('rolled up', () => {
  beforeEach(async () => {
    await desk.record(
      office('un', { establishedOn: '1945-10-24' }),
      office('task-force', { establishedOn: '2005-01-01' }),
      {
        type: 'UpdateRecord',
        stream: 'office-task-force',
        body: { changes: { parent: 'un' }, from: '2009-01-01' },
      },
      office('mfa', { of: 'state:TJ', establishedOn: '1992-01-01' }),
      { type: 'RecordTerritory', stream: 'state-RU', body: { names: [{ name: 'Russia' }], continues: ['state:SUHH'] } },
      meeting('before', '2008-01-01', ['office:mfa', 'office:task-force']),
      meeting('after', '2010-01-01', ['office:mfa', 'office:task-force']),
      meeting('inside', '2010-01-01', ['office:mfa', 'state:TJ']),
      visit('both', '2011-01-01', ['office:mfa', 'state:TJ'], { receivedBy: 'office:un' }),
      meeting('soviet', '1985-01-01', ['state:SUHH', 'state:US']),
    );
  });
  const rollUp = true;

  test('a party has the contacts of what belonged to it on the day, each once', async () => {
    expect((await contacts('state:TJ', 'office:un', { rollUp })).map(({ record }) => record)).toEqual([
      'visit:both',
      'meeting:after',
    ]);
    expect((await contacts('state:TJ', 'office:un')).map(({ record }) => record)).toEqual(['visit:both']);
    expect(await partnership('state:RU', 'state:US', { rollUp })).toMatchObject({ meetings: 1 });
    expect(await partnership('state:RU', 'state:US')).toMatchObject({ meetings: 0 });
  });

  test('what passed inside of a party is no contact of it', async () => {
    expect(await partnership('state:TJ', 'office:mfa', { rollUp })).toMatchObject({ meetings: 0 });
    expect(await partnership('state:TJ', 'office:mfa')).toMatchObject({ meetings: 1 });
  });

  test('the list has every partnership as it is by itself, in order, from page to page', async () => {
    const whole = await list({ rollUp });
    expect(whole.items.map(({ parties }) => parties.join(' '))).toEqual([
      'office:mfa office:task-force',
      'office:mfa office:un',
      'office:task-force state:TJ',
      'office:un state:TJ',
      'state:RU state:US',
      'state:SUHH state:US',
    ]);
    for (const { parties, ...item } of whole.items) {
      expect(await partnership(parties[1], parties[0], { rollUp })).toMatchObject(item);
    }
    const paged: unknown[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ rollUp }, 2, after);
      paged.push(...page.items);
      after = page.next;
    } while (after !== null);
    expect(paged).toEqual(whole.items);
    expect((await list({ rollUp, party: 'state:TJ' })).items).toHaveLength(2);
  });
});

describe('merging', () => {
  const everything = async (knownAt?: number): Promise<string> =>
    JSON.stringify([
      await partnership('state:TJ', 'state:MM', {}, { knownAt }),
      await partnership('state:TJ', 'state:BUMM', {}, { knownAt }),
      await contacts('state:TJ', 'state:MM', {}, { knownAt }),
      await list({}, 50, null, { knownAt }),
      await list({ party: 'state:BUMM' }, 50, null, { knownAt }),
      await list({ rollUp: true }, 50, null, { knownAt }),
    ]);

  test('makes parties, people and activities one, and unmerging leaves every answer as it was', async () => {
    const before = await desk.record(
      appoint('ann', 'envoy', 'state:TJ', { level: 'ambassador', assumedOn: '2000', leftOn: '2030' }),
      appoint('anne', 'envoy', 'state:TJ', { level: 'ambassador' }),
      appoint('bo', 'envoy', 'state:MM', { level: 'ambassador', assumedOn: '1980', leftOn: '2030' }),
      meeting('old', '1985-01-01', { 'state:TJ': ['anne'], 'state:BUMM': ['bo'] }),
      meeting('new', '2010-01-01', { 'state:TJ': ['ann'], 'state:MM': ['bo'] }, { topics: ['timber'] }),
      meeting('twin', '2010-01-02', { 'state:TJ': ['anne'], 'state:MM': ['bo'] }, { topics: ['teak'] }),
      meeting('own', '2011-01-01', ['state:BUMM', 'state:MM']),
    );
    const [apart, known] = [await everything(), await everything(before)];
    const merged = await desk.record(merge('state-BUMM', 'MM'), merge('official-anne', 'ann'), merge('meeting-twin', 'new'));
    const together = await everything();
    expect(await partnership('state:BUMM', 'state:TJ')).toMatchObject({
      parties: ['state:MM', 'state:TJ'],
      meetings: 2,
      first: '1985-01-01',
      last: '2010-01-01',
      officials: [
        { official: 'ann', party: 'state:TJ', contacts: 2 },
        { official: 'bo', party: 'state:MM', contacts: 2 },
      ],
      topics: [{ topic: 'timber' }],
      levels: [{ level: 'ambassador', contacts: 2 }],
    });
    expect(await partnership('state:BUMM', 'state:MM')).toBeNull();
    expect((await list()).items.map(({ parties }) => parties)).toEqual([['state:MM', 'state:TJ']]);
    const between = async (since: string, until: string) =>
      (await list({ since: parseAsOf(since), until: parseAsOf(until) })).items.map(({ meetings }) => meetings);
    expect(await between('1985-01-01', '1985-01-01')).toEqual([1]);
    expect(await between('2010-01-02', '2010-12-31')).toEqual([]);
    expect(await between('1985-01-01', '2011-12-31')).toEqual([2]);
    await desk.record(unmerge('state-BUMM'), unmerge('official-anne'), unmerge('meeting-twin'));
    expect(await everything()).toBe(apart);
    expect(await everything(before)).toBe(known);
    expect(await everything(merged)).toBe(together);
  });
});
