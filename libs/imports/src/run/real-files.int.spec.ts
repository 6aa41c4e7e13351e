import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createReadStream, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { corroboration, type Claim } from '#domain/claims.ts';
import { bookOf, disputedPlaces, standsAt } from '#domain/record.ts';
import { Refused } from '#domain/refusal.ts';
import { LogInMemory } from '../../spec/log.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { plan, type PlannedRow } from '../plan/plan.ts';
import { shippedMapping } from '../mapping/shipped-mappings.ts';

const DATA = resolve(import.meta.dirname, '../../../../../shared/data');
const describeWithData = existsSync(DATA) ? describe : describe.skip;

interface Outcome {
  readonly rows: number;
  readonly planned: readonly PlannedRow[];
  /** Rows by why they were rejected, by the mapping or by the domain. */
  readonly rejected: Readonly<Record<string, number>>;
  readonly log: LogInMemory;
}

/** A real file, planned, and decided row by row on a fresh log. */
async function imported(name: string, file: string, log = new LogInMemory()): Promise<Outcome> {
  const path = join(DATA, file);
  const beside = (other: string) => {
    const there = join(dirname(path), other);
    return existsSync(there) ? createReadStream(there) : null;
  };
  const planned: PlannedRow[] = [];
  const rejected: Record<string, number> = {};
  let rows = 0;
  for await (const row of plan(shippedMapping(name) as Mapping, () => createReadStream(path), { beside })) {
    rows++;
    const code = 'code' in row ? row.code : refusal(log, row);
    if (code !== null) rejected[code] = (rejected[code] ?? 0) + 1;
    else planned.push(row as PlannedRow);
  }
  return { rows, planned, rejected, log };
}

function refusal(log: LogInMemory, row: PlannedRow): string | null {
  try {
    log.record(row);
    return null;
  } catch (error) {
    if (error instanceof Refused) return `${error.code}: ${error.message}`;
    throw error;
  }
}

const partiesOf = ({ planned }: Outcome): Set<string> =>
  new Set(
    planned.flatMap(({ main }) =>
      main?.type === 'MakeVisit' ? main.body.visitors.map(({ party }) => party as string).concat(main.body.receivedBy ?? []) : [],
    ),
  );

// Thousands of rows each, decided one by one.
jest.setTimeout(240_000);

if (!existsSync(DATA)) console.warn(`the real files are not at ${DATA}: what they would show is skipped`);

describeWithData('the real files', () => {
  test('visits of foreign leaders all come in, "China" is two parties, and a second time nothing is recorded', async () => {
    const visits = await imported('visits', 'us-visits-by-foreign-leaders.csv');
    expect(visits).toMatchObject({ rows: 3264, rejected: {} });
    const china = visits.planned.filter(({ row }) => row.from_id === 'china');
    expect(china).toHaveLength(31);
    expect(new Set(china.map(({ main }) => (main?.type === 'MakeVisit' ? main.body.visitors[0]?.party : null)))).toEqual(
      new Set(['state:TW', 'state:CN']),
    );
    expect([...partiesOf(visits)]).toEqual(expect.arrayContaining(['state:x-hawaii', 'state:SUHH', 'state:RU', 'state:YUCS']));
    const received = visits.planned.filter(({ main }) => main?.type === 'MakeVisit' && main.body.receivedBy === 'state:US');
    expect(received.length).toBeGreaterThan(2300);
    expect(received.length).toBeLessThan(2600);
    const { events } = visits.log;
    await imported('visits', 'us-visits-by-foreign-leaders.csv', visits.log);
    expect(visits.log.events).toBe(events);
  });

  test('travels of presidents and secretaries all come in', async () => {
    const travels = await imported('travels', 'us-president-secretary-travels.csv');
    expect(travels).toMatchObject({ rows: 4271, rejected: {} });
    expect([...partiesOf(travels)]).toEqual(
      expect.arrayContaining(['state:TW', 'state:CN', 'state:SUHH', 'state:RU', 'state:PS']),
    );
  });

  test('appointments come in but one, which ends before it begins, also beside claims on the same organisations', async () => {
    const { log } = await imported('claims', 'seed-story-claims.json');
    const appointments = await imported('appointments', 'us-appointments.csv', log);
    expect(appointments).toMatchObject({ rows: 7262, rejected: { 'end-before-beginning': 1 } });
    const repeated = appointments.planned.filter(({ key }) => key.includes(' '));
    expect(repeated).toHaveLength(34);
    expect(appointments.planned.filter(({ notes }) => notes.some((note) => note.includes('named by the id')))).toHaveLength(1);
  });

  test('ministers come in but two, who leave before they begin', async () => {
    expect(await imported('uk-ministers', 'uk-ministers/appointment.csv')).toMatchObject({
      rows: 3667,
      rejected: { 'end-before-beginning': 2 },
    });
  });

  test('the log of changes comes in where it covers a row from its beginning', async () => {
    const { rows, rejected, planned } = await imported('travels-log', 'us-travels-change-log.csv');
    expect(rows).toBe(1276);
    expect(rejected).toEqual({
      'nothing-to-correct': 249,
      'old-value-differs': 12,
      'in-the-future': 1,
      'end-before-beginning': 1,
    });
    expect(planned.every(({ at }) => at !== undefined)).toBe(true);
    expect(planned.map(({ at }) => at as string)).toEqual(planned.map(({ at }) => at as string).toSorted());
  });
});

