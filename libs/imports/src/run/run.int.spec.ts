import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { LOCAL } from '#domain/access.ts';
import { executor } from '#application/execute.ts';
import { canonicalJson } from '#event-store/canonical-json.ts';
import { decode, metadataOf } from '#event-store/decode.ts';
import { StoreUnavailable } from '#event-store/event-store.ts';
import { verify } from '#event-store/hash-chain.ts';
import { openSqliteStore, type SqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import type { Command } from '#domain/commands.ts';
import type { DomainEvent } from '#domain/events.ts';
import { fold, says } from '#domain/record.ts';
import { plannedRows } from '../../spec/planning.ts';
import { knownRowsOf } from '../plan/known-row.ts';
import type { PlannedRow, RejectedRow } from '../plan/plan.ts';
import type { RowOutcome } from './outcome.ts';
import { readMapping } from '../mapping/read-mapping.ts';
import { type Import, ImportFailed, runImport } from './run.ts';
import { type Counts, Tally } from './tally.ts';
import { type Streams, TrialStore } from './trial-store.ts';

const NOW = new Date('2026-11-25T12:00:00.000Z');
const source = { publisher: 'Office of the Historian', attribution: 'stated' } as const;

let store: SqliteStore;
beforeEach(async () => {
  store = await openSqliteStore(':memory:');
});
afterEach(() => store.close());

/** A visit of one person, told as a meeting: its official is there first. */
function visit(
  key: string,
  day = '2018-05-03',
  more: Partial<(Command & { type: 'HoldBilateralMeeting' })['body']> = {},
): PlannedRow {
  const official = `visitor-of-${key}`;
  const main: Command = {
    type: 'HoldBilateralMeeting',
    stream: `meeting-${key}`,
    body: {
      heldOn: day,
      delegations: [
        { party: 'state:TJ', participants: [{ official }] },
        { party: 'state:AF', participants: [{ description: 'hosts' }] },
      ],
      topics: [],
      sources: [source],
      ...more,
    },
  };
  return planned(key, main, [person(official)]);
}

const person = (id: string, name = 'Ann'): Command => ({
  type: 'RecordOfficialName',
  stream: `official-${id}`,
  body: { name, sources: [source] },
});

const appointed = (key: string, more: object = {}, id = 'ann'): PlannedRow =>
  planned(
    key,
    {
      type: 'AppointOfficial',
      stream: `official-${id}`,
      body: { id: key, post: 'envoy', title: 'Envoy', party: 'state:TJ', appointedOn: '2018', sources: [source], ...more },
    },
    [person(id)],
  );

let lines = 1;
function planned(key: string, main: Command | null, before: Command[] = [], after: Command[] = []): PlannedRow {
  const digest = createHash('sha256').update(canonicalJson({ main, before, after })).digest('hex');
  return { line: ++lines, key, digest, main, before, after, notes: [], row: { key } };
}

const unread = (key: string | null): RejectedRow => ({ line: ++lines, key, code: 'unreadable-date', detail: 'no date', row: {} });

interface Ran extends Counts {
  readonly told: readonly RowOutcome[];
}

async function run(rows: readonly (PlannedRow | RejectedRow)[], more: Partial<Import> = {}): Promise<Ran> {
  const told: RowOutcome[] = [];
  const { signal } = new AbortController();
  const tally = new Tally();
  await runImport({
    tally,
    dataset: 'visits',
    rows: fc.stream(rows[Symbol.iterator]()) as unknown as AsyncIterable<PlannedRow>,
    known: knownRowsOf(store, 'visits', signal, () => undefined),
    store,
    by: { ...LOCAL, actor: 'desk' },
    now: () => NOW,
    signal,
    onRow: (outcome) => void told.push(outcome),
    ...more,
  });
  return { ...tally.counts(), told };
}

async function tried(rows: readonly (PlannedRow | RejectedRow)[], more: Partial<Import> = {}): Promise<Ran> {
  const trial = await openSqliteStore(':memory:');
  try {
    return await run(rows, { ...more, store: new TrialStore(store, trial) });
  } finally {
    await trial.close();
  }
}

const desk = (command: Command) => executor({ store, now: () => NOW })(command, { ...LOCAL, actor: 'desk', correlationId: 'c' });

async function events(): Promise<DomainEvent[]> {
  const all = [];
  for await (const event of store.readAll()) all.push(decode(event));
  return all;
}

/** What everything that stands says, whatever came first. */
async function standing(): Promise<Record<string, unknown>> {
  const streams = Object.groupBy(await events(), ({ stream }) => stream);
  return Object.fromEntries(
    Object.entries(streams).flatMap(([stream, own]) => {
      const record = fold(own!)!;
      return record.retraction ? [] : [[stream, sorted(says(record))]];
    }),
  );
}

function sorted(said: unknown): unknown {
  if (Array.isArray(said))
    return said.map((each) => sorted(each)).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof said !== 'object' || said === null) return said;
  const members = Object.entries(said).filter(([, each]) => !(Array.isArray(each) && each.length === 0));
  return Object.fromEntries(
    members.map(([name, each]): [string, unknown] => [name, sorted(each)]).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

describe('an import', () => {
  test('records each row once, and marks what it recorded with the row', async () => {
    const rows = [visit('a'), visit('b'), appointed('c', {}, 'visitor-of-a'), unread('d')];
    const first = await run(rows);
    expect(first).toMatchObject({ rows: 4, recorded: 3, already: 0, corrected: 0, retracted: 0, rejected: 1 });
    expect(first.events).toEqual({ BilateralMeetingHeld: 2, OfficialAppointed: 1, OfficialNameRecorded: 2 });
    expect(first.told.at(-1)).toMatchObject({ line: rows[3]!.line, outcome: 'rejected', code: 'unreadable-date' });
    for await (const { type, metadata } of store.readAll()) {
      const { dataset, row, rowDigest } = metadataOf({ metadata } as never);
      expect([dataset, row !== undefined, rowDigest !== undefined]).toEqual([
        'visits',
        type !== 'OfficialNameRecorded',
        type !== 'OfficialNameRecorded',
      ]);
    }
    const head = await store.head();
    expect(await run(rows)).toMatchObject({ rows: 4, recorded: 0, already: 3, rejected: 1, events: {} });
    expect(await store.head()).toBe(head);
    expect(await verify(store)).toMatchObject({ broken: [] });
  });

  test('skips a row of which its mapping records nothing', async () => {
    const cancelled = { ...planned('c', null), notes: ['cancelled'] };
    const { told, ...counts } = await run([cancelled, planned('p', null, [person('ann')])]);
    expect(counts).toMatchObject({ rows: 2, skipped: 1, recorded: 1 });
    expect(told[0]).toMatchObject({ outcome: 'skipped', record: null, detail: 'cancelled' });
    expect(await run([cancelled, planned('p', null, [person('ann')])])).toMatchObject({ skipped: 1, already: 1 });
  });

  test('asks the log nothing of a row that it knows', async () => {
    const rows = [visit('a'), visit('b')];
    await run(rows);
    const reads: string[] = [];
    const watched: Streams = {
      append: (...append) => store.append(...append),
      read: (stream, options) => (reads.push(stream), store.read(stream, options)),
    };
    expect(await run(rows, { store: watched })).toMatchObject({ already: 2 });
    expect(reads).toEqual([]);
  });

  test('leaves what somebody recorded before, with the same facts, as it is', async () => {
    await desk(person('visitor-of-a'));
    await desk(visit('a').main!);
    expect(await run([visit('a')])).toMatchObject({ already: 1, events: {} });
  });

  test('keeps rows of one record in their order, and finds what a row before has opened', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => appointed(`post-${n}`, {}, `p${n % 3}`));
    const late = visit('z', '2018-05-03', { onSidelinesOf: 'talks' });
    const talks: Command = { type: 'ConveneConference', stream: 'conference-talks', body: { name: 'Talks', heldOn: '2018-05' } };
    expect(await run([...rows, planned('talks', talks), late])).toMatchObject({ recorded: 42, rejected: 0 });
    const appointments = (await events()).flatMap((event) =>
      event.type === 'OfficialAppointed' && event.stream === 'official-p0' ? [event.data.id] : [],
    );
    expect(appointments).toEqual(rows.filter((_, n) => n % 3 === 0).map(({ key }) => key));
  });

  test('rejects a row with every reason that the record gives', async () => {
    const { told, ...counts } = await run([
      visit('a', '2027-01-01'),
      visit('b', '2018-05-03', { onSidelinesOf: 'nothing' }),
      visit('c\u0000'),
      visit('d'),
    ]);
    expect(counts).toMatchObject({ rows: 4, recorded: 1, rejected: 3 });
    expect(told.map(({ code }) => code)).toEqual(['in-the-future', 'unknown-reference', 'invalid-body', null]);
    expect(told[1]).toMatchObject({
      detail: expect.stringMatching(/^\/onSidelinesOf: there is no conference nothing/),
      row: { key: 'b' },
    });
  });

  test('ended after any append, goes on and records nothing twice', async () => {
    const rows = [visit('a'), visit('b'), appointed('c', { leftOn: '2019' }), appointed('d'), visit('e'), visit('a-2')];
    await run(rows);
    const whole = await standing();
    const total = (await events()).length;
    const appendsOfAll = store.counts.appends;
    for (let cut = 0; cut <= 12; cut++) {
      await store.close();
      store = await openSqliteStore(':memory:');
      let appends = 0;
      const failing: Streams = {
        read: (...read) => store.read(...read),
        append(...append) {
          if (appends++ === cut) throw new Error('the power went');
          return store.append(...append);
        },
      };
      const ended = await run(rows, { store: failing }).then(
        () => 'completed',
        ({ message }: Error) => message,
      );
      expect(ended).toBe(cut < appendsOfAll ? 'the power went' : 'completed');
      const before = (await events()).length;
      const { events: added, rejected } = await run(rows);
      expect([before + Object.values(added).reduce((sum, n) => sum + n, 0), rejected]).toEqual([total, 0]);
      expect(await standing()).toEqual(whole);
      expect(await run(rows)).toMatchObject({ already: 6, events: {} });
    }
  });

  test('stops where it is asked to, and goes on', async () => {
    const stop = new AbortController();
    const rows = Array.from({ length: 300 }, (_, n) => visit(`v${n}`));
    const stopped = run(rows, { signal: stop.signal, onRow: () => stop.abort(new Error('enough')) });
    await expect(stopped).rejects.toThrow('enough');
    const before = (await events()).filter(({ type }) => type === 'BilateralMeetingHeld').length;
    expect(before).toBeLessThan(300);
    expect(await run(rows)).toMatchObject({ rows: 300, recorded: 300 - before, already: before });
  });

  test('tells of its rows in the order of the file, whichever was decided first', async () => {
    const rows = Array.from({ length: 200 }, (_, n) => (n % 7 === 0 ? unread(`u${n}`) : visit(`v${n % 3 === 0 ? n : `x${n}`}`)));
    await run(rows.filter((_, n) => n % 2 === 0));
    expect((await run(rows)).told.map(({ line }) => line)).toEqual(rows.map(({ line }) => line));
  });

  test('waits for a log that is away, and gives up after a while', async () => {
    let away = 3;
    const flaky: Streams = {
      read: (...read) => store.read(...read),
      append(...append) {
        if (away-- > 0) throw new StoreUnavailable('the node is away');
        return store.append(...append);
      },
    };
    expect(await run([visit('a')], { store: flaky })).toMatchObject({ recorded: 1 });
    away = Infinity;
    await expect(run([visit('b')], { store: flaky, patience: 50 })).rejects.toThrow(StoreUnavailable);
  });

  test('records what comes after a row also where it was ended before that', async () => {
    const label: Command = {
      type: 'LabelRecord',
      stream: 'meeting-a',
      body: { label: 'internal', reason: 'the mapping says so' },
    };
    const { before, main } = visit('a');
    const row = planned('a', main, [...before], [label]);
    await run([{ ...row, after: [] }]);
    expect(await run([row])).toMatchObject({ recorded: 1, events: { RecordLabelled: 1 } });
    expect(await run([row])).toMatchObject({ already: 1, events: {} });
    for (const stream of ['meeting-a', 'official-visitor-of-a'])
      await desk({ type: 'RetractRecord', stream, body: { reason: 'a hoax' } });
    expect(await run([row])).toMatchObject({ already: 1, events: {} });
  });
});

