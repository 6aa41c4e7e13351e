import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Pillar, PILLARS } from '#domain/nouns/activity.ts';
import { type Standing, STANDINGS } from '#domain/nouns/state.ts';
import * as value from '#domain/values.ts';
import {
  COVERAGE_COLUMNS,
  ENGAGED_STATE_COLUMNS,
  ENGAGEMENT_COLUMNS,
  FUNCTION_COLUMNS,
  GAP_COLUMNS,
  TREND_COLUMNS,
} from '#formats/columns.ts';
import { type EngagementFilter, NOT_STATED } from '#read-models/engagements/engaged.ts';
import type { Gap, GapFilter } from '#read-models/engagements/gaps.ts';
import { type Coverage, type Engagement, listEngagements, trendAt, type TrendItem } from '#read-models/engagements/queries.ts';
import type { ReadModels } from '#read-models/read-models.ts';
import type { Snapshot } from '#read-models/reading/reader.ts';
import { type Listed, paged } from '#read-models/reading/reading.ts';
import type { ReadsApart } from '#read-models/whole/apart.ts';
import { OneOf, ValueOf } from '../bodies/fields.ts';
import { READ_MODELS } from '../injected.ts';
import { ENGAGEMENT_EXAMPLE, GAP_EXAMPLE } from './examples.ts';
import { mustBeOnRecord } from './on-record.ts';
import { Reader } from './reader.ts';
import { AsOf, firstDay, ListQuery, PeriodQuery, periodOf } from './reading-query.ts';
import { BY_DAY_AND_ID, BY_TEXT } from './list-place.ts';
import { Lists } from './lists.ts';
import type { PageAnswer } from './page-answer.ts';
import { type Reading, Readings } from './readings.ts';

const PILLAR = { example: 'II', optional: true, about: 'Of the UN Global Counter-Terrorism Strategy.' } as const;
const FUNCTION = {
  example: 'unoct/capacity-building',
  optional: true,
  schema: { type: 'string' },
  about: 'A function of an office.',
} as const;
const STATE = {
  example: 'TJ',
  optional: true,
  schema: { type: 'string' },
  about: 'A State that took part: TJ, or state:TJ.',
} as const;

class EngagementsQuery extends PeriodQuery {
  @OneOf(PILLARS, PILLAR)
  readonly pillar?: Pillar;
  @ValueOf(value.officeFunction, FUNCTION)
  readonly function?: string;
  @ValueOf(value.stateOrCode, STATE)
  readonly state?: string;
}

const ALSO_NOT_STATED = '`none`: nobody stated any.';
const officeFunctionOrNone: value.ValueType = {
  problem: (given) => (given === NOT_STATED ? null : value.officeFunction.problem(given)),
};

class ListedQuery extends PeriodQuery {
  @OneOf([...PILLARS, NOT_STATED], { ...PILLAR, about: `${PILLAR.about} ${ALSO_NOT_STATED}` })
  readonly pillar?: Pillar | typeof NOT_STATED;
  @ValueOf(officeFunctionOrNone, { ...FUNCTION, about: `${FUNCTION.about} ${ALSO_NOT_STATED}` })
  readonly function?: string;
  @ValueOf(value.stateOrCode, STATE)
  readonly state?: string;
}

class GapsQuery extends ListQuery {
  @OneOf(STANDINGS, { example: 'un-member', optional: true, about: 'Which States: those with this standing on the day.' })
  readonly standing?: Standing;
  @AsOf({ example: '2025-11', optional: true, about: 'No engagement on this day or later.' })
  readonly since?: string;
  @OneOf(PILLARS, PILLAR)
  readonly pillar?: Pillar;
  @ValueOf(value.officeFunction, FUNCTION)
  readonly function?: string;
  @ValueOf(value.stateOrCode, STATE)
  readonly state?: string;
}

const REPORTED = 'counts are of reported engagements; null is "not stated"';

@ApiTags('Counter-terrorism')
@Controller('v1/counter-terrorism')
export class EngagementsController {
  readonly #readings: Readings;
  readonly #apart: ReadsApart;
  constructor(readings: Readings, @Inject(READ_MODELS) { apart }: ReadModels) {
    this.#readings = readings;
    this.#apart = apart;
  }

