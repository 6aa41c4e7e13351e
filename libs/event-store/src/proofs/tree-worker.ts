/** Keeps the tree of a log, off the thread that answers. */
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../open-store.ts';
import { serve } from '../thread.ts';
import { LogTree } from './log-tree.ts';

export interface TreeWorkerData {
  /** As EVENT_STORE. */
  readonly location: string;
  /** Of the tree's file. */
  readonly path: string;
}

if (parentPort === null) throw new Error('this file is run as a worker thread');
const { location, path } = workerData as TreeWorkerData;
const store = await openStore(location);
serve<LogTree>(parentPort, () => new LogTree(store, path));
