import type { Command } from 'commander';
import type { JsonObject } from '#domain/json.ts';
import { type Assertion, pathOf, type Pointer, pointerTo } from '#domain/fields.ts';
import { assertionsOfEvent } from '#domain/record.ts';
import { decode } from '#event-store/decode.ts';
import type { EventStore, RecordedEvent } from '#event-store/event-store.ts';
import { hanging, printable } from '../columns.ts';
import { shownEventJson } from '../event-json.ts';
import { recordedBy } from '../event-line.ts';
import { EXIT, Stop } from '../exit-code.ts';
import { withLog } from '../log-to-read.ts';
import { type Common, COULD_NOT, teach, wholeNumber } from '../options.ts';
import { type RecordName, recordName } from '../record-name.ts';
import { Lines, type Paint, paintFor, widthOf } from '../terminal.ts';
import { isMarker, shownPlace, valueText } from '../value-text.ts';

interface Options extends Common {
  readonly limit?: number;
}

export function history(command: Command, signal: AbortSignal): void {
  command
    .summary('the events of one record, and what each says')
    .description(
      'Shows everything that was ever recorded of one record, the newest last: who recorded it, when, and what it says.',
    )
    .argument('<record>', 'as meeting:aslov-voronkov-2018-05-03, or the name of its stream')
    .option('-n, --limit <events>', 'only the newest so many', wholeNumber('--limit'))
    .action((record: string, options: Options) =>
      withLog(options, ({ store }) => show(store, recordName(record), options, signal)),
    );
  teach(
    command,
    {
      examples: [
        ['npx chancery history meeting:aslov-voronkov-2018-05-03', 'What was recorded of a meeting, and by whom'],
        ['npx chancery history office:unoct --json | jq -r .hash', "The hashes of an office's events"],
      ],
      exitCodes: [[0, 'shown'], [1, 'there is no such record'], ...COULD_NOT],
    },
    'one JSON object a line: each event as /v1/history/{stream} gives it',
  );
}

async function show(store: EventStore, { stream, noun, id }: RecordName, options: Options, signal: AbortSignal): Promise<void> {
  const { json, limit } = options;
  const out = new Lines(process.stdout);
  const paint = paintFor(process.stdout);
  let shown = 0;
  for await (const event of chosen(store, stream, limit)) {
    signal.throwIfAborted();
    const lines = json ? [shownEventJson(event)] : [...(shown > 0 ? [''] : []), ...eventParagraph(event, paint)];
    for (const line of lines) await out.write(line);
    if (out.gone) return;
    shown++;
  }
  if (shown === 0) throw new Stop(EXIT.no, `there is no ${noun} ${id} on record.`);
  await out.flush();
}

async function* chosen(store: EventStore, stream: string, limit: number | undefined): AsyncGenerator<RecordedEvent> {
  if (limit === undefined) return yield* store.read(stream);
  const newest: RecordedEvent[] = [];
  for await (const event of store.read(stream, { direction: 'backwards', limit })) newest.push(event);
  yield* newest.toReversed();
}

function eventParagraph(event: RecordedEvent, paint: Paint): string[] {
  const { at, actor } = recordedBy(event);
  const where = paint('dim', `revision ${event.revision} · position ${event.position}`);
  return [`${paint('bold', printable(event.type))}  ${at} UTC  by ${actor}  ${where}`, ...whatItSays(event, paint)];
}

/** What an event of record-keeping says beside values of the record. */
const BESIDE = ['claim', 'rank', 'label', 'kind', 'quote'] as const;

/** An element of a list is seen by what stands below it; where nothing does, by its key. */
function withoutHeadings(said: readonly Assertion[]): readonly Assertion[] {
  const above = new Set(said.flatMap(({ pointer }) => pointersAbove(pointer)));
  return said.filter(({ pointer, value }) => !isMarker(pointer, value) || !above.has(pointer));
}

function pointersAbove(pointer: Pointer): Pointer[] {
  const path = pathOf(pointer);
  return path.slice(1).map((_, n) => pointerTo(...path.slice(0, n + 1)));
}

function whatItSays(event: RecordedEvent, paint: Paint): string[] {
  const width = widthOf(process.stdout);
  const row = (name: string, text: string): string[] => hanging(`  ${paint('dim', name)}  `, text, width);
  try {
    const decoded = decode(event);
    const said = withoutHeadings(assertionsOfEvent(decoded));
    const reason = 'reason' in decoded.data ? decoded.data.reason : undefined;
    const sources =
      'source' in decoded.data ? [decoded.data.source] : 'sources' in decoded.data ? (decoded.data.sources ?? []) : [];
    return [
      ...said.flatMap(({ pointer, value }) =>
        row(printable(shownPlace(pointer, value)), value === null ? 'withdrawn' : valueText(value)),
      ),
      ...BESIDE.flatMap((name) => {
        const value: unknown = (decoded.data as unknown as JsonObject)[name];
        return typeof value === 'string' && !said.some(({ pointer }) => pointer === `/${name}`)
          ? row(name, printable(value))
          : [];
      }),
      ...(reason === undefined ? [] : row('reason', printable(reason))),
      ...(sources.length === 0 ? [] : row('sources', [...new Set(sources.map((each) => printable(each.publisher)))].join(', '))),
    ];
  } catch (error) {
    return row('unreadable', printable((error as Error).message));
  }
}
