import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Program, ROOT } from './program.ts';

const FOLDER = join(ROOT, 'bench', 'emmett');
/** More than it takes in a second. */
const BODIES_A_SECOND = 2000;

/** Emmett's SQLite store in a process of its own. Its packages are installed when it is first needed, for the bench alone. */
export class Emmett implements AsyncDisposable {
  readonly #program: Program;
  readonly #bodies: (count: number) => readonly string[];

  constructor(path: string, bodies: (count: number) => readonly string[]) {
    if (!existsSync(join(FOLDER, 'node_modules')))
      execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: FOLDER, stdio: 'inherit' });
    this.#program = new Program('bench/emmett/append.mjs', [path]);
    this.#bodies = bodies;
  }

  /** @returns appends a second, each on disk before the next */
  async appends(seconds: number): Promise<number> {
    const bodies = this.#bodies(Math.ceil(BODIES_A_SECOND * seconds)).map((body) => JSON.parse(body) as unknown);
    this.#program.tell(JSON.stringify({ bodies }));
    this.#program.tell(JSON.stringify({ seconds }));
    const { perSecond } = JSON.parse(await this.#program.says(/^\{.*/)) as { perSecond: number };
    return perSecond;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#program[Symbol.asyncDispose]();
  }
}
