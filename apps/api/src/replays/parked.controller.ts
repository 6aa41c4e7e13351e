import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { START } from '#event-store/event-store.ts';
import { parkedAnswer, type ParkedAnswer } from '#read-models/answers/parked.ts';
import type { ReadModels } from '#read-models/read-models.ts';
import { Text } from '../bodies/fields.ts';
import { Shows } from '../docs/operation.ts';
import { Problem } from '../problems/problem.ts';
import { READ_MODELS } from '../injected.ts';
import { CURSORS, type Items, PageQuery } from '../http/pages.ts';

class ParkedPath {
  @Text({ example: '17', most: 20 })
  readonly position!: string;
}

const PARKED_EXAMPLE: ParkedAnswer = {
  position: '17',
  stream: 'meeting-x',
  revision: '0',
  error: 'its data is no JSON',
  at: '2026-11-25T12:00:00.000Z',
};

@ApiTags('Replay')
@Controller('v1/parked')
export class ParkedController {
  readonly #rows: ReadModels;
  constructor(@Inject(READ_MODELS) rows: ReadModels) {
    this.#rows = rows;
  }

  @Get()
  @Shows('Records whose events could not be followed, and why', {
    asks: { role: 'administrator', clearance: 'confidential' },
    example: { items: [PARKED_EXAMPLE], next: null },
  })
  parked(@Query() { limit = '50', after }: PageQuery): Items<ParkedAnswer> {
    const most = Number(limit);
    const [behind] = after === undefined ? [] : CURSORS.decode('parked', after, ['position']);
    const found = this.#rows.parked(most + 1, BigInt(behind ?? START));
    const items = found.slice(0, most).map(parkedAnswer);
    return { items, next: found.length > most ? CURSORS.encode('parked', [items.at(-1)!.position]) : null };
  }

  @Post(':position/retry')
  @HttpCode(200)
  @Shows('Fold a parked record again from the log: `parked` is null where it is followed again, else why it waits', {
    asks: { role: 'administrator', clearance: 'confidential' },
    example: { parked: null },
    problems: ['invalid-query', 'unknown-record', 'not-the-writer', 'store-unavailable'],
  })
  async retry(@Param() { position }: ParkedPath): Promise<{ readonly parked: ParkedAnswer | null }> {
    if (!/^\d{1,19}$/.test(position))
      throw new Problem('invalid-query', `${JSON.stringify(position)} is no position: /v1/parked lists those that there are.`);
    const [before] = this.#rows.parked(1, BigInt(position) - 1n);
    if (!(await this.#rows.retry(BigInt(position))))
      throw new Problem('unknown-record', `No record is parked at ${position}: /v1/parked lists those that are.`);
    const again = this.#rows.parked().find(({ stream }) => stream === before?.stream);
    return { parked: again ? parkedAnswer(again) : null };
  }
}
