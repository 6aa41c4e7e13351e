import { ErrorType } from '@kurrent/kurrentdb-client';

import { AppendTooLarge, InvalidPosition, type Position, StoreUnavailable } from '../event-store.ts';

/** What the client throws: its own errors have a type, those of gRPC a code and trailers. */
interface ClientError extends Error {
  readonly type?: string;
  readonly code?: number | string;
  readonly metadata?: { get?(key: string): readonly unknown[] };
}

/** The cluster answered that it cannot now, or did not answer. */
const PASSING = new Set<unknown>([
  ErrorType.UNAVAILABLE,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.CANCELLED,
  ErrorType.TIMEOUT,
  ErrorType.NOT_LEADER,
]);

const DEADLINE_EXCEEDED = 4;

/** gRPC: CANCELLED, DEADLINE_EXCEEDED, ABORTED, INTERNAL, UNAVAILABLE, DATA_LOSS. */
const PASSING_CODES = new Set([1, 4, 10, 13, 14, 15]);

/** gRPC: PERMISSION_DENIED, UNAUTHENTICATED. */
const DENIED_CODES = new Set([7, 16]);

/** What the client has no error of its own for: a failed discovery, a cut connection, refusals inside a batch append. */
const PASSING_WORDS =
  /Failed to discover|Server Is (Not Ready|Busy|Too Busy)|No leader info|transport error|connection (error|closed|refused)|write after end|Cancelled on client|Channel has been shut down/i;

/** What a read, and what a subscription, say of a position that is none. */
const INVALID_POSITION = /InvalidPosition|invalid position/i;

/**
 * @param after the position that the call asked for
 * @returns a StoreUnavailable for what may pass by itself or is the operator's to mend, another error of the port where it
 *   is one, else the error as it came
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
  const passing = type === undefined ? PASSING_CODES.has(Number(code)) : PASSING.has(type);
  if (!passing && !PASSING_WORDS.test(message)) return error;
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
