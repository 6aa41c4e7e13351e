import { AsyncLocalStorage } from 'node:async_hooks';
import { Logger } from '@nestjs/common';
import {
  type Attributes,
  type Context,
  defaultTextMapGetter,
  diag,
  DiagLogLevel,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Execute } from '#application/execute.ts';
import { pause } from '#event-store/backoff.ts';
import type { Append, Appended, EventStore, EventToAppend, Position } from '#event-store/event-store.ts';
import type { Metadata } from '#event-store/hash-chain.ts';
import { problemOf } from '../problems/problem-of.ts';

type Appending = Pick<EventStore, 'append' | 'appendJudged' | 'read'>;

/** How long the last spans may take on their way, in milliseconds: a collector that is away keeps nobody from stopping. */
const ENDS_WITHIN = 2000;
/** Characters of what the exporter says. */
const MOST_TOLD = 200;
/** How long one batch of spans is tried to be sent, in milliseconds; it is dropped after. */
const SENT_WITHIN = 5000;
/** How long what was recorded is waited for in the rows, in milliseconds. */
const SEEN_WITHIN = 30_000;

/**
 * Spans from the request through the command and the append to the rows, sent by OTLP. They name types, codes, positions and ids
 * by which an event is found, and nothing of what was recorded. Only loaded where it is asked for.
 */
export class Tracing {
  readonly #provider: TracerProvider;
  readonly #tracer: Tracer;
  readonly #current = new AsyncLocalStorage<Context>();
  readonly #requests = new WeakMap<FastifyRequest, Context>();
  readonly #traceContext = new W3CTraceContextPropagator();
  readonly #seen: (position: Position, within: number) => Promise<boolean>;

  /**
   * @param endpoint of a collector, as OTEL_EXPORTER_OTLP_ENDPOINT gives it
   * @param seen whether the rows have seen a position, or do within so many milliseconds
   */
  constructor(endpoint: string, seen: (position: Position, within: number) => Promise<boolean>) {
    const logger = new Logger('Tracing');
    // The exporter tells of each attempt, with all that the collector answered.
    let isTold = false;
    const warn = (message: string): void => {
      if (!isTold) logger.warn(`Traces cannot be sent: ${message.slice(0, MOST_TOLD)}`);
      isTold = true;
    };
    const quiet = (): void => undefined;
    diag.setLogger(
      { error: warn, warn, info: quiet, debug: quiet, verbose: quiet },
      { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
    );
    const exporter = new OTLPTraceExporter({
      url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
      timeoutMillis: SENT_WITHIN,
    });
    this.#provider = new TracerProvider({
      resource: defaultResource()
        .merge(resourceFromAttributes({ 'service.name': 'chancery' }))
        .merge(detectResources({ detectors: [envDetector] })),
      spanProcessors: [
        new BatchSpanProcessor({
          exporter: {
            export(spans, done) {
              exporter.export(spans, (result) => {
                if (isTold && result.error === undefined) logger.warn('Traces are sent again.');
                if (result.error === undefined) isTold = false;
                // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- of two copies of one package
                done(result);
              });
            },
            shutdown: () => exporter.shutdown(),
            forceFlush: () => exporter.forceFlush(),
          },
        }),
      ],
    });
    this.#tracer = this.#provider.getTracer('chancery');
    this.#seen = seen;
  }

  /** A span for each request, in the trace that its `traceparent` names. */
  requests(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, _reply, done) => {
      const { method, headers, id, routeOptions } = request;
      const { url: route = 'none' } = routeOptions;
      if (/^\/(?:health|metrics)\b/.test(route)) return done();
      const from = this.#traceContext.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
      const attributes = { 'http.request.method': method, 'http.route': route, 'chancery.correlation_id': id };
      const span = this.#tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, from);
      this.#requests.set(request, trace.setSpan(from, span));
      done();
    });
    // Its body was read meanwhile, which leaves the context of the hook before.
    fastify.addHook('preHandler', (request, _reply, done) => {
      const context = this.#requests.get(request);
      if (context) this.#current.run(context, done);
      else done();
    });
    fastify.addHook('onResponse', (request, { statusCode }, done) => {
      const context = this.#requests.get(request);
      const span = context && trace.getSpan(context);
      span?.setAttribute('http.response.status_code', statusCode);
      if (statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
      span?.end();
      done();
    });
  }

  commands(execute: Execute): Execute {
    return (command, caller) =>
      this.#within(
        `command ${command.type}`,
        { 'chancery.command.type': command.type, 'chancery.correlation_id': caller.correlationId },
        async (span) => {
          try {
            const executed = await execute(command, caller);
            span.setAttribute('chancery.command.outcome', executed.recorded ? 'recorded' : 'already');
            return executed;
          } catch (error) {
            const { code, status } = problemOf(error, { method: 'POST', url: '' });
            span.setAttributes({ 'chancery.command.outcome': status < 500 ? 'refused' : 'failed', 'error.type': code });
            if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
            throw error;
          }
        },
      );
  }

  /** The same store, with a span for each append, and one beside it until the rows have seen what was appended. */
  appends(store: Appending): Appending {
    const { appendJudged } = store;
    return {
      read: store.read,
      append: (stream, expected, events) =>
        this.#append(
          () => store.append(stream, expected, events),
          () => events,
        ),
      ...(appendJudged && {
        appendJudged: (judge) => {
          let judged: Append | null = null;
          return this.#append(
            () => appendJudged((log) => (judged = judge(log))),
            () => judged?.events ?? [],
          );
        },
      }),
    };
  }

  async close(): Promise<void> {
    const given = new AbortController();
    await Promise.race([this.#provider.shutdown().catch(() => undefined), pause(ENDS_WITHIN, given.signal)]);
    given.abort();
  }

  async #append<T extends Appended | null>(append: () => Promise<T>, events: () => readonly EventToAppend[]): Promise<T> {
    return this.#within('append', this.#joinedFrom(), async (span) => {
      const appended = await append();
      const [first] = events();
      if (!appended || !first) return appended;
      const { commandId, causationId, correlationId } = JSON.parse(first.metadata) as Metadata;
      const joined = {
        'chancery.position': String(appended.position),
        'chancery.command_id': commandId,
        'chancery.causation_id': causationId,
        'chancery.correlation_id': correlationId,
      };
      span.setAttributes({ ...joined, 'chancery.events': events().length });
      void this.#projected(appended.position, joined);
      return appended;
    });
  }

  /** What was already so, or is refused, has no event to tell it by. */
  #joinedFrom(): Attributes {
    const command = trace.getSpan(this.#current.getStore() ?? ROOT_CONTEXT);
    const attributes = command && 'attributes' in command ? (command.attributes as Attributes) : {};
    const correlation = attributes['chancery.correlation_id'];
    return correlation === undefined ? {} : { 'chancery.correlation_id': correlation };
  }

  async #projected(position: Position, attributes: Attributes): Promise<void> {
    const span = this.#tracer.startSpan('project', { attributes }, this.#current.getStore() ?? ROOT_CONTEXT);
    const seen = await this.#seen(position, SEEN_WITHIN).catch(() => false);
    if (!seen) span.setStatus({ code: SpanStatusCode.ERROR, message: 'the rows have not seen it' });
    span.end();
  }

  async #within<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T> {
    const from = this.#current.getStore() ?? ROOT_CONTEXT;
    const span = this.#tracer.startSpan(name, { attributes }, from);
    try {
      return await this.#current.run(trace.setSpan(from, span), () => work(span));
    } finally {
      span.end();
    }
  }
}
