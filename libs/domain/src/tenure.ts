import {
  type Day,
  type Days,
  daysFrom,
  daysUntil,
  EARLIEST,
  type Edtf,
  LATEST,
  NEVER_CERTAIN,
  occurrenceDays,
  parseEdtf,
} from './edtf.ts';
import { asText, type Said } from './fields.ts';
import { NEVER_HELD } from './nouns/official.ts';

export type TenureStatus = 'nominated' | 'appointed' | 'in-office' | 'left' | 'never-held';

/** Whether a post is, was or will be somebody's: a nomination alone gives none. */
export function isHeld(status: TenureStatus): boolean {
  return status !== 'nominated' && status !== 'never-held';
}

/** How an appointment stands on a day, and whether that is certain. */
export interface Standing {
  readonly status: TenureStatus;
  readonly certain: boolean;
}

/**
 * The days of a tenure: from taking office, or from the appointment where only that is known (then nothing is certain);
 * the day of leaving is no longer of it. A missing end is unknown: certain up to the last day on which a source speaks.
 */
export function tenureDays(appointment: Said, lastSpokenOn: Day): Days | null {
  if (neverHeld(appointment)) return null;
  const assumed = dateOf(appointment.assumedOn);
  const start = startOf(appointment);
  const end = dateOf(appointment.leftOn);
  if (!start && !end && !wasMade(appointment)) return null;
  const ended = appointment.ending !== undefined;
  return {
    // Nobody held a post before being put forward for it.
    possibleFrom: (start ?? dateOf(appointment.nominatedOn))?.begin.from ?? EARLIEST,
    certainFrom: assumed ? daysFrom(assumed).certainFrom : LATEST,
    ...(end ? daysUntil(end) : ended ? endedBy(lastSpokenOn) : { certainUntil: lastSpokenOn, possibleUntil: LATEST }),
  };
}

/** Taking office, or giving it up. */
export interface Turn {
  /** EDTF. Null: nobody gives a day. */
  readonly on: string | null;
  /** As of something that happened. */
  readonly days: Days;
}

/** Null where nobody says when, or the post was never held. Only the day of taking office is certain. */
export function entryOf(appointment: Said): Turn | null {
  const start = startOf(appointment);
  if (!start || neverHeld(appointment)) return null;
  const days = { ...occurrenceDays(start), possibleUntil: start.begin.until };
  return { on: start.text, days: appointment.assumedOn === undefined ? { ...days, ...NEVER_CERTAIN } : days };
}

/** Null where nobody says that it ended. Of an end without a day it is known that it had come by when a source speaks of it. */
export function exitOf(appointment: Said, lastSpokenOn: Day): Turn | null {
  if (neverHeld(appointment)) return null;
  const left = dateOf(appointment.leftOn);
  if (left) return { on: left.text, days: occurrenceDays(left) };
  if (appointment.ending === undefined) return null;
  const { possibleUntil } = endedBy(lastSpokenOn);
  return { on: null, days: { possibleFrom: startOf(appointment)?.begin.from ?? EARLIEST, possibleUntil, ...NEVER_CERTAIN } };
}

/** Of an end whose day nobody gives: it had come by the day on which a source speaks of it. */
function endedBy(lastSpokenOn: Day): Pick<Days, 'certainUntil' | 'possibleUntil'> {
  return { certainUntil: EARLIEST, possibleUntil: lastSpokenOn === EARLIEST ? LATEST : lastSpokenOn };
}

/** Null where the day is before anything of the appointment. */
export function standingOn(appointment: Said, day: Day, lastSpokenOn: Day): Standing | null {
  if (neverHeld(appointment)) return { status: 'never-held', certain: true };
  const days = tenureDays(appointment, lastSpokenOn);
  const left = dateOf(appointment.leftOn);
  if (days && day > days.possibleUntil) return { status: 'left', certain: !left?.end.doubtful };
  const assumed = dateOf(appointment.assumedOn);
  const appointed = dateOf(appointment.appointedOn);
  if (days && day >= days.possibleFrom && !(assumed && day < assumed.begin.from)) {
    return { status: 'in-office', certain: days.certainFrom <= day && day <= days.certainUntil };
  }
  if (appointed && day >= appointed.begin.from)
    return { status: 'appointed', certain: day >= appointed.begin.until && !appointed.begin.doubtful };
  const nominated = dateOf(appointment.nominatedOn);
  if (nominated && day >= nominated.begin.from)
    return { status: 'nominated', certain: day >= nominated.begin.until && !nominated.begin.doubtful };
  return null;
}

/** What is odd about a person's appointments: let in, and shown. */
export function anomalies(appointments: readonly Said[]): { appointment: string; anomaly: string }[] {
  return appointments.flatMap((each, i) => {
    const id = asText(each.id) as string;
    const [nominated, appointed, assumed, left] = [each.nominatedOn, each.appointedOn, each.assumedOn, each.leftOn].map(dateOf);
    const found: string[] = [];
    if (appointed && assumed && assumed.end.until < appointed.begin.from) found.push('took office before the appointment');
    if (nominated && appointed && appointed.end.until < nominated.begin.from) found.push('appointed before the nomination');
    if (left && !appointed && !assumed) found.push('an end without a beginning');
    for (const other of appointments.slice(i + 1)) {
      if (other.post === each.post && other.party === each.party && overlap(each, other))
        found.push(`held twice at once: overlaps with ${asText(other.id)}`);
    }
    return found.map((anomaly) => ({ appointment: id, anomaly }));
  });
}

/** On days that are known: a missing end is unknown, so that such a tenure is known on its first day alone. */
function overlap(a: Said, b: Said): boolean {
  const [x, y] = [knownDays(a), knownDays(b)];
  return x !== null && y !== null && Math.max(x.from, y.from) <= Math.min(x.until, y.until);
}

function knownDays(appointment: Said): { from: Day; until: Day } | null {
  const start = startOf(appointment);
  if (neverHeld(appointment) || !start || start.begin.doubtful) return null;
  const end = dateOf(appointment.leftOn);
  return { from: start.begin.until, until: end ? daysUntil(end).certainUntil : start.begin.until };
}

function startOf(appointment: Said): Edtf | null {
  return dateOf(appointment.assumedOn) ?? dateOf(appointment.arrivedOn) ?? dateOf(appointment.appointedOn);
}

function neverHeld(appointment: Said): boolean {
  return NEVER_HELD.includes(asText(appointment.ending) ?? '');
}

/** Nominated alone is not held; an appointment with no day at all was made at some time. */
function wasMade(appointment: Said): boolean {
  return appointment.nominatedOn === undefined;
}

function dateOf(value: Said[string]): Edtf | null {
  const text = asText(value);
  return text === null ? null : parseEdtf(text);
}
