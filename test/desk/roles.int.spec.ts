import { expect, test } from '@jest/globals';
import { holds, ROLES } from '#domain/access.ts';
import { holds as offered } from '../../apps/web/src/api/roles.ts';

test('the desk offers to each role what the program lets it do', () => {
  const pairs = ROLES.flatMap((role) => ROLES.map((asked) => [role, asked] as const));
  expect(pairs.map(([role, asked]) => offered([role], asked))).toEqual(pairs.map(([role, asked]) => holds([role], asked)));
  expect(pairs.some(([role, asked]) => !holds([role], asked))).toBe(true);
});
