import createClient from 'openapi-fetch';
import type { components, paths } from './schema.d.ts';
import { sawAge, sawAnswer, sawNoAnswer } from './server.ts';

export type Schemas = components['schemas'];
/** What a record may say, whatever it is. */
export type Json = Schemas['Json'];

/** What the program says when it does not do what it was asked (RFC 9457). */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
}

export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** Nobody answered, or the log is away: it may be asked again. A write may have been recorded all the same. */
export class Unanswered extends Error {}

/** Reads that follow must have seen it: this tab wrote it, or was told of it. */
let mustHaveSeen: { readonly position: string; readonly until: number } | null = null;
const FRESH_MS = 5000;

export function mustSee(position: string): void {
  const until = Date.now() + FRESH_MS;
  const before = mustHaveSeen && mustHaveSeen.until > Date.now() ? mustHaveSeen.position : '0';
  // A feed may tell of an event behind one's own.
  mustHaveSeen = { position: BigInt(position) > BigInt(before) ? position : before, until };
}

/** What is no read of the record, and has no age. */
const OF_NOW = /^\/v1\/(?:history|live|projections|replays|parked|proofs|imports|mappings|me|session|tokens)\b/;

const READ_MS = 20_000;
/** Of what is worked out from much of the record. */
const HEAVY_READ_MS = 60_000;
const HEAVY = /^\/v1\/(?:partnerships|counter-terrorism|changes|history|replays|proofs)\b/;
const WRITE_MS = 30_000;

/** Null: a file may be on its way for long. */
function patienceWith({ method, url }: Request): number | null {
  const { pathname } = new URL(url);
  if (method === 'GET') return HEAVY.test(pathname) ? HEAVY_READ_MS : READ_MS;
  return pathname === '/v1/imports' ? null : WRITE_MS;
}

/** A server may be gone, and one that hangs takes a request and never answers. @throws {Unanswered} */
async function fetched(request: Request): Promise<Response> {
  const patience = patienceWith(request);
  const signal = patience === null ? request.signal : AbortSignal.any([request.signal, AbortSignal.timeout(patience)]);
  const response = await fetch(request, { signal }).catch((reason: unknown) => {
    if (request.signal.aborted) throw reason;
    return null;
  });
  if (response !== null && response.status !== 502 && response.status !== 504) return response;
  sawNoAnswer('The server does not answer.');
  throw new Unanswered(
    request.method === 'GET'
      ? 'The server does not answer.'
      : 'No answer came: it may or may not have been recorded. Sending it again is safe, for nothing is recorded twice.',
  );
}

export const api = createClient<paths, 'application/json'>({ baseUrl: location.origin, fetch: fetched });

api.use({
  onRequest({ request }) {
    if (request.method !== 'GET' || !mustHaveSeen) return;
    if (Date.now() > mustHaveSeen.until) mustHaveSeen = null;
    else request.headers.set('Read-After', mustHaveSeen.position);
  },
  onResponse({ request, response, schemaPath }) {
    if (request.method === 'GET' && response.ok && !OF_NOW.test(schemaPath)) sawAge(response.headers.get('Age'));
  },
});

/** @throws {Refused}, {Unanswered} */
export async function answered<Answer>(
  asked: Promise<{ readonly data?: Answer; readonly error?: unknown; readonly response: Response }>,
): Promise<Answer> {
  const { data, error, response } = await asked.catch((reason: unknown) => {
    if (reason instanceof Unanswered || (reason instanceof DOMException && reason.name === 'AbortError')) throw reason;
    // It broke off within the answer.
    sawNoAnswer('The server does not answer.');
    throw new Unanswered('The server does not answer.');
  });
  if (response.ok) {
    sawAnswer();
    return data as Answer;
  }
  const problem = problemOf(error, response);
  if (response.status === 503) throw new Unanswered(problem.detail);
  throw new Refused(problem);
}

function problemOf(error: unknown, { status, statusText }: Response): Problem {
  if (typeof error === 'object' && error !== null && 'code' in error) return error as Problem;
  return { title: statusText, status, detail: `The server answered ${status} ${statusText}.`, code: 'unknown', errors: [] };
}