describe('a newer version of a file', () => {
  test('corrects what a row says otherwise, adds what it did not say, withdraws what it says no more', async () => {
    const old = visit('a', '2018-05-03', { topics: ['drugs', 'borders'] });
    const now = visit('a', '2018-05-04', { topics: ['borders', 'trade'], place: { city: 'Dushanbe' } });
    await run([old, visit('b')]);
    expect(await run([now, visit('b')])).toMatchObject({ corrected: 1, already: 1, recorded: 0, events: { RecordCorrected: 1 } });
    const [correction] = (await events()).slice(-1);
    expect(correction).toMatchObject({
      type: 'RecordCorrected',
      data: {
        changes: { '/heldOn': '2018-05-04', '/place': { city: 'Dushanbe' }, '/topics/trade': 'trade', '/topics/drugs': null },
        reason: `visits, row a: version ${old.digest.slice(0, 12)} of it became ${now.digest.slice(0, 12)}`,
      },
    });
    expect(await run([now, visit('b')])).toMatchObject({ already: 2, events: {} });
    // And back again.
    expect(await run([old, visit('b')])).toMatchObject({ corrected: 1 });
    expect(await run([old, visit('b')])).toMatchObject({ already: 2 });
  });

  test('under a second name for the data set is not known: it records, corrects and takes back nothing', async () => {
    await run([visit('a'), visit('b')]);
    const signal = new AbortController().signal;
    const second = (rows: readonly PlannedRow[]): Promise<Ran> =>
      run(rows, { dataset: 'calls', known: knownRowsOf(store, 'calls', signal, () => undefined), retractMissing: true });
    expect(await second([visit('a'), visit('b')])).toMatchObject({ already: 2, events: {} });
    const { told, events: added } = await second([visit('a', '2018-05-04')]);
    expect(told).toMatchObject([{ outcome: 'rejected', code: 'already-different' }]);
    expect(added).toEqual({});
  });

  test('leaves what the desk has corrected where the row says of it what it said', async () => {
    await run([visit('a', '2018-05-03')]);
    await desk({
      type: 'CorrectRecord',
      stream: 'meeting-a',
      body: { changes: { heldOn: '2018-05-05' }, reason: 'the communiqué' },
    });
    expect(await run([visit('a', '2018-05-03', { topics: ['trade'] })])).toMatchObject({ corrected: 1 });
    expect((await standing())['meeting-a']).toMatchObject({ heldOn: '2018-05-05', topics: ['trade'] });
  });

  test('is rejected where it and the desk both say something new of one place', async () => {
    await run([visit('a', '2018-05-03')]);
    await desk({
      type: 'CorrectRecord',
      stream: 'meeting-a',
      body: { changes: { heldOn: '2018-05-05' }, reason: 'the communiqué' },
    });
    const { told } = await run([visit('a', '2018-05-04')]);
    expect(told).toMatchObject([
      { outcome: 'rejected', code: 'already-different', detail: expect.stringMatching(/^\/heldOn was changed/) },
    ]);
    expect((await standing())['meeting-a']).toMatchObject({ heldOn: '2018-05-05' });
  });

  test('moves a row to another record, and takes back one that is none any more', async () => {
    await run([visit('a'), visit('b')]);
    const moved = { ...visit('c'), key: 'a' };
    expect(await run([moved, planned('b', null)])).toMatchObject({ corrected: 1, retracted: 1 });
    expect(Object.keys(await standing()).filter((stream) => stream.startsWith('meeting-'))).toEqual(['meeting-c']);
    expect(await run([moved, planned('b', null)])).toMatchObject({ already: 1, skipped: 1, events: {} });
  });

  test('takes nothing back for what may not come in its place', async () => {
    await run([visit('a')]);
    expect(await run([{ ...visit('c', '2027-01-01'), key: 'a' }])).toMatchObject({
      rejected: 1,
      events: { OfficialNameRecorded: 1 },
    });
    expect(await standing()).toHaveProperty('meeting-a');
  });

  test('loses the rows that it does not have only where that is asked for', async () => {
    await run([visit('a'), visit('b'), appointed('c'), appointed('d')]);
    const rest = [visit('a'), appointed('d')];
    expect(await run(rest)).toMatchObject({ already: 2, retracted: 0 });
    expect(await run(rest, { retractMissing: true })).toMatchObject({ rows: 2, already: 2, retracted: 2 });
    const stands = await standing();
    expect(stands).not.toHaveProperty('meeting-b');
    expect(stands['official-ann']).toMatchObject({ appointments: [{ id: 'd' }] });
    expect(await run(rest, { retractMissing: true })).toMatchObject({ already: 2, retracted: 0, events: {} });
  });

  test('starts no record anew that was retracted, by it or by the desk', async () => {
    await run([visit('a'), visit('b')]);
    await run([visit('a')], { retractMissing: true });
    await desk({ type: 'RetractRecord', stream: 'official-ann', body: { reason: 'a hoax' } }).catch(() => undefined);
    const { told } = await run([visit('a'), visit('b')]);
    expect(told).toMatchObject([
      { outcome: 'already' },
      {
        outcome: 'rejected',
        code: 'unknown-record',
        detail: 'meeting-b was retracted: visits no longer has row b; an import never starts it anew',
      },
    ]);
    await desk({ type: 'RetractRecord', stream: 'official-visitor-of-a', body: { reason: 'a hoax' } });
    const [again] = (await run([visit('a', '2019-01-01')])).told;
    expect(again).toMatchObject({ outcome: 'rejected', detail: expect.stringContaining('a hoax') });
    expect(Object.keys(await standing())).not.toContain('official-visitor-of-a');
  });

  test.each([
    ['it is empty', [], 'there are no rows in the file'],
    ['a row of it cannot be told', [unread(null)], '1 could not be read'],
  ])('retracts nothing where %s', async (_, rows, why) => {
    await run([visit('a')]);
    const failed = run(rows, { retractMissing: true });
    await expect(failed).rejects.toThrow(ImportFailed);
    await expect(failed).rejects.toThrow(why);
    expect(await standing()).toHaveProperty('meeting-a');
  });

  test('keeps a row that it has and that cannot be read', async () => {
    await run([visit('a'), visit('b')]);
    expect(await run([visit('a'), unread('b')], { retractMissing: true })).toMatchObject({ retracted: 0, rejected: 1 });
  });

  test('keeps a person of whom other rows speak', async () => {
    await run([planned('ann', person('ann')), appointed('c')]);
    const { told } = await run([appointed('c')], { retractMissing: true });
    expect(told.at(-1)).toMatchObject({ line: null, key: 'ann', outcome: 'rejected', code: 'not-withdrawable' });
  });
});

