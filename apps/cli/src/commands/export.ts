import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { UnreadableEvent } from '#event-store/decode.ts';
import { type EventFilter, type EventStore, type RecordedEvent, START } from '#event-store/event-store.ts';
import { type BrokenLink, type ChainHead, checkLink } from '#event-store/hash-chain.ts';
import { printable } from '../columns.ts';
import { type DamagedRecords, damagedRecords } from '../damaged-records.ts';
import { eventJson } from '../event-json.ts';
import { EXIT, Stop, usage } from '../exit-code.ts';
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
  readonly skipDamaged?: true;
}

/** `export` is a word of the language. */
export function exportLog(command: Command, signal: AbortSignal): void {
  command
    .summary('the whole log as CloudEvents, one a line')
    .description(
      'Writes the log as newline-delimited JSON, oldest first: each event as CloudEvents 1.0 with its place, its hash and its data exactly as stored. Nothing is left out: confidential records are in it. An event that cannot be read (damaged, or written by another program) or was altered ends it, unless --skip-damaged leaves its record out; that it was altered is seen where whole records are exported (without --type and --after).',
    )
    .option('-o, --out <file>', 'into this file, which appears when it is whole (else to stdout)')
    .option('--after <position>', 'only events after this position: what is new since the last export', position('--after'))
    .option('--type <types>', 'only events of these types, as BilateralMeetingHeld', several)
    .option('--stream <prefixes>', 'only streams whose names begin so, as meeting- or office-unoct', several)
    .option(
      '--skip-damaged',
      'leave out, whole, each record in which an event is damaged, and name it on stderr; reads the log twice',
    )
    .action((options: Options) => withLog(options, ({ store }) => write(store, options, signal)));
  teach(
    command,
    {
      examples: [
        ['npx chancery export --out chancery.ndjson', 'Everything, into a file'],
        ['npx chancery export --type BilateralMeetingHeld | jq -r .data.heldOn', 'The days of all bilateral meetings'],
      ],
      exitCodes: [
        [0, 'written, or its reader had enough'],
        [1, 'an event cannot be read, or the chain of its record is broken: nothing is written to --out'],
        ...COULD_NOT,
        [4, 'with --skip-damaged: written, but for the records named on stderr'],
      ],
    },
    'with --out: what was written, as JSON',
  );
}

async function write(store: EventStore, options: Options, signal: AbortSignal): Promise<void> {
  const { out: file, json, after, type, skipDamaged } = options;
  const filter = { streamPrefixes: streamPrefixes(options.stream ?? []), ...(type && { types: type }) } satisfies EventFilter;
  const target = file === undefined ? null : new Target(file);
  const lines = new Lines(target?.stream ?? process.stdout);
  const leftOut = new Set<BrokenLink>();
  // Of whole records alone: a part of one begins and ends anywhere.
  const heads = type === undefined && after === undefined ? new Map<string, ChainHead>() : null;
  let events = 0;
  const progress = new Progress('Exporting');
  try {
    const damaged = skipDamaged ? await lookedThrough(store, filter.streamPrefixes, signal) : NONE;
    const head = await store.head();
    for await (const event of store.readAll({ filter, ...(after !== undefined && { after }) })) {
      signal.throwIfAborted();
      const damage = damaged.get(event.stream);
      if (damage) {
        leftOut.add(damage);
        continue;
      }
      const line = readable(event);
      if (heads) assertLinked(event, heads);
      await lines.write(line);
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
  if (leftOut.size > 0) tellOf(leftOut);
  if (file === undefined) return;
  const said = json
    ? JSON.stringify({ events, file, leftOut: [...leftOut].map(({ stream }) => stream) })
    : `${grouped(events)} ${events === 1 ? 'event' : 'events'} written to ${file}.`;
  process.stdout.write(`${said}\n`);
}

const NONE: DamagedRecords = new Map();

/** A gap would break the chain of a record: before any of it is written, all of it must be known to be whole. */
async function lookedThrough(store: EventStore, prefixes: readonly string[], signal: AbortSignal): Promise<DamagedRecords> {
  const head = await store.head();
  const progress = new Progress('Checking');
  try {
    return await damagedRecords(store, prefixes, signal, ({ events: done, position: reached }) =>
      progress.at({ done, total: expected(done, reached, head) }),
    );
  } finally {
    progress.end();
  }
}

/** A copy of what was altered would replace the one that was not. @throws {Stop} */
function assertLinked(event: RecordedEvent, heads: Map<string, ChainHead>): void {
  const { stream, revision, position: at } = event;
  const link = checkLink(event, heads.get(stream) ?? null);
  if (typeof link === 'string') {
    throw new Stop(
      EXIT.no,
      `the chain of ${printable(stream)} is broken at position ${at}, revision ${revision}: ${printable(link)}. ` +
        '`--skip-damaged` leaves such records out, whole, and names them.',
    );
  }
  heads.set(stream, link);
}

/** @throws {Stop} */
function readable(event: RecordedEvent): string {
  try {
    return eventJson(event);
  } catch (error) {
    if (!(error instanceof UnreadableEvent)) throw error;
    const { stream, revision } = event;
    throw new Stop(
      EXIT.no,
      `the event at position ${event.position} (${stream}, revision ${revision}) cannot be read: ${error.message}. ` +
        `\`chancery history ${stream}\` shows it; \`--skip-damaged\` leaves such records out, whole, and names them.`,
    );
  }
}

function tellOf(leftOut: ReadonlySet<BrokenLink>): void {
  process.exitCode = EXIT.incomplete;
  for (const { stream, revision, reason, ...link } of leftOut)
    process.stderr.write(
      `Left out ${printable(stream)}: at position ${link.position}, revision ${revision}, ${printable(reason)}.\n`,
    );
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
