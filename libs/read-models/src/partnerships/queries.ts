import { type Day, EARLIEST, formatDay, parseEdtf } from '#domain/edtf.ts';
import type { Clocks } from '../frame.ts';
import type { Params, Snapshot } from '../reader.ts';
import { type Listed, type Page, Where } from '../reading.ts';
import { CONTACT, PAIR, pairOf, partiesOf } from './projection.ts';

export type PartnershipStatus = 'active' | 'cooling' | 'dormant';

export interface PartnershipItem {
  /** Sorted. */
  readonly parties: readonly [string, string];
  readonly meetings: number;
  readonly calls: number;
  readonly visits: number;
  /** Conferences and multilateral meetings that both took part in: never a contact. */
  readonly together: number;
  /** Of contacts, as precisely as their sources have it. */
  readonly first: string | null;
  readonly last: string | null;
  /** By the recency of the last contact, as of the day that is read: it says nothing of political quality. */
  readonly status: PartnershipStatus;
  /** False where the earliest day of the last contact would give another status. */
  readonly statusCertain: boolean;
}

export interface Partnership extends PartnershipItem {
  readonly officials: readonly { readonly official: string; readonly party: string; readonly contacts: number }[];
  readonly topics: readonly { readonly topic: string; readonly contacts: number }[];
  /** A contact whose quarter is not known has none. */
  readonly timeline: readonly { readonly quarter: string | null; readonly contacts: number }[];
}

/** Days since the last contact up to which a partnership is `active`, then `cooling`; after them it is `dormant`. */
export interface Recency {
  readonly activeDays: number;
  readonly coolingDays: number;
}

export interface ContactFilter {
  readonly since?: Day;
  readonly until?: Day;
}

export interface PartnershipFilter extends ContactFilter {
  readonly party?: string;
  readonly status?: PartnershipStatus;
}

/** How the partnership of two parties stands on a day, whichever is named first. Nothing passed: zeros. */
export function findPartnership(
  rows: Snapshot,
  a: string,
  b: string,
  filter: ContactFilter,
  reading: Clocks,
  day: Day,
  recency: Recency,
): Partnership {
  const name = pairOf(a, b);
  const pair = rows.term(name) ?? 0;
  const where = contacts(filter, reading, 'c').and('c.pair = $pair', { $pair: pair });
  const count = (column: string, table: string): { key: number; party: number; contacts: number }[] =>
    rows.all(
      `SELECT c.${column} AS key, ${column === 'official' ? 'c.party' : '0'} AS party, COUNT(DISTINCT c.record) AS contacts FROM partnerships_${table} c WHERE ${where.sql} GROUP BY 1, 2`,
      where.params,
    );
  return {
    ...summary(rows, name, pair, filter, reading, day, recency),
    officials: count('official', 'contact_official')
      .map(({ key, party, contacts: n }) => ({ official: rows.text(key), party: rows.text(party), contacts: n }))
      .toSorted((x, y) => y.contacts - x.contacts || compare(x.official, y.official) || compare(x.party, y.party)),
    topics: count('topic', 'contact_topic')
      .map(({ key, contacts: n }) => ({ topic: rows.text(key), contacts: n }))
      .toSorted((x, y) => y.contacts - x.contacts || compare(x.topic, y.topic)),
    timeline: timeline(rows, where),
  };
}

/** Partnerships in the order of their parties. */
export function listPartnerships(
  rows: Snapshot,
  filter: PartnershipFilter,
  reading: Clocks,
  day: Day,
  recency: Recency,
  page: Page<string>,
): Listed<PartnershipItem, string> {
  const items: { pair: string; item: PartnershipItem }[] = [];
  let after = page.after ?? PAIR;
  while (items.length <= page.limit) {
    const pairs = rows.all<{ id: number; text: string }>(
      `SELECT id, text FROM terms WHERE text > $after AND text < $end ORDER BY text LIMIT ${PAIRS_AT_ONCE}`,
      {
        $after: after,
        // The first text after all pairs.
        $end: `${PAIR.slice(0, -1)};`,
      },
    );
    for (const { id, text } of pairs) {
      if (filter.party !== undefined && !partiesOf(text).includes(filter.party)) continue;
      const item = summary(rows, text, id, filter, reading, day, recency);
      if (item.first !== null && (filter.status === undefined || item.status === filter.status)) items.push({ pair: text, item });
      if (items.length > page.limit) break;
    }
    const last = pairs.at(-1);
    if (pairs.length < PAIRS_AT_ONCE || last === undefined) break;
    after = last.text;
  }
  const shown = items.slice(0, page.limit);
  return { items: shown.map(({ item }) => item), next: items.length > page.limit ? (shown.at(-1)?.pair ?? null) : null };
}

