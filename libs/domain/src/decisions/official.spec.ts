import { describe, expect, test } from '@jest/globals';
import { appointment, asiaPlus } from '../../spec/bodies.ts';
import { given } from '../../spec/given.ts';
import type { Command, Commands } from '../commands.ts';

const nomination = (body: Partial<Commands['NominateOfficial']> = {}): Command => ({
  type: 'NominateOfficial',
  stream: 'official-vladimir-voronkov',
  body: {
    name: 'Vladimir Voronkov',
    post: 'under-secretary-general',
    title: 'Under-Secretary-General',
    party: 'office:unoct',
    nominatedOn: '2017-06-16',
    sources: [asiaPlus],
    ...body,
  },
});

describe('a person opened from a name', () => {
  const opened = (name: string): Command => ({ type: 'OpenOfficial', stream: 'official-vladimir-voronkov', body: { name } });

  test('is nobody else who is on record under that id', () => {
    expect(given(opened('Vladimir Voronkov')).when(opened('Vladimir Voronkov')).types).toEqual([]);
    expect(given(appointment()).when(opened('Other')).refused().code).toBe('already-different');
  });
});

const days = (history: ReturnType<typeof given>) =>
  (history.says['appointments'] as readonly Record<string, unknown>[]).map(({ id, nominatedOn, appointedOn }) => [
    id,
    nominatedOn,
    appointedOn,
  ]);

describe('a nomination', () => {
  test('opens a person, and is a step of the appointment that follows it', () => {
    const history = given(nomination(), appointment());
    expect(history.events.map(({ type }) => type)).toEqual(['OfficialNameRecorded', 'OfficialNominated', 'OfficialAppointed']);
    expect(days(history)).toEqual([['under-secretary-general', '2017-06-16', '2017-06-21']]);
    expect(history.when(nomination()).types).toEqual([]);
    expect(history.when(appointment()).types).toEqual([]);
  });

  test('found later is the first step of the appointment on record', () => {
    expect(days(given(appointment(), nomination()))).toEqual([['under-secretary-general', '2017-06-16', '2017-06-21']]);
  });

  test('after an appointment is of another one', () => {
    expect(days(given(appointment(), nomination({ nominatedOn: '2020-01-01' })))).toEqual([
      ['under-secretary-general', undefined, '2017-06-21'],
      ['under-secretary-general-2', '2020-01-01', undefined],
    ]);
  });

  test('that was withdrawn leads to no appointment', () => {
    const history = given(nomination({ ending: 'withdrawn' }), appointment());
    expect(days(history)).toEqual([
      ['under-secretary-general', '2017-06-16', undefined],
      ['under-secretary-general-2', undefined, '2017-06-21'],
    ]);
  });
});
