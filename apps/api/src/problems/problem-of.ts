import { HttpException, NotFoundException } from '@nestjs/common';
import { KeyReused, StaleRevision, UnreadableRecord } from '#application/execute.ts';
import { MissingKey } from '#application/subject-keys.ts';
import { InvalidCursor } from '#application/cursor.ts';
import { Forbidden } from '#domain/access.ts';
import { Refused } from '#domain/refusal.ts';
import { UnusableKey } from '#event-store/key-file.ts';
import { IssuerUnavailable } from '../access/oidc/issuer-unavailable.ts';
import { AppendTooLarge, InvalidPosition, StoreDamaged, StoreUnavailable } from '#event-store/event-store.ts';
import { UnknownMapping } from '#imports/mapping/find-mapping.ts';
import { UnreadableMapping } from '#imports/mapping/read-mapping.ts';
import { NotTheWriter, UnknownProjection } from '#read-models/read-models.ts';
import { RowsNotReady } from '#read-models/reading/reader.ts';
import { TooManyReplays } from '#read-models/replay/replays.ts';
import { MAX_BODY_BYTES } from '../http/limits.ts';
import { ImportRefused } from '../imports/import-refused.ts';
import { Problem } from './problem.ts';

/** The one place that says what a client hears of an error. What is not known here is `internal`, and says nothing. */
export function problemOf(error: unknown, request: { readonly method: string; readonly url: string }): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Refused) return refused(error);
  if (error instanceof Forbidden) return new Problem('forbidden', `${sentence(error.message)}.`);
  if (error instanceof StaleRevision) return staleRevision(error);
  if (error instanceof KeyReused) return new Problem('idempotency-key-reused', error.message);
  if (error instanceof InvalidCursor) return new Problem('invalid-cursor', error.message);
  if (error instanceof InvalidPosition)
    return new Problem('invalid-cursor', `${sentence(error.message)}: go on after one that it gave, or begin anew.`);
  if (error instanceof StoreDamaged)
    return new Problem(
      'store-damaged',
      `The log is damaged where this read it (${error.reason}); what lies elsewhere is answered. Nothing is wrong with the request: whoever runs this server restores a backup.`,
    );
  if (error instanceof StoreUnavailable) return storeUnavailable(error.message);
  if (error instanceof IssuerUnavailable)
    return new Problem('issuer-unavailable', 'Whoever issued this token cannot be asked for its keys at the moment: try again.', {
      headers: { 'retry-after': '5' },
    });
  if (error instanceof UnusableKey || error instanceof MissingKey)
    return new Problem(
      'keys-unavailable',
      'What is personal can be neither sealed nor erased here: whoever runs this server finds the reason in its log.',
    );
  if (error instanceof RowsNotReady)
    return new Problem('not-yet-visible', `${sentence(error.message)}: try again.`, { headers: { 'retry-after': '1' } });
  if (error instanceof UnknownProjection)
    return new Problem('unknown-projection', `${sentence(error.message)}: /v1/projections lists those that there are.`);
  if (error instanceof NotTheWriter) return new Problem('not-the-writer', `${sentence(error.message)}.`);
  if (error instanceof TooManyReplays)
    return new Problem('too-many-replays', `${error.message}: ask again when they are done.`, {
      headers: { 'retry-after': '30' },
    });
  if (error instanceof UnknownMapping || error instanceof UnreadableMapping)
    return new Problem('invalid-query', `as: ${error.message}.`, { errors: [{ pointer: '/as', detail: error.message }] });
  if (error instanceof ImportRefused) return importRefused(error);
  if (error instanceof AppendTooLarge) return new Problem('body-too-large', `${sentence(error.message)}: send less at a time.`);
  if (error instanceof UnreadableRecord)
    return new Problem('unreadable-record', `${error.message}. Nothing is wrong with the request; see /v1/parked.`);
  if (error instanceof NotFoundException) return unknownRoute(request);
  return (
    ofFramework(error, request) ??
    new Problem('internal', 'The error was logged here. Nothing is known to be wrong with the request.')
  );
}

/** @param reason without credentials, as the adapters give it */
export function storeUnavailable(reason: string): Problem {
  return new Problem('store-unavailable', `The event store cannot be used at the moment (${reason}): try again.`, {
    headers: { 'retry-after': '5' },
  });
}

export function unknownRoute({ method, url }: { readonly method: string; readonly url: string }): Problem {
  const path = url.split('?', 1)[0]!.slice(0, 200);
  return new Problem('unknown-route', `There is no ${method} ${path}: /openapi.json lists the routes that there are.`);
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function refused({ code, message, refusals }: Refused): Problem {
  return new Problem(code, message, { errors: refusals.map(({ pointer, detail }) => ({ pointer, detail })) });
}

function staleRevision({ message, standing }: StaleRevision): Problem {
  if (standing === -1) return new Problem('revision-mismatch', message, { members: { revision: null } });
  return new Problem('revision-mismatch', message, {
    members: { revision: String(standing) },
    headers: { etag: `"${standing}"` },
  });
}

function importRefused({ kind, message }: ImportRefused): Problem {
  switch (kind) {
    case 'own-clock':
      return new Problem('invalid-query', `${sentence(message)}.`);
    case 'lacks-files':
      return new Problem('invalid-body', `${sentence(message)}.`);
    case 'run-elsewhere':
      return new Problem('not-the-writer', `${sentence(message)}.`);
    case 'too-many':
      return new Problem('too-many-imports', `${sentence(message)}: try again when they are done.`, {
        headers: { 'retry-after': '30' },
      });
  }
}

/** Fastify's and Nest's own errors, by code and status: their words are not meant for our clients. */
function ofFramework(error: unknown, request: { readonly method: string; readonly url: string }): Problem | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('body-too-large', `A body has at most ${MAX_BODY_BYTES} bytes (1 MiB): send less at a time.`);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_INVALID_TYPE':
      return new Problem('unsupported-media-type', 'Bodies are JSON: send them with Content-Type: application/json.');
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Problem('malformed-json', 'The body is not as long as its Content-Length says.');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new Problem('malformed-json', 'The body is empty: send a JSON object.');
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_ASYNC_CONSTRAINT':
      return new Problem('invalid-query', 'The address cannot be read: is every % followed by two hexadecimal digits?');
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new Problem('uri-too-long', 'A part of the path is too long: ids have at most 100 characters.');
  }
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  switch (status) {
    case 400:
      return new Problem('invalid-query', 'The request cannot be read.');
    // Of a file outside of those that are served.
    case 403:
    case 404:
    case 405:
      return unknownRoute(request);
    case 408:
      return new Problem('too-slow', 'The request did not arrive in time: send it again.');
    case 413:
      return new Problem('body-too-large', `A body has at most ${MAX_BODY_BYTES} bytes (1 MiB): send less at a time.`);
    case 414:
      return new Problem('uri-too-long', 'The address is too long.');
    case 415:
      return new Problem('unsupported-media-type', 'Bodies are JSON: send them with Content-Type: application/json.');
    case 431:
      return new Problem('headers-too-large', 'The headers are too large: send at most 16 KiB of them.');
  }
  return null;
}
