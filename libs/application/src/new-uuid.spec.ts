import { expect, test } from '@jest/globals';
import { validate, version } from 'uuid';
import { newUuid } from './new-uuid.ts';

test('ids are UUIDs of version 7, of this moment, and none comes twice', () => {
  const before = Date.now();
  const ids = Array.from({ length: 5000 }, newUuid);
  const after = Date.now();
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect([validate(id), version(id)]).toEqual([true, 7]);
    const at = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(after);
  }
});
