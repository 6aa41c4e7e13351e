import { activities } from './activities/projection.ts';
import { actors } from './actors/projection.ts';
import { duplicates } from './duplicates/projection.ts';
import { engagements } from './engagements/projection.ts';
import { identity } from './identity/projection.ts';
import { offices } from './offices/projection.ts';
import { officials } from './officials/projection.ts';
import { parties } from './parties/projection.ts';
import { partnerships } from './partnerships/projection.ts';
import { posts } from './posts/projection.ts';
import type { Projection } from './rows/projection.ts';
import { records } from './records/projection.ts';
import { search } from './search/projection.ts';
import { sources } from './sources/projection.ts';

/** Every projection there is: what a file of rows holds. */
export const projections: readonly Projection[] = [
  records,
  identity,
  actors,
  offices,
  officials,
  posts,
  parties,
  activities,
  partnerships,
  engagements,
  sources,
  duplicates,
  search,
];
