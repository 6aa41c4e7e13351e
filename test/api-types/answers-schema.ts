import { createGenerator } from 'ts-json-schema-generator';
import type { JsonObject } from '#domain/json.ts';

const root = new URL('../../', import.meta.url).pathname;

interface AnswersSchema {
  /** By the operation's id. */
  readonly operations: JsonObject;
  readonly schemas: JsonObject;
}

/** The JSON Schema of what operations answer, as apps/api/src/docs/answers.ts has it now, for an OpenAPI document. */
export function answersSchema(): AnswersSchema {
  const { properties, definitions } = createGenerator({
    path: `${root}apps/api/src/docs/answers.ts`,
    tsconfig: `${root}tsconfig.json`,
    type: 'Answers',
    expose: 'export',
    jsDoc: 'none',
    topRef: false,
    additionalProperties: true,
    // Types are checked elsewhere.
    skipTypeCheck: true,
  }).createSchema('Answers') as unknown as { properties: JsonObject; definitions: JsonObject };
  const text = JSON.stringify({ operations: properties, schemas: definitions });
  return JSON.parse(text.replaceAll('"#/definitions/', '"#/components/schemas/'));
}
