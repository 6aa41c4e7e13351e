/** Reads whole tables, off the thread that answers. */
import { parentPort } from 'node:worker_threads';
import { serve } from '#event-store/thread.ts';
import { WholeReads } from './reads.ts';

if (parentPort === null) throw new Error('this file is run as a worker thread');
serve<WholeReads>(parentPort, () => new WholeReads());
