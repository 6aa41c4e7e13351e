import { Controller, Delete, Get, HttpCode, Inject, Logger, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReadModels } from '#read-models/read-models.ts';
import { versionOf } from '#read-models/rows/versions.ts';
import type { Comparison, Difference, OtherShape } from '#read-models/replay/compare.ts';
import { QUEUED, type Replay } from '#read-models/runner/catalogue.ts';
import { assertStill, identityOf } from '../access/identity.ts';
import { Text } from '../bodies/fields.ts';
import { Shows } from '../docs/operation.ts';
import { answerHead, beginStream, EVENT_STREAM, EventStreams } from '../http/event-streams.ts';
import { formatOf } from '../http/negotiation.ts';
import { Problem } from '../problems/problem.ts';
import { READ_MODELS } from '../injected.ts';
import { Flag } from '../reads/reading-query.ts';
import { type Items, pageOf, PageQuery } from '../http/pages.ts';
import { followReplay } from './replay-feed.ts';

export interface ProjectionAnswer {
  readonly name: string;
  /** Of the rows that are read; null while there are none. */
  readonly version: string | null;
  /** The version that is being made, or will be; null where it is the one that is read. */
  readonly coming: string | null;
  readonly state: 'live' | 'rebuilding' | 'stopped';
  /** Everything up to here is in the rows: a decimal string. */
  readonly position: string;
  /** Positions of the log that the rows have still to pass, at most; null while the log is not followed. */
  readonly lag: number | null;
  /** Records that wait for a retry. */
  readonly parked: number;
  /** Id of the replay that is making it anew. */
  readonly replay: string | null;
  /** Why the log is not followed; it is tried again until it can. */
  readonly error: string | null;
}

/** As its reader may know it: how many rows there are tells of records that they may not see. */
export type ReplayAnswer = Omit<Replay, 'rowsCompared' | 'rowsToCompare'> & {
  /** Null, as `differing`, for who does not see all that is in them. */
  readonly rowsCompared: number | null;
  readonly rowsToCompare: number | null;
};

/** How what a replay made differs from what was read. */
export interface DifferencesAnswer extends Items<Difference> {
  /** By projection: rows that change, appear or go. */
  readonly differing: Comparison['differing'];
  /** Tables that were defined otherwise, and what only one of both has. */
  readonly shapes: readonly OtherShape[];
}

const REPLAY_FORMATS = { json: 'application/json', events: EVENT_STREAM } as const;

class ReplayQuery {
  @Flag({ example: 'true', optional: true, about: 'Only compares what a replay gives with what is read.' })
  readonly dryRun?: string;
}

class ProjectionPath {
  @Text({ example: 'partnerships', most: 100, about: 'A projection, or `all`.' })
  readonly name!: string;
}

class ReplayPath {
  @Text({ example: '01937c1e-5f3a-7c11-9d6e-3f2f3c1d7a55', most: 100 })
  readonly id!: string;
}

const PROJECTION_EXAMPLE: ProjectionAnswer = {
  name: 'partnerships',
  version: '1-3f2f3c1d',
  coming: null,
  state: 'live',
  position: '17',
  lag: 0,
  parked: 0,
  replay: null,
  error: null,
};
const REPLAY_EXAMPLE: Replay = {
  id: '01937c1e-5f3a-7c11-9d6e-3f2f3c1d7a55',
  projection: 'partnerships',
  dryRun: false,
  state: 'running',
  step: 'reading',
  done: 120_000,
  total: 1_000_000,
  perSecond: 60_000,
  secondsLeft: 15,
  rowsCompared: 0,
  rowsToCompare: 0,
  error: null,
  differing: null,
};
const DIFFERENCES_EXAMPLE: DifferencesAnswer = {
  items: [
    {
      projection: 'partnerships',
      table: 'partnerships_contact',
      record: 'meeting:aslov-voronkov-2018-05-03',
      old: { knownFrom: '2026-11-25T12:00:00.000Z', knownTo: null, possibleFrom: '2018-05-03', party: 'state:TM' },
      new: { knownFrom: '2026-11-25T12:00:00.000Z', knownTo: null, possibleFrom: '2018-05-03', party: 'state:TJ' },
    },
  ],
  next: null,
  differing: { partnerships: 1 },
  shapes: [],
};

@ApiTags('Replay')
@Controller('v1')
export class ReplaysController {
  readonly #logger = new Logger('Replays');
  readonly #rows: ReadModels;
  readonly #streams: EventStreams;

  constructor(@Inject(READ_MODELS) rows: ReadModels, streams: EventStreams) {
    this.#rows = rows;
    this.#streams = streams;
  }

