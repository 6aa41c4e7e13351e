import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type CursorValue, Cursors } from '#application/cursor.ts';
import { type Day, latestToday, utcToday } from '#domain/edtf.ts';
import { parseInstant } from '#domain/instant.ts';
import { parseStream } from '#domain/nouns.ts';
import type { Position } from '#event-store/event-store.ts';
import type { Clocks } from '#read-models/frame.ts';
import { SEES } from '#read-models/projection.ts';
import type { Snapshot } from '#read-models/reader.ts';
import type { Listed } from '#read-models/reading.ts';
import { findAnswer, type RecordAnswer } from '#read-models/records/answer.ts';
import type { Reply } from '../commands/asked.ts';
import { Problem } from '../problems/problem.ts';
import { NOW } from '../tokens.ts';
import { Question } from './question.ts';
import { lastDay, type ListQuery, type ReadingQuery } from './reading-query.ts';

/** How a request reads: its clocks, and the day that what it reads is of. */
export interface Reading extends Clocks {
  /** `asOf`, or today. */
  readonly day: Day;
  /** The same clocks for what happens: what is still to come has not happened yet, wherever the day begins first. */
  readonly happened: Clocks;
}

export interface PageAnswer<Item> {
  readonly items: readonly Item[];
  /** A cursor; null on the last page. */
  readonly next: string | null;
}

@Injectable()
export class Readings {
  readonly #queries: QueryBus;
  readonly #now: () => Date;

  constructor(queries: QueryBus, @Inject(NOW) now: () => Date) {
    this.#queries = queries;
    this.#now = now;
  }

  ask<Answer>(
    query: ReadingQuery,
    readAfter: Position | null,
    answer: (rows: Snapshot, reading: Reading) => Answer,
  ): Promise<Answer> {
    const reading = this.#readingOf(query);
    return this.#queries.execute(new Question((rows) => answer(rows, reading), readAfter));
  }

  /** One record, with its revision as ETag. */
  async record(stream: string, query: ReadingQuery, readAfter: Position | null, reply: Reply): Promise<RecordAnswer> {
    const found = await this.ask(query, readAfter, (rows, reading) => findAnswer(rows, stream, reading));
    if (!found) throw unknownRecord(stream, query);
    if (found.revision !== null) void reply.header('etag', `"${found.revision}"`);
    return found;
  }

  /** @param list names the list: a cursor of another list, or of other filters, is refused */
  list<Item, After extends CursorValue | object>(
    list: string,
    query: ListQuery,
    readAfter: Position | null,
    toAfter: (values: readonly CursorValue[]) => After,
    fromAfter: (after: After) => readonly CursorValue[],
    answer: (rows: Snapshot, reading: Reading, page: { limit: number; after: After | null }) => Listed<Item, After>,
  ): Promise<PageAnswer<Item>> {
    const { after, limit, ...filters } = query;
    const kind = JSON.stringify([list, Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
    return this.ask(query, readAfter, (rows, reading) => {
      const cursors = new Cursors(rows.log);
      const page = { limit: Number(limit ?? 50), after: after === undefined ? null : toAfter(cursors.decode(kind, after)) };
      const { items, next } = answer(rows, reading, page);
      return { items, next: next === null ? null : cursors.encode(kind, fromAfter(next)) };
    });
  }

  #readingOf({ asOf, knownAt, certain }: ReadingQuery): Reading {
    const day = asOf === undefined ? undefined : lastDay(asOf);
    const now = this.#now();
    const clocks: Clocks = {
      asOf: day,
      knownAt: knownAt === undefined ? undefined : (parseInstant(knownAt) ?? undefined),
      certain: certain === 'true',
      // Until there are identities, whoever reads is the desk.
      sees: SEES.confidential,
    };
    return { ...clocks, day: day ?? utcToday(now), happened: { ...clocks, asOf: day ?? latestToday(now) } };
  }
}

function unknownRecord(stream: string, { asOf, knownAt }: ReadingQuery): Problem {
  const { noun, id } = parseStream(stream);
  const when = [asOf && ` as of ${asOf}`, knownAt && ` as known at ${knownAt}`].filter(Boolean).join('');
  return new Problem('unknown-record', `There is no ${noun} ${id} on record${when}.`);
}
