import { parseEdtf } from '#domain/edtf.ts';
import type { Clocks } from '../frame.ts';
import type { Occurrence } from '../own-day.ts';
import type { Snapshot } from '../reader.ts';
import { type Listed, type Page, paged } from '../reading.ts';
import { personOf } from './contacts.ts';
import { PAIR, partiesOfPair } from './projection.ts';
import { type ContactFilter, Scope } from './scope.ts';

export interface EncounterFilter extends Omit<ContactFilter, 'rollUp'> {
  /** Id of an official. */
  readonly with?: string;
  readonly party?: string;
}

/** Two officials of different parties who met: in meetings of two, calls and visits. */
export interface Encounter {
  /** In the order of their ids, each with the party that they came for last. */
  readonly officials: readonly [Side, Side];
  readonly contacts: number;
  /** Of their contacts, as precisely as their sources have it. */
  readonly first: string;
  readonly last: string;
}

interface Side {
  readonly official: string;
  readonly party: string;
}

/** Where an encounter comes in the list. */
export interface EncounterCursor {
  readonly contacts: number;
  readonly officials: string;
}

/** Who met whom, those who met most first. */
export function listEncounters(
  rows: Snapshot,
  { with: who, party, ...filter }: EncounterFilter,
  reading: Clocks,
  page: Page<EncounterCursor>,
): Listed<Encounter, EncounterCursor> {
  const scope = new Scope(rows, filter, reading);
  const person = who === undefined ? undefined : personOf(scope, who);
  const head = party === undefined ? undefined : scope.identities.head(party);
  const meetings = new Map<string, Meetings>();
  for (const some of Map.groupBy(presencesIn(scope, who, party), ({ record, pair }) => `${record} ${pair}`).values()) {
    for (const [one, other] of facing(some)) {
      if (person !== undefined && one.official !== person && other.official !== person) continue;
      if (head !== undefined && one.party !== head && other.party !== head) continue;
      note(meetings, one, other);
    }
  }
  const { after } = page;
  const left = [...meetings.values()]
    .map((each) => ({ ...each, at: { contacts: each.records.size, officials: keyOf(each.one, each.other) } }))
    .filter(({ at }) => after === null || compare(after, at) < 0)
    .toSorted((a, b) => compare(a.at, b.at));
  return paged(
    left,
    page.limit,
    ({ one, other, first, last, at }) => ({
      officials: [sideOf(one), sideOf(other)] as const,
      contacts: at.contacts,
      first: parseEdtf(rows.text(first.occurred)).begin.text,
      last: parseEdtf(rows.text(last.occurred)).end.text,
    }),
    ({ at }) => at,
  );
}

interface Presence extends Occurrence {
  readonly record: number;
  readonly pair: number;
  readonly official: string;
  readonly party: string;
  readonly occurred: number;
}

interface Meetings {
  /** As of the last of them. */
  one: Presence;
  other: Presence;
  first: Presence;
  last: Presence;
  readonly records: Set<number>;
}

/** Officials in contacts, by the names that they and their parties go by. */
function presencesIn(scope: Scope, who: string | undefined, party: string | undefined): Presence[] {
  const { rows, identities } = scope;
  const where = scope.where('x');
  if (who !== undefined) {
    const names = identities.namesOf(`official:${who}`).map((name) => name.slice('official:'.length));
    const there = scope.where('w').among(
      'w.official',
      names.flatMap((name) => rows.term(name) ?? []),
    );
    where.and(`x.record IN (SELECT w.record FROM partnerships_contact_official w WHERE ${there.sql})`, there.params);
  } else if (party !== undefined) {
    where.among('x.pair', pairsOf(scope, party));
  }
  const same = scope.where('c').and('c.record = x.record AND c.pair = x.pair');
  const found = rows.all<Occurrence & { record: number; pair: number; official: number; party: number; occurred: number }>(
    `SELECT x.record, x.pair, x.official, x.party, c.occurred, c.possible_from, c.possible_until
      FROM partnerships_contact_official x CROSS JOIN partnerships_contact c WHERE ${where.sql} AND ${same.sql} ORDER BY x.record, x.n`,
    { ...where.params, ...same.params },
  );
  return found.map((row) => ({
    ...row,
    official: personOf(scope, rows.text(row.official)),
    party: identities.head(rows.text(row.party)),
  }));
}

/** Numbers of the pairs that a party is in. */
function pairsOf({ rows, identities }: Scope, party: string): number[] {
  const names = new Set(identities.namesOf(party));
  // The first text after all pairs.
  const params = { $begin: PAIR, $end: `${PAIR.slice(0, -1)};` };
  return rows
    .all<{ id: number; text: string }>('SELECT id, text FROM terms WHERE text > $begin AND text < $end', params)
    .filter(({ text }) => partiesOfPair(text).some((each) => names.has(each)))
    .map(({ id }) => id);
}

/** Those of one contact who were on different sides of it, the lesser id first. */
function* facing(present: readonly Presence[]): Iterable<readonly [Presence, Presence]> {
  for (const [i, one] of present.entries()) {
    for (const other of present.slice(i + 1)) {
      if (one.party === other.party || one.official === other.official) continue;
      yield one.official < other.official ? [one, other] : [other, one];
    }
  }
}

function note(meetings: Map<string, Meetings>, one: Presence, other: Presence): void {
  const key = keyOf(one, other);
  const there = meetings.get(key);
  if (!there) {
    meetings.set(key, { one, other, first: one, last: one, records: new Set([one.record]) });
    return;
  }
  there.records.add(one.record);
  if (one.possible_from < there.first.possible_from) there.first = one;
  if (one.possible_until < there.last.possible_until) return;
  Object.assign(there, { last: one, one, other });
}

function keyOf(one: Side, other: Side): string {
  return `${one.official} ${other.official}`;
}

function sideOf({ official, party }: Side): Side {
  return { official, party };
}

function compare(a: EncounterCursor, b: EncounterCursor): number {
  return b.contacts - a.contacts || (a.officials < b.officials ? -1 : Number(a.officials > b.officials));
}
