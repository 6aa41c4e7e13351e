/** Visits of one browser to the desk. */
export interface Visits {
  /** When it was seen here last. */
  readonly seen: string;
  /** When it was seen last before this visit; null where it never was. */
  readonly before: string | null;
}

const ABSENCE_MS = 30 * 60_000;

/** Who was away for half an hour begins another visit; a reload and a second tab are the same one. */
export function visitsAt(now: Date, known: Visits | null): Visits {
  const seen = now.toISOString();
  if (known === null) return { seen, before: null };
  return { seen, before: now.getTime() - Date.parse(known.seen) > ABSENCE_MS ? known.seen : known.before };
}
