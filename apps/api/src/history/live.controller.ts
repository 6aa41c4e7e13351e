import { Controller, Get, Logger, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLOUD_EVENT_EXAMPLE } from '#event-store/cloud-event.ts';
import { StoreUnavailable } from '#event-store/event-store.ts';
import { assertStill, identityOf } from '../access/identity.ts';
import { Shows } from '../docs/operation.ts';
import { answerHead, beginStream, EVENT_STREAM, EventStreams } from '../http/event-streams.ts';
import { filterOf } from './history-query.ts';
import { LiveFeeds } from './live-feeds.ts';
import { Sight } from './sight.ts';
import { LiveQuery } from './live-query.ts';

const LOG_ID_EXAMPLE = '5d2f2a0e-6d0b-4c43-9a39-7f2b0f6c1e55';
const EXAMPLE = `id: ${LOG_ID_EXAMPLE}:17\nevent: BilateralMeetingHeld\ndata: ${JSON.stringify(CLOUD_EVENT_EXAMPLE)}\n\n`;

@ApiTags('History')
@Controller('v1/live')
export class LiveController {
  readonly #logger = new Logger('Live');
  readonly #streams: EventStreams;
  readonly #feeds: LiveFeeds;
  readonly #sight: Sight;

  constructor(streams: EventStreams, feeds: LiveFeeds, sight: Sight) {
    this.#streams = streams;
    this.#feeds = feeds;
    this.#sight = sight;
  }

  @Get()
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The last event seen; a browser sends it by itself. Without it the feed starts at the head of the log.',
    example: `${LOG_ID_EXAMPLE}:17`,
  })
  @Shows('What is being recorded, as server-sent events', {
    asks: 'reader',
    example: EXAMPLE,
    type: EVENT_STREAM,
    problems: ['invalid-cursor', 'too-many-own-feeds', 'too-many-feeds'],
  })
  async follow(@Query() query: LiveQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (answerHead(request, reply)) return;
    const identity = identityOf(request);
    const given = request.headers['last-event-id'] ?? query.after;
    const lastSeen = given === undefined ? undefined : String(given);
    const stream = this.#streams.admit(reply.raw, identity);
    const place = await this.#feeds.begin(lastSeen, stream.signal).catch((error: unknown) => {
      if (stream.signal.aborted || error instanceof StoreUnavailable) return null;
      stream.end();
      throw error;
    });
    beginStream(request, reply);
    this.#feeds
      .follow(stream, { lastSeen, place }, filterOf(query), {
        assertStill: () => assertStill(request),
        sees: (event, signal) => this.#sight.sees(identity.clearance, event, signal),
      })
      .catch((error: unknown) => {
        this.#logger.warn(`A live feed ended: ${(error as Error).message}`);
      });
  }
}
