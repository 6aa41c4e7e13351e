import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LEVELS } from '#domain/nouns/official.ts';
import * as value from '#domain/values.ts';
import type { Position } from '#event-store/event-store.ts';
import type { ConferenceItem } from '#read-models/conferences/answer.ts';
import { listConferences } from '#read-models/conferences/queries.ts';
import type { DayAndId } from '#read-models/reading.ts';
import type { MeetingItem } from '#read-models/meetings/answer.ts';
import { listMeetings } from '#read-models/meetings/queries.ts';
import type { OfficeItem } from '#read-models/offices/answer.ts';
import { listOffices } from '#read-models/offices/queries.ts';
import type { OfficialItem } from '#read-models/officials/answer.ts';
import { listOfficials } from '#read-models/officials/queries.ts';
import type { RecordAnswer } from '#read-models/records/answer.ts';
import { OneOf, PartyRef, Slug, Text, ValueOf } from '../bodies/fields.ts';
import { Reply } from '../commands/asked.ts';
import { RecordPath } from '../commands/paths.ts';
import type { ProblemCode } from '../problems/problem.ts';
import {
  AGREEMENT_EXAMPLE,
  ASSISTANCE_EXAMPLE,
  CONFERENCE_EXAMPLE,
  MEETING_EXAMPLE,
  OFFICE_EXAMPLE,
  OFFICIAL_EXAMPLE,
  STATE_EXAMPLE,
  VISIT_EXAMPLE,
} from './examples.ts';
import { mustBeOnRecord } from './on-record.ts';
import { ReadAfter } from './question.ts';
import { Flag, ListQuery, PeriodQuery, periodOf, ReadingQuery } from './reading-query.ts';
import { type PageAnswer, type Reading, Readings } from './readings.ts';
import { Reads } from './reads.ts';

const LIST: readonly ProblemCode[] = ['invalid-query', 'not-yet-visible'];
const ONE: readonly ProblemCode[] = ['invalid-query', 'unknown-record', 'not-yet-visible'];

class OfficesQuery extends ListQuery {
  @Text({ example: 'counter-terrorism', most: 200, optional: true, about: 'Only those with this mandate on the day.' })
  readonly mandate?: string;
}

class OfficialsQuery extends ListQuery {
  @PartyRef({ example: 'state:TJ', optional: true, about: 'Only those who held a post of this party; with asOf, on that day.' })
  readonly party?: string;
  @Slug({ example: 'foreign-minister', optional: true })
  readonly post?: string;
}

class MeetingsQuery extends PeriodQuery {
  @ValueOf(value.partyOrOfficial, {
    example: 'state:TJ',
    optional: true,
    schema: { type: 'string' },
    about: 'A party, or an official as official:sirojiddin-aslov, who took part.',
  })
  readonly with?: string;
  @OneOf(LEVELS, { example: 'minister', optional: true })
  readonly level?: string;
  @Flag({ example: 'true', optional: true, about: 'Only those in which something is disputed, or nothing is.' })
  readonly disputed?: string;
  @Flag({
    example: 'true',
    optional: true,
    about: 'Only those in which something was worked out rather than read, or nothing was.',
  })
  readonly inferred?: string;
}

const idOf = { to: ([id]: readonly unknown[]): string => id as string, from: (id: string) => [id] };
const dayAndId = {
  to: ([day, id]: readonly unknown[]): DayAndId => ({ day: day as number, id: id as string }),
  from: ({ day, id }: DayAndId) => [day, id],
};

@ApiTags('Record')
@Controller('v1')
export class RecordsController {
  readonly #readings: Readings;
  constructor(readings: Readings) {
    this.#readings = readings;
  }

