import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

/** The types by which the desk knows the API: what it sends, and what it is answered when all is well. */
export async function typesOf(document: object): Promise<string> {
  const tree = await openapiTS(withoutExamples(document) as Exclude<Parameters<typeof openapiTS>[0], string | URL | Buffer>, {
    alphabetize: true,
    // What may be anything refers to itself, and TypeScript would give it up as `any`.
    transform: (_schema, { path }) =>
      path === '#/components/schemas/Json' ? ts.factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword) : undefined,
  });
  return `/** Made of /openapi.json by \`npm run api-types\`. */\n${astToString(tree)}`;
}

/** A refusal is read as what it says it is. */
function withoutExamples(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExamples);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => name !== 'example' && !/^[45]\d\d$/.test(name));
  return Object.fromEntries(kept.map(([name, each]) => [name, withoutExamples(each)]));
}
