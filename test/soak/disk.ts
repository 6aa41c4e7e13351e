import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '../program.ts';

const MIB = 1024 ** 2;

/** A directory's disk, that can be filled and emptied again. */
export interface Disk {
  /** In words. */
  readonly way: string;
  fill(program: Program): void;
  empty(program: Program): void;
  remove(): void;
}

/** A disk of its own where this user may mount one, else a limit on what the program may write; null where neither can be had. */
export function diskAt(dir: string, mebibytes: number): Disk | null {
  return mounted(dir, mebibytes) ?? limited();
}

function mounted(dir: string, mebibytes: number): Disk | null {
  if (!succeeds('mount', '-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=0700`, 'tmpfs', dir)) return null;
  const ballast = join(dir, 'ballast');
  return {
    way: 'a disk of its own, filled to the last page',
    fill() {
      const file = openSync(ballast, 'w');
      for (let size = MIB; size >= 4096;) {
        try {
          // What fits of it is written.
          if (writeSync(file, Buffer.alloc(size, 1)) < size) size /= 4;
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          size /= 4;
        }
      }
      closeSync(file);
    },
    empty: () => rmSync(ballast),
    remove: () => void succeeds('umount', '--lazy', dir),
  };
}

function limited(): Disk | null {
  if (!succeeds('prlimit', '--version')) return null;
  const limit = ({ child }: Program, most: string): void => {
    if (!succeeds('prlimit', '--pid', String(child.pid), `--fsize=${most}:`)) throw new Error(`no limit of ${most} can be set`);
  };
  return {
    way: 'files that may not grow (RLIMIT_FSIZE), for no disk could be mounted',
    fill: (program) => limit(program, '4096'),
    empty: (program) => limit(program, 'unlimited'),
    remove: () => undefined,
  };
}

function succeeds(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