  @Get('projections')
  @Shows('What is made of the log, and how far', { asks: 'reader', example: { items: [PROJECTION_EXAMPLE], next: null } })
  projections(@Query() query: PageQuery): Items<ProjectionAnswer> {
    const { state, position, lag, parked, error, versions } = this.#rows.status();
    const running = this.#rows.replays().find((each) => each.state === 'running');
    const items = this.#rows.projections.map((projection) => {
      const { name } = projection;
      const [version, ours] = [versions?.[name] ?? null, versionOf(projection)];
      return {
        name,
        version,
        coming: version === ours ? null : ours,
        state,
        position: String(position),
        lag,
        parked,
        replay: running?.id ?? null,
        error,
      };
    });
    return pageOf('projections', items, ({ name }) => name, query);
  }

  @Post('projections/:name/replay')
  @HttpCode(202)
  @Shows('Make the rows anew beside those that are read, compare both, and take over', {
    asks: 'administrator',
    example: { ...REPLAY_EXAMPLE, ...QUEUED },
    problems: ['invalid-query', 'unknown-projection', 'not-the-writer', 'too-many-replays'],
    status: 202,
  })
  replay(@Param() { name }: ProjectionPath, @Query() { dryRun }: ReplayQuery, @Req() request: FastifyRequest): ReplayAnswer {
    return toldTo(request, this.#rows.replay(name, { dryRun: dryRun === 'true' }));
  }

  @Get('replays')
  @Shows('Replays of this replica, the latest first', {
    asks: 'reader',
    example: { items: [REPLAY_EXAMPLE], next: null },
    problems: ['invalid-cursor'],
  })
  replays(@Query() query: PageQuery, @Req() request: FastifyRequest): Items<ReplayAnswer> {
    const replays = this.#rows.replays().map((each) => toldTo(request, each));
    return pageOf('replays', replays.toReversed(), ({ id }) => id, query);
  }

  @Get('replays/:id')
  @Shows('How far a replay is, and in which step; as server-sent events each change, until it has ended', {
    asks: 'reader',
    example: REPLAY_EXAMPLE,
    others: { [REPLAY_FORMATS.events]: `event: replay\ndata: ${JSON.stringify(REPLAY_EXAMPLE)}\n\n` },
    problems: ['unknown-replay', 'not-acceptable', 'too-many-own-feeds', 'too-many-feeds'],
  })
  async replayById(@Param() { id }: ReplayPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const find = (): ReplayAnswer | null => {
      const found = this.#find(id);
      return found && toldTo(request, found);
    };
    const replay = known(id, find());
    const format = formatOf(request, REPLAY_FORMATS);
    void reply.header('vary', 'accept').header('cache-control', 'no-store');
    if (format === 'json') return void reply.send(replay);
    if (answerHead(request, reply)) return;
    const stream = this.#streams.admit(reply.raw, identityOf(request));
    beginStream(request, reply);
    followReplay(stream, find, () => assertStill(request)).catch((error: unknown) => {
      this.#logger.warn(`A feed of a replay ended: ${(error as Error).message}`);
    });
  }

  @Get('replays/:id/differences')
  @Shows('How the rows that a replay made differ from those that were read: the first hundred of each projection', {
    asks: { role: 'administrator', clearance: 'confidential' },
    example: DIFFERENCES_EXAMPLE,
    problems: ['unknown-replay', 'invalid-cursor'],
  })
  differences(@Param() { id }: ReplayPath, @Query() query: PageQuery): DifferencesAnswer {
    known(id, this.#find(id));
    const { differing, differences, shapes } = this.#rows.comparison(id) ?? { differing: {}, differences: [], shapes: [] };
    const numbered = differences.map((each, n) => ({ n: String(n), each }));
    const { items, next } = pageOf(`differences ${id}`, numbered, ({ n }) => n, query);
    return { items: items.map(({ each }) => each), next, differing, shapes };
  }

  @Delete('replays/:id')
  @Shows('Cancel a replay; what is read stays as it is', {
    asks: 'administrator',
    example: { ...REPLAY_EXAMPLE, state: 'cancelled' },
    problems: ['unknown-replay', 'not-the-writer'],
  })
  async cancelReplay(@Param() { id }: ReplayPath, @Req() request: FastifyRequest): Promise<ReplayAnswer> {
    return toldTo(request, known(id, await this.#rows.cancelReplay(id)));
  }

  #find(id: string): Replay | null {
    return this.#rows.replays().find((each) => each.id === id) ?? null;
  }
}

function toldTo(request: FastifyRequest, replay: Replay): ReplayAnswer {
  if (identityOf(request).clearance === 'confidential') return replay;
  return { ...replay, rowsCompared: null, rowsToCompare: null, differing: null };
}

function known<Told>(id: string, replay: Told | null | undefined): Told {
  if (!replay) throw new Problem('unknown-replay', `There is no replay ${id}: /v1/replays lists those that there are.`);
  return replay;
}
