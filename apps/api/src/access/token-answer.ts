import type { Role } from '#domain/access.ts';
import type { Label } from '#domain/record-keeping.ts';
import type { KnownToken } from '#application/tokens.ts';

export interface TokenAnswer {
  readonly id: string;
  /** What it records is recorded by `token:` and this. */
  readonly name: string;
  readonly roles: readonly Role[];
  readonly clearance: Label;
  readonly issuedAt: string;
  readonly issuedBy: string;
  /** Null: it does not expire. */
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
  /** By this replica. */
  readonly lastUsedAt: string | null;
}

/** The only answer that has the token's text. */
export interface IssuedTokenAnswer extends TokenAnswer {
  readonly token: string;
}

/** Without its hash, which is nobody's concern. */
export function answerOf({
  token,
  name,
  roles,
  clearance,
  issuedAt,
  issuedBy,
  expiresAt,
  revokedAt,
  revokedBy,
  lastUsedAt,
}: KnownToken): TokenAnswer {
  return { id: token, name, roles, clearance, issuedAt, issuedBy, expiresAt, revokedAt, revokedBy, lastUsedAt };
}
