import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CITATION_COLUMNS, PUBLISHER_COLUMNS } from '#formats/columns.ts';
import type { ReadModels } from '#read-models/read-models.ts';
import { type CitationCursor, type CitationItem, listCitations, type PublisherItem } from '#read-models/sources/queries.ts';
import type { ReadsApart } from '#read-models/whole/apart.ts';
import { Text } from '../bodies/fields.ts';
import { READ_MODELS } from '../injected.ts';
import { PUBLISHER_EXAMPLE } from './examples.ts';
import { BY_TEXT, placeOf } from './list-place.ts';
import { Lists } from './lists.ts';
import type { PageAnswer } from './page-answer.ts';
import { Reader } from './reader.ts';
import { ListQuery } from './reading-query.ts';
import { Readings } from './readings.ts';

class SourcesQuery extends ListQuery {
  @Text({
    example: 'Asia-Plus',
    optional: true,
    about: 'Its citations instead, however the name is spelt: each with its record, what it says of itself and the claims on it.',
  })
  readonly publisher?: string;
}

const BY_CITATION = placeOf(
  ['count', 'text'],
  (record, source): CitationCursor => ({ record, source }),
  ({ record, source }) => [record, source],
);

@ApiTags('Record')
@Controller('v1/sources')
export class SourcesController {
  readonly #readings: Readings;
  readonly #apart: ReadsApart;
  constructor(readings: Readings, @Inject(READ_MODELS) { apart }: ReadModels) {
    this.#readings = readings;
    this.#apart = apart;
  }

  @Get()
  @Lists('Publishers by name, with what rests on each; or the citations of one', {
    example: PUBLISHER_EXAMPLE,
    columns: ({ publisher }: SourcesQuery) => (publisher === undefined ? PUBLISHER_COLUMNS : CITATION_COLUMNS),
  })
  sources(@Query() query: SourcesQuery, @Reader() reader: Reader): Promise<PageAnswer<PublisherItem> | PageAnswer<CitationItem>> {
    const { publisher } = query;
    if (publisher !== undefined) {
      return this.#readings.list('citations', query, reader, BY_CITATION, (rows, reading, page) =>
        listCitations(rows, publisher, reading, page),
      );
    }
    return this.#readings.list('publishers', query, reader, BY_TEXT, (_, reading, page) =>
      this.#apart.read('publishers', reading, page),
    );
  }
}
