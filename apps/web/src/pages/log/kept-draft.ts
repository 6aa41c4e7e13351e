import { newKey } from '../../api/new-key.ts';
import { isThere, keepFor, type Kept, useKept } from '../../parts/kept.ts';
import { type Draft, newDraft } from './draft.ts';
import { draftOf } from './draft-shape.ts';
import type { Kind } from './kinds.ts';

/** One draft a kind and a tab: they do not mix. */
export function useKeptDraft(kind: Kind): Kept<Draft> {
  return useKept(kind, () => newDraft(kind, newKey()), draftOf(kind));
}

/** For a form that is about to be opened. */
export function keepDraft(draft: Draft): void {
  keepFor(draft.kind, draft);
}

export const isKept = (kind: Kind): boolean => isThere(kind);

export const newTemp = (): string => `new-${newKey().slice(0, 12)}`;
