import { parseAsOf } from '#domain/edtf.ts';
import { parseInstant } from '#domain/instant.ts';
import { usage } from './exit-code.ts';

/**
 * An instant with its offset, or a day in UTC, of which it is the end. Milliseconds since 1970.
 * @throws {Stop}
 */
export function instantOf(text: string): number {
  const at = parseInstant(text);
  if (at === null) throw usage(`"${text}" is no instant: write it as 2026-11-25T12:00:00Z, or a day as 2026-11-25.`);
  return at;
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
