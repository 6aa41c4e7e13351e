import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Command } from '#domain/commands.ts';
import { metadataOf } from '#event-store/decode.ts';
import type { EventStore, RecordedEvent } from '#event-store/event-store.ts';
import { openSqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import { histories, live, type Step } from './histories.ts';
import { Reads } from './reads.ts';

/** Of the log or of the program, not of the record: they have no clocks. */
const WITHOUT_CLOCKS =
  /^\/v1\/(?:history|live|changes|duplicates|projections|replays|parked|imports|mappings|proofs|tokens|me|session)\b/;

/** What `histories` tells of. */
const RECORDS = {
  states: ['TJ', 'AF', 'SUHH', 'x-bukhara'],
  offices: ['unoct', 'unodc'],
  officials: ['ann', 'bo'],
  conferences: ['c1'],
  meetings: ['m1', 'm2', 'm3'],
  visits: ['v1', 'v2'],
  agreements: ['a1'],
  assistance: ['x1'],
} as const;

const ofRecords = (read: string, most: number): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.entries(RECORDS).map(([records, ids]) => [
      `/v1/${records}/{id}${read}`,
      ids.slice(0, most).map((id) => `/v1/${records}/${id}${read}`),
    ]),
  );

/** What is asked of each read of the record. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  ...ofRecords('', 4),
  ...ofRecords('/citation', 1),
  ...ofRecords('/provenance', 1),
  ...filtered('/v1/states', '?standing=un-member&limit=1000', '?disputed=true'),
  ...filtered('/v1/offices', '', '?mandate=counter-terrorism', '?disputed=true', '?limit=1'),
  ...filtered(
    '/v1/officials',
    '',
    '?party=state:TJ',
    '?post=minister',
    '?party=office:unoct&post=envoy',
    '?inferred=false',
    '?limit=1',
  ),
  ...filtered('/v1/conferences', '', '?with=state:TJ', '?from=2018-05&to=2018'),
  ...filtered(
    '/v1/meetings',
    '',
    '?with=state:TJ',
    '?with=office:unoct&to=2018-05-03',
    '?with=official:ann',
    '?with=conference:c1',
    '?status=held',
    '?status=scheduled',
    '?disputed=true',
    '?limit=1',
  ),
  ...filtered('/v1/meetings.ics', '', '?with=state:TJ'),
  ...filtered('/v1/visits', '', '?with=state:AF', '?limit=1'),
  ...filtered('/v1/agreements', '', '?with=office:unoct'),
  ...filtered('/v1/assistance', '', '?with=state:AF'),
  ...filtered('/v1/popolo', ''),
  ...filtered('/v1/search', '?q=border%20security', '?q=ann', '?q=dushanbe', '?q=donnees&limit=1', '?q=securty'),
  ...filtered('/v1/sources', '', '?publisher=asia%20plus', '?limit=1'),
  ...filtered(
    '/v1/partnerships',
    '',
    '?party=state:TJ',
    '?party=office:unoct&since=2018',
    '?status=dormant',
    '?rollUp=true',
    '?order=contacts',
    '?order=contacts&party=office:unoct&rollUp=true',
    '?order=contacts&limit=1',
    '?limit=1',
  ),
  '/v1/partnerships/{a}/{b}': [
    '/v1/partnerships/state:TJ/office:unoct',
    '/v1/partnerships/office:unodc/state:TJ',
    '/v1/partnerships/state:AF/state:TJ?since=2018-05',
    '/v1/partnerships/office:unoct/office:unodc?until=2018-05-03',
    '/v1/partnerships/state:SUHH/office:unoct',
    '/v1/partnerships/state:TJ/office:unoct?rollUp=true',
  ],
  '/v1/partnerships/{a}/{b}/contacts': [
    '/v1/partnerships/state:TJ/office:unoct/contacts',
    '/v1/partnerships/office:unodc/state:AF/contacts?rollUp=true&limit=1',
  ],
  ...filtered(
    '/v1/counter-terrorism/engagements',
    '',
    '?pillar=II',
    '?pillar=none',
    '?function=none',
    '?state=TJ',
    '?from=2018-05&to=2018-05',
    '?limit=1',
  ),
  ...filtered('/v1/counter-terrorism/coverage', '', '?state=AF', '?pillar=I', '?limit=1'),
  ...filtered('/v1/counter-terrorism/functions', '', '?state=TJ'),
  ...filtered('/v1/counter-terrorism/states', '', '?pillar=I', '?limit=1'),
  ...filtered('/v1/counter-terrorism/trend', '', '?state=TJ', '?pillar=I&from=2018', '?limit=1'),
  ...filtered('/v1/counter-terrorism/gaps', '?limit=1000', '?since=2018-05&pillar=I&limit=1000'),
  ...filtered('/v1/posts', '', '?party=state:TJ', '?party=office:unoct&rollUp=true', '?vacant=true', '?limit=1'),
  ...filtered('/v1/posts/changes', '', '?from=2018&to=2018', '?party=state:TJ', '?limit=1'),
  ...filtered('/v1/encounters', '', '?with=official:ann', '?party=state:TJ', '?limit=1'),
};

function filtered(path: string, ...queries: readonly string[]): Record<string, readonly string[]> {
  return { [path]: queries.map((query) => path + query) };
}

/** After everything that `histories` does. */
const now = new Date('2026-06-01T12:00:00Z');

