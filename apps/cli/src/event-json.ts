import { cloudEventOf } from '#event-store/cloud-event.ts';
import type { RecordedEvent } from '#event-store/event-store.ts';
import { EXIT, Stop } from './exit-code.ts';

const NO_DATA = { data: '{}' };

/**
 * An event as history gives it over HTTP, in one line, its data to the character as it is stored and hashed.
 * @throws {Stop} for an event that is damaged
 */
export function eventJson(event: RecordedEvent): string {
  try {
    const { data: _, ...rest } = cloudEventOf({ ...event, ...NO_DATA });
    return `${JSON.stringify(rest).slice(0, -1)},"data":${event.data}}`;
  } catch (error) {
    throw new Stop(
      EXIT.no,
      `the event at position ${event.position} (${event.stream}, revision ${event.revision}) cannot be read: ${(error as Error).message}; \`chancery verify\` says what is broken.`,
    );
  }
}
