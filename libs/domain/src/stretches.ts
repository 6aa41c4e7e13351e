import { type Day, parseEdtf } from './edtf.ts';
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

function beginsBy({ from }: Stretch, day: Day): boolean {
  return from === null || parseEdtf(from).begin.from <= day;
}

/** The day on which something ends is no longer of it. */
function endsBefore({ until }: Stretch, day: Day): boolean {
  if (until === null) return false;
  const { end } = parseEdtf(until);
  return end.precise ? day >= end.until : day > end.until;
}
