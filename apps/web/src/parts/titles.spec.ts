import { expect, test } from '@jest/globals';
import type { Answers } from '../api/queries.ts';
import { isolated } from './isolated.ts';
import { titleOf } from './titles.ts';

test('a name that turns what follows it turns nothing beside it in a title', () => {
  const names = new Map([
    ['state:EG', 'مصر'],
    ['state:TJ', 'Tajikistan'],
    ['office:x', 'Office \u2069\u202Eof the reverse'],
  ]);
  const meeting = {
    delegations: [...names.keys()].map((party) => ({ party })),
    channel: 'phone',
  } as unknown as Answers['meeting'];
  expect(titleOf('meetings', meeting, (party) => names.get(party!)!)).toBe(
    'Call of \u2068مصر\u2069, Tajikistan, and \u2068Office \u202Eof the reverse\u2069',
  );
});

test.each(['Tajikistan', 'Тоҷикистон', '塔吉克斯坦', 'Côte d’Ivoire'])(
  '%s runs as what is beside it does, and stays as it is',
  (name) => {
    expect(isolated(name)).toBe(name);
  },
);
