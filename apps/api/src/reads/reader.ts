import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Position } from '#event-store/event-store.ts';
import { SEES } from '#read-models/rows/projection.ts';
import { identityOf } from '../access/identity.ts';
import { Problem } from '../problems/problem.ts';

/** Who reads. */
export interface Reader {
  /** The clearance, one of SEES. */
  readonly sees: number;
  /** `Read-After`: the position that the rows must have seen. */
  readonly readAfter: Position | null;
}

export const Reader = createParamDecorator((_: unknown, context: ExecutionContext): Reader => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { sees: SEES[identityOf(request).clearance], readAfter: positionOf(request.headers['read-after']) };
});

function positionOf(header: string | string[] | undefined): Position | null {
  if (header === undefined) return null;
  if (typeof header === 'string' && /^\d{1,19}$/.test(header.trim())) return BigInt(header.trim());
  throw new Problem('invalid-query', 'Read-After takes a position as a write answered it: Read-After: 17.');
}
