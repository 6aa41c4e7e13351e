import type { EventStore } from '#event-store/event-store.ts';
import { startThread, type Thread } from '#event-store/thread.ts';
import { type GreenReport, GreenRows } from '../replay/green-rows.ts';
import { type LiveReport, LiveRows } from './live-rows.ts';
import type { RowsWorkerData } from './live-worker.ts';
import type { RowsModule } from '../rows/versions.ts';

/** Where rows are written: in threads of their own, or in this one for a log that only this one has. */
export interface RowsThreads {
  live(onReport: (report: LiveReport) => void, onExit: (error: unknown) => void): Thread<LiveRows>;
  green(onReport: (report: GreenReport) => void): Thread<GreenRows>;
}

/** @param data what a worker opens for itself */
export function workerThreads(data: RowsWorkerData): RowsThreads {
  return {
    live: (onReport, onExit) => startThread<LiveRows>(new URL('./live-worker', import.meta.url), data, onReport, onExit),
    green: (onReport) => startThread<GreenRows>(new URL('../replay/green-worker', import.meta.url), data, onReport),
  };
}

export function thisThread(store: EventStore, location: string, { projections, upcasters }: RowsModule): RowsThreads {
  return {
    live(onReport) {
      const remote = new LiveRows(store, projections, onReport, location, upcasters);
      return { remote, terminate: () => remote.close() };
    },
    green(onReport) {
      const remote = new GreenRows(store, location, projections, onReport, undefined, upcasters);
      return { remote, terminate: () => remote.close() };
    },
  };
}
