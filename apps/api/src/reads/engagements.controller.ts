import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Pillar, PILLARS } from '#domain/nouns/activity.ts';
import * as value from '#domain/values.ts';
import type { Position } from '#event-store/event-store.ts';
import { COVERAGE_COLUMNS, ENGAGEMENT_COLUMNS, FUNCTION_COLUMNS } from '#formats/columns.ts';
import {
  type Coverage,
  coverageByFunction,
  coverageByPillar,
  type Engagement,
  type EngagementFilter,
  listEngagements,
} from '#read-models/engagements/queries.ts';
import type { Listed } from '#read-models/reading.ts';
import { OneOf, ValueOf } from '../bodies/fields.ts';
import { ENGAGEMENT_EXAMPLE } from './examples.ts';
import { mustBeOnRecord } from './on-record.ts';
import { ReadAfter } from './question.ts';
import { PeriodQuery, periodOf } from './reading-query.ts';
import { Lists } from './lists.ts';
import type { PageAnswer } from './page-answer.ts';
import { Readings } from './readings.ts';

class EngagementsQuery extends PeriodQuery {
  @OneOf(PILLARS, { example: 'II', optional: true, about: 'Of the UN Global Counter-Terrorism Strategy.' })
  readonly pillar?: Pillar;
  @ValueOf(value.officeFunction, {
    example: 'unoct/capacity-building',
    optional: true,
    schema: { type: 'string' },
    about: 'A function of an office.',
  })
  readonly function?: string;
  @ValueOf(value.stateOrCode, {
    example: 'TJ',
    optional: true,
    schema: { type: 'string' },
    about: 'A State that took part: TJ, or state:TJ.',
  })
  readonly state?: string;
}

const REPORTED = 'counts are of reported engagements; null is "not stated"';

@ApiTags('Counter-terrorism')
@Controller('v1/counter-terrorism')
export class EngagementsController {
  readonly #readings: Readings;
  constructor(readings: Readings) {
    this.#readings = readings;
  }

  @Get('engagements')
  @Lists('Activity that serves counter-terrorism, and why it does, the latest first', {
    example: ENGAGEMENT_EXAMPLE,
    columns: ENGAGEMENT_COLUMNS,
  })
  engagements(@Query() query: EngagementsQuery, @ReadAfter() readAfter: Position | null): Promise<PageAnswer<Engagement>> {
    return this.#readings.list(
      'engagements',
      query,
      readAfter,
      ([day, id]) => ({ day: day as number, id: id as string }),
      ({ day, id }) => [day, id],
      (rows, reading, page) => {
        const filter = filterOf(query);
        mustBeOnRecord(rows, filter.state, reading);
        return listEngagements(rows, filter, reading.happened, page);
      },
    );
  }

  @Get('coverage')
  @Lists(`Engagements by State and pillar: ${REPORTED}`, {
    example: { state: 'state:TJ', pillar: 'I', engagements: 1, first: '2018-05-03', last: '2018-05-03' },
    columns: COVERAGE_COLUMNS,
  })
  coverage(
    @Query() query: EngagementsQuery,
    @ReadAfter() readAfter: Position | null,
  ): Promise<PageAnswer<Coverage & { readonly pillar: Pillar | null }>> {
    return this.#cells('coverage', query, readAfter, (cell) => cell.pillar, coverageByPillar);
  }

  @Get('functions')
  @Lists(`Engagements by State and function: ${REPORTED}`, {
    example: { state: 'state:TJ', function: 'unoct/capacity-building', engagements: 1, first: '2018-05-03', last: '2018-05-03' },
    columns: FUNCTION_COLUMNS,
  })
  functions(
    @Query() query: EngagementsQuery,
    @ReadAfter() readAfter: Position | null,
  ): Promise<PageAnswer<Coverage & { readonly function: string | null }>> {
    return this.#cells('functions', query, readAfter, (cell) => cell.function, coverageByFunction);
  }

  #cells<Cell extends Coverage>(
    list: string,
    query: EngagementsQuery,
    readAfter: Position | null,
    key: (cell: Cell) => string | null,
    count: (...args: Parameters<typeof coverageByPillar>) => Cell[],
  ): Promise<PageAnswer<Cell>> {
    const at = (cell: Cell): string => `${cell.state} ${key(cell) ?? ''}`;
    return this.#readings.list(
      list,
      query,
      readAfter,
      ([after]) => after as string,
      (after) => [after],
      (rows, reading, { limit, after }): Listed<Cell, string> => {
        const filter = filterOf(query);
        mustBeOnRecord(rows, filter.state, reading);
        const cells = count(rows, filter, reading.happened).toSorted((a, b) => (at(a) < at(b) ? -1 : 1));
        const left = after === null ? cells : cells.filter((cell) => at(cell) > after);
        const items = left.slice(0, limit);
        const last = items.at(-1);
        return { items, next: left.length > limit && last ? at(last) : null };
      },
    );
  }
}

function filterOf(query: EngagementsQuery): EngagementFilter {
  const { pillar, function: served, state } = query;
  return {
    ...periodOf(query),
    ...(pillar !== undefined && { pillar }),
    ...(served !== undefined && { function: served }),
    ...(state !== undefined && { state: state.startsWith('state:') ? state : `state:${state}` }),
  };
}
