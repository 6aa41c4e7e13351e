import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { type Shown, Shows } from '../docs/operation.ts';
import { AgeOfRows } from './age-of-rows.ts';

const AGE = {
  description:
    'Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away.',
  schema: { type: 'integer' },
} as const;

/** A route that answers from the rows. */
export function Reads(summary: string, shown: Shown): MethodDecorator {
  return applyDecorators(
    UseInterceptors(AgeOfRows),
    ApiHeader({
      name: 'Read-After',
      required: false,
      description: 'A position as a write answered it: the read waits, bounded, until it has seen it.',
      example: '17',
    }),
    Shows(summary, { ...shown, headers: { Age: AGE } }),
  );
}
