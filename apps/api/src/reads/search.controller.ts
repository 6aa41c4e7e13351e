import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Noun, nouns } from '#domain/nouns.ts';
import { titleOf } from '#formats/titles.ts';
import { FOUND_COLUMNS } from '#formats/columns.ts';
import { namesIn } from '#read-models/actors/names.ts';
import { recordAnswer } from '#read-models/answers/record.ts';
import { queryProblem } from '#read-models/search/matching.ts';
import { type FoundItem, type FoundPlace, search } from '#read-models/search/queries.ts';
import { Words, wordsOf } from '../bodies/fields.ts';
import { type Field, field } from '../bodies/rule.ts';
import { FOUND_EXAMPLE } from './examples.ts';
import { placeOf } from './list-place.ts';
import { Lists } from './lists.ts';
import type { PageAnswer } from './page-answer.ts';
import { Reader } from './reader.ts';
import { PeriodQuery, periodOf } from './reading-query.ts';
import { Readings } from './readings.ts';

/** Characters. */
const LONGEST = 200;

class SearchQuery extends PeriodQuery {
  @Sought({
    example: 'aslov',
    about: 'Words, in any script: all of them are looked for, the last one also as the beginning of one.',
  })
  readonly q!: string;
  @Words(Object.keys(nouns), { example: 'official', optional: true, about: 'Only records of these kinds.' })
  readonly kind?: string | readonly string[];
}

function Sought(rest: Field): PropertyDecorator {
  return field('sought', rest, { type: 'string', minLength: 1, maxLength: LONGEST }, (given) => {
    if (typeof given !== 'string') return 'words to look for are expected, once';
    return given.length > LONGEST
      ? `at most ${LONGEST} characters are looked for; here are ${given.length}`
      : queryProblem(given);
  });
}

const PLACE = placeOf(
  ['count', 'count', 'count', 'integer', 'count'],
  (tolerant, level, tier, day, record): FoundPlace => ({
    tolerant: tolerant === 1,
    level: level as FoundPlace['level'],
    tier,
    day,
    record,
  }),
  ({ tolerant, level, tier, day, record }) => [Number(tolerant), level, tier, day, record],
);

@ApiTags('Search')
@Controller('v1/search')
export class SearchController {
  readonly #readings: Readings;
  constructor(readings: Readings) {
    this.#readings = readings;
  }

  @Get()
  @Lists('Records by their names, titles, topics, places and notes, the best first', {
    example: FOUND_EXAMPLE,
    columns: FOUND_COLUMNS,
  })
  search(@Query() query: SearchQuery, @Reader() reader: Reader): Promise<PageAnswer<FoundItem>> {
    const { q, kind } = query;
    const filter = { ...periodOf(query), ...(kind !== undefined && { kinds: wordsOf(kind) as Noun['kind'][] }) };
    return this.#readings.list('search', query, reader, PLACE, (rows, reading, page) => {
      const names = namesIn(rows, reading)(reading.day);
      return search(rows, q, filter, reading, page, (record, others) =>
        titleOf(record.noun, recordAnswer(record, { day: reading.day }, others)!, names),
      );
    });
  }
}
