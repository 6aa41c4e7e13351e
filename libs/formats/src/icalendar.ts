import ical, { escape, ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { formatDay } from '#domain/edtf.ts';
import type { DelegationAnswer } from '#read-models/answers/activity.ts';
import { type MeetingItem, type MeetingStatus, occasionOf } from '#read-models/answers/meeting.ts';
import type { Names } from '#read-models/actors/names.ts';
import { wholeDays } from './dates.ts';
import { placeText } from './places.ts';
import type { Setting } from './setting.ts';
import { titleOfMeeting } from './titles.ts';

/** How often a subscriber looks again. */
const REFRESH_SECONDS = 3600;

/** A meeting with what a calendar keeps of its history. */
export interface CalendarMeeting {
  readonly meeting: MeetingItem;
  readonly revision: number;
  /** When this revision was recorded: milliseconds since 1970. */
  readonly recordedAt: number;
}

/** A meeting as a calendar shows it. */
export interface CalendarEntry {
  readonly id: string;
  readonly sequence: number;
  readonly recordedAt: number;
  /** `2018-05-03`, both within it. */
  readonly first: string;
  readonly last: string;
  readonly status: ICalEventStatus;
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly url: string | null;
}

export interface Calendar {
  readonly title: string;
  /** Names the log that the meetings are in, so that their UIDs are those of no other. */
  readonly log: string;
  /** Meetings whose days are not known to the day. */
  readonly leftOut: number;
  /** Whether there are more meetings than were looked at. */
  readonly cut: boolean;
}

/** Null for a meeting whose days are not known to the day: no calendar can show it. */
export function calendarEntry(
  { meeting, revision, recordedAt }: CalendarMeeting,
  { names, address }: Setting,
): CalendarEntry | null {
  const { on, place, delegations, topics } = occasionOf(meeting);
  const days = on === null ? null : wholeDays(on);
  if (!days) return null;
  const { id, status } = meeting;
  return {
    id: `meeting-${id}`,
    sequence: revision,
    recordedAt,
    first: formatDay(days.first),
    last: formatDay(days.last),
    status: STATUSES[status],
    summary: titleOfMeeting(meeting, names),
    description: [...delegations.map((each) => delegationText(each, names)), ...topics].join('\n'),
    location: placeText(place, names),
    url: address(`meeting:${id}`),
  };
}

/**
 * Meetings over whole days as iCalendar (RFC 5545, RFC 7986). What was left out is counted by `X-CHANCERY-LEFT-OUT`;
 * `X-CHANCERY-CUT` says that there are more meetings.
 */
export function icalendarOf(entries: readonly CalendarEntry[], { title, log, leftOut, cut }: Calendar): string {
  const calendar = ical({
    // Of all texts the one that the library does not escape.
    name: escape(title, false),
    prodId: { company: 'Chancery', product: 'Meetings' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
    x: { 'X-CHANCERY-LEFT-OUT': String(leftOut), ...(cut && { 'X-CHANCERY-CUT': 'TRUE' }) },
  });
  for (const { id, first, last, recordedAt, location, ...entry } of entries) {
    calendar.createEvent({
      id: `${id}@${log}`,
      sequence: entry.sequence,
      stamp: new Date(recordedAt),
      lastModified: new Date(recordedAt),
      allDay: true,
      start: Temporal.PlainDate.from(first),
      // A calendar's end is the day after the last.
      end: Temporal.PlainDate.from(last).add({ days: 1 }),
      summary: entry.summary,
      description: entry.description,
      location: location === '' ? null : { title: location },
      url: entry.url,
      status: entry.status,
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    });
  }
  return calendar.toString();
}

const STATUSES: Readonly<Record<MeetingStatus, ICalEventStatus>> = {
  scheduled: ICalEventStatus.TENTATIVE,
  held: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
  retracted: ICalEventStatus.CANCELLED,
  merged: ICalEventStatus.CANCELLED,
};

/** `Tajikistan: Sirojiddin Aslov, senior officials`. */
function delegationText({ party, participants }: DelegationAnswer, names: Names): string {
  const people = participants.flatMap(({ official, description }) =>
    official === null ? (description ?? []) : (names(`official:${official}`) ?? official),
  );
  const name = party === null ? [] : [names(party) ?? party];
  return [...name, ...(people.length > 0 ? [people.join(', ')] : [])].join(': ');
}
