import { type Day, parseEdtf } from '#domain/edtf.ts';
import { asElements, asStretches, asText, asTexts, type Said } from '#domain/fields.ts';
import type { JsonObject } from '#domain/json.ts';
import { type RecordState, says } from '#domain/record.ts';
import { entryOf, exitOf } from '#domain/tenure.ts';
import { lastSpokenOn } from '../officials/projection.ts';

/** What of a person or an office can tell it from others, or show it to be one that is on record already. */
export interface Candidate {
  /** Ids of the records that it is: several where they are merged. The first is the one that it goes by. */
  readonly ids: readonly string[];
  /** In every spelling and of every time. */
  readonly names: readonly string[];
  readonly posts: readonly Post[];
  /** Of what it is a part, or whose. */
  readonly within: readonly string[];
  /** Born, or established; died, or dissolved. */
  readonly begun: Span | null;
  readonly ended: Span | null;
  readonly identifiers: readonly { readonly scheme: string; readonly id: string }[];
}

export interface Post {
  readonly post: string;
  readonly party: string;
  /** To whom accredited. */
  readonly to: readonly string[];
  /** When it was entered, and left: the days that it may have been. Null where nobody says. */
  readonly from: Span | null;
  readonly until: Span | null;
}

/** The days on which something may have been. */
export type Span = readonly [first: Day, last: Day];

/** Kinds of records that can be on record twice under two names. */
export const DUPLICABLE = ['official', 'office'] as const;
export type Duplicable = (typeof DUPLICABLE)[number];

/** Null for what is no person or office, or was retracted. */
export function candidateOf(record: RecordState): Candidate | null {
  if (record.retraction) return null;
  const said = says(record);
  switch (record.noun) {
    case 'official':
      return {
        ids: [record.id],
        names: unique(asStretches(said.names).map(({ value }) => asText((value as JsonObject).name))),
        posts: asElements(said.appointments).map((each) => postOf(record, each)),
        within: [],
        begun: spanOf(said.born),
        ended: spanOf(said.died),
        identifiers: identifiersOf(said),
      };
    case 'office':
      return {
        ids: [record.id],
        names: unique([...asStretches(said.name), ...asStretches(said.abbreviation)].map(({ value }) => value as string)),
        posts: [],
        within: unique([asText(said.of), ...asStretches(said.parent).map(({ value }) => `office:${value as string}`)]),
        begun: spanOf(said.establishedOn),
        ended: spanOf(said.dissolvedOn),
        identifiers: identifiersOf(said),
      };
    default:
      return null;
  }
}

/** Those that are merged are one, which goes by its head. */
export function merged(candidates: readonly Candidate[], headOf: (id: string) => string): Candidate[] {
  const sets = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const [id] = candidate.ids as readonly [string];
    const head = headOf(id);
    const set = sets.get(head) ?? [];
    if (id === head) set.unshift(candidate);
    else set.push(candidate);
    sets.set(head, set);
  }
  return [...sets.values()].map(together);
}

function together(some: readonly Candidate[]): Candidate {
  if (some.length === 1) return some[0]!;
  return {
    ids: some.flatMap(({ ids }) => ids),
    names: unique(some.flatMap(({ names }) => names)),
    posts: some.flatMap(({ posts }) => posts),
    within: unique(some.flatMap(({ within }) => within)),
    begun: some.find(({ begun }) => begun)?.begun ?? null,
    ended: some.find(({ ended }) => ended)?.ended ?? null,
    identifiers: some.flatMap(({ identifiers }) => identifiers),
  };
}

function postOf(record: RecordState, appointment: Said): Post {
  const [entry, exit] = [entryOf(appointment), exitOf(appointment, lastSpokenOn(record, asText(appointment.id) ?? ''))];
  return {
    post: asText(appointment.post) ?? '',
    party: asText(appointment.party) ?? '',
    to: asTexts(appointment.accreditedTo),
    from: entry && [entry.days.possibleFrom, entry.days.possibleUntil],
    until: exit && exit.on !== null ? [exit.days.possibleFrom, exit.days.possibleUntil] : null,
  };
}

function identifiersOf(said: Said): Candidate['identifiers'] {
  return asElements(said.identifiers).map(({ scheme, id }) => ({ scheme: asText(scheme) ?? '', id: asText(id) ?? '' }));
}

function spanOf(value: Said[string]): Span | null {
  const text = asText(value);
  if (text === null) return null;
  const { begin, end } = parseEdtf(text);
  return [begin.from, end.until];
}

function unique(texts: readonly (string | null)[]): string[] {
  return [...new Set(texts.filter((each) => each !== null))];
}
