/** Makes a new file of rows, off the thread that answers and the one that follows. */
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '#event-store/open-store.ts';
import { serve } from '#event-store/thread.ts';
import { GreenRows } from './green-rows.ts';
import type { RowsWorkerData } from '../runner/live-worker.ts';
import type { RowsModule } from '../rows/versions.ts';

if (parentPort === null) throw new Error('this file is run as a worker thread');
const { location, projections: module } = workerData as RowsWorkerData;
const [store, { projections, upcasters }] = await Promise.all([openStore(location), import(module) as Promise<RowsModule>]);
serve<GreenRows>(parentPort, (report) => new GreenRows(store, location, projections, report, module, upcasters));
