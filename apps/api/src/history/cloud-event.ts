import { metadataOf } from '#event-store/decode.ts';
import type { RecordedEvent } from '#event-store/event-store.ts';

/** An event of the log as CloudEvents 1.0. Its data is the stored form: it is never upcast. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: '/chancery';
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly revision: string;
  readonly position: string;
  readonly actor: string;
  readonly correlationid: string | null;
  readonly causationid: string | null;
  readonly commandid: string | null;
  readonly schemaversion: number | null;
  readonly hash: string | null;
  readonly previoushash: string | null;
  /** Only where there is one: with them the hash can be worked out again from the event alone. */
  readonly idempotencykey?: string;
  readonly bodydigest?: string;
  readonly data: unknown;
}

export function cloudEventOf(event: RecordedEvent): CloudEvent {
  const metadata = metadataOf(event);
  return {
    specversion: '1.0',
    id: event.id,
    source: '/chancery',
    type: event.type,
    subject: event.stream,
    time: metadata.recordedAt,
    datacontenttype: 'application/json',
    revision: String(event.revision),
    position: String(event.position),
    actor: metadata.actor,
    correlationid: metadata.correlationId ?? null,
    causationid: metadata.causationId ?? null,
    commandid: metadata.commandId ?? null,
    schemaversion: Number(metadata.schemaVersion),
    hash: metadata.hash ?? null,
    previoushash: metadata.previousHash ?? null,
    ...(metadata.idempotencyKey !== undefined && { idempotencykey: metadata.idempotencyKey }),
    ...(metadata.bodyDigest !== undefined && { bodydigest: metadata.bodyDigest }),
    data: JSON.parse(event.data) as unknown,
  };
}

export const CLOUD_EVENT_EXAMPLE: CloudEvent = {
  specversion: '1.0',
  id: '01980f6e-6c1d-7a53-b2a4-5f0c4ab1d3c7',
  source: '/chancery',
  type: 'BilateralMeetingHeld',
  subject: 'meeting-aslov-voronkov-2018-05-03',
  time: '2026-11-01T09:30:00.000Z',
  datacontenttype: 'application/json',
  revision: '0',
  position: '17',
  actor: 'local',
  correlationid: '6a5f7f1e-52a8-4f8e-8c9e-1d6c33a0f5b2',
  causationid: '01980f6e-6c1d-7a53-b2a4-5f0c4ab1d3c6',
  commandid: '01980f6e-6c1d-7a53-b2a4-5f0c4ab1d3c6',
  schemaversion: 1,
  hash: 'f'.repeat(64),
  previoushash: '0'.repeat(64),
  data: { heldOn: '2018-05-03' },
};
