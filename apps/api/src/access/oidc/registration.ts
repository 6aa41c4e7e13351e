import type { Configuration } from '../../configuration.ts';
import { grantsFrom } from './grants.ts';
import type { Registration } from './issuer.ts';

/** As the configuration says; null where nobody comes through an issuer. */
export function registrationIn(configuration: Configuration): Registration | null {
  const { auth, oidcIssuer, oidcClientId, oidcClientSecret, oidcScope, oidcAudience, oidcActorClaim, oidcClaim, oidcGrants } =
    configuration;
  if (auth !== 'oidc' || oidcIssuer === null || oidcClientId === null) return null;
  const meaning = oidcGrants === null ? null : grantsFrom(oidcGrants);
  // Was judged before it came to this.
  if (typeof meaning === 'string') throw new TypeError(meaning);
  return {
    issuer: new URL(oidcIssuer),
    clientId: oidcClientId,
    clientSecret: oidcClientSecret,
    scope: oidcScope,
    audience: oidcAudience,
    claims: { actor: oidcActorClaim, grants: oidcClaim, meaning },
  };
}
