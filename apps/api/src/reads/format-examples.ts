import type { DomainEvent } from '#domain/events.ts';
import type { Cited } from '#formats/citation.ts';
import { calendarEntry, icalendarOf } from '#formats/icalendar.ts';
import { heldBy, popoloMembership, popoloOffice, popoloPerson, popoloPost } from '#formats/popolo.ts';
import { provJsonOf } from '#formats/prov-json.ts';
import type { MeetingItem } from '#read-models/answers/meeting.ts';
import type { OfficialItem } from '#read-models/answers/official.ts';
import { MEETING_EXAMPLE, OFFICE_EXAMPLE, OFFICIAL_EXAMPLE, SOURCE } from './examples.ts';

// The first story in other formats, as /docs shows it: made of the examples by the program itself.

const RECORDED_AT = '2026-11-01T09:30:00.000Z';
const ADDRESS = `http://127.0.0.1:3000/v1/meetings/${MEETING_EXAMPLE.id}`;

const NAMES: Readonly<Record<string, string>> = { 'state:TJ': 'Tajikistan', 'office:unoct': OFFICE_EXAMPLE.name };
const names = (reference: string): string | null => NAMES[reference] ?? null;

export const CITATION_EXAMPLE: Cited = {
  reference: `meeting:${MEETING_EXAMPLE.id}`,
  title: `Meeting of Tajikistan and ${OFFICE_EXAMPLE.name}`,
  on: '2018-05-03',
  revision: '0',
  recordedAt: RECORDED_AT,
  hash: 'f'.repeat(64),
  address: `${ADDRESS}?knownAt=${RECORDED_AT}`,
  retraction: null,
  sources: [SOURCE],
};

const meeting = calendarEntry(
  { meeting: MEETING_EXAMPLE as unknown as MeetingItem, revision: 0, recordedAt: Date.parse(RECORDED_AT) },
  { names, address: () => ADDRESS },
);

export const CALENDAR_EXAMPLE = icalendarOf(meeting ? [meeting] : [], {
  title: 'Meetings of Tajikistan',
  log: '5d2f2a0e-6d0b-4c43-9a39-7f2b0f6c1e55',
  leftOut: 0,
  cut: false,
});

const official = OFFICIAL_EXAMPLE as OfficialItem;
const held = heldBy(official);

export const POPOLO_EXAMPLE = {
  persons: [popoloPerson(official, [])],
  memberships: held.map((each) => popoloMembership(official.id, each)),
  posts: held.map(popoloPost),
  organizations: [popoloOffice(OFFICE_EXAMPLE, [])],
};

const opening = {
  type: 'BilateralMeetingHeld',
  stream: `meeting-${MEETING_EXAMPLE.id}`,
  revision: 0,
  recordedAt: RECORDED_AT,
  actor: 'local',
  data: {
    heldOn: '2018-05-03',
    delegations: [],
    topics: [],
    sources: [{ id: 's1', publisher: 'Asia-Plus', attribution: 'reported' }],
  },
} as const satisfies DomainEvent;

export const PROVENANCE_EXAMPLE = provJsonOf(
  [{ id: '01980f6e-6c1d-7a53-b2a4-5f0c4ab1d3c7', hash: 'f'.repeat(64), event: opening }],
  ADDRESS,
);
