import { formatDay, parseAsOf } from '#domain/edtf.ts';
import { usage } from './exit-code.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/**
 * An instant with its offset, or a day in UTC, of which it is the end. Milliseconds since 1970.
 * @throws {Stop}
 */
export function instantOf(text: string): number {
  const at =
    INSTANT.test(text) && isDay(text.slice(0, 10)) ? Date.parse(text.length === 10 ? `${text}T23:59:59.999Z` : text) : NaN;
  if (Number.isNaN(at)) throw usage(`"${text}" is no instant: write it as 2026-11-25T12:00:00Z, or a day as 2026-11-25.`);
  return at;
}

function isDay(text: string): boolean {
  try {
    return formatDay(parseAsOf(text)) === text;
  } catch {
    return false;
  }
}

/**
 * A day, a month or a year, of which it is the last day.
 * @throws {Stop}
 */
export function dayOf(text: string): number {
  try {
    return parseAsOf(text);
  } catch (error) {
    throw usage(`${(error as Error).message}.`);
  }
}
