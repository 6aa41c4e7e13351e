import { expect, test } from '@jest/globals';
import { holds, ROLES, sees } from './access.ts';

test.each([
  ['reader', ['reader']],
  ['recorder', ['reader', 'recorder']],
  ['editor', ['reader', 'recorder', 'editor']],
  ['auditor', ['reader', 'auditor']],
  ['administrator', ['reader', 'administrator']],
] as const)('a %s may do what is asked of %j', (role, asked) => {
  expect(ROLES.filter((each) => holds([role], each))).toEqual(asked);
});

test('nobody without a role may do anything', () => {
  expect(ROLES.filter((each) => holds([], each))).toEqual([]);
});

test('a clearance sees its label and those below it', () => {
  expect([sees('public', 'public'), sees('public', 'internal'), sees('internal', 'internal')]).toEqual([true, false, true]);
  expect([sees('internal', 'confidential'), sees('confidential', 'public')]).toEqual([false, true]);
});
