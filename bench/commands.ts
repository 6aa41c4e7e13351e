import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Outcome } from './bench.ts';
import { meetingBodies } from './bodies.ts';
import { compare, spreadOf, takingTurns } from './comparison.ts';
import { copyOfDataDir, ready, serve } from './data-dir.ts';
import { Emmett } from './emmett.ts';
import { type Answer, load, type Load, posts } from './load.ts';
import { inThousands } from './log-file.ts';
import { processorTimeOf, Program } from './program.ts';

const CONNECTIONS = 64;
const ROUTE = '/v1/meetings/bilateral';
/** More than any server here takes in a second. */
const BODIES_A_SECOND = 12_000;

/**
 * The program as it is started, its rows following, against a server that only parses and answers, and against a store of
 * another make that appends the same events without HTTP. Each body is another meeting of officials, offices and
 * conferences on record; what was acknowledged is then looked for in the log.
 */
export const commands: Bench = {
  name: 'commands',
  async run({ full, events, rounds = full ? 7 : 5, seconds = 4 }) {
    const sizes = events === undefined ? (full ? [10_000, 1_000_000] : [10_000]) : [events];
    const outcomes: Outcome[] = [];
    for (const size of sizes) outcomes.push(await commandsOn(size, rounds, seconds));
    return {
      comparisons: outcomes.flatMap(({ comparisons }) => comparisons),
      findings: outcomes.flatMap(({ findings }) => findings),
    };
  },
};

async function commandsOn(events: number, rounds: number, seconds: number): Promise<Outcome> {
  const folder = await copyOfDataDir(events);
  const emmettFolder = mkdtempSync(join(tmpdir(), 'chancery-emmett-'));
  const log = join(folder, 'chancery.db');
  try {
    await using echo = new Program('bench/echo-server.ts');
    await using program = serve(folder);
    const [echoUrl, url] = await Promise.all([echo.says(/http\S+/), program.says(/http\S+/)]);
    await ready(url);

    const acknowledged: string[] = [];
    const bodies = meetingBodies(log, events);
    const answered = { echo: [] as Load[], program: [] as Load[] };
    const used = { echo: [] as number[], program: [] as number[] };
    const caughtUpAfter: number[] = [];
    const followed: number[] = [];
    const round = async (name: 'echo' | 'program', { pid }: Program, address: string, for_: number): Promise<number> => {
      const before = processorTimeOf(pid);
      let answers = 0;
      const some = bodies(Math.ceil(BODIES_A_SECOND * for_));
      const requests = posts(address + ROUTE, some);
      const began = performance.now();
      const loaded = await load(requests, { seconds: for_, connections: CONNECTIONS }, (answer, n) => {
        answers++;
        const id = idOf(answer, some[n]!);
        if (name === 'program') acknowledged.push(id);
      });
      const elapsed = performance.now() - began;
      used[name].push(((processorTimeOf(pid) - before) / answers) * 1e6);
      answered[name].push(loaded);
      if (name === 'program') {
        const after = await rowsCaughtUp(url, log);
        caughtUpAfter.push(after);
        followed.push((loaded.perSecond * elapsed) / (elapsed + after));
      }
      return loaded.perSecond;
    };
    await using emmett = new Emmett(join(emmettFolder, 'emmett.db'), bodies);
    const turns = {
      echo: (n: number) => round('echo', echo, echoUrl, n === 0 ? 2 : seconds),
      program: (n: number) => round('program', program, url, n === 0 ? 2 : seconds),
      emmett: (n: number) => emmett.appends(n === 0 ? 1 : seconds / 2),
    };
    const { echo: echoes, program: recorded, emmett: appended } = await takingTurns(rounds + 1, turns);
    // In the first round all of them are still being compiled.
    const warm = <T>(figures: readonly T[]): T[] => figures.slice(1);
    const of = (name: keyof typeof answered, what: keyof Load): number[] => warm(answered[name]).map((each) => each[what]);
    const unacknowledged = lookFor(acknowledged, log, events);

    const against = 'bare Fastify echo';
    const on = `log of ${inThousands(events)} events`;
    return {
      comparisons: [
        compare(`durable commands, ${on}`, against, 'requests/s', warm(recorded), warm(echoes), { atLeast: 0.3 }),
        compare(
          `durable commands, ${on}`,
          "Emmett's SQLite store, one append after another, no HTTP",
          'requests/s',
          warm(recorded),
          warm(appended),
          { atLeast: 20 },
        ),
        compare(`their p50, ${CONNECTIONS} connections, ${on}`, against, 'ms', of('program', 'p50'), of('echo', 'p50')),
        compare(
          `their p99 (target 12 ms), ${CONNECTIONS} connections, ${on}`,
          against,
          'ms',
          of('program', 'p99'),
          of('echo', 'p99'),
        ),
        ...(used.echo.some(Number.isNaN)
          ? []
          : [compare(`processor time of the serving thread, ${on}`, against, 'µs/request', warm(used.program), warm(used.echo))]),
        compare(
          `commands that the rows have followed, ${on}`,
          'commands recorded',
          'requests/s',
          warm(followed),
          warm(recorded),
          {
            atLeast: 0.95,
          },
        ),
      ],
      findings: [
        { what: `${on}: commands acknowledged, each found in the log exactly once`, figure: acknowledged.length, unit: '' },
        { what: `${on}: meetings in the log without an acknowledgement`, figure: unacknowledged, unit: '' },
        {
          what: `${on}: rows level with the log after the last answer`,
          figure: spreadOf(warm(caughtUpAfter)).median,
          unit: 'ms',
        },
        { what: `${on}: the same, at worst`, figure: Math.max(...caughtUpAfter), unit: 'ms' },
        { what: `${on}: load generator busy beside the echo`, figure: Math.max(...of('echo', 'generatorBusy')), unit: '' },
        { what: `${on}: load generator busy beside the program`, figure: Math.max(...of('program', 'generatorBusy')), unit: '' },
      ],
    };
  } finally {
    for (const each of [folder, emmettFolder]) rmSync(each, { recursive: true, force: true });
  }
}

