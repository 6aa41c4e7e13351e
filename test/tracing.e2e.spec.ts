import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { type Api, startApi } from './api.ts';
import { until } from './program.ts';

interface Sent {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: { readonly key: string; readonly value: Record<string, string> }[];
}
interface Traces {
  readonly resourceSpans: {
    readonly resource: Pick<Sent, 'attributes'>;
    readonly scopeSpans: { readonly spans: Sent[] }[];
  }[];
}

const received: Traces[] = [];
const spans = (): Sent[] =>
  received.flatMap(({ resourceSpans }) => resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((each) => each.spans)));
const attributesOf = ({ attributes }: Pick<Sent, 'attributes'>): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = (await json(request)) as Traces;
  if (request.url === '/v1/traces') received.push(body);
  response.setHeader('content-type', 'application/json').end('{}');
}

let collector: Server;
let api: Api;
beforeAll(async () => {
  collector = createServer((request, response) => void receive(request, response)).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  api = await startApi({ environment: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } });
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  collector.close();
  collector.closeAllConnections();
});

const office = (name: string) => ({ id: 'unoct', name, sources: [{ publisher: 'UN', attribution: 'stated' }] });

test('A request that records is traced through its command and append to the rows, in the trace of its client', async () => {
  const [traceId, parent] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
  const answer = await api.post('/v1/offices', office('A secret name'), { traceparent: `00-${traceId}-${parent}-01` });
  expect(answer.status).toBe(201);
  const ofTrace = () => spans().filter((span) => span.traceId === traceId);
  await until('all spans have come', () => ofTrace().length >= 4);
  const [request, command, append, project] = ['POST /v1/offices', 'command EstablishOffice', 'append', 'project'].map((name) =>
    ofTrace().find((span) => span.name === name)!,
  );
  expect(ofTrace()).toHaveLength(4);
  expect([request!.parentSpanId, command!.parentSpanId, append!.parentSpanId]).toEqual([
    parent,
    request!.spanId,
    command!.spanId,
  ]);
  expect([command!.spanId, append!.spanId]).toContain(project!.parentSpanId);

  const [event] = (await api.get('/v1/history/office-unoct')).body.items;
  expect(event.correlationid).toBe(answer.headers.get('x-request-id'));
  for (const span of ofTrace()) expect(attributesOf(span)['chancery.correlation_id']).toBe(event.correlationid);
  const joined = {
    'chancery.command_id': event.commandid,
    'chancery.causation_id': event.causationid,
    'chancery.position': event.position,
  };
  expect(attributesOf(append!)).toMatchObject(joined);
  expect(attributesOf(project!)).toMatchObject(joined);
  expect(attributesOf(command!)).toMatchObject({ 'chancery.command.outcome': 'recorded' });
  expect(attributesOf(request!)).toMatchObject({ 'http.route': '/v1/offices', 'http.response.status_code': 201 });
  expect(JSON.stringify(received)).not.toMatch(/secret name/);
});

test('A command that is refused says so in its span, and appends nothing', async () => {
  expect((await api.post('/v1/offices', office('Another name'))).status).toBe(422);
  const refused = () => spans().find((span) => attributesOf(span)['chancery.command.outcome'] === 'refused');
  await until('it has come', () => refused() !== undefined);
  expect(attributesOf(refused()!)).toMatchObject({
    'error.type': 'already-different',
    'chancery.command.type': 'EstablishOffice',
  });
  const { traceId } = refused()!;
  await until('its request has come', () => spans().some((span) => span.traceId === traceId && span.name === 'POST /v1/offices'));
  expect(spans().filter((span) => span.traceId === traceId && span.name === 'project')).toEqual([]);
});

test('Reads have a trace of their own, probes none, and all of it comes from chancery', async () => {
  await api.get('/health/live');
  await api.get('/metrics');
  await api.get('/v1/offices/unoct');
  await until('it has come', () => spans().some(({ name }) => name === 'GET /v1/offices/:id'));
  expect(spans().filter(({ name }) => /health|metrics/.test(name))).toEqual([]);
  expect(attributesOf(received[0]!.resourceSpans[0]!.resource)['service.name']).toBe('chancery');
});

test('A collector that is away keeps nobody from recording, or from stopping', async () => {
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  await using untraced = await startApi({ environment: { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` } });
  expect((await untraced.post('/v1/offices', office('Office'))).status).toBe(201);
});
