import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Load {
  readonly perSecond: number;
  /** Milliseconds from a request's last byte out to its answer's last byte in. */
  readonly p50: number;
  readonly p99: number;
  /** Share of the time in which the generator had something to do: near 1 it is what is measured. */
  readonly generatorBusy: number;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/**
 * POSTs one body after another over each of some connections that are kept open. On a machine of two processors what the
 * generator takes is missing to the server: requests are made before the clock starts, and an answer is only cut at its
 * length. (autocannon, with a new body for each request, came to a third of this one's requests on a bare echo.)
 * @param bodies are used in turn by whichever connection is free; over again where there are too few
 */
export async function load(
  url: string,
  {
    seconds,
    connections,
    bodies,
  }: { readonly seconds: number; readonly connections: number; readonly bodies: readonly string[] },
  onAnswer: (answer: Answer, body: string) => void,
): Promise<Load> {
  const target = new URL(url);
  const requests = bodies.map((body) => requestOf(target, body));
  const opened = await Promise.all(Array.from({ length: connections }, () => open(target)));
  const taken: number[] = [];
  let next = 0;
  let stopped = false;
  const began = performance.now();
  const before = performance.eventLoopUtilization();
  const finished = opened.map(
    (socket) =>
      new Promise<void>((resolve, reject) => {
        let sent = 0;
        let n = 0;
        let received = '';
        const send = (): void => {
          n = next++ % requests.length;
          sent = performance.now();
          socket.write(requests[n]!);
        };
        socket.on('data', (chunk: string) => {
          received += chunk;
          const answer = answerIn(received);
          if (!answer) return;
          taken.push(performance.now() - sent);
          received = '';
          onAnswer(answer, bodies[n]!);
          if (stopped) {
            socket.end();
            resolve();
          } else {
            send();
          }
        });
        socket.on('error', reject);
        socket.on('close', () => (stopped ? resolve() : reject(new Error('the server closed a connection'))));
        send();
      }),
  );
  const all = Promise.all(finished);
  await Promise.race([sleep(seconds * 1000), all]);
  stopped = true;
  const generatorBusy = performance.eventLoopUtilization(before).utilization;
  await all;
  const elapsed = (performance.now() - began) / 1000;
  taken.sort((a, b) => a - b);
  const share = (part: number): number => taken[Math.floor(taken.length * part)] ?? 0;
  return { perSecond: taken.length / elapsed, p50: share(0.5), p99: share(0.99), generatorBusy };
}

async function open({ hostname, port }: URL): Promise<Socket> {
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  socket.setEncoding('utf8');
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return socket;
}

function requestOf({ host, pathname }: URL, body: string): Buffer {
  return Buffer.from(
    `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** Of an answer that has come in whole; both servers give its length. */
function answerIn(received: string): Answer | null {
  const end = received.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.slice(0, end))?.[1];
  if (length === undefined) throw new Error(`an answer without a length: ${received.slice(0, end)}`);
  const body = received.slice(end + 4);
  return Buffer.byteLength(body) < Number(length) ? null : { status: Number(received.slice(9, 12)), body };
}
