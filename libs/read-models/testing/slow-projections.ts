import type { Projection } from '#read-models/rows/projection.ts';
import { projections as quick } from './sample-projections.ts';

/** The same rows, a tenth of a second later: long enough to be killed meanwhile. */
export const projections: readonly Projection[] = quick.map((projection) => ({
  ...projection,
  rows(record) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    return projection.rows(record);
  },
}));
