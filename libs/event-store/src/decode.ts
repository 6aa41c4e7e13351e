import type { DomainEvent, EventType } from '#domain/events.ts';
import { isObject, type JsonObject } from '#domain/json.ts';
import type { RecordedEvent } from './event-store.ts';
import type { Metadata } from './hash-chain.ts';

/** From one stored version of an event's data to the next. Pure, one event to one event. */
export type Upcaster = (data: JsonObject) => JsonObject;

/**
 * By type, the upcasters from version 1 to 2, from 2 to 3, and so on: a type's newest version is their number and one.
 * What is stored, hashed, proved and exported is never upcast.
 */
export type Upcasters = Readonly<Record<EventType, readonly Upcaster[]>>;

/** Those of this program. Whatever reads or writes events takes others in their place: those of a newer program, or an older one. */
export const UPCASTERS: Upcasters = {
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
  PersonalDataErased: [],
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
export const EVENT_TYPES: readonly string[] = Object.keys(UPCASTERS);

/** A stored event that this program cannot read; its record is parked. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

/** The newest version of a type. */
export function schemaVersionOf(type: EventType, upcasters = UPCASTERS): number {
  return upcasters[type].length + 1;
}

/**
 * A stored event as the domain knows it: parsed, and upcast to the newest version.
 * @throws {UnreadableEvent}
 */
export function decode(event: RecordedEvent, upcasters = UPCASTERS): DomainEvent {
  return decodeWith(event, metadataOf(event), upcasters);
}

/** As `decode`, of an event whose metadata are parsed already. @throws {UnreadableEvent} */
export function decodeWith(event: RecordedEvent, metadata: Metadata, upcasters = UPCASTERS): DomainEvent {
  const { stream, revision, type } = event;
  const data = upcast(type, dataOf(event), metadata.schemaVersion, upcasters);
  // Trusted, for only `decide` writes; its shape is pinned by test/stored-events.
  return { type, data, stream, revision, recordedAt: metadata.recordedAt, actor: metadata.actor } as unknown as DomainEvent;
}

/** Data of a version in the newest one. @throws {UnreadableEvent} for a type or version that these do not know */
export function upcast(type: string, data: JsonObject, schemaVersion: string, upcasters = UPCASTERS): JsonObject {
  const steps = Object.hasOwn(upcasters, type) ? upcasters[type as EventType] : undefined;
  if (!steps) throw new UnreadableEvent(`${type} is no event of this program`);
  const version = Number(schemaVersion);
  if (!(Number.isInteger(version) && version >= 1 && version <= steps.length + 1))
    throw new UnreadableEvent(`${type} has schema version ${schemaVersion}, this program reads up to ${steps.length + 1}`);
  let newest = data;
  for (let step = version - 1; step < steps.length; step++) newest = steps[step]!(newest);
  return newest;
}

/** The data of a stored event in its newest version, as JSON. @param decoded the same event */
export function textOf(event: RecordedEvent, { type, data }: DomainEvent, upcasters = UPCASTERS): string {
  return upcasters[type].length === 0 ? event.data : JSON.stringify(data);
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
