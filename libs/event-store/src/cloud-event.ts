import { isObject, type JsonObject } from '#domain/json.ts';
import { canonicalJson } from './canonical-json.ts';
import { dataOf, metadataOf } from './decode.ts';
import type { RecordedEvent } from './event-store.ts';
import { OUR_PREFIXES } from '#domain/nouns.ts';
import { type Metadata } from './hash-chain.ts';

/**
 * An event of the log as CloudEvents 1.0. Its data is the stored form: it is never upcast. Only of an event that cannot be
 * read are `time` and `actor` null and its data the text that is stored, of type `text/plain`.
 */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: '/chancery';
  readonly type: string;
  readonly subject: string;
  readonly time: string | null;
  readonly datacontenttype: 'application/json' | 'text/plain';
  readonly revision: string;
  readonly position: string;
  readonly actor: string | null;
  readonly correlationid: string | null;
  readonly causationid: string | null;
  readonly commandid: string | null;
  readonly schemaversion: number | null;
  readonly hash: string | null;
  readonly previoushash: string | null;
  /** Only where there is one: with them the hash can be worked out again from the event alone. */
  readonly idempotencykey?: string;
  readonly bodydigest?: string;
  readonly dataset?: string;
  readonly row?: string;
  readonly rowdigest?: string;
  readonly importedat?: string;
  readonly data: unknown;
}

/** @throws {UnreadableEvent} */
export function cloudEventOf(event: RecordedEvent): CloudEvent {
  return { ...attributesOf(event, metadataOf(event)), data: dataOf(event) };
}

/** As `cloudEventOf`; of an event that cannot be read, what can be. */
export function shownEventOf(event: RecordedEvent): CloudEvent {
  const [metadata, data] = [objectIn(event.metadata) ?? {}, objectIn(event.data)];
  const attributes = attributesOf(event, metadata);
  return data ? { ...attributes, data } : { ...attributes, datacontenttype: 'text/plain', data: event.data };
}

function attributesOf(event: RecordedEvent, metadata: Partial<Metadata>): Omit<CloudEvent, 'data'> {
  return {
    specversion: '1.0',
    id: event.id,
    source: '/chancery',
    type: event.type,
    subject: event.stream,
    time: metadata.recordedAt ?? null,
    datacontenttype: 'application/json',
    revision: String(event.revision),
    position: String(event.position),
    actor: metadata.actor ?? null,
    correlationid: metadata.correlationId ?? null,
    causationid: metadata.causationId ?? null,
    commandid: metadata.commandId ?? null,
    schemaversion: metadata.schemaVersion === undefined ? null : Number(metadata.schemaVersion),
    hash: metadata.hash ?? null,
    previoushash: metadata.previousHash ?? null,
    ...(metadata.idempotencyKey !== undefined && { idempotencykey: metadata.idempotencyKey }),
    ...(metadata.bodyDigest !== undefined && { bodydigest: metadata.bodyDigest }),
    ...(metadata.dataset !== undefined && { dataset: metadata.dataset }),
    ...(metadata.row !== undefined && { row: metadata.row }),
    ...(metadata.rowDigest !== undefined && { rowdigest: metadata.rowDigest }),
    ...(metadata.importedAt !== undefined && { importedat: metadata.importedAt }),
  };
}

function objectIn(stored: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(stored);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** What is no CloudEvent of this program; the message says why. */
export class ForeignEvent extends Error {
  override readonly name = 'ForeignEvent';
}

/** An event as it was stored, without the place that it had in its log. */
export type MovedEvent = Omit<RecordedEvent, 'position'>;

/**
 * What `cloudEventOf` was given. Says nothing of whether its hash holds.
 * @param value parsed JSON
 * @throws {ForeignEvent}
 */
export function eventOfCloudEvent(value: unknown): MovedEvent {
  if (!isObject(value)) throw new ForeignEvent('it is no JSON object');
  const unknown = Object.keys(value).find((name) => !ATTRIBUTES.has(name));
  if (unknown !== undefined) throw new ForeignEvent(`this program knows no attribute ${JSON.stringify(unknown)}`);
  for (const [name, constant] of Object.entries(CONSTANTS)) {
    if (value[name] !== constant) throw new ForeignEvent(`its ${name} is not ${JSON.stringify(constant)}`);
  }
  const stream = text(value, 'subject');
  if (!OUR_PREFIXES.some((prefix) => stream.startsWith(prefix)))
    throw new ForeignEvent(`its subject is no stream of this program: they begin with ${OUR_PREFIXES.join(', ')}`);
  if (!isObject(value['data'])) throw new ForeignEvent('its data is no JSON object');
  try {
    return {
      id: text(value, 'id'),
      type: text(value, 'type'),
      stream,
      revision: revisionOf(text(value, 'revision')),
      data: canonicalJson(value['data']),
      metadata: canonicalJson(metadataIn(value)),
    };
  } catch (error) {
    // Only what is no canonical JSON: a text that is not well-formed, or a depth beyond any body.
    throw error instanceof TypeError ? new ForeignEvent(error.message, { cause: error }) : error;
  }
}

const CONSTANTS = { specversion: '1.0', source: '/chancery', datacontenttype: 'application/json' };

/** By the attribute's name, the member of the metadata that it carries. */
const MEMBERS: Readonly<Record<string, keyof Metadata>> = {
  time: 'recordedAt',
  actor: 'actor',
  correlationid: 'correlationId',
  causationid: 'causationId',
  commandid: 'commandId',
  schemaversion: 'schemaVersion',
  hash: 'hash',
  previoushash: 'previousHash',
  idempotencykey: 'idempotencyKey',
  bodydigest: 'bodyDigest',
  dataset: 'dataset',
  row: 'row',
  rowdigest: 'rowDigest',
  importedat: 'importedAt',
};

const ATTRIBUTES = new Set([
  ...Object.keys(CONSTANTS),
  ...Object.keys(MEMBERS),
  'id',
  'type',
  'subject',
  'revision',
  'position',
  'data',
]);

function metadataIn(value: JsonObject): Partial<Metadata> {
  const metadata: Partial<Record<keyof Metadata, string>> = { recordedAt: text(value, 'time'), actor: text(value, 'actor') };
  for (const [attribute, member] of Object.entries(MEMBERS)) {
    const given = value[attribute];
    if (given === undefined || given === null) continue;
    metadata[member] = attribute === 'schemaversion' ? version(given) : text(value, attribute);
  }
  return metadata;
}

function version(given: unknown): string {
  if (typeof given !== 'number') throw new ForeignEvent('its schemaversion is no number');
  return String(given);
}

function text(value: JsonObject, name: string): string {
  const given = value[name];
  if (typeof given !== 'string') throw new ForeignEvent(`its ${name} is ${given === undefined ? 'missing' : 'no text'}`);
  return given;
}

function revisionOf(given: string): number {
  const revision = Number(given);
  if (/^(0|[1-9]\d*)$/.test(given) && Number.isSafeInteger(revision)) return revision;
  throw new ForeignEvent(`its revision cannot be ${JSON.stringify(given)}`);
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
