import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StoreWatch } from '../health/store-watch.ts';
import { STORE_WATCH } from '../injected.ts';
import { PROBLEM_JSON, type Problem } from './problem.ts';
import { problemOf } from './problem-of.ts';

/** The only filter: whatever is thrown, on any route there is or is not, leaves as problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger('Problem');
  readonly #store: StoreWatch;

  constructor(@Inject(STORE_WATCH) store: StoreWatch) {
    this.#store = store;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(error, request);
    if (problem.code === 'internal' || problem.code === 'keys-unavailable')
      this.#logger.error({ requestId: request.id, err: error, msg: `${request.method} ${request.url}` });
    if (problem.code === 'store-damaged') this.#store.askNow();
    sendProblem(reply, problem);
  }
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
