import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { idOfName } from '#domain/nouns.ts';
import * as value from '#domain/values.ts';
import { ENCOUNTER_COLUMNS } from '#formats/columns.ts';
import type { Encounter, EncounterCursor } from '#read-models/partnerships/encounters.ts';
import type { ReadModels } from '#read-models/read-models.ts';
import type { ReadsApart } from '#read-models/whole/apart.ts';
import { PartyRef, ValueOf } from '../bodies/fields.ts';
import { READ_MODELS } from '../injected.ts';
import { ENCOUNTER_EXAMPLE } from './examples.ts';
import { placeOf } from './list-place.ts';
import { Lists } from './lists.ts';
import { mustBeOnRecord } from './on-record.ts';
import type { PageAnswer } from './page-answer.ts';
import { Reader } from './reader.ts';
import { AsOf, firstDay, lastDay, ListQuery } from './reading-query.ts';
import { Readings } from './readings.ts';

class EncountersQuery extends ListQuery {
  @ValueOf(value.officialRef, {
    example: 'official:sirojiddin-aslov',
    optional: true,
    schema: { type: 'string' },
    about: 'An official, whom the others met.',
  })
  readonly with?: string;
  @PartyRef({ example: 'state:TJ', optional: true, about: 'Only those in which one of the two came for this party.' })
  readonly party?: string;
  @AsOf({ example: '2018', optional: true, about: 'Only contacts of this day or later.' })
  readonly since?: string;
  @AsOf({ example: '2018-12', optional: true, about: 'Only contacts of this day or earlier.' })
  readonly until?: string;
}

const PLACE = placeOf(
  ['count', 'text'],
  (contacts, officials): EncounterCursor => ({ contacts, officials }),
  ({ contacts, officials }) => [contacts, officials],
);

@ApiTags('Partnerships')
@Controller('v1/encounters')
export class EncountersController {
  readonly #readings: Readings;
  readonly #apart: ReadsApart;
  constructor(readings: Readings, @Inject(READ_MODELS) { apart }: ReadModels) {
    this.#readings = readings;
    this.#apart = apart;
  }

  @Get()
  @Lists('Which officials of different parties met, those who met most first: counts are of reported contacts', {
    example: ENCOUNTER_EXAMPLE,
    columns: ENCOUNTER_COLUMNS,
  })
  encounters(@Query() query: EncountersQuery, @Reader() reader: Reader): Promise<PageAnswer<Encounter>> {
    const { with: who, party, since, until } = query;
    const filter = {
      ...(who !== undefined && { with: idOfName(who) }),
      ...(party !== undefined && { party }),
      ...(since !== undefined && { since: firstDay(since) }),
      ...(until !== undefined && { until: lastDay(until) }),
    };
    return this.#readings.list('encounters', query, reader, PLACE, (rows, reading, page) => {
      for (const named of [who, party]) mustBeOnRecord(rows, named, reading);
      return this.#apart.read('encounters', filter, reading.happened, reading.day, page);
    });
  }
}
