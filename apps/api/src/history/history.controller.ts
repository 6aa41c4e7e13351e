import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Cursors } from '#application/cursor.ts';
import { CLOUD_EVENT_EXAMPLE, type CloudEvent, shownEventOf } from '#event-store/cloud-event.ts';
import {
  type EventFilter,
  type EventStore,
  InvalidPosition,
  type Position,
  type RecordedEvent,
  START,
} from '#event-store/event-store.ts';
import { STREAM_PREFIXES } from '#domain/nouns.ts';
import type { Label } from '#domain/record-keeping.ts';
import { identityOf } from '../access/identity.ts';
import { Shows } from '../docs/operation.ts';
import { Problem } from '../problems/problem.ts';
import { EVENT_STORE } from '../injected.ts';
import { PAGE_CHARACTERS } from '#read-models/reading/reading.ts';
import { Sight } from './sight.ts';
import { filterOf, HistoryQuery, StreamHistoryQuery } from './history-query.ts';

interface Page {
  readonly items: readonly CloudEvent[];
  readonly next: string | null;
}

/** Where the store cannot filter: so many events are looked at for one page, and the page may then be short. */
const MOST_LOOKED_AT = 10_000;

const PAGE_EXAMPLE = { items: [CLOUD_EVENT_EXAMPLE], next: null };

@ApiTags('History')
@Controller('v1/history')
export class HistoryController {
  readonly #store: EventStore;
  readonly #sight: Sight;

  constructor(@Inject(EVENT_STORE) store: EventStore, sight: Sight) {
    this.#store = store;
    this.#sight = sight;
  }

  @Get()
  @Shows('The log as CloudEvents 1.0', {
    asks: 'auditor',
    example: PAGE_EXAMPLE,
    problems: ['invalid-query', 'not-yet-visible', 'store-damaged', 'store-unavailable'],
  })
  async history(@Query() query: HistoryQuery, @Req() request: FastifyRequest): Promise<Page> {
    const { order = 'asc', actor, after, limit, position } = query;
    const filter = filterOf(query);
    const { clearance } = identityOf(request);
    const isWanted = async (event: RecordedEvent): Promise<boolean> =>
      (actor === undefined || shownEventOf(event).actor === actor) && (await this.#sight.sees(clearance, event));
    const isFiltered = actor !== undefined || clearance !== 'confidential';
    if (position !== undefined) {
      const event = await this.#eventAt(BigInt(position), filter);
      return { items: event !== null && (await isWanted(event)) ? [shownEventOf(event)] : [], next: null };
    }
    const kind = JSON.stringify(['history', order, actor ?? null, filter]);
    const cursors = await this.#cursors();
    const from = after === undefined ? undefined : BigInt(cursors.decode(kind, after, ['position'])[0]);
    const events = this.#store.readAll({
      direction: order === 'asc' ? 'forwards' : 'backwards',
      filter,
      ...(from !== undefined && { after: from }),
      limit: isFiltered ? MOST_LOOKED_AT : Number(limit ?? 50) + 1,
    });
    return this.#page(events, Number(limit ?? 50), isWanted, isFiltered ? MOST_LOOKED_AT : Infinity, (event) =>
      cursors.encode(kind, [String(event.position)]),
    );
  }

  @Get(':stream')
  @Shows('The history of one record', {
    asks: 'auditor',
    example: PAGE_EXAMPLE,
    problems: ['invalid-query', 'unknown-stream', 'not-yet-visible', 'store-damaged', 'store-unavailable'],
  })
  async streamHistory(
    @Param('stream') stream: string,
    @Query() query: StreamHistoryQuery,
    @Req() request: FastifyRequest,
  ): Promise<Page> {
    const { order = 'asc', after, limit } = query;
    const { clearance } = identityOf(request);
    if (!(await this.#exists(stream, clearance))) {
      throw new Problem(
        'unknown-stream',
        `There is no stream ${stream.slice(0, 120)}: streams are named as ${STREAM_PREFIXES.map((prefix) => `${prefix}<id>`).join(', ')}.`,
      );
    }
    const kind = JSON.stringify(['history', stream, order]);
    const cursors = await this.#cursors();
    const seen = after === undefined ? undefined : cursors.decode(kind, after, ['count'])[0];
    if (seen === 0 && order === 'desc') return { items: [], next: null };
    const events = this.#store.read(stream, {
      direction: order === 'asc' ? 'forwards' : 'backwards',
      ...(seen !== undefined && { from: order === 'asc' ? seen + 1 : seen - 1 }),
      ...(clearance === 'confidential' && { limit: Number(limit ?? 50) + 1 }),
    });
    return this.#page(
      events,
      Number(limit ?? 50),
      (event) => this.#sight.sees(clearance, event),
      Infinity,
      ({ revision }) => cursors.encode(kind, [revision]),
    );
  }

  /** By way of the one before it: stores are read after a position. */
  async #eventAt(position: Position, filter: EventFilter): Promise<RecordedEvent | null> {
    try {
      let before: Position = START;
      for await (const event of this.#store.readAll({ direction: 'backwards', after: position, limit: 1 }))
        before = event.position;
      for await (const event of this.#store.readAll({ after: before, filter, limit: 1 })) {
        return event.position === position ? event : null;
      }
      return null;
    } catch (error) {
      // A server says so of a position that is no event's.
      if (error instanceof InvalidPosition) return null;
      throw error;
    }
  }

  /** Of the log that answers now: it may be another one after the store was away. */
  async #cursors(): Promise<Cursors> {
    return new Cursors(await this.#store.logId());
  }

  async #exists(stream: string, clearance: Label): Promise<boolean> {
    if (!STREAM_PREFIXES.some((prefix) => stream.startsWith(prefix))) return false;
    for await (const first of this.#store.read(stream, { limit: 1 })) return this.#sight.sees(clearance, first);
    return false;
  }

  async #page(
    events: AsyncIterable<RecordedEvent>,
    limit: number,
    wanted: (event: RecordedEvent) => Promise<boolean>,
    mostLookedAt: number,
    cursorAt: (event: RecordedEvent) => string,
  ): Promise<Page> {
    const items: CloudEvent[] = [];
    let [lookedAt, characters] = [0, 0];
    let last: RecordedEvent | null = null;
    for await (const event of events) {
      if (await wanted(event)) {
        if (items.length === limit || characters > PAGE_CHARACTERS) return { items, next: cursorAt(last!) };
        items.push(shownEventOf(event));
        characters += event.data.length;
      }
      last = event;
      lookedAt++;
    }
    return { items, next: last !== null && lookedAt >= mostLookedAt ? cursorAt(last) : null };
  }
}