describe('a data set with its own clock', () => {
  const at = (row: PlannedRow, day: string): PlannedRow => ({ ...row, at: `${day}T00:00:00.000Z` });
  const correct = (key: string, on: string): PlannedRow =>
    planned(`${key}-corrected`, {
      type: 'CorrectRecord',
      stream: `meeting-${key}`,
      body: { changes: { heldOn: on }, reason: 'renamed' },
    });

  test('is recorded at its own times, in its own records alone', async () => {
    await desk(person('visitor-of-b'));
    await desk(visit('b').main!);
    const rows = [
      at(visit('a'), '2019-01-01'),
      at(correct('a', '2018-05-04'), '2020-01-01'),
      at(correct('b', '2018-05-04'), '2020-01-01'),
      at(correct('a', '2018-05-06'), '2019-06-01'),
      visit('c'),
    ];
    const { told } = await run(rows, { ownClock: true });
    expect(told.map(({ outcome, code }) => code ?? outcome)).toEqual([
      'recorded',
      'recorded',
      'own-clock',
      'own-clock',
      'own-clock',
    ]);
    const own = (await events()).filter(({ stream }) => stream === 'meeting-a').map(({ recordedAt }) => recordedAt);
    expect(own).toEqual(['2019-01-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z']);
    expect((await run(rows.slice(0, 2), { ownClock: true })).told.map(({ outcome }) => outcome)).toEqual(['already', 'already']);
  });

  test('is not asked what vanished', async () => {
    await expect(run([], { ownClock: true, retractMissing: true })).rejects.toThrow(ImportFailed);
  });

  test('is recorded now where its clock is not asked for', async () => {
    await run([at(visit('a'), '2019-01-01')]);
    expect(new Set((await events()).map(({ recordedAt }) => recordedAt))).toEqual(new Set([NOW.toISOString()]));
  });
});

