import { useSyncExternalStore } from 'react';
import { type Visits, visitsAt } from './visits.ts';

const KEPT = 'chancery.visits';

let before = seenNow();
const told = new Set<() => void>();

// Left and come back to, in a tab that stayed open.
document.addEventListener('visibilitychange', () => {
  before = seenNow();
  for (const tell of told) tell();
});

function seenNow(): string | null {
  try {
    const visits = visitsAt(new Date(), JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Visits | null);
    localStorage.setItem(KEPT, JSON.stringify(visits));
    return visits.before;
  } catch {
    return null;
  }
}

function subscribe(tell: () => void): () => void {
  told.add(tell);
  return () => told.delete(tell);
}

/** When this browser was at the desk before this visit; null where it never was. */
export function useLastVisit(): string | null {
  return useSyncExternalStore(subscribe, () => before);
}
