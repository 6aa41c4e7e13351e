/** Makes the rows of a part of the log, for a thread that makes the others. */
import { parentPort, workerData } from 'node:worker_threads';
import { serve } from '#event-store/thread.ts';
import type { Projection } from '../rows/projection.ts';
import { HalfRows } from './half-rows.ts';
import type { RowsWorkerData } from './live-worker.ts';

if (parentPort === null) throw new Error('this file is run as a worker thread');
const { location, projections: module } = workerData as RowsWorkerData;
const { projections } = (await import(module)) as { projections: readonly Projection[] };
serve<HalfRows>(parentPort, (report) => new HalfRows(location, projections, report));
