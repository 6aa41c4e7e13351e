import type { Command } from '#domain/commands.ts';
import type { Mapping } from './mapping.ts';

/** A command on a stream, of the domain. */
export type Recording = Command;

/** One row of a file as what it would record. */
export interface PlannedRow {
  /** Where the row begins in the file, from 1; of JSON, the place of the element in its list, from 1. */
  readonly line: number;
  /** Of the row within the data set; one that the file repeats has a hash of the row's content beside it. */
  readonly key: string;
  /** SHA-256 of the row's content, in hex: its version. */
  readonly digest: string;
  /** What the row is; null where it is no record of its own. */
  readonly main: Recording | null;
  /** What must be there first: people, offices, States. Each is already so when posted again. */
  readonly before: readonly Recording[];
  /** What can come only then: joins by merging, and what a second row says of the same record. */
  readonly after: readonly Recording[];
  /** What was worked out, or could not be decided. */
  readonly notes: readonly string[];
  /** Its cells, to be mended and fed again where the record does not take it. */
  readonly row: Readonly<Record<string, string>>;
  /** The row's own record time, an ISO instant in UTC; only of a mapping that has one. */
  readonly at?: string;
}

/** A row that cannot be read: why, and the row itself, to be mended and fed again. */
export interface RejectedRow {
  readonly line: number;
  readonly key: string | null;
  readonly code: RejectionCode;
  readonly detail: string;
  readonly row: Readonly<Record<string, string>>;
}

export type RejectionCode =
  | 'wrong-column-count'
  | 'unreadable-row'
  | 'missing-value'
  | 'unreadable-date'
  | 'end-before-beginning'
  | 'not-in-table'
  | 'no-rule'
  | 'repeated-row'
  | 'nothing-to-correct'
  | 'old-value-differs';

export interface PlanOptions {
  /** Opens a file that the mapping reads beside the main one, by its name relative to it; null where it is not there. */
  readonly beside: (name: string) => AsyncIterable<Uint8Array> | null;
}

/** The file's bytes from the beginning. It is read twice: which keys repeat, and which rows join, shows only at the end. */
export type Reopen = () => AsyncIterable<Uint8Array>;

/** A file as what its rows would record, in the order of the file. @throws {UnreadableFile} */
export type Plan = (mapping: Mapping, file: Reopen, options: PlanOptions) => AsyncIterable<PlannedRow | RejectedRow>;

/** The file as a whole, or one beside it, is not what the mapping says: it is not there, or lacks a column. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}
