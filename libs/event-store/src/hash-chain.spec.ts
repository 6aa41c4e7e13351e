import { describe, expect, test } from '@jest/globals';
import { type EventDraft, seal } from './hash-chain.ts';

const stream = 'meeting-aslov-voronkov-2018-05-03';
const metadata: EventDraft['metadata'] = {
  schemaVersion: '1',
  recordedAt: '2018-05-04T09:30:00.000Z',
  correlationId: '0163260a-4c00-7000-8000-000000000001',
  commandId: '0163260a-4c00-7000-8000-000000000002',
  causationId: '0163260a-4c00-7000-8000-000000000002',
  actor: 'amina',
};
const meeting: EventDraft = {
  id: '0163260a-4c00-7000-8000-00000000000a',
  type: 'BilateralMeetingHeld',
  data: {
    topics: ['терроризм', 'آسیا 🕊'],
    place: { country: 'TJ', city: 'Душанбе' },
    heldOn: '2018-05-03',
    '9': 10.5,
    '10': 1e21,
  },
  metadata,
};
const source: EventDraft = {
  id: '0163260a-4c00-7000-8000-00000000000b',
  type: 'SourceAttached',
  data: { sources: [], reason: '«source»' },
  metadata: { ...metadata, importedAt: '2026-01-01T00:00:00.000Z', idempotencyKey: '1d', bodyDigest: 'b0' },
};

/** Made with another program, from the format's description. These never change: logs are verified against them. */
const MEETING_HASH = 'cb639ea6c2d011a02f8d6ffa08bba4f9d5a8af6cfba73912fcad722bd8669efd';
const SOURCE_HASH = '0ce43d6f84378976270f8d6090e74541460f585f8cd035c61b04f1dca2259fa6';

describe('sealing', () => {
  test('gives the stored form of a new stream, to the byte', () => {
    expect(seal(stream, null, [meeting, source])).toEqual([
      {
        id: '0163260a-4c00-7000-8000-00000000000a',
        type: 'BilateralMeetingHeld',
        data: '{"10":1e+21,"9":10.5,"heldOn":"2018-05-03","place":{"city":"Душанбе","country":"TJ"},"topics":["терроризм","آسیا 🕊"]}',
        metadata:
          '{"actor":"amina","causationId":"0163260a-4c00-7000-8000-000000000002","commandId":"0163260a-4c00-7000-8000-000000000002","correlationId":"0163260a-4c00-7000-8000-000000000001","hash":"cb639ea6c2d011a02f8d6ffa08bba4f9d5a8af6cfba73912fcad722bd8669efd","previousHash":"0000000000000000000000000000000000000000000000000000000000000000","recordedAt":"2018-05-04T09:30:00.000Z","schemaVersion":"1"}',
      },
      {
        id: '0163260a-4c00-7000-8000-00000000000b',
        type: 'SourceAttached',
        data: '{"reason":"«source»","sources":[]}',
        metadata:
          '{"actor":"amina","bodyDigest":"b0","causationId":"0163260a-4c00-7000-8000-000000000002","commandId":"0163260a-4c00-7000-8000-000000000002","correlationId":"0163260a-4c00-7000-8000-000000000001","hash":"0ce43d6f84378976270f8d6090e74541460f585f8cd035c61b04f1dca2259fa6","idempotencyKey":"1d","importedAt":"2026-01-01T00:00:00.000Z","previousHash":"cb639ea6c2d011a02f8d6ffa08bba4f9d5a8af6cfba73912fcad722bd8669efd","recordedAt":"2018-05-04T09:30:00.000Z","schemaVersion":"1"}',
      },
    ]);
  });

  test('goes on from the head of a stream as if it had sealed that too', () => {
    const whole = seal(stream, null, [meeting, source]);
    expect(seal(stream, { revision: 0, hash: MEETING_HASH }, [source])).toEqual(whole.slice(1));
    expect(JSON.parse(whole[1]!.metadata)).toMatchObject({ hash: SOURCE_HASH, previousHash: MEETING_HASH });
  });

  test('gives another hash for whatever is changed, but not for the order in which members were written', () => {
    const hash = (draft: EventDraft, at = stream, head: Parameters<typeof seal>[1] = null): unknown =>
      JSON.parse(seal(at, head, [draft])[0]!.metadata).hash;
    const { id, type, data } = meeting;
    const other = '0163260a-4c00-7000-8000-00000000000c';
    const hashes = [
      hash(meeting),
      hash(meeting, `${stream}-2`),
      hash(meeting, stream, { revision: 3, hash: MEETING_HASH }),
      hash(meeting, stream, { revision: 4, hash: MEETING_HASH }),
      hash({ ...meeting, id: other }),
      hash({ ...meeting, type: 'MultilateralMeetingHeld' }),
      hash({ ...meeting, data: { ...data, heldOn: '2018-05-04' } }),
      hash({ ...meeting, metadata: { ...metadata, actor: 'farrukh' } }),
      hash({ ...meeting, metadata: { ...metadata, idempotencyKey: '1d' } }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
    const { actor, causationId, commandId, correlationId, recordedAt, schemaVersion } = metadata;
    const rewritten = { actor, causationId, commandId, correlationId, recordedAt, schemaVersion };
    expect(hash({ type, metadata: rewritten, data, id })).toBe(MEETING_HASH);
  });

  test('of nothing gives nothing', () => {
    expect(seal(stream, null, [])).toEqual([]);
  });

  test.each<[string, Partial<Record<keyof EventDraft, unknown>>]>([
    ['data that is no object', { data: [] }],
    ['data with an undefined member', { data: { heldOn: undefined } }],
    ['data with half a character', { data: { heldOn: '\ud83d' } }],
    ['metadata with a number', { metadata: { ...metadata, schemaVersion: 1 } }],
    ['metadata with an undefined member', { metadata: { ...metadata, idempotencyKey: undefined } }],
    ['metadata that has a hash already', { metadata: { ...metadata, hash: MEETING_HASH } }],
  ])('refuses %s', (_, change) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the types cannot keep out
    const draft = { ...meeting, ...change } as EventDraft;
    expect(() => seal(stream, null, [draft])).toThrow(TypeError);
  });
});
