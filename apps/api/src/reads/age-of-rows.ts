import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Observable, tap } from 'rxjs';
import type { ReadModels } from '#read-models/read-models.ts';
import { Problem } from '../problems/problem.ts';
import { READ_MODELS } from '../injected.ts';

/** `Age` (RFC 9111) on what is answered from rows that do not follow the log: also on the answer that something is not there. */
@Injectable()
export class AgeOfRows implements NestInterceptor {
  readonly #rows: ReadModels;
  constructor(@Inject(READ_MODELS) rows: ReadModels) {
    this.#rows = rows;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const tell = (): void => {
      const age = this.#rows.age();
      if (age !== null) void context.switchToHttp().getResponse<FastifyReply>().header('age', String(age));
    };
    return next.handle().pipe(
      tap({
        next: tell,
        error(error: unknown) {
          if (error instanceof Problem && error.status === 404) tell();
        },
      }),
    );
  }
}
