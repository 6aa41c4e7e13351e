import { expect, test } from '@jest/globals';
import { parseAsOf } from '#domain/edtf.ts';
import { Desk } from '../../testing/desk.ts';
import { SEES } from '../rows/projection.ts';
import { recordsOf } from '../records/queries.ts';
import { officeItem } from './office.ts';

const source = { publisher: 'A', attribution: 'stated', publishedOn: '2018-05-03' } as const;

test('a membership without an end is certain as long as a source speaks of it, and over with the framework', async () => {
  await using desk = await Desk.open();
  await desk.record(
    { type: 'EstablishOffice', stream: 'office-m', body: { name: 'A member' } },
    { type: 'EstablishOffice', stream: 'office-f', body: { name: 'A framework' } },
    { type: 'JoinMemberEntity', stream: 'office-f', body: { member: 'm', on: '2016-01-01', sources: [source] } },
    { type: 'DissolveOffice', stream: 'office-f', body: { on: '2020-01-01' } },
  );
  const on = (day: string): Promise<unknown> =>
    desk.read((rows) => {
      const [office] = recordsOf(rows, ['office:f'], { sees: SEES.confidential });
      const [member] = officeItem(office!, parseAsOf(day)).members;
      return [member?.onTheDay, member?.certain];
    });
  expect(await on('2015')).toEqual([false, false]);
  expect(await on('2018-05-03')).toEqual([true, true]);
  expect(await on('2019')).toEqual([true, false]);
  expect(await on('2020-01-01')).toEqual([false, false]);
});
