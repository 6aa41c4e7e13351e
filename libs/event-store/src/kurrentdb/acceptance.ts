import { DuplicateEvent, type EventToAppend } from '../event-store.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * @throws {TypeError} for what could not be read again as it was given: empty names, text that is no Unicode, other ids
 * @throws {DuplicateEvent} for an id twice in one append, which the server would take
 */
export function refuseUnfit(stream: string, events: readonly EventToAppend[]): void {
  if (!stream || !stream.isWellFormed()) throw new TypeError('a stream has a name in well-formed Unicode');
  const ids = new Set<string>();
  for (const { id, type, data, metadata } of events) {
    if (!UUID.test(id)) throw new TypeError(`an event has a lower-case UUID for its id, not ${id}`);
    if (!type || !type.isWellFormed()) throw new TypeError(`event ${id} needs a type in well-formed Unicode`);
    if (!data.isWellFormed() || !metadata.isWellFormed()) throw new TypeError(`event ${id} is not in well-formed Unicode`);
    if (ids.has(id)) throw new DuplicateEvent(id);
    ids.add(id);
  }
}
