import { describe, expect, test } from '@jest/globals';
import { planned, plannedRows } from '../../spec/planning.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { UnreadableFile } from './plan.ts';
import { readMapping, UnreadableMapping } from '../mapping/read-mapping.ts';

const MEETINGS: Mapping = {
  name: 'meetings',
  dataset: 'desk-meetings',
  columns: ['no', 'day', 'with', 'of', 'topic'],
  key: ['no'],
  tables: { party: { shipped: 'territories' } },
  values: {
    on: { date: '{day}', format: 'D/M/YYYY' },
    party: { lookup: 'party', key: '{of:slug}', on: '{on}' },
  },
  rules: [
    {
      main: {
        type: 'HoldBilateralMeeting',
        stream: 'meeting-desk-{row.id}',
        body: {
          heldOn: '{on}',
          delegations: [
            { party: 'state:TJ', participants: [{ description: 'the desk' }] },
            { party: '{party}', participants: [{ description: '{with}' }] },
          ],
          topics: ['{topic}'],
          sources: [{ publisher: 'the desk', attribution: 'stated' }],
        },
      },
    },
  ],
};
const HEADER = 'no,day,with,of,topic';
const ROW = '1,3/5/2018,the ambassador,Japan,trade';

describe('the rows of a file', () => {
  test('become commands as the mapping says', async () => {
    const [row] = await plannedRows(MEETINGS, `${HEADER}\n${ROW}\n`);
    expect(row).toMatchObject({
      line: 2,
      key: '1',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      main: {
        stream: 'meeting-desk-1',
        body: { heldOn: '2018-05-03', delegations: [{}, { party: 'state:JP' }], topics: ['trade'] },
      },
    });
  });

  test('leave out what a cell does not say', async () => {
    const [row] = await plannedRows(MEETINGS, `${HEADER}\n1,3/5/2018,the ambassador,Japan,\n`);
    expect(row?.main?.body).not.toHaveProperty('topics');
  });

  test('are read with a byte order mark, quotes, commas and line breaks in them, and counted by the line they begin on', async () => {
    const text = `\uFEFF${HEADER}\r\n1,3/5/2018,"the ""new""\r\nambassador, and others",Japan,trade\r\n\r\n2,4/5/2018,x,Japan,y\r\n`;
    const rows = await plannedRows(MEETINGS, text);
    expect(rows.map(({ line }) => line)).toEqual([2, 5]);
    expect(rows[0]?.main?.body).toMatchObject({
      delegations: [{}, { participants: [{ description: 'the "new"\r\nambassador, and others' }] }],
    });
  });

  test('with too many or too few columns are rejected with their line, and the others stand', async () => {
    const rows = await planned(MEETINGS, `${HEADER}\n1,3/5/2018,a,b\n2,4/5/2018,x,Japan,y,z\n3,4/5/2018,x,Japan,y\n`);
    expect(rows).toMatchObject([
      { line: 2, code: 'wrong-column-count', detail: expect.stringContaining('4 columns, the header 5') },
      { line: 3, code: 'wrong-column-count' },
      { line: 4, key: '3' },
    ]);
  });

  test.each([
    ['1,31/2/2018,x,Japan,y', 'unreadable-date', /no day 31/],
    ['1,May 2018,x,Japan,y', 'unreadable-date', /no date of the form D\/M\/YYYY/],
    ['1,3/5/2018,x,Ruritania,y', 'not-in-table', /ruritania/],
    [',3/5/2018,x,Japan,y', 'missing-value', /no no, which is of its key/],
  ])('that cannot be read say why: %s', async (line, code, detail) => {
    const [row] = await planned(MEETINGS, `${HEADER}\n${line}\n`);
    expect(row).toMatchObject({ line: 2, code, detail: expect.stringMatching(detail), row: { with: 'x' } });
  });

  test('have another version where a column that is read changes, and none where another does', async () => {
    const digest = async (text: string): Promise<string | undefined> => (await plannedRows(MEETINGS, text))[0]?.digest;
    const before = await digest(`${HEADER},remark\n${ROW},a\n`);
    expect(await digest(`${HEADER},remark\n${ROW},b\n`)).toBe(before);
    expect(await digest(`${HEADER}\n${ROW.replace('trade', 'visas')}\n`)).not.toBe(before);
  });

  test('of a file without a column that is read, or of an empty one, are not read at all', async () => {
    await expect(planned(MEETINGS, 'no,day\n1,3/5/2018\n')).rejects.toThrow(/has no column with, of, topic: it has no, day/);
    await expect(planned(MEETINGS, '')).rejects.toThrow(UnreadableFile);
  });

  test('of a file with one column twice are not read at all', async () => {
    await expect(planned(MEETINGS, `${HEADER},day,\n${ROW},4/5/2018,\n`)).rejects.toThrow(
      /more than one column day: .*no, day, with, of, topic, day/,
    );
    expect(await plannedRows(MEETINGS, `${HEADER},,\n${ROW},,\n`)).toHaveLength(1);
  });

  test('of a file that is no UTF-8 are not read at all, and its line is named', async () => {
    const windows = (text: string): Uint8Array => Buffer.from(text, 'latin1');
    const text = `${HEADER}\n${ROW}\n2,3/5/2018,José,Japan,trade\n`;
    await expect(planned(MEETINGS, windows(text))).rejects.toThrow(UnreadableFile);
    await expect(planned(MEETINGS, windows(text))).rejects.toThrow(/not UTF-8 on line 3/);
    await expect(planned(MEETINGS, windows(`${HEADER}\n1,3/5/2018,x,Japan,José`))).rejects.toThrow(/not UTF-8 on line 2/);
    await expect(planned(MEETINGS, Buffer.from(`\uFEFF${text}`, 'utf16le'))).rejects.toThrow(/not UTF-8 on line 1/);
    expect(await plannedRows(MEETINGS, text)).toHaveLength(2);
  });

  test('of a file with a quotation mark that is not closed are not read at all, and the line of that row is named', async () => {
    const text = `${HEADER}\r\n${ROW}\r\n\r\n2,3/5/2018,"the\r\nambassador",Japan,x\r\n3,3/5/2018,"x,Japan,y\r\n`;
    const more = '4,3/5/2018,x,Japan,y\r\n';
    for (const rest of ['', more, more.repeat(60_000)])
      await expect(planned(MEETINGS, text + rest)).rejects.toThrow(/row that begins on line 6 and does not end/);
  });

  test('with a quotation mark in their midst are rejected with their line, and the others keep theirs', async () => {
    const rows = await planned(MEETINGS, `${HEADER}\n${ROW}\n2,3/5/2018,x"y,Japan,z\n3,3/5/2018,x,Japan,y\n`);
    expect(rows).toMatchObject([{ line: 2 }, { line: 3, code: 'unreadable-row' }, { line: 4, key: '3' }]);
  });

  test('are each a record of their own, also where their keys are the same but for signs', async () => {
    const rows = await plannedRows(
      MEETINGS,
      [HEADER, ...['A-1', 'A/1', 'A 1', 'B--2', '№'].map((key) => ROW.replace('1', key))].join('\n'),
    );
    const [plain, slash, space, twice, sign] = rows.map(({ main }) => main?.stream);
    expect([plain, twice]).toEqual(['meeting-desk-a-1', 'meeting-desk-b-2']);
    expect([slash, space, sign]).toEqual([
      expect.stringMatching(/^meeting-desk-a-1-[0-9a-f]{8}$/),
      expect.stringMatching(/^meeting-desk-a-1-[0-9a-f]{8}$/),
      expect.stringMatching(/^meeting-desk-[a-z]+-[0-9a-f]{8}$/),
    ]);
    expect(new Set([plain, slash, space, twice, sign]).size).toBe(5);
  });

  test('may be separated otherwise', async () => {
    const semicolons: Mapping = { ...MEETINGS, reads: { csv: { delimiter: ';' } } };
    expect(await plannedRows(semicolons, `${HEADER}\n${ROW}\n`.replaceAll(',', ';'))).toHaveLength(1);
  });

  test('need the files that the mapping reads beside them', async () => {
    const beside: Mapping = { ...MEETINGS, tables: { ...MEETINGS.tables, posts: { file: 'posts.csv', key: 'id' } } };
    await expect(planned(beside, `${HEADER}\n${ROW}\n`)).rejects.toThrow(/posts\.csv is read beside the file, and is not there/);
    await expect(planned(beside, `${HEADER}\n${ROW}\n`, { 'posts.csv': 'name\nx\n' })).rejects.toThrow(
      /posts\.csv has no column id/,
    );
  });

  test('that no rule fits are rejected', async () => {
    const ruled: Mapping = { ...MEETINGS, rules: [{ ...MEETINGS.rules[0], where: { topic: '^visas$' } }] };
    expect(await planned(ruled, `${HEADER}\n${ROW}\n`)).toMatchObject([{ code: 'no-rule' }]);
  });
});

