import type { Comparison } from './comparison.ts';

export interface Bench {
  readonly name: string;
  run(options: Options): Promise<Outcome>;
}

export interface Options {
  readonly full: boolean;
  /** Of the log, instead of the bench's own sizes. */
  readonly events?: number;
  readonly rounds?: number;
  /** Of one measurement over HTTP. */
  readonly seconds?: number;
}

export interface Outcome {
  readonly comparisons: readonly Comparison[];
  readonly findings: readonly Finding[];
}

/** A figure without a peer. */
export interface Finding {
  readonly what: string;
  readonly figure: number;
  readonly unit: string;
}
