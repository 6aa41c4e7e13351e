import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { JsonObject } from '#domain/json.ts';
import { LEVELS } from '#domain/nouns/official.ts';
import { type Standing, STANDINGS } from '#domain/nouns/state.ts';
import type { RecordState } from '#domain/record.ts';
import * as value from '#domain/values.ts';
import {
  AGREEMENT_COLUMNS,
  ASSISTANCE_COLUMNS,
  CONFERENCE_COLUMNS,
  MEETING_COLUMNS,
  OFFICE_COLUMNS,
  OFFICIAL_COLUMNS,
  STATE_COLUMNS,
  VISIT_COLUMNS,
} from '#formats/columns.ts';
import type { ActivityNoun } from '#read-models/activities/projection.ts';
import { type ActivityFilter, listActivities } from '#read-models/activities/queries.ts';
import { listOffices, listOfficials } from '#read-models/actors/queries.ts';
import { type AgreementItem, agreementItem } from '#read-models/answers/agreement.ts';
import { type AssistanceItem, assistanceItem } from '#read-models/answers/assistance.ts';
import { type ConferenceItem, conferenceItem } from '#read-models/answers/conference.ts';
import { type MeetingItem, meetingItem } from '#read-models/answers/meeting.ts';
import { type OfficeItem, officeItem } from '#read-models/answers/office.ts';
import { type OfficialItem, officialItem } from '#read-models/answers/official.ts';
import type { RecordAnswer } from '#read-models/answers/record.ts';
import type { StateItem } from '#read-models/answers/state.ts';
import { listStates } from '#read-models/states/queries.ts';
import { type VisitItem, visitItem } from '#read-models/answers/visit.ts';
import { OneOf, PartyRef, Slug, Text, ValueOf } from '../bodies/fields.ts';
import { Reply } from '../commands/asked.ts';
import { RecordPath } from '../commands/paths.ts';
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
import { Reader } from './reader.ts';
import { AsOf, Flag, ListQuery, periodOf, RecordQuery } from './reading-query.ts';
import { BY_DAY_AND_ID, BY_TEXT } from './list-place.ts';
import { Lists } from './lists.ts';
import type { PageAnswer } from './page-answer.ts';
import { officialReading, Readings } from './readings.ts';
import { ReadsRecord } from './record-reads.ts';

const PROGRESS = ['scheduled', 'held', 'cancelled'] as const;

/** What may be asked of any list of records. */
class RecordsQuery extends ListQuery {
  @Flag({ example: 'true', optional: true, about: 'Only those in which something is disputed, or nothing is.' })
  readonly disputed?: string;
  @Flag({
    example: 'true',
    optional: true,
    about: 'Only those in which something was worked out rather than read, or nothing was.',
  })
  readonly inferred?: string;
}

class StatesQuery extends RecordsQuery {
  @OneOf(STANDINGS, { example: 'un-member', optional: true, about: 'Only those with this standing on the day.' })
  readonly standing?: Standing;
}

class OfficesQuery extends RecordsQuery {
  @Text({ example: 'counter-terrorism', most: 200, optional: true, about: 'Only those with this mandate on the day.' })
  readonly mandate?: string;
}

class OfficialsQuery extends RecordsQuery {
  @PartyRef({ example: 'state:TJ', optional: true, about: 'Only those who held a post of this party; with asOf, on that day.' })
  readonly party?: string;
  @Slug({ example: 'foreign-minister', optional: true })
  readonly post?: string;
}

class ActivitiesQuery extends RecordsQuery {
  @AsOf({ example: '2018-01', optional: true, about: 'What may have been on this day or later.' })
  readonly from?: string;
  @AsOf({ example: '2018-12', optional: true, about: 'What may have been on this day or earlier.' })
  readonly to?: string;
  @ValueOf(value.named, {
    example: 'state:TJ',
    optional: true,
    schema: { type: 'string' },
    about:
      'Who took part: a party, official:sirojiddin-aslov, or conference:dushanbe-2018 for what was within it or on its sidelines.',
  })
  readonly with?: string;
  @OneOf(LEVELS, { example: 'minister', optional: true, about: 'As the record itself says.' })
  readonly level?: string;
}

class MeetingsQuery extends ActivitiesQuery {
  @OneOf(PROGRESS, { example: 'scheduled', optional: true })
  readonly status?: (typeof PROGRESS)[number];
}

