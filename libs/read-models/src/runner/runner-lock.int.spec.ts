import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunnerLock } from './runner-lock.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'chancery-lock-'));
});
afterEach(() => rm(dir, { recursive: true }));

test('A lock that is damaged is made anew, and held by one alone', async () => {
  await writeFile(join(dir, 'lock.sqlite'), 'x'.repeat(10_000));
  const lock = RunnerLock.take(dir);
  expect(lock).not.toBeNull();
  expect(RunnerLock.take(dir)).toBeNull();
  lock?.release();
  const again = RunnerLock.take(dir);
  expect(again).not.toBeNull();
  again?.release();
});
