import { parseEdtf } from '#domain/edtf.ts';
import type { Occurrence } from './own-day.ts';

/** An occurrence with its date as it is written, in EDTF; null: nobody gives one. */
export type Dated = Occurrence & { readonly on: string | null };

/** The first and the last day of some occurrences, as precisely as their sources have it. */
export function extentOf(some: readonly Dated[]): { first: string | null; last: string | null } {
  const [earliest, ...others] = some.filter((each) => each.on !== null) as readonly OnADay[];
  if (earliest === undefined) return { first: null, last: null };
  const [first, last] = others.reduce(([early, late], each) => [earlier(each, early), later(each, late)], [earliest, earliest]);
  return { first: parseEdtf(first.on).begin.text, last: parseEdtf(last.on).end.text };
}

type OnADay = Occurrence & { readonly on: string };

function earlier(a: OnADay, b: OnADay): OnADay {
  return a.possible_from < b.possible_from || (a.possible_from === b.possible_from && a.on < b.on) ? a : b;
}

function later(a: OnADay, b: OnADay): OnADay {
  return a.possible_until > b.possible_until || (a.possible_until === b.possible_until && a.on > b.on) ? a : b;
}
