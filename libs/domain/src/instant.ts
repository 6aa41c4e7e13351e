import { parseAsOf } from './edtf.ts';

const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/**
 * An instant with its offset (`2026-11-25T12:00:00Z`), or a day in UTC, of which it is the end. Milliseconds since 1970;
 * null for what is neither, a day that does not exist among them.
 */
export function parseInstant(text: string): number | null {
  const day = INSTANT.exec(text)?.[1];
  if (day === undefined || !isDay(day)) return null;
  const at = Date.parse(text === day ? `${day}T23:59:59.999Z` : text);
  return Number.isNaN(at) ? null : at;
}

function isDay(text: string): boolean {
  try {
    parseAsOf(text);
    return true;
  } catch {
    return false;
  }
}