  @Get('engagements')
  @Lists('Activity that serves counter-terrorism, and why it does, the latest first', {
    example: ENGAGEMENT_EXAMPLE,
    columns: ENGAGEMENT_COLUMNS,
  })
  engagements(@Query() query: ListedQuery, @Reader() reader: Reader): Promise<PageAnswer<Engagement>> {
    return this.#readings.list('engagements', query, reader, BY_DAY_AND_ID, (rows, reading, page) => {
      const filter = filterOf(query);
      mustBeOnRecord(rows, filter.state, reading);
      return listEngagements(rows, filter, reading.happened, page);
    });
  }

  @Get('coverage')
  @Lists(`Engagements by State and pillar: ${REPORTED}`, {
    example: { state: 'state:TJ', pillar: 'I', engagements: 1, first: '2018-05-03', last: '2018-05-03' },
    columns: COVERAGE_COLUMNS,
  })
  coverage(
    @Query() query: EngagementsQuery,
    @Reader() reader: Reader,
  ): Promise<PageAnswer<Coverage & { readonly pillar: Pillar | null }>> {
    return this.#page('coverage', query, reader, cellAt, (rows, reading) => {
      const filter = filterOf(query);
      mustBeOnRecord(rows, filter.state, reading);
      return this.#apart.read('coverage', filter, reading.happened);
    });
  }

  @Get('functions')
  @Lists(`Engagements by State and function: ${REPORTED}`, {
    example: { state: 'state:TJ', function: 'unoct/capacity-building', engagements: 1, first: '2018-05-03', last: '2018-05-03' },
    columns: FUNCTION_COLUMNS,
  })
  functions(
    @Query() query: EngagementsQuery,
    @Reader() reader: Reader,
  ): Promise<PageAnswer<Coverage & { readonly function: string | null }>> {
    return this.#page('functions', query, reader, cellAt, (rows, reading) => {
      const filter = filterOf(query);
      mustBeOnRecord(rows, filter.state, reading);
      return this.#apart.read('functions', filter, reading.happened);
    });
  }

  @Get('states')
  @Lists('Engagements by State, whatever they serve: counts are of reported engagements', {
    example: { state: 'state:TJ', engagements: 1, first: '2018-05-03', last: '2018-05-03' },
    columns: ENGAGED_STATE_COLUMNS,
  })
  engagedStates(@Query() query: EngagementsQuery, @Reader() reader: Reader): Promise<PageAnswer<Coverage>> {
    return this.#page(
      'engaged states',
      query,
      reader,
      ({ state }) => state,
      (rows, reading) => {
        const filter = filterOf(query);
        mustBeOnRecord(rows, filter.state, reading);
        return this.#apart.read('states', filter, reading.happened);
      },
    );
  }

  @Get('trend')
  @Lists(`Engagements by quarter and pillar, the earliest first; of several pillars, under each: ${REPORTED}`, {
    example: { quarter: '2018-Q2', pillar: 'I', engagements: 1 },
    columns: TREND_COLUMNS,
  })
  trend(@Query() query: EngagementsQuery, @Reader() reader: Reader): Promise<PageAnswer<TrendItem>> {
    return this.#page('trend', query, reader, trendAt, (rows, reading) => {
      const filter = filterOf(query);
      mustBeOnRecord(rows, filter.state, reading);
      return this.#apart.read('trend', filter, reading.happened);
    });
  }

  @Get('gaps')
  @Lists('States without a reported engagement since a day: a gap in the record is no gap in the world', {
    example: GAP_EXAMPLE,
    columns: GAP_COLUMNS,
  })
  gaps(@Query() query: GapsQuery, @Reader() reader: Reader): Promise<PageAnswer<Gap>> {
    const { standing = 'un-member', since } = query;
    const filter: GapFilter = { ...filterOf(query), standing, ...(since !== undefined && { since: firstDay(since) }) };
    return this.#page(
      'gaps',
      query,
      reader,
      ({ state }) => state,
      (rows, reading) => {
        mustBeOnRecord(rows, filter.state, reading);
        return this.#apart.read('gaps', filter, reading.happened, reading.day);
      },
    );
  }

  /** A page of what is counted as a whole, in the order of `at`. */
  #page<Item>(
    list: string,
    query: ListQuery,
    reader: Reader,
    at: (item: Item) => string,
    count: (rows: Snapshot, reading: Reading) => readonly Item[] | Promise<readonly Item[]>,
  ): Promise<PageAnswer<Item>> {
    return this.#readings.list(list, query, reader, BY_TEXT, (rows, reading, { limit, after }) => {
      const page = (items: readonly Item[]): Listed<Item, string> => {
        const left = after === null ? items : items.filter((item) => at(item) > after);
        return paged(left, limit, (item) => item, at);
      };
      const items = count(rows, reading);
      return items instanceof Promise ? items.then(page) : page(items);
    });
  }
}

function cellAt(cell: Coverage & { readonly pillar?: string | null; readonly function?: string | null }): string {
  return `${cell.state} ${cell.pillar ?? cell.function ?? '~'}`;
}

type Asked<Of extends string> = Pick<EngagementsQuery, 'from' | 'to' | 'function' | 'state'> & { readonly pillar?: Of };

function filterOf<Of extends string>(query: Asked<Of>): Omit<EngagementFilter, 'pillar'> & { readonly pillar?: Of } {
  const { pillar, function: served, state } = query;
  return {
    ...periodOf(query),
    ...(pillar !== undefined && { pillar }),
    ...(served !== undefined && { function: served }),
    ...(state !== undefined && { state: state.startsWith('state:') ? state : `state:${state}` }),
  };
}
