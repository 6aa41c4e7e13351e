import { idOfName } from '#domain/nouns.ts';
import { type Day, type Edtf, parseEdtf } from '#domain/edtf.ts';
import { namesIn } from '../actors/names.ts';
import type { Clocks } from '../rows/frame.ts';
import type { Occurrence } from '../reading/own-day.ts';
import type { Snapshot } from '../reading/reader.ts';
import { type Listed, type Page, paged, Where } from '../reading/reading.ts';
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
  readonly officials: readonly [NamedSide, NamedSide];
  readonly contacts: number;
  /** Of their contacts, as precisely as their sources have it. */
  readonly first: string;
  readonly last: string;
}

interface Side {
  readonly official: string;
  readonly party: string;
}

interface NamedSide extends Side {
  /** On the day that is read, else at any time. */
  readonly name: string | null;
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
  day: Day,
  page: Page<EncounterCursor>,
): Listed<Encounter, EncounterCursor> {
  const scope = new Scope(rows, filter, reading);
  const person = who === undefined ? undefined : personOf(scope, who);
  const head = party === undefined ? undefined : scope.identities.head(party);
  const tallies = new Map<string, Tally>();
  for (const [one, other] of facing(presencesIn(scope, who, party))) {
    if (person !== undefined && one.official !== person && other.official !== person) continue;
    if (head !== undefined && one.party !== head && other.party !== head) continue;
    count(tallies, one, other);
  }
  const names = namesIn(rows, reading, scope.identities)(day);
  const named = ({ official, party: side }: Side): NamedSide => ({ official, name: names(`official:${official}`), party: side });
  const { after } = page;
  const left = [...tallies]
    .map(([officials, tally]) => ({ ...tally, officials }))
    .filter((each) => after === null || compare(after, each) < 0)
    .toSorted(compare);
  return paged(
    left,
    page.limit,
    ({ last: [one, other], first, contacts }) => ({
      officials: [named(one), named(other)] as const,
      contacts,
      first: dateOf(scope, first).begin.text,
      last: dateOf(scope, one).end.text,
    }),
    ({ contacts, officials }) => ({ contacts, officials }),
  );
}

/** An official in a contact, by the names that they and their party go by. */
interface Presence extends Occurrence, Side {
  readonly record: number;
  readonly pair: number;
}

/** Contacts of two officials. */
interface Tally {
  contacts: number;
  first: Presence;
  last: readonly [Presence, Presence];
  /** Number of the record that was counted last. */
  record: number;
}

/** In the order of the records. */
function* presencesIn(scope: Scope, who: string | undefined, party: string | undefined): Iterable<Presence> {
  const { rows, identities } = scope;
  const where = scope.whereCounted('x');
  if (who !== undefined) {
    const names = identities.namesOf(`official:${who}`).map(idOfName);
    const there = scope.where('w').among(
      'w.official',
      names.flatMap((name) => rows.term(name) ?? []),
    );
    where.and(`x.record IN (SELECT w.record FROM partnerships_contact_official w WHERE ${there.sql})`, there.params);
  } else if (party !== undefined) {
    where.among('x.pair', pairsOf(scope, party));
  }
  const found = rows.all<Occurrence & { record: number; pair: number; official: number; party: number }>(
    `SELECT x.record, x.pair, x.official, x.party, x.possible_from, x.possible_until
      FROM partnerships_contact_official x WHERE ${where.sql} ORDER BY x.record, x.n`,
    where.params,
  );
  const officialOf = cached((term) => personOf(scope, rows.text(term)));
  const partyOf = cached((term) => identities.head(rows.text(term)));
  // Field by field: a spread takes longer than the query.
  for (const { record, pair, official, party: side, possible_from, possible_until } of found)
    yield { record, pair, official: officialOf(official), party: partyOf(side), possible_from, possible_until };
}

/** Names of numbers, each looked up once. */
function cached(name: (term: number) => string): (term: number) => string {
  const known = new Map<number, string>();
  return (term) => {
    let text = known.get(term);
    if (text === undefined) known.set(term, (text = name(term)));
    return text;
  };
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
function* facing(presences: Iterable<Presence>): Iterable<readonly [Presence, Presence]> {
  let there: Presence[] = [];
  for (const each of presences) {
    if (there[0]?.record !== each.record) there = [];
    for (const other of there) {
      if (other.pair !== each.pair || other.party === each.party || other.official === each.official) continue;
      yield each.official < other.official ? [each, other] : [other, each];
    }
    there.push(each);
  }
}

function count(tallies: Map<string, Tally>, one: Presence, other: Presence): void {
  const key = `${one.official} ${other.official}`;
  const tally = tallies.get(key);
  if (!tally) {
    tallies.set(key, { contacts: 1, first: one, last: [one, other], record: one.record });
    return;
  }
  if (tally.record !== one.record) tally.contacts++;
  tally.record = one.record;
  if (one.possible_from < tally.first.possible_from) tally.first = one;
  if (one.possible_until >= tally.last[0].possible_until) tally.last = [one, other];
}

function dateOf({ rows, reading }: Scope, { record }: Presence): Edtf {
  const where = new Where().on(reading, 'c', 'occurrence').and('c.record = $record', { $record: record });
  const found = rows.get<{ occurred: number }>(
    `SELECT c.occurred FROM partnerships_contact c WHERE ${where.sql} LIMIT 1`,
    where.params,
  );
  return parseEdtf(rows.text(found!.occurred));
}

function compare(a: EncounterCursor, b: EncounterCursor): number {
  return b.contacts - a.contacts || (a.officials < b.officials ? -1 : Number(a.officials > b.officials));
}
