import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { csvOf } from '#formats/csv.ts';
import { ndjsonOf } from '#formats/ndjson.ts';
import type { ProblemCode } from '../problems/problem.ts';
import { COLUMNS, LIST_FORMATS, ListFormats } from './list-formats.ts';
import type { ListQuery } from './reading-query.ts';
import { Reads } from './reads.ts';

interface List {
  /** An item of it. */
  readonly example: object;
  /** As CSV; where items differ with what is asked, those that it asks for. */
  readonly columns: readonly string[] | ((query: ListQuery) => readonly string[]);
  /** Beside those of every list. */
  readonly problems?: readonly ProblemCode[];
}

/** A route that answers a list from the rows, in every format of lists. */
export function Lists(summary: string, { example, columns, problems = [] }: List): MethodDecorator {
  const columnsFor = typeof columns === 'function' ? columns : () => columns;
  return applyDecorators(
    SetMetadata(COLUMNS, columnsFor),
    UseInterceptors(ListFormats),
    Reads(summary, {
      example: { items: [example], next: null },
      others: {
        [LIST_FORMATS.csv]: csvOf([example], { columns: columnsFor({}), header: true }),
        [LIST_FORMATS.ndjson]: ndjsonOf([example]),
      },
      problems: ['invalid-query', 'unknown-record', 'not-acceptable', 'not-yet-visible', ...problems],
    }),
  );
}
