import { describe, expect, test } from '@jest/globals';

import { recordedEvent } from './recorded-event.ts';

type Given = Parameters<typeof recordedEvent>[0];

const given: Given = {
  id: '018F3C3E-7B1A-7C3D-9E4F-0123456789AB',
  type: 'NoteTaken',
  streamId: 'meeting-a',
  revision: 7n,
  data: { 10: 'ten', 9: 'nine', B: 1e21 },
  metadata: { actor: 'tests' },
  isJson: true,
  created: new Date(0),
  position: { commit: 12_345_678_901n, prepare: 12_345_678_900n },
};

describe('an event as the client gives it', () => {
  test('has a revision that is a number, a position that is its commit position, an id in lower case, canonical text', () => {
    expect(recordedEvent(given)).toStrictEqual({
      id: '018f3c3e-7b1a-7c3d-9e4f-0123456789ab',
      type: 'NoteTaken',
      stream: 'meeting-a',
      revision: 7,
      position: 12_345_678_901n,
      data: '{"10":"ten","9":"nine","B":1e+21}',
      metadata: '{"actor":"tests"}',
    });
  });

  test.each<[Partial<Record<keyof Given, unknown>>, Partial<ReturnType<typeof recordedEvent>>]>([
    [{ revision: 7 }, { revision: 7 }],
    [{ data: '{"note":' }, { data: '{"note":' }],
    [{ data: '{}' }, { data: '"{}"' }],
    [{ data: Uint8Array.of(0x7b, 0xff) }, { data: '{\ufffd' }],
    [{ metadata: undefined }, { metadata: '' }],
    [{ metadata: new TextEncoder().encode('actor=tests') }, { metadata: 'actor=tests' }],
  ])('with %p becomes %p', (change, expected) => {
    const changed: Given = Object.assign({}, given, change);
    expect(recordedEvent(changed)).toMatchObject(expected);
  });
});
