import { checkFile, FileChanged, type Heads, headsOf, type Move, moveIn, type Rejection } from '#application/move-in.ts';
import { type EventStore, StoreUnavailable } from '#event-store/event-store.ts';
import { printable } from '../columns.ts';
import { EXIT, Stop } from '../exit-code.ts';
import { type InputFile, openInput } from '../input-file.ts';
import { openOrMakeLog } from '../log-to-read.ts';
import type { Common } from '../options.ts';
import { expected, grouped, Progress } from '../progress.ts';
import { paintFor } from '../terminal.ts';

interface Options extends Common {
  readonly dryRun?: true;
}

/** Counts of rows. */
interface Answer {
  readonly state: 'completed' | 'failed';
  readonly dryRun: boolean;
  readonly rows: number;
  /** With `dryRun`: those that would be. */
  readonly recorded: number;
  readonly already: number;
  readonly rejected: number;
}

/** Brings the events of an export into the log. */
export async function importLog(file: string, options: Options, signal: AbortSignal): Promise<void> {
  const log = await openOrMakeLog(options);
  let { store } = log;
  let input: InputFile | null = null;
  try {
    input = await openInput(file, log.configuration.dataDir, signal);
    const standing = await standingIn(store, signal);
    const { rows, already, rejected, rejections } = await watched('Checking', { store, input, signal }, (move) =>
      checkFile(move, standing),
    );
    if (rows === 0) throw new Stop(EXIT.no, 'there are no events in it: nothing was imported.');
    const dryRun = options.dryRun ?? false;
    if (rejected > 0) return print({ state: 'failed', dryRun, rows, recorded: 0, already, rejected }, rejections, options);
    if (dryRun || already === rows)
      return print({ state: 'completed', dryRun, rows, recorded: rows - already, already, rejected }, [], options);
    if (log.make) store = await log.make();
    const moved = await watched('Importing', { store, input, signal }, (move) => moveIn(move, standing));
    const { recorded, conflict } = moved;
    const state = conflict ? 'failed' : 'completed';
    print({ state, dryRun, rows, recorded, already, rejected: conflict ? 1 : 0 }, conflict ? [conflict] : [], options);
  } catch (error) {
    if (error instanceof FileChanged) throw new Stop(EXIT.no, `${error.message}.`);
    throw error;
  } finally {
    await input?.close();
    await store.close();
    if (store !== log.store) await log.store.close();
  }
}

async function standingIn(store: EventStore, signal: AbortSignal): Promise<Heads> {
  const progress = new Progress('Reading the log');
  try {
    const head = await store.head();
    return await headsOf(store, signal, ({ events: done, position }) =>
      progress.at({ done, total: expected(done, position, head) }),
    );
  } finally {
    progress.end();
  }
}

async function watched<T>(
  doing: string,
  { store, input, signal }: { readonly store: EventStore; readonly input: InputFile; readonly signal: AbortSignal },
  run: (move: Move) => Promise<T>,
): Promise<T> {
  const progress = new Progress(doing);
  const size = BigInt(input.size);
  try {
    return await run({
      store,
      read: () => input.read(),
      signal,
      onProgress: ({ rows, bytes }) => progress.at({ done: rows, total: expected(rows, BigInt(bytes), size) }),
    });
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    const mend = 'when the log answers again, the same command goes on where this one ended';
    throw new StoreUnavailable(`${error.message}; ${mend}`, { cause: error });
  } finally {
    progress.end();
  }
}

function print(answer: Answer, rejections: readonly Rejection[], { json }: Options): void {
  if (answer.state === 'failed') process.exitCode = EXIT.no;
  const lines = json
    ? [
        ...rejections.map(({ line, code, detail }) => JSON.stringify({ line, outcome: 'rejected', code, detail })),
        JSON.stringify(answer),
      ]
    : [...(answer.state === 'failed' ? refusalText(answer, rejections) : [importText(answer)])];
  process.stdout.write(`${lines.join('\n')}\n`);
}

const TOLD = 20;

function refusalText({ recorded, rejected }: Answer, rejections: readonly Rejection[]): string[] {
  const paint = paintFor(process.stdout);
  const [what, rest] =
    recorded === 0
      ? ['Refused', 'nothing was written']
      : ['Stopped', `${events(recorded)} before it ${recorded === 1 ? 'was' : 'were'} recorded, nothing from it on`];
  const told = rejections.slice(0, TOLD).map(({ line, detail }) => `  line ${line}: ${printable(detail)}.`);
  const more = rejected - told.length;
  return [`${paint('red', '✗')} ${paint('bold', what)}: ${rest}.`, ...told, ...(more > 0 ? [`  and ${grouped(more)} more`] : [])];
}

function importText({ dryRun, rows, recorded, already }: Answer): string {
  if (recorded === 0) return `Nothing to import: the log holds ${rows === 1 ? 'the event' : `all ${events(rows)}`} already.`;
  const rest = already > 0 ? `, ${grouped(already)} ${already === 1 ? 'was' : 'were'} there already` : '';
  if (dryRun) return `The file is sound: ${events(recorded)} would be imported${rest}. Nothing was written.`;
  return `${paintFor(process.stdout)('green', '✓')} Imported ${events(recorded)}${rest}.`;
}

const events = (n: number): string => `${grouped(n)} ${n === 1 ? 'event' : 'events'}`;
