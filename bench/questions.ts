import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { castFor } from './cast.ts';
import { Chance } from './chance.ts';
import { SEED } from './log-file.ts';
import { realWorld } from './real-world.ts';

export const KINDS = ['meeting', 'partnership', 'engagements', 'search', 'on two clocks'] as const;
export type Kind = (typeof KINDS)[number];

export type Questions = Readonly<Record<Kind, readonly string[]>>;

export const ABOUT: Readonly<Record<Kind, string>> = {
  meeting: 'a meeting',
  partnership: 'a partnership page',
  engagements: 'an engagement list page',
  search: 'a search',
  'on two clocks': 'a partnership with asOf and knownAt',
};

/** Addresses that the desk reads, of what is on record: no two are the same where there is enough. */
export function questionsOf(dataDir: string, events: number, count: number): Questions {
  const db = new DatabaseSync(join(dataDir, 'chancery.db'), { readOnly: true });
  const chance = new Chance(SEED + 3);
  const openings = db.prepare(
    `SELECT s.name, e.data FROM events e JOIN streams s ON s.id = e.stream WHERE e.revision = 0 AND e.position > ? AND s.name LIKE 'meeting-%' LIMIT 1`,
  );
  const meetings = Array.from({ length: count * 2 }, () => {
    const row = openings.get(chance.below(Math.floor(events * 0.98))) as { name: string; data: string };
    const { delegations } = JSON.parse(row.data) as { delegations: { party: string }[] };
    return { id: row.name.slice('meeting-'.length), parties: delegations.map(({ party }) => party) };
  });
  const { first, last } = db
    .prepare(
      `SELECT (SELECT metadata ->> '$.recordedAt' FROM events ORDER BY position LIMIT 1) AS first,
         (SELECT metadata ->> '$.recordedAt' FROM events ORDER BY position DESC LIMIT 1) AS last`,
    )
    .get() as { first: string; last: string };
  db.close();
  const [from, until] = [Date.parse(first), Date.parse(last)];
  // Those of whom most is on record are asked for most often.
  const pairs = meetings.slice(count).map(({ parties }) => parties.slice(0, 2).join('/'));
  const world = realWorld();
  const names = [...castFor(world, SEED, events).officials.values()].flat().map(({ body }) => body.name ?? '');
  const year = (): number => 1990 + chance.below(30);
  return {
    meeting: meetings.slice(0, count).map(({ id }) => `/v1/meetings/${id}`),
    partnership: pairs.map((pair) => `/v1/partnerships/${pair}`),
    engagements: pairs.map(() => {
      const since = year();
      const state = chance.happens(0.7) ? `&state=${chance.of(world.states)}` : '';
      const pillar = chance.happens(0.5) ? `&pillar=${chance.of(['I', 'II', 'III', 'IV'])}` : '';
      return `/v1/counter-terrorism/engagements?from=${since}-0${1 + chance.below(9)}&to=${since + chance.below(10)}-12${state}${pillar}`;
    }),
    search: pairs.map(() => {
      const [{ city }, name] = [chance.of(world.places), chance.of(names)];
      const text = chance.of([name, name.split(' ').at(-1)!, `${name.split(' ').at(-1)} ${city}`, city]);
      return `/v1/search?q=${encodeURIComponent(text)}`;
    }),
    'on two clocks': pairs.map((pair) => {
      const knownAt = new Date(from + chance.next() * (until - from)).toISOString();
      return `/v1/partnerships/${pair}?asOf=${year()}&knownAt=${knownAt}`;
    }),
  };
}
