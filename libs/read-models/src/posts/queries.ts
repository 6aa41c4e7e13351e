import { idOfName } from '#domain/nouns.ts';
import type { Day } from '#domain/edtf.ts';
import { asElements } from '#domain/fields.ts';
import { says } from '#domain/record.ts';
import { namesIn } from '../actors/names.ts';
import { ACTOR } from '../actors/projection.ts';
import type { Clocks } from '../rows/frame.ts';
import { Identities } from '../identity/identities.ts';
import { united } from '../identity/united.ts';
import { type AppointmentAnswer, officialItem } from '../answers/official.ts';
import { type DayColumns, daysOf, onItsOwnDay, wasSoThen } from '../reading/own-day.ts';
import { isMember, type Members, Parts } from '../parties/parts.ts';
import type { Snapshot } from '../reading/reader.ts';
import { type DayAndId, inPeriod, type Listed, type Page, paged, type Period, termOr0, Where } from '../reading/reading.ts';
import { loaded, pagedRecords } from '../records/queries.ts';
import { TURN } from './projection.ts';

export interface PostFilter {
  readonly party?: string;
  readonly post?: string;
  /** With the posts of all that belonged to the party on the day. */
  readonly rollUp?: boolean;
  /** Only posts that nobody held on the day, or only held ones. */
  readonly vacant?: boolean;
}

/** A post, and who may have held it on a day: several at once are shown. */
export interface PostItem {
  readonly party: string;
  readonly post: string;
  /** It was held before, and nobody can have held it on the day. */
  readonly vacant: boolean;
  readonly holders: readonly Holder[];
}

export type Holder = Pick<
  AppointmentAnswer,
  'title' | 'capacity' | 'rank' | 'level' | 'accreditedTo' | 'appointedOn' | 'assumedOn' | 'leftOn' | 'certain'
> & {
  readonly official: string;
  readonly name: string | null;
  readonly appointment: string | null;
};

/** Who held what on a day, by party and post. */
export function listPosts(
  rows: Snapshot,
  filter: PostFilter,
  reading: Clocks,
  day: Day,
  page: Page<string>,
): Listed<PostItem, string> {
  const identities = Identities.of(rows, reading);
  const found = Map.groupBy(tenuresBy(rows, filter, reading, day, identities), ({ party, post }) => `${party} ${post}`);
  const gone = officesGoneBy(rows, reading, day);
  const left = [...found]
    .filter(([at]) => page.after === null || at > page.after)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([at, tenures]) => {
      const { party, post } = tenures[0] as TenureRow;
      const possible = tenures.filter((each) => holds(each, day));
      const holding = reading.certain ? possible.filter((each) => holds(each, day, true)) : possible;
      const vacant = possible.length === 0;
      if (vacant ? gone.has(party) : holding.length === 0) return [];
      return filter.vacant === undefined || filter.vacant === vacant ? [{ at, party, post, vacant, holding }] : [];
    });
  return paged(
    left,
    page.limit,
    ({ party, post, vacant, holding }) => ({
      party,
      post,
      vacant,
      holders: holdersOf(rows, holding, reading, day, identities),
    }),
    ({ at }) => at,
  );
}

interface TenureRow extends DayColumns {
  readonly record: number;
  readonly official: string;
  readonly party: string;
  readonly post: string;
}

/** Tenures that may have begun by a day, of a party or a post, by the names that people and parties go by. */
function tenuresBy(
  rows: Snapshot,
  { party, post, rollUp = false }: PostFilter,
  reading: Clocks,
  day: Day,
  identities: Identities,
): TenureRow[] {
  const members = party !== undefined && rollUp ? new Parts(rows, reading, identities).within(party) : null;
  const where = new Where()
    .on(onItsOwnDay(reading), 't', 'state')
    .and('t.possible_from <= $day', { $day: day })
    .when('t.post = $post', { $post: termOr0(rows, post) })
    .among('t.party', party === undefined ? undefined : members ? termsOf(rows, members) : identities.termsOf(party));
  const found = rows.all<DayColumns & { record: number; official: number; party: number; post: number }>(
    `SELECT t.record, t.official, t.party, t.post, t.possible_from, t.certain_from, t.certain_until, t.possible_until
      FROM officials_tenure t WHERE ${where.sql}`,
    where.params,
  );
  const then = { possible_from: day, possible_until: day };
  return found.flatMap((row) => {
    const named = rows.text(row.party);
    if (members && !isMember(members, named, then, reading.certain)) return [];
    const official = idOfName(identities.head(`official:${rows.text(row.official)}`));
    return [{ ...row, official, party: identities.head(named), post: rows.text(row.post) }];
  });
}

