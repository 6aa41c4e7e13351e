/** Every code that a client may branch on, with its status and what it means. Fixed strings. */
export const PROBLEMS = {
  'malformed-json': { status: 400, title: 'The body is no JSON' },
  'invalid-body': { status: 400, title: 'The body does not fit the route' },
  'invalid-query': { status: 400, title: 'The address or a header does not fit the route' },
  'invalid-cursor': { status: 400, title: 'The cursor is not one of this list' },
  unauthenticated: { status: 401, title: 'Who asks did not prove who they are' },
  forbidden: { status: 403, title: 'This is not for who asks' },
  'read-only': { status: 403, title: 'Nothing can be recorded here' },
  'unknown-record': { status: 404, title: 'There is no such record' },
  'unknown-position': { status: 404, title: 'The log does not reach so far, or holds no event there' },
  'unknown-stream': { status: 404, title: 'There is no such stream' },
  'unknown-route': { status: 404, title: 'There is no such route' },
  'unknown-projection': { status: 404, title: 'There is no such projection' },
  'unknown-import': { status: 404, title: 'There is no such import' },
  'unknown-replay': { status: 404, title: 'There is no such replay' },
  'not-acceptable': { status: 406, title: 'There is no answer of a type that is accepted' },
  'too-slow': { status: 408, title: 'The request took too long to arrive' },
  'not-the-writer': { status: 409, title: 'Another process keeps these rows' },
  'revision-mismatch': { status: 412, title: 'The record is at another revision' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'uri-too-long': { status: 414, title: 'The address is too long' },
  'unsupported-media-type': { status: 415, title: 'The body is of a type that is not read here' },
  misdirected: { status: 421, title: 'Chancery does not answer by that name' },
  'unknown-reference': { status: 422, title: 'Something named is not on record' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was used for another body' },
  'in-the-future': { status: 422, title: 'The day is still to come' },
  'same-party': { status: 422, title: 'A party cannot meet itself' },
  'end-before-beginning': { status: 422, title: 'It ends before it begins' },
  'would-overwrite': { status: 422, title: 'Something else is on record there' },
  'already-different': { status: 422, title: 'The record says otherwise' },
  ambiguous: { status: 422, title: 'It could mean several things' },
  'not-bilateral': { status: 422, title: 'A bilateral meeting has exactly two delegations' },
  'too-many-requests': { status: 429, title: 'Who asks asked too often' },
  'too-many-own-feeds': { status: 429, title: 'Who asks has as many live feeds open as one may' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  'unreadable-record': { status: 500, title: 'The log holds something of this record that cannot be read' },
  'store-damaged': { status: 500, title: 'The log is damaged where it was read' },
  internal: { status: 500, title: 'Something went wrong here' },
  'store-unavailable': { status: 503, title: 'The event store cannot be reached' },
  'issuer-unavailable': { status: 503, title: 'Who signs people in cannot be reached' },
  'keys-unavailable': { status: 503, title: 'The keys cannot be used' },
  'not-yet-visible': { status: 503, title: 'The rows have not come so far yet' },
  'too-many-feeds': { status: 503, title: 'As many live feeds are open as may be' },
  'too-many-replays': { status: 503, title: 'As many replays wait as may be' },
  'too-many-imports': { status: 503, title: 'As many imports wait as may be' },
  'insufficient-storage': { status: 507, title: 'The disk is full' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

export interface ProblemError {
  /** JSON Pointer into the body, or `/name` of a parameter. */
  readonly pointer: string;
  /** What is wrong and how to mend it. */
  readonly detail: string;
}

/** RFC 9457, with `code` and `errors`. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly errors: readonly ProblemError[];
  readonly [member: string]: unknown;
}

interface More {
  readonly errors?: readonly ProblemError[];
  /** Members of the document beside the fixed ones. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

/** An answer that says why not. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly document: ProblemDocument;

  constructor(code: ProblemCode, detail: string, { errors = [], members = {}, headers = {} }: More = {}) {
    super(detail);
    this.code = code;
    this.headers = headers;
    this.document = { type: `/problems/${code}`, ...PROBLEMS[code], detail, code, errors, ...members };
  }

  get status(): number {
    return this.document.status;
  }
}
