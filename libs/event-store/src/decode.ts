import type { DomainEvent } from '#domain/events.ts';
import { isObject, type JsonObject } from '#domain/json.ts';
import type { RecordedEvent } from './event-store.ts';
import type { Metadata } from './hash-chain.ts';

/** From one stored version of an event's data to the next. Pure, one event to one event. */
type Upcaster = (data: JsonObject) => JsonObject;

/**
 * By type, the upcasters from version 1 to 2, from 2 to 3, and so on: a type's newest version is their number and one.
 * What is stored, hashed, proved and exported is never upcast.
 */
const VERSIONS: Readonly<Record<DomainEvent['type'], readonly Upcaster[]>> = {
  OfficeEstablished: [],
  OfficeRenamed: [],
  OfficeMandateRevised: [],
  OfficeFunctionsTransferred: [],
  OfficeDissolved: [],
  MemberEntityJoined: [],
  MemberEntityLeft: [],
  StateRecorded: [],
  OfficialNameRecorded: [],
  OfficialNominated: [],
  OfficialAppointed: [],
  OfficeAssumed: [],
  AppointmentEnded: [],
  ConferenceConvened: [],
  MeetingScheduled: [],
  MeetingCancelled: [],
  BilateralMeetingHeld: [],
  MultilateralMeetingHeld: [],
  MeetingOutcomeRecorded: [],
  VisitMade: [],
  AgreementSigned: [],
  AgreementEnded: [],
  AssistanceDelivered: [],
  EngagementClassified: [],
  SourceAttached: [],
  DetailAdded: [],
  ClaimRecorded: [],
  ClaimRanked: [],
  RecordUpdated: [],
  RecordCorrected: [],
  RecordRetracted: [],
  RecordLabelled: [],
  RecordsMerged: [],
  RecordsUnmerged: [],
};

/** Every type of event that this program knows. */
export const EVENT_TYPES: readonly string[] = Object.keys(VERSIONS);

/** A stored event that this program cannot read; its record is parked. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

export function schemaVersionOf(type: DomainEvent['type']): number {
  return VERSIONS[type].length + 1;
}

/**
 * A stored event as the domain knows it: parsed, and upcast to the newest version.
 * @throws {UnreadableEvent}
 */
export function decode(event: RecordedEvent): DomainEvent {
  return decodeWith(event, metadataOf(event));
}

/** As `decode`, of an event whose metadata are parsed already. @throws {UnreadableEvent} */
export function decodeWith(event: RecordedEvent, metadata: Metadata): DomainEvent {
  const { stream, revision, type } = event;
  const version = Number(metadata.schemaVersion);
  const upcasters = Object.hasOwn(VERSIONS, type) ? VERSIONS[type as DomainEvent['type']] : undefined;
  if (!upcasters) throw new UnreadableEvent(`${type} is no event of this program`);
  if (!(version >= 1 && version <= upcasters.length + 1)) {
    throw new UnreadableEvent(
      `${type} has schema version ${metadata.schemaVersion}, this program reads up to ${upcasters.length + 1}`,
    );
  }
  let data = dataOf(event);
  for (const upcast of upcasters.slice(version - 1)) data = upcast(data);
  // Trusted, for only `decide` writes; its shape is pinned by test/stored-events.
  return { type, data, stream, revision, recordedAt: metadata.recordedAt, actor: metadata.actor } as unknown as DomainEvent;
}

/** The data of a stored event in its newest version, as JSON. @param decoded the same event */
export function textOf(event: RecordedEvent, { type, data }: DomainEvent): string {
  return VERSIONS[type].length === 0 ? event.data : JSON.stringify(data);
}

/** @throws {UnreadableEvent} */
export function metadataOf(event: RecordedEvent): Metadata {
  const metadata = parseObject(event.metadata, 'metadata') as unknown as Metadata;
  if (typeof metadata.recordedAt !== 'string' || typeof metadata.actor !== 'string')
    throw new UnreadableEvent('its metadata has no recordedAt and actor');
  return metadata;
}

/** As it is stored. @throws {UnreadableEvent} */
export function dataOf(event: RecordedEvent): JsonObject {
  return parseObject(event.data, 'data');
}

function parseObject(text: string, part: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UnreadableEvent(`its ${part} is no JSON: ${(error as Error).message}`);
  }
  if (!isObject(value)) throw new UnreadableEvent(`its ${part} is no JSON object`);
  return value;
}
