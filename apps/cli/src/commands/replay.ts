import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { rowsIn } from '#api/data-dir.ts';
import { STREAM_PREFIXES } from '#domain/nouns.ts';
import { metadataOf } from '#event-store/decode.ts';
import { type EventStore, type Position, START } from '#event-store/event-store.ts';
import { Catalogue, isUnfinished, QUEUED, type Replay as Kept } from '#read-models/runner/catalogue.ts';
import type { GreenReport } from '#read-models/replay/green-rows.ts';
import { onlyOf } from '#read-models/replay/replays.ts';
import { projections } from '#read-models/projections.ts';
import type { ReadModels } from '#read-models/read-models.ts';
import { EXIT, Stop, usage } from '../exit-code.ts';
import { instantOf } from '../instant.ts';
import { configurationOf, type LogToRead, withLog } from '../log-to-read.ts';
import { type Common, COULD_NOT, teach } from '../options.ts';
import { expected, grouped, Progress, type Step } from '../progress.ts';
import { differenceLines } from '../differences.ts';
import { serverAt } from '../server.ts';
import { Lines, paintFor, widthOf } from '../terminal.ts';

interface Options extends Common {
  readonly until?: string;
  readonly into?: string;
  readonly dryRun?: true;
}

export function replay(command: Command, signal: AbortSignal): void {
  command
    .summary('make the rows that reads are answered from anew')
    .description(
      'Makes the rows anew from the log, compares them with those that are read, and lets them take over; a server that runs is asked to. With --dry-run it only compares and shows which rows would change, beside a running server or before it is upgraded: also rows that another version of the program made. With --into the rows go into a file of their own, as they stood at any moment of the log.',
    )
    .argument('[projection]', `only tell of this one: ${projections.map(({ name }) => name).join(', ')}`, 'all')
    .option('--dry-run', 'only compare, and show which rows would change')
    .option('--into <file>', 'make a new file of rows instead (SQLite)')
    .option('--until <moment>', 'with --into: up to this position, or what was recorded by this instant or day')
    .action((projection: string, options: Options) =>
      withLog(options, async (log) => {
        const { until, into, dryRun } = options;
        if (into === undefined) {
          if (until !== undefined)
            throw usage('--until needs --into <file>: the rows that are read always follow the whole log.');
          return replayRows(log, projection, options, signal);
        }
        if (dryRun || projection !== 'all')
          throw usage('--into makes a whole new file: it takes neither a projection nor --dry-run.');
        return replayInto(log, into, options, signal);
      }),
    );
  teach(
    command,
    {
      examples: [
        ['npx chancery replay --dry-run', 'Do the rows still say what the log says?'],
        ['npx chancery replay --until 2026-05-04 --into may.sqlite', 'The rows as they stood on a day'],
      ],
      exitCodes: [
        [0, 'done, or compared and equal'],
        [1, 'compared and different, failed, or there are no rows to compare with'],
        ...COULD_NOT,
      ],
    },
    'the replay as JSON, as GET /v1/replays/{id} gives it; with --dry-run each difference before it',
  );
}

const LOOK_EVERY = 50;

