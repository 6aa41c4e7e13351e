import { expect, it } from '@jest/globals';
import { Pace, secondsLeft } from './pace.ts';

it('tells how fast it went in the last seconds, whatever came before', () => {
  let now = 0;
  const pace = new Pace(() => now);
  const after = (milliseconds: number, done: number): number => {
    now += milliseconds;
    return pace.at(done);
  };
  expect(after(1000, 500)).toBe(500);
  expect(after(1000, 1500)).toBe(750);
  for (let n = 1; n <= 20; n++) after(1000, 1500 + n * 10);
  expect(after(1000, 1710)).toBeCloseTo(10);
});

it('knows no rate where no time has passed, and no rest where nothing goes on', () => {
  expect(new Pace(() => 7).at(100)).toBe(0);
  expect(secondsLeft(100, 0)).toBeNull();
  expect(secondsLeft(100, 30)).toBe(4);
  expect(secondsLeft(0, 0)).toBe(0);
});
