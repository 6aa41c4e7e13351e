import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { nouns } from '#domain/nouns.ts';
import { EVENT_TYPES } from '#event-store/decode.ts';
import type { EventToAppend } from '#event-store/event-store.ts';
import { openStore } from '#event-store/open-store.ts';
import { allRows } from '../testing/rows.ts';
import { projections } from './projections.ts';
import type { Projection } from './rows/projection.ts';
import { createRows, tablesOf } from './rows/rows-file.ts';
import { versionOf } from './rows/versions.ts';
import { Runner } from './runner/runner.ts';

/** What each projection made of the sample records when its version was written down. */
type Golden = Record<string, { readonly version: string; readonly rows: string }>;

/** Several logs that people may have left, one event a line. Whoever adds to them begins with a `rows.json` of `{}`. */
const RECORDS = new URL('../testing/golden/records.ndjson', import.meta.url);
const GOLDEN = new URL('../testing/golden/rows.json', import.meta.url);
const write = process.env['GOLDEN_ROWS'] === 'write';

interface Recorded extends EventToAppend {
  readonly log: number;
  readonly stream: string;
}

const records = readFileSync(RECORDS, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded);
const golden = JSON.parse(readFileSync(GOLDEN, 'utf8')) as Golden;
/** By table: every row of every log. */
const made: Record<string, string[]> = {};

beforeAll(async () => {
  for (const log of new Set(records.map((each) => each.log))) {
    const store = await openStore(':memory:');
    for (const { log: of, stream, ...event } of records) if (of === log) await store.append(stream, 'any', [event]);
    const db = createRows(':memory:', await store.logId(), projections);
    await new Runner(store, db, projections).follow({ signal: new AbortController().signal, until: await store.head() });
    expect(db.prepare('SELECT stream, error FROM parked').all()).toEqual([]);
    for (const [table, rows] of Object.entries(allRows(db, projections)))
      (made[table] ??= []).push(...rows.map((row) => `${log} ${row}`));
    db.close();
    await store.close();
  }
});

afterAll(() => {
  const kept = Object.fromEntries(projections.map(({ name }) => [name, golden[name]]));
  if (write) writeFileSync(GOLDEN, `${JSON.stringify(kept, null, 2)}\n`);
});

function goldenOf(projection: Projection): Golden[string] {
  const hash = createHash('sha256');
  for (const { name } of tablesOf([projection])) hash.update(JSON.stringify([name, made[name]]));
  return { version: versionOf(projection), rows: hash.digest('hex') };
}

it('covers every noun, every type of event and every table', () => {
  expect(new Set(records.map(({ stream }) => stream.slice(0, stream.indexOf('-'))))).toEqual(new Set(Object.keys(nouns)));
  expect(new Set(records.map(({ type }) => type))).toEqual(new Set(EVENT_TYPES));
  const empty = tablesOf(projections).flatMap(({ name }) => ((made[name] ?? []).length === 0 ? [name] : []));
  expect(empty).toEqual([]);
});

it.each(projections.map((projection) => [projection.name, projection] as const))(
  '%s makes the rows that it made when its version was raised last',
  (name, projection) => {
    const [then, today] = [golden[name], goldenOf(projection)];
    const number = (version: string): string => version.slice(0, version.indexOf('-'));
    // Rows that come out otherwise under the same number would be read on, unmended, from the files that there are.
    if (then?.rows !== today.rows && number(then?.version ?? '-') === number(today.version))
      throw new Error(
        `${name} makes other rows of the same records: raise its version (${projection.version}), then run this with GOLDEN_ROWS=write.`,
      );
    if (write) golden[name] = today;
    else if (then?.version !== today.version)
      throw new Error(`the version of ${name} is new: run this with GOLDEN_ROWS=write, and commit ${GOLDEN.pathname}.`);
    expect(golden[name]).toEqual(today);
  },
);
