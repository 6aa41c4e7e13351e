import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Api, startApi } from './api.ts';
import { root as checkout } from './program.ts';

/** Ten years of additions, corrections and removals, at the instants at which their keepers made them. */
const FILE = resolve(checkout, '../shared/data/us-travels-change-log.csv');
const describeWithData = existsSync(FILE) ? describe : describe.skip;

interface Row {
  readonly record_id: string;
  readonly commit_time: string;
  readonly change: 'added' | 'corrected' | 'removed';
  readonly field: string;
  readonly old_value: string;
  readonly new_value: string;
}

jest.setTimeout(240_000);

/**
 * What the log says at an instant, read in the plainest way: each trip that it added, with what it corrected since.
 * @param without ids that are not asked for
 */
function said(rows: readonly Row[], until: number, without: ReadonlySet<string>): string[] {
  const trips = new Map<string, Record<string, string>[]>();
  for (const { record_id: id, commit_time, change, field, old_value, new_value } of rows) {
    if (Date.parse(commit_time) > until || without.has(id)) continue;
    const living = trips.get(id) ?? [];
    if (change === 'added') trips.set(id, [...living, JSON.parse(new_value) as Record<string, string>]);
    else if (change === 'removed')
      trips.set(
        id,
        living.filter((trip) => !isDeepStrictEqual(trip, JSON.parse(old_value))),
      );
    else living.findLast((trip) => trip[field] === old_value)![field] = new_value;
  }
  return [...trips].flatMap(([id, all]) => all.map((trip) => `${id} ${days(trip)} ${trip['remarks']}`)).toSorted();
}

function days({ 'start-date': start, 'end-date': end }: Record<string, string>): string {
  return start === end ? `${start}` : `${start}/${end}`;
}

describeWithData('a history with a clock of its own', () => {
  const rows = existsSync(FILE) ? parse<Row>(readFileSync(FILE), { columns: true }) : [];
  let dir: string;
  let api: Api;
  /** Trips that the log changes without having added them, or as they never were. */
  let uncovered: Set<string>;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'chancery-travels-'));
    const file = join(dir, 'log.csv');
    await copyFile(FILE, file);
    const main = join(checkout, 'dist/apps/cli/src/main.js');
    const importing = spawn(
      process.execPath,
      [main, 'import', file, '--as', 'travels-log', '--own-clock', '--data-dir', join(dir, 'data')],
      { cwd: dir, env: { PATH: process.env['PATH'], HOME: process.env['HOME'] }, stdio: 'ignore' },
    );
    await once(importing, 'close');
    uncovered = new Set(parse<Row>(readFileSync(`${file}.rejected.csv`), { columns: true }).map((row) => row.record_id));
    api = await startApi({ dataDir: join(dir, 'data'), environment: { EVENT_STORE: join(dir, 'data', 'chancery.db') } });
  });
  afterAll(async () => {
    await api.close();
    await rm(dir, { recursive: true, force: true });
  });

  const known = async (at: number): Promise<string[]> => {
    const head = await api.store.head();
    const { body, headers } = await api.get(`/v1/visits?format=ndjson&knownAt=${new Date(at).toISOString()}`, {
      'read-after': String(head),
    });
    expect(headers.get('imported-until')).toMatch(/^20/);
    return (body as string)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { heldOn: string; about: string; identifiers: readonly { id: string }[] })
      .filter(({ identifiers }) => !uncovered.has(identifiers[0]!.id))
      .map(({ heldOn, about, identifiers }) => `${identifiers[0]!.id} ${heldOn} ${about}`)
      .toSorted();
  };

  test('answers at twenty instants what its own rows say up to then', async () => {
    const instants = [...new Set(rows.map(({ commit_time }) => Date.parse(commit_time)))].toSorted((a, b) => a - b);
    const twenty = Array.from({ length: 20 }, (_, n) => instants[Math.round((n * (instants.length - 1)) / 19)]!);
    expect(new Set(twenty).size).toBe(20);
    let seen = 0;
    for (const at of twenty) {
      const expected = said(rows, at, uncovered);
      expect(await known(at)).toEqual(expected);
      expect(await known(at - 1)).toEqual(said(rows, at - 1, uncovered));
      seen += expected.length;
    }
    expect(seen).toBeGreaterThan(2000);
  });
});
