import { DuplicateEvent, type EventToAppend, type ExpectedRevision } from './event-store.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * @throws {TypeError} for what no store takes, or could not give back as it was given
 * @throws {DuplicateEvent} for an id twice in one append
 */
export function refuseUnfit(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): void {
  assertName(stream, 'stream');
  if (typeof expected === 'number' && !(Number.isSafeInteger(expected) && expected >= 0)) {
    throw new TypeError(`an expected revision cannot be ${expected}`);
  }
  const ids = new Set<string>();
  for (const { id, type, data, metadata } of events) {
    assertName(type, 'type');
    if (!data.isWellFormed() || !metadata.isWellFormed()) throw new TypeError('an event is not well-formed Unicode');
    if (!UUID.test(id)) throw new TypeError(`the event id ${JSON.stringify(id)} is not a UUID in lower case`);
    if (ids.has(id)) throw new DuplicateEvent(id);
    ids.add(id);
  }
}

function assertName(name: string, what: string): void {
  if (name === '' || name.includes('\0') || !name.isWellFormed()) {
    throw new TypeError(`the ${what} ${JSON.stringify(name)} is empty, holds a NUL, or is not well-formed Unicode`);
  }
}