/** Who is merged into whom; no one into two, and none in a circle. */
async function people(): Promise<string[][]> {
  const into = new Map<string, string>();
  const all = new Set<string>();
  for (const event of await events()) {
    all.add(event.stream);
    if (event.type === 'RecordsMerged') into.set(event.stream, `official-${event.data.into}`);
  }
  const sets = Object.groupBy(all, (stream) => {
    let head = stream;
    for (let steps = 0; into.has(head); steps++) {
      if (steps > all.size) throw new Error(`${stream} is merged in a circle`);
      head = into.get(head)!;
    }
    return head;
  });
  return Object.values(sets).map((set) => set!.toSorted());
}

describe('people whom a file joins', () => {
  const CALLERS = readMapping({
    name: 'callers',
    dataset: 'visits',
    columns: ['no', 'day', 'caller'],
    key: ['no'],
    values: {
      callers: {
        people: '{caller}',
        styles: ['Minister'],
        party: 'state:JP',
        on: '{day}',
        id: 'caller-{row.id}',
        joinWithinYears: 5,
      },
    },
    rules: [
      {
        before: [
          {
            type: 'RecordOfficialName',
            $each: '{callers}',
            stream: 'official-{each.id}',
            body: { name: '{each.name}', sources: [source] },
          },
        ],
        after: [
          {
            type: 'MergeRecords',
            $each: '{callers}',
            $where: { 'each.same': '.' },
            stream: 'official-{each.id}',
            body: { into: '{each.same}', reason: 'the same name and State' },
          },
        ],
      },
    ],
  });
  const file = (...numbers: readonly number[]): string =>
    ['no,day,caller', ...numbers.map((no) => `${no},201${no},Taro Kono`), ''].join('\n');
  const brought = async (text: string): Promise<Ran> => run(await plannedRows(CALLERS, text));

  const callers = (...numbers: readonly number[]): string[] => numbers.map((no) => `official-caller-${no}`);

  test('stay as they are whatever the order of its rows, and where rows of it are left out', async () => {
    expect(await brought(file(1, 2, 3, 4))).toMatchObject({ recorded: 4, events: { RecordsMerged: 3 } });
    for (const again of [file(4, 3, 2, 1), file(2, 4, 1, 3), file(3, 2), file(2, 3, 4), file(1, 2, 3, 4)])
      expect(await brought(again)).toMatchObject({ recorded: 0, rejected: 0, events: {} });
    expect(await people()).toEqual([callers(1, 2, 3, 4)]);
  });

  test('take in one who is added above them, once', async () => {
    await brought(file(2, 3, 4));
    expect(await brought(file(1, 2, 3, 4))).toMatchObject({ rejected: 0, events: { OfficialNameRecorded: 1, RecordsMerged: 1 } });
    for (const again of [file(1, 2, 3, 4), file(4, 1, 3, 2)])
      expect(await brought(again)).toMatchObject({ already: 4, events: {} });
    expect(await people()).toEqual([callers(1, 2, 3, 4)]);
  });

  test('stay apart once somebody has taken them apart', async () => {
    await brought(file(1, 2));
    await desk({ type: 'UnmergeRecords', stream: 'official-caller-2', body: { reason: 'a namesake' } });
    for (const again of [file(1, 2), file(2, 1)]) expect(await brought(again)).toMatchObject({ already: 2, events: {} });
  });

  test('become one where a row comes between two who were apart', async () => {
    const apart = 'no,day,caller\n1,2001,Taro Kono\n2,2009,Taro Kono\n3,2010,Taro Kono\n';
    await brought(apart);
    expect(await people()).toEqual([callers(1), callers(2, 3)]);
    const between = `no,day,caller\n4,2005,Taro Kono\n${apart.slice(apart.indexOf('\n') + 1)}`;
    expect(await brought(between)).toMatchObject({ rejected: 0, events: { OfficialNameRecorded: 1, RecordsMerged: 2 } });
    expect(await brought(between)).toMatchObject({ events: {} });
    expect(await people()).toEqual([callers(1, 2, 3, 4)]);
  });
});