describe('a mapping', () => {
  test('is read as it is written', () => {
    expect(readMapping(JSON.parse(JSON.stringify(MEETINGS)))).toEqual(MEETINGS);
  });

  test.each<[string, object, RegExp]>([
    ['a member that there is not', { colums: [] }, /additional properties \(colums\)/],
    ['no key', { key: undefined }, /required property 'key'/],
    ['a name that is no column', { values: { on: { date: '{dya}' } } }, /values\/on: \{dya\} is no column/],
    ['a filter that there is not', { values: { on: { date: '{day:shout}' } } }, /no filter shout/],
    ['a table that there is not', { values: { party: { lookup: 'parties', key: '{of}' } } }, /no table parties/],
    ['a shipped table that there is not', { tables: { party: { shipped: 'planets' } } }, /ships no table planets/],
    [
      'a pattern that cannot be read',
      { values: { x: { match: '{of}', patterns: [{ pattern: '(' }] } } },
      /pattern "\(" cannot be read/,
    ],
    ['a key that is no column', { key: ['number'] }, /number is not among the columns/],
    [
      'a place for what is personal',
      {
        rules: [{ main: { type: 'AddDetail', stream: 'official-{of}', body: { changes: { '/notes/-': { text: '{topic}' } } } } }],
      },
      /rules\/0: \/notes\/- is personal, and what is personal is not imported/,
    ],
    [
      'a claim of what is personal',
      {
        rules: [{ main: { type: 'RecordClaim', stream: '{of}', body: { field: '/contactDetails/c1/value', value: '{topic}' } } }],
      },
      /\/contactDetails\/c1\/value is personal/,
    ],
    ['a command that there is not', { rules: [{ main: { type: 'HoldParty', stream: 'x', body: {} } }] }, /HoldParty/],
  ])('with %s is refused, and says where', (_, change, problem) => {
    const wrong = JSON.parse(JSON.stringify({ ...MEETINGS, ...change })) as unknown;
    expect(() => readMapping(wrong)).toThrow(UnreadableMapping);
    expect(() => readMapping(wrong)).toThrow(problem);
  });
});
