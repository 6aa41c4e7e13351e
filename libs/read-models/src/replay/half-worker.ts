/** Makes the rows of a part of the log, for a thread that makes the others. */
import { parentPort, workerData } from 'node:worker_threads';
import { serve } from '#event-store/thread.ts';
import type { RowsModule } from '../rows/versions.ts';
import { HalfRows } from './half-rows.ts';
import type { RowsWorkerData } from '../runner/live-worker.ts';

if (parentPort === null) throw new Error('this file is run as a worker thread');
const { location, projections: module } = workerData as RowsWorkerData;
const { projections, upcasters } = (await import(module)) as RowsModule;
serve<HalfRows>(parentPort, (report) => new HalfRows(location, projections, report, upcasters));
