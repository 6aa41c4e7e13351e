import type { Json, JsonObject } from '#domain/json.ts';
import { isObject } from '#domain/json.ts';
import type { Noun } from '#domain/nouns.ts';
import { isHeld } from '#domain/tenure.ts';
import type { ConferenceItem } from '#read-models/answers/conference.ts';
import type { DelegationAnswer } from '#read-models/answers/activity.ts';
import type { AgreementItem } from '#read-models/answers/agreement.ts';
import type { AssistanceItem } from '#read-models/answers/assistance.ts';
import { type MeetingItem, type MeetingStatus, occasionOf } from '#read-models/answers/meeting.ts';
import type { OfficeItem } from '#read-models/answers/office.ts';
import type { AppointmentAnswer, OfficialItem } from '#read-models/answers/official.ts';
import type { RecordAnswer } from '#read-models/answers/record.ts';
import type { StateItem } from '#read-models/answers/state.ts';
import type { VisitItem } from '#read-models/answers/visit.ts';
import { isoDates } from './dates.ts';
import { placeParts } from './places.ts';
import type { Setting } from './setting.ts';
import { titleOf } from './titles.ts';

/** Every term is schema.org's; the context needs nothing to be fetched. */
const CONTEXT = { '@vocab': 'https://schema.org/', id: '@id', type: '@type', url: { '@type': '@id' } };

/** Kinds of offices that are of a government. */
const OF_A_GOVERNMENT: ReadonlySet<string> = new Set(['ministry', 'mission', 'department']);

/**
 * A record as schema.org in JSON-LD. What schema.org has no word for is left out: claims, grades, disputes. Dates are as
 * precise as they are known; one that is about, doubtful or one of several is left out.
 */
export function jsonLdOf(noun: Noun['kind'], answer: RecordAnswer, setting: Setting): JsonObject {
  return compact({
    '@context': CONTEXT,
    id: setting.address(`${noun}:${answer.id}`),
    name: titleOf(noun, answer, setting.names),
    identifier: identifiersOf(answer.identifiers),
    ...node(noun, answer, setting),
    subjectOf: answer.sources.map(({ title, publisher, url, publishedOn, language }) => ({
      type: 'CreativeWork',
      name: title,
      publisher: { type: 'Organization', name: publisher },
      url,
      datePublished: isoDates(publishedOn).start,
      inLanguage: language,
    })),
    ...(answer.retraction && { description: `Retracted: ${answer.retraction.reason}` }),
  });
}

function node(noun: Noun['kind'], answer: RecordAnswer, setting: Setting): JsonObject {
  switch (noun) {
    case 'official':
      return person(answer as OfficialItem, setting);
    case 'office':
      return organization(answer as OfficeItem, setting);
    case 'meeting':
      return meetingEvent(answer as MeetingItem, setting);
    case 'conference':
      return conferenceEvent(answer as ConferenceItem, setting);
    case 'visit':
      return visitEvent(answer as VisitItem, setting);
    case 'assistance':
      return assistanceEvent(answer as AssistanceItem, setting);
    case 'agreement':
      return agreementWork(answer as AgreementItem, setting);
    case 'state':
      return stateCountry(answer as StateItem);
  }
}

function person({ name, names, born, died, appointments }: OfficialItem, setting: Setting): JsonObject {
  const held = appointments.filter(({ status }) => isHeld(status));
  return {
    type: 'Person',
    alternateName: distinct(names.map((each) => each.name)).filter((each) => each !== name),
    birthDate: isoDates(born).start,
    deathDate: isoDates(died).start,
    hasOccupation: held.map(({ title, post, ...each }) => ({
      type: 'Role',
      ...tenure(each),
      hasOccupation: { type: 'Occupation', name: title, identifier: post },
    })),
    memberOf: held.map(({ title, party, ...each }) => ({
      type: 'OrganizationRole',
      roleName: title,
      ...tenure(each),
      memberOf: party === null ? null : partyNode(party, setting),
    })),
  };
}

function tenure({ assumedOn, appointedOn, leftOn }: Pick<AppointmentAnswer, 'assumedOn' | 'appointedOn' | 'leftOn'>): JsonObject {
  return { startDate: isoDates(assumedOn ?? appointedOn).start, endDate: isoDates(leftOn).start };
}

function organization({ kind, of, name, names, abbreviation, ...office }: OfficeItem, setting: Setting): JsonObject {
  const isGovernment = kind !== null && OF_A_GOVERNMENT.has(kind);
  return {
    type: isGovernment || of?.startsWith('state:') ? 'GovernmentOrganization' : 'Organization',
    alternateName: distinct([abbreviation, ...names.map((each) => each.name)]).filter((each) => each !== name),
    foundingDate: isoDates(office.establishedOn).start,
    dissolutionDate: isoDates(office.dissolvedOn).start,
    parentOrganization:
      typeof office.parent === 'string' ? partyNode(`office:${office.parent}`, setting) : of && partyNode(of, setting),
    knowsAbout: office.mandates,
  };
}

function stateCountry({ id, name, names, existed, identifiers }: StateItem): JsonObject {
  const { start, end } = isoDates(existed);
  return {
    type: ['Country', 'Organization'],
    alternateName: distinct(names.map((each) => each.name)).filter((each) => each !== name),
    identifier: [{ type: 'PropertyValue', propertyID: 'ISO 3166', value: id }, ...identifiersOf(identifiers)],
    foundingDate: start,
    dissolutionDate: end,
  };
}

