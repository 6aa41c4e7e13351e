import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NotTheWriter, type ReadModels, UnknownProjection } from '#read-models/read-models.ts';
import { versionOf } from '#read-models/rows/versions.ts';
import type { Replay } from '#read-models/runner/catalogue.ts';
import { Limit, Text } from '../bodies/fields.ts';
import { Shows } from '../docs/operation.ts';
import { Problem } from '../problems/problem.ts';
import { READ_MODELS } from '../tokens.ts';
import { Flag } from '../reads/reading-query.ts';

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

export interface ParkedAnswer {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly error: string;
  readonly at: string | null;
}

interface Items<Item> {
  readonly items: readonly Item[];
  readonly next: null;
}

class ListAll {
  @Limit()
  readonly limit?: string;
}

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

class ParkedPath {
  @Text({ example: '17', most: 20 })
  readonly position!: string;
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
  done: 120_000,
  total: 1_000_000,
  perSecond: 60_000,
  error: null,
  differing: null,
};
const PARKED_EXAMPLE: ParkedAnswer = {
  position: '17',
  stream: 'meeting-x',
  revision: '0',
  error: 'its data is no JSON',
  at: '2026-11-25T12:00:00.000Z',
};

@ApiTags('Replay')
@Controller('v1')
export class ReplaysController {
  readonly #rows: ReadModels;
  constructor(@Inject(READ_MODELS) rows: ReadModels) {
    this.#rows = rows;
  }

  @Get('projections')
  @Shows('What is made of the log, and how far', { example: { items: [PROJECTION_EXAMPLE], next: null } })
  projections(@Query() { limit = '50' }: ListAll): Items<ProjectionAnswer> {
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
    return { items: items.slice(0, Number(limit)), next: null };
  }

  @Post('projections/:name/replay')
  @HttpCode(202)
  @Shows('Make the rows anew beside those that are read, compare both, and take over', {
    example: { ...REPLAY_EXAMPLE, state: 'queued', done: 0, total: 0, perSecond: 0 },
    problems: ['invalid-query', 'unknown-projection', 'not-the-writer'],
    status: 202,
  })
  replay(@Param() { name }: ProjectionPath, @Query() { dryRun }: ReplayQuery): Replay {
    return this.#asked(() => this.#rows.replay(name, { dryRun: dryRun === 'true' }));
  }

  @Get('replays')
  @Shows('Replays of this replica, the latest first', { example: { items: [REPLAY_EXAMPLE], next: null } })
  replays(@Query() { limit = '50' }: ListAll): Items<Replay> {
    return { items: this.#rows.replays().toReversed().slice(0, Number(limit)), next: null };
  }

  @Get('replays/:id')
  @Shows('How far a replay is: events done, in all, and a second', { example: REPLAY_EXAMPLE, problems: ['unknown-replay'] })
  replayById(@Param() { id }: ReplayPath): Replay {
    return known(
      id,
      this.#rows.replays().find((each) => each.id === id),
    );
  }

  @Delete('replays/:id')
  @Shows('Cancel a replay; what is read stays as it is', {
    example: { ...REPLAY_EXAMPLE, state: 'cancelled' },
    problems: ['unknown-replay', 'not-the-writer'],
  })
  async cancelReplay(@Param() { id }: ReplayPath): Promise<Replay> {
    const cancelled = await this.#asked(() => this.#rows.cancelReplay(id));
    return known(id, cancelled);
  }

  @Get('parked')
  @Shows('Records whose events could not be followed, and why', { example: { items: [PARKED_EXAMPLE], next: null } })
  parked(@Query() { limit = '50' }: ListAll): Items<ParkedAnswer> {
    const items = this.#rows.parked().map(({ position, stream, revision, error, at }) => ({
      position: String(position),
      stream,
      revision: String(revision),
      error,
      at: at === null ? null : new Date(at).toISOString(),
    }));
    return { items: items.slice(0, Number(limit)), next: null };
  }

  @Post('parked/:position/retry')
  @HttpCode(200)
  @Shows('Fold a parked record again from the log', {
    example: { retried: true },
    problems: ['invalid-query', 'unknown-record', 'not-the-writer', 'store-unavailable'],
  })
  async retry(@Param() { position }: ParkedPath): Promise<{ retried: true }> {
    if (!/^\d{1,19}$/.test(position))
      throw new Problem('invalid-query', `${JSON.stringify(position)} is no position: /v1/parked lists those that there are.`);
    if (!(await this.#asked(() => this.#rows.retry(BigInt(position)))))
      throw new Problem('unknown-record', `No record is parked at ${position}.`);
    return { retried: true };
  }

  #asked<T>(ask: () => T): T {
    try {
      const answer = ask();
      return answer instanceof Promise ? (answer.catch((error: unknown) => refuse(error)) as T) : answer;
    } catch (error) {
      return refuse(error);
    }
  }
}

function known(id: string, replay: Replay | null | undefined): Replay {
  if (!replay) throw new Problem('unknown-replay', `There is no replay ${id}: /v1/replays lists those that there are.`);
  return replay;
}

function refuse(error: unknown): never {
  if (error instanceof UnknownProjection)
    throw new Problem('unknown-projection', `${error.message}: /v1/projections lists those that there are.`);
  if (error instanceof NotTheWriter) throw new Problem('not-the-writer', error.message);
  throw error;
}
