import { idOfName } from '#domain/nouns.ts';
import { LEVELS, type Level } from '#domain/nouns/official.ts';
import { type DayColumns, daysOf, type Occurrence, onItsOwnDay, wasSoThen } from '../reading/own-day.ts';
import { isMember, type Members } from '../parties/parts.ts';
import { Where } from '../reading/reading.ts';
import { pairOf, partiesOfPair } from './projection.ts';
import type { Scope } from './scope.ts';

/** Two parties, by the names that they go by, and whom contacts of each are contacts of. */
export interface Sides {
  /** Sorted. */
  readonly parties: readonly [string, string];
  readonly members: readonly [Members, Members];
}

/** A contact of two sides, once. */
export interface Contact extends Occurrence {
  readonly record: number;
  readonly kind: number;
  /** EDTF. */
  readonly on: string;
  readonly level: Level | null;
  /** A party, or the State where it was. */
  readonly host: string | null;
  /** Numbers of the pairs that it is of: a visit of several has several. */
  readonly pairs: readonly number[];
}

/** An official who took part in a contact, and for whom. */
export interface Participation {
  readonly record: number;
  readonly pair: number;
  readonly official: string;
  /** Number of the id that the row names. */
  readonly named: number;
  readonly party: string;
}

/** Null: it is one and the same party. */
export function sidesOf(scope: Scope, a: string, b: string): Sides | null {
  const [one, other] = [scope.identities.head(a), scope.identities.head(b)].toSorted() as [string, string];
  return one === other ? null : { parties: [one, other], members: [scope.side(one), scope.side(other)] };
}

/** What passed between two sides, in the order in which it was recorded. */
export function contactsBetween(scope: Scope, { members: [a, b] }: Sides): Contact[] {
  const { rows } = scope;
  const pairs = pairsBetween(scope, a, b);
  if (pairs.size === 0) return [];
  const where = scope.where('c').among('c.pair', [...pairs.keys()]);
  const found = rows.all<Row>(
    `SELECT c.record, c.pair, c.kind, c.occurred, c.level, c.host, c.possible_from, c.possible_until FROM partnerships_contact c WHERE ${where.sql} ORDER BY c.record`,
    where.params,
  );
  const contacts = new Map<number, Contact>();
  for (const row of found) {
    if (scope.absorbed.has(row.record) || !scope.isBetween(a, b, pairs.get(row.pair) as [string, string], row)) continue;
    const there = contacts.get(row.record);
    contacts.set(
      row.record,
      there
        ? { ...there, pairs: [...there.pairs, row.pair] }
        : {
            record: row.record,
            kind: row.kind,
            on: rows.text(row.occurred),
            level: row.level === null ? null : (rows.text(row.level) as Level),
            host: row.host === null ? null : rows.text(row.host),
            pairs: [row.pair],
            possible_from: row.possible_from,
            possible_until: row.possible_until,
          },
    );
  }
  return [...contacts.values()];
}

interface Row extends Occurrence {
  readonly record: number;
  readonly pair: number;
  readonly kind: number;
  readonly occurred: number;
  readonly level: number | null;
  readonly host: number | null;
}

/** The pairs of two sides that rows have, each with its parties as named. */
function pairsBetween({ rows }: Scope, a: Members, b: Members): Map<number, [string, string]> {
  const pairs = new Map<number, [string, string]>();
  for (const one of a.keys()) {
    for (const other of b.keys()) {
      const pair = pairOf(one, other);
      const number = one === other ? null : rows.term(pair);
      if (number !== null) pairs.set(number, partiesOfPair(pair));
    }
  }
  return pairs;
}

/** Officials on record who took part, by the names that they and their parties go by. */
export function participationsIn(scope: Scope, contacts: readonly Contact[]): Participation[] {
  const { rows, identities } = scope;
  return rowsOf<{ official: number; party: number }>(scope, contacts, 'contact_official', 'x.official, x.party').map((row) => ({
    record: row.record,
    pair: row.pair,
    official: personOf(scope, rows.text(row.official)),
    named: row.official,
    party: identities.head(rows.text(row.party)),
  }));
}

