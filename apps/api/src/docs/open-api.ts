import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { RECORDS } from '../commands/paths.ts';

type Schema = { $ref?: string; properties?: Record<string, Schema>; required?: string[]; example?: unknown };
interface Operation {
  operationId: string;
  tags?: string[];
  requestBody?: { content: Record<string, { schema: Schema; example?: unknown }> };
}

const ABOUT = `The record of a diplomatic desk: who met whom, where, about what, and on whose word.

Errors are \`application/problem+json\` (RFC 9457) with a \`code\` to branch on, and \`errors\` that point into the body.
Positions and revisions are decimal strings. Dates are EDTF: a day, a month, a year, an extent, one of several.`;

/** The interface as it is described to others: what the decorators say, with an example body for every route. */
export function openApiOf(app: INestApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('Chancery')
    .setDescription(ABOUT)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .build();
  const document = SwaggerModule.createDocument(app, description, {
    operationIdFactory: (_controller, method) => method,
    autoTagControllers: false,
  });
  const schemas = document.components!.schemas as Record<string, Schema>;
  schemas['Problem'] = PROBLEM_SCHEMA as unknown as Schema;
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const operation of Object.values(operations) as Operation[]) {
      nameFor(operation, path);
      for (const content of Object.values(operation.requestBody?.content ?? {})) {
        content.example = exampleOf(content.schema, schemas);
      }
    }
  }
  return document;
}

/** What any record takes is one method here, and one operation for each kind of record there. */
function nameFor(operation: Operation, path: string): void {
  const [, , records] = path.split('/');
  if (!operation.tags?.includes('Record-keeping') || records === undefined) return;
  const noun = RECORDS[records as keyof typeof RECORDS];
  operation.operationId += `Of${noun[0]!.toUpperCase()}${noun.slice(1)}`;
}

/** What must be given, as the fields' own examples have it. */
function exampleOf(schema: Schema, schemas: Readonly<Record<string, Schema>>): unknown {
  const { properties = {}, required = [] } = schemas[schema.$ref?.split('/').at(-1) ?? ''] ?? schema;
  return Object.fromEntries(required.map((name) => [name, properties[name]?.example]));
}

const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status', 'detail', 'code', 'errors'],
  properties: {
    type: { type: 'string', example: '/problems/unknown-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', example: 'unknown-reference' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: { type: 'string', example: '/heldOn' }, detail: { type: 'string' } },
      },
    },
  },
};
