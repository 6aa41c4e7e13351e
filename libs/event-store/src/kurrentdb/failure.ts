import { ErrorType } from '@kurrent/kurrentdb-client';

import { AppendTooLarge, InvalidPosition, type Position, StoreUnavailable } from '../event-store.ts';

/** What the client throws: its own errors have a type, those of gRPC a code and trailers. */
interface ClientError extends Error {
  readonly type?: string;
  readonly code?: number | string;
  readonly metadata?: { get?(key: string): readonly unknown[] };
}

const DEADLINE_EXCEEDED = 4;

/** gRPC: PERMISSION_DENIED, UNAUTHENTICATED. */
const DENIED_CODES = new Set([7, 16]);

/** What comes without a status of gRPC. */
const PASSING_WORDS = /Failed to discover|write after end|Channel has been shut down/i;

/** What a read, and what a subscription, say of a position that is none. */
const INVALID_POSITION = /InvalidPosition|invalid position/i;

/**
 * @param after the position that the call asked for
 * @returns an error of the port for whatever the server or the way to it is to blame for, else the error as it came
 */
export function storeFailure(error: unknown, after?: Position): Error {
  if (!isErrorLike(error)) return new Error(String(error));
  if (error instanceof StoreUnavailable) return error;
  const { code, message } = error;
  const type = typeOf(error);
  const limit = ['maximum-append-size', 'maximum-append-event-size'].map((name) => trailer(error, name)).find(Boolean);
  if (limit !== undefined) return new AppendTooLarge(Number(limit));
  if (after !== undefined && INVALID_POSITION.test(message)) return new InvalidPosition(after);
  if (isDenied(error)) {
    return new StoreUnavailable('the event store refuses this user: name one in the connection string that may do this', {
      cause: error,
    });
  }
  // Whatever the status: what was asked is right, and whether an append was stored is not known.
  if (typeof code !== 'number' && !PASSING_WORDS.test(message)) return error;
  // Without gRPC's own status, and without its note on a resolution of names that mostly has nothing to say.
  const reason = message.replace(/^\d+ [A-Z_]+: /, '').replace(/[\s.]*(Resolution note:)?[\s.]*$/, '') || String(type);
  return new StoreUnavailable(`the event store is not available: ${reason}`, { cause: error });
}

/** It was not answered before its deadline. */
export const isLate = (error: unknown): boolean =>
  error instanceof StoreUnavailable && isErrorLike(error.cause) && error.cause.code === DEADLINE_EXCEEDED;

/** The user may not do this, or is not known: nothing that trying again would mend. */
export function isDenied(error: unknown): boolean {
  if (!isErrorLike(error)) return false;
  const type = typeOf(error);
  return type === ErrorType.ACCESS_DENIED || (type === undefined && DENIED_CODES.has(Number(error.code)));
}

const typeOf = (error: ClientError): unknown => error.type ?? trailer(error, 'exception');

const trailer = ({ metadata }: ClientError, name: string): unknown => metadata?.get?.(name)[0];

/** Not by its class: an error may come from outside of the realm. */
export const isErrorLike = (error: unknown): error is ClientError =>
  typeof error === 'object' && error !== null && 'message' in error;
