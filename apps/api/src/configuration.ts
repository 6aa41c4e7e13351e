import { isLoopback, type Setting, SETTINGS } from './settings.ts';

/** What the environment says, by the table of settings. */
export type Configuration = {
  readonly [Field in keyof typeof SETTINGS]: ReturnType<(typeof SETTINGS)[Field]['of']>;
};

/** The environment says something that cannot be. Every mistake has its own sentence. */
export class Misconfigured extends Error {
  override readonly name = 'Misconfigured';
  readonly mistakes: readonly string[];
  constructor(mistakes: readonly string[]) {
    super(mistakes.join(' '));
    this.mistakes = mistakes;
  }
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the environment, and makes the data directory where there is none.
 * @throws {Misconfigured} with every mistake that was found
 */
export async function configurationFrom(variables: Variables): Promise<Configuration> {
  const dataDir = SETTINGS.dataDir.of(given(SETTINGS.dataDir, variables));
  const mistakes: string[] = [];
  const values: [string, unknown][] = [];
  for (const [field, setting] of Object.entries<Setting<unknown>>(SETTINGS)) {
    const value = setting.of(given(setting, variables), dataDir);
    const problem = await setting.problem(value, given(setting, variables));
    if (problem !== null) mistakes.push(`${setting.variable}: ${problem}`);
    values.push([field, value]);
  }
  const configuration = Object.fromEntries(values) as Configuration;
  if (mistakes.length === 0) mistakes.push(...conflicts(configuration));
  if (mistakes.length > 0) throw new Misconfigured(mistakes);
  return configuration;
}

/** What a variable says; null where it is not set, or empty. */
export function given({ variable }: Pick<Setting<unknown>, 'variable'>, variables: Variables): string | null {
  return variables[variable]?.trim() || null;
}

/** What each setting may say, and not both. */
function* conflicts(configuration: Configuration): Generator<string> {
  const { host, auth, trustProxy, partnershipActiveDays, partnershipCoolingDays } = configuration;
  if (auth === 'local' && !isLoopback(host)) {
    yield `HOST: ${JSON.stringify(host)} is reached from other machines, and with AUTH=local whoever reaches it could read and record everything: set AUTH=tokens (\`chancery tokens issue\` makes the first), AUTH=oidc, or HOST=127.0.0.1.`;
  }
  if (auth === 'local' && trustProxy.length > 0) {
    yield 'TRUST_PROXY: behind a proxy whoever reaches it comes from this machine, and with AUTH=local could read and record everything: set AUTH=tokens (`chancery tokens issue` makes the first) or AUTH=oidc, or leave TRUST_PROXY out.';
  }
  if (auth === 'oidc') {
    const { oidcIssuer, oidcClientId, oidcAudience, publicUrl } = configuration;
    if (oidcIssuer === null)
      yield 'OIDC_ISSUER: AUTH=oidc needs to know who names people: the address of the provider, as it names itself.';
    if (oidcClientId === null) yield 'OIDC_CLIENT_ID: AUTH=oidc needs to know as what the desk is registered with the provider.';
    if (oidcAudience === oidcClientId)
      yield 'OIDC_AUDIENCE: it is OIDC_CLIENT_ID, for which ID tokens are issued, and these let nobody in: let the provider issue access tokens for an audience of their own.';
    if (publicUrl === null && !isLoopback(host))
      yield 'PUBLIC_URL: the provider sends browsers back to the desk: say where they reach it, as https://chancery.example.org.';
  }
  if (partnershipActiveDays > partnershipCoolingDays) {
    yield `PARTNERSHIP_ACTIVE_DAYS (${partnershipActiveDays}) is more than PARTNERSHIP_COOLING_DAYS (${partnershipCoolingDays}): a partnership is active first, and cools after.`;
  }
}

/** A connection string without its credentials and options, for eyes and logs. */
export function withoutCredentials(location: string): string {
  const match = /^([a-z][a-z0-9+.-]*:\/\/)(?:.*@)?([^/?]*)/is.exec(location);
  return match ? `${match[1]}${match[2]}` : location;
}
