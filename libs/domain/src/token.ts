import { type Identity, type Role, ROLES } from './access.ts';
import type { Label } from './record-keeping.ts';
import { refuse } from './refusal.ts';

// Who may come in by a token. All of them are one short history of their own, beside those of the records.

/** A stored format. */
export interface TokenIssued {
  readonly token: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly clearance: Label;
  /** SHA-256 of the secret, in hex: the secret is 256 bits of chance, so nothing slower is needed. */
  readonly hash: string;
  /** An instant; null: it does not expire. */
  readonly expiresAt: string | null;
}

/** A stored format. */
export interface TokenRevoked {
  readonly token: string;
}

/** By type, the data of each event. */
export interface TokenEvents {
  TokenIssued: TokenIssued;
  TokenRevoked: TokenRevoked;
}

export type NewTokenEvent = {
  [Type in keyof TokenEvents]: { readonly type: Type; readonly data: TokenEvents[Type] };
}[keyof TokenEvents];

export type TokenEvent = NewTokenEvent & { readonly recordedAt: string; readonly actor: string };

export interface Token extends TokenIssued {
  readonly issuedAt: string;
  readonly issuedBy: string;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
}

/** By id. */
export type Tokens = ReadonlyMap<string, Token>;

/** Never refuses. */
export function evolveTokens(tokens: Tokens, { type, data, recordedAt, actor }: TokenEvent): Tokens {
  switch (type) {
    case 'TokenIssued':
      return new Map(tokens).set(data.token, {
        ...data,
        issuedAt: recordedAt,
        issuedBy: actor,
        revokedAt: null,
        revokedBy: null,
      });
    case 'TokenRevoked': {
      const token = tokens.get(data.token);
      if (!token || token.revokedAt !== null) return tokens;
      return new Map(tokens).set(data.token, { ...token, revokedAt: recordedAt, revokedBy: actor });
    }
  }
}

/** What a newer program said of a token, and this one does not know: it lets nobody in here any more. */
export function distrustToken(tokens: Tokens, token: unknown, recordedAt: string, actor: string): Tokens {
  if (typeof token !== 'string') return tokens;
  return evolveTokens(tokens, { type: 'TokenRevoked', data: { token }, recordedAt, actor });
}

/** Whether a token lets anybody in. */
export function isLive({ revokedAt, expiresAt }: Token, now: Date): boolean {
  return revokedAt === null && (expiresAt === null || now.toISOString() < expiresAt);
}

/** Who comes by it. */
export function identityOfToken({ token, name, roles, clearance }: Token): Identity {
  return { actor: `token:${name}`, roles, clearance, token };
}

/** @throws {Refused} */
export function issueToken(tokens: Tokens, issued: TokenIssued, now: Date): readonly NewTokenEvent[] {
  const { name, roles, expiresAt } = issued;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || name.length > 100)
    throw refuse('invalid-body', '/name', 'a name is of lower-case letters, digits and single hyphens, as tajik-desk');
  if (roles.length === 0) throw refuse('invalid-body', '/roles', `at least one role is expected, of ${ROLES.join(', ')}`);
  const unknown = roles.find((role) => !ROLES.includes(role));
  if (unknown !== undefined)
    throw refuse('invalid-body', '/roles', `${JSON.stringify(unknown)} is no role: those are ${ROLES.join(', ')}`);
  if (expiresAt !== null && expiresAt <= now.toISOString())
    throw refuse('invalid-body', '/expiresAt', 'it would have expired already');
  const living = [...tokens.values()].find((token) => token.name === name && isLive(token, now));
  if (living)
    throw refuse(
      'already-different',
      '/name',
      `${name} has a token already, ${living.token}: revoke it first, or take another name`,
    );
  return [{ type: 'TokenIssued', data: issued }];
}

/** None where it is revoked already. @throws {Refused} */
export function revokeToken(tokens: Tokens, token: string): readonly NewTokenEvent[] {
  const found = tokens.get(token);
  if (!found) throw refuse('unknown-record', '', `there is no token ${token}`);
  return found.revokedAt === null ? [{ type: 'TokenRevoked', data: { token } }] : [];
}
