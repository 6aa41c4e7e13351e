import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Load {
  readonly perSecond: number;
  /** Milliseconds; of what came in, to its answer's last byte. */
  readonly p50: number;
  readonly p99: number;
  /** Share of the time in which the generator had something to do: near 1 it is what is measured. */
  readonly generatorBusy: number;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Requests {
  readonly url: URL;
  /** Whole requests, as they go out. */
  readonly bytes: readonly Buffer[];
}

export function posts(url: string, bodies: readonly string[]): Requests {
  const { host, pathname } = new URL(url);
  const head = `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n`;
  const bytes = bodies.map((body) => Buffer.from(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`));
  return { url: new URL(url), bytes };
}

/** @param paths with their queries */
export function gets(url: string, paths: readonly string[], headers = ''): Requests {
  const { host } = new URL(url);
  return {
    url: new URL(url),
    bytes: paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n`)),
  };
}

/**
 * As many requests as come back: one after another over each of some connections that are kept open. On a machine of two
 * processors what the generator takes is missing to the server: requests are made before the clock starts, and an answer
 * is only cut at its length. (autocannon, with a new body for each request, came to a third of this one's requests on a
 * bare echo.)
 * @param requests are used in turn by whichever connection is free; over again where there are too few
 */
export async function load(
  { url, bytes }: Requests,
  { seconds, connections }: { readonly seconds: number; readonly connections: number },
  onAnswer: (answer: Answer, n: number) => void,
): Promise<Load> {
  const opened = await Promise.all(Array.from({ length: connections }, () => Connection.to(url)));
  const taken: number[] = [];
  let next = 0;
  let stopped = false;
  const began = performance.now();
  const before = performance.eventLoopUtilization();
  const finished = opened.map(
    (connection) =>
      new Promise<void>((resolve, reject) => {
        connection.onEnd = reject;
        const send = (): void => {
          const n = next++ % bytes.length;
          const sent = performance.now();
          connection.ask(bytes[n]!, (answer) => {
            taken.push(performance.now() - sent);
            onAnswer(answer, n);
            if (stopped) resolve();
            else send();
          });
        };
        send();
      }),
  );
  const all = Promise.all(finished);
  await Promise.race([sleep(seconds * 1000), all]);
  stopped = true;
  const generatorBusy = performance.eventLoopUtilization(before).utilization;
  await all;
  const elapsed = (performance.now() - began) / 1000;
  for (const connection of opened) connection.end();
  return { perSecond: taken.length / elapsed, ...sharesOf(taken), generatorBusy };
}

/**
 * So many requests a second, whether or not the ones before have come back, until `ended`. An answer is timed from when its
 * request was due: what waits behind a slow one is late as well.
 */
export async function pacedLoad(
  { url, bytes }: Requests,
  {
    perSecond,
    connections,
    ended,
  }: { readonly perSecond: number; readonly connections: number; readonly ended: Promise<unknown> },
  onAnswer: (answer: Answer, n: number) => void,
): Promise<Load> {
  const opened = await Promise.all(Array.from({ length: connections }, () => Connection.to(url)));
  const free = [...opened];
  const waiting: { readonly n: number; readonly due: number }[] = [];
  const taken: number[] = [];
  const done = Promise.withResolvers<void>();
  for (const connection of opened) connection.onEnd = done.reject;
  let stopped = false;
  const send = (connection: Connection): void => {
    const next = waiting.shift();
    if (!next) {
      free.push(connection);
      if (stopped && free.length === opened.length) done.resolve();
      return;
    }
    connection.ask(bytes[next.n]!, (answer) => {
      taken.push(performance.now() - next.due);
      onAnswer(answer, next.n);
      send(connection);
    });
  };
  const began = performance.now();
  const before = performance.eventLoopUtilization();
  let made = 0;
  const look = setInterval(() => {
    for (const until = ((performance.now() - began) * perSecond) / 1000; made < until; made++)
      waiting.push({ n: made % bytes.length, due: began + (made * 1000) / perSecond });
    while (waiting.length > 0 && free.length > 0) send(free.shift()!);
  }, 1);
  await Promise.race([ended, done.promise]);
  clearInterval(look);
  const generatorBusy = performance.eventLoopUtilization(before).utilization;
  const elapsed = (performance.now() - began) / 1000;
  stopped = true;
  if (free.length < opened.length) await done.promise;
  for (const connection of opened) connection.end();
  return { perSecond: taken.length / elapsed, ...sharesOf(taken), generatorBusy };
}

export function sharesOf(taken: number[]): Pick<Load, 'p50' | 'p99'> {
  taken.sort((a, b) => a - b);
  const share = (part: number): number => taken[Math.floor(taken.length * part)] ?? 0;
  return { p50: share(0.5), p99: share(0.99) };
}

/** Kept open, for one request at a time. */
export class Connection {
  /** Told where the server closes it, or nothing can be read of it. */
  onEnd: (error: Error) => void = () => undefined;
  readonly #socket: Socket;
  #received = '';
  #onAnswer: (answer: Answer) => void = () => undefined;

  static async to({ hostname, port }: URL): Promise<Connection> {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new Connection(socket);
  }

  private constructor(socket: Socket) {
    this.#socket = socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      this.#received += chunk;
      const answer = answerIn(this.#received);
      if (!answer) return;
      this.#received = '';
      this.#onAnswer(answer);
    });
    socket.on('error', (error) => this.onEnd(error));
    socket.on('close', () => this.onEnd(new Error('the server closed a connection')));
  }

  ask(request: Buffer, onAnswer: (answer: Answer) => void): void {
    this.#onAnswer = onAnswer;
    this.#socket.write(request);
  }

  end(): void {
    this.onEnd = () => undefined;
    this.#socket.end();
  }
}

/** Of an answer that has come in whole; all servers here give its length. */
function answerIn(received: string): Answer | null {
  const end = received.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.slice(0, end))?.[1];
  if (length === undefined) throw new Error(`an answer without a length: ${received.slice(0, end)}`);
  const body = received.slice(end + 4);
  return Buffer.byteLength(body) < Number(length) ? null : { status: Number(received.slice(9, 12)), body };
}
