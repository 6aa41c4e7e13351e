import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bench, Finding } from './bench.ts';
import { compare, type Comparison, spreadOf, takingTurns } from './comparison.ts';
import { inThousands, logOf, sizeOf } from './log-file.ts';
import { answerOf, ROOT } from './program.ts';
import type { Rebuilt } from './rebuild-process.ts';
import type { Scanned } from './scan-process.ts';

const ALL = pathToFileURL(join(ROOT, 'dist/libs/read-models/src/projections.js')).href;
const TWO = new URL('two-projections.ts', import.meta.url).href;

/** Rows made from the whole log, against reading and parsing that log and nothing else. */
export const replay: Bench = {
  name: 'replay',
  async run({ full, events: asked, rounds = 3 }) {
    const sizes = asked === undefined ? (full ? [100_000, 1_000_000] : [100_000]) : [asked];
    const measured: Measured[] = [];
    for (const size of sizes) measured.push(await replayOf(await logOf(size), rounds));
    const comparisons = measured.flatMap((each) => each.comparisons);
    const [small, large] = measured;
    if (small && large) {
      const memory = (name: 'all' | 'two'): Comparison =>
        compare(
          `peak memory of a replay into ${NAMES[name]}, ${inThousands(large.events)} events`,
          `the same with ${inThousands(small.events)}`,
          'MiB',
          large.memory[name].map(inMiB),
          small.memory[name].map(inMiB),
          { atMost: 1.2 },
        );
      comparisons.push(memory('all'), memory('two'));
    }
    return { comparisons, findings: measured.flatMap((each) => each.findings) };
  },
};

const NAMES = { all: 'all projections', two: 'partnerships and engagements' } as const;

interface Measured {
  readonly events: number;
  readonly comparisons: readonly Comparison[];
  readonly findings: readonly Finding[];
  readonly memory: Readonly<Record<'all' | 'two', readonly number[]>>;
}

async function replayOf(log: string, rounds: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-replay-'));
  const { events, streams, bytes, jsonBytes } = sizeOf(log);
  const scanned: Scanned[] = [];
  const rebuilt = { all: [] as Rebuilt[], two: [] as Rebuilt[] };
  const rebuild = async (name: 'all' | 'two', projections: string): Promise<number> => {
    const path = join(folder, 'rows.db');
    const answer = await answerOf<Rebuilt>('bench/rebuild-process.ts', [log, projections, path]);
    rmSync(path);
    if (answer.parked > 0 || answer.records !== streams)
      throw new Error(`the replay made ${answer.records} records of ${streams} streams, ${answer.parked} parked`);
    rebuilt[name].push(answer);
    return events / answer.seconds;
  };
  try {
    // Whoever comes first finds nothing of the log in memory.
    await answerOf<Scanned>('bench/scan-process.ts', [log]);
    const rates = await takingTurns(rounds, {
      scan: async () => {
        const answer = await answerOf<Scanned>('bench/scan-process.ts', [log]);
        scanned.push(answer);
        return events / answer.seconds;
      },
      all: () => rebuild('all', ALL),
      two: () => rebuild('two', TWO),
    });
    const against = 'scan and JSON.parse of the log';
    const of = (name: 'all' | 'two', atLeast: number): Comparison =>
      compare(`replay of ${inThousands(events)} events into ${NAMES[name]}`, against, 'events/s', rates[name], rates.scan, {
        atLeast,
      });
    const busy = (name: 'all' | 'two'): Comparison =>
      compare(
        `processor time of ${inThousands(events)} events into ${NAMES[name]}`,
        against,
        'µs/event',
        timeOf(rebuilt[name], events),
        timeOf(scanned, events),
      );
    const found = (name: 'all' | 'two'): Finding[] => {
      const last = rebuilt[name].at(-1)!;
      const about = `${inThousands(events)} events into ${NAMES[name]}`;
      return [
        { what: `${about}: rows`, figure: last.rows, unit: '' },
        { what: `${about}: file`, figure: last.fileBytes, unit: 'bytes' },
        { what: `${about}: peak memory`, figure: spreadOf(rebuilt[name].map((each) => each.peakMemory)).median, unit: 'bytes' },
        {
          what: `${about}: processors kept busy`,
          figure: spreadOf(rebuilt[name].map(({ cpu, seconds }) => cpu / seconds)).median,
          unit: '',
        },
      ];
    };
    const size = compare(
      `log of ${inThousands(events)} events on disk`,
      'its JSON (data and metadata)',
      'bytes/event',
      [bytes / events],
      [jsonBytes / events],
      { atMost: 1.6 },
    );
    return {
      events,
      comparisons: [of('two', 0.5), of('all', 0.2), busy('two'), busy('all'), size],
      findings: [...found('two'), ...found('all')],
      memory: { all: rebuilt.all.map((each) => each.peakMemory), two: rebuilt.two.map((each) => each.peakMemory) },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const inMiB = (bytes: number): number => bytes / 2 ** 20;

const timeOf = (answers: readonly { readonly cpu: number }[], events: number): number[] =>
  answers.map(({ cpu }) => (cpu / events) * 1e6);
