import type { Source } from '#domain/claims.ts';
import { isObject, type Json, type JsonObject } from '#domain/json.ts';
import { isHeld } from '#domain/tenure.ts';
import type { Names } from '#read-models/actors/names.ts';
import type { OfficeItem } from '#read-models/answers/office.ts';
import type { AppointmentAnswer, OfficialItem } from '#read-models/answers/official.ts';
import { isoDates } from './dates.ts';

// Popolo 1.0 has dates to the day, the month or the year: one that is about, doubtful or one of several is left out.

export interface Held extends AppointmentAnswer {
  readonly id: string;
  readonly party: string;
  readonly post: string;
}

/** An appointment that was never held, or not yet made, is no membership. */
export function heldBy({ appointments }: OfficialItem): Held[] {
  return appointments.filter(
    (each): each is Held => isHeld(each.status) && each.id !== null && each.party !== null && each.post !== null,
  );
}

export function popoloPerson(official: OfficialItem, sources: Iterable<Source>): JsonObject {
  const { id, name, names, born, died, identifiers } = official;
  return {
    id: `official:${id}`,
    name,
    other_names: names
      .filter((each) => each.name !== name || each.from !== null || each.until !== null)
      .map(({ name: other, script, from, until }) => ({
        name: other,
        start_date: isoDates(from).start,
        end_date: isoDates(until).end,
        note: script,
      })),
    identifiers: popoloIdentifiers(identifiers),
    birth_date: isoDates(born).start,
    death_date: isoDates(died).start,
    sources: popoloSources(sources),
  };
}

export function popoloOffice(office: OfficeItem, sources: Iterable<Source>): JsonObject {
  const { id, name, abbreviation, names, kind, parent, of, identifiers } = office;
  return {
    id: `office:${id}`,
    name,
    other_names: [
      ...(typeof abbreviation === 'string' ? [{ name: abbreviation, note: 'abbreviation' }] : []),
      ...names
        .filter((each) => each.name !== name || each.from !== null || each.until !== null)
        .map(({ name: other, from, until }) => ({
          name: other,
          start_date: isoDates(from).start,
          end_date: isoDates(until).end,
        })),
    ],
    identifiers: popoloIdentifiers(identifiers),
    classification: kind,
    parent_id: typeof parent === 'string' ? `office:${parent}` : of,
    founding_date: isoDates(office.establishedOn).start,
    dissolution_date: isoDates(office.dissolvedOn).start,
    sources: popoloSources(sources),
  };
}

/** A State that officials act for: `state:TJ`. */
export function popoloState(party: string, names: Names): JsonObject {
  const code = party.slice('state:'.length);
  return {
    id: party,
    name: names(party) ?? code,
    classification: 'state',
    identifiers: [{ scheme: 'ISO 3166', identifier: code }],
  };
}

export function popoloPost(held: Held): JsonObject {
  return { id: postId(held), label: held.title ?? held.post, role: held.post, organization_id: held.party };
}

export function popoloMembership(official: string, held: Held): JsonObject {
  const { id, party, title, assumedOn, appointedOn, leftOn } = held;
  return {
    id: `official:${official}/${id}`,
    person_id: `official:${official}`,
    organization_id: party,
    post_id: postId(held),
    role: title,
    // From taking office where that is known.
    start_date: isoDates(assumedOn ?? appointedOn).start,
    end_date: isoDates(leftOn).start,
  };
}

export function postId({ party, post }: Held): string {
  return `${party}/${post}`;
}

function popoloIdentifiers(identifiers: Json): JsonObject[] {
  if (!Array.isArray(identifiers)) return [];
  return (identifiers as Json[]).filter(isObject).map(({ scheme, id }) => ({ scheme: scheme ?? null, identifier: id ?? null }));
}

/** Popolo names a source by its address: one without is left out. */
function popoloSources(sources: Iterable<Source>): JsonObject[] {
  return [...sources].flatMap(({ url, publisher, title }) =>
    url === undefined ? [] : [{ url, note: title === undefined ? publisher : `${publisher}: ${title}` }],
  );
}
