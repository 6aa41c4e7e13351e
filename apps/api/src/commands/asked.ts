import { createParamDecorator, type ExecutionContext, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '#application/execute.ts';
import { idempotencyKey } from '#application/idempotency.ts';
import { identityOf } from '../access/identity.ts';
import { idempotencyKeyOf, ifMatchOf } from '../http/conditions.ts';

/** Who asks, and on what condition. */
export const Asked = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const identity = identityOf(request);
  const ifMatch = ifMatchOf(request.headers['if-match']);
  const key = idempotencyKeyOf(request.headers['idempotency-key']);
  const route = `${request.method} ${request.url.split('?', 1)[0]}`;
  return {
    ...identity,
    correlationId: request.id,
    ...(ifMatch !== undefined && { ifMatch }),
    ...(key !== undefined && { key: idempotencyKey(identity.actor, route, key, request.body) }),
  };
});

/** The reply, for status and ETag; what the method returns is still the answer's body. */
export const Reply = (): ParameterDecorator => Res({ passthrough: true });
export type Reply = FastifyReply;
