import { STREAM_PREFIXES } from '#domain/nouns.ts';
import { EVENT_TYPES } from '#event-store/decode.ts';
import type { EventFilter } from '#event-store/event-store.ts';
import { Count, Limit, OneOf, Text, Words, wordsOf } from '../bodies/fields.ts';

export class StreamHistoryQuery {
  @Limit()
  readonly limit?: string;
  @Text({ example: 'cD0xNw', most: 2000, optional: true, about: '`next` of the page before.' })
  readonly after?: string;
  @OneOf(['asc', 'desc'], { example: 'desc', optional: true, about: 'asc: the oldest first, which is the default.' })
  readonly order?: 'asc' | 'desc';
}

const RECORDS_ABOUT = 'Kinds of records.';

export class HistoryQuery extends StreamHistoryQuery {
  @Words(EVENT_TYPES, { example: ['BilateralMeetingHeld'], optional: true, about: 'Types of events.' })
  readonly type?: string | readonly string[];
  @Words(STREAM_PREFIXES.map((prefix) => prefix.slice(0, -1)), { example: ['meeting'], optional: true, about: RECORDS_ABOUT })
  readonly kind?: string | readonly string[];
  @Text({ example: 'local', most: 200, optional: true, about: 'Who recorded it.' })
  readonly actor?: string;
  @Count({ example: '5', digits: 19, optional: true, about: 'Only the event at this position, as writes and changes give it.' })
  readonly position?: string;
}

/** Streams that are not Chancery's are left alone, whatever is asked. */
export function filterOf({ type, kind }: Pick<HistoryQuery, 'type' | 'kind'>): EventFilter {
  const types = wordsOf(type);
  const kinds = wordsOf(kind);
  return {
    streamPrefixes: kinds.length > 0 ? kinds.map((each) => `${each}-`) : STREAM_PREFIXES,
    ...(types.length > 0 && { types }),
  };
}
