import type { Days } from '#domain/edtf.ts';
import type { RecordState } from '#domain/record.ts';

/**
 * How a column is kept. Rows are integers: an `id` is any text that many rows share (a party, a place, a person, a
 * topic), interned by the runner; a `phrase` is such a text that is also found by its words; a `text` is the row's own.
 */
export type ColumnKind = 'id' | 'phrase' | 'day' | 'instant' | 'number' | 'text';

/** Whether a column holds the number of an interned text. */
export function isInterned(kind: ColumnKind | undefined): boolean {
  return kind === 'id' || kind === 'phrase';
}

export interface Table {
  readonly columns: Readonly<Record<string, ColumnKind>>;
  /** Each a list of columns, frame columns (`record`, `known_to`, `possible_from` …) among them. */
  readonly indexes: readonly (readonly string[])[];
}

/** A row as a projection makes it: its own columns, and the days on which it is so. The runner adds the rest of the frame. */
export interface Row {
  readonly days: Days;
  readonly [column: string]: string | number | null | Days;
}

export type Rows = Readonly<Record<string, readonly Row[]>>;

/** An event as its record took it in. */
export interface Taken {
  readonly noun: string;
  readonly type: string;
  readonly actor: string;
  readonly position: number;
  /** Its data in their newest version, as JSON. */
  readonly text: string;
}

/**
 * A pure function from what one record says to the rows that it contributes. It has no clock and knows no event types:
 * corrections, claims, retractions and new events need no code here.
 */
export interface Projection {
  readonly name: string;
  /** Raised when rows of the same record come out otherwise: a file made by another version is rebuilt. */
  readonly version: number;
  readonly tables: Readonly<Record<string, Table>>;
  /** By table. The same record gives the same rows, in the same order. */
  rows(record: RecordState): Rows;
  /** By table: the row that an event leaves for good, instead of rows of what its record says; `n` is its revision. */
  ofEvent?(taken: Taken): Readonly<Record<string, Omit<Row, 'days'>>>;
}

/** "Still known": a maximum instead of NULL, so that one range condition serves every read. Milliseconds. */
export const STILL_KNOWN = 8_640_000_000_000_000;

/** Clearances as bits of a row's `sees`; one who may see confidential records may see the others. */
export const SEES = { public: 1, internal: 2, confidential: 4 } as const;
export const SEEN_BY_ALL = 7;
