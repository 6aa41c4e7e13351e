import { type Day, EARLIEST, formatDay, LATEST } from '#domain/edtf.ts';
import { asText, asTexts } from '#domain/fields.ts';
import type { Json } from '#domain/json.ts';
import { nameOfStream, parseStream } from '#domain/nouns.ts';
import { type Level, LEVELS } from '#domain/nouns/official.ts';
import { type RecordState, says } from '#domain/record.ts';
import { placeOf } from '../activities/parties.ts';
import { namesIn } from '../actors/names.ts';
import { extentOf } from '../reading/extent.ts';
import type { Clocks } from '../rows/frame.ts';
import type { Occurrence } from '../reading/own-day.ts';
import { quarterOf } from '../reading/quarter.ts';
import type { Snapshot } from '../reading/reader.ts';
import { type DayAndId, type Listed, type Page, paged, Where } from '../reading/reading.ts';
import { pagedRecords, recordAt } from '../records/queries.ts';
import {
  type Contact,
  contactsBetween,
  hostOf,
  levelsOf,
  type Participation,
  participationsIn,
  rowsOf,
  type Sides,
  sidesOf,
} from './contacts.ts';
import { CONTACT, PAIR, pairOf, partiesOfPair, SHARED } from './projection.ts';
import { type ContactFilter, Scope } from './scope.ts';

export type PartnershipStatus = 'active' | 'cooling' | 'dormant';
export type ContactKind = keyof typeof CONTACT;

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
  /** The last day on which it is active, and on which it is no more than cooling, if nothing more happens. Null: never. */
  readonly activeUntil: string | null;
  readonly coolingUntil: string | null;
}

export interface Partnership extends PartnershipItem {
  readonly officials: readonly OfficialCount[];
  readonly topics: readonly TopicCount[];
  /** A contact whose quarter is not known has none. */
  readonly timeline: readonly QuarterCount[];
  /** Reciprocity: contacts by who was the host. Null: nobody known, or neither of them. */
  readonly hosts: readonly { readonly host: string | null; readonly contacts: number }[];
  /** From the highest to the lowest; null is "not stated". */
  readonly levels: readonly { readonly level: Level | null; readonly contacts: number }[];
  /** That both are in. */
  readonly agreements: readonly Shared[];
  readonly assistance: readonly Shared[];
}

export interface OfficialCount {
  readonly official: string;
  /** On the day that is read, else at any time. */
  readonly name: string | null;
  readonly party: string;
  readonly contacts: number;
}

export interface TopicCount {
  readonly topic: string;
  readonly contacts: number;
  readonly first: string;
  readonly last: string;
}

export interface QuarterCount {
  readonly quarter: string | null;
  readonly contacts: number;
  readonly meetings: number;
  readonly calls: number;
  readonly visits: number;
}

export interface Shared {
  readonly id: string;
  /** Of an agreement its title, of assistance what it was about; null: nobody says. */
  readonly title: string | null;
  /** EDTF. Null: nobody gives a day. */
  readonly on: string | null;
}

export interface ContactItem {
  /** `meeting:aslov-voronkov-2018-05-03`. */
  readonly record: string;
  readonly kind: ContactKind;
  /** EDTF. */
  readonly on: string;
  readonly level: Level | null;
  readonly host: string | null;
  readonly place: Json;
  readonly topics: readonly string[];
  readonly label: string;
}

/** Days since the last contact up to which a partnership is `active`, then `cooling`; after them it is `dormant`. */
export interface Recency {
  readonly activeDays: number;
  readonly coolingDays: number;
}

export interface PartnershipFilter extends ContactFilter {
  readonly party?: string;
  readonly status?: PartnershipStatus;
}

