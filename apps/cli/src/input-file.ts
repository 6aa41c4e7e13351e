import { createReadStream } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { usage } from './exit-code.ts';

const CHUNK = 256 * 1024;

/** A file that can be read from its beginning several times. */
export class InputFile {
  readonly #handle: FileHandle;
  /** Bytes. */
  readonly size: number;

  constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.size = size;
  }

  /** By no stream: one that is not read to its end would close the file for all. */
  async *read(): AsyncGenerator<Uint8Array> {
    for (let position = 0; ;) {
      const { bytesRead, buffer } = await this.#handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

/**
 * @param file `-` is stdin, which as any pipe is kept in an unnamed file while it is needed
 * @param directory where that file is
 * @throws {Stop}, and the signal's reason when it aborts
 */
export async function openInput(file: string, directory: string, signal: AbortSignal): Promise<InputFile> {
  if (file === '-') return kept(process.stdin, directory, signal);
  let handle: FileHandle;
  try {
    handle = await open(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw usage(code === 'ENOENT' ? `there is no file ${file}.` : `${file} cannot be read (${code}).`);
  }
  const stat = await handle.stat();
  if (stat.isFile()) return new InputFile(handle, stat.size);
  await handle.close();
  if (stat.isDirectory()) throw usage(`${file} is a directory: give the name of a file.`);
  return kept(createReadStream(file), directory, signal);
}

async function kept(stream: Readable, directory: string, signal: AbortSignal): Promise<InputFile> {
  const path = join(directory, `import-${process.pid}.part`);
  const handle = await open(path, 'wx+', 0o600);
  try {
    // Without a name it ends with this process, even with one that is killed.
    await rm(path);
    await handle.writeFile(stream, { signal });
    return new InputFile(handle, (await handle.stat()).size);
  } catch (error) {
    await handle.close();
    signal.throwIfAborted();
    throw error;
  }
}
