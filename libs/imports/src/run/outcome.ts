/** What became of a row; what its mapping leaves out is skipped. */
export const OUTCOMES = ['recorded', 'already', 'corrected', 'retracted', 'skipped', 'rejected'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface RowOutcome {
  /** In the file, from 1; null for a row that it does not have. */
  readonly line: number | null;
  readonly key: string | null;
  readonly outcome: Outcome;
  /** What it is on record, as `meeting:x`; null where it is none. */
  readonly record: string | null;
  /** Of a rejected row: fixed strings. */
  readonly code: string | null;
  /** Why it was rejected, or what the mapping notes of it. */
  readonly detail: string | null;
  /** Its cells, of a rejected row of the file; null where it says something personal, which is kept nowhere. */
  readonly row: Readonly<Record<string, string>> | null;
}
