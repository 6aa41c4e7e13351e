import { beforeEach, expect, test } from '@jest/globals';
import { RowsLag } from './rows-lag.ts';

let seen: bigint;
let now: number;
let lag: RowsLag;
beforeEach(() => {
  [seen, now] = [0n, 0];
  lag = new RowsLag(
    () => seen,
    () => now,
  );
});

test('Rows that have seen everything do not lag', () => {
  expect(lag.seconds()).toBe(0);
  lag.recorded(1n);
  seen = 1n;
  now = 5000;
  expect(lag.seconds()).toBe(0);
});

test('Rows lag by the age of the oldest that they have not seen', () => {
  lag.recorded(1n);
  now = 1000;
  lag.recorded(2n);
  now = 3000;
  expect(lag.seconds()).toBe(3);
  seen = 1n;
  expect(lag.seconds()).toBe(2);
  seen = 2n;
  expect(lag.seconds()).toBe(0);
});

test('What is recorded shortly after another counts from when the first was seen on, or a little later', () => {
  for (let position = 1n; position <= 1000n; position++) {
    lag.recorded(position);
    now++;
  }
  seen = 600n;
  const behind = 1 - 0.6;
  expect(lag.seconds()).toBeGreaterThan(behind - 0.25);
  expect(lag.seconds()).toBeLessThanOrEqual(behind);
});

test('What is answered again was recorded before', () => {
  lag.recorded(2n);
  seen = 2n;
  expect(lag.seconds()).toBe(0);
  seen = 1n;
  lag.recorded(2n);
  expect(lag.seconds()).toBe(0);
});
