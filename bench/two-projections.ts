import { engagements } from '#read-models/engagements/projection.ts';
import { partnerships } from '#read-models/partnerships/projection.ts';
import type { Projection } from '#read-models/rows/projection.ts';

export const projections: readonly Projection[] = [partnerships, engagements];
