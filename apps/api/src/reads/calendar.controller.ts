import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { streamOf } from '#domain/nouns.ts';
import * as value from '#domain/values.ts';
import { namingDay } from '#formats/dates.ts';
import { type CalendarEntry, calendarEntry, icalendarOf } from '#formats/icalendar.ts';
import { listActivities } from '#read-models/activities/queries.ts';
import { meetingItem } from '#read-models/answers/meeting.ts';
import { namesIn } from '#read-models/actors/names.ts';
import { recordedAt } from '#read-models/records/queries.ts';
import type { DayAndId, Page } from '#read-models/reading/reading.ts';
import { ValueOf } from '../bodies/fields.ts';
import { Reply } from '../commands/asked.ts';
import { addressesFor } from '../http/addresses.ts';
import { CALENDAR_EXAMPLE } from './format-examples.ts';
import { mustBeOnRecord } from './on-record.ts';
import { Reader } from './reader.ts';
import { AsOf, firstDay, lastDay, ReadingQuery } from './reading-query.ts';
import { Readings } from './readings.ts';
import { Reads } from './reads.ts';

class CalendarQuery extends ReadingQuery {
  @ValueOf(value.named, {
    example: 'state:TJ',
    optional: true,
    schema: { type: 'string' },
    about:
      'Who took part: a party, official:sirojiddin-aslov, or conference:dushanbe-2018 for what was within it or on its sidelines.',
  })
  readonly with?: string;
  @AsOf({ example: '2018-01', optional: true, about: 'What may have been on this day or later.' })
  readonly from?: string;
  @AsOf({ example: '2018-12', optional: true, about: 'What may have been on this day or earlier.' })
  readonly to?: string;
}

/** Calendars are read whole into memory, there and here: the latest meetings, at most so many. */
const MOST_MEETINGS = 2000;

@ApiTags('Record')
@Controller('v1')
export class CalendarController {
  readonly #readings: Readings;
  constructor(readings: Readings) {
    this.#readings = readings;
  }

  @Get('meetings.ics')
  @Reads('Meetings as a calendar to subscribe to: iCalendar', {
    type: 'text/calendar',
    example: CALENDAR_EXAMPLE,
    problems: ['invalid-query', 'unknown-record', 'not-yet-visible'],
  })
  async calendar(@Query() query: CalendarQuery, @Reader() reader: Reader, @Reply() reply: Reply): Promise<string> {
    const { with: who, from, to } = query;
    const filter = {
      ...(who !== undefined && { with: who }),
      ...(from !== undefined && { from: firstDay(from) }),
      ...(to !== undefined && { to: lastDay(to) }),
    };
    const address = addressesFor(reply.request);
    const { title, log } = await this.#readings.ask(query, reader, (rows, reading) => {
      mustBeOnRecord(rows, who, reading);
      const name = who && (namesIn(rows, reading)(reading.day)(who) ?? who);
      return { title: name ? `Meetings of ${name}` : 'Meetings', log: rows.log };
    });
    const meetings: (CalendarEntry | null)[] = [];
    const pages = this.#readings.pages(this.#readings.pinned(query, reader), reader, (rows, reading, page: Page<DayAndId>) => {
      const namesOn = namesIn(rows, reading);
      return listActivities(rows, 'meeting', filter, reading, page, (record) => {
        const meeting = meetingItem(record);
        const names = namesOn(namingDay(meeting, reading.day));
        const at = recordedAt(rows, streamOf('meeting', record.id), reading);
        return calendarEntry({ meeting, revision: record.revision, recordedAt: at }, { names, address });
      });
    });
    for await (const items of pages) {
      meetings.push(...items);
      if (meetings.length > MOST_MEETINGS) break;
    }
    const shown = meetings.slice(0, MOST_MEETINGS);
    const entries = shown.filter((each) => each !== null);
    void reply.type('text/calendar; charset=utf-8').header('content-disposition', 'inline; filename="meetings.ics"');
    return icalendarOf(entries, {
      title,
      log,
      leftOut: shown.length - entries.length,
      cut: meetings.length > shown.length,
    });
  }
}