/** How the partnership of two parties stands on a day, whichever is named first. Nothing passed: zeros. Null: they are one. */
export function findPartnership(
  rows: Snapshot,
  a: string,
  b: string,
  filter: ContactFilter,
  reading: Clocks,
  day: Day,
  recency: Recency,
): Partnership | null {
  const scope = new Scope(rows, filter, reading);
  const sides = sidesOf(scope, a, b);
  if (!sides) return null;
  const contacts = contactsBetween(scope, sides);
  const shared = sharedBetween(scope, sides);
  const participations = participationsIn(scope, contacts);
  return {
    ...itemOf(sides, contacts, shared, day, recency),
    officials: officialsIn(scope, participations, day),
    topics: topicsOf(scope, contacts),
    timeline: timelineOf(contacts),
    hosts: hostsOf(scope, sides, contacts),
    levels: levelCounts(levelsOf(scope, sides, contacts, participations)),
    agreements: sharedAnswer(scope, shared, SHARED.agreement),
    assistance: sharedAnswer(scope, shared, SHARED.assistance),
  };
}

/** Partnerships in the order of their parties. */
export function listPartnerships(
  rows: Snapshot,
  { party, status, ...filter }: PartnershipFilter,
  reading: Clocks,
  day: Day,
  recency: Recency,
  page: Page<string>,
): Listed<PartnershipItem, string> {
  const scope = new Scope(rows, filter, reading);
  const items: PartnershipItem[] = [];
  const only = party === undefined ? undefined : scope.identities.head(party);
  for (const pair of pairsAfter(scope, page.after, lastFor(status, day, recency))) {
    const [a, b] = partiesOfPair(pair);
    if (only !== undefined && a !== only && b !== only) continue;
    const sides = sidesOf(scope, a, b);
    if (!sides) continue;
    const contacts = contactsBetween(scope, sides);
    if (contacts.length === 0) continue;
    if (status !== undefined && recencyOf(contacts, day, recency).status !== status) continue;
    items.push(itemOf(sides, contacts, sharedBetween(scope, sides), day, recency));
    if (items.length > page.limit) break;
  }
  return paged(
    items,
    page.limit,
    (item) => item,
    ({ parties: [a, b] }) => pairOf(a, b),
  );
}

/** The place of a partnership among those with the most contacts. */
export interface StrongestCursor {
  readonly contacts: number;
  readonly pair: string;
}

/** Partnerships with the most contacts first, those of as many in the order of their parties. */
export function listStrongest(
  rows: Snapshot,
  { party, status, ...filter }: PartnershipFilter,
  reading: Clocks,
  day: Day,
  recency: Recency,
  page: Page<StrongestCursor>,
): Listed<PartnershipItem, StrongestCursor> {
  const scope = new Scope(rows, filter, reading);
  const only = party === undefined ? undefined : scope.identities.head(party);
  const found: { readonly place: StrongestCursor; readonly item: PartnershipItem }[] = [];
  for (const { pair, most } of pairsByRows(scope, lastFor(status, day, recency))) {
    // No pair from here on has more contacts than rows.
    if (found.length > page.limit && found.at(-1)!.place.contacts > most) break;
    const [a, b] = partiesOfPair(pair);
    if (only !== undefined && a !== only && b !== only) continue;
    const sides = sidesOf(scope, a, b);
    if (!sides) continue;
    const contacts = contactsBetween(scope, sides);
    const place = { contacts: contacts.length, pair };
    if (contacts.length === 0 || (page.after && inStrength(place, page.after) <= 0)) continue;
    if (status !== undefined && recencyOf(contacts, day, recency).status !== status) continue;
    found.push({ place, item: itemOf(sides, contacts, sharedBetween(scope, sides), day, recency) });
    found.sort((x, y) => inStrength(x.place, y.place));
    found.splice(page.limit + 1);
  }
  return paged(
    found,
    page.limit,
    ({ item }) => item,
    ({ place }) => place,
  );
}

function inStrength(x: StrongestCursor, y: StrongestCursor): number {
  return y.contacts - x.contacts || compare(x.pair, y.pair);
}

