import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Cursors } from '#application/cursor.ts';
import { type Day, latestToday, utcToday } from '#domain/edtf.ts';
import { parseInstant } from '#domain/instant.ts';
import { parseStream } from '#domain/nouns.ts';
import { sealedIn, subjectOf } from '#domain/sealed.ts';
import type { Clocks } from '#read-models/rows/frame.ts';
import type { OfficialReading } from '#read-models/answers/official.ts';
import type { Snapshot } from '#read-models/reading/reader.ts';
import { namingDay } from '#formats/dates.ts';
import { jsonLdOf } from '#formats/json-ld.ts';
import type { JsonObject } from '#domain/json.ts';
import { type Names, namesIn } from '#read-models/actors/names.ts';
import type { Listed, Page } from '#read-models/reading/reading.ts';
import { SubjectKeys } from '#application/subject-keys.ts';
import { erasedBefore } from '#read-models/records/queries.ts';
import { findAnswer, parkedOf, type RecordAnswer } from '#read-models/answers/record.ts';
import type { Reply } from '../commands/asked.ts';
import { addressesFor } from '../http/addresses.ts';
import { formatOf } from '../http/negotiation.ts';
import { Problem } from '../problems/problem.ts';
import { NOW, SUBJECTS } from '../injected.ts';
import type { ListPlace } from './list-place.ts';
import { PageAnswer } from './page-answer.ts';
import { Question } from './question.ts';
import type { Reader } from './reader.ts';
import { RECORD_FORMATS } from './record-reads.ts';
import { lastDay, type ListQuery, type ReadingQuery } from './reading-query.ts';

/** How a request reads: its clocks, and the day that what it reads is of. */
export interface Reading extends Clocks {
  /** `asOf`, or today. */
  readonly day: Day;
  /** The same clocks for what happens: what is still to come has not happened yet, wherever the day begins first. */
  readonly happened: Clocks;
}

/** A record that was found, with how those that it names were called on its day. */
export interface Found {
  readonly answer: RecordAnswer;
  readonly names: Names;
  readonly rows: Snapshot;
  readonly reading: Reading;
}

@Injectable()
export class Readings {
  readonly #queries: QueryBus;
  readonly #now: () => Date;
  readonly #subjects: SubjectKeys;

  constructor(queries: QueryBus, @Inject(NOW) now: () => Date, @Inject(SUBJECTS) subjects: SubjectKeys) {
    this.#queries = queries;
    this.#subjects = subjects;
    this.#now = now;
  }

  ask<Answer>(
    query: ReadingQuery,
    reader: Reader,
    answer: (rows: Snapshot, reading: Reading) => Answer | Promise<Answer>,
  ): Promise<Answer> {
    const reading = this.#readingOf(query, reader);
    return this.#asked(reader, (rows) => answer(rows, reading));
  }

  /** One record in the format that is asked for, with its revision as ETag. */
  async record(stream: string, query: ReadingQuery, reader: Reader, reply: Reply): Promise<RecordAnswer | JsonObject> {
    const format = formatOf(reply.request, RECORD_FORMATS);
    const address = addressesFor(reply.request);
    void reply.header('vary', 'accept').type(`${RECORD_FORMATS[format]}; charset=utf-8`);
    const { shown, erased } = await this.recordAs(stream, query, reader, ({ answer, names, rows }) => {
      if (answer.revision !== null) void reply.header('etag', `"${answer.revision}"`);
      if (format !== 'json') return { shown: jsonLdOf(parseStream(stream).noun, answer, { names, address }), erased: null };
      return { shown: answer, erased: 'notes' in answer ? erasedIn(answer, rows) : null };
    });
    return erased === null ? shown : this.#opened(shown, erased, reply);
  }

