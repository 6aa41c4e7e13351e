import { statSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import type { Position } from '#event-store/event-store.ts';
import type { Thread } from '#event-store/thread.ts';
import { type Catalogue, isUnfinished, QUEUED, type Replay } from '../runner/catalogue.ts';
import type { Comparison } from './compare.ts';
import type { GreenReport, GreenRows } from './green-rows.ts';

/** The rows that a replay is compared with and takes the place of. */
export interface Replaced {
  /** Path of the file that is read; null while there is none. */
  current(): string | null;
  position(): Position;
  green(onReport: (report: GreenReport) => void): Thread<GreenRows>;
  /** Stops the live rows between two commits. */
  hold(): Promise<Position>;
  resume(): Promise<void>;
  /** From now on the live rows go on in this file, and it is read. */
  takeOver(path: string): Promise<void>;
}

export class TooManyReplays extends Error {
  override readonly name = 'TooManyReplays';
  constructor() {
    super(`${WAITING_AT_MOST} replays wait for their turn`);
  }
}

class NothingToReplace extends Error {
  constructor() {
    super('the rows are being made from the log already');
  }
}

/** How long the live rows are held for the new ones to come level, in milliseconds. */
const HELD_AT_MOST = 30_000;
const PERSISTED_EVERY = 1000;
const WAITING_AT_MOST = 20;

/** Replays of one directory of rows: one runs at a time, the others wait their turn. */
export class Replays {
  readonly #catalogue: Catalogue;
  readonly #rows: Replaced;
  readonly #queue: string[] = [];
  #running: { readonly id: string; readonly thread: Thread<GreenRows> } | null = null;
  /** Id of the replay whose rows are taking over: from then on it cannot be cancelled. */
  #swapping: string | null = null;
  #persisted = 0;
  #idle: Promise<void> = Promise.resolve();
  #progress: readonly Replay[];

  constructor(catalogue: Catalogue, rows: Replaced) {
    this.#catalogue = catalogue;
    this.#rows = rows;
    this.#progress = catalogue.replays;
  }

  /** From the oldest to the newest. */
  get list(): readonly Replay[] {
    return this.#progress;
  }

  find(id: string): Replay | null {
    return this.#progress.find((each) => each.id === id) ?? null;
  }

  /** What a process left that is no more did not come to an end. */
  failUnfinished(): void {
    this.#save(
      this.#catalogue.replays.map((each) =>
        isUnfinished(each) ? { ...each, ...ended('failed'), error: 'the process that ran it ended' } : each,
      ),
    );
  }

  /**
   * @param projection a projection's name, or `all`: what is compared and reported; the file is always made whole
   * @throws {TooManyReplays}
   */
  start(projection: string, dryRun: boolean): Replay {
    if (this.#queue.length >= WAITING_AT_MOST) throw new TooManyReplays();
    const replay: Replay = { id: uuidv7(), projection, dryRun, ...QUEUED };
    this.#save([...this.#progress, replay]);
    this.#queue.push(replay.id);
    if (this.#queue.length === 1 && !this.#running) this.#idle = this.#run();
    return replay;
  }

  /** @returns null when there is no such replay; one that has ended, or is just taking over, stays as it is */
  async cancel(id: string): Promise<Replay | null> {
    const replay = this.find(id);
    if (replay?.state === 'queued') {
      this.#queue.splice(this.#queue.indexOf(id), 1);
      this.#update(id, ended('cancelled'));
    } else if (replay?.state === 'running' && this.#swapping !== id) {
      this.#update(id, ended('cancelled'));
      if (this.#running?.id === id) await this.#running.thread.terminate();
    }
    return this.find(id);
  }

  /** Ends what runs and what waits. */
  async end(reason: string): Promise<void> {
    for (const id of this.#queue.splice(0)) this.#update(id, { ...ended('failed'), error: reason });
    if (this.#running) {
      this.#update(this.#running.id, { ...ended('failed'), error: reason });
      await this.#running.thread.terminate();
    }
    await this.#idle;
  }

  async #run(): Promise<void> {
    for (let id = this.#queue.shift(); id !== undefined; id = this.#queue.shift()) await this.#replay(id);
  }

  async #replay(id: string): Promise<void> {
    const path = this.#catalogue.newFile();
    const thread = this.#rows.green((report) => this.#advance(id, report));
    this.#running = { id, thread };
    this.#update(id, { state: 'running', step: 'reading' });
    let end: Partial<Replay> = ended('completed');
    try {
      await this.#make(id, thread.remote, path);
    } catch (error) {
      end = { ...ended('failed'), error: this.#reasonOf(error) };
    }
    this.#running = null;
    this.#swapping = null;
    await thread.terminate();
    this.#catalogue.remove(path);
    // What was cancelled stays so, however it ended.
    if (this.find(id)?.state === 'running') this.#update(id, end);
  }

  async #make(id: string, green: GreenRows, path: string): Promise<void> {
    const { projection, dryRun } = this.find(id) as Replay;
    if (this.#rows.current() === null) throw new NothingToReplace();
    await green.build(path, this.#rows.current());
    const current = this.#rows.current();
    if (current === null) throw new NothingToReplace();
    const comparison = onlyOf(projection, await green.compareWith(current));
    this.#keep(id, comparison);
    this.#update(id, { differing: Object.values(comparison.differing).reduce((sum, n) => sum + n, 0) });
    if (dryRun) return;
    this.#update(id, { step: 'taking-over', secondsLeft: null });
    await this.#takeOver(id, green, path);
  }

  #keep(id: string, comparison: Comparison): void {
    try {
      this.#catalogue.keepComparison(id, comparison);
    } catch {
      // On a full disk it is not kept: what was counted is told all the same.
    }
  }

  #reasonOf(error: unknown): string {
    const { message } = error as Error;
    const isFull = /disk is full|ENOSPC|EDQUOT/.test(message);
    // All that SQLite says of a quota or a limit on the size of files; of the log it would say so with more words.
    if (!isFull && message !== 'disk I/O error') return message;
    const why = isFull ? 'the disk is full' : `the disk did not take the new rows, it may be full, or at a quota (${message})`;
    const size = statSync(this.#rows.current() ?? '', { throwIfNoEntry: false })?.size ?? 0;
    return `${why}: a replay needs room for a second file of rows, beside the ${Math.ceil(size / 1024 ** 2)} MiB of the one that is read`;
  }

  /** The live rows are held only for what came in since the last look. */
  async #takeOver(id: string, green: GreenRows, path: string): Promise<void> {
    for (let looks = 0; looks < 3; looks++) await green.followTo(this.#rows.position());
    const position = await this.#rows.hold();
    let timer: NodeJS.Timeout | undefined;
    try {
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('the log did not answer in time for the new rows to take over')), HELD_AT_MOST);
      });
      await Promise.race([green.followTo(position), late]);
      this.#swapping = id;
      await green.close();
    } catch (error) {
      await this.#rows.resume();
      throw error;
    } finally {
      clearTimeout(timer);
    }
    await this.#rows.takeOver(path);
  }

  #advance(id: string, report: GreenReport): void {
    const now = performance.now();
    const persist = now - this.#persisted > PERSISTED_EVERY;
    if (persist) this.#persisted = now;
    // Of rows that are read somebody knows the events.
    if (this.find(id)?.state === 'running') this.#update(id, { ...report, total: report.total ?? 0 }, persist);
  }

  #update(id: string, change: Partial<Replay>, persist = true): void {
    const replays = this.#progress.map((each) => (each.id === id ? { ...each, ...change } : each));
    if (persist) this.#save(replays);
    else this.#progress = replays;
  }

  #save(replays: readonly Replay[]): void {
    this.#progress = replays;
    try {
      this.#catalogue.setReplays(replays);
      this.#progress = this.#catalogue.replays;
    } catch {
      // A disk that is full ends no replay by this, nor the program: the next change is written with this one.
    }
  }
}

function ended(state: 'completed' | 'failed' | 'cancelled'): Pick<Replay, 'state' | 'step' | 'secondsLeft'> {
  return { state, step: null, secondsLeft: null };
}

/** What a comparison says of one projection, or `all`. */
export function onlyOf(projection: string, { differing, differences, shapes }: Comparison): Comparison {
  const isAsked = (name: string): boolean => projection === 'all' || projection === name;
  return {
    differing: Object.fromEntries(Object.entries(differing).filter(([name]) => isAsked(name))),
    differences: differences.filter((each) => isAsked(each.projection)),
    shapes: shapes.filter((each) => isAsked(each.projection)),
  };
}
