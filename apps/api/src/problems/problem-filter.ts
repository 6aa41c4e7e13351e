import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StoreWatch } from '../health/store-watch.ts';
import { STORE_WATCH } from '../injected.ts';
import { answerError } from './problem-answer.ts';

/** The only filter: whatever is thrown, on any route there is or is not, leaves as problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #store: StoreWatch;

  constructor(@Inject(STORE_WATCH) store: StoreWatch) {
    this.#store = store;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { code } = answerError(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
    if (code === 'store-damaged') this.#store.askNow();
  }
}
