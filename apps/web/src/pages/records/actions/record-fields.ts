import type { Json } from '../../../api/client.ts';
import type { Noun } from '../../../api/queries.ts';
import { segmentsOf } from '../../../parts/fields.ts';

/** How a value is put in. */
export type Input =
  | { readonly is: 'text' | 'words' | 'slug' | 'date' | 'truth' | 'party' | 'state' | 'place' | 'count' | 'texts' | 'json' }
  | { readonly is: 'choice'; readonly of: readonly string[] }
  | { readonly is: 'record'; readonly noun: Noun }
  | { readonly is: 'object'; readonly members: Readonly<Record<string, Input>> };

/** A field of a kind of record, as the program knows it: its pointers name elements by their keys, stretches by their days. */
export type Field =
  | { readonly kind: 'single' | 'dated' | 'texts'; readonly input: Input }
  | ListField
  | { readonly kind: 'group'; readonly fields: Fields };
export interface ListField {
  readonly kind: 'list';
  /** The first that an element has is its key. */
  readonly keys: Readonly<Record<string, Input>>;
  readonly fields: Fields;
}
export type Fields = Readonly<Record<string, Field>>;

const text: Input = { is: 'text' };
const words: Input = { is: 'words' };
const slug: Input = { is: 'slug' };
const date: Input = { is: 'date' };
const party: Input = { is: 'party' };
const conference: Input = { is: 'record', noun: 'conference' };
const office: Input = { is: 'record', noun: 'office' };
const official: Input = { is: 'record', noun: 'official' };
const choice = (...of: string[]): Input => ({ is: 'choice', of });
const single = (input: Input): Field => ({ kind: 'single', input });
const dated = (input: Input): Field => ({ kind: 'dated', input });
const texts = (input: Input): Field => ({ kind: 'texts', input });
const list = (keys: ListField['keys'], fields: Fields): ListField => ({ kind: 'list', keys, fields });

const naming: Input = { is: 'object', members: { name: text, script: text } };
const level = single(
  choice('head-of-state', 'head-of-government', 'minister', 'deputy', 'ambassador', 'senior-official', 'official'),
);
const participants = list(
  { official, id: slug },
  {
    description: single(text),
    role: single(text),
    styled: single(text),
    capacity: single(choice('incumbent', 'acting', 'elect', 'former', 'personal')),
  },
);
const people = list(participants.keys, { ...participants.fields, party: single(party) });
const delegations = list({ party }, { role: single(text), participants });
const identifiers = list({ scheme: text }, { id: single(text) });
const classifications = list(
  { id: slug },
  { pillars: single({ is: 'json' }), functions: single({ is: 'json' }), basis: single({ is: 'json' }), by: single(text) },
);
const outcomes = { outcome: single(words), agreements: texts(text), commitments: texts(text) };
const counts: Field = {
  kind: 'group',
  fields: { states: single({ is: 'count' }), organisations: single({ is: 'count' }), delegates: single({ is: 'count' }) },
};
const setting = {
  channel: single(choice('in-person', 'phone', 'video')),
  place: single({ is: 'place' }),
  onSidelinesOf: single(conference),
  within: single(conference),
  delegations,
};

