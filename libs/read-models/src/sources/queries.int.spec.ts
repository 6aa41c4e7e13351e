import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parseAsOf } from '#domain/edtf.ts';
import type { Command, SourceGiven } from '#domain/commands.ts';
import { Desk } from '../../testing/desk.ts';
import type { Clocks } from '../rows/frame.ts';
import { SEES } from '../rows/projection.ts';
import { type CitationCursor, type CitationItem, listCitations, listPublishers, type PublisherItem } from './queries.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk[Symbol.asyncDispose]());

const all: Clocks = { sees: SEES.confidential };
const person = (id: string, ...sources: readonly SourceGiven[]): Command => ({
  type: 'RecordOfficialName',
  stream: `official-${id}`,
  body: { name: id, sources },
});
const reported = { publisher: 'Asia-Plus', attribution: 'reported' } as const;

const publishers = (reading: Clocks = all): Promise<readonly PublisherItem[]> =>
  desk.read((rows) => listPublishers(rows, reading, { limit: 100, after: null }).items);
const citations = (publisher: string, reading: Clocks = all): Promise<readonly CitationItem[]> =>
  desk.read((rows) => listCitations(rows, publisher, reading, { limit: 100, after: null }).items);

test('what rests on a publisher is summed up: citations, records, grades, attributions, first and last', async () => {
  await desk.record(
    person('ann', { ...reported, publishedOn: '2018-05-03', reliability: 'B', credibility: '2' }),
    person(
      'bo',
      { ...reported, publishedOn: '2018', attribution: 'denied', reliability: 'F' },
      { ...reported, title: 'undated' },
    ),
    person('cy', { publisher: 'UN News', attribution: 'stated' }),
  );
  const [asiaPlus, un] = await publishers();
  expect(asiaPlus).toEqual({
    publisher: 'Asia-Plus',
    citations: 3,
    records: 2,
    origins: 1,
    attribution: { stated: 0, reported: 2, claimed: 0, denied: 1 },
    reliability: { A: 0, B: 1, C: 0, D: 0, E: 0, F: 1, ungraded: 1 },
    credibility: { '1': 0, '2': 1, '3': 0, '4': 0, '5': 0, '6': 0, ungraded: 2 },
    first: '2018',
    last: '2018',
  });
  expect(un).toMatchObject({ publisher: 'UN News', citations: 1, records: 1, first: null, last: null });
});

test('one publisher is one however its name is spelt, and goes by the commonest spelling', async () => {
  await desk.record(
    person('ann', { ...reported, publisher: 'ASIA PLUS' }),
    person('bo', { ...reported, publisher: 'Asia-Plus' }),
    person('cy', { ...reported, publisher: 'Asia-Plus' }),
  );
  expect((await publishers()).map(({ publisher, citations: n }) => [publisher, n])).toEqual([['Asia-Plus', 3]]);
  expect((await citations('asia plus')).map(({ record, publisher }) => [record, publisher])).toEqual([
    ['official:ann', 'ASIA PLUS'],
    ['official:bo', 'Asia-Plus'],
    ['official:cy', 'Asia-Plus'],
  ]);
});

test('origins are independent: the end of each chain once, one address once, what only repeats or denies not at all', async () => {
  await desk.record(
    person('ann', { ...reported, via: ['Tajik ministry'] }, { ...reported, via: ['Khovar', 'Tajik ministry'], title: 'again' }),
    person(
      'bo',
      { ...reported, url: 'https://asiaplustj.info/1' },
      { ...reported, url: 'https://asiaplustj.info/1', via: ['x'] },
    ),
    person('cy', { ...reported, attribution: 'denied', via: ['y'] }, { ...reported, via: ['z'], credibility: '6' }),
    person('di', { ...reported, id: 'one', via: ['Tajik ministry'] }, { ...reported, repeats: 'one', via: ['elsewhere'] }),
  );
  const [only] = await publishers();
  expect(only).toMatchObject({ citations: 8, records: 4, origins: 2 });
});

