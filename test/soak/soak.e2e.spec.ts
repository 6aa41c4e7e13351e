import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { endPrograms } from '../program.ts';
import { soak } from './soak.ts';
import { failuresOf, tableOf } from './told.ts';

const SECONDS = Number(process.env['SOAK_SECONDS'] ?? 25);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'chancery-soak-'));
});
afterEach(async () => {
  await endPrograms();
  await rm(dir, { recursive: true, force: true });
});

test(
  `${SECONDS} seconds of a steady load with faults lose nothing that was acknowledged, and nothing fails otherwise than it says (SEED=${seed})`,
  async () => {
    const soaked = await soak({ seconds: SECONDS, seed, dir });
    process.stdout.write(`soak: seed ${seed}\n${tableOf(soaked)}\n`);
    expect(failuresOf(soaked)).toEqual([]);
    expect(soaked.acknowledged).toBeGreaterThan(50);
    // One of each at least.
    expect(soaked.faults.size + soaked.skipped.length).toBe(5);
  },
  (SECONDS + 300) * 1000,
);
