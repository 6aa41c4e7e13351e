import { Metadata, type ServiceError, status } from '@grpc/grpc-js';

/** A status with the trailers by which the clients tell one failure from another. */
function failure(code: status, details: string, trailers: Record<string, string> = {}): ServiceError {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return Object.assign(new Error(details), { code, details, metadata });
}

export const unavailable = (details = 'Server Is Not Ready') => failure(status.UNAVAILABLE, details);

export const cancelled = () => failure(status.CANCELLED, 'The call was cancelled');

export const notLeader = (host: string, port: number) =>
  failure(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

export const accessDenied = () => failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const invalidArgument = (details: string) => failure(status.INVALID_ARGUMENT, details);

/** What a read, unlike a subscription, makes of a position that is none. */
export const invalidRead = () => failure(status.UNKNOWN, 'Unexpected ReadAllResult: InvalidPosition');

export const maximumAppendSizeExceeded = (size: number) =>
  failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${size} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(size),
  });

export const maximumEventSizeExceeded = (id: string, size: number, limit: number) =>
  failure(status.INVALID_ARGUMENT, `Event with Id: ${id}, Size: ${size}, exceeds Maximum Append Event Size of ${limit}.`, {
    exception: 'maximum-append-event-size-exceeded',
    'maximum-append-event-size': String(limit),
    'event-id': id,
    'proposed-append-event-size': String(size),
  });

export const requiredPropertyMissing = (name: string) =>
  failure(status.INVALID_ARGUMENT, `Required Metadata Property '${name}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });
