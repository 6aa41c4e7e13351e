import { EdtfError, parseEdtf } from '#domain/edtf.ts';
import { literal } from './template.ts';
import { UnfitRow } from '../plan/unfit-row.ts';

const PARTS = /YYYY|MMMM|MM|M|DD|D/g;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A date of a file as EDTF. @throws {UnfitRow} where it is none */
export function dateOf(text: string, format?: string): string {
  const iso = format === undefined ? text : reordered(text, format);
  try {
    parseEdtf(iso);
    return iso;
  } catch (error) {
    throw new UnfitRow('unreadable-date', (error as EdtfError).message);
  }
}

/** Both days; one day where they are the same. @throws {UnfitRow} */
export function extentOf(from: string, until: string): string {
  const [first, last] = [dateOf(from), dateOf(until)];
  if (first === last) return first;
  if (parseEdtf(last).end.until < parseEdtf(first).begin.from)
    throw new UnfitRow('end-before-beginning', `the row ends on ${last}, before it begins on ${first}`);
  return `${first}/${last}`;
}

function reordered(text: string, format: string): string {
  const names: string[] = [];
  const pattern = literal(format).replaceAll(PARTS, (part) => {
    names.push(part[0] as string);
    if (part === 'MMMM') return String.raw`(\p{L}+)\.?`;
    return part === 'YYYY' ? String.raw`(\d{4})` : part.length === 2 ? String.raw`(\d{2})` : String.raw`(\d{1,2})`;
  });
  const match = new RegExp(`^${pattern}$`, 'u').exec(text);
  if (!match) throw new UnfitRow('unreadable-date', `"${text}" is no date of the form ${format}`);
  const part = (letter: string): string => inDigits(match[names.indexOf(letter) + 1] ?? '').padStart(2, '0');
  return ['Y', 'M', 'D']
    .filter((letter) => names.includes(letter))
    .map(part)
    .join('-');
}

/** The number of a month that is named in English, in full or by its first three letters. */
function inDigits(part: string): string {
  return /^\d+$/.test(part) ? part : String(MONTHS.indexOf(part.slice(0, 3).toLowerCase()) + 1);
}
