import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Command } from '#domain/commands.ts';
import type { RecordState } from '#domain/record.ts';
import { Desk } from '../../testing/desk.ts';
import { SEES } from '../rows/projection.ts';
import { type ChangeCursor, type ChangeFilter, type ChangeItem, listChanges } from './queries.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk[Symbol.asyncDispose]());

const nameOf = ({ noun, id }: RecordState): string => `the ${noun} ${id}`;
const confidential = { sees: SEES.confidential };
const changes = (filter: ChangeFilter = {}, reader: { sees: number } = confidential): Promise<readonly ChangeItem[]> =>
  desk.read((rows) => listChanges(rows, filter, reader, { limit: 100, after: null }, nameOf).items);
const kinds = async (filter?: ChangeFilter, reader?: { sees: number }): Promise<string[]> =>
  (await changes(filter, reader)).map(({ kind, record }) => `${kind} ${record}`);

const office = (id: string): Command => ({ type: 'EstablishOffice', stream: `office-${id}`, body: { name: id } });
const person = (id: string): Command => ({ type: 'RecordOfficialName', stream: `official-${id}`, body: { name: id } });
const gazette = { publisher: 'Gazette', attribution: 'stated' } as const;

test('an opening is what it says, and every later event what it changed in that', async () => {
  await desk.record(office('unoct'));
  await desk.record({
    type: 'CorrectRecord',
    stream: 'office-unoct',
    body: { changes: { name: 'UNOCT' }, reason: 'a slip of the pen', sources: [gazette] },
  });
  expect(await changes()).toEqual([
    {
      at: '2026-01-01T00:01:00.000Z',
      kind: 'added',
      record: 'office:unoct',
      title: 'the office unoct',
      event: 'OfficeEstablished',
      position: '1',
      revision: '0',
      by: 'desk',
      fields: [{ field: '/name/start', from: null, to: 'unoct' }],
      reason: null,
    },
    {
      at: '2026-01-01T00:02:00.000Z',
      kind: 'corrected',
      record: 'office:unoct',
      title: 'the office unoct',
      event: 'RecordCorrected',
      position: '2',
      revision: '1',
      by: 'desk',
      fields: [{ field: '/name/start', from: 'unoct', to: 'UNOCT' }],
      reason: 'a slip of the pen',
    },
  ]);
});

test('every kind of change is told from the others', async () => {
  await desk.record(office('a'), person('ann'), person('bo'));
  const before = await desk.record();
  const life: Command[] = [
    { type: 'AddDetail', stream: 'office-a', body: { changes: { abbreviation: 'A' } } },
    { type: 'RenameOffice', stream: 'office-a', body: { name: 'B', from: '2019' } },
    { type: 'RecordClaim', stream: 'office-a', body: { field: 'name', value: 'C' } },
    { type: 'AttachSource', stream: 'office-a', body: gazette },
    { type: 'RankClaim', stream: 'office-a', body: { claim: 'c0-0', rank: 'preferred', reason: 'an older source' } },
    { type: 'DissolveOffice', stream: 'office-a', body: { on: '2020' } },
    { type: 'MergeRecords', stream: 'official-ann', body: { into: 'bo', reason: 'one person' } },
    { type: 'UnmergeRecords', stream: 'official-ann', body: { reason: 'two people' } },
    { type: 'LabelRecord', stream: 'official-ann', body: { label: 'internal', reason: 'on request' } },
    { type: 'RetractRecord', stream: 'office-a', body: { reason: 'never was' } },
    office('a'),
  ];
  await desk.record(...life);
  expect((await changes({ from: before })).map(({ kind, event }) => `${event} ${kind}`)).toEqual([
    'DetailAdded added',
    'OfficeRenamed updated',
    'ClaimRecorded claimed',
    'SourceAttached claimed',
    'ClaimRanked claimed',
    'OfficeDissolved updated',
    'RecordsMerged merged',
    'RecordsUnmerged unmerged',
    'RecordLabelled labelled',
    'RecordRetracted retracted',
    'OfficeEstablished added',
  ]);
  expect(await kinds({ kinds: ['retracted', 'labelled'] })).toEqual(['labelled official:ann', 'retracted office:a']);
  expect(await kinds({ nouns: ['official'], kinds: ['added'] })).toEqual(['added official:ann', 'added official:bo']);
});

test('what lies between two instants is what a read at the second knows and one at the first does not', async () => {
  const first = await desk.record(person('ann'));
  const second = await desk.record(person('bo'));
  expect(await kinds({ from: first, to: second })).toEqual(['added official:bo']);
  expect(await kinds({ from: second })).toEqual([]);
  expect(await kinds({ to: first })).toEqual(['added official:ann']);
  expect(await kinds({ from: first, to: second + 9_000_000_000 })).toEqual(['added official:bo']);
});

test.each([false, true])(
  'pages go on where they ended, also among events of one instant; latest first: %s',
  async (latestFirst) => {
    await desk.record(office('unoct'));
    await desk.record({
      type: 'AppointOfficial',
      stream: 'official-ann',
      body: { name: 'Ann', post: 'head', title: 'Head', party: 'office:unoct', appointedOn: '2018', leftOn: '2019' },
    });
    const whole = await changes();
    expect(whole.map(({ event }) => event)).toEqual([
      'OfficeEstablished',
      'OfficialNameRecorded',
      'OfficialAppointed',
      'AppointmentEnded',
    ]);
    const read: ChangeItem[] = [];
    let after: ChangeCursor | null = null;
    do {
      const page = await desk.read((rows) => listChanges(rows, { latestFirst }, confidential, { limit: 1, after }, nameOf));
      read.push(...page.items);
      after = page.next;
    } while (after);
    expect(read).toEqual(latestFirst ? whole.toReversed() : whole);
  },
);

test('the changes of a record are those of everything that it is merged with', async () => {
  await desk.record(person('ann'), person('bo'), person('cy'));
  await desk.record({ type: 'MergeRecords', stream: 'official-ann', body: { into: 'bo', reason: 'one person' } });
  const both = ['added official:ann', 'added official:bo', 'merged official:ann'];
  expect(await kinds({ record: 'official:bo' })).toEqual(both);
  expect(await kinds({ record: 'official:ann' })).toEqual(both);
  expect(await kinds({ record: 'official:cy' })).toEqual(['added official:cy']);
});

test('a reader gets neither an event nor a record that is kept from them', async () => {
  await desk.record(person('ann'), { ...person('bo'), body: { name: 'Bo', label: 'confidential' } } as Command);
  await desk.record({
    type: 'CorrectRecord',
    stream: 'official-ann',
    body: { changes: { born: '1960' }, reason: 'a file', label: 'internal' },
  });
  await desk.record({
    type: 'CorrectRecord',
    stream: 'official-ann',
    body: { changes: { born: '1961' }, reason: 'an interview' },
  });
  expect(await kinds({}, { sees: SEES.public })).toEqual(['added official:ann', 'corrected official:ann']);
  const [, corrected] = await changes({}, { sees: SEES.public });
  expect(corrected?.fields).toEqual([{ field: '/born', from: null, to: '1961' }]);
  expect(await kinds({}, confidential)).toHaveLength(4);
});
