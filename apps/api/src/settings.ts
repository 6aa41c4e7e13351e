import { lookup } from 'node:dns/promises';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { isIP, isIPv4 } from 'node:net';
import { dirname, resolve } from 'node:path';
import { grantsFrom } from './access/oidc/grants.ts';
import { masterKeyProblem } from '#application/master-keys.ts';
import { locationProblem } from '#event-store/location.ts';
import { keysIn, logIn } from './data-dir.ts';

/** One variable of the environment: how it is read and checked, and what docs/configuration.md says of it. */
export interface Setting<T> {
  readonly variable: string;
  /** Markdown. */
  readonly what: string;
  /** What it may say. */
  readonly takes: string;
  /** What holds without it, in words. */
  readonly otherwise: string;
  readonly example: string;
  /** @param given trimmed; null where it says nothing */
  of(given: string | null, dataDir: string): T;
  /** The sentence that says what is wrong with it, after the variable's name; null where nothing is. */
  problem(value: T, given: string | null): string | null | Promise<string | null>;
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const WAYS = ['local', 'tokens', 'oidc'] as const;
type Way = (typeof WAYS)[number];

/**
 * Every variable that the program reads, in the order in which mistakes are told and the manual lists them. Its page is written
 * anew by `npm run configuration-page`.
 */
export const SETTINGS = {
  port: wholeNumber('PORT', {
    what: 'Where it listens. 0 takes any port that is free.',
    otherwise: 3000,
    least: 0,
    most: 65_535,
    example: '8080',
  }),
  host: {
    variable: 'HOST',
    what: 'On which address of this machine it listens. The default is reached from this machine alone.',
    takes: 'an address, or a name that resolves to one',
    otherwise: '`127.0.0.1`',
    example: '0.0.0.0',
    of: (given): string => given ?? '127.0.0.1',
    problem: async (host: string) =>
      (await isResolvable(host)) ? null : `${quoted(host)} cannot be resolved: give an address of this machine, as 127.0.0.1.`,
  },
  /** How it is known who comes. */
  auth: {
    variable: 'AUTH',
    what: 'How it is known [who comes](security.md): `local`, whoever is on this machine, as one and the same; `tokens`, whoever shows one; `oidc`, whoever an OpenID Connect provider names, and whoever shows a token. Without sign-in it listens to this machine alone.',
    takes: WAYS.map((way) => `\`${way}\``).join(' or '),
    otherwise: '`local`',
    example: 'tokens',
    of: (given): Way => (given ?? 'local') as Way,
    problem: (way: Way) => (WAYS.includes(way) ? null : `${quoted(way)} is no way to know who comes: one of ${WAYS.join(', ')}.`),
  },
  /** An origin. Null: where it is asked for. */
  publicUrl: {
    variable: 'PUBLIC_URL',
    what: 'Where browsers reach the desk: the provider sends them back below it.',
    takes: 'an `https://` origin (`http://` on this machine)',
    otherwise: 'where it was asked for; with `AUTH=oidc` and another `HOST` than this machine it has to be said',
    example: 'https://chancery.example.org',
    of: (given): string | null => given,
    problem: (url: string | null) => (url === null ? null : originProblem(url)),
  },
  oidcIssuer: {
    variable: 'OIDC_ISSUER',
    what: 'The [OpenID Connect provider](security.md#who-comes), as it names itself.',
    takes: 'an `https://` address (`http://` on this machine)',
    otherwise: 'there is none; `AUTH=oidc` needs one',
    example: 'https://login.example.org/realms/ministry',
    of: (given): string | null => given,
    problem: (url: string | null) => (url === null ? null : addressProblem(url)),
  },
  oidcClientId: {
    variable: 'OIDC_CLIENT_ID',
    what: 'As what the desk is registered there.',
    takes: 'a text',
    otherwise: 'nothing; `AUTH=oidc` needs it',
    example: 'chancery-desk',
    of: (given): string | null => given,
    problem: () => null,
  },
  oidcClientSecret: {
    variable: 'OIDC_CLIENT_SECRET',
    what: 'The secret of that client.',
    takes: 'a text',
    otherwise: 'none: a public client, which PKCE protects',
    example: 'from-a-secret-store',
    of: (given): string | null => given,
    problem: () => null,
  },
  oidcScope: {
    variable: 'OIDC_SCOPE',
    what: 'What the desk asks for when somebody signs in, for providers that tell groups or roles only where more is asked for.',
    takes: 'scopes with spaces between, `openid` among them',
    otherwise: '`openid profile`',
    example: 'openid profile groups',
    of: (given): string => given ?? 'openid profile',
    problem: (scope: string) =>
      scope.split(' ').includes('openid') ? null : `${quoted(scope)} lacks openid, without which nobody is signed in.`,
  },
  oidcAudience: {
    variable: 'OIDC_AUDIENCE',
    what: 'For whom access tokens are issued that programs show. Never `OIDC_CLIENT_ID`, for which ID tokens are.',
    takes: 'a text',
    otherwise: '`chancery`',
    example: 'https://chancery.example.org',
    of: (given): string => given ?? 'chancery',
    problem: () => null,
  },
  oidcActorClaim: {
    variable: 'OIDC_ACTOR_CLAIM',
    what: 'The claim that names the actor in the log, for ever: one that is never given to another, and says no more than it must.',
    takes: 'the name of a claim',
    otherwise: '`sub`',
    example: 'preferred_username',
    of: (given): string => given ?? 'sub',
    problem: () => null,
  },
  oidcClaim: {
    variable: 'OIDC_CLAIM',
    what: 'The claim whose values say what somebody may do and see.',
    takes: 'the name of a claim, with full stops for one within another',
    otherwise: '`roles`',
    example: 'realm_access.roles',
    of: (given): string => given ?? 'roles',
    problem: (claim: string) =>
      claim.split('.').includes('') ? `${quoted(claim)} names no claim: a full stop stands between two names.` : null,
  },
  oidcGrants: {
    variable: 'OIDC_GRANTS',
    what: 'What those values stand for: roles, and labels that they clear for, with `+` between several.',
    takes: '`value=role+label`, with commas between several',
    otherwise: 'a role or label stands for itself, and everything else for nothing',
    example: 'desk-officers=recorder+internal,chiefs=editor+administrator+confidential',
    of: (given): string | null => given,
    problem(text: string | null) {
      const grants = text === null ? null : grantsFrom(text);
      return typeof grants === 'string' ? `${grants}.` : null;
    },
  },
  /** Absolute; it is there and may be written to. */
  dataDir: {
    variable: 'DATA_DIR',
    what: 'The log (without `EVENT_STORE`), the rows made of it, imports and [mappings](importing.md).',
    takes: 'a directory, which is made where there is none',
    otherwise: '`data`, where it is started',
    example: '/var/lib/chancery',
    of: (given): string => resolve(given ?? 'data'),
    problem(dataDir: string) {
      const problem = directoryProblem(dataDir);
      return problem && `${quoted(dataDir)} ${problem}.`;
    },
  },
  /** A file's path, `:memory:`, or the connection string of an EventStoreDB or a KurrentDB. May hold credentials. */
  eventStore: {
    variable: 'EVENT_STORE',
    what: 'Where the log is: [event stores](stores.md), [on KurrentDB](kurrentdb.md).',
    takes: 'a file’s path, `:memory:`, or an `esdb://` or `kurrentdb://` connection string',
    otherwise: '`chancery.db` in `DATA_DIR`',
    example: 'kurrentdb://node1:2113,node2:2113,node3:2113?tls=true',
    of: (given, dataDir): string => given ?? logIn(dataDir),
    problem(location: string, given) {
      const problem = locationProblem(location);
      if (problem !== null) return `${problem}.`;
      const isFolder = given !== null && statSync(location, { throwIfNoEntry: false })?.isDirectory();
      return isFolder ? `${quoted(location)} is a directory: give the file that the log is in, or is to be in.` : null;
    },
  },
  /** Absolute: a folder for keys, outside of log and backups. Made on first use. */
  keys: {
    variable: 'KEYS',
    what: 'The keys that sign [checkpoints](proofs.md), and seal [sessions](security.md) and [what is personal](security.md#what-is-personal). Outside of log and copies, on storage of its own, and shared by all replicas.',
    takes: 'a directory, which is made when it is first needed',
    otherwise: '`keys` in `DATA_DIR`',
    example: '/var/lib/chancery-keys',
    of: (given, dataDir): string => resolve(given ?? keysIn(dataDir)),
    problem: (keys: string, given) => (given === null ? null : laterDirectoryProblem(keys)),
  },
  /** Null: the one in `KEYS`. */
  masterKey: masterKey('MASTER_KEY', {
    what: 'Wraps the keys of [what is personal](security.md#what-is-personal). A key of 32 bytes in base64url, or the absolute path of a file that holds one.',
    otherwise: '`master.key` in `KEYS`, made when it is first needed',
    example: '/run/secrets/chancery-master-key',
  }),
  masterKeyPrevious: masterKey('MASTER_KEY_PREVIOUS', {
    what: 'The one before, on every server until [`chancery keys rotate`](security.md#what-is-personal) finds nothing more to wrap anew.',
    otherwise: 'there is none',
    example: '/run/secrets/chancery-master-key-2025',
  }),
  /** A file of rows that are shown as they stand, and nothing is recorded; null: those that follow the log. */
  rows: {
    variable: 'ROWS',
    what: 'Only [shows these rows](replaying.md#rows-as-they-once-stood), and records nothing.',
    takes: 'a file that `chancery replay --into` made',
    otherwise: 'the rows that follow the log',
    example: 'before.sqlite',
    of: (given): string | null => given,
    problem: (rows: string | null) =>
      rows === null || statSync(rows, { throwIfNoEntry: false })?.isFile()
        ? null
        : `${quoted(rows)} is no file: give one that \`chancery replay --into\` made.`,
  },
  /** A partnership is active while its last contact is at most so many days ago, and then cooling. */
  partnershipActiveDays: wholeNumber('PARTNERSHIP_ACTIVE_DAYS', {
    what: 'Days since the last contact up to which a partnership is active. Part of answers: replicas keep it equal.',
    otherwise: 365,
    least: 1,
    most: 1_000_000,
    example: '180',
  }),
  partnershipCoolingDays: wholeNumber('PARTNERSHIP_COOLING_DAYS', {
    what: 'Days up to which it is then cooling, and after them dormant. No fewer than `PARTNERSHIP_ACTIVE_DAYS`.',
    otherwise: 1095,
    least: 1,
    most: 1_000_000,
    example: '730',
  }),
  rateLimitPerMinute: wholeNumber('RATE_LIMIT_PER_MINUTE', {
    what: 'Requests a minute that are [taken from one](security.md#how-often-one-may-ask) who is known, and from one address of those who are not; one more is answered 429. By each replica for itself; not with `AUTH=local`.',
    otherwise: 60_000,
    least: 1,
    most: 1_000_000_000,
    example: '6000',
  }),
  signInsPerMinute: wholeNumber('SIGN_INS_PER_MINUTE', {
    what: 'Sign-ins, and requests with a token that lets nobody in, that are taken from one address in a minute.',
    otherwise: 60,
    least: 1,
    most: 1_000_000_000,
    example: '20',
  }),
  /** Empty: nobody is believed. */
  trustProxy: {
    variable: 'TRUST_PROXY',
    what: 'Who in front of it is believed in `X-Forwarded-For`, `-Proto` and `-Host`: who asked, whether by TLS, by which name. [They have to set all three themselves](security.md#behind-a-proxy).',
    takes: 'addresses and networks, with commas between; also `loopback`, `linklocal` and `uniquelocal`',
    otherwise: 'nobody: who connects is who asks',
    example: '10.0.0.7,192.168.1.0/24',
    of: (given): readonly string[] => (given === null ? [] : given.split(',').map((each) => each.trim())),
    problem(proxies: readonly string[]) {
      const wrong = proxies.find((each) => !isNetwork(each));
      return wrong === undefined
        ? null
        : `${quoted(wrong)} is no address or network: give them as 10.0.0.7,192.168.1.0/24, or as loopback, linklocal or uniquelocal.`;
    },
  },
  liveFeeds: wholeNumber('LIVE_FEEDS', {
    what: '[Live feeds](reading.md) that may be open at once; one more is answered 503. With sign-in, one identity has at most half of them: one more is 429.',
    otherwise: 200,
    least: 0,
    most: 100_000,
    example: '1000',
  }),
  /** A live feed whose reader takes nothing for so long is cut off. */
  liveStallSeconds: wholeNumber('LIVE_STALL_SECONDS', {
    what: 'A live feed whose reader takes nothing for so many seconds is cut off.',
    otherwise: 30,
    least: 1,
    most: 3600,
    example: '60',
  }),
  importMaxBytes: wholeNumber('IMPORT_MAX_BYTES', {
    what: 'Bytes of files that [imports over HTTP](command-line.md) may keep on disk at once, and as many of what became of their rows: the latest are told.',
    otherwise: 1024 ** 3,
    least: 1,
    most: 1024 ** 5,
    example: '104857600',
  }),
  drainSeconds: wholeNumber('DRAIN_SECONDS', {
    what: 'How long requests in flight may take after a signal to stop, before they are cut off.',
    otherwise: 10,
    least: 0,
    most: 3600,
    example: '30',
  }),
  logLevel: {
    variable: 'LOG_LEVEL',
    what: 'The least that is [logged](operations.md#logs). `debug` has a line for each request.',
    takes: `one of \`${LEVELS.join('`, `')}\``,
    otherwise: '`info`',
    example: 'debug',
    of: (given): (typeof LEVELS)[number] => (given ?? 'info') as (typeof LEVELS)[number],
    problem: (level: (typeof LEVELS)[number]) =>
      LEVELS.includes(level) ? null : `${quoted(level)} is none of ${LEVELS.join(', ')}.`,
  },
  /** Null: as it fits standard output. */
  logFormat: {
    variable: 'LOG_FORMAT',
    what: 'How it is logged: `json`, an object a line, or `text`. With `json` what is said at the start, or why it cannot start, is such a line too.',
    takes: '`json` or `text`',
    otherwise: '`text` on a terminal, and else `json`',
    example: 'json',
    of: (given): 'json' | 'text' | null => given as 'json' | 'text' | null,
    problem: (format: string | null) =>
      format === null || format === 'json' || format === 'text' ? null : `${quoted(format)} is neither json nor text.`,
  },
  /** Of the command line. */
  token: {
    variable: 'CHANCERY_TOKEN',
    what: 'For the command line: [the token](security.md) that it shows to a server that asks for one.',
    takes: 'a token, as `chancery tokens issue` prints it',
    otherwise: 'none is shown',
    example: 'chancery_5f2b9c0d1e3a_…',
    of: (given): string | null => given,
    problem: () => null,
  },
  /** Null: nothing is traced. */
  otlpEndpoint: {
    variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    what: 'Where [traces](operations.md#traces) are sent, as OTLP over HTTP, to `/v1/traces` below it.',
    takes: 'an `http://` or `https://` address',
    otherwise: 'nothing is traced',
    example: 'http://127.0.0.1:4318',
    of: (given): string | null => given,
    problem: (endpoint: string | null) =>
      endpoint === null || (/^https?:\/\//i.test(endpoint) && URL.canParse(endpoint))
        ? null
        : 'it is no address of a collector: give one as http://127.0.0.1:4318.',
  },
  /** In colours for a terminal alone. */
  noColors: {
    variable: 'NO_COLOR',
    what: 'No colours on a terminal, whatever it says ([no-color.org](https://no-color.org)).',
    takes: 'anything',
    otherwise: 'colours on a terminal, and else none',
    example: '1',
    of: (given): boolean => given !== null,
    problem: () => null,
  },
} satisfies Readonly<Record<string, Setting<unknown>>>;

function wholeNumber(
  variable: string,
  {
    what,
    otherwise,
    least,
    most,
    example,
  }: {
    readonly what: string;
    readonly otherwise: number;
    readonly least: number;
    readonly most: number;
    readonly example: string;
  },
): Setting<number> {
  return {
    variable,
    what,
    takes: `a whole number from ${least} to ${most}`,
    otherwise: `\`${otherwise}\``,
    example,
    of: (given) => (given === null ? otherwise : /^\d+$/.test(given) ? Number(given) : Number.NaN),
    problem: (value, given) =>
      value >= least && value <= most ? null : `${quoted(given!)} is no whole number from ${least} to ${most}.`,
  };
}

function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [, address = '', length] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return bits > 0 && (length === undefined || Number(length) <= bits);
}

function masterKey(
  variable: string,
  { what, otherwise, example }: Pick<Setting<unknown>, 'what' | 'otherwise' | 'example'>,
): Setting<string | null> {
  return {
    variable,
    what,
    takes: 'a key, or the absolute path of its file',
    otherwise,
    example,
    of: (given) => given,
    problem(key) {
      if (key === null) return null;
      if (key.startsWith('/')) return keyFileProblem(key);
      const problem = masterKeyProblem(key);
      return (
        problem &&
        `it ${problem}, nor the absolute path of a file that holds one: \`openssl rand 32 | basenc --base64url | tr -d =\` makes one.`
      );
    },
  };
}

/** Says nothing of what is in it. */
function keyFileProblem(path: string): string | null {
  if (!existsSync(path)) return `there is no file ${quoted(path)}.`;
  if (!statSync(path).isFile()) return `${quoted(path)} is no file: give one that holds a key.`;
  try {
    const problem = masterKeyProblem(readFileSync(path, 'utf8'));
    return problem && `what is in ${quoted(path)} ${problem}: \`openssl rand 32 | basenc --base64url | tr -d =\` makes one.`;
  } catch (error) {
    return `${quoted(path)} cannot be read (${(error as NodeJS.ErrnoException).code}).`;
  }
}

/** Why no directory can be made there when it is needed, or the one that is there cannot be used; null where it can. Makes none. */
function laterDirectoryProblem(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) return `${quoted(path)} is a file: give a directory.`;
  try {
    if (found) accessSync(path, constants.R_OK | constants.X_OK);
    else {
      let above = dirname(path);
      while (!existsSync(above)) above = dirname(above);
      if (!statSync(above).isDirectory()) return `${quoted(path)} lies below a file: give a directory.`;
      accessSync(above, constants.W_OK | constants.X_OK);
    }
    return null;
  } catch (error) {
    return `${quoted(path)} cannot be ${found ? 'read' : 'made'} (${(error as NodeJS.ErrnoException).code}).`;
  }
}

