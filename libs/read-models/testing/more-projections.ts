import { projections as ours } from '#read-models/projections.ts';
import type { Projection } from '#read-models/rows/projection.ts';
import { projections as samples } from './sample-projections.ts';

/** Those that there are, and some that keep what no others do. */
export const projections: readonly Projection[] = [...samples, ...ours];