let reads: Reads;
beforeAll(async () => {
  reads = await Reads.open(() => now);
});
afterAll(() => reads[Symbol.asyncDispose]());

test('every read of the record is asked, on both clocks', () => {
  const ofTheRecord = Object.entries(reads.document.paths)
    .filter(([path, { get }]) => get && path.startsWith('/v1/') && !WITHOUT_CLOCKS.test(path))
    .map(([path, { get }]) => ({ path, takes: (get!.parameters as { name: string }[]).map(({ name }) => name) }));
  expect(ofTheRecord.map(({ path }) => path).toSorted()).toEqual(Object.keys(QUESTIONS).toSorted());
  const lacking = ofTheRecord.filter(({ takes }) => !['asOf', 'knownAt', 'certain'].every((clock) => takes.includes(clock)));
  expect(lacking.map(({ path }) => path)).toEqual([]);
});

const addresses = Object.values(QUESTIONS).flat();
/** These tell of a record's events by nature. */
const timeless = addresses.filter((address) => !/\/(?:provenance|citation)\b/.test(address));

interface Clocks {
  readonly asOf?: string | undefined;
  readonly certain?: string | undefined;
  readonly knownAt?: string | undefined;
}

const day = fc.constantFrom('2017-06-15', '2018', '2018-05', '2018-05-02', '2018-05-03', '2018-05-04', '2019-01-31', '2026-01');
const clocks = fc.record({ asOf: fc.option(day, { nil: undefined }), certain: fc.constantFrom(undefined, 'true') });
const readings$ = fc.uniqueArray(clocks, { minLength: 2, maxLength: 2, selector: (each) => JSON.stringify(each) });
const cuts$ = fc.uniqueArray(fc.nat(200), { minLength: 2, maxLength: 2 });

/** A failure is made smaller for so long; its seed tells the rest. Milliseconds. */
const PATIENCE = 100_000;

describe('a read as known at an instant', () => {
  test(
    'is a read of a log that ends there',
    async () => {
      await fc.assert(
        fc.asyncProperty(histories, merges$, readings$, cuts$, async (history, merges, readings, cuts) => {
          const log = await openSqliteStore(':memory:');
          await live(log, [...history, ...merges.map(merging), ...history.slice(-5)]);
          const [events, logId] = [await all(log), await log.logId()];
          const instants = [...new Set(cuts.map((cut) => instantAt(events, cut)))];

          await reads.of(log, logId);
          const known = new Map<number, readonly string[]>();
          for (const instant of instants)
            known.set(instant, await answers(readings, { knownAt: new Date(instant).toISOString() }));
          for (const instant of instants) {
            const cut = await openSqliteStore(':memory:');
            await copy(
              events.filter((event) => Date.parse(metadataOf(event).recordedAt) <= instant),
              cut,
            );
            await reads.of(cut, logId);
            expect(differing(known.get(instant)!, await answers(readings))).toBeNull();
            await cut.close();
          }
          await log.close();
        }),
        { numRuns: 15, interruptAfterTimeLimit: PATIENCE },
      );
    },
    2 * PATIENCE,
  );
});

describe('a merge and its unmerging', () => {
  test(
    'leave every read as it was',
    async () => {
      let seen = 0;
      await fc.assert(
        fc.asyncProperty(histories, merges$, readings$, async (history, merges, readings) => {
          const log = await openSqliteStore(':memory:');
          const clock = { now: Date.parse('2026-01-01T00:00:00Z') };
          await live(log, history, clock);
          const logId = await log.logId();
          await reads.of(log, logId);
          const before = await answers(readings, { of: timeless, shown: withoutItsHistory });
          const merged: Command[] = [];
          for (const merge of merges) if ((await live(log, [merging(merge)], clock)) > 0) merged.push(merge);
          fc.pre(merged.length > 0);
          await reads.of(log, logId);
          if (differing(await answers(readings, { of: timeless, shown: withoutItsHistory }), before)) seen++;
          expect(await live(log, merged.map(unmerging), clock)).toBe(merged.length);
          await reads.of(log, logId);
          expect(differing(await answers(readings, { of: timeless, shown: withoutItsHistory }), before)).toBeNull();
          await log.close();
        }),
        { numRuns: 10, interruptAfterTimeLimit: PATIENCE },
      );
      // Not every reading sees every merge: what is read as certain may not be there at all.
      expect(seen).toBeGreaterThan(0);
    },
    2 * PATIENCE,
  );
});