function meetingEvent(meeting: MeetingItem, setting: Setting): JsonObject {
  const { on, channel, place, within, topics, delegations } = occasionOf(meeting);
  return {
    type: 'Event',
    ...eventDates(on),
    eventStatus: schema(EVENT_STATUS[meeting.status]),
    eventAttendanceMode: channel && schema(ATTENDANCE[channel] ?? 'OnlineEventAttendanceMode'),
    location: placeNode(place, setting),
    attendee: attendees(delegations, setting),
    keywords: [...topics],
    superEvent: within === null ? null : eventNode(within, setting),
    description: meeting.outcome,
  };
}

/** schema.org has no word for what took place: it took place as scheduled. */
const EVENT_STATUS: Readonly<Record<MeetingStatus, string>> = {
  scheduled: 'EventScheduled',
  held: 'EventScheduled',
  cancelled: 'EventCancelled',
  retracted: 'EventCancelled',
  merged: 'EventScheduled',
};

function visitEvent({ heldOn, visitors, stops, receivedBy, within, topics, about }: VisitItem, setting: Setting): JsonObject {
  return {
    type: 'Event',
    ...eventDates(heldOn),
    location: stops.map(({ place }) => placeNode(place, setting)),
    organizer: receivedBy && partyNode(receivedBy, setting),
    attendee: attendees(visitors, setting),
    keywords: [...topics],
    superEvent: within === null ? null : eventNode(within, setting),
    description: about,
  };
}

function assistanceEvent({ heldOn, by, to, kind, about, topics }: AssistanceItem, setting: Setting): JsonObject {
  return {
    type: 'Event',
    ...eventDates(heldOn),
    organizer: by.map((party) => partyNode(party, setting)),
    attendee: to.map((party) => partyNode(party, setting)),
    keywords: [...(kind === null ? [] : [kind]), ...topics],
    description: about,
  };
}

function agreementWork({ parties, kind, agreedOn, signedOn, endedOn, topics }: AgreementItem, setting: Setting): JsonObject {
  return {
    type: 'CreativeWork',
    genre: kind,
    creator: parties.map((party) => partyNode(party, setting)),
    dateCreated: isoDates(signedOn ?? agreedOn).start,
    expires: isoDates(endedOn).start,
    keywords: [...topics],
  };
}

function conferenceEvent({ heldOn, place, series, delegations, outcome }: ConferenceItem, setting: Setting): JsonObject {
  const withRole = (...roles: string[]): Json[] =>
    delegations.flatMap(({ party, role }) => (party !== null && roles.includes(role ?? '') ? [partyNode(party, setting)] : []));
  return {
    type: 'Event',
    ...eventDates(heldOn),
    eventStatus: schema('EventScheduled'),
    location: placeNode(place, setting),
    organizer: withRole('host', 'organiser', 'co-chair'),
    attendee: delegations.flatMap(({ party }) => (party === null ? [] : [partyNode(party, setting)])),
    superEvent: series === null ? null : { type: 'EventSeries', name: series },
    description: outcome,
  };
}

const ATTENDANCE: Readonly<Record<string, string>> = { 'in-person': 'OfflineEventAttendanceMode' };

function eventDates(heldOn: string | null): JsonObject {
  const { start, end } = isoDates(heldOn);
  return { startDate: start, endDate: end };
}

/** Parties, and who was there of them. */
function attendees(delegations: readonly DelegationAnswer[], setting: Setting): Json[] {
  return delegations.flatMap(({ party, participants }) => [
    ...(party === null ? [] : [partyNode(party, setting)]),
    ...participants.flatMap(({ official, styled }): JsonObject[] => {
      if (official === null) return [];
      const reference = `official:${official}`;
      return [{ type: 'Person', id: setting.address(reference), name: setting.names(reference) ?? official, jobTitle: styled }];
    }),
  ]);
}

/** A State is a country, and where it acts an organisation too: schema.org lets no place attend. */
function partyNode(party: string, { names, address }: Setting): JsonObject {
  const [kind, code] = party.split(':') as [string, string];
  return {
    type: kind === 'state' ? ['Country', 'Organization'] : 'Organization',
    id: address(party),
    name: names(party) ?? code,
    identifier: kind === 'state' ? code : null,
  };
}

function eventNode(conference: string, { names, address }: Setting): JsonObject {
  const reference = `conference:${conference}`;
  return { type: 'Event', id: address(reference), name: names(reference) ?? conference };
}

function placeNode(place: Json, { names }: Setting): Json {
  const parts = placeParts(place);
  if (!parts) return null;
  const { venue, city, region, country } = parts;
  return {
    type: 'Place',
    name: venue ?? city ?? (country && names(`state:${country}`)),
    address: { type: 'PostalAddress', addressLocality: city, addressRegion: region, addressCountry: country },
  };
}

function identifiersOf(identifiers: Json): JsonObject[] {
  if (!Array.isArray(identifiers)) return [];
  return (identifiers as Json[]).filter(isObject).map(({ scheme, id }) => ({
    type: 'PropertyValue',
    propertyID: scheme ?? null,
    value: id ?? null,
  }));
}

function schema(term: string): JsonObject {
  return { id: `https://schema.org/${term}` };
}

function distinct(values: readonly Json[]): string[] {
  return [...new Set(values.filter((each): each is string => typeof each === 'string'))];
}

/** Without what is absent: JSON-LD says nothing by null, nor by an empty list. */
function compact(value: JsonObject): JsonObject {
  const kept = Object.entries(value).flatMap(([name, each]) => {
    const within = compactValue(each ?? null);
    return within === null || (Array.isArray(within) && within.length === 0) ? [] : [[name, within] as const];
  });
  return Object.fromEntries(kept);
}

function compactValue(value: Json): Json {
  if (Array.isArray(value)) return (value as Json[]).map(compactValue).filter((each) => each !== null);
  return isObject(value) ? compact(value) : value;
}
