import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { compare, type Comparison, takingTurns } from './comparison.ts';
import { dataDirOf, ready, serve } from './data-dir.ts';
import { gets, load, type Load } from './load.ts';
import { inThousands } from './log-file.ts';
import { processorTimeOf, Program } from './program.ts';
import { ABOUT, type Kind, KINDS, type Questions, questionsOf } from './questions.ts';

const CONNECTIONS = 8;
const SMALL = 10_000;
const QUESTIONS = 500;
const BARE = 'bare Nest on Fastify, the same bytes';
/** Nothing is given again. */
const ANEW = 'Cache-Control: no-cache\r\n';

/**
 * What the desk reads, over HTTP, against Nest on Fastify that answers the same bytes without doing anything for them; and
 * against the same questions to a log of ten thousand events: asked for the first time, and again.
 */
export const reads: Bench = {
  name: 'reads',
  async run({ full, events = full ? 1_000_000 : 100_000, rounds = 5, seconds = 2 }) {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-reads-'));
    try {
      const [small, large] = [await dataDirOf(SMALL), await dataDirOf(events)];
      await using programs = new AsyncDisposableStack();
      const started = async (dataDir: string): Promise<Server> => {
        const program = programs.use(serve(dataDir));
        const url = await program.says(/http\S+/);
        await ready(url);
        return { program, url };
      };
      const [few, many] = [await started(small), await started(large)];
      const asked = {
        few: await answered(few.url, questionsOf(small, SMALL, QUESTIONS)),
        many: await answered(many.url, questionsOf(large, events, QUESTIONS)),
      };
      const path = join(folder, 'answers.json');
      writeFileSync(path, JSON.stringify(asked.many.answers));
      const peer = programs.use(new Program('bench/nest-server.ts', [path]));
      const bare = { program: peer, url: await peer.says(/http\S+/) };

      const comparisons: Comparison[] = [];
      const alone: Partial<Record<Kind, readonly number[]>> = {};
      for (const kind of KINDS) {
        // What is asked again was asked before: answers to all kinds together are more than are kept.
        await answersTo(many.url, asked.many.questions[kind]);
        const found = {
          bare: [] as Measured[],
          again: [] as Measured[],
          many: [] as Measured[],
          few: [] as Measured[],
          alone: [] as Measured[],
        };
        const turn =
          (name: keyof typeof found, server: Server, questions: Questions, connections: number, headers = ANEW) =>
          async (round: number): Promise<number> => {
            const how = { seconds: round === 0 ? seconds / 2 : seconds, connections, headers };
            const measured = await ask(server, questions[kind], how);
            // In the first round all of them are still being compiled, and nothing of the files is in memory.
            if (round > 0) found[name].push(measured);
            return measured.perSecond;
          };
        await takingTurns(rounds + 1, {
          bare: turn('bare', bare, asked.many.questions, CONNECTIONS),
          again: turn('again', many, asked.many.questions, CONNECTIONS, ''),
          many: turn('many', many, asked.many.questions, CONNECTIONS),
          few: turn('few', few, asked.few.questions, CONNECTIONS),
          alone: turn('alone', many, asked.many.questions, 1),
        });
        const of = (name: keyof typeof found, what: keyof Measured): number[] => found[name].map((each) => each[what]);
        const about = `${ABOUT[kind]}, ${inThousands(events)} events`;
        alone[kind] = of('alone', 'p99');
        if (kind === 'on two clocks') continue;
        comparisons.push(
          compare(`${about}, asked again`, BARE, 'requests/s', of('again', 'perSecond'), of('bare', 'perSecond'), {
            atLeast: 0.6,
          }),
          compare(`${about}, anew`, BARE, 'requests/s', of('many', 'perSecond'), of('bare', 'perSecond'), { atLeast: 0.6 }),
          compare(
            `${about}, anew: processor time of the serving thread`,
            BARE,
            'µs/request',
            of('many', 'processor'),
            of('bare', 'processor'),
          ),
          compare(
            `${about}, anew: processor time of the serving thread`,
            `the same with ${inThousands(SMALL)}`,
            'µs/request',
            of('many', 'processor'),
            of('few', 'processor'),
            { atMost: 1.3 },
          ),
        );
      }
      comparisons.push(
        compare(
          `p99 of ${ABOUT['on two clocks']}, one connection, ${inThousands(events)} events`,
          'the plain read',
          'ms',
          alone['on two clocks']!,
          alone.partnership!,
          { atMost: 3 },
        ),
      );
      const sizes = KINDS.map((kind) => ({
        what: `${ABOUT[kind]}, ${inThousands(events)} events: answer`,
        figure: mean(asked.many.questions[kind].map((address) => Buffer.byteLength(asked.many.answers[address]!))),
        unit: 'bytes on average',
      }));
      return { comparisons, findings: sizes };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

interface Server {
  readonly program: Program;
  readonly url: string;
}

type Measured = Load & {
  /** Microseconds of the serving thread, a request. */
  readonly processor: number;
};

async function ask(
  { program, url }: Server,
  paths: readonly string[],
  { headers, ...how }: { readonly seconds: number; readonly connections: number; readonly headers: string },
): Promise<Measured> {
  let answers = 0;
  const before = processorTimeOf(program.pid);
  const measured = await load(gets(url, paths, headers), how, ({ status, body }, n) => {
    if (status !== 200) throw new Error(`${status} ${body}\n  for ${paths[n]}`);
    answers++;
  });
  return { ...measured, processor: ((processorTimeOf(program.pid) - before) / answers) * 1e6 };
}

/** Questions that there is an answer to, with it: a party may not have been known yet. */
export async function answered(
  url: string,
  questions: Questions,
): Promise<{ questions: Questions; answers: Record<string, string> }> {
  const answers: Record<string, string> = {};
  const kept = {} as Record<Kind, readonly string[]>;
  for (const kind of KINDS) {
    const found = await answersTo(url, questions[kind]);
    kept[kind] = Object.keys(found);
    Object.assign(answers, found);
  }
  return { questions: kept, answers };
}

async function answersTo(url: string, paths: readonly string[]): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const path of new Set(paths)) {
    const response = await fetch(url + path);
    if (response.status !== 200 && response.status !== 404) throw new Error(`${response.status} for ${path}`);
    if (response.ok) answers[path] = await response.text();
  }
  return answers;
}

function mean(figures: readonly number[]): number {
  return Math.round(figures.reduce((sum, each) => sum + each, 0) / figures.length);
}
