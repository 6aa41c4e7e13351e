import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, startApi } from './api.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly example?: string }[];
  readonly requestBody?: { readonly content: Record<string, { readonly example?: Record<string, unknown> }> };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly example?: unknown }> }>;
}

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

let api: Api;
let routes: Route[];
let served: readonly string[];

beforeAll(async () => {
  api = await startApi();
  const { body } = await api.get('/openapi.json');
  routes = Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  served = api.application.routes;
});
afterAll(() => api[Symbol.asyncDispose]());

/** Of the program itself, or for browsers on their way through an issuer, and not of its interface. */
const OUTSIDE =
  /^(?:GET|HEAD) (?:\/|\/\*|\/assets\/\*|\/docs.*|\/openapi\.json|\/problems\/:code|\/v1\/session\/(?:sign-in|callback))$/;

describe('every route', () => {
  test('is described, and nothing else is', () => {
    const described = routes.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
    const interfaceRoutes = served.filter((route) => !OUTSIDE.test(route) && !route.startsWith('HEAD '));
    expect(interfaceRoutes.length).toBeGreaterThan(40);
    expect(described.toSorted()).toEqual(interfaceRoutes.toSorted());
  });

  test('has a name of its own', () => {
    const names = routes.map(({ operation }) => operation.operationId);
    expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
    expect(names.filter((name) => !/^[a-z][A-Za-z]+$/.test(name))).toEqual([]);
  });

  test('shows an example of its body and of its answers, problems included', () => {
    for (const { method, path, operation } of routes) {
      const bodies = Object.values(operation.requestBody?.content ?? {});
      expect([method, path, bodies.every(({ example }) => example !== undefined)]).toEqual([method, path, true]);
      for (const [status, response] of Object.entries(operation.responses)) {
        const shown = Object.values(response.content ?? {}).some(({ example }) => example !== undefined);
        expect([method, path, status, shown]).toEqual([method, path, status, true]);
      }
      const problems = Object.values(operation.responses).filter(({ content }) => content?.['application/problem+json']);
      expect([path, problems.length > 0]).toEqual([path, true]);
    }
  });

  test('takes the example of its body as well-formed', async () => {
    for (const [n, { method, path, operation }] of routes.entries()) {
      if (method !== 'POST' || path === '/v1/session' || !operation.requestBody?.content['application/json']) continue;
      const [content] = Object.values(operation.requestBody.content);
      const { status, body } = await api.post(path.replaceAll(/\{\w+\}/g, `nobody-${n}`), content!.example);
      expect([path, [200, 201, 404, 422].includes(status) ? null : body]).toEqual([path, null]);
    }
  });

  test('names nothing in its description that is not described', async () => {
    const { body } = await api.get('/openapi.json');
    const named = [...JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/([^"]*)"/g)].map(([, name]) => name!);
    expect(named).toContain('ParticipantBody');
    expect([...new Set(named)].filter((name) => !Object.hasOwn(body.components.schemas, name))).toEqual([]);
  });

  test('shows records of its own kind', () => {
    const shown = routes.flatMap(({ path, operation }) =>
      (operation.parameters ?? []).filter(({ name }) => name === 'id').map(({ example }) => `${path.split('/')[2]} ${example}`),
    );
    expect(new Set(shown.filter((each) => !/^(replays|imports|tokens) /.test(each)))).toEqual(
      new Set([
        'states TJ',
        'offices unoct',
        'officials sirojiddin-aslov',
        'conferences dushanbe-2018',
        'meetings aslov-voronkov-2018-05-03',
        'visits voronkov-in-tajikistan-2018',
        'agreements dushanbe-declaration',
        'assistance border-training-2019',
      ]),
    );
  });

  test('answers nonsense with a problem', async () => {
    for (const { method, path } of routes) {
      const address = `${path.replaceAll(/\{\w+\}/g, 'nobody')}?nonsense=1`;
      const answer = method === 'POST' ? await api.post(address, { nonsense: 1 }) : await api.send(method, address);
      if (path.startsWith('/health') || path === '/metrics' || path === '/v1/me' || (path === '/v1/session' && method !== 'POST'))
        continue;
      expect([path, answer.status >= 400 && answer.status < 500]).toEqual([path, true]);
      expect([path, answer.headers.get('content-type')]).toEqual([path, 'application/problem+json; charset=utf-8']);
      expect(answer.body.code).toEqual(expect.any(String));
    }
  });
});

describe('the pages of the interface', () => {
  test('come from here alone, and run no script of their own text', async () => {
    const { body } = await api.get('/docs');
    const linked = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    expect(linked.length).toBeGreaterThan(2);
    for (const address of linked) {
      expect(address).toMatch(/^\/docs\//);
      expect((await api.get(address)).status).toBe(200);
    }
    expect(body).not.toMatch(/<script>/);
  });

  test('explain every problem at the address that is its type', async () => {
    const { body } = await api.get('/v1/nothing');
    expect(await api.get(body.type)).toMatchObject({ status: 200, body: { code: 'unknown-route', status: 404 } });
    expect((await api.get('/problems/nonsense')).body.code).toBe('unknown-route');
  });
});