const PAIRS_AT_ONCE = 500;

function contacts({ since, until }: ContactFilter, reading: Clocks, alias: string): Where {
  return new Where()
    .on(reading, alias, 'occurrence')
    .when(`${alias}.possible_until >= $since`, { $since: since })
    .when(`${alias}.possible_from <= $until`, { $until: until });
}

function summary(
  rows: Snapshot,
  name: string,
  pair: number,
  filter: ContactFilter,
  reading: Clocks,
  day: Day,
  recency: Recency,
): PartnershipItem {
  const where = contacts(filter, reading, 'c').and('c.pair = $pair', { $pair: pair });
  const count = rows.get<{ meetings: number | null; calls: number | null; visits: number | null; earliest: Day | null }>(
    `SELECT SUM(c.kind = ${CONTACT.meeting}) AS meetings, SUM(c.kind = ${CONTACT.call}) AS calls, SUM(c.kind = ${CONTACT.visit}) AS visits, MAX(c.possible_from) AS earliest FROM partnerships_contact c WHERE ${where.sql}`,
    where.params,
  );
  const one = (order: string): Contact | undefined =>
    rows.get<Contact>(
      `SELECT t.text AS occurred, c.possible_from, c.possible_until FROM partnerships_contact c JOIN terms t ON t.id = c.occurred WHERE ${where.sql} ORDER BY ${order} LIMIT 1`,
      where.params,
    );
  const first = one('c.possible_from, t.text');
  const last = one('c.possible_until DESC, t.text DESC');
  const latest = last ? statusOf(last.possible_until, day, recency) : 'dormant';
  // One contact was at the latest of all earliest days, or later.
  const earliest = statusOf(count?.earliest ?? EARLIEST, day, recency);
  return {
    parties: partiesOf(name),
    meetings: count?.meetings ?? 0,
    calls: count?.calls ?? 0,
    visits: count?.visits ?? 0,
    together: together(rows, partiesOf(name), filter, reading),
    first: first ? parseEdtf(first.occurred).begin.text : null,
    last: last ? parseEdtf(last.occurred).end.text : null,
    status: latest,
    statusCertain: latest === earliest,
  };
}

interface Contact {
  readonly occurred: string;
  readonly possible_from: Day;
  readonly possible_until: Day;
}

/** A last contact that may still be to come on the day is as of the day. */
function statusOf(last: Day, day: Day, { activeDays, coolingDays }: Recency): PartnershipStatus {
  const since = Math.max(0, day - last);
  if (since <= activeDays) return 'active';
  return since <= coolingDays ? 'cooling' : 'dormant';
}

function together(rows: Snapshot, [a, b]: readonly [string, string], filter: ContactFilter, reading: Clocks): number {
  const [one, other] = [rows.term(a), rows.term(b)];
  if (one === null || other === null) return 0;
  const where = contacts(filter, reading, 'x')
    .on(reading, 'y', 'occurrence')
    .and('x.party = $one AND y.party = $other AND y.record = x.record', { $one: one, $other: other });
  const sql = `SELECT COUNT(DISTINCT x.record) AS n FROM partnerships_attendance x JOIN partnerships_attendance y WHERE ${where.sql}`;
  return rows.get<{ n: number }>(sql, where.params)?.n ?? 0;
}

function timeline(rows: Snapshot, where: { sql: string; params: Params }): Partnership['timeline'] {
  const quarters = new Map<string | null, number>();
  const days = rows.all<Contact>(
    `SELECT c.possible_from, c.possible_until FROM partnerships_contact c WHERE ${where.sql}`,
    where.params,
  );
  for (const { possible_from, possible_until } of days) {
    const [quarter, end] = [quarterOf(possible_from), quarterOf(possible_until)];
    const key = quarter === end ? quarter : null;
    quarters.set(key, (quarters.get(key) ?? 0) + 1);
  }
  return [...quarters]
    .map(([quarter, n]) => ({ quarter, contacts: n }))
    .toSorted((x, y) => compare(x.quarter ?? '~', y.quarter ?? '~'));
}

/** `2018-Q2`. A day without bounds has none of its own. */
function quarterOf(day: Day): string {
  if (Math.abs(day) > 3_000_000) return String(day);
  const text = formatDay(day);
  return `${text.slice(0, 4)}-Q${Math.ceil(Number(text.slice(5, 7)) / 3)}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
