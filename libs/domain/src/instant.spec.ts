import { expect, test } from '@jest/globals';
import { parseInstant } from './instant.ts';

test.each([
  ['2026-11-25T12:00:00Z', '2026-11-25T12:00:00.000Z'],
  ['2026-11-25T12:00Z', '2026-11-25T12:00:00.000Z'],
  ['2026-11-25T17:00:00.5+05:00', '2026-11-25T12:00:00.500Z'],
  ['2026-11-25', '2026-11-25T23:59:59.999Z'],
])('%s is %s', (text, instant) => {
  expect(new Date(parseInstant(text) ?? Number.NaN).toISOString()).toBe(instant);
});

test.each(['2026-02-30', '2026-02-30T12:00:00Z', '2026-11-25T25:00:00Z', '2026-11-25T12:00:00', '2026-11', 'now', ''])(
  '%j is no instant',
  (text) => {
    expect(parseInstant(text)).toBeNull();
  },
);