/** Pairs that may have contacts in the period, on a day or later, those first that have the most rows: no fewer than contacts. */
function pairsByRows(scope: Scope, since: Day): { readonly pair: string; readonly most: number }[] {
  const where = scope.whereCounted('c');
  const named = scope.rows.all<{ pair: string; most: number; latest: Day }>(
    `SELECT t.text AS pair, COUNT(*) AS most, MAX(c.possible_until) AS latest FROM partnerships_contact c JOIN terms t ON t.id = c.pair
      WHERE ${where.sql} GROUP BY c.pair`,
    where.params,
  );
  // Of one name the last contact may be long ago, and of another that is the same party, not.
  const counted = new Map<string, { most: number; latest: Day }>();
  for (const { pair: name, most, latest } of named) {
    for (const pair of scope.isAsNamed ? [name] : pairsCounted(scope, [name])) {
      const sum = counted.get(pair) ?? { most: 0, latest };
      counted.set(pair, { most: sum.most + most, latest: Math.max(sum.latest, latest) });
    }
  }
  return [...counted]
    .filter(([, { latest }]) => latest >= since)
    .map(([pair, { most }]) => ({ pair, most }))
    .toSorted((x, y) => y.most - x.most || compare(x.pair, y.pair));
}

/** The contacts of two parties, the latest first. Null: the parties are one. */
export function listContacts(
  rows: Snapshot,
  a: string,
  b: string,
  filter: ContactFilter,
  reading: Clocks,
  page: Page<DayAndId>,
): Listed<ContactItem, DayAndId> | null {
  const scope = new Scope(rows, filter, reading);
  const sides = sidesOf(scope, a, b);
  if (!sides) return null;
  const after = page.after;
  const left = contactsBetween(scope, sides)
    .map((contact) => ({ ...contact, day: contact.possible_from, id: nameOfStream(rows.stream(contact.record)) }))
    .filter((each) => after === null || each.day < after.day || (each.day === after.day && each.id < after.id))
    .toSorted((x, y) => y.day - x.day || compare(y.id, x.id))
    .slice(0, page.limit + 1);
  const levels = levelsOf(scope, sides, left);
  return pagedRecords(
    rows,
    left,
    reading,
    page.limit,
    ({ id, state, ...contact }) => ({
      record: id,
      kind: kindOf(contact.kind),
      on: contact.on,
      level: levels.get(contact.record) ?? null,
      host: hostOf(scope, sides, contact),
      place: placeOf(state),
      topics: asTexts(says(state).topics),
      label: state.label,
    }),
    ({ day, id }) => ({ day, id }),
  );
}

/** The day on which a partnership of a status must have had a contact, or later. */
function lastFor(status: PartnershipStatus | undefined, day: Day, { activeDays, coolingDays }: Recency): Day {
  if (status === 'active') return day - activeDays;
  return status === 'cooling' ? day - coolingDays : EARLIEST;
}

/** Pairs that may have contacts in the period, on a day or later, in order; where some are counted under other names, under those. */
function* pairsAfter(scope: Scope, after: string | null, since: Day): Iterable<string> {
  const { isAsNamed: asNamed, filter } = scope;
  const isNarrowed = since > EARLIEST || filter.since !== undefined || filter.until !== undefined;
  const named = isNarrowed ? pairsSince(scope, since) : namedPairs(scope.rows, (asNamed && after) || PAIR);
  for (const pair of asNamed ? named : pairsCounted(scope, named)) if (after === null || pair > after) yield pair;
}

function pairsCounted(scope: Scope, named: Iterable<string>): string[] {
  const pairs = new Set<string>();
  for (const pair of named) {
    const [one, other] = partiesOfPair(pair).map((party) => countedUnder(scope, party)) as [string[], string[]];
    for (const a of one) for (const b of other) if (a !== b) pairs.add(pairOf(a, b));
  }
  return [...pairs].toSorted();
}

function pairsSince(scope: Scope, since: Day): string[] {
  const where = scope.whereCounted('c').and('c.possible_until >= $late', { $late: since });
  const found = scope.rows.all<{ text: string }>(
    `SELECT DISTINCT t.text FROM partnerships_contact c JOIN terms t ON t.id = c.pair WHERE ${where.sql} ORDER BY t.text`,
    where.params,
  );
  return found.map(({ text }) => text);
}

