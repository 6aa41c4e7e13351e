import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { type EventFilter, type EventStore, START } from '#event-store/event-store.ts';
import { eventJson } from '../event-json.ts';
import { usage } from '../exit-code.ts';
import { withLog } from '../log-to-read.ts';
import { type Common, COULD_NOT, position, several, teach } from '../options.ts';
import { expected, grouped, Progress } from '../progress.ts';
import { streamPrefixes } from '../record-name.ts';
import { Lines } from '../terminal.ts';

interface Options extends Common {
  readonly out?: string;
  readonly after?: bigint;
  readonly type?: readonly string[];
  readonly stream?: readonly string[];
}

/** `export` is a word of the language. */
export function exportLog(command: Command, signal: AbortSignal): void {
  command
    .summary('the whole log as CloudEvents, one a line')
    .description(
      'Writes the log as newline-delimited JSON, oldest first: each event as CloudEvents 1.0 with its place, its hash and its data exactly as stored. Nothing is left out: confidential records are in it.',
    )
    .option('-o, --out <file>', 'into this file, which appears when it is whole (else to stdout)')
    .option('--after <position>', 'only events after this position: what is new since the last export', position('--after'))
    .option('--type <types>', 'only events of these types, as BilateralMeetingHeld', several)
    .option('--stream <prefixes>', 'only streams whose names begin so, as meeting- or office-unoct', several)
    .action((options: Options) => withLog(options, ({ store }) => write(store, options, signal)));
  teach(
    command,
    {
      examples: [
        ['npx chancery export --out chancery.ndjson', 'Everything, into a file'],
        ['npx chancery export --type BilateralMeetingHeld | jq -r .data.heldOn', 'The days of all bilateral meetings'],
      ],
      exitCodes: [[0, 'written, or its reader had enough'], [1, 'an event is damaged and cannot be exported'], ...COULD_NOT],
    },
    'with --out: what was written, as JSON',
  );
}

async function write(store: EventStore, options: Options, signal: AbortSignal): Promise<void> {
  const { out: file, json, after, type } = options;
  const filter: EventFilter = { streamPrefixes: streamPrefixes(options.stream ?? []), ...(type && { types: type }) };
  const target = file === undefined ? null : new Target(file);
  const lines = new Lines(target?.stream ?? process.stdout);
  const head = await store.head();
  const progress = new Progress('Exporting');
  let events = 0;
  try {
    for await (const event of store.readAll({ filter, ...(after !== undefined && { after }) })) {
      signal.throwIfAborted();
      await lines.write(eventJson(event));
      if (lines.gone) return;
      events++;
      const from = after ?? START;
      progress.at({ done: events, total: expected(events, event.position - from, head - from) });
    }
    await lines.flush();
    await target?.keep();
  } catch (error) {
    target?.discard();
    throw error;
  } finally {
    progress.end();
  }
  if (file === undefined) return;
  const said = json
    ? JSON.stringify({ events, file })
    : `${grouped(events)} ${events === 1 ? 'event' : 'events'} written to ${file}.`;
  process.stdout.write(`${said}\n`);
}

/** A file that has its name only when it is whole; a device or a pipe is written to as it is. */
class Target {
  readonly #file: string;
  readonly #path: string;
  readonly stream;

  /** @throws {Stop} */
  constructor(file: string) {
    const special = existsSync(file) && !statSync(file).isFile();
    if (special && statSync(file).isDirectory()) throw usage(`--out: ${file} is a directory: give the name of a file.`);
    if (!existsSync(dirname(file))) throw usage(`--out: there is no directory ${dirname(file)}.`);
    this.#file = file;
    this.#path = special ? file : `${file}.part`;
    this.stream = createWriteStream(this.#path, { flush: !special });
  }

  async keep(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.stream.once('error', reject);
      this.stream.end(resolve);
    });
    if (this.#path !== this.#file) renameSync(this.#path, this.#file);
  }

  discard(): void {
    this.stream.destroy();
    if (this.#path !== this.#file) rmSync(this.#path, { force: true });
  }
}
