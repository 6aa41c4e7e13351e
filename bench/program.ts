import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
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
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#lines = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]();
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** A line of its input. */
  tell(line: string): void {
    this.#child.stdin!.write(`${line}\n`);
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

/** Of the process's first thread, in seconds: what else the machine does changes it little. NaN where there is no /proc. */
export function processorTimeOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}