/** Tokens and passwords go there: in the clear on this machine alone. */
function addressProblem(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[|\]$/g, '')))) return null;
  return `${quoted(text)} is no https:// address (http:// is taken on this machine alone).`;
}

function originProblem(text: string): string | null {
  const problem = addressProblem(text);
  if (problem !== null) return problem;
  return new URL(text).origin === text.replace(/\/$/, '')
    ? null
    : `${quoted(text)} is more than an origin: give it as https://chancery.example.org.`;
}

/** Of this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

async function isResolvable(host: string): Promise<boolean> {
  if (isIP(host) > 0) return true;
  try {
    await lookup(host);
    return true;
  } catch {
    return false;
  }
}

function directoryProblem(path: string): string | null {
  try {
    makeDirectory(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTDIR') return 'is a file, or lies below one: give a directory';
    return `cannot be made (${code})`;
  }
  if (!statSync(path).isDirectory()) return 'is a file: give a directory';
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    return null;
  } catch {
    return 'cannot be written to by this user';
  }
}

/** Step by step: Node's recursive way never ends where a parent is there and takes no directories (/proc). */
function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  const above = dirname(path);
  if (above !== path) makeDirectory(above);
  try {
    // What is in it is for who runs this, and nobody else on the machine.
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!existsSync(path)) throw error;
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}
