/* oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin */
import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

export type CheckpointRequest = 'checkpoint' | 'close';

export interface CheckpointAnswer {
  /** Pages in the write-ahead log, and how many of them are in the database file by now. */
  readonly frames: number;
  readonly moved: number;
  readonly error?: string;
}

/** A checkpoint is asked for after about this much was written. */
const EVERY_BYTES = 4 * 1024 * 1024;
/** At this many pages (64 MiB) appends pause until the file has caught up, so that the write-ahead log starts over. */
const PAUSE_AT_FRAMES = 8192;
/** What a commit writes beside its text: a page of each table and index that it touches. */
const BYTES_PER_COMMIT = 5 * 8192;

/**
 * Checkpoints of one log file's write-ahead log, in a thread of their own: an append never waits for their writes. While
 * commits go on, a passive checkpoint never quite reaches the end of the write-ahead log, and only from its end does it
 * start over; so from a certain length on, the writer holds still for the last stretch.
 */
export class WalCheckpoints {
  readonly #path: string;
  readonly #fallBack: () => void;
  #worker: Worker | null = null;
  #ended = false;
  #asked = false;
  #written = 0;
  #pause: PromiseWithResolvers<void> | null = null;

  /** @param fallBack called when there can be no worker: the writer then has to run the checkpoints itself */
  constructor(path: string, fallBack: () => void) {
    this.#path = path;
    this.#fallBack = fallBack;
  }

  /** @param bytes of text that the commit stored */
  committed(bytes: number): void {
    this.#written += bytes + BYTES_PER_COMMIT;
    if (this.#written >= EVERY_BYTES && !this.#asked && !this.#ended) this.#ask();
  }

  /** To be awaited before a transaction begins. */
  get pause(): Promise<void> | undefined {
    return this.#pause?.promise;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === null || this.#ended) return;
    this.#ended = true;
    const exit = once(worker, 'exit');
    worker.ref();
    worker.postMessage('close' satisfies CheckpointRequest);
    await exit.catch(() => undefined);
  }

  #ask(): void {
    this.#written = 0;
    this.#asked = true;
    try {
      this.#worker ??= this.#start();
      this.#worker.postMessage('checkpoint' satisfies CheckpointRequest);
    } catch {
      this.#giveUp();
    }
  }

  #start(): Worker {
    const extension = extname(import.meta.url);
    const worker = new Worker(new URL(`./wal-checkpoint-worker${extension}`, import.meta.url), {
      workerData: this.#path,
      execArgv: extension === '.ts' ? ['--conditions=source'] : [],
      name: 'checkpoints',
    });
    worker.on('message', (answer: CheckpointAnswer) => this.#answered(answer));
    worker.on('error', () => this.#giveUp());
    worker.unref();
    return worker;
  }

  #answered({ frames, moved }: CheckpointAnswer): void {
    this.#asked = false;
    const reachedEnd = moved === frames && this.#written === 0;
    if (frames >= PAUSE_AT_FRAMES && !reachedEnd && this.#pause === null) {
      this.#pause = Promise.withResolvers();
      // Those who wait for the pause to end may be all that is left to do.
      this.#worker?.ref();
      this.#ask();
      return;
    }
    // Even where a foreign reader still keeps the log from starting over: appends come first.
    this.#resume();
    this.committed(0);
  }

  #resume(): void {
    this.#pause?.resolve();
    this.#pause = null;
    if (!this.#ended) this.#worker?.unref();
  }

  #giveUp(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#resume();
    this.#fallBack();
  }
}
