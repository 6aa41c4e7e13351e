import { type Day, parseAsOf, parseEdtf } from '#domain/edtf.ts';
import { parseInstant } from '#domain/instant.ts';
import { type Field, field } from '../bodies/rule.ts';
import { Limit, OneOf, Text } from '../bodies/fields.ts';

/** Both clocks, on every read of the record. */
export class ReadingQuery {
  @AsOf({
    example: '2018-05-03',
    optional: true,
    about: 'As of which day; a month or a year reads as its last day. Default: today.',
  })
  readonly asOf?: string;
  @Instant({
    example: '2026-11-25T12:00:00Z',
    optional: true,
    about: 'As it was known at this instant. Default: as it is known now.',
  })
  readonly knownAt?: string;
  @Flag({ example: 'true', optional: true, about: 'Only what is certain.' })
  readonly certain?: string;
}

export class RecordQuery extends ReadingQuery {
  @OneOf(['json', 'jsonld'], { example: 'json', optional: true, about: 'In place of `Accept`: jsonld is schema.org in JSON-LD.' })
  readonly format?: string;
}

/** A list of what has no clocks of its own. */
export class PageQuery {
  @Limit()
  readonly limit?: string;
  @Text({ example: 'cD0xNw', most: 2000, optional: true, about: '`next` of the page before.' })
  readonly after?: string;
  @ListFormat()
  readonly format?: string;
  @ByteOrderMark()
  readonly bom?: string;
}

export class ListQuery extends ReadingQuery {
  @Limit()
  readonly limit?: string;
  @Text({ example: 'cD0xNw', most: 2000, optional: true, about: '`next` of the page before.' })
  readonly after?: string;
  @ListFormat()
  readonly format?: string;
  @ByteOrderMark()
  readonly bom?: string;
}

export class PeriodQuery extends ListQuery {
  @AsOf({ example: '2018-01', optional: true, about: 'What may have been on this day or later.' })
  readonly from?: string;
  @AsOf({ example: '2018-12', optional: true, about: 'What may have been on this day or earlier.' })
  readonly to?: string;
}

export const ROLL_UP = {
  example: 'true',
  optional: true,
  about:
    'With all that belonged to a party on the day: the parts of an office, the offices of a State, the States that it continues.',
} as const;

/** In which format a list is answered. */
export function ListFormat(): PropertyDecorator {
  return OneOf(['json', 'csv', 'ndjson'], {
    example: 'json',
    optional: true,
    about: 'In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items.',
  });
}

export function ByteOrderMark(): PropertyDecorator {
  return Flag({ example: 'false', optional: true, about: 'Of csv: begins with a byte order mark, by which Excel tells UTF-8.' });
}

/** A day, a month or a year. */
export function AsOf(rest: Field): PropertyDecorator {
  return field('day', rest, { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' }, (given) => {
    if (typeof given !== 'string') return 'a day, a month or a year is expected, once';
    try {
      parseAsOf(given);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  });
}

/** An instant with its offset, or a day in UTC, of which it is the end. */
export function Instant(rest: Field): PropertyDecorator {
  return field('instant', rest, { type: 'string', format: 'date-time' }, (given) =>
    typeof given === 'string' && parseInstant(given) !== null
      ? null
      : 'an instant is expected, as 2026-11-25T12:00:00Z (a + in an address is written %2B), or a day',
  );
}

export function Flag(rest: Field): PropertyDecorator {
  return field('flag', rest, { type: 'string', enum: ['true', 'false'] }, (given: unknown) =>
    given === 'true' || given === 'false' ? null : 'true or false is expected',
  );
}

/** The first day that a day, a month or a year has. */
export function firstDay(text: string): Day {
  return parseEdtf(text).begin.from;
}

export function lastDay(text: string): Day {
  return parseAsOf(text);
}

export function periodOf({ from, to }: Pick<PeriodQuery, 'from' | 'to'>): { from?: Day; to?: Day } {
  return { ...(from !== undefined && { from: firstDay(from) }), ...(to !== undefined && { to: lastDay(to) }) };
}
