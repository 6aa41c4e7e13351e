/** What can be logged, by the word that its address has. */
export const KINDS = {
  bilateral: {
    name: 'Meeting',
    title: 'Log a meeting',
    lede: 'Two parties met.',
    noun: 'meeting',
    event: 'BilateralMeetingHeld',
    path: '/v1/meetings/bilateral',
    record: 'Record the meeting',
  },
  multilateral: {
    name: 'Multilateral',
    title: 'Log a multilateral meeting',
    lede: 'Several parties met in one meeting: it counts as together, apart from contacts of two.',
    noun: 'meeting',
    event: 'MultilateralMeetingHeld',
    path: '/v1/meetings/multilateral',
    record: 'Record the meeting',
  },
  call: {
    name: 'Call',
    title: 'Log a call',
    lede: 'Two parties spoke by phone or by video.',
    noun: 'meeting',
    event: 'BilateralMeetingHeld',
    path: '/v1/meetings/bilateral',
    record: 'Record the call',
  },
  visit: {
    name: 'Visit',
    title: 'Log a visit',
    lede: 'Officials travelled. Received by a party it is a contact of both.',
    noun: 'visit',
    event: 'VisitMade',
    path: '/v1/visits',
    record: 'Record the visit',
  },
  scheduled: {
    name: 'Planned meeting',
    title: 'Log a planned meeting',
    lede: 'A meeting that is to come.',
    noun: 'meeting',
    event: 'MeetingScheduled',
    path: '/v1/meetings/scheduled',
    record: 'Record the plan',
  },
  conference: {
    name: 'Conference',
    title: 'Log a conference',
    lede: 'A gathering that meetings happen within or on the sidelines of.',
    noun: 'conference',
    event: 'ConferenceConvened',
    path: '/v1/conferences',
    record: 'Record the conference',
  },
} as const;

export type Kind = keyof typeof KINDS;

export const isKind = (text: unknown): text is Kind => typeof text === 'string' && Object.hasOwn(KINDS, text);

/** Who takes part, as the form calls them. */
export function sideName(kind: Kind, n: number): string {
  if (kind === 'bilateral' || kind === 'call') return n === 0 ? 'One side' : 'The other side';
  if (kind === 'visit') return n === 0 ? 'Who travelled' : `Who travelled, ${n + 1}`;
  return `Delegation ${n + 1}`;
}

/** Whether there are two sides, no more and no fewer. */
export const isOfTwo = (kind: Kind): boolean => kind === 'bilateral' || kind === 'call';
