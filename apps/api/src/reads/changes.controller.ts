import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CHANGE_KINDS, type ChangeKind } from '#domain/change-kind.ts';
import { parseInstant } from '#domain/instant.ts';
import { nouns } from '#domain/nouns.ts';
import { isStateCode } from '#domain/parties.ts';
import { isSlug, type ValueType } from '#domain/values.ts';
import { CHANGE_COLUMNS } from '#formats/columns.ts';
import { titleOf } from '#formats/titles.ts';
import { namesIn } from '#read-models/actors/names.ts';
import { recordAnswer } from '#read-models/answers/record.ts';
import { type ChangeCursor, type ChangeItem, listChanges } from '#read-models/changes/queries.ts';
import { OneOf, ValueOf, Words, wordsOf } from '../bodies/fields.ts';
import { Problem } from '../problems/problem.ts';
import { CHANGE_EXAMPLE } from './examples.ts';
import { mustBeOnRecord } from './on-record.ts';
import { Reader } from './reader.ts';
import { placeOf } from './list-place.ts';
import { Lists } from './lists.ts';
import type { PageAnswer } from './page-answer.ts';
import { Instant, PageQuery } from './reading-query.ts';
import { Readings } from './readings.ts';

/** Any record as reads name it: `meeting:aslov-voronkov-2018-05-03`, `state:TJ`. */
const recordName: ValueType = {
  problem(given) {
    const [noun = '', id, ...more] = typeof given === 'string' ? given.split(':') : [];
    const isId = noun === 'state' ? isStateCode(id ?? null) : isSlug(id);
    return Object.hasOwn(nouns, noun) && isId && more.length === 0
      ? null
      : `a record is expected, as meeting:aslov-voronkov-2018-05-03: kinds are ${Object.keys(nouns).join(', ')}`;
  },
};

class ChangesQuery extends PageQuery {
  @Instant({
    example: '2026-05-01',
    optional: true,
    about: 'Only what became known after this instant; a day is included whole. Default: since ever.',
  })
  readonly from?: string;
  @Instant({
    example: '2026-05-31',
    optional: true,
    about: 'Only what was known by this instant; a day is included whole. It may lie ahead. Default: up to now.',
  })
  readonly to?: string;
  @ValueOf(recordName, {
    example: 'meeting:aslov-voronkov-2018-05-03',
    optional: true,
    schema: { type: 'string' },
    about: 'Only of this record, and of what is merged with it.',
  })
  readonly record?: string;
  @Words(CHANGE_KINDS, { example: ['corrected', 'retracted'], optional: true, about: 'What the change was.' })
  readonly kind?: string | readonly string[];
  @Words(Object.keys(nouns), { example: ['meeting'], optional: true, about: 'Kinds of records.' })
  readonly noun?: string | readonly string[];
  @OneOf(['asc', 'desc'], { example: 'desc', optional: true, about: 'The oldest first, or the latest. Default: asc.' })
  readonly order?: 'asc' | 'desc';
}

const PLACE = placeOf(
  ['integer', 'count', 'count'],
  (at, record, revision): ChangeCursor => ({ at, record, revision }),
  ({ at, record, revision }) => [at, record, revision],
);

@ApiTags('Record')
@Controller('v1/changes')
export class ChangesController {
  readonly #readings: Readings;
  constructor(readings: Readings) {
    this.#readings = readings;
  }

  @Get()
  @Lists('What became known, changed or was withdrawn between two instants', {
    example: CHANGE_EXAMPLE,
    columns: CHANGE_COLUMNS,
  })
  changes(@Query() query: ChangesQuery, @Reader() reader: Reader): Promise<PageAnswer<ChangeItem>> {
    const { from, to, record } = query;
    const [begin, end] = [from === undefined ? undefined : beginOf(from), to === undefined ? undefined : endOf(to)];
    if (begin !== undefined && end !== undefined && end < begin)
      throw new Problem('invalid-query', `from=${from} is later than to=${to}: nothing lies between them.`);
    const [kinds, records] = [wordsOf(query.kind) as ChangeKind[], wordsOf(query.noun)];
    const filter = {
      ...(begin !== undefined && { from: begin }),
      ...(end !== undefined && { to: end }),
      ...(record !== undefined && { record }),
      ...(kinds.length > 0 && { kinds }),
      ...(records.length > 0 && { nouns: records }),
      ...(query.order === 'desc' && { latestFirst: true }),
    };
    return this.#readings.list('changes', query, reader, PLACE, (rows, reading, page) => {
      mustBeOnRecord(rows, record, reading);
      // Where it is written page by page, nothing that was recorded meanwhile.
      const { sees, knownAt } = reading;
      const known = knownAt === undefined ? filter : { ...filter, to: Math.min(end ?? knownAt, knownAt) };
      const names = namesIn(rows, reading)(reading.day);
      return listChanges(rows, known, { sees }, page, (each) =>
        titleOf(each.noun, recordAnswer(each, { day: reading.day })!, names),
      );
    });
  }
}

const DAY = 86_400_000;

/** A day begins where the one before it ends. */
function beginOf(from: string): number {
  const at = endOf(from);
  return from.includes('T') ? at : at - DAY;
}

function endOf(to: string): number {
  return parseInstant(to) as number;
}