const alike = [
  ['official-ann', 'official-bo'],
  ['office-unoct', 'office-unodc'],
  ['state-TJ', 'state-SUHH'],
  ['state-AF', 'state-x-bukhara'],
  ['meeting-m1', 'meeting-m2'],
  ['meeting-m3', 'meeting-m2'],
  ['visit-v1', 'visit-v2'],
] as const;

const merges$ = fc.uniqueArray(fc.tuple(fc.constantFrom(...alike), fc.boolean()), { minLength: 1, maxLength: 4 }).map((pairs) =>
  pairs.map(([pair, turned]): Command => {
    const [stream, into] = turned ? ([pair[1], pair[0]] as const) : pair;
    return { type: 'MergeRecords', stream, body: { into: into.replace(/^[a-z]+-/, ''), reason: 'one' } };
  }),
);

/** The first that differs: what there is, and what there should be. */
function differing(received: readonly string[], expected: readonly string[]): readonly (string | undefined)[] | null {
  const n = received.findIndex((each, i) => each !== expected[i]);
  return n === -1 ? null : [received[n], expected[n]];
}

function merging(command: Command): Step {
  return { later: 1, actor: 'desk', command };
}

function unmerging({ stream }: Command): Step {
  return { later: 1, actor: 'desk', command: { type: 'UnmergeRecords', stream, body: { reason: 'two' } } };
}

/** Without what a record's own detail tells of its events. */
function withoutItsHistory(text: string): string {
  // A calendar tells the revision too.
  if (!isJson(text)) return text.replaceAll(/^(?:SEQUENCE|DTSTAMP|LAST-MODIFIED):.*$/gm, '');
  const { revision: _, changes: __, ...rest } = JSON.parse(text) as Record<string, unknown>;
  return JSON.stringify(rest);
}

async function all(log: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of log.readAll()) events.push(event);
  return events;
}

async function copy(events: readonly RecordedEvent[], into: EventStore): Promise<void> {
  for (const { stream, id, type, data, metadata } of events) await into.append(stream, 'any', [{ id, type, data, metadata }]);
}

/** Before, at, right before and after the events of a log. */
function instantAt(events: readonly RecordedEvent[], cut: number): number {
  const event = events[cut % (events.length + 1)];
  const at = Date.parse(event ? metadataOf(event).recordedAt : '2026-01-01T00:00:00Z');
  return at + ((cut % 3) - 1);
}

interface Asking {
  readonly knownAt?: string;
  readonly of?: readonly string[];
  readonly shown?: (text: string) => string;
}

async function answers(
  readings: readonly Clocks[],
  { knownAt, of = addresses, shown = (text) => text }: Asking = {},
): Promise<string[]> {
  const answered: string[] = [];
  for (const address of of) {
    for (const reading of readings) {
      const pages = await pagesOf(asked(address, { ...reading, knownAt }), shown);
      answered.push([asked(address, reading), ...pages].join('\n'));
    }
  }
  return answered;
}

/** To the last one: a cursor is of its clocks, and so no page is like another's. */
async function pagesOf(address: string, shown: (text: string) => string): Promise<string[]> {
  const pages: string[] = [];
  for (let next: string | null = address; next !== null;) {
    const { status, text } = await reads.get(next);
    const body = isJson(text) ? (JSON.parse(text) as { readonly code?: string; readonly next?: string | null }) : {};
    if (status !== 200) return [...pages, `${status} ${body.code}`];
    pages.push(shown(text).replace(/"next":"[^"]*"/, '"next":"…"'));
    next = body.next ? asked(address, { after: body.next }) : null;
  }
  return pages;
}

function isJson(text: string): boolean {
  return text.startsWith('{');
}

function asked(address: string, parameters: Readonly<Record<string, string | undefined>> | Clocks): string {
  const given = Object.entries(parameters).filter((each): each is [string, string] => each[1] !== undefined);
  if (given.length === 0) return address;
  return `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams(given).toString()}`;
}