function termsOf(rows: Snapshot, members: Members): number[] {
  return [...members.keys()].flatMap((name) => rows.term(name) ?? []);
}

function holds(tenure: TenureRow, day: Day, certain = false): boolean {
  return wasSoThen(daysOf(tenure), { possible_from: day, possible_until: day }, certain);
}

/** Offices that were certainly dissolved: what they had is no vacancy. */
function officesGoneBy(rows: Snapshot, reading: Clocks, day: Day): ReadonlySet<string> {
  const where = new Where()
    .on(onItsOwnDay(reading), 'a', 'state')
    .and(`a.noun = ${ACTOR.office} AND a.possible_until < $day`, { $day: day });
  const found = rows.all<{ id: string }>(`SELECT a.id FROM actors_actor a WHERE ${where.sql}`, where.params);
  return new Set(found.map(({ id }) => `office:${id}`));
}

function holdersOf(rows: Snapshot, tenures: readonly TenureRow[], reading: Clocks, day: Day, identities: Identities): Holder[] {
  return [...Map.groupBy(tenures, ({ official }) => official)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([official, some]) => {
      const records = [...new Map(some.map((each) => [each.record, each])).values()];
      const states = loaded(rows, records, reading)
        .map(({ state }) => state)
        .toSorted((a, b) => Number(b.id === official) - Number(a.id === official) || (a.id < b.id ? -1 : 1));
      const [first, ...others] = states;
      if (!first) return [];
      const { name, appointments } = officialItem(united(first, others), { day, ofTheDay: true, certain: false });
      const held = appointments
        .filter((each) => each.status === 'in-office' && some.some((tenure) => isOf(tenure, each, identities)))
        .toSorted((a, b) => Number(b.certain) - Number(a.certain))
        .at(0);
      if (!held) return [];
      const { id, title, capacity, rank, level, accreditedTo, appointedOn, assumedOn, leftOn, certain } = held;
      return [
        { official, name, appointment: id, title, capacity, rank, level, accreditedTo, appointedOn, assumedOn, leftOn, certain },
      ];
    });
}

function isOf({ post, party }: TenureRow, appointment: AppointmentAnswer, identities: Identities): boolean {
  return appointment.post === post && appointment.party !== null && identities.head(appointment.party) === party;
}

export interface TurnFilter extends Period {
  readonly party?: string;
  readonly post?: string;
}

/** Somebody who entered or left a post. */
export interface TurnItem {
  readonly change: keyof typeof TURN;
  /** EDTF. Null: nobody gives a day; it was by the day on which a source speaks of it. */
  readonly on: string | null;
  readonly official: string;
  readonly name: string | null;
  readonly party: string;
  readonly post: string;
  readonly appointment: string;
  readonly title: string | null;
  readonly capacity: string | null;
  /** False where only the appointment is known, not the taking of office, or no day of leaving. */
  readonly certain: boolean;
  /** Nobody can hold the post on the day of the read. */
  readonly vacant: boolean;
}

