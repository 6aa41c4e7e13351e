import { describe, expect, test } from '@jest/globals';
import { asiaPlus, ministry, office } from '../../spec/bodies.ts';
import { given } from '../../spec/given.ts';
import type { Command, Commands } from '../commands.ts';

const joined = (body: Partial<Commands['JoinMemberEntity']> = {}): Command => ({
  type: 'JoinMemberEntity',
  stream: 'office-unoct',
  body: { member: 'interpol', on: '2018-12-06', sources: [asiaPlus], ...body },
});
const left = (on?: string): Command => ({
  type: 'LeaveMemberEntity',
  stream: 'office-unoct',
  body: { member: 'interpol', ...(on !== undefined && { on }), sources: [asiaPlus] },
});

describe('an entity', () => {
  test('joins once, leaves, and may come back', () => {
    expect(given(office(), joined()).when(joined()).types).toEqual([]);
    const back = given(office(), joined(), left('2020'), joined({ on: '2022-01-01' }));
    expect(back.says['members']).toEqual([
      { id: 'interpol', member: 'interpol', joinedOn: '2018-12-06', leftOn: '2020' },
      { id: 'interpol-2', member: 'interpol', joinedOn: '2022-01-01' },
    ]);
    expect(back.when(joined({ on: '2022-01-01' })).types).toEqual([]);
    expect(back.when(left('2020')).types).toEqual([]);
  });

  test('of which a new source speaks is credited to both', () => {
    expect(given(office(), joined()).when(joined({ sources: [ministry] })).types).toEqual(['SourceAttached']);
  });

  test('does not join on another day while it is a member', () => {
    expect(
      given(office(), joined())
        .when(joined({ on: '2019-01-01' }))
        .refused().code,
    ).toBe('would-overwrite');
  });

  test('leaves only what it joined, and not before', () => {
    expect(given(office()).when(left('2020')).refused().code).toBe('unknown-record');
    expect(given(office(), joined()).when(left('2017')).refused().code).toBe('end-before-beginning');
    expect(given(office(), joined(), left('2020')).when(left('2020')).types).toEqual([]);
    expect(given(office(), joined(), left('2020')).when(left('2021')).refused().code).toBe('unknown-record');
  });

  test('may leave on a day that nobody gives', () => {
    expect(given(office(), joined(), left()).says['members']).toMatchObject([{ left: true }]);
  });
});

describe('functions of an office', () => {
  const transfer = (body: Partial<Commands['TransferOfficeFunctions']> = {}): Command => ({
    type: 'TransferOfficeFunctions',
    stream: 'office-ctitf',
    body: { to: 'unoct', kind: 'transfer', on: '2017-06-15', functions: ['coordination'], sources: [asiaPlus], ...body },
  });
  const ctitf: Command = { ...office({ name: 'Task Force' }), stream: 'office-ctitf' };

  test('go to another office on record, each transfer by itself', () => {
    const history = given(ctitf, transfer(), transfer({ on: '2018' }));
    expect(history.says['transfers']).toMatchObject([
      { id: 't1', to: 'unoct', functions: ['coordination'] },
      { id: 't2', on: '2018' },
    ]);
    expect(history.when(transfer()).types).toEqual([]);
    expect(given(ctitf).when(transfer()).decision.references).toContainEqual({
      stream: 'office-unoct',
      pointer: '/transfers/t1/to',
    });
  });
});