/** Versions of one file: some rows come, change, go, or cannot be. */
const file = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    day: fc.constantFrom('2018-05-03', '2018-05', '2027-01-01', '2018-05-04'),
    topics: fc.uniqueArray(fc.constantFrom('trade', 'drugs', 'borders'), { maxLength: 2 }),
    kind: fc.constantFrom('visit', 'visit', 'appointment', 'conference', 'none', 'unread'),
    city: fc.constantFrom(undefined, 'Dushanbe', 'Kabul'),
  }),
  { selector: ({ key }) => key },
);

type Drawn = (typeof file extends fc.Arbitrary<infer T> ? T : never)[number];

function rowOf({ key, day, topics, kind, city }: Drawn): PlannedRow | RejectedRow {
  switch (kind) {
    case 'visit':
      return visit(key, day, { topics, ...(city !== undefined && { place: { city } }) });
    case 'appointment':
      return appointed(key, { appointedOn: day, ...(city !== undefined && { title: city }) });
    case 'conference':
      return planned(key, {
        type: 'ConveneConference',
        stream: `conference-${key}`,
        body: { name: city ?? 'Talks', heldOn: day },
      });
    case 'none':
      return planned(key, null, [person(key)]);
    default:
      return unread(key);
  }
}

describe('whatever the file', () => {
  test('a dry run decides what the run does, and changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 3 }), fc.boolean(), async (versions, retractMissing) => {
        await store.close();
        store = await openSqliteStore(':memory:');
        for (const version of versions.filter((each) => each.length > 0)) {
          const rows = version.map((drawn) => rowOf(drawn));
          const head = await store.head();
          const trial = await tried(rows, { retractMissing });
          expect(await store.head()).toBe(head);
          expect(await run(rows, { retractMissing })).toEqual(trial);
        }
      }),
      { numRuns: 60, interruptAfterTimeLimit: 20_000 },
    );
  });

  test('what stands after its versions is what the last one alone says', async () => {
    const kinds: Readonly<Record<string, Drawn['kind']>> = { a: 'visit', b: 'visit', c: 'appointment', d: 'appointment' };
    const readable = file.map((rows) =>
      rows.filter(({ day }) => day !== '2027-01-01').map((row) => ({ ...row, kind: kinds[row.key] ?? 'conference' })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(readable, { minLength: 2, maxLength: 3 }), async (drawn) => {
        // None comes back that has gone: it would be rejected.
        let [there, gone] = [new Set<string>(), new Set<string>()];
        const versions = drawn.map((rows) => {
          const version = rows.filter(({ key }) => !gone.has(key));
          const keys = new Set(version.map(({ key }) => key));
          gone = gone.union(there.difference(keys));
          there = keys;
          return version;
        });
        const last = versions.at(-1)!;
        if (versions.some((version) => version.length === 0)) return;
        await store.close();
        store = await openSqliteStore(':memory:');
        for (const version of versions)
          expect(
            await run(
              version.map((each) => rowOf(each)),
              { retractMissing: true },
            ),
          ).toMatchObject({ rejected: 0 });
        const after = await standing();
        await store.close();
        store = await openSqliteStore(':memory:');
        await run(last.map((each) => rowOf(each)));
        const alone = await standing();
        const records = (stands: Record<string, unknown>): [string, unknown][] =>
          Object.entries(stands).filter(([stream]) => !stream.startsWith('official-visitor'));
        expect(
          Object.fromEntries(records(after).filter(([stream]) => stream !== 'official-ann' || 'official-ann' in alone)),
        ).toEqual(Object.fromEntries(records(alone)));
      }),
      { numRuns: 60, interruptAfterTimeLimit: 20_000 },
    );
  });
});
