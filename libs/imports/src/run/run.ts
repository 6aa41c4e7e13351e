import { LRUCache } from 'lru-cache';
import {
  type Caller,
  type Executed,
  type Execute,
  executor,
  ForeignClock,
  newCorrelationId,
  RetractedRecord,
  UnreadableRecord,
} from '#application/execute.ts';
import type { Identity } from '#domain/access.ts';
import { OneAtATime } from '#application/one-at-a-time.ts';
import { decide } from '#domain/decide.ts';
import { parseStream } from '#domain/nouns.ts';
import { saysPersonal } from '#domain/personal.ts';
import type { RecordState } from '#domain/record.ts';
import { Refused } from '#domain/refusal.ts';
import { Backoff, pause } from '#event-store/backoff.ts';
import { canonicalJson } from '#event-store/canonical-json.ts';
import { decode, UnreadableEvent } from '#event-store/decode.ts';
import { AppendTooLarge, type EventToAppend, StoreUnavailable } from '#event-store/event-store.ts';
import { type KnownRow, rowIn } from '../plan/known-row.ts';
import { Ledger } from './ledger.ts';
import { type Merging, mergingNow } from '../plan/merge-line.ts';
import type { PlannedRow, Recording, RejectedRow } from '../plan/plan.ts';
import { changeOf, NotWithdrawable, pastOf, type RowPast, type SpokenEvent, withdrawalOf } from '../plan/row-past.ts';
import type { Outcome, RowOutcome } from './outcome.ts';
import type { Tally } from './tally.ts';
import type { Streams } from './trial-store.ts';

export interface Import {
  /** Under this name rows are known. */
  readonly dataset: string;
  readonly rows: AsyncIterable<PlannedRow | RejectedRow>;
  /** What the log has of the data set; a key that comes again is what it says the last time. */
  readonly known: AsyncIterable<KnownRow>;
  /** Where it is recorded: the log, or a `TrialStore` of it for a dry run. */
  readonly store: Streams;
  /** Who imports: all of what the data set recorded is compared, so the highest clearance is asked for. */
  readonly by: Identity;
  /** Whether who imports still may; it ends where they may not. Default: they may. */
  readonly stillMay?: () => boolean;
  readonly now: () => Date;
  /** Each row at its own record time. */
  readonly ownClock?: boolean;
  /** Takes back the rows that the file does not have. */
  readonly retractMissing?: boolean;
  /** Ends it: rows in hand are finished, and the same import again goes on. */
  readonly signal: AbortSignal;
  /** Told of what comes of it. */
  readonly tally: Tally;
  /** Called for each row once it is decided, in the order of the file; the rows that it does not have come last. */
  readonly onRow?: (outcome: RowOutcome) => void;
  /** How long a log that is away is waited for, in milliseconds. Default one minute. */
  readonly patience?: number;
}

/** It could not come to its end, for a reason that is said. */
export class ImportFailed extends Error {
  override readonly name = 'ImportFailed';
}

/** Who imports may not any more. */
export class NotLetIn extends Error {
  override readonly name = 'NotLetIn';
}

/** Rows that are decided at once: a store commits them together. */
const IN_HAND = 64;
/** What was there first is asked for once, as long as it is remembered. */
const REMEMBERED = 50_000;
const PATIENCE = 60_000;
/** Rows that may be decided before one above them is. */
const AHEAD = 10_000;

/**
 * Records the rows of a file, each once: what is on record is left as it is, a new version of a row is a correction. Ended
 * at any moment and begun again, it goes on.
 * @throws {ImportFailed}, {NotLetIn}, {UnreadableFile}, {StoreUnavailable}, and the signal's reason when it aborts; the tally has
 *   what was done until then
 */
export async function runImport(asked: Import): Promise<void> {
  const ledger = await Ledger.of(asked.known);
  try {
    await new Run(asked, ledger).run();
  } finally {
    ledger.close();
  }
}

class Run {
  readonly #import: Import;
  readonly #ledger: Ledger;
  readonly #store: Streams;
  readonly #execute: Execute;
  readonly #correlationId = newCorrelationId();
  /** The last row in hand of each stream: rows of one record follow one another. */
  readonly #lanes = new Map<string, Promise<void>>();
  /** What had to be there first, by its text. */
  readonly #asked = new LRUCache<string, Promise<boolean>>({ max: REMEMBERED });
  readonly #inHand = new Set<Promise<void>>();
  readonly #merges = new OneAtATime();
  /** All rows before. */
  #before = Promise.resolve();
  #rows = 0;
  /** Decided before a row above them was. */
  readonly #ahead = new Map<number, RowOutcome>();
  #told = 0;
  #nameless = 0;
  #failure: { readonly error: unknown } | null = null;

