import { describe, expect, test } from '@jest/globals';
import { isLong, restsOn, type Rests } from './rests.ts';

const NOW = '2026-11-28T12:00:00Z';
const event = (subject: string, data: unknown = {}) => ({ subject, time: NOW, data: data as Record<string, never> });
const query = (queryKey: readonly unknown[], rests?: Rests, data: unknown = null) => ({
  queryKey,
  meta: rests === undefined ? undefined : { rests },
  state: { data },
});

describe('what an answer rests on', () => {
  test('is anything, where nothing is said', () => {
    expect(restsOn(query(['today']), [event('meeting-a')])).toBe(true);
    expect(restsOn(query(['mappings'], 'nothing'), [event('meeting-a')])).toBe(false);
  });

  test('is what was known then alone, where the read is of a time that is over', () => {
    expect(restsOn(query(['today', { knownAt: '2026-11-27' }]), [event('meeting-a')])).toBe(false);
    expect(restsOn(query(['today', { knownAt: '2026-11-28T11:59:59Z' }]), [event('meeting-a')])).toBe(false);
    expect(restsOn(query(['today', { knownAt: '2026-11-28' }]), [event('meeting-a')])).toBe(true);
    expect(restsOn(query(['today', { asOf: '2018-05-03' }]), [event('meeting-a')])).toBe(true);
  });

  test('is records of a kind', () => {
    const names = query(['party names', {}], ['state', 'office']);
    expect(restsOn(names, [event('meeting-a'), event('official-b')])).toBe(false);
    expect(restsOn(names, [event('meeting-a'), event('office-unoct')])).toBe(true);
  });

  test('is the record itself, what it names, and what names it', () => {
    const meeting = query(['record', 'meetings', 'aslov-voronkov', {}], 'named', {
      delegations: [{ official: 'sirojiddin-aslov' }],
    });
    expect(restsOn(meeting, [event('meeting-aslov-voronkov')])).toBe(true);
    expect(restsOn(meeting, [event('official-sirojiddin-aslov')])).toBe(true);
    expect(restsOn(meeting, [event('meeting-twin', { into: 'aslov-voronkov' })])).toBe(true);
    expect(restsOn(meeting, [event('official-somebody', { party: 'state:TJ' })])).toBe(false);
  });
});

test('a list of more than three pages is long', () => {
  expect([3, 4].map((length) => isLong({ pages: Array.from({ length }, () => ({ items: [], next: null })) }))).toEqual([
    false,
    true,
  ]);
  expect(isLong({ items: [] })).toBe(false);
});
