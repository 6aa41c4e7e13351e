import { expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { LogInMemory } from '../../spec/log.ts';
import { plannedRows } from '../../spec/planning.ts';
import { readMapping } from '../mapping/read-mapping.ts';

const MANUAL = resolve(import.meta.dirname, '../../../../docs/importing.md');

test('the example of the manual reads its file as it says', async () => {
  const manual = await readFile(MANUAL, 'utf8');
  const [file, mapping] = ['csv', 'json'].map((kind) => manual.split(`\`\`\`${kind}\n`)[1]?.split('```')[0] as string);
  const rows = await plannedRows(readMapping(JSON.parse(mapping as string)), file as string);
  expect(rows.map(({ main }) => main)).toMatchObject([
    {
      stream: 'meeting-call-1',
      body: {
        heldOn: '2018-05-03',
        delegations: [{}, { party: 'state:JP', participants: [{ official: 'caller-1', styled: 'Foreign Minister' }] }],
        topics: ['border security'],
      },
    },
    { stream: 'meeting-call-2', body: { delegations: [{}, { party: 'state:RU' }] } },
    null,
  ]);
  expect(rows[2]?.notes).toEqual(['cancelled: nothing is recorded of it']);
  const log = new LogInMemory();
  for (const row of rows) log.record(row);
  expect([...log.records.keys()]).toEqual(['official-caller-1', 'meeting-call-1', 'official-caller-2', 'meeting-call-2']);
});
