/** npm run bench [-- commands|desk|pauses|reads|replay|starts|visible …] [--full] [--events n] [--rounds n] [--seconds n] */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Options } from './bench.ts';
import { commands } from './commands.ts';
import { desk } from './desk.ts';
import { pauses } from './pauses.ts';
import { ROOT } from './program.ts';
import { reads } from './reads.ts';
import { replay } from './replay.ts';
import { pageOf, tableOf } from './report.ts';
import { circumstances, keep, type Run, runsSoFar } from './run-history.ts';
import { starts } from './starts.ts';
import { visible } from './visible.ts';

const BENCHES: readonly Bench[] = [commands, replay, reads, pauses, visible, starts, desk];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: 'boolean', default: false },
    events: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
  },
});
const unknown = positionals.find((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown !== undefined) {
  console.error(`There is no bench ${unknown}: there are ${BENCHES.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const given = Object.fromEntries(
  (['events', 'rounds', 'seconds'] as const).flatMap((name) =>
    values[name] === undefined ? [] : [[name, wholeNumber(name, values[name])]],
  ),
);
const options: Options = { full: values.full, ...given };
// Another size is for the eye: it is no run to compare others with.
const isTrial = values.events !== undefined || values.seconds !== undefined;
const mode = isTrial ? 'trial' : values.full ? 'full' : 'quick';

for (const bench of BENCHES) {
  if (positionals.length > 0 && !positionals.includes(bench.name)) continue;
  console.log(`\n${bench.name}, ${mode}`);
  const about = circumstances();
  const began = performance.now();
  const outcome = await bench.run(options);
  const run: Run = { bench: bench.name, mode, ...about, minutes: (performance.now() - began) / 60_000, ...outcome };
  const before = runsSoFar().findLast((each) => each.bench === run.bench && each.mode === mode && each.machine === run.machine);
  console.log(`\n${tableOf(run, before)}`);
  if (!isTrial) keep(run);
}
if (!isTrial) writeFileSync(join(ROOT, 'docs', 'performance.md'), pageOf(runsSoFar()));

function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  console.error(`--${name}: ${text} is no whole number from 1 on.`);
  process.exit(2);
}