@ApiTags('Record')
@Controller('v1')
export class RecordsController {
  readonly #readings: Readings;
  constructor(readings: Readings) {
    this.#readings = readings;
  }

  @Get('states')
  @Lists('States and territories by code, also those of which nothing was recorded', {
    example: STATE_EXAMPLE,
    columns: STATE_COLUMNS,
  })
  states(@Query() query: StatesQuery, @Reader() reader: Reader): Promise<PageAnswer<StateItem>> {
    const { standing } = query;
    return this.#readings.list('states', query, reader, BY_TEXT, (rows, reading, page) =>
      listStates(rows, { ...flagsOf(query), ...(standing !== undefined && { standing }) }, reading, reading.day, page),
    );
  }

  @Get('offices')
  @Lists('Offices on record, by id', { example: OFFICE_EXAMPLE, columns: OFFICE_COLUMNS })
  offices(@Query() query: OfficesQuery, @Reader() reader: Reader): Promise<PageAnswer<OfficeItem>> {
    const { mandate } = query;
    const filter = { ...flagsOf(query), ...(mandate !== undefined && { mandate }) };
    return this.#readings.list('offices', query, reader, BY_TEXT, (rows, reading, page) =>
      listOffices(rows, filter, reading, reading.day, page, (record) => officeItem(record, reading.day)),
    );
  }

  @Get('officials')
  @Lists('Officials on record, by id', { example: OFFICIAL_EXAMPLE, columns: OFFICIAL_COLUMNS })
  officials(@Query() query: OfficialsQuery, @Reader() reader: Reader): Promise<PageAnswer<OfficialItem>> {
    const { party, post } = query;
    const filter = { ...flagsOf(query), ...(party !== undefined && { party }), ...(post !== undefined && { post }) };
    return this.#readings.list('officials', query, reader, BY_TEXT, (rows, reading, page) => {
      mustBeOnRecord(rows, party, reading);
      return listOfficials(rows, filter, reading, page, (record) => officialItem(record, officialReading(reading)));
    });
  }

  @Get('conferences')
  @Lists('Conferences, the latest first', { example: CONFERENCE_EXAMPLE, columns: CONFERENCE_COLUMNS })
  conferences(@Query() query: ActivitiesQuery, @Reader() reader: Reader): Promise<PageAnswer<ConferenceItem>> {
    return this.#activities('conference', query, activityFilterOf(query), reader, conferenceItem);
  }

  @Get('meetings')
  @Lists('Meetings held, planned and cancelled, the latest first', { example: MEETING_EXAMPLE, columns: MEETING_COLUMNS })
  meetings(@Query() query: MeetingsQuery, @Reader() reader: Reader): Promise<PageAnswer<MeetingItem>> {
    return this.#activities(
      'meeting',
      query,
      { ...activityFilterOf(query), ...(query.status !== undefined && { status: query.status }) },
      reader,
      meetingItem,
    );
  }

  @Get('visits')
  @Lists('Visits, the latest first', { example: VISIT_EXAMPLE, columns: VISIT_COLUMNS })
  visits(@Query() query: ActivitiesQuery, @Reader() reader: Reader): Promise<PageAnswer<VisitItem>> {
    return this.#activities('visit', query, activityFilterOf(query), reader, visitItem);
  }

  @Get('agreements')
  @Lists('Agreements, the latest first', { example: AGREEMENT_EXAMPLE, columns: AGREEMENT_COLUMNS })
  agreements(@Query() query: ActivitiesQuery, @Reader() reader: Reader): Promise<PageAnswer<AgreementItem>> {
    return this.#activities('agreement', query, activityFilterOf(query), reader, agreementItem);
  }

  @Get('assistance')
  @Lists('Assistance, the latest first', { example: ASSISTANCE_EXAMPLE, columns: ASSISTANCE_COLUMNS })
  assistance(@Query() query: ActivitiesQuery, @Reader() reader: Reader): Promise<PageAnswer<AssistanceItem>> {
    return this.#activities('assistance', query, activityFilterOf(query), reader, assistanceItem);
  }

  @Get('states/:id')
  @ReadsRecord(
    'state',
    'A State or territory, with its claims and sources; also one of which nothing was recorded yet',
    STATE_EXAMPLE,
  )
  state(
    @Param() { id }: RecordPath,
    @Query() query: RecordQuery,
    @Reader() reader: Reader,
    @Reply() reply: Reply,
  ): Promise<RecordAnswer | JsonObject> {
    return this.#readings.record(`state-${id}`, query, reader, reply);
  }

  @Get('offices/:id')
  @ReadsRecord('office', 'An office, with its claims and sources', OFFICE_EXAMPLE)
  office(
    @Param() { id }: RecordPath,
    @Query() query: RecordQuery,
    @Reader() reader: Reader,
    @Reply() reply: Reply,
  ): Promise<RecordAnswer | JsonObject> {
    return this.#readings.record(`office-${id}`, query, reader, reply);
  }

  @Get('officials/:id')
  @ReadsRecord('official', 'A person, with the posts held; with asOf, only those of that day', OFFICIAL_EXAMPLE)
  official(
    @Param() { id }: RecordPath,
    @Query() query: RecordQuery,
    @Reader() reader: Reader,
    @Reply() reply: Reply,
  ): Promise<RecordAnswer | JsonObject> {
    return this.#readings.record(`official-${id}`, query, reader, reply);
  }

  @Get('conferences/:id')
  @ReadsRecord('conference', 'A conference, with its claims and sources', CONFERENCE_EXAMPLE)
  conference(
    @Param() { id }: RecordPath,
    @Query() query: RecordQuery,
    @Reader() reader: Reader,
    @Reply() reply: Reply,
  ): Promise<RecordAnswer | JsonObject> {
    return this.#readings.record(`conference-${id}`, query, reader, reply);
  }

  @Get('meetings/:id')
  @ReadsRecord('meeting', 'A meeting, with its claims, sources and changes', MEETING_EXAMPLE)
  meeting(
    @Param() { id }: RecordPath,
    @Query() query: RecordQuery,
    @Reader() reader: Reader,
    @Reply() reply: Reply,
  ): Promise<RecordAnswer | JsonObject> {
    return this.#readings.record(`meeting-${id}`, query, reader, reply);
  }

  @Get('visits/:id')
  @ReadsRecord('visit', 'A visit, with its claims, sources and changes', VISIT_EXAMPLE)
  visit(
    @Param() { id }: RecordPath,
    @Query() query: RecordQuery,
    @Reader() reader: Reader,
    @Reply() reply: Reply,
  ): Promise<RecordAnswer | JsonObject> {
    return this.#readings.record(`visit-${id}`, query, reader, reply);
  }

  @Get('agreements/:id')
  @ReadsRecord('agreement', 'An agreement, with its claims, sources and changes', AGREEMENT_EXAMPLE)
  agreement(
    @Param() { id }: RecordPath,
    @Query() query: RecordQuery,
    @Reader() reader: Reader,
    @Reply() reply: Reply,
  ): Promise<RecordAnswer | JsonObject> {
    return this.#readings.record(`agreement-${id}`, query, reader, reply);
  }

  @Get('assistance/:id')
  @ReadsRecord('assistance', 'Assistance, with its claims, sources and changes', ASSISTANCE_EXAMPLE)
  assistanceRecord(
    @Param() { id }: RecordPath,
    @Query() query: RecordQuery,
    @Reader() reader: Reader,
    @Reply() reply: Reply,
  ): Promise<RecordAnswer | JsonObject> {
    return this.#readings.record(`assistance-${id}`, query, reader, reply);
  }

  #activities<Item>(
    noun: ActivityNoun,
    query: ActivitiesQuery,
    filter: ActivityFilter,
    reader: Reader,
    item: (record: RecordState) => Item,
  ): Promise<PageAnswer<Item>> {
    return this.#readings.list(noun, query, reader, BY_DAY_AND_ID, (rows, reading, page) => {
      mustBeOnRecord(rows, query.with, reading);
      return listActivities(rows, noun, filter, reading, page, item);
    });
  }
}

function flagsOf({ disputed, inferred }: RecordsQuery): { disputed?: boolean; inferred?: boolean } {
  return {
    ...(disputed !== undefined && { disputed: disputed === 'true' }),
    ...(inferred !== undefined && { inferred: inferred === 'true' }),
  };
}

function activityFilterOf(query: ActivitiesQuery): ActivityFilter {
  const { with: who, level } = query;
  return {
    ...periodOf(query),
    ...flagsOf(query),
    ...(who !== undefined && { with: who }),
    ...(level !== undefined && { level }),
  };
}
