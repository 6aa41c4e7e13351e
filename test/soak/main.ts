/** npm run soak [-- --seconds n] [--seed n] */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endPrograms } from '../program.ts';
import { soak } from './soak.ts';
import { failuresOf, tableOf } from './told.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '300' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) } },
});
const dir = await mkdtemp(join(tmpdir(), 'chancery-soak-'));
try {
  console.log(`${values.seconds} seconds of a steady load, with faults (--seed ${values.seed})`);
  const soaked = await soak({ seconds: Number(values.seconds), seed: Number(values.seed), dir });
  console.log(`\n${tableOf(soaked)}`);
  const failures = failuresOf(soaked);
  for (const each of failures) console.error(each);
  process.exitCode = failures.length === 0 ? 0 : 1;
} finally {
  await endPrograms();
  await rm(dir, { recursive: true, force: true });
}
