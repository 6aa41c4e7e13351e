import { describe, expect, test } from '@jest/globals';
import { CLOUD_EVENT_EXAMPLE, cloudEventOf, eventOfCloudEvent, ForeignEvent } from './cloud-event.ts';
import type { RecordedEvent } from './event-store.ts';
import { type EventDraft, seal } from './hash-chain.ts';

const required: EventDraft['metadata'] = {
  recordedAt: '2026-11-01T09:30:00.000Z',
  actor: 'مريم',
  correlationId: 'c1',
  causationId: '0163260a-4c00-7000-8000-000000000002',
  commandId: '0163260a-4c00-7000-8000-000000000002',
  schemaVersion: '2',
};
const everything = {
  ...required,
  idempotencyKey: '1d',
  bodyDigest: 'b0',
  dataset: 'travels',
  row: 'Ж "1"',
  rowDigest: 'd1',
  importedAt: '2026-11-02T09:30:00.000Z',
};

describe('an event that left as a CloudEvent', () => {
  test.each([
    ['with every member of the metadata', everything],
    ['with those that every event has', required],
  ])('comes back as it was stored, %s', (_, metadata) => {
    const data = { heldOn: '2018-05-03', topics: ['терроризм \u2028'], '10': 1e21, '9': -0.5 };
    const [sealed] = seal('meeting-m1', { revision: 6, hash: 'a'.repeat(64) }, [
      { id: '0163260a-4c00-7000-8000-00000000000a', type: 'ATypeToCome', data, metadata },
    ]);
    const event: RecordedEvent = { ...sealed!, stream: 'meeting-m1', revision: 7, position: 40n };
    const { position: _position, ...stored } = event;
    expect(eventOfCloudEvent(JSON.parse(JSON.stringify(cloudEventOf(event))))).toEqual(stored);
  });

  test.each([
    ['it is no JSON object', []],
    ['this program knows no attribute "datacontentencoding"', { datacontentencoding: 'base64' }],
    ['its specversion is not "1.0"', { specversion: '0.3' }],
    ['its source is not "/chancery"', { source: '/embassy' }],
    ['its datacontenttype is not "application/json"', { datacontenttype: undefined }],
    ['its subject is no stream of this program', { subject: 'orders-1' }],
    ['its subject is missing', { subject: undefined }],
    ['its type is no text', { type: 1 }],
    ['its time is missing', { time: undefined }],
    ['its commandid is no text', { commandid: 7 }],
    ['its schemaversion is no number', { schemaversion: '1' }],
    ['its revision cannot be "-1"', { revision: '-1' }],
    ['its revision cannot be "01"', { revision: '01' }],
    ['its revision is no text', { revision: 1 }],
    ['its data is no JSON object', { data: '{}' }],
    ['a text is not well-formed Unicode', { data: { name: '\ud800' } }],
    ['a text is not well-formed Unicode', { actor: '\udfff' }],
  ])('is refused where %s', (message, change) => {
    const value: unknown = Array.isArray(change) ? change : { ...CLOUD_EVENT_EXAMPLE, ...change };
    expect(() => eventOfCloudEvent(JSON.parse(JSON.stringify(value)))).toThrow(ForeignEvent);
    expect(() => eventOfCloudEvent(JSON.parse(JSON.stringify(value)))).toThrow(message);
  });
});
