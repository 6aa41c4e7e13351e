import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { mappingsIn } from '#api/data-dir.ts';
import { LOCAL } from '#domain/access.ts';
import { isSlug } from '#domain/values.ts';
import { type EventStore, StoreUnavailable } from '#event-store/event-store.ts';
import { openStore } from '#event-store/open-store.ts';
import { findMapping, mappingIn, UnknownMapping } from '#imports/mapping/find-mapping.ts';
import { type KnownRow, knownRowsOf } from '#imports/plan/known-row.ts';
import type { Mapping } from '#imports/mapping/mapping.ts';
import { plan, UnreadableFile } from '#imports/plan/plan.ts';
import { UnreadableMapping } from '#imports/mapping/read-mapping.ts';
import { type Outcome, OUTCOMES, type RowOutcome } from '#imports/run/outcome.ts';
import { ImportFailed, runImport } from '#imports/run/run.ts';
import { type Counts, Tally } from '#imports/run/tally.ts';
import { TrialStore } from '#imports/run/trial-store.ts';
import { padEnd, printable, textWidth } from '../columns.ts';
import { EXIT, Stop, usage } from '../exit-code.ts';
import { type InputFile, openInput } from '../input-file.ts';
import { dataDirOf, openOrMakeLog } from '../log-to-read.ts';
import type { Common } from '../options.ts';
import { expected, grouped, Progress } from '../progress.ts';
import { columnsOf, RejectedCsv, type RejectedFile, RejectedJson } from '../rejected-file.ts';
import { Lines, paintFor } from '../terminal.ts';

export interface RowsOptions {
  readonly dataset?: string;
  readonly dryRun?: true;
  readonly retractMissing?: true;
  readonly ownClock?: true;
  readonly rejected?: string;
}

/** As an import is answered over HTTP. */
interface Answer extends Counts {
  readonly as: string;
  readonly dataset: string;
  readonly dryRun: boolean;
  readonly retractMissing: boolean;
  readonly state: 'completed' | 'failed';
  readonly error: string | null;
  /** Where rejected rows are. */
  readonly rejectedFile: string | null;
}

const AGAIN = 'the same command again goes on where this one ended';

/** Records the rows of a file. */
export async function importRows(file: string, as: string, options: Common & RowsOptions, signal: AbortSignal): Promise<void> {
  const mapping = await mappingOf(as, options);
  const dataset: string = options.dataset ?? mapping.dataset;
  if (!isSlug(dataset))
    throw usage(`--dataset takes a name in lower-case letters, digits and single hyphens, not "${options.dataset}".`);
  if (mapping.log && !options.ownClock)
    throw usage(
      `${mapping.name} reads a log that has its own clock: add --own-clock, and give it a store of its own (--data-dir).`,
    );
  if (options.ownClock && !mapping.log) throw usage(`--own-clock: ${mapping.name} reads no record time of a row.`);
  if (options.ownClock && options.retractMissing)
    throw usage('--retract-missing: a log with its own clock says itself what was taken back, and when.');
  const log = await openOrMakeLog(options);
  let { store } = log;
  let input: InputFile | null = null;
  try {
    input = await openInput(file, log.configuration.dataDir, signal);
    if (log.make && !options.dryRun) store = await log.make();
    await run({ file, as, mapping, dataset, store, input, options, signal });
  } finally {
    await input?.close();
    await store.close();
    if (store !== log.store) await log.store.close();
  }
}

async function mappingOf(as: string, options: Common): Promise<Mapping> {
  try {
    if (/[/\\]|\.json$/i.test(as)) return mappingIn(await readFile(as, 'utf8'));
    return await findMapping(as, mappingsIn(dataDirOf(options)));
  } catch (error) {
    if (error instanceof UnknownMapping) throw usage(`--as ${as}: ${error.message}, which is ${mappingsIn(dataDirOf(options))}.`);
    if (error instanceof UnreadableMapping) throw usage(`--as ${as}: ${error.message}.`);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw usage(`--as: there is no file ${as}.`);
    throw error;
  }
}

interface Running {
  readonly file: string;
  readonly as: string;
  readonly mapping: Mapping;
  readonly dataset: string;
  readonly store: EventStore;
  readonly input: InputFile;
  readonly options: Common & RowsOptions;
  readonly signal: AbortSignal;
}

