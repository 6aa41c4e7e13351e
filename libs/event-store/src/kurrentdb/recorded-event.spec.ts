import sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { describe, expect, test } from '@jest/globals';

import { recordedEvent } from './recorded-event.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function given({ data = '{}', metadata = '{"actor":"tests"}' }: { data?: string | Uint8Array; metadata?: string } = {}) {
  const event = new streamsPb.ReadResp.ReadEvent.RecordedEvent()
    .setId(new sharedPb.UUID().setString('018F3C3E-7B1A-7C3D-9E4F-0123456789AB'))
    .setStreamIdentifier(new sharedPb.StreamIdentifier().setStreamName(bytes('desk.meeting-a')))
    .setStreamRevision('7')
    .setCommitPosition('9007199254740993')
    .setPreparePosition('9007199254740992')
    .setData(typeof data === 'string' ? bytes(data) : data)
    .setCustomMetadata(bytes(metadata));
  event.getMetadataMap().set('type', 'NoteTaken').set('content-type', 'application/json');
  return event;
}

describe('an event as the server gives it', () => {
  test('has a revision that is a number, a position that is its commit position, and an id in lower case', () => {
    expect(recordedEvent(given(), 'desk.')).toStrictEqual({
      id: '018f3c3e-7b1a-7c3d-9e4f-0123456789ab',
      type: 'NoteTaken',
      stream: 'meeting-a',
      revision: 7,
      position: 9_007_199_254_740_993n,
      data: '{}',
      metadata: '{"actor":"tests"}',
    });
  });

  test.each<[string, Parameters<typeof given>[0], Partial<ReturnType<typeof recordedEvent>>]>([
    ['members stay in their order', { data: '{"10":2,"9":1}' }, { data: '{"10":2,"9":1}' }],
    ['text that is no JSON stays as it is', { data: '{"9":' }, { data: '{"9":' }],
    ['a JSON string stays one', { data: '"{}"' }, { data: '"{}"' }],
    ['bytes that are no text are told apart', { data: Uint8Array.of(0x7b, 0xff) }, { data: '{\ufffd' }],
    ['no metadata is no text', { metadata: '' }, { metadata: '' }],
  ])('%s', (_, change, expected) => {
    expect(recordedEvent(given(change), 'desk.')).toMatchObject(expected);
  });

  test('of a stream without our prefix is of no stream that we know', () => {
    expect(recordedEvent(given(), 'other.').stream).toBe('');
  });
});
