import { covers, type Pointer } from './fields.ts';
import { type Json, sameJson } from './json.ts';

export type Rank = 'preferred' | 'normal' | 'deprecated';
export type Attribution = 'stated' | 'reported' | 'claimed' | 'denied';
export type Reliability = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
export type Credibility = '1' | '2' | '3' | '4' | '5' | '6';

/** One citation: who says it, through whom, how surely. Grades are the Admiralty code, and belong to this citation. */
export interface Source {
  readonly id: string;
  readonly publisher: string;
  readonly kind?: string;
  readonly title?: string;
  readonly url?: string;
  /** EDTF. */
  readonly publishedOn?: string;
  /** From the nearest to the origin: the last one is where it comes from. */
  readonly via?: readonly string[];
  readonly attribution: Attribution;
  /** The source's own hedge, verbatim: "reportedly". */
  readonly wording?: string;
  readonly language?: string;
  readonly reliability?: Reliability;
  readonly credibility?: Credibility;
  /** What it speaks for, where not for the whole body. */
  readonly fields?: readonly Pointer[];
  /** Id of another source of the record that it only repeats. */
  readonly repeats?: string;
}

/** One value for one place of a record, on its sources. */
export interface Claim {
  readonly id: string;
  /** Null says that nothing stands here: a value, an element or a stretch was withdrawn. */
  readonly value: Json;
  readonly sources: readonly string[];
  readonly inferred: boolean;
  readonly rank: Rank;
  /** Why it is ranked so. */
  readonly reason: string | null;
  /** EDTF: of when it speaks. */
  readonly validOn: string | null;
  readonly quote: string | null;
  /** Who recorded it. */
  readonly by: string;
}

export interface Spoken {
  readonly claim: Claim;
  /** Several normal claims of different values stand, and none is preferred. */
  readonly disputed: boolean;
}

/** What speaks among the claims for one place: the preferred one, else the best graded, else the earliest. Null: nothing stands. */
export function speaking(claims: readonly Claim[], sources: ReadonlyMap<string, Source>): Spoken | null {
  if (claims.length === 1) {
    const [only] = claims as [Claim];
    return only.rank === 'deprecated' || only.value === null ? null : { claim: only, disputed: false };
  }
  const preferred = claims.find((claim) => claim.rank === 'preferred');
  if (preferred) return preferred.value === null ? null : { claim: preferred, disputed: false };
  const standing = claims.filter((claim) => claim.rank === 'normal' && claim.value !== null);
  const [first] = standing;
  if (!first) return null;
  const claim = standing.reduce((best, each) => (gradeOf(each, sources) < gradeOf(best, sources) ? each : best), first);
  return { claim, disputed: standing.some((each) => !sameJson(each.value, first.value)) };
}

/** Reliability, then credibility, of the best citation; lower is better. F, 6 and a denial grade nothing. */
function gradeOf(claim: Claim, sources: ReadonlyMap<string, Source>): number {
  let best = 99;
  for (const id of claim.sources) {
    const source = sources.get(id);
    if (!source || source.attribution === 'denied') continue;
    const reliability = source.reliability && source.reliability !== 'F' ? source.reliability.charCodeAt(0) - 64 : 9;
    const credibility = source.credibility && source.credibility !== '6' ? Number(source.credibility) : 9;
    best = Math.min(best, reliability * 10 + credibility);
  }
  return best;
}

/** As `backing`, for many pointers of one body. */
export function backer(sources: readonly Source[]): (pointer: Pointer) => readonly string[] {
  if (sources.some((source) => source.fields)) return (pointer) => backing(sources, pointer);
  const all = sources.map((source) => source.id);
  return () => all;
}

/** The sources of a body that back a pointer: those that name it, else those that name nothing. */
export function backing(sources: readonly Source[], pointer: Pointer): string[] {
  const naming = sources.filter((source) => source.fields?.some((field) => covers(field, pointer)));
  return (naming.length > 0 ? naming : sources.filter((source) => !source.fields)).map((source) => source.id);
}

/** How many independent origins stand behind something. One address counts once. */
export function corroboration(sources: Iterable<Source>): number {
  const origins = new Set<string>();
  const addresses = new Set<string>();
  for (const source of sources) {
    if (!grounds(source)) continue;
    if (source.url !== undefined) {
      if (addresses.has(source.url)) continue;
      addresses.add(source.url);
    }
    origins.add(originOf(source));
  }
  return origins.size;
}

/** Whether a citation can corroborate anything: a denial, a repetition and what is graded F or 6 cannot. */
export function grounds({ attribution, repeats, reliability, credibility }: Source): boolean {
  return attribution !== 'denied' && repeats === undefined && reliability !== 'F' && credibility !== '6';
}

/** Where it comes from: the end of `via`, else the publisher. */
export function originOf({ via, publisher }: Source): string {
  return via?.at(-1) ?? publisher;
}
