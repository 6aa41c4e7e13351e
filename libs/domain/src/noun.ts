import type { Fields, Said } from './fields.ts';
import type { Refusal } from './refusal.ts';

export interface Noun {
  readonly kind: 'office' | 'official' | 'conference' | 'meeting';
  readonly fields: Fields;
  /** Whether the body that opens a record is laid out as its fields: such a record has no claims until something comes after. */
  readonly opensAsFields: boolean;
  /** What a ministry would not let stand, of what the record would say. */
  check(said: Said, now: Date): readonly Refusal[];
}