  @Get('offices')
  @Reads('Offices on record, by id', { example: { items: [OFFICE_EXAMPLE], next: null }, problems: LIST })
  offices(@Query() query: OfficesQuery, @ReadAfter() readAfter: Position | null): Promise<PageAnswer<OfficeItem>> {
    const { mandate } = query;
    return this.#readings.list('offices', query, readAfter, idOf.to, idOf.from, (rows, reading, page) =>
      listOffices(rows, { ...(mandate !== undefined && { mandate }) }, reading, reading.day, page),
    );
  }

  @Get('offices/:id')
  @Reads('An office, with its claims and sources', { example: OFFICE_EXAMPLE, problems: ONE })
  office(
    @Param() { id }: RecordPath,
    @Query() query: ReadingQuery,
    @ReadAfter() readAfter: Position | null,
    @Reply() reply: Reply,
  ): Promise<RecordAnswer> {
    return this.#readings.record(`office-${id}`, query, readAfter, reply);
  }

  @Get('officials')
  @Reads('Officials on record, by id', { example: { items: [OFFICIAL_EXAMPLE], next: null }, problems: LIST })
  officials(@Query() query: OfficialsQuery, @ReadAfter() readAfter: Position | null): Promise<PageAnswer<OfficialItem>> {
    const { party, post } = query;
    const filter = { ...(party !== undefined && { party }), ...(post !== undefined && { post }) };
    return this.#readings.list('officials', query, readAfter, idOf.to, idOf.from, (rows, reading, page) => {
      mustBeOnRecord(rows, party);
      return listOfficials(rows, filter, reading, officialReading(reading), page);
    });
  }

  @Get('officials/:id')
  @Reads('A person, with the posts held; with asOf, only those of that day', { example: OFFICIAL_EXAMPLE, problems: ONE })
  official(
    @Param() { id }: RecordPath,
    @Query() query: ReadingQuery,
    @ReadAfter() readAfter: Position | null,
    @Reply() reply: Reply,
  ): Promise<RecordAnswer> {
    return this.#readings.record(`official-${id}`, query, readAfter, reply);
  }

  @Get('conferences')
  @Reads('Conferences, the latest first', { example: { items: [CONFERENCE_EXAMPLE], next: null }, problems: LIST })
  conferences(@Query() query: PeriodQuery, @ReadAfter() readAfter: Position | null): Promise<PageAnswer<ConferenceItem>> {
    return this.#readings.list('conferences', query, readAfter, dayAndId.to, dayAndId.from, (rows, reading, page) =>
      listConferences(rows, periodOf(query), reading, page),
    );
  }

  @Get('conferences/:id')
  @Reads('A conference, with its claims and sources', { example: CONFERENCE_EXAMPLE, problems: ONE })
  conference(
    @Param() { id }: RecordPath,
    @Query() query: ReadingQuery,
    @ReadAfter() readAfter: Position | null,
    @Reply() reply: Reply,
  ): Promise<RecordAnswer> {
    return this.#readings.record(`conference-${id}`, query, readAfter, reply);
  }

  @Get('meetings')
  @Reads('Meetings, the latest first', { example: { items: [MEETING_EXAMPLE], next: null }, problems: LIST })
  meetings(@Query() query: MeetingsQuery, @ReadAfter() readAfter: Position | null): Promise<PageAnswer<MeetingItem>> {
    const { with: who, level, disputed, inferred } = query;
    const filter = {
      ...periodOf(query),
      ...(who !== undefined && { with: who }),
      ...(level !== undefined && { level }),
      ...(disputed !== undefined && { disputed: disputed === 'true' }),
      ...(inferred !== undefined && { inferred: inferred === 'true' }),
    };
    return this.#readings.list('meetings', query, readAfter, dayAndId.to, dayAndId.from, (rows, reading, page) => {
      mustBeOnRecord(rows, who);
      return listMeetings(rows, filter, reading, page);
    });
  }

  @Get('meetings/:id')
  @Reads('A meeting, with its claims, sources and changes', { example: MEETING_EXAMPLE, problems: ONE })
  meeting(
    @Param() { id }: RecordPath,
    @Query() query: ReadingQuery,
    @ReadAfter() readAfter: Position | null,
    @Reply() reply: Reply,
  ): Promise<RecordAnswer> {
    return this.#readings.record(`meeting-${id}`, query, readAfter, reply);
  }

  @Get('states/:id')
  @Reads('A State or territory, with its claims and sources; also one of which nothing was recorded yet', {
    example: STATE_EXAMPLE,
    problems: ONE,
  })
  state(
    @Param() { id }: RecordPath,
    @Query() query: ReadingQuery,
    @ReadAfter() readAfter: Position | null,
    @Reply() reply: Reply,
  ): Promise<RecordAnswer> {
    return this.#readings.record(`state-${id}`, query, readAfter, reply);
  }

  @Get('visits/:id')
  @Reads('A visit, with its claims, sources and changes', { example: VISIT_EXAMPLE, problems: ONE })
  visit(
    @Param() { id }: RecordPath,
    @Query() query: ReadingQuery,
    @ReadAfter() readAfter: Position | null,
    @Reply() reply: Reply,
  ): Promise<RecordAnswer> {
    return this.#readings.record(`visit-${id}`, query, readAfter, reply);
  }

  @Get('agreements/:id')
  @Reads('An agreement, with its claims, sources and changes', { example: AGREEMENT_EXAMPLE, problems: ONE })
  agreement(
    @Param() { id }: RecordPath,
    @Query() query: ReadingQuery,
    @ReadAfter() readAfter: Position | null,
    @Reply() reply: Reply,
  ): Promise<RecordAnswer> {
    return this.#readings.record(`agreement-${id}`, query, readAfter, reply);
  }

  @Get('assistance/:id')
  @Reads('Assistance, with its claims, sources and changes', { example: ASSISTANCE_EXAMPLE, problems: ONE })
  assistanceRecord(
    @Param() { id }: RecordPath,
    @Query() query: ReadingQuery,
    @ReadAfter() readAfter: Position | null,
    @Reply() reply: Reply,
  ): Promise<RecordAnswer> {
    return this.#readings.record(`assistance-${id}`, query, readAfter, reply);
  }
}

function officialReading({ asOf, day, certain = false }: Reading): { day: number; ofTheDay: boolean; certain: boolean } {
  return { day, ofTheDay: asOf !== undefined, certain };
}
