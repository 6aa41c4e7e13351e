import { describe, expect, test } from '@jest/globals';
import type { Command } from './commands.ts';
import { saysPersonal, sealedOf, withSealed } from './personal.ts';
import { fold } from './record.ts';
import { isSealed, type Sealed, unsealed } from './sealed.ts';

const stream = 'official-x';
const seal = (text: string): Sealed => ({ key: `${stream}.3`, sealed: text.toUpperCase() });
const sealed = (text: string) => ({ key: `${stream}.3`, sealed: text });
const detail = (changes: object, label?: 'public'): Command =>
  ({ type: 'AddDetail', stream, body: { changes, ...(label && { label }) } }) as Command;

describe('what is personal in a command', () => {
  test.each<[string, object, object]>([
    [
      'a whole list',
      { notes: [{ text: 'a' }, { id: 'n7', text: 'b', on: '2018' }] },
      { notes: [{ text: sealed('A') }, { id: 'n7', text: sealed('B'), on: '2018' }] },
    ],
    [
      'an element',
      { '/contactDetails/-': { type: 'email', value: 'x@y' } },
      { '/contactDetails/-': { type: 'email', value: sealed('X@Y') } },
    ],
    ['a member', { '/notes/n1/text': 'c' }, { '/notes/n1/text': sealed('C') }],
    ['one field among others', { born: '1960', '/notes/n1/text': 'c' }, { born: '1960', '/notes/n1/text': sealed('C') }],
  ])('is sealed, and is for who is cleared for it: %s', (_, given, expected) => {
    expect(saysPersonal(detail(given))).toBe(true);
    expect(withSealed(detail(given), seal).body).toEqual({ label: 'internal', changes: expected });
  });

  test('may be said to everybody where somebody says so', () => {
    expect(withSealed(detail({ '/notes/-': { text: 'a' } }, 'public'), seal).body).toMatchObject({ label: 'public' });
  });

  test.each<[string, object]>([
    ['a day', { born: '1960' }],
    ['a withdrawal', { '/notes/n1': null, '/contactDetails/c1/note': null }],
    ['a place that there is not', { '/nowhere': 'x' }],
  ])('is nothing in %s', (_, changes) => {
    const command = detail(changes);
    expect(saysPersonal(command)).toBe(false);
    expect(withSealed(command, seal)).toBe(command);
  });

  test.each<[string, object, string]>([
    ['no text', { '/notes/n1/text': 7 }, '/notes/n1/text: a text is expected'],
    ['what looks as if it were sealed', { '/notes/n1/text': sealed('X') }, '/notes/n1/text: a text is expected'],
    ['too long', { notes: [{ text: 'x'.repeat(10_001) }] }, '/notes/0/text: a text has at most 10000 characters'],
  ])('is refused where it is %s', (_, changes, why) => {
    expect(saysPersonal(detail(changes))).toBe(true);
    expect(() => withSealed(detail(changes), seal)).toThrow(why);
  });

  test('is sealed in a claim, which then takes no quote', () => {
    const claim = (more: object): Command => ({
      type: 'RecordClaim',
      stream,
      body: { field: '/notes/n1/text', value: 'a', ...more },
    });
    expect(withSealed(claim({}), seal).body).toMatchObject({ value: sealed('A'), label: 'internal' });
    expect(() => withSealed(claim({ quote: 'a, he said' }), seal)).toThrow('its quote would stay');
  });
});

test('a record tells everything that is sealed in it, also what speaks no more', () => {
  const event = (revision: number, type: string, data: object) =>
    ({ type, data, stream, revision, actor: 'desk', recordedAt: '2026-01-01T00:00:00.000Z' }) as never;
  const opened = event(0, 'OfficialNameRecorded', { name: 'X' });
  const noted = event(1, 'DetailAdded', {
    changes: { '/notes/n1': { id: 'n1' }, '/notes/n1/text': { key: 'official-x.4', sealed: 'A' } },
  });
  const corrected = event(2, 'RecordCorrected', { changes: { '/notes/n1': null }, reason: 'not so' });
  expect(sealedOf(fold([opened])!)).toEqual([]);
  expect(sealedOf(fold([opened, noted, corrected])!)).toEqual([{ key: 'official-x.4', sealed: 'A' }]);
});

test('an answer tells what is sealed as it is asked to, however deep it lies', () => {
  const answer = { id: 'x', notes: [{ text: sealed('A') }], born: null };
  expect(unsealed(answer)).toEqual({ id: 'x', notes: [{ text: { sealed: true } }], born: null });
  expect(unsealed(answer, (each) => (isSealed(each) ? each.sealed.toLowerCase() : ''))).toEqual({
    id: 'x',
    notes: [{ text: 'a' }],
    born: null,
  });
});