describeWithData('the claims on the first story', () => {
  let log: LogInMemory;
  beforeAll(async () => {
    const claims = await imported('claims', 'seed-story-claims.json');
    expect(claims).toMatchObject({ rows: 43, rejected: {} });
    ({ log } = claims);
  });

  const record = (stream: string) => log.records.get(stream) as NonNullable<ReturnType<LogInMemory['records']['get']>>;
  const claimed = (stream: string, pointer: string): readonly Claim[] => bookOf(record(stream)).claims.get(pointer) ?? [];
  const values = (stream: string, pointer: string): unknown[] => claimed(stream, pointer).map(({ value }) => value);

  test('let 46 and 48 States that attended stand side by side, and 50 that were expected apart from them', () => {
    expect(values('conference-dushanbe-2018', '/attended/states')).toEqual([46, 48]);
    expect(values('conference-dushanbe-2018', '/expected/states')).toEqual([50]);
    expect(disputedPlaces(record('conference-dushanbe-2018'))).toEqual(['/attended/states']);
  });

  test('count one ministry that two outlets quote once', () => {
    const { sources } = bookOf(record('conference-dushanbe-2018'));
    const [fortySix] = claimed('conference-dushanbe-2018', '/attended/states');
    const cited = (fortySix as Claim).sources.map((id) => sources.get(id)!);
    expect(cited).toHaveLength(2);
    expect(corroboration(cited)).toBe(1);
  });

  test('keep the mistranslation, deprecated with its reason', () => {
    expect(claimed('official-vladimir-voronkov', '/appointments/under-secretary-general/rank/start')).toMatchObject([
      { value: 'Under-Secretary-General', rank: 'normal' },
      { value: 'Deputy Secretary General', rank: 'deprecated', reason: 'a mistranslation' },
    ]);
  });

  test('dispute the day of the Office', () => {
    expect(values('office-unoct', '/establishedOn')).toEqual(['2017-06-15', '2017-06-16']);
    expect(disputedPlaces(record('office-unoct'))).toContain('/establishedOn');
  });

  test('count the members of two bodies on their days', () => {
    expect(values('office-ctitf', '/memberCount/2009~12013')).toEqual([31]);
    expect(values('office-ctitf', '/memberCount/2017-06~12018-02')).toEqual([38]);
    expect(standsAt(record('office-ct-compact'), '/memberCount/2018-02-23')).toBe(38);
    expect(standsAt(record('office-ct-compact'), '/memberCount/2021-10-08')).toBe(43);
    expect(standsAt(record('office-ct-compact'), '/memberCount/2022-04')).toBe(45);
  });

  test('let the spellings of a name stand together, and a later name from its day', () => {
    expect(values('official-sirojiddin-aslov', '/names/start')).toEqual([
      { name: 'Sirojiddin Aslov' },
      { name: 'Sirodjidin Aslov' },
    ]);
    expect(values('official-sirojiddin-aslov', '/names/2021-12')).toEqual([{ name: 'Sirojiddin Muhriddin' }]);
  });

  test('tell the day of agreeing from that of signing', () => {
    expect(standsAt(record('agreement-ct-compact'), '/agreedOn')).toBe('2018-02-01');
    expect(standsAt(record('agreement-ct-compact'), '/signedOn')).toBe('2018-02-23');
  });
});