  constructor(asked: Import, ledger: Ledger) {
    this.#import = asked;
    this.#ledger = ledger;
    this.#store = counting(asked.store, asked.tally);
    this.#execute = executor({ store: this.#store, now: asked.now });
  }

  async run(): Promise<void> {
    const { rows, signal, retractMissing, ownClock } = this.#import;
    if (ownClock && retractMissing) throw new ImportFailed('a file with its own clock says itself what was taken back, and when');
    try {
      for await (const row of rows) {
        if (this.#failure || signal.aborted) break;
        this.#assertStillMay();
        const place = this.#rows++;
        if ('code' in row) this.#unreadable(row, place);
        else this.#take(row, place);
        while (this.#inHand.size >= IN_HAND || (this.#inHand.size > 0 && this.#ahead.size >= AHEAD))
          await Promise.race(this.#inHand);
      }
    } finally {
      await Promise.all(this.#inHand);
      // A row that failed leaves a gap.
      for (const [, outcome] of [...this.#ahead].toSorted(([a], [b]) => a - b)) this.#hand(outcome);
    }
    this.#goOn();
    if (retractMissing) await this.#retractMissing();
  }

  #goOn(): void {
    if (this.#failure) throw this.#failure.error;
    this.#import.signal.throwIfAborted();
  }

  /** @throws {NotLetIn} */
  #assertStillMay(): void {
    if (this.#import.stillMay?.() === false) throw new NotLetIn();
  }

  #unreadable({ line, key, code, detail, row }: RejectedRow, place: number): void {
    if (key === null) this.#nameless++;
    else this.#ledger.see(key);
    this.#tell({ line, key, outcome: 'rejected', record: null, code, detail, row }, place);
  }

  #take(row: PlannedRow, place: number): void {
    const known = this.#ledger.see(row.key);
    const isKnown = known?.digest === row.digest;
    if (row.main === null && row.before.length + row.after.length === 0 && (known === null || isKnown))
      return this.#tell({ ...toldOf(row), outcome: 'skipped' }, place);
    if (isKnown && row.after.length === 0) return this.#tell({ ...toldOf(row), outcome: 'already' }, place);
    if (!isKeepable([row.before, row.main, row.after])) {
      const detail = 'a text of it is no Unicode, or holds a NUL character';
      return this.#tell(rejection(row, { code: 'invalid-body', detail }), place);
    }
    const first = isKnown ? Promise.resolve(false) : this.#first(row);
    const streams = [row.main, ...row.after].flatMap((recording) => recording?.stream ?? []);
    if (known) streams.push(known.stream);
    const [lanes, before] = [this.#lanesOf(streams), this.#before];
    const work = async (): Promise<void> => {
      try {
        await lanes;
        if (!this.#failure) this.#tell(await this.#decide(row, known, first, before), place);
      } catch (error) {
        this.#failure ??= { error };
      } finally {
        this.#inHand.delete(done);
      }
    };
    // Begins in another turn, when the promise has its name.
    const done: Promise<void> = Promise.resolve().then(work);
    this.#enter(streams, done);
    this.#before = before.then(() => done);
    this.#inHand.add(done);
  }

  async #decide(row: PlannedRow, known: KnownRow | null, first: Promise<boolean>, before: Promise<void>): Promise<RowOutcome> {
    try {
      return await this.#record(row, known, await first);
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'unknown-reference') return rejected(row, error);
    }
    // What it refers to may be a row before it that was still in hand.
    await before;
    try {
      let prepared = false;
      for (const recording of row.before) if ((await this.#ask(recording, row)).recorded) prepared = true;
      return await this.#record(row, known, prepared);
    } catch (error) {
      return rejected(row, error);
    }
  }

  /** @param prepared whether something was recorded that had to be there first */
  async #record(row: PlannedRow, known: KnownRow | null, prepared: boolean): Promise<RowOutcome> {
    const { main, after, digest } = row;
    let outcome: Outcome = 'already';
    if (known) {
      if (known.digest !== digest) outcome = await this.#change(row, known);
    } else if (main ? (await this.#ask(main, row, versionOf(row))).recorded : prepared) outcome = 'recorded';
    for (const recording of after) {
      const ask = recording.type === 'MergeRecords' ? this.#merge(recording, row) : this.#ask(recording, row);
      const { recorded } = await ask.catch((error: unknown) => {
        if (known && error instanceof RetractedRecord) return { recorded: false };
        throw error;
      });
      if (recorded && outcome === 'already') outcome = 'recorded';
    }
    return { ...toldOf(row), outcome };
  }

  /**
   * What must be there first, in its order; what other rows need too is asked for once.
   * @returns whether something was recorded for this row
   */
  #first(row: PlannedRow): Promise<boolean> {
    let last = Promise.resolve(false);
    for (const recording of row.before) {
      const text = canonicalJson(recording);
      const asked = this.#asked.get(text);
      const prior = last;
      // Who waits for the last of them hears of it: a row that has ended by then ends no program.
      prior.catch(() => undefined);
      if (asked) {
        last = asked.then(() => prior);
        continue;
      }
      const lane = this.#lanesOf([recording.stream]);
      const ask = async (): Promise<boolean> => {
        const prepared = await prior;
        await lane;
        return (await this.#ask(recording, row)).recorded || prepared;
      };
      last = ask();
      this.#asked.set(text, last);
      this.#enter(
        [recording.stream],
        last.then(
          () => undefined,
          () => void this.#asked.delete(text),
        ),
      );
    }
    last.catch(() => undefined);
    return last;
  }

  /** Until the rows before are done with these streams. */
  #lanesOf(streams: readonly string[]): Promise<unknown> {
    return Promise.all(streams.flatMap((stream) => this.#lanes.get(stream) ?? []));
  }

  #enter(streams: readonly string[], settled: Promise<void>): void {
    const leave = async (): Promise<void> => {
      await settled;
      for (const stream of streams) if (this.#lanes.get(stream) === settled) this.#lanes.delete(stream);
    };
    for (const stream of streams) this.#lanes.set(stream, settled);
    void leave();
  }

  /** Which of them is the first in the file is another in another order of it: what is one on record stays so. */
  async #merge(merging: Merging, row: PlannedRow): Promise<{ readonly recorded: boolean }> {
    const load = async (stream: string): Promise<RecordState | null> => (await this.#pastOf({ key: '', stream })).record;
    const now = await mergingNow(merging, load);
    if (now === merging) return this.#ask(merging, row);
    if (now === null) return { recorded: false };
    // Two at once could merge the one into the other and the other into the one.
    return this.#merges.run('', async () => {
      const again = await mergingNow(merging, load);
      return again ? this.#ask(again, row) : { recorded: false };
    });
  }

  /** A row that is on record in another version. */
  async #change(row: PlannedRow, known: KnownRow): Promise<Outcome> {
    const { dataset, by, now } = this.#import;
    const { key, digest, main } = row;
    const of = versionOf(row);
    const past = await this.#pastOf(known);
    const reason = `${dataset}, row ${key}: version ${short(known.digest)} of it became ${short(digest)}`;
    if (past.stream !== main?.stream) {
      if (main) await this.#refuseAtOnce(main);
      const withdrawal = withdrawalOf(past, main ? `${reason}, which is ${main.stream}` : `${reason}, which is no record`);
      const { recorded } = withdrawal ? await this.#ask(withdrawal, row, main ? undefined : of) : { recorded: false };
      if (!main) return recorded ? 'retracted' : 'already';
      return (await this.#ask(main, row, of)).recorded ? 'corrected' : 'already';
    }
    if (past.record?.retraction) return (await this.#ask(main, row, of)).recorded ? 'corrected' : 'already';
    const { changes, sources, inferred, contested } = changeOf(past, main, { now: now(), actor: by.actor });
    const [first] = contested;
    if (first !== undefined) throw new Contested(contested);
    if (Object.keys(changes).length > 0) {
      const body = { changes, reason, sources, inferred };
      return (await this.#ask({ type: 'CorrectRecord', stream: main.stream, body }, row, of)).recorded ? 'corrected' : 'already';
    }
    // Only its source may be new; what others have corrected stays as it is.
    const same = await this.#ask(main, row, of).catch((error: unknown) => {
      if (error instanceof Refused) return { recorded: false };
      throw error;
    });
    return same.recorded ? 'corrected' : 'already';
  }

  /** Nothing is taken back for what cannot come in its place. @throws {Refused} */
  async #refuseAtOnce(main: Recording): Promise<void> {
    const { by, now } = this.#import;
    const { record } = await this.#pastOf({ key: '', stream: main.stream });
    decide(main, record, { now: now(), actor: by.actor });
  }

  async #retractMissing(): Promise<void> {
    const { dataset } = this.#import;
    if (this.#rows === 0) throw new ImportFailed('there are no rows in the file, so nothing was retracted: is it the right one?');
    if (this.#nameless > 0)
      throw new ImportFailed(
        `which rows vanished cannot be told, for ${this.#nameless} could not be read: mend those and run it again; nothing was retracted`,
      );
    let place = this.#rows;
    for (const known of this.#ledger.vanished()) {
      this.#goOn();
      const told = { line: null, key: known.key, record: recordOf(known.stream), code: null, detail: null, row: null };
      try {
        const withdrawal = withdrawalOf(await this.#pastOf(known), `${dataset} no longer has row ${known.key}`);
        const { recorded } = withdrawal ? await this.#ask(withdrawal, {}, { key: known.key, digest: null }) : { recorded: false };
        if (recorded) this.#tell({ ...told, outcome: 'retracted' }, place++);
      } catch (error) {
        this.#tell({ ...told, outcome: 'rejected', ...refusalOf(error) }, place++);
      }
    }
  }

  async #pastOf({ key, stream }: Pick<KnownRow, 'key' | 'stream'>): Promise<RowPast> {
    return this.#patiently(async () => {
      const events: SpokenEvent[] = [];
      for await (const event of this.#store.read(stream)) events.push({ event: decode(event), row: rowIn(event.metadata) });
      return pastOf(stream, events, this.#import.dataset, key);
    });
  }

  #ask(recording: Recording, { at }: Pick<PlannedRow, 'at'>, row?: VersionOfRow): Promise<Executed> {
    const { by, dataset, ownClock } = this.#import;
    if (ownClock && at === undefined) throw new ForeignClock('the row has no record time of its own');
    const imported = { dataset, ...(row && { row }), ...(ownClock && at !== undefined && { at: new Date(at) }) };
    return this.#patiently(() => {
      this.#assertStillMay();
      return this.#execute(recording, { ...by, correlationId: this.#correlationId, imported });
    });
  }

  /** A log that is away is waited for: what was recorded meanwhile is found to be so already. */
  async #patiently<T>(work: () => Promise<T>): Promise<T> {
    const { signal, patience = PATIENCE } = this.#import;
    const backoff = new Backoff();
    const end = performance.now() + patience;
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        const again = backoff.next();
        if (this.#failure || signal.aborted || performance.now() + again > end) throw error;
        await pause(again, signal);
      }
    }
  }

