import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { type Shown, Shows } from '../docs/operation.ts';
import { READS_ROWS } from '../http/route-config.ts';
import { AgeOfRows } from './age-of-rows.ts';
import { ImportedUntil } from './imported-until.ts';

const AGE = {
  description:
    'Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away.',
  schema: { type: 'integer' },
} as const;

const IMPORTED_UNTIL = {
  description:
    'Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it.',
  schema: { type: 'string', format: 'date-time' },
} as const;

/** A route that answers from the rows. */
export function Reads(summary: string, shown: Omit<Shown, 'asks' | 'config'>): MethodDecorator {
  return applyDecorators(
    UseInterceptors(AgeOfRows, ImportedUntil),
    ApiHeader({
      name: 'Read-After',
      required: false,
      description: 'A position as a write answered it: the read waits, bounded, until it has seen it.',
      example: '17',
    }),
    Shows(summary, {
      ...shown,
      asks: 'reader',
      config: READS_ROWS,
      headers: { Age: AGE, 'Imported-Until': IMPORTED_UNTIL },
    }),
  );
}
