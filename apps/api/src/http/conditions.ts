import { Problem } from '../problems/problem.ts';

/**
 * The revision that a writer saw, from `If-Match`.
 * @throws {Problem} `invalid-query`
 */
export function ifMatchOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const match = /^(?:"(\d{1,15})"|(\d{1,15}))$/.exec(header.trim());
  if (!match) {
    throw new Problem('invalid-query', 'If-Match takes one revision, as the ETag gave it: If-Match: "3".');
  }
  return Number(match[1] ?? match[2]);
}

/**
 * The key that makes a retry answer as the first time.
 * @throws {Problem} `invalid-query`
 */
export function idempotencyKeyOf(header: string | readonly string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !/^[\u0021-\u007e]{1,255}$/.test(header)) {
    throw new Problem(
      'invalid-query',
      'Idempotency-Key takes 1 to 255 visible ASCII characters, without spaces; a UUID will do.',
    );
  }
  return header;
}
