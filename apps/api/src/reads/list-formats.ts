import { Readable } from 'node:stream';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { csvOf } from '#formats/csv.ts';
import { ndjsonOf } from '#formats/ndjson.ts';
import { formatOf } from '../http/negotiation.ts';
import { PageAnswer, type Pages } from './page-answer.ts';
import type { ListQuery } from './reading-query.ts';

export const LIST_FORMATS = {
  json: 'application/json',
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
} as const;

/** Names what tells the columns that a route's list has as CSV. */
export const COLUMNS = 'chancery:columns';

/**
 * A list as JSON, a page at a time, or whole as CSV or NDJSON, written page by page while they are read. A `limit` ends it
 * after so many items.
 */
@Injectable()
export class ListFormats implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const format = formatOf(request, LIST_FORMATS);
    void http.getResponse<FastifyReply>().header('vary', 'accept');
    return next.handle().pipe(
      map((answer: unknown) => {
        if (format === 'json' || !(answer instanceof PageAnswer)) return answer;
        const query = request.query as ListQuery;
        const { limit, bom } = query;
        const pages = allOf(answer, limit === undefined ? Infinity : Number(limit));
        const columnsFor = Reflect.getMetadata(COLUMNS, context.getHandler()) as (asked: ListQuery) => readonly string[];
        const text = format === 'csv' ? csvText(pages, columnsFor(query), bom === 'true') : ndjsonText(pages);
        return new StreamableFile(Readable.from(text, { objectMode: false }), {
          type: `${LIST_FORMATS[format]}; charset=utf-8`,
          disposition: `attachment; filename="${nameOf(request)}.${format}"`,
        });
      }),
    );
  }
}

async function* allOf(first: PageAnswer<object>, limit: number): AsyncGenerator<readonly object[]> {
  yield first.items;
  let left = limit - first.items.length;
  // A page may be too heavy to come to its limit.
  if (left <= 0) return;
  for await (const items of first.rest()) {
    yield items.slice(0, left);
    left -= items.length;
    if (left <= 0) return;
  }
}

async function* csvText(pages: Pages<object>, columns: readonly string[], bom: boolean): AsyncGenerator<string> {
  let first = true;
  for await (const items of pages) {
    yield csvOf(items, { columns, header: first, bom: bom && first });
    first = false;
  }
}

async function* ndjsonText(pages: Pages<object>): AsyncGenerator<string> {
  for await (const items of pages) if (items.length > 0) yield ndjsonOf(items);
}

/** After the last part of its route. */
function nameOf({ routeOptions }: FastifyRequest): string {
  return routeOptions.url?.split('/').at(-1) ?? 'list';
}
