import { KurrentDBClient } from '@kurrent/kurrentdb-client';

import { parseConnectionString, UnusableConnectionString } from './connection-string.ts';
import { isErrorLike } from './failure.ts';

export interface Connection {
  readonly client: KurrentDBClient;
  /** How long one call may take, in milliseconds: `defaultDeadline` of the connection string. */
  readonly deadline: number;
  /** Begins the name of every stream of ours on this server: `streamPrefix`, an option of Chancery's own. */
  readonly streamPrefix: string;
}

/**
 * The client is given the connection string without user and password, and asks for them at each call: it prints the
 * string in warnings and debug output, and quotes it in errors.
 * @throws {UnusableConnectionString}
 */
export function connect(connectionString: string): Connection {
  const { forClient, credentials, deadline, streamPrefix } = parseConnectionString(connectionString);
  const client = open(forClient);
  if (credentials) client.setCredentialsProvider(() => credentials);
  // The client does not await it, and it rejects with what a discovery ended with that was under way: the program with it.
  const handleError = client['handleError'];
  client['handleError'] = (...failed) => handleError(...failed).catch(() => undefined);
  return { client, deadline, streamPrefix };
}

function open(connectionString: string): KurrentDBClient {
  try {
    return KurrentDBClient.connectionString(connectionString);
  } catch (error) {
    // oxlint-disable-next-line eslint/preserve-caught-error -- the client's error carries the connection string
    throw new UnusableConnectionString(isErrorLike(error) ? error.message : String(error));
  }
}