/** Who entered and who left a post, the latest first. */
export function listTurns(
  rows: Snapshot,
  filter: TurnFilter,
  reading: Clocks,
  day: Day,
  page: Page<DayAndId>,
): Listed<TurnItem, DayAndId> {
  const identities = Identities.of(rows, reading);
  const found: TurnRow[] = [];
  let after = page.after;
  do {
    const next = turnsAfter(rows, filter, reading, identities, page.limit + 1, after);
    found.push(...next.filter((row) => !isRepeated(rows, row, reading, identities)));
    const last = next.at(-1);
    after = next.length > page.limit && last ? { day: last.day, id: last.id } : null;
  } while (found.length <= page.limit && after !== null);
  const names = namesIn(rows, reading, identities)(day);
  const isVacant = vacancies(rows, reading, day, identities);
  return pagedRecords(
    rows,
    found,
    reading,
    page.limit,
    ({ state, ...row }) => {
      const official = identities.head(`official:${state.id}`);
      const appointment = rows.text(row.appointment);
      const said = asElements(says(state).appointments).find(({ id }) => id === appointment) ?? {};
      const [party, post] = [identities.head(rows.text(row.party)), rows.text(row.post)];
      return {
        change: row.turn === TURN.entered ? ('entered' as const) : ('left' as const),
        on: row.occurred === null ? null : rows.text(row.occurred),
        official: idOfName(official),
        name: names(official),
        party,
        post,
        appointment,
        title: (said.title ?? null) as string | null,
        capacity: (said.capacity ?? null) as string | null,
        certain: row.certain_from <= row.certain_until,
        vacant: isVacant(party, post),
      };
    },
    ({ day: on, id }) => ({ day: on, id }),
  );
}

/** Whether nobody can hold a post on a day; what a dissolved office had is no vacancy. Each party is read once. */
function vacancies(rows: Snapshot, reading: Clocks, day: Day, identities: Identities): (party: string, post: string) => boolean {
  const gone = officesGoneBy(rows, reading, day);
  const heldBy = new Map<string, ReadonlySet<string>>();
  return (party, post) => {
    const held =
      heldBy.get(party) ??
      new Set(tenuresBy(rows, { party }, reading, day, identities).flatMap((each) => (holds(each, day) ? [each.post] : [])));
    heldBy.set(party, held);
    return !gone.has(party) && !held.has(post);
  };
}

interface TurnRow {
  readonly record: number;
  readonly day: Day;
  readonly id: string;
  readonly turn: number;
  readonly occurred: number | null;
  readonly appointment: number;
  readonly official: number;
  readonly post: number;
  readonly party: number;
  readonly certain_from: Day;
  readonly certain_until: Day;
}

const TURN_COLUMNS =
  'c.record, c.possible_from AS day, c.id, c.turn, c.occurred, c.official, c.appointment, c.post, c.party, c.certain_from, c.certain_until';

function turnsAfter(
  rows: Snapshot,
  filter: TurnFilter,
  reading: Clocks,
  identities: Identities,
  limit: number,
  after: DayAndId | null,
): TurnRow[] {
  const where = new Where()
    .on(reading, 'c', 'occurrence')
    .among('c.party', filter.party === undefined ? undefined : identities.termsOf(filter.party))
    .when('c.post = $post', { $post: termOr0(rows, filter.post) })
    .bind({ $limit: limit });
  inPeriod(where, 'c', filter, after, reading.certain);
  return rows.all<TurnRow>(
    `SELECT ${TURN_COLUMNS} FROM posts_turn c WHERE ${where.sql} ORDER BY c.possible_from DESC, c.id DESC LIMIT $limit`,
    where.params,
  );
}

/** Whether another record of the same person, of those by their ids, says the same. */
function isRepeated(rows: Snapshot, row: TurnRow, reading: Clocks, identities: Identities): boolean {
  const own = rows.text(row.official);
  const names = identities.namesOf(`official:${own}`);
  const before = names.slice(0, names.indexOf(`official:${own}`)).map(idOfName);
  const terms = before.flatMap((name) => rows.term(name) ?? []);
  if (terms.length === 0) return false;
  const { day, turn, occurred, post } = row;
  const where = new Where()
    .on(reading, 'c', 'occurrence')
    .and('c.possible_from = $on AND c.turn = $turn AND c.occurred IS $occurred AND c.post = $post', {
      $on: day,
      $turn: turn,
      $occurred: occurred,
      $post: post,
    })
    .among('c.official', terms)
    .among('c.party', identities.termsOf(rows.text(row.party)));
  return rows.get(`SELECT 1 FROM posts_turn c WHERE ${where.sql}`, where.params) !== undefined;
}
