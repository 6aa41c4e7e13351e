import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { compare, takingTurns } from './comparison.ts';
import { dataDirOf, ready, serve } from './data-dir.ts';
import { inThousands } from './log-file.ts';

/** From the start of the process until it says that it is ready: with rows that have seen all of the log, and with nothing. */
export const starts: Bench = {
  name: 'starts',
  async run({ full, events = full ? 1_000_000 : 100_000, rounds = 7 }) {
    const large = await dataDirOf(events);
    const started = async (dataDir: string): Promise<number> => {
      const began = performance.now();
      await using program = serve(dataDir);
      await ready(await program.says(/http\S+/), 2);
      return performance.now() - began;
    };
    const { full: followed, empty } = await takingTurns(rounds + 1, {
      async empty() {
        const folder = mkdtempSync(join(tmpdir(), 'chancery-empty-'));
        try {
          return await started(folder);
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      },
      full: () => started(large),
    });
    const about = `start with rows of ${inThousands(events)} events`;
    return {
      comparisons: [compare(about, 'a start with nothing', 'ms', followed.slice(1), empty.slice(1), { atMost: 1.5 })],
      findings: [],
    };
  },
};
