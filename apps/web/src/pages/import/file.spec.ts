import { expect, test } from '@jest/globals';
import { mappingOf, rejectedCsv } from './file.ts';
import type { Mapping, Row } from './queries.ts';

const mapping = (name: string, of: Partial<Mapping>): Mapping => ({
  name,
  about: null,
  dataset: name,
  reads: 'csv',
  columns: [],
  key: [],
  beside: [],
  ownClock: false,
  error: null,
  ...of,
});
const MAPPINGS = [
  mapping('short', { columns: ['id'] }),
  mapping('visits', { columns: ['id', 'start_date'] }),
  mapping('log', { columns: ['id', 'start_date', 'end_date'], ownClock: true }),
  mapping('claims', { reads: 'json', columns: ['predicate'] }),
];

test('a file is known by its columns, whatever their order and what stands between them', () => {
  const found = (text: string, name = 'x.csv'): string | undefined => mappingOf(name, text, MAPPINGS)?.name;
  expect(found('\uFEFFstart_date,"id",more\r\n1,2')).toBe('visits');
  expect(found('id;start_date\n1;2')).toBe('visits');
  expect(found('id,name\n1,2')).toBe('short');
  expect(found('name\nx')).toBe(undefined);
  expect(found('{"claims":[{"predicate":"x"}]}', 'x.json')).toBe('claims');
  expect(found('[1,2]', 'x.json')).toBe(undefined);
});

test('rows that were rejected run no formula in the spreadsheet in which they are mended', () => {
  const given = { a: '=1+1', b: '+992 37', c: '-5', d: '@x', e: '＝x', f: '-0044-03-15', g: "'=x", h: "O'Neill", i: 'a;=1' };
  const row: Row = { line: 3, key: null, outcome: 'rejected', record: null, code: null, detail: null, row: given };
  expect(rejectedCsv([row]).split('\r\n')[1]).toBe(`'=1+1,'+992 37,-5,'@x,'＝x,-0044-03-15,''=x,O'Neill,"a;'=1",3,,`);
});

test('rows that were rejected come back as they were, with why', () => {
  const row = (of: Partial<Row>): Row => ({
    line: 3,
    key: null,
    outcome: 'rejected',
    record: null,
    code: 'in-the-future',
    detail: 'said "tomorrow", or so',
    row: { id: '1', note: 'a,b' },
    ...of,
  });
  expect(rejectedCsv([row({}), row({ line: 4, detail: null, row: { id: '2' } })])).toBe(
    'id,note,rejected_line,rejected_code,rejected_detail\r\n1,"a,b",3,in-the-future,"said ""tomorrow"", or so"\r\n2,,4,in-the-future,\r\n',
  );
});