async function run(running: Running): Promise<void> {
  const { file, as, mapping, dataset, store, input, options, signal } = running;
  const { dryRun = false, retractMissing = false, ownClock = false, json } = options;
  const rejected = await rejectedRowsOf(running);
  const out = new Lines(process.stdout);
  const [tally, reasons] = [new Tally(), new Reasons()];
  const progress = new Progress(dryRun ? 'Trying' : 'Importing', 'rows');
  const reading = countedReads(input);
  let done = 0;
  const onRow = (outcome: RowOutcome): void => {
    if (outcome.outcome === 'rejected') {
      reasons.add(outcome);
      if (outcome.line !== null) rejected.add(outcome);
    }
    progress.at({ done: ++done, total: expected(done, BigInt(reading.bytes), BigInt(input.size)) });
    const isNews = !QUIET.has(outcome.outcome);
    if (json ? dryRun || isNews : dryRun) void out.write(json ? JSON.stringify(outcome) : rowText(outcome));
  };
  const trialDir = dryRun ? await mkdtemp(join(tmpdir(), 'chancery-trial-')) : null;
  const trial = trialDir === null ? null : await openStore(join(trialDir, 'trial.db'));
  const failure = await runImport({
    dataset,
    rows: plan(mapping, () => reading.read(), { beside: (name) => besideFile(file, name) }),
    known: knownIn(store, dataset, signal),
    store: trial ? new TrialStore(store, trial) : store,
    by: LOCAL,
    now: () => new Date(),
    retractMissing,
    ownClock,
    signal,
    tally,
    onRow,
  }).then(
    () => null,
    (error: unknown) => ({ error: failureOf(error) }),
  );
  progress.end();
  await trial?.close();
  if (trialDir !== null) await rm(trialDir, { recursive: true, force: true });
  const unwritten = await rejected.close();
  const counts = tally.counts();
  const answer: Answer = {
    as,
    dataset,
    dryRun,
    retractMissing,
    state: failure ? 'failed' : 'completed',
    ...counts,
    error: failure ? (failure.error as Error).message : null,
    rejectedFile: reasons.mendable > 0 && !unwritten ? rejected.path : null,
  };
  await out.write(json ? JSON.stringify(answer) : answerText(answer, reasons));
  await out.flush();
  if (unwritten)
    process.stderr.write(
      `Rejected rows could not be written to ${rejected.path} (${unwritten.code}): name another file with --rejected.\n`,
    );
  if (failure) throw failure.error;
  if (answer.rejected > 0) process.exitCode = EXIT.incomplete;
}

/** In the format of the file itself, so that the same mapping reads it. */
async function rejectedRowsOf({ file, mapping: { reads }, input, options }: Running): Promise<RejectedFile> {
  const path = (format: string): string => options.rejected ?? `${file === '-' ? 'stdin' : file}.rejected.${format}`;
  if (reads && 'json' in reads) return new RejectedJson(path('json'), reads.json, () => input.read());
  const delimiter = reads?.csv.delimiter;
  return new RejectedCsv(path('csv'), await columnsOf(input.read(), delimiter), delimiter);
}

/** As the program tells it. */
function failureOf(error: unknown): unknown {
  if (error instanceof ImportFailed || error instanceof UnreadableFile) return new Stop(EXIT.no, `${error.message}.`);
  if (error instanceof StoreUnavailable)
    return new StoreUnavailable(`${error.message}; when the log answers again, ${AGAIN}`, { cause: error });
  return error instanceof Stop && error.exitCode === EXIT.interrupted
    ? new Stop(EXIT.interrupted, `interrupted: ${AGAIN}.`)
    : error;
}

/** A file that the mapping reads lies in the folder of the main one. */
function besideFile(file: string, name: string): AsyncIterable<Uint8Array> | null {
  const path = join(file === '-' ? resolve('.') : dirname(file), name);
  return existsSync(path) ? createReadStream(path) : null;
}

async function* knownIn(store: EventStore, dataset: string, signal: AbortSignal): AsyncGenerator<KnownRow> {
  const progress = new Progress('Reading the log');
  try {
    const head = await store.head();
    yield* knownRowsOf(store, dataset, signal, ({ events: done, position }) =>
      progress.at({ done, total: expected(done, position, head) }),
    );
  } finally {
    progress.end();
  }
}