test('records that are merged rest on it as one', async () => {
  await desk.record(person('ann', reported), person('bo', reported));
  const before = await desk.record({ type: 'MergeRecords', stream: 'official-ann', body: { into: 'bo', reason: 'one person' } });
  await desk.record({ type: 'UnmergeRecords', stream: 'official-ann', body: { reason: 'two people' } });
  expect(await publishers({ ...all, knownAt: before })).toMatchObject([{ citations: 2, records: 1 }]);
  expect(await publishers()).toMatchObject([{ citations: 2, records: 2 }]);
});

test('the claims on a citation are those that stand', async () => {
  await desk.record(person('ann', { ...reported, title: 'a list', url: 'https://asiaplustj.info/1' }));
  await desk.record({
    type: 'CorrectRecord',
    stream: 'official-ann',
    body: { changes: { born: '1960' }, reason: 'a file', sources: [reported] },
  });
  expect(await citations('Asia-Plus')).toMatchObject([
    { record: 'official:ann', source: 's1', title: 'a list', url: 'https://asiaplustj.info/1', claims: 1 },
    { record: 'official:ann', source: 's2', title: null, claims: 1 },
  ]);
  await desk.record({
    type: 'CorrectRecord',
    stream: 'official-ann',
    body: { changes: { born: '1961' }, reason: 'a better file', sources: [{ publisher: 'Gazette', attribution: 'stated' }] },
  });
  expect((await citations('Asia-Plus')).map(({ claims }) => claims)).toEqual([1, 0]);
});

test('as of a day there is what was published by then; what was retracted rests on nothing', async () => {
  await desk.record(person('ann', { ...reported, publishedOn: '2018-05' }), person('bo', { ...reported, publishedOn: '2020' }));
  expect(await publishers({ ...all, asOf: parseAsOf('2018-05-02') })).toMatchObject([{ citations: 1 }]);
  expect(await publishers({ ...all, asOf: parseAsOf('2018-05-02'), certain: true })).toEqual([]);
  expect(await publishers({ ...all, asOf: parseAsOf('2018-04') })).toEqual([]);
  await desk.record({ type: 'RetractRecord', stream: 'official-ann', body: { reason: 'nobody' } });
  expect(await publishers()).toMatchObject([{ citations: 1, first: '2020' }]);
});

test('a source that a reader may not see is not counted', async () => {
  await desk.record(person('ann', reported), {
    type: 'AttachSource',
    stream: 'official-ann',
    body: { publisher: 'A whisper', attribution: 'claimed', label: 'confidential' },
  });
  expect((await publishers()).map(({ publisher }) => publisher)).toEqual(['A whisper', 'Asia-Plus']);
  expect((await publishers({ sees: SEES.public })).map(({ publisher }) => publisher)).toEqual(['Asia-Plus']);
});

test('pages go on where they ended', async () => {
  await desk.record(person('ann', reported, { ...reported, title: 'again' }), person('bo', reported));
  await desk.record(person('cy', { publisher: 'Élysée', attribution: 'stated' }, { publisher: '新华社', attribution: 'stated' }));
  const names: string[] = [];
  for (let after: string | null = null; ;) {
    const { items, next } = await desk.read((rows) => listPublishers(rows, all, { limit: 1, after }));
    names.push(...items.map(({ publisher }) => publisher));
    if (next === null) break;
    after = next;
  }
  expect(names).toEqual(['Asia-Plus', 'Élysée', '新华社']);
  const cited: string[] = [];
  for (let after: CitationCursor | null = null; ;) {
    const { items, next } = await desk.read((rows) => listCitations(rows, 'Asia-Plus', all, { limit: 1, after }));
    cited.push(...items.map(({ record, source }) => `${record} ${source}`));
    if (next === null) break;
    after = next;
  }
  expect(cited).toEqual(['official:ann s1', 'official:ann s2', 'official:bo s1']);
});
