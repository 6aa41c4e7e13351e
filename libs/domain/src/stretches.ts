import { type Day, type Days, daysFrom, daysUntil, EARLIEST, LATEST, parseEdtf } from './edtf.ts';
import type { Stretch } from './fields.ts';
import type { Json } from './json.ts';

/** What holds on a day: the last stretch that may have begun by then and has not ended. Null where none does. */
export function valueOn(stretches: readonly Stretch[], day: Day): Json {
  return stretchesOn(stretches, day)[0]?.value ?? null;
}

/** The values of that stretch, where several stand together. */
export function stretchesOn(stretches: readonly Stretch[], day: Day): readonly Stretch[] {
  const begun = stretches.filter((each) => beginsBy(each, day));
  const last = begun.at(-1);
  return last === undefined ? [] : begun.filter((each) => each.from === last.from && !endsBefore(each, day));
}

/** What holds on a day, within the record's own beginning and end. Null where nothing does. */
export function valueWithin(
  stretches: readonly Stretch[],
  day: Day,
  record: { readonly from: string | null; readonly until: string | null },
): Json {
  const holding = stretches.findLast((each, i) => {
    const { possibleFrom, possibleUntil } = stretchDays(each, stretches[i + 1], record);
    return possibleFrom <= day && day <= possibleUntil;
  });
  return holding?.value ?? null;
}

function beginsBy({ from }: Stretch, day: Day): boolean {
  return from === null || parseEdtf(from).begin.from <= day;
}

function endsBefore({ until }: Stretch, day: Day): boolean {
  return until !== null && day > daysUntil(parseEdtf(until)).possibleUntil;
}

/** From its own day, or the record's beginning, up to the first of its own end, the next stretch and the record's end. */
export function stretchDays(
  stretch: Stretch,
  next: Stretch | undefined,
  record: { readonly from: string | null; readonly until: string | null },
): Days {
  const begin = stretch.from ?? record.from;
  const ends = [stretch.until, next?.from, record.until].flatMap((end) =>
    typeof end === 'string' ? [daysUntil(parseEdtf(end))] : [],
  );
  return {
    ...(begin === null ? { possibleFrom: EARLIEST, certainFrom: LATEST } : daysFrom(parseEdtf(begin))),
    certainUntil: Math.min(LATEST, ...ends.map((end) => end.certainUntil)),
    possibleUntil: Math.min(LATEST, ...ends.map((end) => end.possibleUntil)),
  };
}
