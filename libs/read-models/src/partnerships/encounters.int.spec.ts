import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parseAsOf } from '#domain/edtf.ts';
import { appoint, meeting, merge, visit } from '../../testing/commands.ts';
import { Desk } from '../../testing/desk.ts';
import { SEES } from '../rows/projection.ts';
import { type Encounter, type EncounterCursor, type EncounterFilter, listEncounters } from './encounters.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  await desk.record(
    ...['ann', 'anne', 'bo', 'cy', 'di'].map((id) => appoint(id, 'envoy', 'state:TJ')),
    meeting('a', '2018-05', { 'state:TJ': ['ann', 'cy'], 'state:AF': ['bo'] }),
    meeting('b', '2019-01-31', { 'state:TJ': ['anne'], 'state:AF': ['bo'] }, { channel: 'phone' }),
    visit('c', '2020', { 'state:AF': ['bo'] }, { receivedBy: 'state:TJ', met: [{ official: 'ann' }] }),
    meeting('d', '2020-01-01', { 'state:TJ': ['ann'], 'state:AF': ['bo'], 'state:UZ': ['di'] }),
  );
});
afterEach(() => desk[Symbol.asyncDispose]());

const encounters = async (filter: EncounterFilter = {}, limit = 50): Promise<Encounter[]> => {
  const items: Encounter[] = [];
  let after: EncounterCursor | null = null;
  do {
    const page = await desk.read((rows) =>
      listEncounters(rows, filter, { sees: SEES.confidential }, parseAsOf('2026'), { limit, after }),
    );
    items.push(...page.items);
    after = page.next;
  } while (after !== null);
  return items;
};
const told = (some: readonly Encounter[]): string[] =>
  some.map(({ officials, contacts, first, last }) => {
    const [one, other] = officials.map(({ official, party }) => `${official} (${party})`);
    return `${one} and ${other}: ${contacts}, ${first} to ${last}`;
  });

test('officials of different parties who met, those who met most first', async () => {
  const all = await encounters();
  expect(told(all)).toEqual([
    'ann (state:TJ) and bo (state:AF): 2, 2018-05 to 2020',
    'anne (state:TJ) and bo (state:AF): 1, 2019-01-31 to 2019-01-31',
    'bo (state:AF) and cy (state:TJ): 1, 2018-05 to 2018-05',
  ]);
  expect(await encounters({}, 1)).toEqual(all);
  expect(told(await encounters({ with: 'cy' }))).toEqual(['bo (state:AF) and cy (state:TJ): 1, 2018-05 to 2018-05']);
  expect(await encounters({ party: 'state:TJ' })).toEqual(all);
  expect(await encounters({ party: 'state:UZ' })).toEqual([]);
  expect(await encounters({ since: parseAsOf('2019') })).toHaveLength(1);
});

test('people who are merged met as one', async () => {
  await desk.record(merge('official-anne', 'ann'));
  expect(told(await encounters({ with: 'anne' }))).toEqual(['ann (state:TJ) and bo (state:AF): 3, 2018-05 to 2020']);
});
