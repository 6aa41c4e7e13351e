import { type Day, EARLIEST, formatDay, LATEST } from '#domain/edtf.ts';
import type { Occurrence } from './own-day.ts';

/** `2018-Q2`, where an occurrence certainly lies in it; null where its quarter is not known. */
export function quarterOf({ possible_from, possible_until }: Occurrence): string | null {
  const quarter = quarterOfDay(possible_from);
  return quarter === quarterOfDay(possible_until) ? quarter : null;
}

/** A day without bounds has none of its own. */
function quarterOfDay(day: Day): string {
  if (day <= EARLIEST || day >= LATEST) return String(day);
  const text = formatDay(day);
  return `${text.slice(0, 4)}-Q${Math.ceil(Number(text.slice(5, 7)) / 3)}`;
}
