import { Controller, Get, Inject, Logger, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLOUD_EVENT_EXAMPLE } from '#event-store/cloud-event.ts';
import type { EventStore, Position } from '#event-store/event-store.ts';
import { Shows } from '../docs/operation.ts';
import { Problem } from '../problems/problem.ts';
import { EVENT_STORE, LOG_ID } from '../tokens.ts';
import { filterOf } from './history-query.ts';
import { LiveFeeds } from './live-feeds.ts';
import { LiveQuery } from './live-query.ts';

const LOG_ID_EXAMPLE = '5d2f2a0e-6d0b-4c43-9a39-7f2b0f6c1e55';
const EXAMPLE = `id: ${LOG_ID_EXAMPLE}:17\nevent: BilateralMeetingHeld\ndata: ${JSON.stringify(CLOUD_EVENT_EXAMPLE)}\n\n`;

@ApiTags('History')
@Controller('v1/live')
export class LiveController {
  readonly #logger = new Logger('Live');
  readonly #store: EventStore;
  readonly #logId: string;
  readonly #feeds: LiveFeeds;

  constructor(@Inject(EVENT_STORE) store: EventStore, @Inject(LOG_ID) logId: string, feeds: LiveFeeds) {
    this.#store = store;
    this.#logId = logId;
    this.#feeds = feeds;
  }

  @Get()
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The last event seen; a browser sends it by itself. Without it the feed starts at the head of the log.',
    example: `${LOG_ID_EXAMPLE}:17`,
  })
  @Shows('What is being recorded, as server-sent events', {
    example: EXAMPLE,
    type: 'text/event-stream',
    problems: ['invalid-cursor', 'too-many-feeds'],
  })
  async follow(@Query() query: LiveQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const lastSeen = request.headers['last-event-id'] ?? query.after;
    const head = await this.#store.head();
    const after = lastSeen === undefined ? head : this.#positionOf(String(lastSeen), head);
    this.#feeds.assertRoom();
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    this.#feeds.follow(reply.raw, after, filterOf(query)).catch((error: unknown) => {
      this.#logger.warn(`A live feed ended: ${(error as Error).message}`);
      reply.raw.destroy();
    });
  }

  /** @throws {Problem} `invalid-cursor` */
  #positionOf(given: string, head: Position): Position {
    const [, log, digits] = /^(?:([^:]*):)?(\d{1,19})$/.exec(given) ?? [];
    if (digits === undefined) {
      throw new Problem(
        'invalid-cursor',
        'A feed goes on after an event id as the feed gave it (<log>:<position>), or a position.',
      );
    }
    if (log !== undefined && log !== this.#logId) {
      throw new Problem(
        'invalid-cursor',
        'The event is of another log than this one: read what there is by /v1/history, and follow from there.',
      );
    }
    if (BigInt(digits) > head) {
      throw new Problem('invalid-cursor', `The log ends at position ${head}: it does not hold the event any more, or not yet.`);
    }
    return BigInt(digits);
  }
}