  #tell(outcome: RowOutcome, place: number): void {
    this.#ahead.set(place, outcome);
    for (let next = this.#ahead.get(this.#told); next; next = this.#ahead.get(this.#told)) {
      this.#ahead.delete(this.#told++);
      this.#hand(next);
    }
  }

  #hand(outcome: RowOutcome): void {
    this.#import.tally.row(outcome);
    this.#import.onRow?.(outcome);
  }
}

type VersionOfRow = NonNullable<NonNullable<Caller['imported']>['row']>;

const versionOf = ({ key, digest }: PlannedRow): VersionOfRow => ({ key, digest });

/** The row says another thing now, and so does somebody else. */
class Contested extends Error {
  constructor(pointers: readonly string[]) {
    super(
      `${pointers.join(', ')} ${pointers.length === 1 ? 'was' : 'were'} changed by somebody else since, and the row says another thing: decide by hand, with /corrections or /claims`,
    );
  }
}

const toldOf = ({ line, key, main, notes }: PlannedRow): Omit<RowOutcome, 'outcome'> => ({
  line,
  key,
  record: main && recordOf(main.stream),
  code: null,
  detail: notes.length > 0 ? notes.join('; ') : null,
  row: null,
});

function recordOf(stream: string): string {
  const { noun, id } = parseStream(stream);
  return `${noun}:${id}`;
}

