import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, type ApiResponseOptions } from '@nestjs/swagger';
import { ROLE_TO_RECORD } from '#domain/access.ts';
import type { EventType } from '#domain/events.ts';
import { accessInWords, Asks } from '../access/asks.ts';
import { Recorded } from '../commands/recorded.ts';
import type { Access, RouteTraits } from '../http/route-config.ts';
import { type ProblemCode, PROBLEMS } from '../problems/problem.ts';

const RECORDED_EXAMPLE = { id: 'unoct', stream: 'office-unoct', revision: '0', position: '1' };

const WRITE_PROBLEMS: readonly ProblemCode[] = [
  'invalid-body',
  'unknown-record',
  'revision-mismatch',
  'body-too-large',
  'unsupported-media-type',
  'unknown-reference',
  'store-damaged',
  'store-unavailable',
];

const ACCESS_PROBLEMS: readonly ProblemCode[] = ['unauthenticated', 'forbidden'];

/** A route that records. */
export function Records(event: EventType, summary: string): MethodDecorator {
  const etag = { ETag: { description: 'The revision, quoted: If-Match takes it.', schema: { type: 'string' } } } as const;
  return applyDecorators(
    Asks(ROLE_TO_RECORD[event]),
    ApiOperation({
      summary,
      description: `Records \`${event}\`, or nothing where it is already so. ${accessInWords(ROLE_TO_RECORD[event])}`,
    }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The revision seen, as `"3"`: another one is 412.',
      example: '"3"',
    }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: '1–255 visible characters. A retry under the same key answers the same and records nothing twice.',
      example: '7b2d1f0c-8a8e-4a35-9a3b-0d1c7f5f6f3e',
    }),
    ApiResponse({ status: 201, description: 'Recorded.', type: Recorded, headers: etag, example: RECORDED_EXAMPLE }),
    ApiResponse({ status: 200, description: 'It was already so.', type: Recorded, headers: etag, example: RECORDED_EXAMPLE }),
    ...[...WRITE_PROBLEMS, ...ACCESS_PROBLEMS, 'too-many-requests' as const, 'internal' as const].map(ApiProblem),
  );
}

export interface Shown {
  readonly asks: Access;
  readonly config?: RouteTraits;
  readonly example: unknown;
  readonly problems?: readonly ProblemCode[];
  readonly type?: string;
  /** Examples of the same in other media types. */
  readonly others?: Readonly<Record<string, unknown>>;
  readonly status?: 200 | 201 | 202;
  readonly headers?: ApiResponseOptions['headers'];
}

/** A route that answers and records nothing. */
export function Shows(
  summary: string,
  { asks, config, example, problems = [], type = 'application/json', others = {}, status = 200, headers = {} }: Shown,
): MethodDecorator {
  const content = Object.entries({ [type]: example, ...others }).map(([each, shown]) => [each, { schema: {}, example: shown }]);
  return applyDecorators(
    Asks(asks, config),
    ApiOperation({ summary, description: accessInWords(asks) }),
    ApiResponse({ status, description: 'As asked.', headers, content: Object.fromEntries(content) }),
    ...[...problems, ...(asks === 'anyone' ? [] : ACCESS_PROBLEMS)].map(ApiProblem),
    ...(config?.unlimited ? [] : [ApiProblem('too-many-requests')]),
    ApiProblem('internal'),
  );
}

/** By status: a document has room for one answer each. */
function ApiProblem(code: ProblemCode): MethodDecorator {
  const { status, title } = PROBLEMS[code];
  const example = { type: `/problems/${code}`, title, status, detail: '…', code, errors: [] };
  return ApiResponse({
    status,
    description: title,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example } },
  });
}
