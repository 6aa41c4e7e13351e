import type { Clocks } from '../api/clocks.ts';
import { instant, readingOf } from '../parts/dates.ts';

/** A day, a month or a year that there is. */
export const isDay = (text: string): boolean => /^\d{4}(-\d\d(-\d\d)?)?$/.test(text) && readingOf(text) !== null;

/** "as known on 25 November 2026"; null where it is neither an instant with its offset nor a day. */
export function readingOfInstant(text: string): string | null {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/.exec(text) ?? [];
  if (day === undefined || !isDay(day)) return null;
  if (time === undefined) return `as known on ${readingOf(day)}`;
  return Number.isNaN(Date.parse(text)) ? null : `as known on ${instant(text)}`;
}

/** What of the clocks in an address is no time, in sentences. */
export function wrongIn({ asOf, knownAt }: { readonly [Clock in keyof Clocks]?: string | undefined }): string[] {
  return [
    ...(asOf !== undefined && !isDay(asOf)
      ? [
          `The address asks for the record as of \u2068${asOf}\u2069, which is no day (2018-05-03), month (2018-05) or year (2018).`,
        ]
      : []),
    ...(knownAt !== undefined && readingOfInstant(knownAt) === null
      ? [
          `The address asks for what was known on \u2068${knownAt}\u2069, which is no day (2026-11-25) and no instant (2026-11-25T12:00:00Z; a + in an address is written %2B).`,
        ]
      : []),
  ];
}
