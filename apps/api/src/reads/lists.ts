import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { csvOf } from '#formats/csv.ts';
import { ndjsonOf } from '#formats/ndjson.ts';
import type { ProblemCode } from '../problems/problem.ts';
import { COLUMNS, LIST_FORMATS, ListFormats } from './list-formats.ts';
import { Reads } from './reads.ts';

interface List {
  /** An item of it. */
  readonly example: object;
  /** As CSV. */
  readonly columns: readonly string[];
  /** Beside those of every list. */
  readonly problems?: readonly ProblemCode[];
}

/** A route that answers a list from the rows, in every format of lists. */
export function Lists(summary: string, { example, columns, problems = [] }: List): MethodDecorator {
  return applyDecorators(
    SetMetadata(COLUMNS, columns),
    UseInterceptors(ListFormats),
    Reads(summary, {
      example: { items: [example], next: null },
      others: {
        [LIST_FORMATS.csv]: csvOf([example], { columns, header: true }),
        [LIST_FORMATS.ndjson]: ndjsonOf([example]),
      },
      problems: ['invalid-query', 'unknown-record', 'not-acceptable', 'not-yet-visible', ...problems],
    }),
  );
}
