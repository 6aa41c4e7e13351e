import { expect, test } from '@jest/globals';
import { neighboursOf } from './neighbours.ts';

const entered = (official: string, on: string | null, capacity: string | null = null) => ({
  change: 'entered' as const,
  on,
  official,
  name: official.toUpperCase(),
  appointment: `post-${on}`,
  capacity,
});
const left = (official: string, on: string) => ({ ...entered(official, on), change: 'left' as const });

const turns = [
  entered('cy', '2019-05'),
  left('bo', '2019-01-01'),
  entered('di', '2019-01-02', 'acting'),
  entered('bo', '2010'),
  left('ann', '2009-12-31'),
  entered('ann', '2001-03-04'),
  entered('nobody-knows-when', null),
];
const around = (official: string, on: string) => {
  const { before, after } = neighboursOf(turns, official, `post-${on}`);
  return [before?.official ?? null, after?.official ?? null];
};

test('the one before and the one after are told by when they entered', () => {
  expect(around('bo', '2010')).toEqual(['ann', 'di']);
  expect(around('ann', '2001-03-04')).toEqual([null, 'bo']);
  expect(around('cy', '2019-05')).toEqual(['di', null]);
});

test('who acted for a while is one of them, and told as such', () => {
  expect(neighboursOf(turns, 'bo', 'post-2010').after).toEqual({ official: 'di', name: 'DI', capacity: 'acting' });
});

test('who stays in another appointment to the post has the same neighbours, and who is not among them has none', () => {
  const again = [...turns, entered('bo', '2014')];
  expect(neighboursOf(again, 'bo', 'post-2010').after?.official).toBe('di');
  expect(neighboursOf(again, 'bo', 'post-2014').before?.official).toBe('ann');
  expect(around('zed', '2010')).toEqual([null, null]);
});
