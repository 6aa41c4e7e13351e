import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The file is there and is no key; the message names it and quotes nothing. */
export class UnusableKey extends Error {
  override readonly name = 'UnusableKey';
}

/**
 * What a file of the folder of keys holds.
 * @param dir KEYS
 * @returns null where there is none yet
 * @throws {UnusableKey}
 */
export async function findKeyFile(dir: string, name: string): Promise<string | null> {
  const path = join(dir, name);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new UnusableKey(`${path} cannot be read (${code})`);
  }
}

/**
 * As `findKeyFile`, and makes the file where there is none, for its user alone; of several that make it at once all take the
 * same one.
 * @throws {UnusableKey}
 */
export async function keyFile(dir: string, name: string, make: () => string | Buffer): Promise<string> {
  const found = await findKeyFile(dir, name);
  if (found !== null) return found;
  const path = join(dir, name);
  const draft = `${path}.${crypto.randomUUID()}`;
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(make());
      await handle.sync();
    } finally {
      await handle.close();
    }
    // Whole or not at all, and never in place of one that is there.
    await link(draft, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw new UnusableKey(`${path} cannot be made (${code})`);
  } finally {
    await rm(draft, { force: true });
  }
  return (await findKeyFile(dir, name))!;
}
