import { createHash, createHmac } from 'node:crypto';
import { canonicalJson } from '#event-store/canonical-json.ts';

/** What the log keeps of an Idempotency-Key: neither the key nor the body can be read back from it. */
export interface IdempotencyKey {
  /** SHA-256 of actor, route and key, in hex. */
  readonly hash: string;
  /** HMAC-SHA-256 of the canonical body under the key, in hex; of what is personal, sealed and hashed once more. */
  readonly digest: string;
}

export function idempotencyKey(actor: string, route: string, key: string, body: unknown): IdempotencyKey {
  return {
    hash: createHash('sha256').update(`${actor}\n${route}\n${key}`).digest('hex'),
    digest: createHmac('sha256', key).update(canonicalJson(body)).digest('hex'),
  };
}
