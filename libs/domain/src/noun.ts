import type { Fields, Said } from './fields.ts';
import type { Refusal } from './refusal.ts';

export interface Noun {
  readonly kind: 'state' | 'office' | 'official' | 'conference' | 'meeting' | 'visit' | 'agreement' | 'assistance';
  readonly fields: Fields;
  /** What a ministry would not let stand, of what the record would say. */
  check(said: Said, now: Date): readonly Refusal[];
}
