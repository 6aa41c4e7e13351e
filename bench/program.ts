import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A process of its own that runs a file of this folder, or what was built: without `--conditions=source`. */
export class Program implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(file: string, args: readonly string[] = [], environment: Readonly<Record<string, string>> = {}) {
    this.#child = spawn(process.execPath, [join(ROOT, file), ...args], {
      cwd: ROOT,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#lines = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]();
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** The next line of its output that fits, what it captured. */
  async says(pattern: RegExp): Promise<string> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done === true) throw new Error(`the program ended with ${this.#child.exitCode} and never said ${pattern}`);
      const match = pattern.exec(value);
      if (match) return match[1] ?? match[0];
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGTERM');
    await once(this.#child, 'exit');
  }
}

/** Runs a process to its end. @returns what it printed as JSON */
export async function answerOf<T>(file: string, args: readonly string[]): Promise<T> {
  await using program = new Program(file, args);
  return JSON.parse(await program.says(/^\{.*/)) as T;
}
