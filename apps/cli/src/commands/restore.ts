import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { rowsIn } from '#api/data-dir.ts';
import { type Position, StoreDamaged, StoreUnavailable } from '#event-store/event-store.ts';
import { openStoreToRead } from '#event-store/open-store.ts';
import { settle } from '#event-store/log-copy.ts';
import { sync } from '#event-store/sync.ts';
import { RunnerLock } from '#read-models/runner/runner-lock.ts';
import { EXIT, Stop, usage } from '../exit-code.ts';
import { configurationOf, dataDirOf, logFile } from '../log-to-read.ts';
import { type Common, teach } from '../options.ts';
import { grouped } from '../progress.ts';
import { copySound, discard, instantInName, nameToo, partOf, Unsound, type SoundCopy } from '../sound-copy.ts';
import { paintFor } from '../terminal.ts';

interface Options extends Common {
  readonly replace?: true;
}

export function restore(command: Command, signal: AbortSignal): void {
  command
    .summary('take the log back from a backup')
    .description(
      'Makes the log anew from a backup: into a place where there is none, or an empty one. The backup is read through and its hash chain is proved before it takes its place, and stays as it is. A log that holds events is never overwritten: with --replace it is kept aside, under another name. Stop the server first. The restored log is another log: cursors and Last-Event-IDs of the old one are refused, and rows are made anew when the server starts.',
    )
    .argument('<file>', 'what `chancery backup` wrote, or any other copy of a log file')
    .option('--replace', 'keep the log that is there aside, as <log>.replaced-<instant>')
    .action((file: string, options: Options) => takeBack(file, options, signal));
  teach(
    command,
    {
      examples: [
        ['npx chancery restore chancery-2026-11-28T02-00-00Z.db', 'Where there is no log yet'],
        ['npx chancery restore /mnt/safe/chancery.db --replace', 'In place of a log that is damaged'],
      ],
      exitCodes: [
        [0, 'restored'],
        [1, 'the file is no sound log, or there is a log already, or a server runs: nothing was changed'],
        [2, 'wrong usage or configuration'],
        [3, 'the log cannot be written'],
      ],
    },
    'the answer as JSON: { log, file, events, streams, position, recordedAt, replaced }',
  );
}

async function takeBack(file: string, options: Options, signal: AbortSignal): Promise<void> {
  const { path: log } = await logFile(
    options,
    '`chancery export --store <file> --out <export>` makes an export of a backup, and `chancery import <export> --as cloudevents` brings it in.',
  );
  if (!existsSync(file)) throw usage(`there is no file ${file}.`);
  if (!statSync(file).isFile()) throw usage(`${file} is no file.`);
  if (realpathSync(file) === log) throw usage(`${file} is the log itself: give the name of a backup.`);
  const wasThere = existsSync(dataDirOf(options));
  const { dataDir } = await configurationOf(options);
  const hadRows = existsSync(rowsIn(dataDir));
  const lock = RunnerLock.take(rowsIn(dataDir));
  if (!lock) throw new Stop(EXIT.no, `a server runs on ${dataDir}: stop it first.`);
  try {
    const there = await standingAt(log);
    if (there !== null && there.kept && !options.replace) {
      throw new Stop(
        EXIT.no,
        `${there.what}. Restore into another place (--data-dir or --store), or with --replace, which keeps aside what is there.`,
      );
    }
    mkdirSync(dirname(log), { recursive: true });
    const part = partOf(log);
    try {
      const copy = await soundCopy(file, part, signal);
      print(log, file, copy, place(part, log, there?.kept ?? false), options);
    } finally {
      discard(part);
    }
  } catch (error) {
    // What was made to hold the lock.
    if (!hadRows) rmSync(rowsIn(dataDir), { recursive: true, force: true });
    if (!wasThere && readdirSync(dataDir).length === 0) rmdirSync(dataDir);
    throw error;
  } finally {
    lock.release();
  }
}

/** @throws {Stop}, {StoreUnavailable}, and the signal's reason when it aborts */
async function soundCopy(file: string, part: string, signal: AbortSignal): Promise<SoundCopy> {
  const no = (why: string): Stop => new Stop(EXIT.no, `${why}. Nothing was changed: take another backup.`);
  try {
    await headOf(file);
  } catch (error) {
    throw error instanceof StoreUnavailable ? no(reasonOf(error, file)) : error;
  }
  try {
    return await copySound(file, part, signal, true);
  } catch (error) {
    throw error instanceof Unsound ? no(`${file} is no sound log: ${error.message}`) : error;
  }
}

async function headOf(path: string): Promise<Position> {
  const store = await openStoreToRead(path);
  try {
    return await store.head();
  } finally {
    await store.close();
  }
}

/** Without the advice that is given elsewhere: to restore. */
const reasonOf = (error: StoreUnavailable, file: string): string =>
  error instanceof StoreDamaged ? `${file} is damaged (${error.reason})` : error.message;

interface Standing {
  /** What is there is worth to be kept. */
  readonly kept: boolean;
  /** A sentence, without its full stop. */
  readonly what: string;
}

const ENDS = ['-wal', '-shm', '-journal'];

/** What is at the log's place; null where nothing is. @throws {Stop} */
async function standingAt(log: string): Promise<Standing | null> {
  if (existsSync(log) && !statSync(log).isFile()) throw usage(`EVENT_STORE: ${log} is no file.`);
  const left = ENDS.map((end) => log + end).find((path) => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0);
  if (!existsSync(log) || statSync(log).size === 0)
    return left === undefined ? null : { kept: true, what: `${left} is there, of a log that is gone: events may be in it` };
  let head: Position;
  try {
    head = await headOf(log);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return { kept: true, what: `what is there cannot be read: ${reasonOf(error, log)}` };
  }
  if (head === 0n) return { kept: false, what: `${log} is a log without events` };
  return { kept: true, what: `${log} is a log that holds events, up to position ${head}` };
}

/** At no moment is there no log: what is there gets another name before the new one takes its own. @returns that name */
function place(part: string, log: string, kept: boolean): string | null {
  const aside = kept ? `${log}.replaced-${instantInName()}` : null;
  if (existsSync(log) && settle(log) === null)
    throw new Stop(EXIT.no, `another process has ${log} open: stop it first. Nothing was changed.`);
  // Of a log that could not be settled. SQLite would take them for the new one's.
  for (const end of ENDS) if (aside !== null && existsSync(log + end)) renameSync(log + end, aside + end);
  if (aside !== null && existsSync(log)) nameToo(log, aside);
  renameSync(part, log);
  sync(log);
  return aside;
}

function print(log: string, file: string, copy: SoundCopy, replaced: string | null, { json }: Options): void {
  const { events, streams, position, recordedAt } = copy;
  if (json) {
    const answer = { log, file, events, streams, position: String(position), recordedAt, replaced };
    process.stdout.write(`${JSON.stringify(answer)}\n`);
    return;
  }
  const until = recordedAt === null ? '' : `, the last recorded at ${recordedAt}`;
  process.stdout.write(
    [
      `${paintFor(process.stdout)('green', '✓')} Restored ${grouped(events)} ${events === 1 ? 'event' : 'events'} into ${log}${until}. Every link holds.`,
      ...(replaced === null ? [] : [`  What was there is ${replaced}.`]),
      '',
    ].join('\n'),
  );
}
