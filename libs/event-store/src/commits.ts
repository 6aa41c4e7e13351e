import { channel } from 'node:diagnostics_channel';
import type { EventStore } from './event-store.ts';

/** One transaction that a store of this thread has put on disk. */
export interface Commit {
  readonly store: EventStore;
  /** What shared it. */
  readonly appends: number;
  readonly events: number;
  /** From its beginning: judging, inserting and the disk. */
  readonly seconds: number;
}

/** For those who watch: costs nothing while nobody does. Messages are a `Commit`. */
export const COMMITS = channel('chancery.commit');
