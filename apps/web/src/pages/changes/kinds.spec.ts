import { expect, test } from '@jest/globals';
import { kindsIn } from './kinds.ts';

test('an address names kinds of changes, and what is none is passed over', () => {
  expect(kindsIn('retracted,corrected,invented')).toEqual(['corrected', 'retracted']);
  expect(kindsIn(undefined)).toEqual([]);
});
