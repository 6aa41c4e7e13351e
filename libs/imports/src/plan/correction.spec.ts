import { describe, expect, test } from '@jest/globals';
import type { Commands } from '#domain/commands.ts';
import { correctionOf } from './correction.ts';
import type { Recording } from './plan.ts';

const desk = { publisher: 'the desk', attribution: 'stated' } as const;
const appointed = (body: Partial<Commands['AppointOfficial']>): Recording => ({
  type: 'AppointOfficial',
  stream: 'official-x',
  body: {
    id: 'a1',
    name: 'X',
    post: 'minister',
    title: 'Minister',
    party: 'state:TJ',
    assumedOn: '2018',
    sources: [desk],
    ...body,
  },
});
const opened = (body: Partial<Commands['ConveneConference']>): Recording => ({
  type: 'ConveneConference',
  stream: 'conference-x',
  body: { name: 'X', heldOn: '2018', sources: [desk], ...body },
});

describe('a new version of a row', () => {
  test('corrects what it says otherwise, withdraws what it says no longer, and leaves the rest', () => {
    const correction = correctionOf(
      opened({ series: 'a' }),
      opened({ heldOn: '2019', inferred: ['/heldOn', '/place'] }),
      'version 2',
    );
    expect(correction).toEqual({
      type: 'CorrectRecord',
      stream: 'conference-x',
      body: { changes: { heldOn: '2019', series: null }, reason: 'version 2', sources: [desk], inferred: ['/heldOn'] },
    });
  });

  test('with other sources alone corrects nothing', () => {
    expect(correctionOf(opened({}), opened({ sources: [{ ...desk, title: 'version 2' }] }), 'version 2')).toBeNull();
  });

  test('of an appointment corrects its place on the official', () => {
    expect(correctionOf(appointed({}), appointed({ leftOn: '2020', inferred: ['/leftOn'] }), 'version 2')).toMatchObject({
      stream: 'official-x',
      body: { changes: { '/appointments/a1/leftOn': '2020' }, inferred: ['/appointments/a1/leftOn'] },
    });
  });
});