interface Asked {
  readonly dir: string;
  readonly projection: string;
  readonly options: Options;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

async function replayRows(log: LogToRead, projection: string, options: Options, signal: AbortSignal): Promise<void> {
  const { dataDir } = await configurationOf(options);
  const dir = rowsIn(dataDir);
  if (projection !== 'all' && !projections.some(({ name }) => name === projection))
    throw usage(`there is no projection ${projection}: there are all, ${projections.map(({ name }) => name).join(', ')}.`);
  const progress = new Progress('Replaying');
  const asked: Asked = { dir, projection, options, progress, signal };
  try {
    if (options.dryRun) return await compareOnly(log, asked);
    const done = await replaced(log, asked);
    progress.end();
    print(done, options);
    if (done.state !== 'completed') process.exitCode = EXIT.no;
  } finally {
    progress.end();
  }
}

/** Beside whoever keeps the rows, and also where another version of the program made them. */
async function compareOnly(
  { store, configuration: { eventStore } }: LogToRead,
  { dir, projection, options, progress, signal }: Asked,
): Promise<void> {
  const catalogue = new Catalogue(dir);
  const { current } = catalogue;
  if (current === null) throw new Stop(EXIT.no, `there are no rows in ${dir} to compare with: the next start makes them.`);
  const { dryRun } = await import('#read-models/replay/dry-run.ts');
  let told: GreenReport | null = null;
  const logId = await store.logId();
  const whole = await dryRun(catalogue, current, logId, eventStore, signal, (report) =>
    progress.at(stepOf((told = report))),
  ).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new Stop(EXIT.no, `the rows cannot be compared: ${(error as Error).message}.`);
  });
  progress.end();
  const comparison = onlyOf(projection, whole);
  const differing = Object.values(comparison.differing).reduce((sum, n) => sum + n, 0);
  const { done = 0, perSecond = 0, rowsCompared = 0 } = (told as GreenReport | null) ?? {};
  const answer: Replayed = {
    ...QUEUED,
    id: null,
    projection,
    dryRun: true,
    state: 'completed',
    done,
    total: done,
    perSecond,
    rowsCompared,
    rowsToCompare: rowsCompared,
    differing,
  };
  const out = new Lines(process.stdout);
  if (options.json) for (const each of comparison.differences) await out.write(JSON.stringify(each));
  await out.write(options.json ? JSON.stringify(answer) : replayText(answer));
  if (!options.json)
    for (const line of differenceLines(comparison, paintFor(process.stdout), widthOf(process.stdout))) await out.write(line);
  await out.flush();
  if (differing > 0 || comparison.shapes.length > 0) process.exitCode = EXIT.no;
}

/** By this process where nobody keeps the rows, else by the server that does. */
async function replaced({ store, configuration: { eventStore: location, token } }: LogToRead, asked: Asked): Promise<Replayed> {
  const { dir, projection, progress, signal } = asked;
  const models = await import('#read-models/read-models.ts');
  const before = rowsAt(dir);
  const rows = await models.ReadModels.open({ dir, store, location });
  try {
    if (!rows.status().writer) {
      const route = `/v1/projections/${projection}/replay`;
      const server = serverAt(new Catalogue(dir).server, dir, route, token);
      const { id } = await server.post<Kept>(route);
      const look = (): Promise<Kept> => server.get<Kept>(`/v1/replays/${id}`);
      return await followed(look, () => server.delete(`/v1/replays/${id}`), asked);
    }
    const made = await madeRows(rows, progress, signal);
    // Making the rows is a replay itself, where it took long enough to be seen.
    if (made !== null && before !== rowsAt(dir)) return newRows(projection, made);
    const { id } = rows.replay(projection);
    const look = async (): Promise<Kept> => rows.replays().find((each) => each.id === id) as Kept;
    return await followed(look, () => rows.cancelReplay(id), asked);
  } finally {
    await rows.close();
  }
}

const rowsAt = (dir: string): string | null => new Catalogue(dir).current;

