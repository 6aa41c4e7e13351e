import { mkdirSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Comparison } from './compare.ts';
import { positionIn } from '../rows/rows-file.ts';
import type { Catalogue } from '../runner/catalogue.ts';
import type { GreenReport } from './green-rows.ts';
import { workerThreads } from '../runner/rows-threads.ts';
import { RunnerLock } from '../runner/runner-lock.ts';

/**
 * Compares the rows that are read with those that the log gives to this program, whoever keeps them and whichever version made
 * them, and leaves them as they are.
 * @param location of the log, as EVENT_STORE
 * @param current path of the rows that are read
 * @param log its id
 */
export async function dryRun(
  catalogue: Catalogue,
  current: string,
  log: string,
  location: string,
  signal: AbortSignal,
  onReport: (report: GreenReport) => void,
): Promise<Comparison> {
  const until = positionIn(current, log);
  const dir = catalogue.scratch();
  mkdirSync(dir, { recursive: true });
  const lock = RunnerLock.take(dir);
  const projections = new URL(`../projections${extname(import.meta.url)}`, import.meta.url).href;
  const thread = workerThreads({ location, projections }).green(onReport);
  const stop = (): void => void thread.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await thread.remote.build(join(dir, 'rows.sqlite'), current, until);
    return await thread.remote.compareWith(current);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.terminate();
    lock?.release();
    rmSync(dir, { recursive: true, force: true });
  }
}
