import { describe, expect, test } from '@jest/globals';
import { evolveTokens, identityOfToken, isLive, issueToken, revokeToken, type TokenIssued, type Tokens } from './token.ts';

const NOW = new Date('2026-11-28T12:00:00.000Z');
const at = { recordedAt: NOW.toISOString(), actor: 'local' };
/** As it is stored: once released, it is never edited. */
const desk: TokenIssued = {
  token: 'k3x9',
  name: 'tajik-desk',
  roles: ['recorder'],
  clearance: 'internal',
  hash: 'a'.repeat(64),
  expiresAt: '2027-11-28T00:00:00.000Z',
};
const NONE: Tokens = new Map();
const issued = evolveTokens(NONE, { type: 'TokenIssued', data: desk, ...at });
const revoked = evolveTokens(issued, { type: 'TokenRevoked', data: { token: 'k3x9' }, ...at, actor: 'token:chief' });

describe('a token', () => {
  test('lets its bearer in as who it is named after', () => {
    expect(isLive(issued.get('k3x9')!, NOW)).toBe(true);
    expect(identityOfToken(issued.get('k3x9')!)).toEqual({
      actor: 'token:tajik-desk',
      roles: ['recorder'],
      clearance: 'internal',
      token: 'k3x9',
    });
  });

  test('lets nobody in once it has expired, or was revoked', () => {
    expect(isLive(issued.get('k3x9')!, new Date('2027-11-28T00:00:00.000Z'))).toBe(false);
    expect(isLive(revoked.get('k3x9')!, NOW)).toBe(false);
    expect(revoked.get('k3x9')).toMatchObject({ issuedBy: 'local', revokedBy: 'token:chief' });
  });

  test('is revoked once', () => {
    expect(revokeToken(issued, 'k3x9')).toEqual([{ type: 'TokenRevoked', data: { token: 'k3x9' } }]);
    expect(revokeToken(revoked, 'k3x9')).toEqual([]);
    expect(() => revokeToken(issued, 'nobody')).toThrow('there is no token nobody');
  });

  test('has a name that no other living one has', () => {
    expect(() => issueToken(issued, { ...desk, token: 'other' }, NOW)).toThrow('tajik-desk has a token already');
    expect(issueToken(revoked, { ...desk, token: 'other' }, NOW)).toHaveLength(1);
  });

  test.each([
    [{ name: 'Tajik desk' }, 'a name is of'],
    [{ name: '' }, 'a name is of'],
    [{ roles: [] }, 'at least one role'],
    [{ roles: ['reader', 'king'] as never }, '"king" is no role'],
    [{ expiresAt: '2026-11-28T12:00:00.000Z' }, 'expired already'],
  ])('is not issued with %j', (wrong, why) => {
    expect(() => issueToken(NONE, { ...desk, ...wrong }, NOW)).toThrow(why);
  });
});
