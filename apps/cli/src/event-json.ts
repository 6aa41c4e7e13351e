import { cloudEventOf, shownEventOf } from '#event-store/cloud-event.ts';
import { UnreadableEvent } from '#event-store/decode.ts';
import type { RecordedEvent } from '#event-store/event-store.ts';

/**
 * An event as history gives it over HTTP, in one line, its data to the character as it is stored and hashed.
 * @throws {UnreadableEvent}
 */
export function eventJson(event: RecordedEvent): string {
  const { data: _, ...attributes } = cloudEventOf(event);
  // Another client may lay its JSON out in lines: they break only between values, where a space says the same.
  return `${JSON.stringify(attributes).slice(0, -1)},"data":${event.data.replaceAll(/[\r\n]+/g, ' ')}}`;
}

/** As `eventJson`; of an event that cannot be read, what can be. */
export function shownEventJson(event: RecordedEvent): string {
  try {
    return eventJson(event);
  } catch (error) {
    if (error instanceof UnreadableEvent) return JSON.stringify(shownEventOf(event));
    throw error;
  }
}
