import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { backupsIn } from '#api/data-dir.ts';
import { StoreDamaged } from '#event-store/event-store.ts';
import { EXIT, Stop, usage } from '../exit-code.ts';
import { dataDirOf, logFile, noLog } from '../log-to-read.ts';
import { type Common, COULD_NOT, teach } from '../options.ts';
import { grouped } from '../progress.ts';
import { copySound, discard, instantInName, nameToo, partOf, Unsound, type SoundCopy } from '../sound-copy.ts';
import { paintFor } from '../terminal.ts';

export function backup(command: Command, signal: AbortSignal): void {
  command
    .summary('a copy of the log, proved to be sound')
    .description(
      'Copies the log into one file as it stands at this moment, while a server goes on writing to it. The copy is read through and its hash chain is proved before it gets its name; nothing is overwritten. Confidential records are in it; keys (KEYS) are not, and are backed up apart. `chancery restore` takes it back. A log on a server is backed up with the means of that server.',
    )
    .argument('[file]', 'a file that is not there yet, or a folder (else DATA_DIR/backups)')
    .action((file: string | undefined, options: Common) => write(file, options, signal));
  teach(
    command,
    {
      examples: [
        ['npx chancery backup', 'Into DATA_DIR/backups, under the date'],
        ['npx chancery backup /mnt/safe --json', 'To another disk, from a timer'],
      ],
      exitCodes: [
        [0, 'written, and proved to be sound'],
        [1, 'the chain of a record is broken, or the copy cannot be written: no file is kept'],
        ...COULD_NOT,
      ],
    },
    'the answer as JSON: { file, bytes, events, streams, position, recordedAt }',
  );
}

async function write(given: string | undefined, options: Common, signal: AbortSignal): Promise<void> {
  const { path: log, missing } = await logFile(
    options,
    "back it up with that server's own means; `chancery export --out <file>` writes a copy that `chancery import` takes.",
  );
  if (missing !== null) throw noLog(missing);
  const file = targetOf(given, dataDirOf(options));
  const part = partOf(file);
  try {
    const copy = await copySound(log, part, signal);
    nameToo(part, file);
    print(file, copy, options);
  } catch (error) {
    throw told(error, log, file);
  } finally {
    discard(part);
  }
}

/** @throws {Stop} */
function targetOf(given: string | undefined, dataDir: string): string {
  const dated = `chancery-${instantInName()}.db`;
  if (given === undefined) {
    const folder = backupsIn(dataDir);
    mkdirSync(folder, { recursive: true });
    return join(folder, dated);
  }
  if (existsSync(given) && statSync(given).isDirectory()) return resolve(given, dated);
  if (existsSync(given)) throw usage(`${given} is there already, and nothing is overwritten: give the name of a new file.`);
  if (!existsSync(dirname(given))) throw usage(`there is no folder ${dirname(given)}.`);
  return resolve(given);
}

function told(error: unknown, log: string, file: string): unknown {
  if (error instanceof Unsound) {
    return error.isOfFile
      ? new StoreDamaged(log, error.message)
      : new Stop(
          EXIT.no,
          `${error.message}. The copy was not kept, for it would take the place of a sound one. \`chancery export --skip-damaged\` saves all other records.`,
        );
  }
  if ((error as NodeJS.ErrnoException | null)?.code === 'EEXIST')
    return new Stop(EXIT.no, `${file} is there by now, and nothing is overwritten: the copy was not kept.`);
  return error;
}

function print(file: string, { events, streams, position, recordedAt }: SoundCopy, { json }: Common): void {
  const { size: bytes } = statSync(file);
  const text = json
    ? JSON.stringify({ file, bytes, events, streams, position: String(position), recordedAt })
    : `${paintFor(process.stdout)('green', '✓')} ${file} holds ${grouped(events)} ${events === 1 ? 'event' : 'events'}, up to position ${position}. Every link holds.`;
  process.stdout.write(`${text}\n`);
}
