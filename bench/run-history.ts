import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem, type } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from './bench.ts';
import { ROOT } from './program.ts';
import { realWorld } from './real-world.ts';

/** One line of history.jsonl: what one bench found. */
export interface Run extends Outcome {
  readonly bench: string;
  readonly mode: string;
  readonly at: string;
  readonly commit: string;
  readonly command: string;
  readonly machine: string;
  /** Waiting or running, over the last minute, before it began. */
  readonly loadBefore: number;
  readonly minutes: number;
  readonly events: string;
}

const FILE = join(ROOT, 'bench', 'history.jsonl');

export function runsSoFar(): Run[] {
  if (!existsSync(FILE)) return [];
  return readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Run);
}

export function keep(run: Run): void {
  appendFileSync(
    FILE,
    `${JSON.stringify(run, (_, value: unknown) => (typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value))}\n`,
  );
}

export function circumstances(): Pick<Run, 'at' | 'commit' | 'command' | 'machine' | 'loadBefore' | 'events'> {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    at: new Date().toISOString(),
    commit: commit(),
    command: ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' '),
    machine: `${cpus().length} × ${cpu?.model.trim()}, ${memory} GiB, ${type()}, Node ${process.version}`,
    loadBefore: loadavg()[0]!,
    events: realWorld().origin,
  };
}

function commit(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--', 'apps', 'libs') === '' ? '' : ', changed');
  } catch {
    return 'unknown';
  }
}
