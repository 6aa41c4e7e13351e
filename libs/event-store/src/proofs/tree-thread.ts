import type { EventStore } from '../event-store.ts';
import { IN_MEMORY } from '../location.ts';
import { startThread, type Thread } from '../thread.ts';
import { LogTree } from './log-tree.ts';
import type { TreeWorkerData } from './tree-worker.ts';

/**
 * The tree of a log in a thread of its own, or in this one for a log that only this one has.
 * @param store this thread's own
 * @param data what a worker opens for itself
 * @param onExit when the thread ends by itself
 */
export function startTree(store: EventStore, data: TreeWorkerData, onExit: () => void): Thread<LogTree> {
  if (data.location !== IN_MEMORY)
    return startThread<LogTree>(new URL('./tree-worker', import.meta.url), data, () => undefined, onExit);
  const remote = new LogTree(store, IN_MEMORY);
  return { remote, terminate: () => remote.close() };
}
