import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export const REQUEST_ID = 'x-request-id';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The client's own where it is a UUID, else a new one: in the answer, in the log, and the correlation id of what is recorded. */
export function requestIdOf({ [REQUEST_ID]: given }: IncomingHttpHeaders): string {
  const id = typeof given === 'string' ? given.toLowerCase() : '';
  return UUID.test(id) ? id : randomUUID();
}
