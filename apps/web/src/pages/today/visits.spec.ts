import { describe, expect, test } from '@jest/globals';
import { visitsAt } from './visits.ts';

const at = (time: string): Date => new Date(`2026-01-01T${time}:00.000Z`);
const seen = (time: string): string => at(time).toISOString();

describe('a visit to the desk', () => {
  test('has none before it where there was none', () => {
    expect(visitsAt(at('09:00'), null)).toEqual({ seen: seen('09:00'), before: null });
  });

  test('goes on over a reload, and over less than half an hour elsewhere', () => {
    const known = { seen: seen('09:00'), before: seen('08:00') };
    expect(visitsAt(at('09:30'), known)).toEqual({ seen: seen('09:30'), before: seen('08:00') });
  });

  test('begins after half an hour of absence, since one was seen last', () => {
    const known = { seen: seen('09:00'), before: seen('08:00') };
    expect(visitsAt(at('09:31'), known)).toEqual({ seen: seen('09:31'), before: seen('09:00') });
  });
});
