import { existsSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Identity } from '#domain/access.ts';
import type { Tokens } from '#application/tokens.ts';
import { pause } from '#event-store/backoff.ts';
import { type EventStore, type Position, StoreUnavailable } from '#event-store/event-store.ts';
import { openStore } from '#event-store/open-store.ts';
import { isFull } from '#event-store/sqlite-error.ts';
import { filesBeside, findMapping, mappingNames } from '#imports/mapping/find-mapping.ts';
import type { KnownRow } from '#imports/plan/known-row.ts';
import type { Mapping } from '#imports/mapping/mapping.ts';
import { plan, UnreadableFile } from '#imports/plan/plan.ts';
import type { RowOutcome } from '#imports/run/outcome.ts';
import { ImportFailed, NotLetIn, runImport } from '#imports/run/run.ts';
import { Tally } from '#imports/run/tally.ts';
import { TrialStore } from '#imports/run/trial-store.ts';
import type { ReadModels } from '#read-models/read-models.ts';
import { lastOfOurs } from '#read-models/runner/runner.ts';
import { RunnerLock } from '#read-models/runner/runner-lock.ts';
import type { Patience } from '../http/arrival.ts';
import { type ImportAnswer, ImportCatalogue, type ListedImport, type RowsAsked } from './import-catalogue.ts';
import { ImportRefused } from './import-refused.ts';
import { mappingAnswer, type MappingAnswer } from './mapping-answer.ts';
import { fullDisk, type Room, Upload } from './upload.ts';

export interface ImportAsked {
  readonly as: string;
  readonly dataset?: string;
  readonly dryRun: boolean;
  readonly retractMissing: boolean;
}

interface Options {
  /** Of imports alone. */
  readonly dir: string;
  /** Where a desk keeps its own mappings. */
  readonly mappings: string;
  readonly store: EventStore;
  readonly rows: ReadModels;
  readonly tokens: Pick<Tokens, 'stillLetsIn'>;
  readonly now: () => Date;
  /** Bytes of files that are kept at once. */
  readonly maxBytes: number;
  readonly patience: Patience;
}

interface Job {
  answer: ImportAnswer;
  readonly mapping: Mapping;
  readonly upload: Upload;
  readonly by: Identity;
  readonly stop: AbortController;
  readonly ended: PromiseWithResolvers<void>;
}

const MOST_WAITING = 10;
/** Milliseconds between two looks at how far a run is. */
const WRITTEN_EVERY = 250;
const WRITTEN_AT = 1000;
const AGAIN = 'import the same file again: it goes on where this one ended';

/** Imports of this process: one runs at a time, the others wait their turn. */
export class Imports {
  readonly #options: Options;
  readonly #logger = new Logger('Imports');
  readonly #room: Room;
  readonly #queue: Job[] = [];
  #receiving = 0;
  #running: Job | null = null;
  #idle: Promise<void> = Promise.resolve();
  #lock: RunnerLock | null = null;
  #catalogue: ImportCatalogue | null = null;
  #closed = false;

  constructor(options: Options) {
    this.#options = options;
    this.#room = { left: options.maxBytes, most: options.maxBytes };
    // What another process left is told of from the start; a directory that cannot be written to keeps nobody from starting.
    try {
      if (ImportCatalogue.isThere(options.dir)) this.#own();
    } catch (error) {
      this.#logger.warn(`the imports of before cannot be read: ${(error as Error).message}`);
    }
  }

