import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Cursors } from '#application/cursor.ts';
import type { ValueType } from '#domain/values.ts';
import { DUPLICATE_COLUMNS } from '#formats/columns.ts';
import { type DuplicateItem, duplicateItem } from '#read-models/duplicates/answer.ts';
import { DUPLICABLE, type Duplicable } from '#read-models/duplicates/candidate.ts';
import { inOrder, type Proposal, proposalsAmong, type Ranked, WORTH_A_LOOK } from '#read-models/duplicates/proposals.ts';
import { candidatesIn } from '#read-models/duplicates/queries.ts';
import { OneOf, ValueOf } from '../bodies/fields.ts';
import { DUPLICATE_EXAMPLE } from './examples.ts';
import { placeOf } from './list-place.ts';
import { Lists } from './lists.ts';
import { PageAnswer } from './page-answer.ts';
import { Reader } from './reader.ts';
import { PageQuery } from './reading-query.ts';
import { Readings } from './readings.ts';

const score: ValueType = {
  problem: (given) =>
    typeof given === 'string' && /^(?:0(?:\.\d{1,2})?|1(?:\.0{1,2})?)$/.test(given)
      ? null
      : 'a score from 0 to 1 is expected, as 0.75',
};

class DuplicatesQuery extends PageQuery {
  @OneOf(DUPLICABLE, { example: 'official', optional: true, about: 'Kind of records. Default: official.' })
  readonly kind?: Duplicable;
  @ValueOf(score, {
    example: '0.75',
    optional: true,
    schema: { type: 'number', minimum: 0, maximum: 1, default: WORTH_A_LOOK },
    about: 'Only pairs with this score or more.',
  })
  readonly least?: string;
}

const PLACE = placeOf(
  ['number', 'text', 'text'],
  (likeness, a, b): Ranked => ({ score: likeness, a: { ids: [a] }, b: { ids: [b] } }),
  ({ score: likeness, a, b }) => [likeness, a.ids[0]!, b.ids[0]!],
);

@ApiTags('Record')
@Controller('v1/duplicates')
export class DuplicatesController {
  readonly #readings: Readings;
  /** The last ones that were worked out: pages of one list follow each other. */
  #last: { readonly of: string; readonly proposals: Promise<readonly Proposal[]> } | null = null;

  constructor(readings: Readings) {
    this.#readings = readings;
  }

  @Get()
  @Lists('Pairs of records that may be of one person or office, the likeliest first: a person decides', {
    example: DUPLICATE_EXAMPLE,
    columns: DUPLICATE_COLUMNS,
  })
  async duplicates(@Query() query: DuplicatesQuery, @Reader() reader: Reader): Promise<PageAnswer<DuplicateItem>> {
    const { kind = 'official', after } = query;
    const least = query.least === undefined ? WORTH_A_LOOK : Number(query.least);
    const { log, found } = await this.#readings.ask({}, reader, (rows, reading) => {
      const of = JSON.stringify([rows.log, String(rows.position), kind, least, reading.sees]);
      if (this.#last?.of !== of) this.#last = { of, proposals: proposalsAmong(candidatesIn(rows, kind, reading), { least }) };
      return { log: rows.log, found: this.#last.proposals };
    });
    const [cursors, list] = [new Cursors(log), JSON.stringify(['duplicates', kind, least])];
    const last = after === undefined ? null : PLACE.in(cursors, list, after);
    const left = (await found).filter((each) => last === null || inOrder(last, each) < 0);
    const limit = Number(query.limit ?? 50);
    const [shown, rest] = [left.slice(0, limit), left.slice(limit)];
    const end = shown.at(-1);
    const next = rest.length > 0 && end ? PLACE.as(cursors, list, end) : null;
    const items = (some: readonly Proposal[]): DuplicateItem[] => some.map((each) => duplicateItem(kind, each));
    return new PageAnswer(items(shown), next, () => [items(rest)]);
  }
}
