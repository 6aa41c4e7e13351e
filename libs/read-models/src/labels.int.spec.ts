import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAsOf } from '#domain/edtf.ts';
import type { RecordState } from '#domain/record.ts';
import { decode } from '#event-store/decode.ts';
import type { EventStore } from '#event-store/event-store.ts';
import { openSqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import { histories, live } from '#test/histories.ts';
import { ACTIVITY, type ActivityNoun } from './activities/projection.ts';
import { listActivities } from './activities/queries.ts';
import { listOffices, listOfficials } from './actors/queries.ts';
import { type ChangeCursor, listChanges } from './changes/queries.ts';
import { listGaps } from './engagements/gaps.ts';
import { coverageByFunction, coverageByPillar, listEngagements } from './engagements/queries.ts';
import type { Clocks } from './rows/frame.ts';
import { findPartnership, listContacts, listPartnerships } from './partnerships/queries.ts';
import { type EncounterCursor, listEncounters } from './partnerships/encounters.ts';
import { listPosts, listTurns } from './posts/queries.ts';
import { SEES } from './rows/projection.ts';
import { projections } from './projections.ts';
import { Reader, type Snapshot } from './reading/reader.ts';
import type { DayAndId, Listed, Page } from './reading/reading.ts';
import { findAnswer } from './answers/record.ts';
import { isOnRecord } from './records/queries.ts';
import { createRows } from './rows/rows-file.ts';
import { fold, type Folded } from './rows/folded.ts';
import { Runner } from './runner/runner.ts';
import { type FoundPlace, search } from './search/queries.ts';
import { listStates } from './states/queries.ts';

const PARTIES = ['state:TJ', 'state:AF', 'office:unoct', 'office:unodc'];
const DAY = parseAsOf('2026-11-25');
const recency = { activeDays: 365, coolingDays: 1095 };
const LIMIT = 2;

/** A whole list, page by page: every page but the last is full. */
function paged<Item, After>(list: (page: Page<After>) => Listed<Item, After>): Item[] {
  const items: Item[] = [];
  for (let after: After | null = null; ;) {
    const page: Listed<Item, After> = list({ limit: LIMIT, after });
    items.push(...page.items);
    if (page.next === null) return items;
    expect(page.items).toHaveLength(LIMIT);
    after = page.next;
  }
}

function everyAnswer(rows: Snapshot, streams: readonly string[], reading: Clocks): unknown {
  const item = ({ noun, id, revision }: RecordState): string => `${noun}:${id} ${revision}`;
  const activities = (noun: ActivityNoun, filter = {}): string[] =>
    paged((page: Page<DayAndId>) => listActivities(rows, noun, filter, reading, page, item));
  const pairs = PARTIES.flatMap((a) => PARTIES.filter((b) => a < b).map((b) => [a, b] as const));
  return {
    activities: Object.keys(ACTIVITY).map((noun) => activities(noun as ActivityNoun)),
    withAfghanistan: activities('meeting', { with: 'state:AF' }),
    offices: paged((page: Page<string>) => listOffices(rows, {}, reading, DAY, page, item)),
    mandated: paged((page: Page<string>) => listOffices(rows, { mandate: 'counter-terrorism' }, reading, DAY, page, item)),
    officials: paged((page: Page<string>) => listOfficials(rows, {}, reading, page, item)),
    ministers: paged((page: Page<string>) => listOfficials(rows, { post: 'minister' }, reading, page, item)),
    states: listStates(rows, {}, reading, DAY, { limit: 1000, after: null }),
    engagements: paged((page: Page<DayAndId>) => listEngagements(rows, {}, reading, page)),
    pillars: coverageByPillar(rows, {}, reading),
    functions: coverageByFunction(rows, {}, reading),
    gaps: listGaps(rows, { standing: 'un-member' }, reading, DAY),
    partnerships: paged((page: Page<string>) => listPartnerships(rows, {}, reading, DAY, recency, page)),
    rolledUp: paged((page: Page<string>) => listPartnerships(rows, { rollUp: true }, reading, DAY, recency, page)),
    pairs: pairs.map(([a, b]) => findPartnership(rows, a, b, {}, reading, DAY, recency)),
    contacts: pairs.map(
      ([a, b]) =>
        listContacts(rows, a, b, {}, reading, { limit: 1, after: null }) &&
        paged((page: Page<DayAndId>) => listContacts(rows, a, b, {}, reading, page)!),
    ),
    found: ['border security', 'drugs', 'Dushanbe', 'senior offical'].map((q) =>
      paged((page: Page<FoundPlace>) => search(rows, q, {}, reading, page, item)),
    ),
    encounters: paged((page: Page<EncounterCursor>) => listEncounters(rows, {}, reading, DAY, page)),
    posts: paged((page: Page<string>) => listPosts(rows, {}, reading, DAY, page)),
    turns: paged((page: Page<DayAndId>) => listTurns(rows, {}, reading, DAY, page)),
    changes: paged((page: Page<ChangeCursor>) => listChanges(rows, {}, reading, page, ({ id }) => id)).map((each) => ({
      ...each,
      position: null,
    })),
    records: streams.map((stream) => findAnswer(rows, stream, { ...reading, day: DAY })),
    onRecord: streams.map((stream) => isOnRecord(rows, stream, reading)),
  };
}

test('what may not be seen is nowhere: every answer is as if its records had never been recorded', async () => {
  await fc.assert(
    fc.asyncProperty(
      histories,
      fc.constantFrom(...Object.values(SEES)),
      fc.option(fc.nat(), { nil: undefined }),
      fc.boolean(),
      async (history, sees, pick, certain) => {
        const dir = mkdtempSync(join(tmpdir(), 'labels-'));
        const [all, seen] = await Promise.all([openSqliteStore(':memory:'), openSqliteStore(':memory:')]);
        await live(all, history);
        const folded = new Map<string, Folded>();
        const instants: number[] = [];
        for await (const event of all.readAll()) {
          folded.set(event.stream, fold(folded.get(event.stream) ?? null, event));
          instants.push(Date.parse(decode(event).recordedAt));
        }
        for await (const { id, type, data, metadata, stream } of all.readAll()) {
          const { label } = folded.get(stream)!.views.confidential!;
          if (SEES[label] <= sees) await seen.append(stream, 'any', [{ id, type, data, metadata }]);
        }
        const reading = { sees, certain, knownAt: pick === undefined ? undefined : instants[pick % instants.length] };
        const answer = async (store: EventStore, name: string): Promise<unknown> => {
          const path = join(dir, name);
          const db: DatabaseSync = createRows(path, await store.logId(), projections);
          await new Runner(store, db, projections).follow({ signal: new AbortController().signal, until: await store.head() });
          const reader = new Reader(() => path);
          try {
            return reader.read((rows) => everyAnswer(rows, [...folded.keys()], reading));
          } finally {
            reader.close();
            db.close();
          }
        };
        const whole = await answer(all, 'all.sqlite');
        expect(whole).toEqual(await answer(seen, 'seen.sqlite'));
        await Promise.all([all.close(), seen.close()]);
        rmSync(dir, { recursive: true });
      },
    ),
    { numRuns: 40, interruptAfterTimeLimit: 20_000 },
  );
});
