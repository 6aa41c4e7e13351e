import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL } from '#domain/access.ts';
import { executor } from '#application/execute.ts';
import type { Command } from '#domain/commands.ts';
import { dayNumber, formatDay } from '#domain/edtf.ts';
import type { EventStore } from '#event-store/event-store.ts';
import { openSqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import { Reads } from './reads.ts';

// The rows that docs/reading.md gives, each asked of the program.

const page = readFileSync(join(import.meta.dirname, '../docs/reading.md'), 'utf8');
const section = page.slice(page.indexOf('### Date by date'));
const [soRows, gapRows, statusRows] = tablesOf(section) as [string[][], string[][], string[][]];

/** Cells of each row, of each table; the code marks are of the page. */
function tablesOf(text: string): string[][][] {
  return text
    .split(/\n\n+/)
    .filter((part) => part.startsWith('| '))
    .map((table) =>
      table
        .trim()
        .split('\n')
        .slice(2)
        .map((row) =>
          row
            .slice(1, -1)
            .split('|')
            .map((cell) => cell.trim().replaceAll('`', '')),
        ),
    );
}

const now = new Date('2026-06-01T00:00:00Z');
let log: EventStore;
let reads: Reads;

beforeAll(async () => {
  reads = await Reads.open(() => now);
  log = await openSqliteStore(':memory:');
  const execute = executor({ store: log, now: () => now });
  const commands = [
    ...['unoct', 'member'].map((id): Command => ({ type: 'EstablishOffice', stream: `office-${id}`, body: { name: id } })),
    ...soRows.flatMap(([what, date], n) => questionOf(what!).record(`r${n}`, date!)),
    ...gapRows.flatMap(([date], n) => engagement(`g${n}`, date!, GAP_STATES[n]!)),
    ...statusRows.flatMap(([date], n) => engagement(`c${n}`, date!, CONTACT_STATES[n]!)),
  ];
  for (const command of commands) await execute(command, { ...LOCAL, actor: 'desk', correlationId: 'dates' });
  await reads.of(log, await log.logId());
});

afterAll(async () => {
  await reads[Symbol.asyncDispose]();
  await log.close();
});

interface Question {
  readonly record: (id: string, date: string) => readonly Command[];
  /** Whether it is so as of a day. */
  readonly isSo: (id: string, clocks: string) => Promise<boolean>;
}

const establish = (id: string, body: object): Command => ({
  type: 'EstablishOffice',
  stream: `office-${id}`,
  body: { name: id, ...body },
});
const appoint = (id: string, body: object): readonly Command[] => [
  {
    type: 'AppointOfficial',
    stream: `official-${id}`,
    body: { name: id, post: id, title: 'Head', party: 'office:unoct', ...body },
  },
];
const membership = (id: string, body: object): readonly Command[] => [
  establish(id, {}),
  { type: 'JoinMemberEntity', stream: `office-${id}`, body: { member: 'member', ...body } },
];

const leaving = (id: string, on: string): Command => ({
  type: 'LeaveMemberEntity',
  stream: `office-${id}`,
  body: { member: 'member', on },
});

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- its caller knows the answer
const json = async <T>(address: string): Promise<{ readonly status: number; readonly body: T }> => {
  const { status, text } = await reads.get(address);
  return { status, body: JSON.parse(text) as T };
};
const listed = async (address: string, id: string): Promise<boolean> => {
  const { status, body } = await json<{ items: { id: string }[] }>(`${address}&limit=1000`);
  expect(status).toBe(200);
  return body.items.some((each) => each.id === id);
};
const isOffice = (id: string, clocks: string): Promise<boolean> => listed(`/v1/offices?${clocks}`, id);
const holds = (id: string, clocks: string): Promise<boolean> => listed(`/v1/officials?post=${id}&${clocks}`, id);
const isMember = async (id: string, clocks: string): Promise<boolean> => {
  const { body } = await json<{ members: { onTheDay: boolean; certain: boolean }[] }>(
    `/v1/offices/${id}?${clocks.replace('&certain=true', '')}`,
  );
  const [member] = body.members;
  return clocks.includes('certain') ? member!.certain : member!.onTheDay;
};

const QUESTIONS: Readonly<Record<string, Question>> = {
  'an office established on': { record: (id, establishedOn) => [establish(id, { establishedOn })], isSo: isOffice },
  'an office of 2000-01-01 dissolved on': {
    record: (id, on) => [
      establish(id, { establishedOn: '2000-01-01' }),
      { type: 'DissolveOffice', stream: `office-${id}`, body: { on } },
    ],
    isSo: isOffice,
  },
  'a mandate, of an office of 2000-01-01, from': {
    record: (id, from) => [
      establish(id, { establishedOn: '2000-01-01' }),
      { type: 'ReviseOfficeMandate', stream: `office-${id}`, body: { mandates: [id], from } },
    ],
    isSo: (id, clocks) => listed(`/v1/offices?mandate=${id}&${clocks}`, id),
  },
  'a membership joined on, and left on 2025-01-01': {
    record: (id, on) => [...membership(id, { on }), leaving(id, '2025-01-01')],
    isSo: isMember,
  },
  'a membership joined on, of which no end is known': { record: (id, on) => membership(id, { on }), isSo: isMember },
  'a membership of 2000-01-01 left on': {
    record: (id, on) => [...membership(id, { on: '2000-01-01' }), leaving(id, on)],
    isSo: isMember,
  },
  'a post taken up on, and left on 2025-01-01': {
    record: (id, assumedOn) => appoint(id, { assumedOn, leftOn: '2025-01-01' }),
    isSo: holds,
  },
  'a post given on, and left on 2025-01-01': {
    record: (id, appointedOn) => appoint(id, { appointedOn, leftOn: '2025-01-01' }),
    isSo: holds,
  },
  'a post of 2000-01-01 left on': { record: (id, leftOn) => appoint(id, { assumedOn: '2000-01-01', leftOn }), isSo: holds },
  'a post of 2000-01-01 without an end, last spoken of on': {
    record: (id, publishedOn) =>
      appoint(id, { assumedOn: '2000-01-01', sources: [{ publisher: 'Gazette', attribution: 'stated', publishedOn }] }),
    isSo: holds,
  },
  'a name from': {
    record: (id, from) => [establish(id, {}), { type: 'RenameOffice', stream: `office-${id}`, body: { name: 'anew', from } }],
    isSo: async (id, clocks) => (await json<{ name: string }>(`/v1/offices/${id}?${clocks}`)).body.name === 'anew',
  },
  'a meeting on': {
    record: (id, heldOn) => [meeting(id, heldOn, 'TJ')],
    isSo: (id, clocks) => listed(`/v1/meetings?${clocks}`, id),
  },
};

function questionOf(what: string): Question {
  const question = QUESTIONS[what];
  if (!question) throw new Error(`docs/reading.md asks about "${what}", and nobody knows how`);
  return question;
}

function meeting(id: string, heldOn: string, state: string): Command {
  return {
    type: 'HoldBilateralMeeting',
    stream: `meeting-${id}`,
    body: {
      heldOn,
      topics: [],
      delegations: [
        { party: `state:${state}`, participants: [{ description: 'officials' }] },
        { party: 'office:unoct', participants: [{ description: 'officials' }] },
      ],
    },
  };
}

const GAP_STATES = ['AF', 'AL', 'DZ', 'AO', 'AR', 'AM'];
const CONTACT_STATES = ['BD', 'BB', 'BY', 'BE', 'BZ', 'BJ', 'BT'];

function engagement(id: string, heldOn: string, state: string): readonly Command[] {
  const classified = { pillars: ['I'], functions: [], basis: { kind: 'stated' } };
  return [meeting(id, heldOn, state), { type: 'ClassifyEngagement', stream: `meeting-${id}`, body: classified } as Command];
}

/** Days on which something is so, and days around them on which it is not. */
function probes(cell: string): { readonly so: readonly string[]; readonly not: readonly string[] } {
  const some = ['1900-01-01', '2018-01-01', '2018-05-03', '2018-05-15', '2018-12-31', '2024-12-31'];
  if (cell === 'never') return { so: [], not: some };
  if (cell === 'always') return { so: some, not: [] };
  const from = /^from (\S+)$/.exec(cell)?.[1];
  if (from !== undefined) return { so: [from, '2100-01-01'], not: [beside(from, -1), '1900-01-01'] };
  const [, first, last] = /^(\S+) to (\S+)$/.exec(cell) ?? [];
  if (first === undefined || last === undefined) throw new Error(`docs/reading.md says "${cell}", which is no days`);
  return { so: [first, last], not: [beside(first, -1), beside(last, 1)] };
}

function beside(day: string, off: number): string {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  return formatDay(dayNumber(y, m, d) + off);
}

describe('as of a day', () => {
  test.each(soRows.map(([what, date, possible, certain], n) => ({ n, what, date, possible, certain })))(
    '$what $date: possible $possible, certain $certain',
    async ({ n, what, possible, certain }) => {
      const { isSo } = questionOf(what!);
      for (const [cell, clock] of [
        [possible!, ''],
        [certain!, '&certain=true'],
      ] as const) {
        if (cell === 'not told') continue;
        const { so, not } = probes(cell);
        for (const day of so) expect([day, clock, await isSo(`r${n}`, `asOf=${day}${clock}`)]).toEqual([day, clock, true]);
        for (const day of not) expect([day, clock, await isSo(`r${n}`, `asOf=${day}${clock}`)]).toEqual([day, clock, false]);
      }
    },
  );

  test('every question is in the table', () => {
    expect(new Set(soRows.map(([what]) => what))).toEqual(new Set(Object.keys(QUESTIONS)));
  });
});

describe('a gap', () => {
  test.each(gapRows.map(([date, plain, certain], n) => ({ n, date, plain, certain })))(
    'with one engagement of $date is $plain',
    async ({ n, plain, certain }) => {
      const told = async (clock: string): Promise<string> => {
        const { body } = await json<{ items: { state: string; certain: boolean }[] }>(
          `/v1/counter-terrorism/gaps?since=2018-05-10&limit=1000${clock}`,
        );
        const gap = body.items.find(({ state }) => state === `state:${GAP_STATES[n]}`);
        return gap ? `a gap, ${gap.certain ? 'certain' : 'not certain'}` : 'no gap';
      };
      expect([await told(''), await told('&certain=true')]).toEqual([plain, certain]);
    },
  );
});

describe('the status of a partnership', () => {
  test.each(statusRows.map(([date, asOf, status, certain], n) => ({ n, date, asOf, status, certain })))(
    'whose last contact was on $date is $status as of $asOf',
    async ({ n, asOf, status, certain }) => {
      const { body } = await json<{ status: string; statusCertain: boolean }>(
        `/v1/partnerships/state:${CONTACT_STATES[n]}/office:unoct?asOf=${asOf}`,
      );
      expect([body.status, String(body.statusCertain)]).toEqual([status, certain]);
    },
  );
});
