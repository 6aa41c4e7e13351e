import { expect, test } from '@jest/globals';
import { AT_THE_FIELDS, gathered, plainly, saysOf } from './refusals.ts';

const nameOf = (party: string): string => ({ 'office:unoct': 'UNOCT' })[party] ?? party;

test('a refusal is said without how it would be written, and with parties by their names', () => {
  expect(plainly('a place is expected: {"city":"Dushanbe","country":"TJ"}', nameOf)).toBe('a place is expected');
  expect(
    plainly('office:unoct has no participant: name an official, or describe them ({"description":"senior officials"})', nameOf),
  ).toBe('UNOCT has no participant: name an official, or describe them');
});

test('what fields say is not said again above them', () => {
  const errors = [{ pointer: '/reason', detail: 'the text is blank' }];
  const problem = { title: '', status: 422, code: 'invalid-body', detail: '/reason: the text is blank', errors };
  expect(saysOf(problem, [], nameOf)).toBe(AT_THE_FIELDS);
  expect(saysOf(problem, errors, nameOf)).toBeNull();
  expect(saysOf({ ...problem, errors: [] }, [], nameOf)).toBe('/reason: the text is blank');
  expect(
    gathered([
      ['a', 'x'],
      ['a', 'x'],
      ['a', 'y'],
    ]),
  ).toEqual(new Map([['a', 'x y']]));
});
