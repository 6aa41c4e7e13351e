import { STREAM_PREFIXES } from '#domain/nouns.ts';
import { EVENT_TYPES } from '#event-store/decode.ts';
import { Text, Words } from '../bodies/fields.ts';

export class LiveQuery {
  @Text({ example: '17', most: 100, optional: true, about: 'A position, or the id of an event: the feed goes on after it.' })
  readonly after?: string;
  @Words(EVENT_TYPES, { example: ['BilateralMeetingHeld'], optional: true, about: 'Types of events.' })
  readonly type?: string | readonly string[];
  @Words(STREAM_PREFIXES.map((prefix) => prefix.slice(0, -1)), {
    example: ['meeting'],
    optional: true,
    about: 'Kinds of records.',
  })
  readonly kind?: string | readonly string[];
}
