import { mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Position } from '#event-store/event-store.ts';
import { positionIn } from '../rows/rows-file.ts';
import { Catalogue } from './catalogue.ts';
import { RunnerLock } from './runner-lock.ts';

/** A directory whose rows stand still: a file that was given, kept by nobody who follows the log into it. */
export interface StandingRows {
  readonly dir: string;
  readonly position: Position;
  /** After whoever reads them has closed. */
  release(): void;
}

/**
 * For the processes that read a directory of rows this is one that another process keeps.
 * @param log id of the log that they must be of
 * @throws {Error} for a file that holds no rows of this log
 */
export function standStill(file: string, log: string): StandingRows {
  const position = shownPosition(file, log);
  const dir = mkdtempSync(join(tmpdir(), 'chancery-rows-'));
  const lock = RunnerLock.take(dir);
  const path = join(dir, 'rows-0.sqlite');
  symlinkSync(resolve(file), path);
  const catalogue = new Catalogue(dir);
  catalogue.setBehindSince(statSync(file).mtimeMs);
  catalogue.setCurrent(path);
  return {
    dir,
    position,
    release() {
      lock?.release();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function shownPosition(file: string, log: string): Position {
  try {
    return positionIn(file, log);
  } catch (error) {
    throw new Error(`${file} holds no rows that can be shown (${(error as Error).message})`, { cause: error });
  }
}
