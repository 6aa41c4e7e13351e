const KEPT = 'chancery.last-visit';
const THIS_VISIT = 'chancery.visit-before';

/** When this browser was at the desk before this visit; null where it never was. A reload is the same visit. */
export function useLastVisit(): string | null {
  try {
    const known = sessionStorage.getItem(THIS_VISIT);
    if (known !== null) return known || null;
    const before = localStorage.getItem(KEPT);
    sessionStorage.setItem(THIS_VISIT, before ?? '');
    localStorage.setItem(KEPT, new Date().toISOString());
    return before;
  } catch {
    return null;
  }
}
