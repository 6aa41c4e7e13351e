import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isOfDesk, showDesk } from '../desk/desk.controller.ts';
import type { Log } from '../logging/log.ts';
import { REQUEST_ID, requestIdOf } from '../logging/request-id.ts';
import { answerError, sendProblem } from '../problems/problem-answer.ts';
import { PROBLEM_JSON, Problem } from '../problems/problem.ts';
import { MAX_BODY_BYTES } from './limits.ts';
import { boundArrival, HEAD_MS, type Patience } from './arrival.ts';
import { takeFiles } from './file-body.ts';
import { readJsonBodies } from './json-body.ts';
import { SECURITY_HEADERS, secureAnswers } from './security-headers.ts';

/**
 * Fastify as this program wants it: every answer of its own is a problem, and bodies are JSON.
 * @param trustProxy addresses and networks of those in front, who say who asked, by which name and whether by TLS
 */
export function fastifyAdapter(log: Log, trustProxy: readonly string[], patience: Patience): FastifyAdapter {
  // Requests, which it would log at `info`, are counted and logged elsewhere.
  const own: FastifyBaseLogger = log.child({ context: 'Fastify' }, log.isLevelEnabled('warn') ? { level: 'warn' } : {});
  const adapter = new FastifyAdapter({
    loggerInstance: own,
    childLoggerFactory: () => own,
    genReqId: ({ headers }: IncomingMessage) => requestIdOf(headers),
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: trustProxy.length > 0 && [...trustProxy],
    // Of a whole request: bodies have bounds of their own.
    requestTimeout: 0,
    http: { headersTimeout: HEAD_MS },
    // While it drains, requests on open connections are still answered: `closeAfterAnswer` then ends the connections.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 300 },
    // What goes wrong before there is a route, or a hook: an address that cannot be decoded. The desk has a page for it.
    frameworkErrors(error: unknown, request: FastifyRequest, reply: FastifyReply) {
      void reply.headers({ ...SECURITY_HEADERS, [REQUEST_ID]: request.id });
      if (isOfDesk(request)) showDesk(reply);
      else answerError(error, request, reply);
    },
    clientErrorHandler,
  });
  const fastify = adapter.getInstance();
  boundArrival(fastify, patience, tellTooSlow);
  refuseTwoNames(fastify);
  readJsonBodies(fastify);
  takeFiles(fastify);
  secureAnswers(fastify);
  fastify.addHook('onSend', ({ id }, reply, payload, done) => {
    reply.header(REQUEST_ID, id);
    done(null, payload);
  });
  return adapter;
}

/** Node takes the first of several; a proxy in front may have taken another. */
function refuseTwoNames(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ raw: { rawHeaders } }, reply, done) => {
    let names = 0;
    for (let n = 0; n < rawHeaders.length; n += 2) if (/^host$/i.test(rawHeaders[n]!)) names++;
    if (names <= 1) return done();
    void reply.header('connection', 'close');
    sendProblem(reply, new Problem('invalid-query', 'The request has more than one Host: send one.'));
  });
}

function tellTooSlow(socket: Socket): void {
  clientErrorHandler(Object.assign(new Error('too slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket);
}

/** Of what is no HTTP that can be read: no request and no reply, only the connection. */
function clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new Problem('headers-too-large', 'The headers and the address are too large: at most 16 KiB are read.')
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? new Problem('too-slow', 'The request did not arrive in time: send it again.')
        : new Problem('invalid-query', 'The request is no HTTP that can be read here.');
  const body = JSON.stringify(problem.document);
  socket.end(
    `HTTP/1.1 ${problem.status} ${REASONS[problem.status]}\r\nConnection: close\r\nContent-Type: ${PROBLEM_JSON}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n${HEADER_LINES}\r\n${body}`,
  );
}

const HEADER_LINES = Object.entries(SECURITY_HEADERS)
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('');

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};
