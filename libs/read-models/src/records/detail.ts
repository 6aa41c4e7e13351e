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
  readonly inferred: readonly Pointer[];
  readonly disputed: readonly Pointer[];
  /** Independent origins behind the record. */
  readonly corroborated: number;
  readonly sources: readonly Padded<Source>[];
  readonly claims: readonly (Claim & { readonly field: Pointer })[];
  readonly changes: readonly Change[];
  /** Decimal string; null for a State of which nothing was recorded yet. */
  readonly revision: string | null;
}

type Padded<T> = { [K in keyof Required<T>]: T[K] | null };

export function detailOf(record: RecordState): Detail {
  const { claims, sources, changes } = bookOf(record);
  return {
    label: record.label,
    retraction: record.retraction,
    merge: record.merge,
    inferred: inferredPlaces(record),
    disputed: disputedPlaces(record),
    corroborated: corroboration(standing(claims, sources)),
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
    changes,
    revision: record.revision === -1 ? null : String(record.revision),
  };
}

/** The sources of what stands: one that only gives the reason of a retraction or a ranking corroborates nothing. */
function* standing(claims: Book['claims'], sources: Book['sources']): Iterable<Source> {
  const behind = new Set([...claims.values()].flat().flatMap((claim) => (claim.rank === 'deprecated' ? [] : claim.sources)));
  for (const [id, source] of sources) if (behind.has(id)) yield source;
}

export function sourceAnswer(source: Source): Padded<Source> {
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
