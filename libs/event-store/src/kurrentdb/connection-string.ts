import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface ConnectionString {
  /** For the client: without credentials, and without what is ours alone. */
  readonly forClient: string;
  /** Percent-encoding undone; null: none are given, or the server runs without TLS, which is without users. */
  readonly credentials: { readonly username: string; readonly password: string } | null;
  /** Milliseconds that one call may take. */
  readonly deadline: number;
  /** Begins the name of every stream of ours on this server: an option of Chancery's own. */
  readonly streamPrefix: string;
}

/** The message says what is wrong and how to mend it, without its full stop, and quotes nothing that may be secret. */
export class UnusableConnectionString extends Error {
  override readonly name = 'UnusableConnectionString';
}

const PARTS = /^(?<scheme>[a-z]+(?:\+discover)?):\/\/(?:(?<credentials>[^@/?]*)@)?(?<hosts>[^?]*?)\/*(?:\?(?<options>.*))?$/is;
const HOST = /^[A-Za-z0-9._-]+(?::(\d+))?$/;
const SCHEMES = ['kurrentdb', 'kurrentdb+discover', 'esdb', 'esdb+discover', 'kdb', 'kdb+discover'];
const FORM = 'kurrentdb://host:2113,host:2113?option=value';
const ENCODE = "percent-encode what is special in user, password and options, as %40 for '@'";
const DEFAULT_DEADLINE = 10_000;

type Check = (value: string) => string | null;

const isBoolean: Check = (value) => (value === 'true' || value === 'false' ? null : 'is true or false');
const isNumber =
  (least: number): Check =>
  (value) =>
    /^-?\d+$/.test(value) && Number(value) >= least ? null : `is a whole number from ${least} on`;

/** By their names as the client compares them. */
const OPTIONS: Readonly<Record<string, { readonly name: string; readonly check: Check }>> = Object.fromEntries(
  Object.entries<Check>({
    tls: isBoolean,
    tlsVerifyCert: isBoolean,
    tlsCAFile: pemFileProblem,
    userCertFile: pemFileProblem,
    userKeyFile: pemFileProblem,
    nodePreference: (value) =>
      /^(leader|follower|read[_-]?only[_-]?replica|random)$/i.test(value)
        ? null
        : 'is leader, follower, readOnlyReplica or random',
    maxDiscoverAttempts: isNumber(1),
    discoveryInterval: isNumber(1),
    gossipTimeout: isNumber(1),
    keepAliveInterval: isNumber(-1),
    keepAliveTimeout: isNumber(-1),
    defaultDeadline: isNumber(1),
    connectionName: () => null,
    throwOnAppendFailure: isBoolean,
    streamPrefix: (value) =>
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(value)
        ? null
        : 'is up to 100 letters, digits, dots, hyphens and underscores, first a letter or a digit',
  }).map(([name, check]) => [name.toLowerCase(), { name, check }]),
);

/** @throws {UnusableConnectionString} */
export function parseConnectionString(text: string): ConnectionString {
  const parts = PARTS.exec(text.trim())?.groups;
  if (!parts) throw new UnusableConnectionString(`a connection string has the form ${FORM}`);
  const scheme = parts['scheme']!.toLowerCase();
  if (!SCHEMES.includes(scheme)) throw new UnusableConnectionString(`it begins with ${SCHEMES.join('://, ')}://`);
  const hosts = parts['hosts']!;
  // What is left of a password that was cut short would be quoted.
  if (`${hosts}${parts['options'] ?? ''}`.includes('@')) throw new UnusableConnectionString(ENCODE);
  for (const host of hosts.split(',')) {
    const found = HOST.exec(host);
    if (!found) throw new UnusableConnectionString(`${FORM} names hosts, and perhaps their ports, between :// and ?`);
    const port = Number(found[1] ?? 2113);
    if (port < 1 || port > 65_535) throw new UnusableConnectionString(`there is no port ${port}: ports go from 1 to 65535`);
  }
  const options = optionsIn(parts['options'] ?? '');
  const streamPrefix = options.get('streamPrefix') ?? '';
  options.delete('streamPrefix');
  const isInsecure = options.get('tls') === 'false';
  const query = [...options].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return {
    // `esdb` is the old name of the scheme, about which the client warns on the console.
    forClient: `${scheme.replace(/^esdb/, 'kurrentdb')}://${hosts}${query && `?${query}`}`,
    credentials: parts['credentials'] && !isInsecure ? credentialsIn(parts['credentials']) : null,
    deadline: Number(options.get('defaultDeadline') ?? DEFAULT_DEADLINE),
    streamPrefix,
  };
}

/** By their names as the client writes them. */
function optionsIn(query: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const pair of query.split('&').filter(Boolean)) {
    const [key = '', ...rest] = pair.split('=');
    const known = OPTIONS[key.trim().toLowerCase().replace(/[_-]/g, '')];
    if (!known) {
      const names = Object.values(OPTIONS).map(({ name }) => name);
      throw new UnusableConnectionString(`there is no option ${JSON.stringify(key.slice(0, 40))}: there are ${names.join(', ')}`);
    }
    const value = decoded(rest.join('=').trim());
    const problem = known.check(value);
    if (problem) throw new UnusableConnectionString(`${known.name} ${problem}`);
    options.set(known.name, value);
  }
  if (options.has('userCertFile') !== options.has('userKeyFile'))
    throw new UnusableConnectionString('userCertFile and userKeyFile go together: give both or none');
  return options;
}

function credentialsIn(text: string): { username: string; password: string } {
  const [username = '', ...password] = text.split(':');
  if (password.length === 0) throw new UnusableConnectionString('a user has a password: user:password@host');
  return { username: decoded(username), password: decoded(password.join(':')) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new UnusableConnectionString(ENCODE);
  }
}

function pemFileProblem(path: string): string | null {
  try {
    return readFileSync(resolve(path), 'utf8').includes('-----BEGIN ') ? null : `names ${path}, which is no PEM file`;
  } catch (error) {
    return `names ${path}, which cannot be read (${(error as NodeJS.ErrnoException).code})`;
  }
}
