import { expect, test } from '@jest/globals';
import { parseAsOf } from '#domain/edtf.ts';
import { Desk } from '../../testing/desk.ts';
import { SEES } from '../rows/projection.ts';
import { namesIn } from './names.ts';

test('a name is that of the day, else the first that there is, and of a State on the list its own', async () => {
  await using desk = await Desk.open();
  const before = await desk.record(
    { type: 'RecordOfficialName', stream: 'official-m', body: { name: 'Sirojiddin Aslov', until: '2020-04' } },
    { type: 'EstablishOffice', stream: 'office-o', body: { name: 'The Office', establishedOn: '2017' } },
  );
  await desk.record(
    { type: 'RecordOfficialName', stream: 'official-m', body: { name: 'Sirojiddin Muhriddin', from: '2020-04-20' } },
    { type: 'RenameOffice', stream: 'office-o', body: { name: 'The New Office', from: '2020' } },
  );
  const named = (actor: string, day: string, knownAt?: number): Promise<string | null> =>
    desk.read((rows) => namesIn(rows, { sees: SEES.confidential, knownAt })(parseAsOf(day))(actor));
  expect(await named('official:m', '2018')).toBe('Sirojiddin Aslov');
  expect(await named('official:m', '2026')).toBe('Sirojiddin Muhriddin');
  expect(await named('official:m', '2026', before)).toBe('Sirojiddin Aslov');
  expect(await named('office:o', '2026')).toBe('The New Office');
  expect(await named('office:o', '2000')).toBe('The Office');
  expect(await named('state:TJ', '2026')).toBe('Tajikistan');
  expect(await named('official:nobody', '2026')).toBeNull();
  await desk.record(
    { type: 'RecordOfficialName', stream: 'official-n', body: { name: 'S. Muhriddin', from: '2024' } },
    { type: 'MergeRecords', stream: 'official-n', body: { into: 'm', reason: 'one person' } },
  );
  expect(await named('official:m', '2026')).toBe('S. Muhriddin');
  expect(await named('official:n', '2018')).toBe('Sirojiddin Aslov');
});

test('a merged State goes by the name of its head, whether or not anything was recorded of that', async () => {
  await using desk = await Desk.open();
  const burma = (day: string, knownAt?: number): Promise<string | null> =>
    desk.read((rows) => namesIn(rows, { sees: SEES.confidential, knownAt })(parseAsOf(day))('state:BUMM'));
  expect(await burma('2018')).toBe('Burma');
  const merged = await desk.record({ type: 'MergeRecords', stream: 'state-BUMM', body: { into: 'MM', reason: 'one State' } });
  expect(await burma('2018')).toBe('Myanmar');
  await desk.record(
    { type: 'LabelRecord', stream: 'state-MM', body: { label: 'internal', reason: 'anything at all' } },
    { type: 'AddDetail', stream: 'state-BUMM', body: { changes: { '/names/1974-03-03': { name: 'Socialist Republic' } } } },
  );
  expect(await burma('1970')).toBe('Myanmar');
  expect(await burma('1980')).toBe('Socialist Republic');
  expect(await burma('1980', merged)).toBe('Myanmar');
});
