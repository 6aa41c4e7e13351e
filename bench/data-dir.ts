import { createHash } from 'node:crypto';
import {
  constants,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KEPT, logOf, removeOutdated } from './log-file.ts';
import { Program, ROOT } from './program.ts';

/** A data directory with so many made events and the rows of them: made once, and kept with the logs. To be read only. */
export async function dataDirOf(events: number): Promise<string> {
  const log = await logOf(events);
  const path = `${log.slice(0, -'.db'.length)}-${rowsGeneration()}`;
  if (existsSync(path)) return path;
  mkdirSync(KEPT, { recursive: true });
  removeOutdated(`${events}-`);
  console.log(`Making the rows of ${events.toLocaleString('en')} events …`);
  const unfinished = `${path}.${process.pid}`;
  mkdirSync(unfinished);
  try {
    copyFileSync(log, join(unfinished, 'chancery.db'), constants.COPYFILE_FICLONE);
    await using program = serve(unfinished);
    await ready(await program.says(/http\S+/));
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
  renameSync(unfinished, path);
  return path;
}

/** A copy of it, to be written to. The caller removes it. */
export async function copyOfDataDir(events: number): Promise<string> {
  const from = await dataDirOf(events);
  const folder = mkdtempSync(join(tmpdir(), 'chancery-data-'));
  cpSync(from, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return folder;
}

/** The program as it is started, on a free port; it says where it serves. */
export function serve(dataDir: string): Program {
  return new Program('dist/apps/api/src/main.js', [], { DATA_DIR: dataDir, EVENT_STORE: '', PORT: '0', HOST: '127.0.0.1' });
}

/** @param every milliseconds between looks */
export async function ready(url: string, every = 50): Promise<void> {
  while (!(await fetch(`${url}/health/ready`)).ok) await sleep(every);
}

/** Changes with whatever may change the rows, and with how they are kept. */
function rowsGeneration(): string {
  const hash = createHash('sha256');
  for (const folder of ['domain', 'event-store', 'read-models']) {
    const sources = join(ROOT, 'libs', folder, 'src');
    for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' }).toSorted()) {
      if (name.endsWith('.ts') && !name.endsWith('spec.ts')) hash.update(readFileSync(join(sources, name)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}