  /** What is personal is opened for this answer alone, and nobody keeps it. */
  async #opened<Answer>(answer: Answer, erased: ReadonlyMap<string, number>, reply: Reply): Promise<Answer> {
    const opened = await this.#subjects.opened(answer, (stream) => erased.get(stream)!);
    if (opened !== answer) void reply.header('cache-control', 'no-store');
    return opened;
  }

  /** Something that is made of one record. @throws {Problem} `unknown-record` */
  recordAs<Answer>(
    stream: string,
    query: ReadingQuery,
    reader: Reader,
    as: (found: Found) => Answer | Promise<Answer>,
  ): Promise<Answer> {
    return this.ask(query, reader, (rows, reading) => {
      const answer = findAnswer(rows, stream, reading);
      if (!answer) throw unknownRecord(stream, query, parkedOf(rows, stream, reading));
      return as({ answer, names: namesIn(rows, reading)(namingDay(answer, reading.day)), rows, reading });
    });
  }

  /** @param list names the list: a cursor of another list, or of other filters, is refused */
  list<Item, After extends string | object>(
    list: string,
    query: ListQuery,
    reader: Reader,
    place: ListPlace<After>,
    answer: (rows: Snapshot, reading: Reading, page: Page<After>) => Listed<Item, After> | Promise<Listed<Item, After>>,
  ): Promise<PageAnswer<Item>> {
    const { after, limit, format: _format, bom: _bom, ...filters } = query;
    const kind = JSON.stringify([list, Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
    const pinned = this.pinned(query, reader);
    return this.ask(query, reader, (rows, reading) => {
      const cursors = new Cursors(rows.log);
      const page = { limit: Number(limit ?? 50), after: after === undefined ? null : place.in(cursors, kind, after) };
      const paged = ({ items, next }: Listed<Item, After>): PageAnswer<Item> => {
        const cursor = next === null ? null : place.as(cursors, kind, next);
        return new PageAnswer(items, cursor, () => (next === null ? [] : this.pages(pinned, reader, answer, next)));
      };
      const listed = answer(rows, reading, page);
      return listed instanceof Promise ? listed.then(paged) : paged(listed);
    });
  }

  /** A list, a page at a time, to its end. */
  async *pages<Item, After>(
    reading: Reading,
    seen: Pick<Reader, 'readAfter'>,
    answer: (rows: Snapshot, reading: Reading, page: Page<After>) => Listed<Item, After> | Promise<Listed<Item, After>>,
    after: After | null = null,
  ): AsyncGenerator<readonly Item[]> {
    let page: Page<After> | null = { limit: ITEMS_AT_ONCE, after };
    while (page) {
      const { items, next }: Listed<Item, After> = await this.#asked(seen, (rows) => answer(rows, reading, page!));
      yield items;
      page = next === null ? null : { limit: ITEMS_AT_ONCE, after: next };
    }
  }

  /** How a request reads where it is answered by several reads: all as known at one instant. */
  pinned(query: ReadingQuery, reader: Reader): Reading {
    const reading = this.#readingOf(query, reader);
    const knownAt = reading.knownAt ?? this.#now().getTime();
    return { ...reading, knownAt, happened: { ...reading.happened, knownAt } };
  }

  #asked<Answer>(
    { readAfter }: Pick<Reader, 'readAfter'>,
    answer: (rows: Snapshot) => Answer | Promise<Answer>,
  ): Promise<Answer> {
    return this.#queries.execute(new Question(answer, readAfter));
  }

  #readingOf({ asOf, knownAt, certain }: ReadingQuery, { sees }: Reader): Reading {
    const day = asOf === undefined ? undefined : lastDay(asOf);
    const now = this.#now();
    const clocks: Clocks = {
      asOf: day,
      knownAt: knownAt === undefined ? undefined : (parseInstant(knownAt) ?? undefined),
      certain: certain === 'true',
      sees,
    };
    return { ...clocks, day: day ?? utcToday(now), happened: { ...clocks, asOf: day ?? latestToday(now) } };
  }
}

/** How officials are read; with asOf, only in the posts of that day. */
export function officialReading({ asOf, day, certain = false }: Reading): OfficialReading {
  return { day, ofTheDay: asOf !== undefined, certain };
}

/** By stream, the number of the first key that was not erased, of all whose values are sealed in an answer. */
function erasedIn(answer: RecordAnswer, rows: Snapshot): ReadonlyMap<string, number> {
  const erased = new Map<string, number>();
  for (const sealed of sealedIn(answer)) {
    const stream = subjectOf(sealed);
    if (!erased.has(stream)) erased.set(stream, erasedBefore(rows, stream));
  }
  return erased;
}

/** Items that are read at once to be written behind others: what holds up other reads meanwhile. */
const ITEMS_AT_ONCE = 200;

function unknownRecord(stream: string, { asOf, knownAt }: ReadingQuery, parked: ReturnType<typeof parkedOf>): Problem {
  const { noun, id } = parseStream(stream);
  const when = [asOf && ` as of ${asOf}`, knownAt && ` as known at ${knownAt}`].filter(Boolean).join('');
  const why = parked ? ` What was recorded at ${parked.position} cannot be read: see /v1/parked.` : '';
  return new Problem(
    'unknown-record',
    `There is no ${noun} ${id} on record${when}.${why}`,
    parked ? { members: { parked } } : {},
  );
}
