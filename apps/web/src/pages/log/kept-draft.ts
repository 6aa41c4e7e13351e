import { useEffect, useState } from 'react';
import { newKey } from '../../api/new-key.ts';
import { type Draft, newDraft } from './draft.ts';

const KEPT = 'chancery.draft.meeting.1';

/** A draft that survives a reload, a closed browser, and a server that is away. */
export function useKeptDraft(): readonly [Draft, (change: Partial<Draft>) => void, () => void] {
  const [draft, setDraft] = useState<Draft>(() => kept() ?? newDraft(newKey()));
  useEffect(() => {
    try {
      localStorage.setItem(KEPT, JSON.stringify(draft));
    } catch {
      // Without room to keep it the form works all the same.
    }
  }, [draft]);
  const clear = (): void => setDraft(newDraft(newKey()));
  return [draft, (change) => setDraft((before) => ({ ...before, ...change })), clear];
}

/** Gone at once, for the page that keeps it is about to be left. */
export function forgetDraft(): void {
  localStorage.removeItem(KEPT);
}

function kept(): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Partial<Draft> | null;
    // What an earlier desk kept may lack what this one asks.
    return draft && { ...newDraft(newKey()), ...draft };
  } catch {
    return null;
  }
}
