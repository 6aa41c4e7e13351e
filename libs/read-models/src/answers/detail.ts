import { type Claim, corroboration, type Source } from '#domain/claims.ts';
import type { Pointer } from '#domain/fields.ts';
import type { Json } from '#domain/json.ts';
import { type Book, bookOf, type Change, disputedPlaces, inferredPlaces, type RecordState } from '#domain/record.ts';

/** What every record's detail ends with. */
export interface Detail {
  readonly label: string;
  readonly retraction: { readonly kind: string | null; readonly reason: string; readonly at: string; readonly by: string } | null;
  /** Another record of the same thing, into which this one is merged. */
  readonly merge: { readonly into: string; readonly reason: string; readonly at: string; readonly by: string } | null;
  /** Other records of the same thing, that are merged with this one: their claims, beside its own. */
  readonly merged: readonly (Cited & { readonly id: string })[];
  readonly inferred: readonly Pointer[];
  readonly disputed: readonly Pointer[];
  /** Independent origins behind the record. */
  readonly corroborated: number;
  readonly sources: Cited['sources'];
  readonly claims: Cited['claims'];
  readonly changes: readonly (Omit<Change, 'revision'> & { readonly revision: string })[];
  /** Decimal string; null for a State of which nothing was recorded yet. */
  readonly revision: string | null;
}

interface Cited {
  readonly sources: readonly SourceAnswer[];
  readonly claims: readonly (Claim & { readonly field: Pointer })[];
}

export type SourceAnswer = Padded<Source>;

type Padded<T> = { [K in keyof T]-?: T[K] | null };

/** @param others of the same thing, whose claims show beside its own */
export function detailOf(record: RecordState, others: readonly RecordState[] = [], whole: RecordState = record): Detail {
  const { changes } = bookOf(record);
  return {
    label: record.label,
    retraction: record.retraction,
    merge: record.merge,
    merged: others.map((other) => ({ id: other.id, ...citedOf(other) })),
    inferred: inferredPlaces(whole),
    disputed: disputedPlaces(whole),
    corroborated: corroboration(standing(bookOf(whole))),
    ...citedOf(record),
    changes: changes.map((each) => ({ ...each, revision: String(each.revision) })),
    revision: record.revision === -1 ? null : String(record.revision),
  };
}

function citedOf(record: RecordState): Cited {
  const { claims, sources } = bookOf(record);
  return {
    sources: [...sources.values()].map(sourceAnswer),
    claims: [...claims].flatMap(([field, each]) =>
      each.map(({ id, value, validOn, rank, sources: cited, ...more }) => ({
        id,
        field,
        value,
        validOn,
        rank,
        sources: cited,
        ...more,
      })),
    ),
  };
}

/** The sources of what stands: one that only gives the reason of a retraction or a ranking corroborates nothing. */
function* standing({ claims, sources }: Book): Iterable<Source> {
  const behind = new Set([...claims.values()].flat().flatMap((claim) => (claim.rank === 'deprecated' ? [] : claim.sources)));
  for (const [id, source] of sources) if (behind.has(id)) yield source;
}

export function sourceAnswer(source: Source): SourceAnswer {
  return {
    id: source.id,
    publisher: source.publisher,
    kind: source.kind ?? null,
    title: source.title ?? null,
    url: source.url ?? null,
    publishedOn: source.publishedOn ?? null,
    via: source.via ?? [],
    attribution: source.attribution,
    wording: source.wording ?? null,
    language: source.language ?? null,
    reliability: source.reliability ?? null,
    credibility: source.credibility ?? null,
    fields: source.fields ?? null,
    repeats: source.repeats ?? null,
  };
}

/** A value of a record as JSON: absent is null. */
export function orNull(value: unknown): Json {
  return (value ?? null) as Json;
}
