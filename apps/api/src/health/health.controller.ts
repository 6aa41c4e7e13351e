import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { EventStore } from '#event-store/event-store.ts';
import { Shows } from '../docs/operation.ts';
import { Problem } from '../problems/problem.ts';
import { EVENT_STORE, READINESS } from '../tokens.ts';
import type { Readiness } from './readiness.ts';

@ApiTags('Operations')
@Controller('health')
export class HealthController {
  readonly #readiness: Readiness;
  readonly #store: EventStore;

  constructor(@Inject(READINESS) readiness: Readiness, @Inject(EVENT_STORE) store: EventStore) {
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
  @Shows('Whether the rows have caught up with the log as it stood at start', {
    example: { status: 'ready' },
    problems: ['not-yet-visible', 'store-unavailable'],
  })
  async ready(): Promise<{ status: string }> {
    await this.#store.head();
    const awaited = this.#readiness.waitingFor();
    if (awaited !== null) throw new Problem('not-yet-visible', awaited, { headers: { 'retry-after': '1' } });
    return { status: 'ready' };
  }
}
