import { describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { csvRows } from '#imports/plan/rows.ts';
import { csvOf } from './csv.ts';

const rows = (csv: string): string[][] => parse(csv, { bom: true });
const only = (item: object, column: string): string => rows(csvOf([item], { columns: [column], header: false }))[0]![0]!;

describe('a list as CSV', () => {
  test('has a header and lines that end in CR LF', () => {
    expect(csvOf([{ id: 'a' }, { id: 'b' }], { columns: ['id'], header: true })).toBe('id\r\na\r\nb\r\n');
    expect(csvOf([], { columns: ['id', 'name'], header: true })).toBe('id,name\r\n');
  });

  test('reads back as it was, whatever a text holds', () => {
    for (const id of ['a "quoted", two\r\nlines; سراج\u{1F600}', 'two\nlines', 'two\rlines', ' spaces ', '']) {
      expect(only({ id, name: 'x' }, 'id')).toBe(id);
    }
  });

  test('lays objects out as columns and joins lists', () => {
    const item = {
      place: { city: 'Dushanbe', country: 'TJ' },
      delegations: [
        { party: 'state:TJ', participants: [{ official: 'a' }, { official: null }] },
        { party: 'office:unoct', participants: [{ official: 'b' }] },
      ],
      count: { moreThan: 400 },
      complete: false,
    };
    expect(only(item, 'place.city')).toBe('Dushanbe');
    expect(only(item, 'place.venue')).toBe('');
    expect(only(item, 'delegations.party')).toBe('state:TJ; office:unoct');
    expect(only(item, 'delegations.participants.official')).toBe('a; ; b');
    expect(only(item, 'delegations.role')).toBe('');
    expect(only(item, 'count')).toBe('{"moreThan":400}');
    expect(only(item, 'complete')).toBe('false');
    expect(only({ place: null }, 'place.city')).toBe('');
  });

  const FORMULAS = [
    '=1+1',
    '+1',
    '-1+1',
    '-A1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    '＝1',
    '＋1',
    '－1',
    '＠A',
    "'=1",
    '-',
    '-2+3|x',
  ];

  test.each(FORMULAS)('runs no formula in a spreadsheet: %j', (name) => {
    expect(only({ name }, 'name')).toBe(`'${name}`);
    expect(only({ names: [name, 'x'] }, 'names')).toBe(`'${name}; x`);
  });

  test.each([-1, -12.5, '-0044-03-15', '-0044-03-15/-0043', '-0044~', '2018-05-03', '../2018', "O'Brien", "'s-Gravenhage"])(
    'leaves a number, a date or a name as it is: %j',
    (value) => {
      expect(only({ value }, 'value')).toBe(String(value));
    },
  );

  test('is imported as what it was made of', async () => {
    const names = [...FORMULAS, '-1', "''=1", "'", "''", "'s-Gravenhage", 'x'].filter((name) => name.trim() === name);
    const file = csvOf(
      names.map((name, n) => ({ id: String(n), name })),
      { columns: ['id', 'name'], header: true },
    );
    const read: unknown[] = [];
    for await (const row of csvRows('a.csv', () => Readable.from([Buffer.from(file)]), { columns: ['id', 'name'] }))
      read.push('cells' in row ? row.cells['name'] : row);
    expect(read).toEqual(names);
    expect(names.length).toBeGreaterThan(10);
  });

  test('has a byte order mark only when asked', () => {
    expect(csvOf([], { columns: ['id'], header: true, bom: true })).toBe('\uFEFFid\r\n');
  });
});
