import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { Problem } from '../problems/problem.ts';

/** The formats of one answer, each with its media type; the first is the one that is answered when nothing is asked for. */
export type Formats = Readonly<Record<string, string>>;

/**
 * The format that a request asks for: by `format` in the address, else by `Accept`.
 * @throws {Problem} `not-acceptable`
 */
export function formatOf<F extends Formats>(request: FastifyRequest, formats: F): keyof F {
  const { format } = request.query as { format?: unknown };
  if (typeof format === 'string' && Object.hasOwn(formats, format)) return format;
  const types = Object.values(formats);
  const accepted = new Negotiator(request).mediaType(types);
  const found = Object.entries(formats).find(([, type]) => type === accepted);
  if (found) return found[0];
  throw new Problem('not-acceptable', `There is no such answer here: accept one of ${types.join(', ')}.`);
}