/** @throws what is not about the row */
function rejected(row: PlannedRow, error: unknown): RowOutcome {
  return rejection(row, refusalOf(error));
}

/** Of a row that says something personal no more is told than where it is: what was told would be kept. */
function rejection(row: PlannedRow, why: { readonly code: string; readonly detail: string }): RowOutcome {
  const { before, main, after } = row;
  const isPersonal = [...before, ...(main ? [main] : []), ...after].some(saysPersonal);
  return { ...toldOf(row), outcome: 'rejected', ...why, ...(isPersonal ? { key: null } : { row: row.row }) };
}

/** @throws what is not about a row */
function refusalOf(error: unknown): { readonly code: string; readonly detail: string } {
  const { message: detail } = error as Error;
  if (error instanceof Refused)
    return {
      code: error.code,
      detail: error.refusals.map(({ pointer, detail: each }) => (pointer ? `${pointer}: ${each}` : each)).join('; '),
    };
  if (error instanceof Contested) return { code: 'already-different', detail };
  if (error instanceof NotWithdrawable) return { code: 'not-withdrawable', detail };
  if (error instanceof ForeignClock) return { code: 'own-clock', detail };
  if (error instanceof AppendTooLarge) return { code: 'too-large', detail };
  if (error instanceof UnreadableRecord || error instanceof UnreadableEvent) return { code: 'unreadable-record', detail };
  throw error;
}

const short = (digest: string | null): string => (digest === null ? '(gone)' : digest.slice(0, 12));

/** Whether a log keeps every text as it is. */
function isKeepable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  return typeof value !== 'object' || value === null || Object.values(value).every(isKeepable);
}

/** Tells of what is appended. */
function counting(store: Streams, tally: Tally): Streams {
  return {
    read: (stream, options) => store.read(stream, options),
    async append(stream, expected, appended: readonly EventToAppend[]) {
      const answer = await store.append(stream, expected, appended);
      for (const { type } of appended) tally.event(type);
      return answer;
    },
  };
}
