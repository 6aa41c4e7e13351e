import ICAL from 'ical.js';

export interface ParsedEvent {
  readonly uid: string;
  readonly summary: string;
  /** The first day, and the day behind the last. */
  readonly first: string;
  readonly behind: string;
  readonly status: string;
  readonly sequence: number;
  readonly location: string | null;
  readonly url: string | null;
}

/** A calendar as ical.js reads it: all that it shows is over whole days. */
export function calendarIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  const valueOf = (component: InstanceType<typeof ICAL.Component>, name: string): string | null => {
    const value = component.getFirstPropertyValue(name);
    return value === null ? null : String(value);
  };
  const events = calendar.getAllSubcomponents('vevent').map((each): ParsedEvent => {
    const { uid, summary, startDate, endDate, sequence, location } = new ICAL.Event(each);
    if (!startDate.isDate || !endDate.isDate) throw new Error(`${uid} is not over whole days`);
    return {
      uid,
      summary,
      first: String(startDate),
      behind: String(endDate),
      status: valueOf(each, 'status') ?? '',
      sequence,
      location,
      url: valueOf(each, 'url'),
    };
  });
  return {
    name: valueOf(calendar, 'name'),
    refresh: valueOf(calendar, 'refresh-interval'),
    leftOut: valueOf(calendar, 'x-chancery-left-out'),
    events,
  };
}
