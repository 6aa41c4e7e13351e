import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_JSON, type Problem, type ProblemCode } from './problem.ts';
import { problemOf } from './problem-of.ts';

/** What is to be mended here, and of which nothing else tells whoever runs this server. */
const LOGGED: ReadonlySet<ProblemCode> = new Set(['internal', 'keys-unavailable', 'unreadable-record', 'insufficient-storage']);

const logger = new Logger('Problem');

/** Whatever was thrown, wherever: the client hears what it may, and the log keeps the rest. @returns what it hears */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): Problem {
  const problem = problemOf(error, request);
  if (LOGGED.has(problem.code)) logger.error({ requestId: request.id, err: error, msg: `${request.method} ${request.url}` });
  sendProblem(reply, problem);
  return problem;
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  void reply
    .code(problem.status)
    .headers({ ...problem.headers, 'cache-control': 'no-store' })
    .type(PROBLEM_JSON)
    // A text, for Fastify would look for a serializer of the type.
    .send(JSON.stringify(problem.document));
}