/** The parties, by the names that they go by, that a party's contacts may be contacts of. */
function countedUnder({ filter, parts, identities }: Scope, party: string): string[] {
  if (!filter.rollUp) return [identities.head(party)];
  return [...new Set([...parts.above(party).keys()].map((name) => identities.head(name)))];
}

const PAIRS_AT_ONCE = 500;

function* namedPairs(rows: Snapshot, after: string): Iterable<string> {
  // The first text after all pairs.
  const end = `${PAIR.slice(0, -1)};`;
  for (let last: string | undefined = after; last !== undefined;) {
    const found: { text: string }[] = rows.all(
      `SELECT text FROM terms WHERE text > $after AND text < $end ORDER BY text LIMIT ${PAIRS_AT_ONCE}`,
      { $after: last, $end: end },
    );
    for (const { text } of found) yield text;
    last = found.length < PAIRS_AT_ONCE ? undefined : found.at(-1)?.text;
  }
}

function itemOf(
  { parties }: Sides,
  contacts: readonly Contact[],
  shared: readonly SharedRow[],
  day: Day,
  recency: Recency,
): PartnershipItem {
  return {
    parties,
    ...kindCounts(contacts),
    together: shared.filter(({ kind }) => kind === SHARED.together).length,
    ...extentOf(contacts),
    ...recencyOf(contacts, day, recency),
  };
}

/** The kinds by name, each with its number. */
const KINDS = Object.entries(CONTACT) as [ContactKind, number][];

function kindOf(number: number): ContactKind {
  return (KINDS.find(([, each]) => each === number) as [ContactKind, number])[0];
}

function kindCounts(contacts: readonly Contact[]): { meetings: number; calls: number; visits: number } {
  const count = (kind: number): number => contacts.filter((each) => each.kind === kind).length;
  return { meetings: count(CONTACT.meeting), calls: count(CONTACT.call), visits: count(CONTACT.visit) };
}

/** Judged from the latest day of the last contact; one that may still be to come on the day is as of the day. */
function recencyOf(
  contacts: readonly Contact[],
  day: Day,
  recency: Recency,
): Pick<PartnershipItem, 'status' | 'statusCertain' | 'activeUntil' | 'coolingUntil'> {
  const last = contacts.reduce((latest, { possible_until }) => Math.max(latest, possible_until), EARLIEST);
  // One contact was at the latest of all earliest days, or later.
  const surely = contacts.reduce((latest, { possible_from }) => Math.max(latest, possible_from), EARLIEST);
  const status = statusOf(last, day, recency);
  return {
    status,
    statusCertain: status === statusOf(surely, day, recency),
    activeUntil: dayAfter(last, recency.activeDays),
    coolingUntil: dayAfter(last, recency.coolingDays),
  };
}

function statusOf(last: Day, day: Day, { activeDays, coolingDays }: Recency): PartnershipStatus {
  const since = Math.max(0, day - last);
  if (since <= activeDays) return 'active';
  return since <= coolingDays ? 'cooling' : 'dormant';
}

function dayAfter(last: Day, days: number): string | null {
  return last <= EARLIEST || last >= LATEST ? null : formatDay(last + days);
}

function officialsIn(scope: Scope, participations: readonly Participation[], day: Day): OfficialCount[] {
  const counts = new Map<string, { official: string; party: string; records: Set<number> }>();
  for (const { official, party, record } of participations) {
    const key = `${official} ${party}`;
    const there = counts.get(key) ?? { official, party, records: new Set() };
    counts.set(key, there);
    there.records.add(record);
  }
  const people = [...counts.values()].map(({ official }) => `official:${official}`);
  const names = namesIn(scope.rows, scope.reading, scope.identities, people)(day);
  return [...counts.values()]
    .map(({ official, party, records }) => ({ official, name: names(`official:${official}`), party, contacts: records.size }))
    .toSorted((x, y) => y.contacts - x.contacts || compare(x.official, y.official) || compare(x.party, y.party));
}

