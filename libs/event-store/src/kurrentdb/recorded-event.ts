import type { AllStreamRecordedEvent, RecordedEvent as ClientEvent } from '@kurrent/kurrentdb-client';

import { canonicalJson } from '../canonical-json.ts';
import type { Position, RecordedEvent } from '../event-store.ts';

/** @param event as the client gives it: text parsed where it is JSON, revisions as number or bigint by its version */
export function recordedEvent(event: ClientEvent | AllStreamRecordedEvent): RecordedEvent {
  return {
    id: event.id.toLowerCase(),
    type: event.type,
    stream: event.streamId,
    revision: Number(event.revision),
    position: positionOf(event),
    data: storedText(event.data),
    metadata: storedText(event.metadata),
  };
}

export function positionOf(event: ClientEvent | AllStreamRecordedEvent): Position {
  if (event.position === undefined) throw new Error(`the server gave no position for event ${event.id}`);
  return event.position.commit;
}

/**
 * Canonical text of what was stored. Text that is no JSON comes back as it is, so that its reader can refuse it; the
 * client gives both that and a JSON string as a string, and only the string parses again.
 */
function storedText(value: unknown): string {
  if (value === undefined) return '';
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (typeof value === 'string' && !isJson(value)) return value;
  try {
    return canonicalJson(value);
  } catch {
    // A lone surrogate has no canonical form; nothing that was appended here has one.
    return JSON.stringify(value);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
