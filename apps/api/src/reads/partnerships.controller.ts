import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CONTACT_COLUMNS, PARTNERSHIP_COLUMNS } from '#formats/columns.ts';
import {
  type ContactItem,
  findPartnership,
  listContacts,
  listPartnerships,
  type Partnership,
  type PartnershipItem,
  type PartnershipStatus,
  type Recency,
  type StrongestCursor,
} from '#read-models/partnerships/queries.ts';
import type { ContactFilter } from '#read-models/partnerships/scope.ts';
import type { ReadModels } from '#read-models/read-models.ts';
import type { ReadsApart } from '#read-models/whole/apart.ts';
import { OneOf, PartyRef } from '../bodies/fields.ts';
import type { Configuration } from '../configuration.ts';
import { Problem } from '../problems/problem.ts';
import { CONFIGURATION, READ_MODELS } from '../injected.ts';
import { CONTACT_EXAMPLE, PARTNERSHIP_EXAMPLE, PARTNERSHIP_ITEM_EXAMPLE } from './examples.ts';
import { mustBeOnRecord } from './on-record.ts';
import { Reader } from './reader.ts';
import { AsOf, firstDay, Flag, lastDay, ListQuery, ReadingQuery, ROLL_UP } from './reading-query.ts';
import { BY_DAY_AND_ID, BY_TEXT, placeOf } from './list-place.ts';
import { Lists } from './lists.ts';
import type { PageAnswer } from './page-answer.ts';
import { Readings } from './readings.ts';
import { Reads } from './reads.ts';

const SINCE = { example: '2018', optional: true, about: 'Only contacts of this day or later.' } as const;
const UNTIL = { example: '2018-12', optional: true, about: 'Only contacts of this day or earlier.' } as const;

class PartnershipQuery extends ReadingQuery {
  @AsOf(SINCE)
  readonly since?: string;
  @AsOf(UNTIL)
  readonly until?: string;
  @Flag(ROLL_UP)
  readonly rollUp?: string;
}

class ContactsQuery extends ListQuery {
  @AsOf(SINCE)
  readonly since?: string;
  @AsOf(UNTIL)
  readonly until?: string;
  @Flag(ROLL_UP)
  readonly rollUp?: string;
}

class PartnershipsQuery extends ContactsQuery {
  @PartyRef({ example: 'state:TJ', optional: true, about: 'Only those of this party.' })
  readonly party?: string;
  @OneOf(['active', 'cooling', 'dormant'], { example: 'active', optional: true, about: 'By the recency of the last contact.' })
  readonly status?: PartnershipStatus;
  @OneOf(['parties', 'contacts'], {
    example: 'contacts',
    optional: true,
    about: 'In the order of the parties, or those with the most contacts first. Default: parties.',
  })
  readonly order?: 'parties' | 'contacts';
}

class PartiesPath {
  @PartyRef({ example: 'state:TJ' })
  readonly a!: string;
  @PartyRef({ example: 'office:unoct' })
  readonly b!: string;
}

const BY_STRENGTH = placeOf(
  ['count', 'text'],
  (contacts, pair): StrongestCursor => ({ contacts, pair }),
  ({ contacts, pair }) => [contacts, pair],
);

@ApiTags('Partnerships')
@Controller('v1/partnerships')
export class PartnershipsController {
  readonly #readings: Readings;
  readonly #apart: ReadsApart;
  readonly #recency: Recency;

  constructor(
    readings: Readings,
    @Inject(READ_MODELS) { apart }: ReadModels,
    @Inject(CONFIGURATION) { partnershipActiveDays, partnershipCoolingDays }: Configuration,
  ) {
    this.#readings = readings;
    this.#apart = apart;
    this.#recency = { activeDays: partnershipActiveDays, coolingDays: partnershipCoolingDays };
  }

  @Get()
  @Lists('Partnerships, by their parties or by their strength: counts are of reported contacts', {
    example: PARTNERSHIP_ITEM_EXAMPLE,
    columns: PARTNERSHIP_COLUMNS,
  })
  partnerships(@Query() query: PartnershipsQuery, @Reader() reader: Reader): Promise<PageAnswer<PartnershipItem>> {
    const { party, status } = query;
    const filter = { ...contactFilter(query), ...(party !== undefined && { party }), ...(status !== undefined && { status }) };
    if (query.order === 'contacts')
      return this.#readings.list('strongest partnerships', query, reader, BY_STRENGTH, (rows, reading, page) => {
        mustBeOnRecord(rows, party, reading);
        return this.#apart.read('strongest', filter, reading.happened, reading.day, this.#recency, page);
      });
    return this.#readings.list('partnerships', query, reader, BY_TEXT, (rows, reading, page) => {
      mustBeOnRecord(rows, party, reading);
      return listPartnerships(rows, filter, reading.happened, reading.day, this.#recency, page);
    });
  }

  @Get(':a/:b')
  @Reads('How the partnership of two parties stands, whichever is named first', {
    example: PARTNERSHIP_EXAMPLE,
    problems: ['invalid-query', 'unknown-record', 'same-party', 'not-yet-visible'],
  })
  partnership(@Param() { a, b }: PartiesPath, @Query() query: PartnershipQuery, @Reader() reader: Reader): Promise<Partnership> {
    return this.#readings.ask(query, reader, (rows, reading) => {
      for (const party of [a, b]) mustBeOnRecord(rows, party, reading);
      return (
        findPartnership(rows, a, b, contactFilter(query), reading.happened, reading.day, this.#recency) ?? refuseSameParty(a, b)
      );
    });
  }

  @Get(':a/:b/contacts')
  @Lists('The contacts behind a partnership, the latest first', {
    example: CONTACT_EXAMPLE,
    columns: CONTACT_COLUMNS,
    problems: ['same-party'],
  })
  contacts(
    @Param() { a, b }: PartiesPath,
    @Query() query: ContactsQuery,
    @Reader() reader: Reader,
  ): Promise<PageAnswer<ContactItem>> {
    return this.#readings.list(
      `contacts of ${[a, b].toSorted().join(' and ')}`,
      query,
      reader,
      BY_DAY_AND_ID,
      (rows, reading, page) => {
        for (const party of [a, b]) mustBeOnRecord(rows, party, reading);
        return listContacts(rows, a, b, contactFilter(query), reading.happened, page) ?? refuseSameParty(a, b);
      },
    );
  }
}

function refuseSameParty(a: string, b: string): never {
  const merged = a === b ? '' : `: ${a} and ${b} are merged`;
  throw new Problem('same-party', `A partnership has two parties; here both are one${merged}.`);
}

function contactFilter({ since, until, rollUp }: PartnershipQuery): ContactFilter {
  return {
    ...(since !== undefined && { since: firstDay(since) }),
    ...(until !== undefined && { until: lastDay(until) }),
    rollUp: rollUp === 'true',
  };
}
