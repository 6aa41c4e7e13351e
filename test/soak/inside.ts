import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Program, until } from '../program.ts';

export interface Memory {
  /** Bytes, after garbage was collected. */
  readonly rss: number;
  readonly heapUsed: number;
}

/** What a program is told and asked from within, by `inside.mjs`, which it loads before it begins. */
export class Inside {
  readonly #file: string;
  #n = 0;
  #clockBack = 0;

  /** @param file by which they speak; its folder is there */
  constructor(file: string) {
    this.#file = file;
  }

  /** Of the program. */
  get environment(): Record<string, string> {
    const inside = pathToFileURL(join(import.meta.dirname, 'inside.mjs'));
    return { INSIDE: this.#file, NODE_OPTIONS: `--import=${inside.href}` };
  }

  measure(program: Program): Promise<Memory> {
    return this.#order(program);
  }

  turnClockBack(program: Program, milliseconds: number): Promise<Memory> {
    this.#clockBack += milliseconds;
    return this.#order(program);
  }

  async #order(program: Program): Promise<Memory> {
    const n = ++this.#n;
    await writeFile(this.#file, JSON.stringify({ n, clockBack: this.#clockBack }));
    program.child.kill('SIGUSR2');
    let answer: { n: number } & Memory = { n: 0, rss: 0, heapUsed: 0 };
    await until('the program did what it was told from within', async () => {
      answer = JSON.parse(await readFile(`${this.#file}.answer`, 'utf8').catch(() => '{"n":0}'));
      return answer.n === n;
    });
    return { rss: answer.rss, heapUsed: answer.heapUsed };
  }
}
