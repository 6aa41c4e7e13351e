import { copyFileSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from './bench.ts';
import { castFor, castOnRecord, slug } from './cast.ts';
import { Chance } from './chance.ts';
import { compare, spreadOf, takingTurns } from './comparison.ts';
import { type Answer, load, type Load } from './load.ts';
import { logOf, SEED } from './log-file.ts';
import { Meetings } from './meetings.ts';
import { Program } from './program.ts';
import { realWorld } from './real-world.ts';

const CONNECTIONS = 64;
const ROUTE = '/v1/meetings/bilateral';
/** More than any server here takes in a second. */
const BODIES_A_SECOND = 12_000;

/**
 * The program as it is started, its rows following, against a server that only parses and answers. Each body is another
 * meeting of officials, offices and conferences on record; what was acknowledged is then looked for in the log.
 */
export const commands: Bench = {
  name: 'commands',
  async run({ full, events = full ? 1_000_000 : 20_000, rounds = full ? 7 : 5, seconds = 4 }) {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-commands-'));
    const log = join(folder, 'chancery.db');
    copyFileSync(await logOf(events), log, constants.COPYFILE_FICLONE);
    try {
      await using echo = new Program('bench/echo-server.ts');
      await using program = new Program('dist/apps/api/src/main.js', [], {
        DATA_DIR: folder,
        EVENT_STORE: '',
        PORT: '0',
        HOST: '127.0.0.1',
      });
      const [echoUrl, url] = await Promise.all([echo.says(/http\S+/), program.says(/http\S+/)]);
      await isReady(url);

      const acknowledged: string[] = [];
      const bodies = bodiesOn(log, events);
      const answered = { echo: [] as Load[], program: [] as Load[] };
      const used = { echo: [] as number[], program: [] as number[] };
      const caughtUpAfter: number[] = [];
      const round = async (name: 'echo' | 'program', { pid }: Program, address: string, for_: number): Promise<number> => {
        const before = processorTimeOf(pid);
        let answers = 0;
        const some = bodies(Math.ceil(BODIES_A_SECOND * for_));
        const loaded = await load(address + ROUTE, { seconds: for_, connections: CONNECTIONS, bodies: some }, (answer, body) => {
          answers++;
          const id = idOf(answer, body);
          if (name === 'program') acknowledged.push(id);
        });
        used[name].push(((processorTimeOf(pid) - before) / answers) * 1e6);
        answered[name].push(loaded);
        if (name === 'program') caughtUpAfter.push(await rowsCaughtUp(url, log));
        return loaded.perSecond;
      };
      const turns = {
        echo: (n: number) => round('echo', echo, echoUrl, n === 0 ? 2 : seconds),
        program: (n: number) => round('program', program, url, n === 0 ? 2 : seconds),
      };
      const { echo: echoes, program: recorded } = await takingTurns(rounds + 1, turns);
      // In the first round both are still being compiled.
      const warm = <T>(figures: readonly T[]): T[] => figures.slice(1);
      const of = (name: keyof typeof answered, what: keyof Load): number[] => warm(answered[name]).map((each) => each[what]);
      const unacknowledged = lookFor(acknowledged, log, events);

      const against = 'bare Fastify echo';
      const on = `log of ${events.toLocaleString('en')} events`;
      return {
        comparisons: [
          compare(`durable commands, ${on}`, against, 'requests/s', warm(recorded), warm(echoes), { atLeast: 0.3 }),
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
            : [
                compare(
                  `processor time of the serving thread, ${on}`,
                  against,
                  'µs/request',
                  warm(used.program),
                  warm(used.echo),
                ),
              ]),
        ],
        findings: [
          { what: 'commands acknowledged, each found in the log exactly once', figure: acknowledged.length, unit: '' },
          { what: 'meetings in the log without an acknowledgement', figure: unacknowledged, unit: '' },
          { what: 'rows level with the log after the last answer', figure: spreadOf(warm(caughtUpAfter)).median, unit: 'ms' },
          { what: 'the same, at worst', figure: Math.max(...caughtUpAfter), unit: 'ms' },
          { what: 'load generator busy beside the echo', figure: Math.max(...of('echo', 'generatorBusy')), unit: '' },
          { what: 'load generator busy beside the program', figure: Math.max(...of('program', 'generatorBusy')), unit: '' },
        ],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Meetings that are not on record yet, as JSON; no two have one id. */
function bodiesOn(log: string, events: number): (count: number) => string[] {
  const db = new DatabaseSync(log, { readOnly: true });
  const names = db.prepare("SELECT name FROM streams WHERE name NOT LIKE 'meeting-%'").all();
  db.close();
  const world = realWorld();
  const cast = castOnRecord(castFor(world, SEED, events), new Set(names.map(({ name }) => String(name))));
  const meetings = new Meetings(world, cast, new Chance(SEED + 2));
  let made = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      const { body } = meetings.next();
      return JSON.stringify({
        id: `${slug(body.delegations.map(({ party }) => party).join(' '))}-${body.heldOn}-new-${made++}`,
        ...body,
      });
    });
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

async function isReady(url: string): Promise<void> {
  while (!(await fetch(`${url}/health/ready`)).ok) await sleep(100);
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

/** Of the process's first thread, in seconds: what else the machine does changes it little. NaN where there is no /proc. */
function processorTimeOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}
