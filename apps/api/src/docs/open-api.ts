import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { streamOf } from '#domain/nouns.ts';
import { RECORDS } from '../commands/paths.ts';
import answers from './answers.json' with { type: 'json' };

type Schema = { $ref?: string; properties?: Record<string, Schema>; required?: string[]; example?: unknown };
interface Operation {
  operationId: string;
  tags?: string[];
  parameters?: { name: string; in: string; example?: unknown }[];
  requestBody?: { content: Record<string, { schema: Schema; example?: unknown }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema; example?: unknown }> }>;
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
  Object.assign(schemas, answers.schemas);
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const operation of Object.values(operations) as Operation[]) {
      nameFor(operation, path);
      showRecord(operation, path);
      showAnswer(operation);
      for (const content of Object.values(operation.requestBody?.content ?? {})) {
        const { example } = content.schema;
        // A file is no object of fields.
        content.example = example ?? {
          ...exampleOf(content.schema, schemas),
          ...(isRecordKeeping(operation) && changesOf(path, content.schema)),
        };
      }
    }
  }
  return document;
}

/** What several kinds of record take is one method here, and one operation for each kind there. */
function nameFor(operation: Operation, path: string): void {
  const noun = RECORDS[path.split('/')[2] as keyof typeof RECORDS];
  // Swagger numbers the paths of one method.
  operation.operationId = operation.operationId.replace(/\[\d+\]$/, `Of${noun?.[0]?.toUpperCase()}${noun?.slice(1)}`);
}

function isRecordKeeping({ tags }: Operation): boolean {
  return tags?.includes('Record-keeping') ?? false;
}

/** Examples are of the first story: what is shown of a record is of one of its kind. */
function showRecord({ parameters = [], responses }: Operation, path: string): void {
  const records = path.split('/')[2] as keyof typeof RECORDS;
  const id = STORY[records];
  if (id === undefined) return;
  for (const parameter of parameters) if (parameter.in === 'path' && parameter.name === 'id') parameter.example = id;
  for (const { content } of Object.values(responses)) {
    const shown = content?.['application/json'];
    if (isRecorded(shown?.example)) shown.example = { ...shown.example, id, stream: streamOf(RECORDS[records], id) };
  }
}

const STORY: Readonly<Record<keyof typeof RECORDS, string>> = {
  states: 'TJ',
  offices: 'unoct',
  officials: 'sirojiddin-aslov',
  conferences: 'dushanbe-2018',
  meetings: 'aslov-voronkov-2018-05-03',
  visits: 'voronkov-in-tajikistan-2018',
  agreements: 'dushanbe-declaration',
  assistance: 'border-training-2019',
};

function isRecorded(example: unknown): example is { stream: string } {
  return typeof example === 'object' && example !== null && 'stream' in example && 'position' in example && !('error' in example);
}

const ANSWERS: Readonly<Record<string, Schema>> = answers.operations as Record<string, object>;

function showAnswer({ operationId, responses }: Operation): void {
  const schema = ANSWERS[operationId];
  if (!schema) return;
  for (const { content } of Object.values(responses))
    if (content?.['application/json']) content['application/json'].schema = schema;
}

/** What any record takes has one class, and other fields in each kind of record. */
function changesOf(path: string, { $ref }: Schema): object {
  const example = CHANGES[path.split('/')[2] as keyof typeof RECORDS];
  switch ($ref?.split('/').at(-1)) {
    case 'AddDetailBody':
      return { changes: example.added };
    case 'CorrectRecordBody':
      return { changes: example.corrected };
    case 'UpdateRecordBody':
      return { changes: example.updated };
    case 'RecordClaimBody': {
      const [[field, value]] = Object.entries(example.corrected) as [[string, unknown]];
      return { field: `/${field}`, value };
    }
    default:
      return {};
  }
}

const CHANGES = {
  states: {
    added: { existed: '1991-09-09/..' },
    corrected: { existed: '1991-09-09/..' },
    updated: { standing: 'un-member' },
  },
  offices: { added: { kind: 'organisation' }, corrected: { establishedOn: '2017-06-15' }, updated: { memberCount: 45 } },
  officials: {
    added: { died: '2090' },
    corrected: { born: '1964-02-17' },
    updated: { '/appointments/foreign-minister/rank': 'Ambassador Extraordinary and Plenipotentiary' },
  },
  conferences: {
    added: { outcome: 'Dushanbe Declaration' },
    corrected: { heldOn: '2018-05-03/2018-05-04' },
    updated: { series: 'Dushanbe Process' },
  },
  meetings: {
    added: { '/delegations/state:TJ/participants/-': { description: 'senior officials' } },
    corrected: { heldOn: '2018-05-04' },
    updated: { plannedOn: '2026-12-12' },
  },
  visits: {
    added: { receivedBy: 'state:TJ' },
    corrected: { heldOn: '2018-05-04' },
    updated: { kind: 'working' },
  },
  agreements: {
    added: { inForceOn: '2018-06' },
    corrected: { signedOn: '2018-05-04' },
    updated: { kind: 'declaration' },
  },
  assistance: {
    added: { '/participants/-': { description: 'thirty border officers', party: 'state:TJ' } },
    corrected: { heldOn: '2019-03-04' },
    updated: { kind: 'training' },
  },
} as const;

/** What must be given, as the fields' own examples have it. */
function exampleOf(schema: Schema, schemas: Readonly<Record<string, Schema>>): Record<string, unknown> {
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
