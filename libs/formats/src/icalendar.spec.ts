import { describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import type { MeetingItem } from '#read-models/answers/meeting.ts';
import { calendarEntry, icalendarOf } from './icalendar.ts';

const setting = {
  names: (reference: string) => NAMES[reference] ?? null,
  address: (reference: string) => `https://desk/${reference}`,
};
const NAMES: Readonly<Record<string, string>> = { 'state:TJ': 'Tajikistan', 'office:a': 'Office; of, "all"\nthings' };

const meeting: MeetingItem = {
  id: 'm',
  kind: 'bilateral',
  status: 'held',
  heldOn: '2018-05-03',
  channel: null,
  place: { city: 'Dushanbe' },
  onSidelinesOf: null,
  within: null,
  delegations: ['state:TJ', 'office:a'].map((party) => ({ party, role: null, participants: [] })),
  participantsComplete: null,
  level: null,
  topics: ['a topic, with a comma; and a backslash \\'],
  plan: null,
  cancellation: null,
  outcome: null,
  agreements: [],
  commitments: [],
  classifications: [],
  identifiers: [],
  codes: { plover: [], cameo: [] },
};

const entryOf = (more: Partial<MeetingItem> = {}) =>
  calendarEntry({ meeting: { ...meeting, ...more }, revision: 4, recordedAt: Date.UTC(2026, 10, 25, 12) }, setting);

const written = (title = 'Meetings'): string => icalendarOf([entryOf()!], { title, log: 'log', leftOut: 2, cut: true });

describe('a calendar', () => {
  test('reads back as it was, whatever a text holds', () => {
    const text = written('Meetings of a; b, "c"\nd');
    // The reader takes a name for no text of a known type, and leaves it as it is written.
    expect(text).toContain('\r\nNAME:Meetings of a\\; b\\, "c"\\nd\r\n');
    const calendar = new ICAL.Component(ICAL.parse(text) as never);
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
    expect(event.summary).toBe('Meeting of Tajikistan and Office; of, "all"\nthings');
    expect(event.description).toBe('Tajikistan\nOffice; of, "all"\nthings\na topic, with a comma; and a backslash \\');
  });

  test('has lines of at most 75 octets that end in CR LF', () => {
    const lines = written('Ҷумҳурии Тоҷикистон '.repeat(20)).split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.join('')).not.toMatch(/[\r\n]/);
  });

  test('shows whole days, in whatever zone it is written, and when the record was made', () => {
    expect(written()).toMatch(/DTSTART;VALUE=DATE:20180503\r\nDTEND;VALUE=DATE:20180504\r\n/);
    expect(written()).toMatch(/DTSTAMP:20261125T120000Z\r\n/);
    expect(written()).toMatch(/UID:meeting-m@log\r\nSEQUENCE:4\r\n/);
  });

  test('says what was left out, and that it was cut', () => {
    expect(written()).toMatch(/X-CHANCERY-LEFT-OUT:2\r\nX-CHANCERY-CUT:TRUE\r\n/);
  });

  test.each(['2018-05', '2018-05-03~', '[2018-05-03,2018-05-04]'])('cannot show a meeting of %s', (heldOn) => {
    expect(entryOf({ heldOn })).toBeNull();
  });
});
