import type { ChangeKind } from './queries.ts';

export const CHANGE_KINDS: ChangeKind[] = [
  'added',
  'updated',
  'corrected',
  'retracted',
  'claimed',
  'merged',
  'unmerged',
  'labelled',
  'erased',
];

/** The kinds that an address names: `corrected,retracted`. What is none is passed over. */
export function kindsIn(text: string | undefined): ChangeKind[] {
  const named = new Set(text?.split(','));
  return CHANGE_KINDS.filter((kind) => named.has(kind));
}
