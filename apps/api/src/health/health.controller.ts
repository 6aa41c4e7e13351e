import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ReadModels, RowsState } from '#read-models/read-models.ts';
import { Shows } from '../docs/operation.ts';
import { UNLIMITED } from '../http/route-config.ts';
import { READ_MODELS, READINESS, STORE_WATCH } from '../injected.ts';
import type { Readiness } from './readiness.ts';
import type { StoreStanding, StoreWatch } from './store-watch.ts';

interface Ready {
  readonly status: 'ready';
  readonly store: {
    /** Damaged: it answers, but for what lies where it is damaged. */
    readonly state: StoreStanding['state'];
    /** An instant. */
    readonly since: string;
    /** Why it is not available. */
    readonly reason: string | null;
  };
  readonly rows: {
    /** Live: the log is being followed. */
    readonly state: RowsState;
    /** Whole seconds since they were last known to be level with the log; null while they follow it. */
    readonly age: number | null;
    /** Why they do not follow it. */
    readonly error: string | null;
  };
}

const READY: Ready = {
  status: 'ready',
  store: { state: 'available', since: '2026-11-25T12:00:00.000Z', reason: null },
  rows: { state: 'live', age: null, error: null },
};

@ApiTags('Operations')
@Controller('health')
export class HealthController {
  readonly #readiness: Readiness;
  readonly #store: StoreWatch;
  readonly #rows: ReadModels;

  constructor(
    @Inject(READINESS) readiness: Readiness,
    @Inject(STORE_WATCH) store: StoreWatch,
    @Inject(READ_MODELS) rows: ReadModels,
  ) {
    this.#readiness = readiness;
    this.#store = store;
    this.#rows = rows;
  }

  @Get('live')
  @Header('cache-control', 'no-store')
  @Shows('Whether the program runs', { asks: 'anyone', config: UNLIMITED, example: { status: 'live' } })
  live(): { status: string } {
    return { status: 'live' };
  }

  @Get('ready')
  @Header('cache-control', 'no-store')
  @Shows('Whether reads are answered from rows that have caught up with the log as it stood when the store first answered', {
    asks: 'anyone',
    config: UNLIMITED,
    example: READY,
    problems: ['not-yet-visible', 'store-unavailable'],
  })
  ready(): Ready {
    const problem = this.#readiness.problem();
    if (problem) throw problem;
    const { state, since, reason } = this.#store.standing;
    const rows = this.#rows.status();
    return {
      status: 'ready',
      store: { state, since: since.toISOString(), reason },
      rows: { state: rows.state, age: this.#rows.age(), error: rows.error },
    };
  }
}