export const FIELDS: Readonly<Record<Noun, Fields>> = {
  meeting: {
    heldOn: single(date),
    ...setting,
    participantsComplete: single({ is: 'truth' }),
    level,
    topics: texts(text),
    plan: { kind: 'group', fields: { plannedOn: dated(date), ...setting, topics: texts(text) } },
    cancellation: single({ is: 'object', members: { reason: text, on: date } }),
    ...outcomes,
    classifications,
    identifiers,
  },
  visit: {
    visitors: delegations,
    kind: single(choice('state', 'official', 'working', 'private', 'transit', 'other')),
    stops: list({ id: slug }, { place: single({ is: 'place' }), on: single(date) }),
    heldOn: single(date),
    stayedOn: single(date),
    receivedBy: single(party),
    met: people,
    within: single(conference),
    level,
    topics: texts(text),
    about: single(words),
    classifications,
    identifiers,
  },
  conference: {
    name: single(text),
    heldOn: single(date),
    place: single({ is: 'place' }),
    series: single(text),
    delegations: list({ party }, { role: single(choice('host', 'organiser', 'co-chair', 'participant', 'signatory')) }),
    expected: counts,
    attended: counts,
    ...outcomes,
    classifications,
    identifiers,
  },
  agreement: {
    title: single(text),
    parties: texts(party),
    partiesDescribed: single(text),
    kind: single(text),
    agreedOn: single(date),
    signedOn: single(date),
    inForceOn: single(date),
    signatories: people,
    topics: texts(text),
    endedOn: single(date),
    ending: single(text),
    classifications,
    identifiers,
  },
  assistance: {
    by: texts(party),
    to: texts(party),
    kind: single(choice('training', 'equipment', 'funds', 'advice', 'other')),
    heldOn: single(date),
    about: single(words),
    participants: people,
    topics: texts(text),
    classifications,
    identifiers,
  },
  official: {
    names: dated(naming),
    born: single(date),
    died: single(date),
    appointments: list(
      { id: slug },
      {
        post: single(slug),
        title: single(text),
        party: single(party),
        accreditedTo: texts(party),
        capacity: single(choice('substantive', 'acting', 'ad-interim')),
        rank: dated(text),
        duties: single(words),
        level,
        nominatedOn: single(date),
        appointedOn: single(date),
        arrivedOn: single(date),
        assumedOn: single(date),
        act: single(text),
        leftOn: single(date),
        ending: single(
          choice('left', 'died', 'superseded', 'declined', 'withdrawn', 'rejected', 'revoked', 'lapsed', 'not-taken-up'),
        ),
        absences: single({ is: 'json' }),
      },
    ),
    identifiers,
    contactDetails: list(
      { id: slug },
      {
        type: single(choice('email', 'telephone', 'mobile', 'messenger', 'address', 'other')),
        value: single(text),
        note: single(text),
      },
    ),
    notes: list({ id: slug }, { text: single(words), on: single(date) }),
  },
  office: {
    name: dated(text),
    abbreviation: dated(text),
    kind: single(text),
    establishedOn: single(date),
    dissolvedOn: single(date),
    legalBasis: dated({ is: 'object', members: { instrument: text, adoptedOn: date } }),
    parent: dated(office),
    of: single(party),
    mandates: dated({ is: 'texts' }),
    aims: texts(words),
    functions: list({ id: slug }, { text: dated(words) }),
    memberCount: dated({ is: 'count' }),
    predecessors: texts(office),
    transfers: list(
      { id: slug },
      {
        to: single(office),
        kind: single(choice('merger', 'demerger', 'transfer', 'replacement')),
        functions: texts(slug),
        on: single(date),
      },
    ),
    members: list(
      { id: slug },
      {
        member: single(office),
        standing: single(choice('member', 'observer')),
        joinedOn: single(date),
        leftOn: single(date),
        left: single({ is: 'truth' }),
      },
    ),
    identifiers,
  },
  state: {
    names: dated(naming),
    standing: dated(choice('un-member', 'observer', 'territory', 'other')),
    continues: texts({ is: 'state' }),
    succeeds: texts({ is: 'state' }),
    existed: single(date),
    identifiers,
  },
};

/** What may be put at a place: a value, or a whole element of a list. Null where the record has no such place. */
export type Shape = { readonly of: 'value'; readonly input: Input } | { readonly of: 'element'; readonly list: ListField };

export function shapeAt(noun: Noun, pointer: string): Shape | null {
  let fields = FIELDS[noun];
  const path = segmentsOf(pointer);
  for (let n = 0; n < path.length; n++) {
    const field = Object.hasOwn(fields, path[n]!) ? fields[path[n]!]! : null;
    if (field === null) return null;
    const left = path.length - n - 1;
    switch (field.kind) {
      case 'single':
        return left === 0 ? { of: 'value', input: field.input } : null;
      case 'dated':
        return left === 2 ? { of: 'value', input: date } : { of: 'value', input: field.input };
      case 'texts':
        return left === 1 ? { of: 'value', input: field.input } : null;
      case 'group':
        fields = field.fields;
        break;
      case 'list':
        if (left === 0) return null;
        if (left === 1) return { of: 'element', list: field };
        fields = field.fields;
        n++;
    }
  }
  return null;
}

