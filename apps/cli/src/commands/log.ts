import type { Command } from 'commander';
import { type EventFilter, type EventStore, type Position, type RecordedEvent, START } from '#event-store/event-store.ts';
import { shownEventJson } from '../event-json.ts';
import { EventLines } from '../event-line.ts';
import { withLog } from '../log-to-read.ts';
import { type Common, COULD_NOT, position, several, teach, wholeNumber } from '../options.ts';
import { streamPrefixes } from '../record-name.ts';
import { Lines, paintFor } from '../terminal.ts';

interface Options extends Common {
  readonly after?: bigint;
  readonly limit?: number;
  readonly type?: readonly string[];
  readonly stream?: readonly string[];
  readonly follow?: true;
}

export function log(command: Command, signal: AbortSignal): void {
  command
    .summary('the whole log, one line an event')
    .description(
      'Shows what was recorded, in the order in which it was: one line an event, the newest last. Reads beside a running server.',
    )
    .option('-n, --limit <events>', 'at most so many: the newest, or with --after the ones right after', wholeNumber('--limit'))
    .option('--after <position>', 'only events after this position', position('--after'))
    .option('--type <types>', 'only events of these types, as BilateralMeetingHeld', several)
    .option('--stream <prefixes>', 'only streams whose names begin so, as meeting- or office-unoct', several)
    .option('-f, --follow', 'go on with what is being recorded, until Ctrl-C')
    .action((options: Options) => withLog(options, ({ store }) => show(store, options, signal)));
  teach(
    command,
    {
      examples: [
        ['npx chancery log --limit 20', 'The last twenty events'],
        ['npx chancery log --stream meeting- --follow', 'Meetings, and on as they are recorded'],
      ],
      exitCodes: [[0, 'shown, or ended by Ctrl-C while following'], ...COULD_NOT],
    },
    'one JSON object a line: each event as /v1/history gives it',
  );
}

/** Events are held back until the columns are as wide as what is to stand in them; later ones may push them. */
const MOST_HELD = 500;

async function show(store: EventStore, options: Options, signal: AbortSignal): Promise<void> {
  const { after, limit, type, json, follow } = options;
  const filter: EventFilter = { streamPrefixes: streamPrefixes(options.stream ?? []), ...(type && { types: type }) };
  const out = new Lines(process.stdout);
  const head = await store.head();
  const lines = new EventLines(paintFor(process.stdout), head);
  let shown = 0;
  const write = async (event: RecordedEvent): Promise<void> => {
    if (shown++ === 0 && !json) await out.write(lines.heading);
    await out.write(json ? shownEventJson(event) : lines.line(event));
  };

  const held: RecordedEvent[] = [];
  const letGo = async (): Promise<void> => {
    lines.fit(held);
    for (const event of held.splice(0)) await write(event);
  };

  let last: Position = after ?? START;
  for await (const event of chosen(store, filter, after, limit)) {
    if (follow && signal.aborted) break;
    signal.throwIfAborted();
    if (json || shown > 0) await write(event);
    else if (held.push(event) === MOST_HELD) await letGo();
    if (out.gone) return;
    last = event.position;
  }
  await letGo();
  await out.flush();
  if (!follow && shown === 0) process.stderr.write('No event matches.\n');
  // The newest few are where following begins; so many after a position are all that is wanted.
  const wanted = after === undefined ? Infinity : (limit ?? Infinity);
  if (!follow || signal.aborted || shown >= wanted) return;
  for await (const { events } of store.subscribe({ after: last, filter, signal })) {
    for (const event of events) {
      await write(event);
      if (shown >= wanted) return out.flush();
    }
    await out.flush();
    if (out.gone) return;
  }
}

/** In the order of the log; without a beginning a limit is of the newest. */
async function* chosen(
  store: EventStore,
  filter: EventFilter,
  after: Position | undefined,
  limit: number | undefined,
): AsyncGenerator<RecordedEvent> {
  if (limit === undefined || after !== undefined) {
    yield* store.readAll({ filter, ...(after !== undefined && { after }), ...(limit !== undefined && { limit }) });
    return;
  }
  const newest: RecordedEvent[] = [];
  for await (const event of store.readAll({ direction: 'backwards', filter, limit })) newest.push(event);
  yield* newest.toReversed();
}
