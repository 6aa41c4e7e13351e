import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { RouteConfig } from '../http/route-config.ts';
import { PAGE_POLICY } from '../http/security-headers.ts';
import { sendProblem } from '../problems/problem-answer.ts';
import { PROBLEMS, type ProblemCode } from '../problems/problem.ts';
import { unknownRoute } from '../problems/problem-of.ts';

const ASSETS = { 'swagger-ui.css': 'text/css; charset=utf-8', 'swagger-ui-bundle.js': 'text/javascript; charset=utf-8' } as const;

const HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chancery: the interface</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="routes"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/show.js"></script>
</body>
</html>
`;

const SHOW = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#routes', deepLinking: true, validatorUrl: null, docExpansion: 'list' });\n`;

const OPEN = { config: { asks: 'anyone' } satisfies RouteConfig };

/** `/openapi.json`, `/docs` with its few files, and a word on every problem. */
export function serveDocs(fastify: FastifyInstance, document: OpenAPIObject): void {
  const json = JSON.stringify(document);
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  fastify.get('/openapi.json', OPEN, async (_request, reply) => reply.type('application/json; charset=utf-8').send(json));
  fastify.get('/docs', OPEN, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', PAGE_POLICY).send(HTML),
  );
  fastify.get('/docs/show.js', OPEN, async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(SHOW));
  for (const [name, type] of Object.entries(ASSETS)) {
    fastify.get(`/docs/${name}`, OPEN, async (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', 'public, max-age=86400')
        .send(await readFile(join(folder, name))),
    );
  }
  fastify.get('/problems/:code', OPEN, async (request: FastifyRequest, reply: FastifyReply) => {
    const { code } = request.params as { code: string };
    if (!Object.hasOwn(PROBLEMS, code)) return sendProblem(reply, unknownRoute(request));
    const { status, title } = PROBLEMS[code as ProblemCode];
    return reply.send({ type: `/problems/${code}`, code, status, title });
  });
}
