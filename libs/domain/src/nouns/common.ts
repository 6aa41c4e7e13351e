import { latestToday, parseEdtf } from '../edtf.ts';
import { list, OPENING, type Pointer, pointerTo, single, type Stretch } from '../fields.ts';
import type { Refusal } from '../refusal.ts';
import * as value from '../values.ts';

/** The same thing in other registers. */
export const identifiers = list({ scheme: value.text }, { id: single(value.text) });

/** Refused is only what cannot be under any reading of two imprecise dates. */
export function endsBeforeItBegins(begin: string | null, end: string | null, pointer: Pointer, detail: string): Refusal[] {
  if (begin === null || end === null) return [];
  return parseEdtf(end).end.until < parseEdtf(begin).begin.from
    ? [{ code: 'end-before-beginning', pointer, detail: `${detail}: ${begin}, ${end}` }]
    : [];
}

/** Stretches that end before they begin, of a dated field. */
export function stretchesEndBeforeTheyBegin(stretches: readonly Stretch[], pointer: Pointer): Refusal[] {
  return stretches.flatMap(({ from, until }) =>
    endsBeforeItBegins(from, until, `${pointer}${pointerTo(from ?? OPENING)}/until`, 'a stretch ends before it begins'),
  );
}

/** Judged by the earliest day that it may have been, against today where the day begins first (UTC+14). */
export function inTheFuture(on: string | null, now: Date, pointer: Pointer, instead: string): Refusal[] {
  if (on === null || parseEdtf(on).begin.from <= latestToday(now)) return [];
  return [{ code: 'in-the-future', pointer, detail: `${on} is still to come: ${instead}` }];
}
