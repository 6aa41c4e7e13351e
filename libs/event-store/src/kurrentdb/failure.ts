import { ErrorType } from '@kurrent/kurrentdb-client';

import { StoreUnavailable } from '../event-store.ts';

/** What the client throws: its own errors have a type, those of gRPC a code. */
interface ClientError extends Error {
  readonly type?: string;
  readonly code?: number | string;
}

/** The cluster answered that it cannot now, or did not answer. */
const PASSING = new Set<string>([
  ErrorType.UNAVAILABLE,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.CANCELLED,
  ErrorType.TIMEOUT,
  ErrorType.NOT_LEADER,
]);

/** gRPC: CANCELLED, DEADLINE_EXCEEDED, ABORTED, INTERNAL, UNAVAILABLE. */
const PASSING_CODES = new Set([1, 4, 10, 13, 14]);

/** What the client has no error of its own for: a failed discovery, a cut connection, refusals inside a batch append. */
const PASSING_WORDS =
  /Failed to discover|Server Is (Not Ready|Busy|Too Busy)|No leader info|transport error|connection (error|closed|refused)|write after end|Cancelled on client/i;

/** @returns a StoreUnavailable for what may pass by itself, else the error as it came */
export function storeFailure(error: unknown): Error {
  if (!isErrorLike(error)) return new Error(String(error));
  const { type, code, message } = error;
  const passing = type === undefined ? PASSING_CODES.has(Number(code)) : PASSING.has(type);
  if (!passing && !PASSING_WORDS.test(message)) return error;
  return new StoreUnavailable(`the event store is not available: ${message || type}`, { cause: error });
}

export const isOfType = (error: unknown, type: ErrorType): boolean => isErrorLike(error) && error.type === type;

/** Not by its class: the native reader makes its errors outside the realm. */
export const isErrorLike = (error: unknown): error is ClientError =>
  typeof error === 'object' && error !== null && 'message' in error;