  /**
   * Takes in the body and queues it.
   * @throws {UnknownMapping}, {UnreadableMapping}, {ImportRefused}, {Problem} of a body that cannot be taken
   */
  async start(asked: ImportAsked, body: Readable, headers: IncomingHttpHeaders, by: Identity): Promise<ImportAnswer> {
    const mapping = await findMapping(asked.as, this.#options.mappings);
    if (mapping.log)
      throw new ImportRefused(
        'own-clock',
        `a file for ${asked.as} has its own clock, and comes in with the command line alone (--own-clock)`,
      );
    if (!unlessFull(() => this.#own())) throw runElsewhere();
    if (this.#queue.length + this.#receiving >= MOST_WAITING)
      throw new ImportRefused('too-many', `${MOST_WAITING} imports wait already`);
    this.#receiving++;
    let upload: Upload;
    try {
      upload = await Upload.receive(body, headers, {
        folder: this.#options.dir,
        room: this.#room,
        patience: this.#options.patience,
      });
    } finally {
      this.#receiving--;
    }
    try {
      const lacking = filesBeside(mapping).filter((name) => !upload.has(name));
      if (lacking.length > 0)
        throw new ImportRefused(
          'lacks-files',
          `${asked.as} reads ${lacking.join(', ')} beside the file: send a form (multipart/form-data) with the part file and a part beside for each of them`,
        );
      const { as, dryRun, retractMissing, dataset = mapping.dataset } = asked;
      const answer: ImportAnswer = {
        id: uuidv7(),
        as,
        dataset,
        dryRun,
        retractMissing,
        state: 'queued',
        ...new Tally().counts(),
        error: null,
      };
      unlessFull(() => this.#written().add(answer));
      this.#queue.push({ answer, mapping, upload, by, stop: new AbortController(), ended: Promise.withResolvers() });
      if (!this.#running) this.#idle = this.#work();
      return answer;
    } catch (error) {
      await upload.remove();
      throw error;
    }
  }

  async mappings(): Promise<readonly MappingAnswer[]> {
    const folder = this.#options.mappings;
    const names = await mappingNames(folder);
    return Promise.all(names.map(async (name) => mappingAnswer(name, await findMapping(name, folder).catch(errorOf))));
  }

  find(id: string): ImportAnswer | null {
    return this.#jobOf(id)?.answer ?? this.#readable()?.find(id) ?? null;
  }

  /** The latest first. @param before only those that were asked for before it */
  list(limit: number, before?: number): ListedImport[] {
    const listed = this.#readable()?.list(limit, before) ?? [];
    return listed.map(({ answer, n }) => ({ answer: this.#jobOf(answer.id)?.answer ?? answer, n }));
  }

  rows(id: string, asked: RowsAsked): ReturnType<ImportCatalogue['rows']> {
    return this.#readable()?.rows(id, asked) ?? null;
  }

  /** @returns null when there is no such import; one that has ended stays as it is. @throws {ImportRefused} */
  async cancel(id: string): Promise<ImportAnswer | null> {
    const job = this.#jobOf(id);
    if (!job) {
      const found = this.find(id);
      if (found && (found.state === 'queued' || found.state === 'running')) throw runElsewhere();
      return found;
    }
    job.stop.abort();
    if (job === this.#running) await job.ended.promise;
    else await this.#end(this.#queue.splice(this.#queue.indexOf(job), 1)[0] as Job, { state: 'cancelled' });
    return this.find(id);
  }

  async close(): Promise<void> {
    this.#closed = true;
    const error = `the server was stopped: ${AGAIN}`;
    this.#running?.stop.abort();
    await Promise.all(this.#queue.splice(0).map((job) => this.#end(job, { state: 'failed', error })));
    await this.#idle;
    this.#catalogue?.close();
    this.#lock?.release();
  }

  #jobOf(id: string): Job | undefined {
    return [this.#running, ...this.#queue].find((job) => job?.answer.id === id) ?? undefined;
  }

  /** Whether this process is the one that imports. */
  #own(): boolean {
    const { dir } = this.#options;
    if (this.#lock) return true;
    this.#lock = RunnerLock.take(dir);
    if (!this.#lock) return false;
    for (const name of readdirSync(dir)) {
      if (name.startsWith('upload-') || name.startsWith('trial-')) rmSync(join(dir, name), { recursive: true, force: true });
    }
    this.#written().failUnfinished(`the server ended before it was done: ${AGAIN}`);
    return true;
  }

  #written(): ImportCatalogue {
    return (this.#catalogue ??= new ImportCatalogue(this.#options.dir, this.#options.maxBytes, (aside) =>
      this.#logger.warn(
        `What became of imports was in a file that is damaged: it was set aside as ${aside}, and a new one is begun. What they recorded is in the log.`,
      ),
    ));
  }

  #readable(): ImportCatalogue | null {
    return (
      this.#catalogue ?? (existsSync(this.#options.dir) && ImportCatalogue.isThere(this.#options.dir) ? this.#written() : null)
    );
  }

  async #work(): Promise<void> {
    for (let job = this.#queue.shift(); job; job = this.#queue.shift()) {
      this.#running = job;
      const end = await this.#run(job);
      this.#running = null;
      await this.#end(job, end);
    }
  }

  async #run(job: Job): Promise<Partial<ImportAnswer>> {
    if (!this.#options.tokens.stillLetsIn(job.by)) return this.#failureOf(job, new NotLetIn());
    const waiting: RowOutcome[] = [];
    const tally = new Tally();
    const write = (): void => {
      job.answer = { ...job.answer, ...tally.counts() };
      // A disk that is full now is written to later.
      try {
        this.#written().write(job.answer, waiting);
        waiting.length = 0;
      } catch (error) {
        this.#logger.warn(`what becomes of an import cannot be written: ${(error as Error).message}`);
      }
    };
    const onRow = (outcome: RowOutcome): void => {
      waiting.push(outcome);
      if (waiting.length >= WRITTEN_AT) write();
    };
    job.answer = { ...job.answer, state: 'running' };
    write();
    const timer = setInterval(write, WRITTEN_EVERY);
    try {
      await this.#record(job, tally, onRow);
      return { state: 'completed' };
    } catch (error) {
      return this.#failureOf(job, error);
    } finally {
      clearInterval(timer);
      write();
    }
  }

  async #record(
    { answer, mapping, upload, by, stop: { signal } }: Job,
    tally: Tally,
    onRow: (outcome: RowOutcome) => void,
  ): Promise<void> {
    const { store, tokens, now, dir } = this.#options;
    const { id, dataset, dryRun, retractMissing } = answer;
    const trialDir = join(dir, `trial-${id}`);
    const trial = dryRun ? await openStore(join(trialDir, 'trial.db')) : null;
    try {
      await runImport({
        dataset,
        rows: plan(mapping, () => upload.main(), { beside: (name) => upload.beside(name) }),
        known: this.#known(dataset, signal),
        store: trial ? new TrialStore(store, trial) : store,
        by,
        stillMay: () => tokens.stillLetsIn(by),
        now,
        retractMissing,
        signal,
        tally,
        onRow,
      });
    } finally {
      await trial?.close();
      await rm(trialDir, { recursive: true, force: true });
    }
  }

  /** Once the rows have seen the log as it stands. */
  async *#known(dataset: string, signal: AbortSignal): AsyncGenerator<KnownRow> {
    const { store, rows } = this.#options;
    await this.#seen(await lastOfOurs(store), signal);
    let after: string | null = null;
    for (;;) {
      signal.throwIfAborted();
      const page: readonly KnownRow[] = rows.reader.imported(dataset, after, PAGE);
      yield* page;
      const last = page.at(-1);
      if (!last) return;
      after = last.key;
      await nextTurn();
    }
  }

  async #seen(head: Position, signal: AbortSignal): Promise<void> {
    const { rows } = this.#options;
    // Rows that are still being made have seen the beginning of the log, and can tell nothing.
    while (!(await rows.reader.waitFor(head, LOOKED_EVERY, signal)) || !rows.reader.ready) {
      signal.throwIfAborted();
      await pause(LOOKED_EVERY, signal);
    }
  }

  #failureOf({ answer, by, stop }: Job, error: unknown): Partial<ImportAnswer> {
    const { message } = error as Error;
    if (stop.signal.aborted)
      return this.#closed ? { state: 'failed', error: `the server was stopped: ${AGAIN}` } : { state: 'cancelled' };
    if (error instanceof NotLetIn) {
      this.#logger.warn(`import ${answer.id} ended: the token of ${by.actor} lets nobody in any more`);
      return { state: 'failed', error: `the token that asked for it was revoked or has expired: ${AGAIN}, by another` };
    }
    if (error instanceof ImportFailed || error instanceof UnreadableFile) return { state: 'failed', error: message };
    if (error instanceof StoreUnavailable) return { state: 'failed', error: `${message}; when the log answers again, ${AGAIN}` };
    this.#logger.error(`import ${answer.id}: ${(error as Error).stack ?? message}`);
    return { state: 'failed', error: `something went wrong here, and was logged; ${AGAIN}` };
  }

  async #end(job: Job, end: Partial<ImportAnswer>): Promise<void> {
    await job.upload.remove().catch(() => undefined);
    try {
      this.#written().write({ ...job.answer, ...end });
    } catch (error) {
      this.#logger.error(`import ${job.answer.id} is ${end.state}, which cannot be written: ${(error as Error).message}`);
    }
    job.ended.resolve();
  }
}

const runElsewhere = (): ImportRefused =>
  new ImportRefused('run-elsewhere', 'another process runs the imports of this data directory: ask that one');

const errorOf = (error: unknown): Error => error as Error;

const PAGE = 5000;
const LOOKED_EVERY = 50;

/** @throws {Problem} where the disk is full */
function unlessFull<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { cause = error } = error as Error;
    const { code } = cause as NodeJS.ErrnoException;
    throw isFull(cause) || code === 'ENOSPC' || code === 'EDQUOT' ? fullDisk() : error;
  }
}
