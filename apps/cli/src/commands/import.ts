import { type Command, Option } from 'commander';
import { checkFile, FileChanged, type Heads, headsOf, type Move, moveIn, type Rejection } from '#application/move-in.ts';
import { type EventStore, StoreUnavailable } from '#event-store/event-store.ts';
import { printable } from '../columns.ts';
import { EXIT, Stop } from '../exit-code.ts';
import { type InputFile, openInput } from '../input-file.ts';
import { openOrMakeLog } from '../log-to-read.ts';
import { type Common, COULD_NOT, teach } from '../options.ts';
import { expected, grouped, Progress } from '../progress.ts';
import { paintFor } from '../terminal.ts';

interface Options extends Common {
  readonly dryRun?: true;
}

/** Each format has its own way in. */
const FORMATS = ['cloudevents'] as const;

/** `import` is a word of the language. */
export function importLog(command: Command, signal: AbortSignal): void {
  command
    .summary('bring in a log that was exported')
    .description(
      'Brings the events of an export into this log, which is made where there is none: with their ids, their metadata and their hashes, in their order. The whole file is checked before anything is written; a file that is damaged, or says something else than the log does, is refused whole. What the log holds already is left as it is: the same command again goes on where it was interrupted.',
    )
    .argument('<file>', 'what `chancery export` wrote; - is stdin, which is kept in DATA_DIR meanwhile')
    .addOption(
      new Option('--as <format>', 'what the file is: cloudevents, one a line').choices(FORMATS).makeOptionMandatory(true),
    )
    .option('--dry-run', 'only check')
    .action((file: string, options: Options) => bringIn(file, options, signal));
  teach(
    command,
    {
      examples: [
        ['npx chancery import chancery.ndjson --as cloudevents --data-dir elsewhere', 'A whole export, into a new log'],
        [
          'npx chancery export | npx chancery import - --as cloudevents --store "kurrentdb://localhost:2113?tls=false"',
          'From the log of this desk into KurrentDB',
        ],
      ],
      exitCodes: [
        [0, 'everything is in the log, or with --dry-run could be'],
        [1, 'refused, or the log was written to meanwhile: what does not fit is told by its line'],
        ...COULD_NOT,
      ],
    },
    'each refused line, then what came of it, as JSON',
  );
}

/** As an import is answered over HTTP: counts of rows. */
interface Answer {
  readonly state: 'completed' | 'failed';
  readonly dryRun: boolean;
  readonly rows: number;
  /** With `dryRun`: those that would be. */
  readonly recorded: number;
  readonly already: number;
  readonly rejected: number;
}

async function bringIn(file: string, options: Options, signal: AbortSignal): Promise<void> {
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
