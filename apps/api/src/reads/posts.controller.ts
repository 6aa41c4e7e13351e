import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { POST_COLUMNS, TURN_COLUMNS } from '#formats/columns.ts';
import { listPosts, listTurns, type PostItem, type TurnItem } from '#read-models/posts/queries.ts';
import { PartyRef, Slug } from '../bodies/fields.ts';
import { POST_EXAMPLE, TURN_EXAMPLE } from './examples.ts';
import { BY_DAY_AND_ID, BY_TEXT } from './list-place.ts';
import { Lists } from './lists.ts';
import { mustBeOnRecord } from './on-record.ts';
import type { PageAnswer } from './page-answer.ts';
import { Reader } from './reader.ts';
import { Flag, ListQuery, PeriodQuery, periodOf, ROLL_UP } from './reading-query.ts';
import { Readings } from './readings.ts';

const PARTY = { example: 'state:TJ', optional: true, about: 'Only posts of this party.' } as const;
const POST = { example: 'foreign-minister', optional: true } as const;

class PostsQuery extends ListQuery {
  @PartyRef(PARTY)
  readonly party?: string;
  @Slug(POST)
  readonly post?: string;
  @Flag(ROLL_UP)
  readonly rollUp?: string;
  @Flag({
    example: 'false',
    optional: true,
    about: 'Only posts that were held before and by nobody on the day, or only held ones.',
  })
  readonly vacant?: string;
}

class TurnsQuery extends PeriodQuery {
  @PartyRef(PARTY)
  readonly party?: string;
  @Slug(POST)
  readonly post?: string;
}

@ApiTags('Posts')
@Controller('v1/posts')
export class PostsController {
  readonly #readings: Readings;
  constructor(readings: Readings) {
    this.#readings = readings;
  }

  @Get()
  @Lists('Who held what on a day: with a party and rollUp, a whole government', {
    example: POST_EXAMPLE,
    columns: POST_COLUMNS,
  })
  posts(@Query() query: PostsQuery, @Reader() reader: Reader): Promise<PageAnswer<PostItem>> {
    const { party, post, rollUp, vacant } = query;
    const filter = {
      ...(party !== undefined && { party }),
      ...(post !== undefined && { post }),
      ...(vacant !== undefined && { vacant: vacant === 'true' }),
      rollUp: rollUp === 'true',
    };
    return this.#readings.list('posts', query, reader, BY_TEXT, (rows, reading, page) => {
      mustBeOnRecord(rows, party, reading);
      return listPosts(rows, filter, reading, reading.day, page);
    });
  }

  @Get('changes')
  @Lists('Who entered and who left a post, the latest first', { example: TURN_EXAMPLE, columns: TURN_COLUMNS })
  postChanges(@Query() query: TurnsQuery, @Reader() reader: Reader): Promise<PageAnswer<TurnItem>> {
    const { party, post } = query;
    const filter = { ...periodOf(query), ...(party !== undefined && { party }), ...(post !== undefined && { post }) };
    return this.#readings.list('posts/changes', query, reader, BY_DAY_AND_ID, (rows, reading, page) => {
      mustBeOnRecord(rows, party, reading);
      return listTurns(rows, filter, reading, reading.day, page);
    });
  }
}
