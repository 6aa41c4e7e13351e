import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { STREAM_PREFIXES } from '#domain/nouns.ts';
import { metadataOf } from '#event-store/decode.ts';
import { type EventStore, type Position, START } from '#event-store/event-store.ts';
import { Catalogue, type Replay as Kept } from '#read-models/runner/catalogue.ts';
import { projections } from '#read-models/projections.ts';
import type { ReadModels } from '#read-models/read-models.ts';
import { EXIT, Stop, usage } from '../exit-code.ts';
import { instantOf } from '../instant.ts';
import { configurationOf, type LogToRead, withLog } from '../log-to-read.ts';
import { type Common, COULD_NOT, teach } from '../options.ts';
import { expected, grouped, Progress } from '../progress.ts';

interface Options extends Common {
  readonly until?: string;
  readonly into?: string;
  readonly dryRun?: true;
}

export function replay(command: Command, signal: AbortSignal): void {
  command
    .summary('make the rows that reads are answered from anew')
    .description(
      'Makes the rows anew from the log, compares them with those that are read, and lets them take over. While a server runs, its rows are its own: ask it with POST /v1/projections/all/replay. With --into the rows go into a file of their own, as they stood at any moment of the log, beside a running server.',
    )
    .argument('[projection]', `only tell of this one: ${projections.map(({ name }) => name).join(', ')}`, 'all')
    .option('--dry-run', 'only compare')
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
        [1, 'compared and different, failed, or the rows are kept by a running server'],
        ...COULD_NOT,
      ],
    },
    'the replay as JSON, as GET /v1/replays/{id} gives it',
  );
}

const LOOK_EVERY = 50;

async function replayRows(log: LogToRead, projection: string, options: Options, signal: AbortSignal): Promise<void> {
  const { dataDir, eventStore: location, host, port } = await configurationOf(options);
  const dir = join(dataDir, 'read-models');
  if (projection !== 'all' && !projections.some(({ name }) => name === projection))
    throw usage(`there is no projection ${projection}: there are all, ${projections.map(({ name }) => name).join(', ')}.`);
  const hadRows = new Catalogue(dir).current !== null;
  const models = await import('#read-models/read-models.ts');
  const rows = await models.ReadModels.open({ dir, store: log.store, location });
  const progress = new Progress('Replaying');
  try {
    if (!rows.status().writer) {
      throw new Stop(
        EXIT.no,
        `a running server keeps the rows in ${dir}: ask it (curl -X POST http://${host}:${port}/v1/projections/${projection}/replay), or stop it first.`,
      );
    }
    const made = await madeRows(rows, progress, signal);
    // Making the first rows is a replay itself, where it took long enough to be seen.
    const isMade = !hadRows && made !== null && !options.dryRun;
    const done: Replayed = isMade ? newRows(projection, made) : await replayed(rows, projection, options, progress, signal);
    progress.end();
    print(done, options);
    if (done.state !== 'completed' || (options.dryRun && done.differing)) process.exitCode = EXIT.no;
  } finally {
    progress.end();
    await rows.close();
  }
}

/** Waits until the rows follow the log: where there were none, or of another program, they are made first. */
async function madeRows(rows: ReadModels, progress: Progress, signal: AbortSignal): Promise<Made | null> {
  let made: Made | null = null;
  for (;;) {
    const { state, rebuilding, error } = rows.status();
    if (state === 'live') return made;
    if (error !== null) throw new Stop(EXIT.no, `the rows cannot be made: ${error}.`);
    if (rebuilding) progress.at((made = rebuilding));
    await sleep(LOOK_EVERY, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}

/** Rows that are made where there were none have no replay to their name. */
type Replayed = Omit<Kept, 'id'> & { readonly id: string | null };

type Made = Pick<Kept, 'done' | 'total' | 'perSecond'>;

async function replayed(
  rows: ReadModels,
  projection: string,
  { dryRun }: Options,
  progress: Progress,
  signal: AbortSignal,
): Promise<Kept> {
  const { id } = rows.replay(projection, { dryRun: dryRun ?? false });
  for (;;) {
    const found = rows.replays().find((each) => each.id === id) as Kept;
    if (found.state !== 'queued' && found.state !== 'running') return found;
    const { done, total } = found;
    progress.at({ done, total, ...(total > 0 && done >= total && { doing: 'Comparing' }) });
    if (signal.aborted) await rows.cancelReplay(id);
    else await sleep(LOOK_EVERY, undefined, { signal }).catch(() => undefined);
    signal.throwIfAborted();
  }
}

function newRows(projection: string, { total, perSecond }: Made): Replayed {
  return { id: null, projection, dryRun: false, state: 'completed', done: total, total, perSecond, error: null, differing: null };
}

function print(done: Replayed, { json }: Options): void {
  process.stdout.write(`${json ? JSON.stringify(done) : replayText(done)}\n`);
}

function replayText({ projection, dryRun, state, done, perSecond, error, differing }: Replayed): string {
  if (state !== 'completed') return `The replay ${state}${error === null ? '' : `: ${error}`}.`;
  const events = `${grouped(done)} ${done === 1 ? 'event' : 'events'}${perSecond > 0 ? ` at ${grouped(perSecond)}/s` : ''}`;
  const of = projection === 'all' ? 'the rows' : `the rows of ${projection}`;
  if (differing === null) return `There were no rows: they were made from ${events}.`;
  const compared =
    differing === 0 ? `${of} are what the log says` : `${of} differ from what the log says, in ${grouped(differing)}`;
  return `Replayed ${events}: ${compared}${dryRun ? '.' : differing === 0 ? '; the new ones took over.' : '; the new ones took over and mend it.'}`;
}

async function replayInto(
  { store, configuration }: LogToRead,
  file: string,
  { until, json }: Options,
  signal: AbortSignal,
): Promise<void> {
  if (existsSync(file)) throw usage(`--into: ${file} is there already: give the name of a new file.`);
  if (!existsSync(dirname(file))) throw usage(`--into: there is no directory ${dirname(file)}.`);
  const { rebuild } = await import('#read-models/runner/rebuild.ts');
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
