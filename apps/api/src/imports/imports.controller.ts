import type { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Cursors } from '#application/cursor.ts';
import { OUTCOMES, type Outcome, type RowOutcome } from '#imports/run/outcome.ts';
import { OneOf, Slug, Text } from '../bodies/fields.ts';
import { identityOf } from '../access/identity.ts';
import { Reply } from '../commands/asked.ts';
import { Shows } from '../docs/operation.ts';
import { type Items, PageQuery } from '../http/pages.ts';
import { TAKES_FILE } from '../http/route-config.ts';
import { Problem } from '../problems/problem.ts';
import { Flag } from '../reads/reading-query.ts';
import { IMPORTS } from '../injected.ts';
import type { ImportAnswer } from './import-catalogue.ts';
import type { Imports } from './imports.ts';

class ImportQuery {
  @Slug({ example: 'visits', about: 'The mapping that says what the rows are.' })
  readonly as!: string;
  @Slug({ example: 'visits', optional: true, about: "Under which its rows are known. Default: the mapping's." })
  readonly dataset?: string;
  @Flag({ example: 'true', optional: true, about: 'Decides everything and records nothing.' })
  readonly dryRun?: string;
  @Flag({ example: 'true', optional: true, about: 'Takes back what an earlier version of the file had, and this one has not.' })
  readonly retractMissing?: string;
}

class ImportPath {
  @Text({ example: '01937c1e-5f3a-7c11-9d6e-3f2f3c1d7a55', most: 100 })
  readonly id!: string;
}

class RowsQuery extends PageQuery {
  @OneOf(OUTCOMES, { example: 'rejected', optional: true })
  readonly outcome?: Outcome;
}

const IMPORT_EXAMPLE: ImportAnswer = {
  id: '01937c1e-5f3a-7c11-9d6e-3f2f3c1d7a55',
  as: 'visits',
  dataset: 'visits',
  dryRun: false,
  retractMissing: false,
  state: 'completed',
  rows: 3264,
  recorded: 3263,
  already: 0,
  corrected: 0,
  retracted: 0,
  skipped: 0,
  rejected: 1,
  events: { OfficialNameRecorded: 2000, VisitMade: 3263 },
  error: null,
};

const ROW_EXAMPLE: RowOutcome = {
  line: 1730,
  key: '3489',
  outcome: 'rejected',
  record: 'visit:us-3489',
  code: 'end-before-beginning',
  detail: 'it ends before it begins: 1998-07-02, 1998-06-30',
  row: { visit_id: '3489', start_date: '1998-07-02', end_date: '1998-06-30' },
};

const CSV_EXAMPLE = 'visit_id,start_date,end_date,visitor,from_id,from_name,description\n…';

@ApiTags('Import')
@Controller('v1/imports')
export class ImportsController {
  readonly #imports: Imports;
  constructor(@Inject(IMPORTS) imports: Imports) {
    this.#imports = imports;
  }

  @Post()
  @HttpCode(202)
  @ApiConsumes('text/csv')
  @ApiBody({
    required: true,
    schema: { type: 'string', example: CSV_EXAMPLE },
    description:
      'The file, as `text/csv`, `application/json` or `application/octet-stream`; or, where the mapping reads others beside it, `multipart/form-data` with one part `file` and a part `beside` for each of those, under its filename. Neither `Idempotency-Key` nor `If-Match` is heeded: the same file again is another import, whose rows are on record already.',
  })
  @Shows('Import a file: each row once, new versions of rows as corrections', {
    asks: { role: 'editor', clearance: 'confidential' },
    config: TAKES_FILE,
    example: { ...IMPORT_EXAMPLE, state: 'queued', rows: 0, recorded: 0, rejected: 0, events: {} },
    problems: [
      'invalid-query',
      'not-the-writer',
      'body-too-large',
      'unsupported-media-type',
      'too-many-imports',
      'insufficient-storage',
    ],
    status: 202,
  })
  async startImport(
    @Query() { as, dataset, dryRun, retractMissing }: ImportQuery,
    @Body() body: Readable | undefined,
    @Req() request: FastifyRequest,
    @Reply() reply: Reply,
  ): Promise<ImportAnswer> {
    if (body === undefined) throw new Problem('invalid-body', 'The body is empty: send the file.');
    const asked = {
      as,
      dryRun: dryRun === 'true',
      retractMissing: retractMissing === 'true',
      ...(dataset !== undefined && { dataset }),
    };
    try {
      return await this.#imports.start(asked, body, request.headers, identityOf(request));
    } catch (error) {
      // What is still being sent is not waited for.
      void reply.header('connection', 'close');
      throw error;
    }
  }

  @Get()
  @Shows('Imports of this replica, the latest first', {
    asks: { role: 'editor', clearance: 'confidential' },
    example: { items: [IMPORT_EXAMPLE], next: null },
    problems: ['invalid-query'],
  })
  imports(@Query() { after, limit = '50' }: PageQuery): Items<ImportAnswer> {
    const cursors = new Cursors('imports');
    const [before] = after === undefined ? [] : cursors.decode('imports', after, ['count']);
    const most = Number(limit);
    const found = this.#imports.list(most + 1, before);
    const page = found.slice(0, most);
    const last = found.length > most ? page.at(-1) : undefined;
    return { items: page.map(({ answer }) => answer), next: last ? cursors.encode('imports', [last.n]) : null };
  }

  @Get(':id')
  @Shows('How far an import is: counts of rows, and of events by type', {
    asks: { role: 'editor', clearance: 'confidential' },
    example: IMPORT_EXAMPLE,
    problems: ['unknown-import'],
  })
  importById(@Param() { id }: ImportPath): ImportAnswer {
    return known(id, this.#imports.find(id));
  }

  @Get(':id/rows')
  @Shows('What became of each row, by line', {
    asks: { role: 'editor', clearance: 'confidential' },
    example: { items: [ROW_EXAMPLE], next: null },
    problems: ['invalid-query', 'unknown-import'],
  })
  importRows(@Param() { id }: ImportPath, @Query() { outcome, after, limit = '50' }: RowsQuery): Items<RowOutcome> {
    const cursors = new Cursors(id);
    const kind = JSON.stringify(['rows', outcome ?? null]);
    const [line, n] = after === undefined ? [] : cursors.decode(kind, after, ['count', 'count']);
    const place = line === undefined || n === undefined ? null : { line, n };
    const most = Number(limit);
    const found = known(id, this.#imports.rows(id, { ...(outcome && { outcome }), after: place, limit: most + 1 }));
    const page = found.slice(0, most);
    const last = found.length > most ? page.at(-1) : undefined;
    return { items: page.map(({ row }) => row), next: last ? cursors.encode(kind, [last.place.line, last.place.n]) : null };
  }

  @Delete(':id')
  @Shows('Cancel an import; what is recorded stays, and the same file again goes on', {
    asks: { role: 'editor', clearance: 'confidential' },
    example: { ...IMPORT_EXAMPLE, state: 'cancelled' },
    problems: ['unknown-import', 'not-the-writer'],
  })
  async cancelImport(@Param() { id }: ImportPath): Promise<ImportAnswer> {
    return known(id, await this.#imports.cancel(id));
  }
}

function known<T>(id: string, found: T | null): T {
  if (found === null) throw new Problem('unknown-import', `There is no import ${id}: /v1/imports lists those that there are.`);
  return found;
}
