import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problems/problem.ts';

/** How long what is sent may take. */
export interface Patience {
  /** Milliseconds from the head of a request to the end of its body; but for files, which may be large. */
  readonly bodyMs: number;
  /** Of a file at least so many bytes must come in each `fileMs` milliseconds, however long it takes in all. */
  readonly fileMs: number;
  readonly fileBytes: number;
}

export const PATIENCE: Patience = { bodyMs: 60_000, fileMs: 60_000, fileBytes: 64 * 1024 };

/** Milliseconds in which the head of a request must be there; looked at twice a minute. */
export const HEAD_MS = 60_000;

/**
 * Cuts off who does not come to the end of a body: they would hold a connection for nothing, and hold up a shutdown. Node has
 * one bound for all requests, and a file on a slow line is none of them.
 * @param tell says on a connection that it took too long
 */
export function boundArrival(fastify: FastifyInstance, { bodyMs }: Patience, tell: (socket: Socket) => void): void {
  fastify.addHook('onRequest', ({ raw, routeOptions }, reply, done) => {
    if (!hasBody(raw.headers)) return done();
    const bound = (): void => {
      if (raw.complete) return;
      const late = setTimeout(() => cutOff(raw, reply.raw.headersSent ? null : tell), bodyMs).unref();
      raw.once('close', () => clearTimeout(late));
    };
    // Until it is answered, whoever takes a file in watches over it.
    if (routeOptions.config.takesFile) reply.raw.once('finish', bound);
    else bound();
    done();
  });
}

const hasBody = (headers: IncomingHttpHeaders): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function cutOff({ complete, socket }: IncomingMessage, tell: ((socket: Socket) => void) | null): void {
  if (complete) return;
  tell?.(socket);
  socket.destroySoon();
}

/**
 * Watches over a file that is being taken in.
 * @param onSlow told a {@link Problem} once too little of it came, though there was room for it
 * @returns ends it
 */
export function boundPace(file: Readable, { fileMs, fileBytes }: Patience, onSlow: (problem: Problem) => void): () => void {
  let came = 0;
  const count = (chunk: Buffer): void => void (came += chunk.length);
  file.on('data', count);
  const timer = setInterval(() => {
    if (came < fileBytes && !file.isPaused())
      onSlow(new Problem('too-slow', `Of a file at least ${fileBytes} bytes must come in ${fileMs / 1000} s: send it again.`));
    came = 0;
  }, fileMs);
  return () => {
    clearInterval(timer);
    file.off('data', count);
  };
}
