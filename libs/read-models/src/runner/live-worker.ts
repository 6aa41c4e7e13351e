/** Follows the log into the current file, off the thread that answers. */
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '#event-store/open-store.ts';
import { serve } from '#event-store/thread.ts';
import type { RowsModule } from '../rows/versions.ts';
import { LiveRows } from './live-rows.ts';

export interface RowsWorkerData {
  /** As EVENT_STORE. */
  readonly location: string;
  /** Address of a `RowsModule`. */
  readonly projections: string;
}

if (parentPort === null) throw new Error('this file is run as a worker thread');
const { location, projections: module } = workerData as RowsWorkerData;
const [store, { projections, upcasters }] = await Promise.all([openStore(location), import(module) as Promise<RowsModule>]);
serve<LiveRows>(parentPort, (report) => new LiveRows(store, projections, report, location, upcasters));