interface Claimed {
  readonly claims: readonly { readonly field: string; readonly value?: Json; readonly rank: string }[];
}

/** Where something stands, in the order in which it was said. */
export function standingPlaces({ claims }: Claimed): string[] {
  const places = Map.groupBy(claims, ({ field }) => field);
  return [...places]
    .filter(([, each]) => {
      const preferred = each.find(({ rank }) => rank === 'preferred');
      if (preferred) return preferred.value !== null;
      return each.some(({ rank, value }) => rank === 'normal' && value !== null);
    })
    .map(([field]) => field);
}

/** Values that stand at a place: one, or those that dispute it. */
export function standingAt({ claims }: Claimed, pointer: string): Json[] {
  const there = claims.filter(({ field }) => field === pointer);
  const preferred = there.find(({ rank }) => rank === 'preferred');
  const speaking = preferred ? [preferred] : there.filter(({ rank }) => rank === 'normal');
  return speaking.filter(({ value }) => value !== null).map(({ value }) => value);
}

const isObject = (value: Json): value is { [member: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What a correction of a place begins with, where a value has several parts: those that stand, so that the others are kept
 * when one is corrected. Where sources do not agree, what all of them say. Nothing of a value of one part, or where none stands.
 */
export function begunAt(noun: Noun, record: Claimed, pointer: string): Json {
  const shape = shapeAt(noun, pointer);
  if (shape?.of !== 'value' || !['place', 'object', 'count', 'texts', 'json'].includes(shape.input.is)) return undefined;
  const [first, ...others] = standingAt(record, pointer);
  if (first === undefined) return undefined;
  const isSame = (one: Json, other: Json): boolean => JSON.stringify(one) === JSON.stringify(other);
  if (others.every((other) => isSame(first, other))) return first;
  if (!isObject(first)) return undefined;
  const agreed = Object.entries(first).filter(([name, part]) =>
    others.every((other) => isObject(other) && isSame(other[name], part)),
  );
  return agreed.length === 0 ? undefined : Object.fromEntries(agreed);
}

/** Where nothing stands yet: fields, and `-` for another element of a list. A classification is made by itself. */
export function openPlaces(noun: Noun, record: Claimed): string[] {
  const standing = new Set(standingPlaces(record));
  const open: string[] = [];
  const look = (fields: Fields, at: string): void => {
    for (const [name, field] of Object.entries(fields)) {
      const place = `${at}/${name}`;
      if (field.kind === 'group') {
        // A plan is made by scheduling: here is only what one lacks.
        if (name !== 'plan' || [...standing].some((each) => each.startsWith('/plan/'))) look(field.fields, place);
      } else if (field.kind === 'single') {
        if (!standing.has(place)) open.push(place);
      } else if (field.kind === 'dated') {
        if (keysBelow(standing, place).length === 0) open.push(place);
      } else if (place !== '/classifications') {
        open.push(`${place}/-`);
        if (field.kind === 'list') for (const key of keysBelow(standing, place)) look(field.fields, `${place}/${key}`);
      }
    }
  };
  look(FIELDS[noun], '');
  return open;
}

/** What holds from a day on, and so can become another in the world. */
export function changingPlaces(noun: Noun, record: Claimed): string[] {
  const standing = new Set(standingPlaces(record));
  const found: string[] = [];
  const look = (fields: Fields, at: string): void => {
    for (const [name, field] of Object.entries(fields)) {
      const place = `${at}/${name}`;
      if (field.kind === 'dated') {
        if (at === '' || keysBelow(standing, place).length > 0) found.push(place);
      } else if (field.kind === 'group') look(field.fields, place);
      else if (field.kind === 'list') for (const key of keysBelow(standing, place)) look(field.fields, `${place}/${key}`);
    }
  };
  look(FIELDS[noun], '');
  return found;
}

/** As they are written in pointers. */
function keysBelow(standing: ReadonlySet<string>, place: string): string[] {
  return [...standing]
    .filter((each) => each.startsWith(`${place}/`) && !each.slice(place.length + 1).includes('/'))
    .map((each) => each.slice(place.length + 1));
}