/** The id that an official goes by. */
export function personOf({ identities }: Pick<Scope, 'identities'>, id: string): string {
  return identities.isEmpty ? id : idOfName(identities.head(`official:${id}`));
}

/** Rows that belong to contacts. */
export function rowsOf<T>(
  scope: Scope,
  contacts: readonly Contact[],
  table: string,
  columns: string,
): (T & { readonly record: number; readonly pair: number })[] {
  const byRecord = new Map(contacts.map((contact) => [contact.record, contact]));
  const pairs = [...new Set(contacts.flatMap((contact) => contact.pairs))];
  if (pairs.length === 0) return [];
  const where = scope.where('x').among('x.pair', pairs);
  return scope.rows
    .all<T & { record: number; pair: number }>(
      `SELECT x.record, x.pair, ${columns} FROM partnerships_${table} x WHERE ${where.sql}`,
      where.params,
    )
    .filter(({ record, pair }) => byRecord.get(record)?.pairs.includes(pair));
}

/** Which of two parties was the host: itself, or the one whose State it was in. Null for neither, and for both. */
export function hostOf(scope: Scope, { parties, members }: Sides, contact: Contact): string | null {
  const { host } = contact;
  if (host === null) return null;
  const { certain } = scope.reading;
  const itself = parties.filter((_, i) => isMember(members[i] as Members, host, contact, certain));
  const hosts =
    itself.length > 0 ? itself : parties.filter((party) => isMember(scope.parts.above(party), host, contact, certain));
  return hosts.length === 1 ? (hosts[0] as string) : null;
}

/**
 * The level of each contact: as its record states it, else the lower one of the two sides' highest, by the posts that
 * those who took part held on its day. Null is "not stated": one of the sides is not known.
 * @param participations in all of them, where they were read already
 */
export function levelsOf(
  scope: Scope,
  { members: [a, b] }: Sides,
  contacts: readonly Contact[],
  participations?: readonly Participation[],
): Map<number, Level | null> {
  const levels = new Map<number, Level | null>(contacts.map(({ record, level }) => [record, level]));
  const open = contacts.filter(({ level }) => level === null);
  const some = participations?.filter(({ record }) => levels.get(record) === null) ?? participationsIn(scope, open);
  const there = Map.groupBy(some, ({ record }) => record);
  const tenures = tenuresOf(scope, some);
  const { certain } = scope.reading;
  for (const contact of open) {
    const rank = (side: Members): number =>
      Math.min(
        ...(there.get(contact.record) ?? [])
          .filter(({ party }) => isMember(side, party, contact, certain))
          .flatMap(({ official }) => tenures.get(official) ?? [])
          .filter(({ days }) => wasSoThen(days, contact, certain))
          .map(({ level }) => LEVELS.indexOf(level)),
      );
    levels.set(contact.record, LEVELS[Math.max(rank(a), rank(b))] ?? null);
  }
  return levels;
}

interface Tenure {
  readonly level: Level;
  readonly days: ReturnType<typeof daysOf>;
}

/** Tenures that have a level, by official. */
function tenuresOf(scope: Scope, participations: readonly Participation[]): Map<string, Tenure[]> {
  const { rows, identities, reading } = scope;
  const people = new Map(participations.map(({ official, named }) => [official, named]));
  const terms = [...people].flatMap(([id, named]) => {
    const names = identities.namesOf(`official:${id}`);
    return names.length === 1 ? [named] : names.flatMap((name) => rows.term(idOfName(name)) ?? []);
  });
  const tenures = new Map<string, Tenure[]>();
  if (terms.length === 0) return tenures;
  const where = new Where().on(onItsOwnDay(reading), 't', 'state').and('t.level IS NOT NULL').among('t.official', terms);
  const found = rows.all<DayColumns & { official: number; level: number }>(
    `SELECT t.official, t.level, t.possible_from, t.certain_from, t.certain_until, t.possible_until FROM officials_tenure t WHERE ${where.sql}`,
    where.params,
  );
  for (const row of found) {
    const official = personOf(scope, rows.text(row.official));
    const tenure = { level: rows.text(row.level) as Level, days: daysOf(row) };
    tenures.set(official, [...(tenures.get(official) ?? []), tenure]);
  }
  return tenures;
}
