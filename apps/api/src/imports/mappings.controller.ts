import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Shows } from '../docs/operation.ts';
import { type Items, pageOf, PageQuery } from '../http/pages.ts';
import { IMPORTS } from '../injected.ts';
import type { Imports } from './imports.ts';
import type { MappingAnswer } from './mapping-answer.ts';

const MAPPING_EXAMPLE: MappingAnswer = {
  name: 'visits',
  about: 'Visits by foreign leaders to the United States',
  dataset: 'visits',
  reads: 'csv',
  columns: ['visit_id', 'start_date', 'end_date', 'visitor', 'from_id', 'from_name', 'description'],
  key: ['visit_id'],
  beside: [],
  ownClock: false,
  error: null,
};

@ApiTags('Import')
@Controller('v1/mappings')
export class MappingsController {
  readonly #imports: Imports;
  constructor(@Inject(IMPORTS) imports: Imports) {
    this.#imports = imports;
  }

  @Get()
  @Shows('What files can be imported as: the mappings that come with Chancery, and those of this desk', {
    asks: 'reader',
    example: { items: [MAPPING_EXAMPLE], next: null },
    problems: ['invalid-query'],
  })
  async mappings(@Query() query: PageQuery): Promise<Items<MappingAnswer>> {
    return pageOf('mappings', await this.#imports.mappings(), ({ name }) => name, query);
  }
}
