import { describe, expect, test } from '@jest/globals';
import { asiaPlus, correction, meeting, ministry } from '../../spec/bodies.ts';
import { given } from '../../spec/given.ts';
import type { Command, Commands } from '../commands.ts';

const merge = (into: string, stream = 'meeting-x'): Command => ({
  type: 'MergeRecords',
  stream,
  body: { into, reason: 'the same meeting in another report', sources: [asiaPlus] },
});
const unmerge: Command = { type: 'UnmergeRecords', stream: 'meeting-x', body: { reason: 'they were two' } };

describe('a merge', () => {
  test('names another record of its kind, and changes nothing that the record says', () => {
    const merged = given(meeting(), merge('y'));
    expect(merged.record?.merge).toMatchObject({ into: 'y', by: 'desk' });
    expect(merged.says).toEqual(given(meeting()).says);
    expect(given(meeting()).when(merge('y')).decision.references).toEqual([{ stream: 'meeting-y', pointer: '/into' }]);
    expect(given(meeting()).when(merge('meeting:y')).decision.references).toEqual([{ stream: 'meeting-y', pointer: '/into' }]);
  });

  test('is taken back, and leaves the record as it was', () => {
    const back = given(meeting(), merge('y'), unmerge);
    expect(back.record?.merge).toBeNull();
    expect(back.says).toEqual(given(meeting()).says);
    expect(back.when(unmerge).types).toEqual([]);
    expect(back.when(merge('z')).types).toEqual(['RecordsMerged']);
  });

  test('is into one record, and never into itself', () => {
    expect(given(meeting(), merge('y')).when(merge('y')).types).toEqual([]);
    expect(given(meeting(), merge('y')).when(merge('z')).refused().code).toBe('already-different');
    expect(given(meeting()).when(merge('x')).refused().code).toBe('invalid-body');
  });

  test('stops nobody from writing on', () => {
    expect(given(meeting(), merge('y')).when(correction('meeting-x', { heldOn: '2018-05-04' })).types).toEqual([
      'RecordCorrected',
    ]);
  });
});

test('a source is refused whose day of publication cannot be read, whoever writes it', () => {
  const source = { ...asiaPlus, publishedOn: '2016-014' };
  const attach: Command = { type: 'AttachSource', stream: 'meeting-x', body: source };
  expect(given(meeting()).when(attach).refused()).toMatchObject({ code: 'invalid-body', pointers: ['/sources/0/publishedOn'] });
  const { code } = given()
    .when({ type: 'RecordOfficialName', stream: 'official-x', body: { name: 'Ann', sources: [source] } })
    .refused();
  expect(code).toBe('invalid-body');
});

describe('a State of the built-in list', () => {
  const claim: Command = {
    type: 'RecordClaim',
    stream: 'state-TJ',
    body: { field: '/names/start', value: { name: 'Tajikiston' }, sources: [ministry] },
  };
  const hawaii = (body: Partial<Commands['RecordTerritory']> = {}, code = 'x-hawaii'): Command => ({
    type: 'RecordTerritory',
    stream: `state-${code}`,
    body: { names: [{ name: 'Kingdom of Hawaii', from: '1795', until: '1893-01-17' }], sources: [asiaPlus], ...body },
  });

  test('takes claims before anybody recorded it, beside what the list says', () => {
    const history = given(claim);
    // The better graded first.
    expect(history.says['names']).toEqual([
      { from: null, until: null, value: { name: 'Tajikiston' } },
      { from: null, until: null, value: { name: 'Tajikistan' } },
    ]);
    expect(history.says['standing']).toEqual([{ from: '1992-03-02', until: null, value: 'un-member' }]);
  });

  test('is opened by its own event as any other, once', () => {
    const tajikistan = hawaii({ names: [{ name: 'Tajik SSR', from: '1929-12-05', until: '1991-08-31' }] }, 'TJ');
    expect(given(tajikistan).events.map(({ type }) => type)).toEqual(['StateRecorded']);
    expect(given(tajikistan).when(tajikistan).types).toEqual([]);
    expect(given(tajikistan).says['names']).toHaveLength(2);
  });

  test('that is not on the list must be recorded first', () => {
    expect(
      given()
        .when({ ...claim, stream: 'state-x-hawaii' })
        .refused().code,
    ).toBe('unknown-record');
    expect(given(hawaii()).says['names']).toEqual([{ from: '1795', until: '1893-01-17', value: { name: 'Kingdom of Hawaii' } }]);
    expect(given().when(hawaii({ succeeds: ['state:x-polynesia'] })).decision.references).toEqual([
      { stream: 'state-x-polynesia', pointer: '/succeeds/state:x-polynesia' },
    ]);
    expect(
      given()
        .when(hawaii({ names: [{ name: 'Hawaii', from: '1900', until: '1800' }] }))
        .refused().code,
    ).toBe('end-before-beginning');
  });
});

describe('changes', () => {
  const changed = (changes: Commands['CorrectRecord']['changes']) => given(meeting()).when(correction('meeting-x', changes));

  test('name each place and each element once', () => {
    expect(changed({ heldOn: '2018-05-04', '/heldOn': '2018-05-05' }).refused().code).toBe('invalid-body');
    const uzbeks = { party: 'state:UZ', participants: [{ description: 'an aide' }] };
    expect(changed({ delegations: [uzbeks, { ...uzbeks, role: 'guest' }] }).refused().code).toBe('same-party');
  });

  test('say how a list gets one more where they would take one away', () => {
    const details: Command = { type: 'AddDetail', stream: 'meeting-x', body: { changes: { topics: ['another'] } } };
    expect(given(meeting()).when(details).refused().details[0]).toMatch('/topics/-');
  });

  test('bring no text that a body would not bring', () => {
    expect(changed({ '/topics/-': 'x'.repeat(10_001) }).refused().code).toBe('invalid-body');
  });
});