/** @throws unless it was recorded, under the id that was sent */
function idOf({ status, body: answered }: Answer, body: string): string {
  if (status !== 201) throw new Error(`${status} ${answered}\n  for ${body}`);
  const { id } = JSON.parse(answered) as { id: string };
  if (!body.startsWith(`{"id":"${id}",`)) throw new Error(`answered ${id} to ${body}`);
  return id;
}

/**
 * @returns how many meetings there are beside those acknowledged and those that were there before
 * @throws when one that was acknowledged is not there exactly once
 */
function lookFor(acknowledged: readonly string[], log: string, before: number): number {
  const db = new DatabaseSync(log, { readOnly: true });
  const openings = db.prepare(
    `SELECT s.name, count(*) AS n FROM events e JOIN streams s ON s.id = e.stream JOIN types t ON t.id = e.type
     WHERE t.name = 'BilateralMeetingHeld' AND e.position > ? GROUP BY s.id`,
  );
  const times = new Map(openings.all(before).map(({ name, n }) => [String(name), Number(n)]));
  db.close();
  const missing = acknowledged.filter((id) => times.get(`meeting-${id}`) !== 1);
  if (missing.length > 0 || new Set(acknowledged).size !== acknowledged.length)
    throw new Error(`${missing.length} acknowledged meetings are not in the log exactly once, as ${missing[0]}`);
  return [...times.keys()].filter((name) => name.includes('-new-')).length - acknowledged.length;
}

/** @returns in milliseconds, how long until the rows have seen what the log holds now */
async function rowsCaughtUp(url: string, log: string): Promise<number> {
  const began = performance.now();
  const db = new DatabaseSync(log, { readOnly: true });
  const head = Number(db.prepare('SELECT max(position) AS head FROM events').get()?.['head']);
  db.close();
  for (;;) {
    const { items } = (await (await fetch(`${url}/v1/projections`)).json()) as { items: { position: string }[] };
    if (items.every(({ position }) => Number(position) >= head)) return performance.now() - began;
    await sleep(2);
  }
}
