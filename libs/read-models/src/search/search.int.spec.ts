import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL } from '#domain/access.ts';
import { executor } from '#application/execute.ts';
import { type Day, parseAsOf } from '#domain/edtf.ts';
import type { Command } from '#domain/commands.ts';
import type { RecordState } from '#domain/record.ts';
import type { EventStore, Position, RecordedEvent } from '#event-store/event-store.ts';
import { openSqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import { histories, live } from '#test/histories.ts';
import { COUNTRIES } from '#domain/countries.ts';
import type { Clocks } from '../rows/frame.ts';
import { Identities } from '../identity/identities.ts';
import { SEES } from '../rows/projection.ts';
import { projections } from '../projections.ts';
import { Reader, type Snapshot } from '../reading/reader.ts';
import { createRows } from '../rows/rows-file.ts';
import { fold, type Folded } from '../rows/folded.ts';
import { Runner } from '../runner/runner.ts';
import { levelOf, worst } from './matching.ts';
import { type FoundItem, type FoundPlace, search } from './queries.ts';
import { happens, textsOf } from './texts.ts';
import type { SearchFilter } from './things.ts';
import { tokensOf, wordsOf } from '../rows/words.ts';

const open: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

/** The rows of a log, up to a position. */
async function rowsOf(store: EventStore, until?: Position): Promise<Snapshot> {
  const dir = mkdtempSync(join(tmpdir(), 'search-'));
  const path = join(dir, 'rows.sqlite');
  const db = createRows(path, await store.logId(), projections);
  await new Runner(store, db, projections, 1).follow({
    signal: new AbortController().signal,
    until: until ?? (await store.head()),
    batchSize: 3,
  });
  const reader = new Reader(() => path);
  open.push(() => {
    reader.close();
    db.close();
    rmSync(dir, { recursive: true });
  });
  return reader.read((rows) => rows);
}

function found(rows: Snapshot, q: string, reading: Partial<Clocks> = {}, filter: SearchFilter = {}, limit = 2): FoundItem[] {
  const items: FoundItem[] = [];
  for (let after: FoundPlace | null = null; ;) {
    const page = search(rows, q, filter, { sees: SEES.confidential, ...reading }, { limit, after }, ({ id }) => id);
    items.push(...page.items);
    if (page.next === null) return items;
    expect(page.items).toHaveLength(limit);
    after = page.next;
  }
}

interface Desk {
  readonly store: EventStore;
  readonly tell: (type: string, stream: string, body: object) => Promise<void>;
  /** The instant of what was told last. */
  readonly at: () => number;
}

async function desk(): Promise<Desk> {
  const store = await openSqliteStore(':memory:');
  open.push(() => store.close());
  let now = Date.parse('2026-01-01T00:00:00Z');
  const execute = executor({ store, now: () => new Date(now) });
  return {
    store,
    tell: async (type, stream, body) => {
      now += 1000;
      await execute({ type, stream, body } as unknown as Command, { ...LOCAL, actor: 'desk', correlationId: 'test' });
    },
    at: () => now,
  };
}

const meeting = (more: object = {}): object => ({
  heldOn: '2018-05-03',
  delegations: ['state:TJ', 'state:AF'].map((party) => ({ party, participants: [{ description: 'an aide' }] })),
  topics: [],
  ...more,
});
const names = (items: readonly FoundItem[]): string[] => items.map(({ record }) => record);
const shown = ({ snippet }: FoundItem): string => snippet.map(({ text, match }) => (match ? `[${text}]` : text)).join('');

const QUERIES = [
  'Dushanbe',
  'душанбе',
  'donnees',
  'border security',
  'securty bordr',
  'secur',
  'drugs',
  'senior officials',
  'offical border',
  'tajikistan drugs',
  'ann',
  'a',
  'kabul',
  'counter-terrorism',
];

/** What every word is found in, straight from what the records say. */
function expected(
  states: readonly RecordState[],
  identities: Identities,
  q: string,
  asOf: Day | undefined,
  certain: boolean,
): string[] {
  const query = wordsOf(q);
  const recorded = new Set(states.map(({ noun, id }) => `${noun}:${id}`));
  const things = new Map<string, string[]>();
  const add = (name: string, texts: readonly string[]): void => {
    const words = texts.flatMap((text) => tokensOf(text).flatMap((token) => token.words));
    const head = identities.head(name);
    things.set(head, [...(things.get(head) ?? []), ...words]);
  };
  for (const [code, name] of Object.entries(COUNTRIES)) if (!recorded.has(`state:${code}`)) add(`state:${code}`, [name]);
  for (const state of states) {
    const name = `${state.noun}:${state.id}`;
    if (state.retraction || (happens(state) && identities.head(name) !== name)) continue;
    const seen = textsOf(state).filter(({ days }) => {
      const [from, until] = certain ? [days.certainFrom, days.certainUntil] : [days.possibleFrom, days.possibleUntil];
      return asOf === undefined ? !certain || from <= until : from <= asOf && (happens(state) || until >= asOf);
    });
    add(
      name,
      seen.map(({ text }) => text),
    );
  }
  const levels = [...things].flatMap(([record, words]) => {
    const level = worst(query.map((_, n) => levelOf(query, n, words)));
    return level === null ? [] : [{ record, level }];
  });
  const strict = levels.filter(({ level }) => level <= 1);
  return (strict.length >= 10 ? strict : levels).map(({ record }) => record).toSorted();
}

describe('search', () => {
  it('finds on any clocks what the records then said, and in the order of the rows of then', async () => {
    let some = 0;
    await fc.assert(
      fc.asyncProperty(
        histories,
        fc.nat(),
        fc.constantFrom(...QUERIES),
        fc.constantFrom(undefined, ...['2017', '2018-05-03', '2018', '2019-01-31'].map(parseAsOf)),
        fc.boolean(),
        async (history, pick, q, asOf, certain) => {
          const store = await openSqliteStore(':memory:');
          await live(store, history);
          const events: RecordedEvent[] = [];
          for await (const event of store.readAll()) events.push(event);
          const instant = (i: number): number => Date.parse(JSON.parse(events[i]!.metadata).recordedAt);
          let last = pick % events.length;
          while (last + 1 < events.length && instant(last + 1) === instant(last)) last++;
          const states = new Map<string, Folded>();
          for (const event of events.slice(0, last + 1)) states.set(event.stream, fold(states.get(event.stream) ?? null, event));
          const folded = [...states.values()].map(({ views }) => views.confidential!);

          const now = found(await rowsOf(store), q, { asOf, certain, knownAt: instant(last) });
          const rowsOfThen = await rowsOf(store, events[last]!.position);
          const then = found(rowsOfThen, q, { asOf, certain });
          const identities = Identities.of(rowsOfThen, { sees: SEES.confidential });
          expect(names(now).toSorted()).toEqual(expected(folded, identities, q, asOf, certain));
          expect(now).toEqual(then);
          some += now.length;
          await store.close();
        },
      ),
      { numRuns: 40, interruptAfterTimeLimit: 20_000 },
    );
    expect(some).toBeGreaterThan(0);
  });

  it('finds a name in any script and spelling, whatever its accents', async () => {
    const { store, tell } = await desk();
    await tell('RecordOfficialName', 'official-asimov', { name: 'Раҳим Асимов', sources: [] });
    await tell('RecordOfficialName', 'official-sukur', { name: 'Şükür Øst-Müller', sources: [] });
    await tell('RecordOfficialName', 'official-obrien', { name: 'Pat O’Brien', sources: [] });
    await tell('RecordOfficialName', 'official-wang', { name: '王毅', sources: [] });
    await tell('RecordOfficialName', 'official-rahmon', { name: 'Emomali Rahmon', from: '2007', sources: [] });
    await tell('RecordOfficialName', 'official-rahmon', { name: 'Imomali Rakhmanov', until: '2007', sources: [] });
    const rows = await rowsOf(store);
    const who = (q: string): string[] => names(found(rows, q));
    expect(who('Asimov')).toEqual(['official:asimov']);
    expect(who('АСИМОВ рахим')).toEqual(['official:asimov']);
    expect(who('sukur')).toEqual(['official:sukur']);
    expect(who('ŞÜKÜR ost muller')).toEqual(['official:sukur']);
    for (const q of ["o'brien", 'obrien', 'O’Brien', 'Brien']) expect(who(q)).toEqual(['official:obrien']);
    expect(who('王')).toEqual(['official:wang']);
    expect(who('wang yi')).toEqual(['official:wang']);
    expect(found(rows, 'rakhmanov').map((item) => [item.record, shown(item)])).toEqual([
      ['official:rahmon', 'Imomali [Rakhmanov]'],
    ]);
    // A letter or two off.
    expect(who('Emomaly Rahmonn')).toEqual(['official:rahmon']);
    expect(who('Aismov')).toEqual(['official:asimov']);
  });

  it('puts names before topics before notes, short before long, whole words before beginnings, and those before near ones', async () => {
    const { store, tell } = await desk();
    await tell('HoldBilateralMeeting', 'meeting-note', meeting({ topics: ['Trade'], classification: note('on Samarkand') }));
    await tell('HoldBilateralMeeting', 'meeting-place', meeting({ place: { city: 'Samarkand', country: 'UZ' } }));
    await tell('HoldBilateralMeeting', 'meeting-topic', meeting({ topics: ['The Samarkand summit'] }));
    await tell('HoldBilateralMeeting', 'meeting-later', meeting({ topics: ['The Samarkand summit'], heldOn: '2019' }));
    await tell('ConveneConference', 'conference-long', {
      name: 'Third ministerial conference of all of the neighbours, held in Samarkand',
      heldOn: '2020',
      sources: [],
    });
    await tell('RecordOfficialName', 'official-beginning', { name: 'Timur Samarkandi', sources: [] });
    await tell('RecordOfficialName', 'official-near', { name: 'Timur Samarcand', sources: [] });
    await tell('RecordOfficialName', 'official-short', { name: 'Timur Samarkand', sources: [] });
    const rows = await rowsOf(store);
    expect(names(found(rows, 'samarkand'))).toEqual([
      'official:short',
      'conference:long',
      'meeting:later',
      'meeting:topic',
      'meeting:place',
      'meeting:note',
      'official:beginning',
      'official:near',
    ]);
    // All words in one text, before words in several.
    await tell('HoldBilateralMeeting', 'meeting-both', meeting({ topics: ['Trade', 'The Samarkand summit'], heldOn: '2021' }));
    await tell('HoldBilateralMeeting', 'meeting-one', meeting({ topics: ['Trade in Samarkand'] }));
    expect(names(found(await rowsOf(store), 'samarkand trade'))).toEqual(['meeting:one', 'meeting:both', 'meeting:note']);
  });

  it('takes near words only where there are few others', async () => {
    const { store, tell } = await desk();
    const name = (id: string, called: string): Promise<void> =>
      tell('RecordOfficialName', `official-${id}`, { name: called, sources: [] });
    for (let n = 0; n < 9; n++) await name(`a${n}`, 'Slovakia');
    await name('b', 'Slovenia');
    const kinds = ['official' as const];
    expect(found(await rowsOf(store), 'slovakia', {}, { kinds })).toHaveLength(10);
    await name('a9', 'Slovakia');
    const rows = await rowsOf(store);
    for (const limit of [1, 3, 50]) expect(found(rows, 'slovakia', {}, { kinds }, limit)).toHaveLength(10);
    // Never a short word, and never another number.
    await name('c', 'Iran 20180503');
    const more = await rowsOf(store);
    expect(names(found(more, 'iraq'))).toEqual(['state:IQ']);
    expect(names(found(more, '20180504'))).toEqual([]);
  });

  it('finds what stood on the clocks on which it stood, and nothing that was taken back', async () => {
    const { store, tell, at } = await desk();
    await tell('EstablishOffice', 'office-ctitf', { name: 'Task Force', establishedOn: '2005', sources: [] });
    await tell('RenameOffice', 'office-ctitf', { name: 'Global Compact', from: '2018-12-06', sources: [] });
    await tell('HoldBilateralMeeting', 'meeting-m', meeting({ topics: ['smuggling'] }));
    const before = at();
    await tell('CorrectRecord', 'meeting-m', { changes: { topics: ['trafficking'] }, reason: 'a slip', sources: [] });
    const corrected = at();
    await tell('RetractRecord', 'meeting-m', { reason: 'never happened', sources: [] });
    const rows = await rowsOf(store);
    const who = (q: string, reading?: Partial<Clocks>): string[] => names(found(rows, q, reading));
    expect(who('task force')).toEqual(['office:ctitf']);
    expect(who('task force', { asOf: parseAsOf('2019') })).toEqual([]);
    expect(who('compact', { asOf: parseAsOf('2019') })).toEqual(['office:ctitf']);
    expect(who('compact', { asOf: parseAsOf('2017') })).toEqual([]);
    expect(who('smuggling', { knownAt: before })).toEqual(['meeting:m']);
    expect(who('smuggling', { knownAt: corrected })).toEqual([]);
    expect(who('trafficking', { knownAt: corrected })).toEqual(['meeting:m']);
    expect(who('trafficking', { knownAt: corrected, asOf: parseAsOf('2018-05-02') })).toEqual([]);
    expect(who('trafficking', { knownAt: corrected, asOf: parseAsOf('2020') })).toEqual(['meeting:m']);
    expect(who('trafficking')).toEqual([]);
  });

  it('looks in records of some kinds and days', async () => {
    const { store, tell } = await desk();
    await tell('ConveneConference', 'conference-c', { name: 'Water', heldOn: '2018-06', sources: [] });
    await tell('HoldBilateralMeeting', 'meeting-m', meeting({ topics: ['Water'] }));
    await tell('EstablishOffice', 'office-o', { name: 'Water board', sources: [] });
    const rows = await rowsOf(store);
    const who = (filter: SearchFilter): string[] => names(found(rows, 'water', {}, filter)).toSorted();
    expect(who({})).toEqual(['conference:c', 'meeting:m', 'office:o']);
    expect(who({ kinds: ['meeting', 'office'] })).toEqual(['meeting:m', 'office:o']);
    expect(who({ kinds: ['official'] })).toEqual([]);
    expect(who({ from: parseAsOf('2018-06-30') })).toEqual(['conference:c', 'office:o']);
    expect(who({ to: parseAsOf('2018-05-31') })).toEqual(['meeting:m', 'office:o']);
    const certain = (filter: SearchFilter): string[] => names(found(rows, 'water', { certain: true }, filter)).toSorted();
    expect(certain({ from: parseAsOf('2018-06-30') })).toEqual([]);
    expect(certain({ from: parseAsOf('2018-05-03'), to: parseAsOf('2018-05-03') })).toEqual(['meeting:m']);
    expect(certain({ from: parseAsOf('2018-05-31'), to: parseAsOf('2018-06-29') })).toEqual([]);
    expect(certain({ from: parseAsOf('2018-05-31'), to: parseAsOf('2018-06-30') })).toEqual(['conference:c']);
  });

  it('finds those who are one under each of their names, and every State', async () => {
    const { store, tell } = await desk();
    await tell('RecordOfficialName', 'official-a', { name: 'Emomali Rahmon', sources: [] });
    await tell('RecordOfficialName', 'official-b', { name: 'Rakhmanov, Imam', sources: [] });
    await tell('HoldBilateralMeeting', 'meeting-m', meeting({ topics: ['Zarafshon'] }));
    await tell('HoldBilateralMeeting', 'meeting-n', meeting({ topics: ['Zarafshon river'] }));
    const apart = await rowsOf(store);
    expect(names(found(apart, 'rakhmanov'))).toEqual(['official:b']);
    expect(names(found(apart, 'emomali rakhmanov'))).toEqual([]);
    await tell('MergeRecords', 'official-b', { into: 'a', reason: 'one person', sources: [] });
    await tell('MergeRecords', 'meeting-n', { into: 'm', reason: 'one meeting', sources: [] });
    const rows = await rowsOf(store);
    expect(names(found(rows, 'rakhmanov'))).toEqual(['official:a']);
    expect(names(found(rows, 'emomali rakhmanov'))).toEqual(['official:a']);
    expect(names(found(rows, 'zarafshon'))).toEqual(['meeting:m']);
    expect(names(found(rows, 'river'))).toEqual([]);
    expect(names(found(rows, 'tajikistan'))).toEqual(['state:TJ']);
    expect(names(found(rows, 'tadjikistan'))).toEqual(['state:TJ']);
    expect(names(found(rows, 'tajikistan', {}, { kinds: ['meeting'] }))).toEqual([]);
  });

  it('shows a long text around what was found in it', async () => {
    const { store, tell } = await desk();
    const filler = 'and so on and so forth '.repeat(20);
    await tell(
      'HoldBilateralMeeting',
      'meeting-m',
      meeting({ topics: [`${filler}the river Zarafshon <b>& more</b> ${filler}`] }),
    );
    const [item] = found(await rowsOf(store), 'zarafshon');
    expect(shown(item!)).toMatch(/^… .*the river \[Zarafshon\] <b>& more<\/b> and so .* …$/);
    expect(shown(item!).length).toBeLessThan(175);
  });
});

function note(reason: string): object {
  return { pillars: ['I'], functions: [], basis: { kind: 'inferred', reason } };
}
