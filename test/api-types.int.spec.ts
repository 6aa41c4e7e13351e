import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Api, startApi } from './api.ts';
import { answersSchema } from './api-types/answers-schema.ts';
import { typesOf } from './api-types/types.ts';
import { story } from './story.ts';

const text = (path: string): string => readFileSync(join(resolve(import.meta.dirname, '..'), path), 'utf8');

interface Parameter {
  readonly name: string;
  readonly example?: string;
  readonly schema?: { readonly example?: string };
}
const exampleOf = ({ example, schema }: Parameter): string => (example ?? schema?.example)!;

let api: Api;
beforeAll(async () => {
  api = await startApi();
  for (const { path, body } of story) expect((await api.post(path, body)).status).toBe(201);
});
afterAll(() => api[Symbol.asyncDispose]());

// `npm run api-types` writes down both anew.
/** What a read has to be told. */
const NEEDED = [
  ['/search', '?q=dushanbe'],
  ['/proofs/inclusion', '?position=2'],
] as const;

describe('what the API is described to answer', () => {
  test('is what its types say', () => {
    expect(JSON.parse(text('apps/api/src/docs/answers.json'))).toEqual(answersSchema());
  });

  test('is what it answers', async () => {
    const { body: document } = await api.get('/openapi.json');
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    ajv.addSchema({ $id: 'document', ...document });
    const described = Object.entries(answersSchema().operations);
    const wrong: unknown[] = [];
    let seen = 0;
    for (const [path, { get }] of Object.entries<{ get?: { operationId: string; parameters: Parameter[] } }>(document.paths)) {
      const schema = described.find(([operation]) => operation === get?.operationId)?.[1];
      if (!get || !schema) continue;
      const stories: Record<string, string> = { visits: '', agreements: '', assistance: '', replays: '', imports: '' };
      if (path.includes('{id}') && Object.hasOwn(stories, path.split('/')[2]!)) continue;
      const address = path
        .replace('{stream}', 'meeting-aslov-voronkov-2018-05-03')
        .replaceAll(/\{(\w+)\}/g, (_, name: string) => exampleOf(get.parameters.find((each) => each.name === name)!));
      const { status, body } = await api.get(address + (NEEDED.find(([end]) => path.endsWith(end))?.[1] ?? ''), {
        'read-after': '8',
      });
      const position = `document#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/get/responses/200/content/application~1json/schema`;
      const isValid = ajv.getSchema(encodeURI(position))!;
      seen++;
      if (status !== 200 || !isValid(body)) wrong.push([address, status, isValid.errors?.slice(0, 3)]);
    }
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(25);
  });

  test('is what the desk was built with', async () => {
    const { body: document } = await api.get('/openapi.json');
    expect(text('apps/web/src/api/schema.d.ts')).toBe(await typesOf(document));
  });
});