/** How far the reading of a file is that is read several times: the last one counts. */
function countedReads(input: InputFile): { readonly bytes: number; readonly read: () => AsyncIterable<Uint8Array> } {
  let bytes = 0;
  return {
    get bytes() {
      return bytes;
    },
    async *read() {
      bytes = 0;
      for await (const chunk of input.read()) {
        bytes += chunk.length;
        yield chunk;
      }
    },
  };
}

/** Why rows were rejected: by code, with the first row of each. */
class Reasons {
  readonly all = new Map<string, { count: number; readonly first: RowOutcome }>();
  /** Rows of the file; the others can be mended in the record alone. */
  mendable = 0;

  add(outcome: RowOutcome): void {
    if (outcome.line !== null) this.mendable++;
    const code = outcome.code ?? '';
    const known = this.all.get(code);
    if (known) known.count++;
    else this.all.set(code, { count: 1, first: outcome });
  }
}

function rowText({ line, key, outcome, record, code, detail }: RowOutcome): string {
  const paint = paintFor(process.stdout);
  const columns = [
    paint('dim', String(line ?? '-').padStart(LINE)),
    paint(OUTCOME_STYLES[outcome], padEnd(outcome, LONGEST_OUTCOME)),
    printable(record ?? key ?? ''),
    ...(code === null ? [] : [code]),
    ...(detail === null ? [] : [paint('dim', printable(detail))]),
  ];
  return columns.join('  ');
}

/** Told of row by row only where that is asked for. */
const QUIET: ReadonlySet<Outcome> = new Set(['recorded', 'already', 'skipped']);
const LINE = 6;
const LONGEST_OUTCOME = Math.max(...OUTCOMES.map((each) => each.length));
const OUTCOME_STYLES = {
  recorded: 'green',
  already: 'dim',
  corrected: 'yellow',
  retracted: 'yellow',
  skipped: 'dim',
  rejected: 'red',
} as const;

function answerText(answer: Answer, reasons: Reasons): string {
  const { as, dataset, dryRun, state, rows, events, rejectedFile } = answer;
  const paint = paintFor(process.stdout);
  const mark = state === 'completed' ? paint('green', '✓') : paint('red', '✗');
  const done = `${dryRun ? 'Tried' : 'Imported'} ${counted(rows, 'row')} of ${dataset}${as === dataset ? '' : ` (as ${as})`}`;
  const heading = `${mark} ${state === 'completed' ? done : `${done}, not to the end`}${dryRun ? '; nothing was recorded' : ''}.`;
  const counts = OUTCOMES.map((each): [string, string] => [each, grouped(answer[each])]);
  const kinds = Object.entries(events).toSorted(([, a], [, b]) => b - a);
  const why = [...reasons.all]
    .toSorted(([, a], [, b]) => b.count - a.count)
    .map(([code, { count, first }]): [string, string, string] => [code, grouped(count), exampleOf(first)]);
  return [
    heading,
    ...table(counts),
    ...(kinds.length > 0 ? [dryRun ? 'Events that would be recorded' : 'Events'] : []),
    ...table(kinds.map(([type, n]) => [type, grouped(n)])),
    ...(why.length > 0 ? ['Rejected'] : []),
    ...table(why),
    ...(rejectedFile === null ? [] : [`Mend them in ${printable(rejectedFile)} and import that file.`]),
  ].join('\n');
}

function exampleOf({ line, key, detail }: RowOutcome): string {
  return `${line === null ? `row ${key}` : `line ${line}`}: ${detail}`;
}

/** Of names, numbers and whatever belongs to them. */
function table(rows: readonly (readonly [string, string, string?])[]): string[] {
  const [names, numbers] = [0, 1].map((column) => Math.max(0, ...rows.map((row) => textWidth(row[column] as string)))) as [
    number,
    number,
  ];
  return rows.map(([name, number, more]) => {
    const shown = `  ${padEnd(printable(name), names)}  ${number.padStart(numbers)}`;
    return more === undefined ? shown : `${shown}  ${printable(more)}`;
  });
}

const counted = (n: number, what: string): string => `${grouped(n)} ${what}${n === 1 ? '' : 's'}`;
