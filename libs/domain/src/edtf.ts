/**
 * Dates with honest precision: the part of EDTF (ISO 8601-2) that a desk needs. A date is read into four days, counted
 * from 1970-01-01 in the proleptic Gregorian calendar; what is refused says how to write it instead.
 */
export type Day = number;

/** Since ever, and for ever: numbers rather than infinities, for rows hold them. */
export const EARLIEST: Day = -9_999_999;
export const LATEST: Day = 9_999_999;

/** The days on which something may have been so, and within them those on which it was. Nothing is certain: `certainFrom > certainUntil`. */
export interface Days {
  readonly possibleFrom: Day;
  readonly certainFrom: Day;
  readonly certainUntil: Day;
  readonly possibleUntil: Day;
}

/** One edge of a date: the days that it may lie on. */
export interface Edge {
  readonly text: string;
  readonly from: Day;
  readonly until: Day;
  /** A known day, neither approximate nor doubtful. */
  readonly precise: boolean;
  /** Read as written, and never certain. */
  readonly doubtful: boolean;
}

export interface Edtf {
  readonly text: string;
  readonly begin: Edge;
  readonly end: Edge;
  /** One day of several, not an extent. */
  readonly oneOf: boolean;
}

export class EdtfError extends Error {
  override readonly name = 'EdtfError';
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?$/;
const HINT =
  'write a day (2018-05-03), a month (2018-05), a year (2018), an extent (2018-05-03/2018-05-04) or one of several ([2018-05-03,2018-05-04])';

/** What was read lately: many records are of few days. Only what is short, for a list of days may be as long as a body. */
const read = new Map<string, Edtf>();
const READ_AT_MOST = 10_000;
const READ_LENGTH = 100;

/** @throws {EdtfError} with a hint on how to write it */
export function parseEdtf(text: string): Edtf {
  let date = read.get(text);
  if (!date) {
    date = parse(text);
    if (text.length > READ_LENGTH) return date;
    if (read.size === READ_AT_MOST) read.clear();
    read.set(text, date);
  }
  return date;
}

function parse(text: string): Edtf {
  if (text.startsWith('[')) return parseOneOf(text);
  const parts = text.split('/');
  if (parts.length === 1) {
    const edge = parseEdge(text, text);
    return { text, begin: edge, end: edge, oneOf: false };
  }
  const [first, second] = parts;
  if (parts.length !== 2 || first === undefined || second === undefined) throw refuse(text, 'it has more than one slash');
  if (isOpen(first) && isOpen(second)) throw refuse(text, 'it has no date');
  const begin = isOpen(first) ? openEdge(first, EARLIEST) : parseEdge(first, text);
  const end = isOpen(second) ? openEdge(second, LATEST) : parseEdge(second, text);
  if (end.until < begin.from) throw refuse(text, 'it ends before it begins');
  return { text, begin, end, oneOf: false };
}

export function isEdtf(text: string): boolean {
  try {
    parseEdtf(text);
    return true;
  } catch {
    return false;
  }
}

function parseOneOf(text: string): Edtf {
  if (!text.endsWith(']')) throw refuse(text, 'the bracket is not closed');
  const edges = text
    .slice(1, -1)
    .split(',')
    .flatMap((part) => {
      const [first, second, ...more] = part.trim().split('..');
      if (first === undefined || more.length > 0 || part.trim() === '..') throw refuse(text, 'it has no date');
      if (second === undefined) return [parseEdge(first, text)];
      return [
        first === '' ? openEdge('..', EARLIEST) : parseEdge(first, text),
        second === '' ? openEdge('..', LATEST) : parseEdge(second, text),
      ];
    });
  const from = Math.min(...edges.map((edge) => edge.from));
  const until = Math.max(...edges.map((edge) => edge.until));
  const edge = { text, from, until, precise: from === until, doubtful: edges.some((e) => e.doubtful) };
  return { text, begin: edge, end: edge, oneOf: true };
}

function isOpen(part: string): boolean {
  return part === '' || part === '..';
}

/** `..` is open and so precise; an empty edge is unknown. */
function openEdge(text: string, day: Day): Edge {
  const unknown = text === '';
  return { text, from: unknown ? EARLIEST : day, until: unknown ? LATEST : day, precise: !unknown, doubtful: false };
}

function parseEdge(part: string, whole: string): Edge {
  const match = DATE.exec(part);
  if (!match) throw refuse(whole, whyNot(part));
  const [, y, m, d, mark] = match;
  const [year, month, day] = [Number(y), Number(m ?? 1), Number(d ?? 1)];
  if (month < 1 || month > 12) throw refuse(whole, month >= 21 && month <= 41 ? whyNot(part) : `there is no month ${m}`);
  if (day < 1 || day > daysInMonth(year, month)) throw refuse(whole, `there is no day ${d} in ${y}-${m}`);
  const from = dayNumber(year, month, day);
  const until = d ? from : m ? dayNumber(year, month, daysInMonth(year, month)) : dayNumber(year, 12, 31);
  return { text: part, from, until, precise: d !== undefined && !mark, doubtful: mark !== undefined };
}

function whyNot(part: string): string {
  if (/T|:/.test(part)) return 'clock times are not kept';
  if (/X/i.test(part)) return 'unspecified digits are not read: give the years that it may be, as in [2010..2019]';
  if (/^\d{4}-(2[1-9]|3\d|4[01])$/.test(part))
    return 'seasons are not read: give the months that it may be, as in [2018-03..2018-05]';
  return part === '' ? 'a part of it is empty' : 'it is none that is known here';
}

function refuse(text: string, why: string): EdtfError {
  return new EdtfError(`"${text}" cannot be read as a date: ${why}; ${HINT}`);
}

/** Of what *was so* over the written extent. A single imprecise date is some day in it: possible on each, certain on none. */
export function stateDays({ begin, end, oneOf, text }: Edtf): Days {
  const sameEdge = begin === end;
  const certain = !begin.doubtful && !end.doubtful && !oneOf && (!sameEdge || begin.precise);
  if (!certain) return { possibleFrom: begin.from, possibleUntil: end.until, ...NEVER_CERTAIN };
  if (text.endsWith('/'))
    return {
      possibleFrom: begin.from,
      possibleUntil: LATEST,
      certainFrom: begin.from,
      certainUntil: begin.precise ? begin.from : EARLIEST,
    };
  if (text.startsWith('/'))
    return {
      possibleFrom: EARLIEST,
      possibleUntil: end.until,
      certainFrom: end.precise ? end.from : LATEST,
      certainUntil: end.until,
    };
  return {
    possibleFrom: begin.from,
    certainFrom: begin.precise ? begin.from : begin.until + 1,
    certainUntil: end.precise ? end.until : end.from - 1,
    possibleUntil: end.until,
  };
}

/**
 * Of what *happened* then: `certainFrom` is the day by which it certainly had begun, so that a meeting of some day in
 * May is certain from the last of May on.
 */
export function occurrenceDays({ begin, end }: Edtf): Days {
  return {
    possibleFrom: begin.from,
    certainFrom: begin.doubtful ? LATEST : begin.until,
    certainUntil: begin.doubtful ? EARLIEST : LATEST,
    possibleUntil: end.until,
  };
}

/** Of what begins on this date. */
export function daysFrom({ begin }: Edtf): Pick<Days, 'possibleFrom' | 'certainFrom'> {
  const certainFrom = begin.precise ? begin.from : begin.until + 1;
  return { possibleFrom: begin.from, certainFrom: begin.doubtful ? LATEST : certainFrom };
}

/** Of what ends on this date: the day of its end is no longer of it. */
export function daysUntil({ begin, end }: Edtf): Pick<Days, 'certainUntil' | 'possibleUntil'> {
  return {
    certainUntil: begin.doubtful ? EARLIEST : begin.from - 1,
    possibleUntil: end.precise ? end.until - 1 : end.until,
  };
}

export const ALWAYS: Days = { possibleFrom: EARLIEST, certainFrom: EARLIEST, certainUntil: LATEST, possibleUntil: LATEST };
export const NEVER_CERTAIN = { certainFrom: LATEST, certainUntil: EARLIEST };

/** The day an `asOf` means: a month or a year reads as its last day. @throws {EdtfError} */
export function parseAsOf(text: string): Day {
  const match = DATE.exec(text);
  if (!match || match[4]) throw new EdtfError(`"${text}" is no day, month or year: write 2018-05-03, 2018-05 or 2018`);
  return parseEdge(text, text).until;
}

/** Today where the day begins first (UTC+14): a meeting dated later than this is in the future everywhere. */
export function latestToday(now: Date): Day {
  return Math.floor((now.getTime() / 3_600_000 + 14) / 24);
}

/** Today in UTC. */
export function utcToday(now: Date): Day {
  return Math.floor(now.getTime() / 86_400_000);
}

/** From a day, month and year to the days since 1970-01-01 (Howard Hinnant's days_from_civil). */
export function dayNumber(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
