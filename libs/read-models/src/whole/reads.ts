import { coverageByFunction, coverageByPillar, coverageByState, trendByPillar } from '../engagements/queries.ts';
import { listGaps } from '../engagements/gaps.ts';
import { listEncounters } from '../partnerships/encounters.ts';
import { Reader, type Snapshot } from '../reading/reader.ts';
import { listStrongest } from '../partnerships/queries.ts';
import { listPublishers } from '../sources/queries.ts';

/** Reads that go through whole tables. What they take and what they answer crosses threads. */
export const WHOLE = {
  coverage: coverageByPillar,
  functions: coverageByFunction,
  states: coverageByState,
  trend: trendByPillar,
  gaps: listGaps,
  encounters: listEncounters,
  strongest: listStrongest,
  publishers: listPublishers,
} as const;

export type WholeRead = keyof typeof WHOLE;
export type Given<Name extends WholeRead> = Parameters<(typeof WHOLE)[Name]> extends [Snapshot, ...infer Rest] ? Rest : never;
export type Answered<Name extends WholeRead> = ReturnType<(typeof WHOLE)[Name]>;

export function readWhole<Name extends WholeRead>(rows: Snapshot, name: Name, given: Given<Name>): Answered<Name> {
  const read = WHOLE[name] as unknown as (rows: Snapshot, ...rest: Given<Name>) => Answered<Name>;
  return read(rows, ...given);
}

/** Reads of whole tables of one file after another, in the thread that it is made in. */
export class WholeReads {
  #path = '';
  readonly #reader = new Reader(() => this.#path);

  async read<Name extends WholeRead>(path: string, name: Name, given: Given<Name>): Promise<Answered<Name>> {
    this.#path = path;
    return this.#reader.read((rows) => readWhole(rows, name, given));
  }
}
