/**
 * What a date in EDTF means, in words. Null where it is none that is known here: the program, which has the last word on
 * what a date is, then says why.
 */
export function readingOf(edtf: string): string | null {
  const text = edtf.trim();
  if (text === '') return null;
  const set = /^\[(.*)\]$/.exec(text)?.[1];
  if (set !== undefined) return oneOf(set);
  const [from = '', until, ...more] = text.split('/');
  if (more.length > 0) return null;
  if (until === undefined) return single(from);
  return extent(from, until);
}

/** Short, for lists: "3 May 2018". What cannot be read is shown as it is written. */
export function shown(edtf: string | null): string {
  if (edtf === null) return 'no day on record';
  const range = /^(\d{4})-(\d\d)-(\d\d)\/(\d{4})-(\d\d)-(\d\d)$/.exec(edtf);
  if (range) {
    const [, y1, m1, d1, y2, m2, d2] = range;
    if (y1 === y2 && m1 === m2) return `${Number(d1)}–${Number(d2)} ${monthOf(m1!)} ${y1}`;
    if (y1 === y2) return `${Number(d1)} ${monthOf(m1!)} – ${Number(d2)} ${monthOf(m2!)} ${y1}`;
  }
  return readingOf(edtf)?.replace(/^some day in /, '') ?? edtf;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function monthOf(number: string): string | null {
  return MONTHS[Number(number) - 1] ?? null;
}

function named(date: string): { readonly text: string; readonly precise: boolean } | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? [];
  if (year === undefined) return null;
  if (month === undefined) return { text: year, precise: false };
  const name = monthOf(month);
  if (name === null) return null;
  if (day === undefined) return { text: `${name} ${year}`, precise: false };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(day) < 1 || Number(day) > last) return null;
  return { text: `${Number(day)} ${name} ${year}`, precise: true };
}

function single(date: string): string | null {
  const [, plain = '', mark = ''] = /^([^~?%]*)([~?%]?)$/.exec(date) ?? [];
  const found = named(plain);
  if (!found) return null;
  const { text, precise } = found;
  switch (mark) {
    case '~':
      return `about ${text}`;
    case '?':
      return `perhaps ${text}`;
    case '%':
      return `perhaps about ${text}`;
    default:
      return precise ? text : `some day in ${text}`;
  }
}

function extent(from: string, until: string): string | null {
  const begins = from === '' || from === '..' ? from : edge(from);
  const ends = until === '' || until === '..' ? until : edge(until);
  if (begins === null || ends === null || (begins === '' && ends === '')) return null;
  if (begins === '..') return ends === '..' ? null : `up to ${ends || 'a day that is not known'}`;
  if (ends === '..') return `since ${begins}, and still so`;
  if (begins === '') return `up to ${ends}, since when is not known`;
  if (ends === '') return `from ${begins}, until when is not known`;
  return `${begins} to ${ends}`;
}

function edge(date: string): string | null {
  return single(date);
}

function oneOf(set: string): string | null {
  const open = /^(.*)\.\.$/.exec(set)?.[1];
  if (open !== undefined && open !== '') return after(open, 'not before');
  const closed = /^\.\.(.*)$/.exec(set)?.[1];
  if (closed !== undefined && closed !== '') return after(closed, 'not after');
  const range = /^([^.]+)\.\.([^.]+)$/.exec(set);
  if (range) {
    const [a, b] = [named(range[1]!.trim()), named(range[2]!.trim())];
    return a && b ? `one of the days from ${a.text} to ${b.text}` : null;
  }
  const each = set.split(',').map((date) => named(date.trim())?.text ?? null);
  if (each.includes(null) || each.length < 2) return null;
  return `either ${each.join(' or ')}`;
}

function after(date: string, word: string): string | null {
  const found = named(date);
  return found && `${word} ${found.text}`;
}

/** An instant, in the reader's own time and words, with the zone: days of what was known are read in UTC. */
export function instant(at: string | null): string {
  if (at === null) return 'at no known time';
  return INSTANT.format(new Date(at));
}

/** The reader's own day of an instant: "Saturday 28 November 2026". */
export function dayOf(at: string): string {
  return DAY.format(new Date(at));
}

// One for all: to make one takes longer than to use it.
const INSTANT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' });
const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });

/** The zone that days and times of an instant are shown in: "GMT+5". */
export function zoneOf(at: string): string {
  return INSTANT.formatToParts(new Date(at)).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** The reader's own time of an instant: "14:05". */
export function timeOf(at: string): string {
  return TIME.format(new Date(at));
}

/** How people write a day, in EDTF; null where it is none of these, or EDTF already. */
export function edtfOf(written: string, now: Date): string | null {
  const text = written.trim().toLowerCase();
  const relative = { today: 0, yesterday: -1, tomorrow: 1 }[text];
  if (relative !== undefined) {
    return isoDay(now.getFullYear(), now.getMonth() + 1, now.getDate() + relative);
  }
  const [, before, name, behind, year] = /^(?:(\d{1,2})\.? )?(\p{L}{3,9})\.?(?: (\d{1,2}),?)? (\d{4})$/u.exec(text) ?? [];
  const month = name === undefined ? -1 : MONTHS.findIndex((each) => each.toLowerCase().startsWith(name));
  const day = before ?? behind;
  if (month < 0 || (before !== undefined && behind !== undefined)) return null;
  const edtf = `${year}-${String(month + 1).padStart(2, '0')}${day === undefined ? '' : `-${day.padStart(2, '0')}`}`;
  return readingOf(edtf) === null ? null : edtf;
}

function isoDay(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
