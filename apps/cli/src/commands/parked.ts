import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { rowsIn } from '#api/data-dir.ts';
import { parkedAnswer, type ParkedAnswer } from '#read-models/answers/parked.ts';
import type { Position } from '#event-store/event-store.ts';
import { Reader, RowsNotReady } from '#read-models/reading/reader.ts';
import { Catalogue } from '#read-models/runner/catalogue.ts';
import { hanging, printable } from '../columns.ts';
import { EXIT, Stop } from '../exit-code.ts';
import { configurationOf, type LogToRead, withLog } from '../log-to-read.ts';
import { type Common, COULD_NOT, position, teach } from '../options.ts';
import { serverAt } from '../server.ts';
import { Lines, paintFor, widthOf } from '../terminal.ts';

export function parked(command: Command, signal: AbortSignal): void {
  command
    .summary('records whose events could not be followed')
    .description(
      'Lists the records that wait because an event of theirs cannot be read, folded or turned into rows, and why. Their rows stay as they were, their later events wait, everything else goes on. `parked retry` folds one again from the log, as after an upgrade that reads what the old version could not.',
    )
    .action((options: Common) => list(options));
  teach(
    command,
    {
      examples: [
        ['npx chancery parked', 'What waits, and why'],
        ['npx chancery parked retry 17', 'Fold the record whose event stands at position 17 again'],
      ],
      exitCodes: [[0, 'shown, also where there are none'], [1, 'there are no rows yet'], ...COULD_NOT],
    },
    'the answer as JSON, as GET /v1/parked gives it',
  );
  const retrying = command
    .command('retry')
    .summary('fold a parked record again from the log')
    .description(
      'Folds a parked record again from the log; a server that runs is asked to. It may be parked again, for the same or a later event.',
    )
    .argument('<position>', 'of the event, as `chancery parked` shows it', position('retry'))
    .action((at: Position, options: Common) =>
      withLog({ ...command.opts(), ...options }, (log) => retry(log, at, { ...command.opts(), ...options }, signal)),
    );
  teach(
    retrying,
    {
      examples: [['npx chancery parked retry 17', 'Fold the record whose event stands at position 17 again']],
      exitCodes: [[0, 'followed again'], [1, 'parked again, or no record is parked there'], ...COULD_NOT],
    },
    'the record as JSON, as GET /v1/parked gives it, where it is parked again; else null',
  );
}

async function list(options: Common): Promise<void> {
  const items = parkedIn(await dirOf(options));
  const out = new Lines(process.stdout);
  if (options.json) await out.write(JSON.stringify({ items, next: null }));
  else if (items.length === 0) await out.write('No record is parked.');
  else for (const each of items) for (const line of linesOf(each)) await out.write(line);
  await out.flush();
}

async function retry({ store, configuration }: LogToRead, at: Position, options: Common, signal: AbortSignal): Promise<void> {
  const dir = await dirOf(options);
  const { ReadModels } = await import('#read-models/read-models.ts');
  const rows = await ReadModels.open({ dir, store, location: configuration.eventStore });
  try {
    const stream = parkedIn(dir).find((each) => each.position === String(at))?.stream;
    if (stream === undefined) throw new Stop(EXIT.no, `no record is parked at ${at}: npx chancery parked lists those that are.`);
    if (rows.status().writer) {
      for (let status = rows.status(); status.state !== 'live' || status.lag !== 0; status = rows.status()) {
        if (status.error !== null) throw new Stop(EXIT.no, `the rows cannot be written: ${status.error}.`);
        await sleep(50, undefined, { signal }).catch(() => signal.throwIfAborted());
      }
      await rows.retry(at);
    } else {
      const route = `/v1/parked/${at}/retry`;
      await serverAt(new Catalogue(dir).server, dir, route, configuration.token).post(route);
    }
    const again = parkedIn(dir).find((each) => each.stream === stream) ?? null;
    const out = new Lines(process.stdout);
    if (options.json) await out.write(JSON.stringify(again));
    else if (again === null) await out.write(`${stream} is followed again.`);
    else for (const line of ['It is parked again:', ...linesOf(again)]) await out.write(line);
    await out.flush();
    if (again !== null) process.exitCode = EXIT.no;
  } finally {
    await rows.close();
  }
}

async function dirOf(options: Common): Promise<string> {
  return rowsIn((await configurationOf(options)).dataDir);
}

/** Whoever keeps the rows. @throws {Stop} where there are none */
function parkedIn(dir: string): ParkedAnswer[] {
  const reader = new Reader(() => new Catalogue(dir).current);
  try {
    return reader.parked().map(parkedAnswer);
  } catch (error) {
    if (error instanceof RowsNotReady) throw new Stop(EXIT.no, `there are no rows in ${dir} yet: the next start makes them.`);
    throw error;
  } finally {
    reader.close();
  }
}

function linesOf({ position: at, stream, revision, error, at: when }: ParkedAnswer): string[] {
  const paint = paintFor(process.stdout);
  const title = `${at}  ${printable(stream)}, revision ${revision}${when === null ? '' : `, recorded ${when}`}`;
  return [paint('bold', title), ...hanging('      ', printable(error), widthOf(process.stdout))];
}