/** Waits until the rows follow the log: where there were none, or of another program, they are made first. */
async function madeRows(rows: ReadModels, progress: Progress, signal: AbortSignal): Promise<GreenReport | null> {
  let made: GreenReport | null = null;
  for (;;) {
    const { state, rebuilding, error } = rows.status();
    // Of a log that was read between two looks nobody saw how much it is.
    if (state === 'live') return made?.total ? made : null;
    if (error !== null) throw new Stop(EXIT.no, `the rows cannot be made: ${error}.`);
    if (rebuilding) progress.at(stepOf((made = rebuilding)));
    await sleep(LOOK_EVERY, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}

/** Rows that are made where there were none, or are only compared, have no replay to their name. */
type Replayed = Omit<Kept, 'id'> & { readonly id: string | null };

/** Until it has ended; Ctrl-C cancels it. */
async function followed(look: () => Promise<Kept>, cancel: () => Promise<unknown>, { progress, signal }: Asked): Promise<Kept> {
  for (;;) {
    const found = await look();
    if (!isUnfinished(found)) return found;
    if (found.step === null) progress.at({ done: 0, total: null, doing: 'Waiting for its turn' });
    else progress.at(stepOf({ ...found, step: found.step }));
    if (signal.aborted) await cancel();
    else await sleep(LOOK_EVERY, undefined, { signal }).catch(() => undefined);
    signal.throwIfAborted();
  }
}

/** As the bar shows it. */
function stepOf({ step, done, total, perSecond, secondsLeft, rowsCompared, rowsToCompare }: GreenReport): Step {
  switch (step) {
    case 'reading':
      return { done, total, perSecond, secondsLeft };
    case 'indexing':
      return { done, total, doing: 'Indexing' };
    case 'comparing':
      return { done: rowsCompared, total: rowsToCompare, doing: 'Comparing', counted: 'rows', perSecond: 0, secondsLeft };
    case 'taking-over':
      return { done, total, doing: 'Taking over' };
  }
}

function newRows(projection: string, { done, total, perSecond }: GreenReport): Replayed {
  const all = total ?? done;
  return { ...QUEUED, id: null, projection, dryRun: false, state: 'completed', done: all, total: all, perSecond };
}

function print(done: Replayed, { json }: Options): void {
  process.stdout.write(`${json ? JSON.stringify(done) : replayText(done)}\n`);
}

function replayText({ projection, dryRun, state, done, perSecond, error, differing }: Replayed): string {
  if (state !== 'completed')
    return `The replay ${state === 'cancelled' ? 'was cancelled' : state}${error === null ? '' : `: ${error}`}.`;
  const events = `${grouped(done)} ${done === 1 ? 'event' : 'events'}${perSecond > 0 ? ` at ${grouped(perSecond)}/s` : ''}`;
  const of = projection === 'all' ? 'the rows' : `the rows of ${projection}`;
  if (differing === null) return `There were no rows of this version: they were made from ${events}.`;
  const some = `${grouped(differing)} ${differing === 1 ? 'row' : 'rows'}`;
  if (dryRun) return `Replayed ${events}: ${differing === 0 ? `${of} are what the log says.` : `${some} would change.`}`;
  const compared = differing === 0 ? `${of} are what the log says` : `${some} of ${of} changed`;
  return `Replayed ${events}: ${compared}; the new ones took over.`;
}

async function replayInto(
  { store, configuration }: LogToRead,
  file: string,
  { until, json }: Options,
  signal: AbortSignal,
): Promise<void> {
  if (existsSync(file)) throw usage(`--into: ${file} is there already: give the name of a new file.`);
  if (!existsSync(dirname(file))) throw usage(`--into: there is no directory ${dirname(file)}.`);
  const { rebuild } = await import('#read-models/replay/rebuild.ts');
  const head = await store.head();
  const end = until === undefined ? head : await positionOf(store, until, head);
  const progress = new Progress('Replaying');
  let done = 0;
  try {
    const db = await rebuild(store, file, projections, {
      signal,
      until: end,
      location: configuration.eventStore,
      onProgress: ({ position, events }) => {
        done += events;
        progress.at({ done, total: expected(done, position, end) });
      },
    });
    // Of an unfinished file nobody should think that it is whole.
    if (!db) rmSync(file, { force: true });
    signal.throwIfAborted();
    db?.exec('PRAGMA journal_mode = DELETE');
    db?.close();
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    progress.end();
  }
  const answer = { file, position: String(end), events: done };
  process.stdout.write(
    json
      ? `${JSON.stringify(answer)}\n`
      : `${file} holds the rows as they stood at position ${end}, made from ${grouped(done)} events.\n`,
  );
}

/** A position as it stands, of an instant that of the last event recorded by then. */
async function positionOf(store: EventStore, until: string, head: Position): Promise<Position> {
  if (/^\d{1,19}$/.test(until)) {
    const given = BigInt(until);
    if (given <= head) return given;
    throw usage(`--until: the log ends at position ${head}, before ${until}.`);
  }
  const at = instantOf(until);
  for await (const event of store.readAll({ direction: 'backwards', filter: { streamPrefixes: STREAM_PREFIXES } })) {
    if (Date.parse(metadataOf(event).recordedAt) <= at) return event.position;
  }
  return START;
}
