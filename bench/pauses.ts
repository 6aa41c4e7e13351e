import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Finding } from './bench.ts';
import { compare, takingTurns } from './comparison.ts';
import { copyOfDataDir, ready, serve } from './data-dir.ts';
import { gets, load, type Load, pacedLoad } from './load.ts';
import { inThousands } from './log-file.ts';
import { ABOUT, type Kind, questionsOf } from './questions.ts';
import { answered } from './reads.ts';

const CONNECTIONS = 32;
const READ: readonly Kind[] = ['meeting', 'partnership', 'engagements', 'search'];

/**
 * What readers notice of a replay: questions of every kind come in at a fifth of the rate that the program can answer,
 * whether or not it keeps up, while nothing else happens and while `POST /v1/projections/all/replay` runs to its end.
 */
export const pauses: Bench = {
  name: 'pauses',
  async run({ full, events = full ? 1_000_000 : 100_000, rounds = full ? 2 : 3, seconds = 15 }) {
    const folder = await copyOfDataDir(events);
    try {
      await using program = serve(folder);
      const url = await program.says(/http\S+/);
      await ready(url);
      const { questions } = await answered(url, questionsOf(folder, events, 500));
      const shortest = Math.min(...READ.map((kind) => questions[kind].length));
      const mixed = Array.from({ length: shortest }, (_, n) => READ.map((kind) => questions[kind][n]!)).flat();
      const requests = gets(url, mixed, 'Cache-Control: no-cache\r\n');
      const check = ({ status, body }: { status: number; body: string }, n: number): void => {
        if (status !== 200) throw new Error(`${status} ${body}\n  for ${mixed[n]}`);
      };
      await load(requests, { seconds: 2, connections: CONNECTIONS }, check);
      const capacity = (await load(requests, { seconds: 4, connections: CONNECTIONS }, check)).perSecond;
      const perSecond = capacity / 5;
      const found = { quiet: [] as Load[], replaying: [] as Load[] };
      const took: number[] = [];
      const paced = async (name: keyof typeof found, ended: Promise<unknown>): Promise<number> => {
        const measured = await pacedLoad(requests, { perSecond, connections: CONNECTIONS, ended }, check);
        found[name].push(measured);
        return measured.p99;
      };
      const p99 = await takingTurns(rounds, {
        quiet: () => paced('quiet', sleep(seconds * 1000)),
        replaying: () => {
          const began = performance.now();
          return paced(
            'replaying',
            replayed(url).then(() => took.push((performance.now() - began) / 1000)),
          );
        },
      });
      const about = `${inThousands(events)} events`;
      const findings: Finding[] = [
        {
          what: `reads that can be answered, ${about} (${READ.map((kind) => ABOUT[kind]).join(', ')})`,
          figure: capacity,
          unit: 'requests/s',
        },
        { what: 'reads that came in', figure: perSecond, unit: 'requests/s' },
        { what: 'a replay took, from its request to its end', figure: took.at(-1)!, unit: 's' },
        {
          what: 'load generator busy while it ran',
          figure: Math.max(...found.replaying.map((each) => each.generatorBusy)),
          unit: '',
        },
      ];
      const against = 'the same without';
      const p50 = (name: keyof typeof found): number[] => found[name].map((each) => each.p50);
      return {
        comparisons: [
          compare(`p99 of reads during a replay of ${about}`, against, 'ms', p99.replaying, p99.quiet, { atMost: 2 }),
          compare(`p50 of reads during a replay of ${about}`, against, 'ms', p50('replaying'), p50('quiet')),
        ],
        findings,
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function replayed(url: string): Promise<void> {
  const asked = await fetch(`${url}/v1/projections/all/replay`, { method: 'POST' });
  const { id } = (await asked.json()) as { id: string };
  for (;;) {
    await sleep(250);
    const { state, error } = (await (await fetch(`${url}/v1/replays/${id}`)).json()) as { state: string; error: string | null };
    if (state === 'completed') return;
    if (state !== 'queued' && state !== 'running') throw new Error(`the replay ${state}: ${error}`);
  }
}
