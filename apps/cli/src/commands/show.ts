import type { Command } from 'commander';
import { subjectKeysIn } from '#api/access/subject-keys-in.ts';
import type { SubjectKeys } from '#application/subject-keys.ts';
import { utcToday } from '#domain/edtf.ts';
import type { DomainEvent } from '#domain/events.ts';
import { erasedBy, evolve, type RecordState, stateOnList } from '#domain/record.ts';
import { decode, UnreadableEvent } from '#event-store/decode.ts';
import type { EventStore } from '#event-store/event-store.ts';
import { type RecordAnswer, recordAnswer, type RecordReading } from '#read-models/answers/record.ts';
import { EXIT, Stop } from '../exit-code.ts';
import { dayOf, instantOf } from '../instant.ts';
import { type LogToRead, withLog } from '../log-to-read.ts';
import { type Common, COULD_NOT, teach } from '../options.ts';
import { type PageReading, recordPage } from '../record-page.ts';
import { type RecordName, recordName } from '../record-name.ts';
import { Lines, paintFor, widthOf } from '../terminal.ts';

interface Options extends Common {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly certain?: true;
}

interface Reading extends RecordReading {
  /** Milliseconds since 1970. */
  readonly knownAt: number;
  readonly certain: boolean;
}

export function show(command: Command): void {
  command
    .summary('what stands of one record, and on whose word')
    .description(
      'Shows what a record says: each value with its sources, what was inferred or is disputed, what was said otherwise and why that does not stand, and every change. A record that is merged is shown by itself, with what it is merged into. Read from the log itself, on any day and as known at any time.',
    )
    .argument('<record>', 'as meeting:aslov-voronkov-2018-05-03, office:unoct or official:vladimir-voronkov')
    .option('--as-of <day>', 'as things were on this day; a month or a year reads as its last day')
    .option('--known-at <instant>', 'as it was known then: 2026-11-25T12:00:00Z, or a day in UTC, at its end')
    .option('--certain', 'only what is certain on that day')
    .action((record: string, options: Options) => withLog(options, (log) => print(log, recordName(record), options)));
  teach(
    command,
    {
      examples: [
        ['npx chancery show meeting:aslov-voronkov-2018-05-03', 'A meeting, with its sources'],
        ['npx chancery show official:vladimir-voronkov --as-of 2017-06-20', 'The posts that somebody held on a day'],
      ],
      exitCodes: [[0, 'shown'], [1, 'there is no such record, or was none then'], ...COULD_NOT],
    },
    'the answer as JSON, as GET /v1/meetings/{id} and its like give it of a record that is merged with nothing',
  );
}

async function print({ store, configuration }: LogToRead, name: RecordName, options: Options): Promise<void> {
  const { asOf, knownAt, certain = false, json } = options;
  const day = asOf === undefined ? undefined : dayOf(asOf);
  const reading: Reading = {
    asOf: day,
    day: day ?? utcToday(new Date()),
    knownAt: knownAt === undefined ? Infinity : instantOf(knownAt),
    certain,
  };
  const record = await recordOf(store, name, reading.knownAt, subjectKeysIn(configuration));
  const answer = record && recordAnswer(record, reading);
  if (!record || !answer) throw notThere(name, options);
  const out = new Lines(process.stdout);
  if (json) await out.write(JSON.stringify(answer));
  else {
    for (const line of recordPage(record, pageReading(answer, reading), paintFor(process.stdout), widthOf(process.stdout))) {
      await out.write(line);
    }
  }
  await out.flush();
}

/** A record from its own events, as it was known, what is personal open; null where nothing was. */
async function recordOf(
  store: EventStore,
  { stream, noun, id }: RecordName,
  knownAt: number,
  subjects: SubjectKeys,
): Promise<RecordState | null> {
  const events: DomainEvent[] = [];
  let record: RecordState | null = null;
  let erasedBefore = 0;
  let isLater = false;
  for await (const stored of store.read(stream)) {
    try {
      // What was erased since is so on any clock; of the rest nothing has to be readable.
      if (isLater && stored.type !== 'PersonalDataErased') continue;
      const event = decode(stored);
      // Record time never runs backwards in a stream.
      isLater ||= Date.parse(event.recordedAt) > knownAt;
      erasedBefore = Math.max(erasedBefore, erasedBy(event));
      if (!isLater) events.push(event);
    } catch (error) {
      if (!(error instanceof UnreadableEvent)) throw error;
      const shown = `npx chancery history ${noun}:${id} shows it as it is stored`;
      throw new Stop(EXIT.no, `revision ${stored.revision} of ${stream} cannot be read: ${error.message}; ${shown}.`);
    }
  }
  for (const event of events) record = evolve(record, await subjects.opened(event, () => erasedBefore));
  return record ?? stateOnList(stream);
}

function pageReading(answer: RecordAnswer, { asOf, day, certain }: Reading): PageReading {
  const appointments = new Map('appointments' in answer ? answer.appointments.map((each) => [each.id ?? '', each]) : []);
  return { asOf: asOf ?? null, day, certain, appointments };
}

function notThere({ noun, id }: RecordName, { asOf, knownAt }: Options): Stop {
  const when = [asOf && ` as of ${asOf}`, knownAt && ` as known at ${knownAt}`].filter(Boolean).join('');
  return new Stop(EXIT.no, `there is no ${noun} ${id} on record${when}.`);
}
