import type { Source } from './claims.ts';
import type { SourceGiven } from './commands.ts';
import { type Pointer, spotAt } from './fields.ts';
import { type Json, sameJson } from './json.ts';
import { noSuchPlace } from './changes.ts';
import { type Noun, nouns } from './nouns.ts';
import { type RecordState, sourcesOf } from './record.ts';
import type { Label } from './record-keeping.ts';
import { refuse } from './refusal.ts';
import { date } from './values.ts';

/** Where the fields of a body land that is no record of its own: `/on` of an end is the appointment's `/leftOn`. */
export type Landing = Readonly<Record<Pointer, Pointer>>;

interface CitingBody {
  readonly sources?: readonly SourceGiven[];
  readonly inferred?: readonly Pointer[];
  readonly label?: Label;
}

export interface Cited {
  readonly sources?: readonly Source[];
  readonly inferred?: readonly Pointer[];
  readonly label?: Label;
}

/** A body's citations, as an event keeps them: every source with an id, every pointer at a place of the record. */
export function cite(noun: Noun['kind'], record: RecordState | null, body: CitingBody, landing: Landing = {}): Cited {
  const place = (pointer: Pointer, from: Pointer): Pointer => placeOf(noun, pointer, landing, from);
  return {
    ...(body.sources && {
      sources: withIds(record, body.sources).map((source, i) =>
        source.fields ? { ...source, fields: source.fields.map((pointer) => place(pointer, `/sources/${i}/fields`)) } : source,
      ),
    }),
    ...(body.inferred && { inferred: body.inferred.map((pointer) => place(pointer, '/inferred')) }),
    ...(body.label && { label: body.label }),
  };
}

/** A body as an event keeps it. */
export function withCitations<B extends CitingBody>(
  noun: Noun['kind'],
  record: RecordState | null,
  body: B,
  landing: Landing = {},
): Omit<B, keyof Cited> & Cited {
  const { sources: _, inferred: __, label: ___, ...own } = body;
  return { ...own, ...cite(noun, record, body, landing) };
}

/** A citation that the record has keeps its id; a new one gets the next (`s1`, `s2`, …). */
function withIds(record: RecordState | null, given: readonly SourceGiven[]): Source[] {
  const sources = new Map(record ? sourcesOf(record).map((source) => [source.id, source]) : []);
  return given.map((source, i) => {
    const same = [...sources.values()].find(
      (each) =>
        each.publisher === source.publisher &&
        (source.id === undefined || source.id === each.id) &&
        sameJson(bare(each) as Json, bare(source) as Json),
    );
    if (same) return same;
    const unreadable = source.publishedOn === undefined ? null : date.problem(source.publishedOn);
    if (unreadable !== null) throw refuse('invalid-body', `/sources/${i}/publishedOn`, unreadable);
    const id = source.id ?? nextId(sources);
    if (sources.has(id))
      throw refuse(
        'already-different',
        `/sources/${i}/id`,
        `the record has another source ${id}: leave the id out, or choose another one`,
      );
    const made = { ...source, id };
    sources.set(id, made);
    if (made.repeats !== undefined && !sources.has(made.repeats) && !given.some((each) => each.id === made.repeats)) {
      throw refuse(
        'unknown-reference',
        `/sources/${i}/repeats`,
        `there is no source ${made.repeats} on this record or in this body`,
      );
    }
    return made;
  });
}

export function bare({ id: _, ...rest }: SourceGiven): Omit<SourceGiven, 'id'> {
  return rest;
}

export function nextId(sources: ReadonlyMap<string, unknown>): string {
  let n = sources.size + 1;
  while (sources.has(`s${n}`)) n++;
  return `s${n}`;
}

function placeOf(noun: Noun['kind'], pointer: Pointer, landing: Landing, from: Pointer): Pointer {
  const { fields } = nouns[noun];
  for (const [body, record] of Object.entries(landing)) {
    if (pointer !== body && !pointer.startsWith(`${body}/`)) continue;
    const placed = record + pointer.slice(body.length);
    if (spotAt(fields, placed)) return placed;
  }
  if (pointer.startsWith('/') && spotAt(fields, pointer)) return pointer;
  throw noSuchPlace(noun, pointer, from);
}

/** Whether two citations are of the same words, whatever they are cited for. */
export function sameCitation(a: SourceGiven, b: SourceGiven): boolean {
  // A record may have thousands of sources.
  if (a.publisher !== b.publisher) return false;
  const { fields: _, ...one } = bare(a);
  const { fields: __, ...other } = bare(b);
  return sameJson(one, other);
}
