import { GB, type ParsedResult } from 'chrono-node/en';
import type { Span } from './sentences.ts';

export interface DateFound extends Span {
  readonly edtf: string;
  /** Why it is more than what is written, where it is. */
  readonly inferred: string | null;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

interface Part {
  readonly year: number;
  readonly month: number;
  readonly day: number | null;
  readonly weekday: number | null;
  readonly isYearWritten: boolean;
}

/**
 * The days that a text names. A year that is not written is worked out: from the day of publication where that is known,
 * else from the weekday and the latest day that is written in full; it says how.
 */
export function datesIn(text: string, publishedOn: string | null, now: Date): DateFound[] {
  const published = publishedOn !== null && /^\d{4}-\d\d-\d\d$/.test(publishedOn) ? publishedOn : null;
  const reference = published === null ? now : new Date(`${published}T12:00:00`);
  const results = GB.parse(text, reference).filter(isDay);
  const written = results
    .filter(({ start }) => start.isCertain('year') && start.isCertain('day'))
    .map(({ start }) => isoOf(partOf({ start } as ParsedResult, 'start')!))
    .toSorted();
  const latest = written.at(-1) ?? null;
  return results.flatMap((result) => {
    const read = isRelative(result) ? relative(result, published) : edtfOf(result, latest, published, now);
    return read === null ? [] : [{ ...trimmed(text, result), ...read }];
  });
}

/** What no month, no date in figures and no weekday is in is counted from some other day. */
const isRelative = ({ text }: ParsedResult): boolean =>
  !/\d[./-]\d|\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\b/i.test(
    text,
  );
const RELATIVE = /^(?:earlier\s|late\s)?(?:today|tonight|yesterday|tomorrow|this\s(?:morning|afternoon|evening))$/i;

/** Of a text of which nobody says when it was published, it is no day. */
function relative(result: ParsedResult, published: string | null): Pick<DateFound, 'edtf' | 'inferred'> | null {
  if (published === null || !RELATIVE.test(result.text.trim())) return null;
  const edtf = isoOf(partOf(result, 'start')!);
  return isReal(edtf) ? { edtf, inferred: `“${result.text.trim()}”, in a text of ${published}.` } : null;
}

/** "in March" and "last year" say less than a desk can use; hours are not kept. */
function isDay({ start, text }: ParsedResult): boolean {
  if (/^\s*\d{1,4}\s*$/.test(text)) return false;
  if (start.isCertain('month')) return start.isCertain('day') || start.isCertain('year');
  return start.isCertain('weekday') && !start.isCertain('day');
}

function trimmed(text: string, { index, text: found }: ParsedResult): Span {
  const lead = /^(?:on|in|from|the)\s+/i.exec(found)?.[0].length ?? 0;
  const start = Math.min(Math.max(0, index + lead), text.length);
  return { start, end: Math.min(text.length, Math.max(start, index + found.length)) };
}

function partOf(result: ParsedResult, which: 'start' | 'end'): Part | null {
  const at = result[which];
  if (!at) return null;
  const has = (name: 'year' | 'month' | 'day' | 'weekday'): boolean => at.isCertain(name);
  return {
    year: at.get('year') ?? 0,
    month: at.get('month') ?? 1,
    day: has('day') ? at.get('day') : null,
    weekday: has('weekday') ? at.get('weekday') : null,
    isYearWritten: has('year'),
  };
}

function edtfOf(
  result: ParsedResult,
  latest: string | null,
  published: string | null,
  now: Date,
): Pick<DateFound, 'edtf' | 'inferred'> | null {
  const start = partOf(result, 'start')!;
  const end = partOf(result, 'end');
  if (!result.start.isCertain('month')) return byWeekday(start, published);
  // "12 May – 14 June 2019" has its year once, at the end.
  const isYearWritten = start.isYearWritten || (end?.isYearWritten ?? false);
  const year = isYearWritten
    ? { year: end?.isYearWritten && !start.isYearWritten ? end.year : start.year, inferred: null }
    : yearOf(start, latest, published, now);
  if (year === null) return null;
  const first = isoOf({ ...start, year: year.year });
  if (!isReal(first)) return null;
  const last = end === null ? null : isoOf({ ...end, year: end.isYearWritten ? end.year : year.year });
  const edtf = last === null || last <= first || !isReal(last) ? first : `${first}/${last}`;
  return { edtf, inferred: year.inferred };
}

function byWeekday({ weekday }: Part, published: string | null): Pick<DateFound, 'edtf' | 'inferred'> | null {
  if (published === null || weekday === null) return null;
  const day = new Date(`${published}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() - weekday + 7) % 7));
  const edtf = day.toISOString().slice(0, 10);
  return { edtf, inferred: `The last ${WEEKDAYS[weekday]!} up to the day of publication, ${published}.` };
}

/** Years in which the day is that weekday repeat after six, five or eleven: further on nobody speaks of a day without its year. */
const YEARS_ON = 12;

function yearOf(
  { month, day, weekday }: Part,
  latest: string | null,
  published: string | null,
  now: Date,
): { readonly year: number; readonly inferred: string } | null {
  if (day === null) return null;
  const on = (year: number): string => isoOf({ year, month, day });
  const fits = (year: number): boolean => isReal(on(year)) && (weekday === null || weekdayOf(on(year)) === weekday);
  const name = `${weekday === null ? '' : `${WEEKDAYS[weekday]!} `}${day} ${MONTHS[month - 1]!}`;
  if (published !== null) {
    const around = [0, -1, 1].map((more) => Number(published.slice(0, 4)) + more).filter(fits);
    const nearest = around.toSorted((x, y) => distance(on(x), published) - distance(on(y), published))[0];
    return nearest === undefined
      ? null
      : {
          year: nearest,
          inferred: `The year is not written: of the days that it may be it is nearest to the publication, ${published}.`,
        };
  }
  const today = now.getFullYear();
  const from = latest === null ? today - YEARS_ON : Number(latest.slice(0, 4));
  const years = Array.from({ length: Math.max(1, today - from + 1) }, (_, n) => from + n).filter(
    (year) => fits(year) && (latest === null || on(year) >= latest),
  );
  const year = latest === null ? years.at(-1) : years[0];
  if (year === undefined) return null;
  const others = years.filter((each) => each !== year);
  const why = [
    'The year is not written.',
    latest !== null && `The text knows of ${latest}.`,
    weekday !== null && `${day} ${MONTHS[month - 1]!} is a ${WEEKDAYS[weekday]!} in ${year}.`,
    others.length > 0 && `It could be ${others.slice(0, 4).join(', ')} too.`,
  ];
  return { year, inferred: why.filter(Boolean).join(' ') || name };
}

const isoOf = ({ year, month, day }: Pick<Part, 'year' | 'month' | 'day'>): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}${day === null ? '' : `-${String(day).padStart(2, '0')}`}`;

function isReal(iso: string): boolean {
  if (!/^\d{4}-\d\d(?:-\d\d)?$/.test(iso)) return false;
  const date = new Date(`${iso.length === 7 ? `${iso}-01` : iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}

const weekdayOf = (iso: string): number => new Date(`${iso}T00:00:00Z`).getUTCDay();
const distance = (one: string, other: string): number => Math.abs(Date.parse(one) - Date.parse(other));