function topicsOf(scope: Scope, contacts: readonly Contact[]): TopicCount[] {
  const byRecord = new Map(contacts.map((contact) => [contact.record, contact]));
  const about = new Map<number, Set<Contact>>();
  for (const { topic, record } of rowsOf<{ topic: number }>(scope, contacts, 'contact_topic', 'x.topic')) {
    const there = about.get(topic) ?? new Set();
    about.set(topic, there.add(byRecord.get(record) as Contact));
  }
  return [...about]
    .map(([topic, some]) => {
      const { first, last } = extentOf([...some]) as { first: string; last: string };
      return { topic: scope.rows.text(topic), contacts: some.size, first, last };
    })
    .toSorted((x, y) => y.contacts - x.contacts || compare(x.topic, y.topic));
}

function timelineOf(contacts: readonly Contact[]): QuarterCount[] {
  const quarters = Map.groupBy(contacts, quarterOf);
  return [...quarters]
    .map(([quarter, some]) => ({ quarter, contacts: some.length, ...kindCounts(some) }))
    .toSorted((x, y) => compare(x.quarter ?? '~', y.quarter ?? '~'));
}

function hostsOf(scope: Scope, sides: Sides, contacts: readonly Contact[]): Partnership['hosts'] {
  const byHost = Map.groupBy(contacts, (contact) => hostOf(scope, sides, contact));
  return [...sides.parties, null].map((host) => ({ host, contacts: byHost.get(host)?.length ?? 0 }));
}

function levelCounts(levels: ReadonlyMap<number, Level | null>): Partnership['levels'] {
  const counts = Map.groupBy(levels.values(), (level) => level);
  return [...LEVELS, null].flatMap((level) => {
    const contacts = counts.get(level)?.length ?? 0;
    return contacts === 0 ? [] : [{ level, contacts }];
  });
}

interface SharedRow extends Occurrence {
  readonly record: number;
  readonly kind: number;
  readonly occurred: number | null;
}

/** What both sides are in together, each once. */
function sharedBetween(scope: Scope, { members: [a, b] }: Sides): SharedRow[] {
  const { rows, reading } = scope;
  // What one party was in is looked for among what the other was in: the fewer the better.
  const [one, other] = [scope.terms(a), scope.terms(b)];
  const [few, many] = sharedOf(rows, one) <= sharedOf(rows, other) ? [one, other] : [other, one];
  const where = scope
    .where('x')
    .among('x.party', few)
    .on(reading, 'y', 'occurrence')
    .among('y.party', many)
    .and('y.record = x.record AND y.party <> x.party');
  const found = rows.all<SharedRow & { one: number; other: number }>(
    `SELECT x.record, x.kind, x.occurred, x.party AS one, y.party AS other, x.possible_from, x.possible_until
      FROM partnerships_shared x CROSS JOIN partnerships_shared y WHERE ${where.sql} ORDER BY x.possible_from, x.record`,
    where.params,
  );
  const shared = new Map<number, SharedRow>();
  for (const row of found) {
    if (scope.absorbed.has(row.record)) continue;
    if (scope.isBetween(a, b, [rows.text(row.one), rows.text(row.other)], row)) shared.set(row.record, row);
  }
  return [...shared.values()];
}

function sharedOf(rows: Snapshot, parties: readonly number[]): number {
  const where = new Where().among('x.party', parties);
  return rows.get<{ n: number }>(`SELECT COUNT(*) AS n FROM partnerships_shared x WHERE ${where.sql}`, where.params)!.n;
}

function sharedAnswer({ rows, reading }: Scope, shared: readonly SharedRow[], kind: number): Shared[] {
  return shared
    .filter((each) => each.kind === kind)
    .map(({ record, occurred }) => {
      const said = says(recordAt(rows, record, reading) as RecordState);
      return {
        id: parseStream(rows.stream(record)).id,
        title: asText(said.title) ?? asText(said.about),
        on: occurred === null ? null : rows.text(occurred),
      };
    });
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
