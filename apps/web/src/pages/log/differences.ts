import type { Json } from '../../api/client.ts';

export interface Difference {
  readonly pointer: string;
  readonly standing: Json;
  readonly mine: Json;
}

const SINGLE = [
  'heldOn',
  'plannedOn',
  'channel',
  'place',
  'onSidelinesOf',
  'within',
  'level',
  'participantsComplete',
  'kind',
  'receivedBy',
  'stayedOn',
  'name',
  'series',
];

/**
 * Where a record and a body that was written for it do not agree, each at the place where a claim of it would stand:
 * single fields with both values, and what of lists the record does not have.
 */
export function differencesOf(record: Readonly<Record<string, Json>>, body: Readonly<Record<string, Json>>): Difference[] {
  const singles = SINGLE.filter((field) => body[field] !== undefined && (field !== 'kind' || record.visitors !== undefined))
    .filter((field) => !isSame(record[field] ?? null, body[field]))
    .map((field) => ({ pointer: `/${field}`, standing: record[field] ?? null, mine: body[field] }));
  const topics = listOf(body.topics)
    .filter((topic) => !listOf(record.topics).includes(topic))
    .map((topic) => ({ pointer: '/topics/-', standing: null, mine: topic }));
  const stops = listOf(body.stops)
    .filter((stop) => !listOf(record.stops).some((there) => isStopOf(there as Said, stop as Said)))
    .map((stop) => ({ pointer: '/stops/-', standing: null, mine: stop }));
  return [...singles, ...topics, ...stops, ...['delegations', 'visitors'].flatMap((field) => peopleIn(field, record, body))];
}

type Said = { readonly [name: string]: Json };

const isStopOf = (there: Said, { place, on }: Said): boolean =>
  (on === undefined || on === there.on) &&
  Object.entries((place ?? {}) as Said).every(([name, said]) => ((there.place ?? {}) as Said)[name] === said);

function peopleIn(field: string, record: Readonly<Record<string, Json>>, body: Readonly<Record<string, Json>>): Difference[] {
  const there = listOf(record[field]) as Said[];
  return (listOf(body[field]) as Said[]).flatMap((mine) => {
    const standing = there.find(({ party }) => party === mine.party);
    const at = `/${field}/${String(mine.party)}`;
    if (!standing) return [{ pointer: `/${field}/-`, standing: null, mine }];
    return (listOf(mine.participants) as Said[])
      .filter(({ official, description }) =>
        (listOf(standing.participants) as Said[]).every(
          (each) => each.official !== (official ?? null) || each.description !== (description ?? null),
        ),
      )
      .map((person) => ({ pointer: `${at}/participants/-`, standing: null, mine: person }));
  });
}

const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

function isSame(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
