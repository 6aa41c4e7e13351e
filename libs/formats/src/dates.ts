import { type MeetingItem, occasionOf } from '#read-models/answers/meeting.ts';
import type { RecordAnswer } from '#read-models/answers/record.ts';
import { type Day, EARLIEST, type Edge, LATEST, parseEdtf } from '#domain/edtf.ts';

/** The edges of a date as ISO 8601 has them (`2018`, `2018-05`, `2018-05-03`); null for an edge that it cannot say. */
export interface IsoDates {
  readonly start: string | null;
  readonly end: string | null;
}

/** An edge that is about, doubtful, open or unknown, and one of several days, have no place in ISO 8601: they are left out. */
export function isoDates(edtf: string | null): IsoDates {
  if (edtf === null) return { start: null, end: null };
  const { begin, end, oneOf } = parseEdtf(edtf);
  return oneOf ? { start: null, end: null } : { start: isoDate(begin), end: isoDate(end) };
}

function isoDate(edge: Edge): string | null {
  return edge.doubtful || isOpen(edge) ? null : edge.text;
}

function isOpen({ from, until }: Edge): boolean {
  return from === EARLIEST || until === LATEST;
}

/** The first and the last day of what a calendar can show; null where either is not known to the day. */
export function wholeDays(edtf: string): { readonly first: Day; readonly last: Day } | null {
  const { begin, end, oneOf } = parseEdtf(edtf);
  const known = [begin, end].every((edge) => edge.precise && !isOpen(edge));
  return known && !(oneOf && begin.from !== begin.until) ? { first: begin.from, last: end.until } : null;
}

/** When what a record tells of happened, or is planned to: EDTF. Null for what is no activity. */
export function dateOf(answer: RecordAnswer | MeetingItem): string | null {
  if ('plan' in answer) return occasionOf(answer).on;
  if ('signedOn' in answer) return answer.signedOn ?? answer.agreedOn ?? answer.inForceOn;
  return 'heldOn' in answer ? answer.heldOn : null;
}

/** The day on which others are named in a record: that of what happened, else the one that is read. */
export function namingDay(answer: RecordAnswer | MeetingItem, read: Day): Day {
  const on = dateOf(answer);
  const first = on === null ? EARLIEST : parseEdtf(on).begin.from;
  return first === EARLIEST ? read : first;
}
