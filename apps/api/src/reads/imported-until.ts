import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { parseInstant } from '#domain/instant.ts';
import type { ReadModels } from '#read-models/read-models.ts';
import { READ_MODELS } from '../injected.ts';

/** `Imported-Until` on an answer as known at an instant, where history that is older by its own clock came in after it. */
@Injectable()
export class ImportedUntil implements NestInterceptor {
  readonly #rows: ReadModels;
  constructor(@Inject(READ_MODELS) rows: ReadModels) {
    this.#rows = rows;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const { knownAt } = http.getRequest<FastifyRequest>().query as { knownAt?: string };
    if (knownAt === undefined) return next.handle();
    return next.handle().pipe(
      tap(() => {
        const until = this.#rows.read((rows) => rows.importedUntil);
        if (until === null || until <= (parseInstant(knownAt) ?? Infinity)) return;
        void http.getResponse<FastifyReply>().header('imported-until', new Date(until).toISOString());
      }),
    );
  }
}
