import type { Rank, Source } from './claims.ts';
import type { Pointer } from './fields.ts';
import type { Json } from './json.ts';

export type Label = 'public' | 'internal' | 'confidential';

/** A person or thing in another register: Wikidata, POCOM, IfG. */
export interface Identifier {
  readonly scheme: string;
  readonly id: string;
}

/** What every body may carry beside its own fields. */
export interface Body {
  readonly sources?: readonly Source[];
  /** What the recorder worked out rather than read. */
  readonly inferred?: readonly Pointer[];
  /** Of the record where the body opens it, else of this event. */
  readonly label?: Label;
}

export type Changes = Readonly<Record<Pointer, Json>>;

export interface SourceAttached {
  readonly source: Source;
  readonly label?: Label;
}

/** Something that was unknown became known. */
export interface DetailAdded extends Body {
  readonly changes: Changes;
}

export interface ClaimRecorded extends Body {
  readonly field: Pointer;
  readonly value: Json;
  readonly validOn?: string;
  readonly rank?: Rank;
  readonly quote?: string;
  readonly reason?: string;
}

export interface ClaimRanked extends Body {
  readonly claim: string;
  readonly rank: Rank;
  readonly reason: string;
}

/** The world changed, from a day. */
export interface RecordUpdated extends Body {
  readonly changes: Changes;
  /** EDTF. */
  readonly from: string;
}

/** The record was wrong. A null withdraws what stood. */
export interface RecordCorrected extends Body {
  readonly changes: Changes;
  readonly reason: string;
}

export interface RecordRetracted extends Body {
  readonly kind?: 'never-happened' | 'entered-in-error' | 'unsubstantiated';
  readonly reason: string;
}

/** One thing was on record twice. Everything that names the record keeps its id; reads take both for one. */
export interface RecordsMerged extends Body {
  /** Id of another record of the same kind. */
  readonly into: string;
  readonly reason: string;
}

export interface RecordsUnmerged extends Body {
  readonly reason: string;
}

export interface RecordLabelled {
  /** The record's new label. */
  readonly label: Label;
  readonly reason: string;
}
