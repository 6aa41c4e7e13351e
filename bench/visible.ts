import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from './bench.ts';
import { meetingBodies } from './bodies.ts';
import { compare, takingTurns } from './comparison.ts';
import { copyOfDataDir, ready, serve } from './data-dir.ts';
import { type Answer, Connection, gets, load, type Load, pacedLoad, posts, sharesOf } from './load.ts';
import { inThousands } from './log-file.ts';

const ROUTE = '/v1/meetings/bilateral';
const CONNECTIONS = 64;
/** Milliseconds from an acknowledgement to an answer that has seen it. */
const LIMIT = 10;

/**
 * From a command's acknowledgement to the answer of a read that must have seen it (`Read-After`), the read with it: while
 * nothing else happens, and while commands come in at half the rate that the program can take.
 */
export const visible: Bench = {
  name: 'visible',
  async run({ full, events = full ? 1_000_000 : 10_000, rounds = 5, seconds = 5 }) {
    const folder = await copyOfDataDir(events);
    try {
      await using program = serve(folder);
      const url = await program.says(/http\S+/);
      await ready(url);
      const bodies = meetingBodies(join(folder, 'chancery.db'), events);
      const recorded = ({ status, body }: Answer): void => {
        if (status !== 201) throw new Error(`${status} ${body}`);
      };
      const warm = await load(posts(url + ROUTE, bodies(20_000)), { seconds: 3, connections: CONNECTIONS }, recorded);
      const perSecond = warm.perSecond / 2;
      const busy: Load[] = [];
      const p50: Record<'idle' | 'loaded', number[]> = { idle: [], loaded: [] };
      const probed = async (name: 'idle' | 'loaded'): Promise<number> => {
        const found = await probe(url, bodies(seconds * 200), seconds);
        p50[name].push(found.p50);
        return found.p99;
      };
      const p99 = await takingTurns(rounds, {
        idle: () => probed('idle'),
        async loaded() {
          const ended = Promise.withResolvers<void>();
          const requests = posts(url + ROUTE, bodies(Math.ceil(perSecond * (seconds + 5))));
          const loading = pacedLoad(requests, { perSecond, connections: CONNECTIONS, ended: ended.promise }, recorded);
          await sleep(500);
          const found = await probed('loaded');
          ended.resolve();
          busy.push(await loading);
          return found;
        },
      });
      const limit = p99.idle.map(() => LIMIT);
      const about = `${inThousands(events)} events`;
      const against = 'the limit';
      return {
        comparisons: [
          compare(`acknowledged to visible, idle, ${about}: p99`, against, 'ms', p99.idle, limit, { atMost: 1 }),
          compare(`acknowledged to visible, under load, ${about}: p99`, against, 'ms', p99.loaded, limit, { atMost: 1 }),
          compare(`acknowledged to visible, idle, ${about}: p50`, against, 'ms', p50.idle, limit),
          compare(`acknowledged to visible, under load, ${about}: p50`, against, 'ms', p50.loaded, limit),
        ],
        findings: [
          { what: 'commands that came in under load', figure: perSecond, unit: 'requests/s' },
          { what: 'p99 of those commands', figure: Math.max(...busy.map((each) => each.p99)), unit: 'ms' },
        ],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** One command after another, each read as soon as it is acknowledged, from another connection. */
async function probe(url: string, bodies: readonly string[], seconds: number): Promise<{ p50: number; p99: number }> {
  const [writing, reading] = await Promise.all([Connection.to(new URL(url)), Connection.to(new URL(url))]);
  const ask = (connection: Connection, request: Buffer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      connection.onEnd = reject;
      connection.ask(request, resolve);
    });
  const requests = posts(url + ROUTE, bodies).bytes;
  const taken: number[] = [];
  const until = performance.now() + seconds * 1000;
  for (const request of requests) {
    if (performance.now() > until) break;
    const { status, body } = await ask(writing, request);
    const acknowledged = performance.now();
    const { id, position } = JSON.parse(body) as { id: string; position: string };
    const [look] = gets(url, [`/v1/meetings/${id}`], `Read-After: ${position}\r\n`).bytes;
    const seen = await ask(reading, look!);
    taken.push(performance.now() - acknowledged);
    if (status !== 201 || seen.status !== 200) throw new Error(`${status} ${body}, then ${seen.status} ${seen.body}`);
    await sleep(5);
  }
  writing.end();
  reading.end();
  return sharesOf(taken);
}
