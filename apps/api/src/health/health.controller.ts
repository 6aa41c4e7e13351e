import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Shows } from '../docs/operation.ts';
import { READINESS, STORE_WATCH } from '../tokens.ts';
import type { Readiness } from './readiness.ts';
import type { StoreWatch } from './store-watch.ts';

interface Ready {
  readonly status: 'ready';
  readonly store: {
    readonly state: 'available' | 'away';
    /** An instant. */
    readonly since: string;
    /** Why it is away. */
    readonly reason: string | null;
  };
}

const READY: Ready = { status: 'ready', store: { state: 'available', since: '2026-11-25T12:00:00.000Z', reason: null } };

@ApiTags('Operations')
@Controller('health')
export class HealthController {
  readonly #readiness: Readiness;
  readonly #store: StoreWatch;

  constructor(@Inject(READINESS) readiness: Readiness, @Inject(STORE_WATCH) store: StoreWatch) {
    this.#readiness = readiness;
    this.#store = store;
  }

  @Get('live')
  @Header('cache-control', 'no-store')
  @Shows('Whether the program runs', { example: { status: 'live' } })
  live(): { status: string } {
    return { status: 'live' };
  }

  @Get('ready')
  @Header('cache-control', 'no-store')
  @Shows('Whether reads are answered from rows that have caught up with the log as it stood when the store first answered', {
    example: READY,
    problems: ['not-yet-visible', 'store-unavailable'],
  })
  ready(): Ready {
    const problem = this.#readiness.problem();
    if (problem) throw problem;
    const { state, since, reason } = this.#store.standing;
    return { status: 'ready', store: { state, since: since.toISOString(), reason } };
  }
}
