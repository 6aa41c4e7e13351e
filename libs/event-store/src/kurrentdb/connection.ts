import { KurrentDBClient } from '@kurrent/kurrentdb-client';

import { isErrorLike } from './failure.ts';

export interface Connection {
  readonly client: KurrentDBClient;
  /** How long one call may take, in milliseconds: `defaultDeadline` of the connection string. */
  readonly deadline: number;
  /** Begins the name of every stream of ours on this server: `streamPrefix`, an option of Chancery's own. */
  readonly streamPrefix: string;
}

const ENCODE = 'user, password and options in the connection string of the event store must be percent-encoded';
const DEFAULT_DEADLINE = 10_000;
const STREAM_PREFIX = /^([A-Za-z0-9][A-Za-z0-9._-]{0,99})?$/;
const PARTS = /^(?<scheme>[a-z]+(?:\+discover)?):\/\/(?:(?<credentials>[^@/?]*)@)?(?<hosts>[^?]*?)\/*(?:\?(?<options>.*))?$/;

/**
 * The client is given the connection string without user and password, and asks for them at each call: it prints the
 * string in warnings and debug output, and quotes it in errors.
 * @throws {Error} when the string is not one; the message does not quote it
 */
export function connect(connectionString: string): Connection {
  const parts = PARTS.exec(connectionString.trim())?.groups;
  if (!parts) throw new Error('the connection string of the event store is not of the form kurrentdb://host:port?options');
  // What is left of a password that was cut short would be quoted.
  if (`${parts['hosts']}${parts['options'] ?? ''}`.includes('@')) throw new Error(ENCODE);
  const options = new Map((parts['options'] ?? '').split('&').filter(Boolean).map(keyAndValue));
  const streamPrefix = options.get('streamprefix')?.[1] ?? '';
  options.delete('streamprefix');
  if (!STREAM_PREFIX.test(streamPrefix)) {
    throw new Error(
      'the streamPrefix of the event store is not made of up to 100 letters, digits, dots, hyphens and underscores',
    );
  }
  const deadline = Number(options.get('defaultdeadline')?.[1] ?? DEFAULT_DEADLINE);
  const query = [...options.values()].map((pair) => pair.join('=')).join('&');
  // `esdb` is the old name of the scheme, about which the client warns on the console.
  const scheme = parts['scheme']!.replace(/^esdb/, 'kurrentdb');
  const client = open(`${scheme}://${parts['hosts']}${query && `?${query}`}`);
  const credentials = parts['credentials'];
  if (credentials && options.get('tls')?.[1] !== 'false') {
    const [username, ...password] = credentials.split(':');
    const basic = { username: decoded(username!), password: decoded(password.join(':')) };
    client.setCredentialsProvider(() => basic);
  }
  return { client, deadline, streamPrefix };
}

function open(connectionString: string): KurrentDBClient {
  try {
    return KurrentDBClient.connectionString(connectionString);
  } catch (error) {
    const reason = isErrorLike(error) ? error.message : String(error);
    // oxlint-disable-next-line eslint/preserve-caught-error -- the client's error carries the connection string
    throw new Error(`the connection string of the event store is not usable: ${reason}`);
  }
}

/** The key as the client compares it, then both as they were written. */
function keyAndValue(pair: string): [string, [string, string]] {
  const [key = '', ...value] = pair.split('=');
  return [key.trim().toLowerCase().replace(/[_-]/g, ''), [key, value.join('=')]];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error(ENCODE);
  }
}
