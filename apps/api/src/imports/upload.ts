import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { join, posix } from 'node:path';
import { type Readable, Transform, type Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { boundPace, type Patience } from '../http/arrival.ts';
import { Problem } from '../problems/problem.ts';

/** Bytes that may still be kept. Whoever keeps some takes them, and gives them back. */
export interface Room {
  left: number;
  readonly most: number;
}

interface Taking {
  /** Where uploads are. */
  readonly folder: string;
  readonly room: Room;
  readonly patience: Patience;
}

/** The files of one import, on disk under names of our own. */
export class Upload {
  readonly #dir: string;
  readonly #room: Room;
  readonly #files = new Map<string, string>();
  #bytes = 0;
  #isRemoved = false;

  private constructor(dir: string, room: Room) {
    this.#dir = dir;
    this.#room = room;
  }

  /**
   * Takes in a body: the file alone, or a form with the `file` and, under the names that the mapping gives them, the files
   * `beside` it.
   * @throws {Problem} when it is none, is too large, or comes too slowly
   */
  static async receive(body: Readable, headers: IncomingHttpHeaders, { folder, room, patience }: Taking): Promise<Upload> {
    const upload = new Upload(join(folder, `upload-${randomUUID()}`), room);
    try {
      await mkdir(upload.#dir, { recursive: true });
      if (/^multipart\/form-data/i.test(headers['content-type'] ?? ''))
        await upload.#takeForm(body, headers as BusboyHeaders, patience);
      else await upload.#take(MAIN, body, patience);
      if (!upload.#files.has(MAIN))
        throw new Problem('invalid-body', `The form has no part named ${MAIN}: it is the file to import.`);
      return upload;
    } catch (error) {
      await upload.remove();
      throw problemOf(error);
    }
  }

  main(): AsyncIterable<Uint8Array> {
    return createReadStream(this.#files.get(MAIN)!);
  }

  /** A file that came with it, by its name without folders; null for none. */
  beside(name: string): AsyncIterable<Uint8Array> | null {
    const path = this.#files.get(besideName(name));
    return path === undefined ? null : createReadStream(path);
  }

  has(name: string): boolean {
    return this.#files.has(besideName(name));
  }

  async remove(): Promise<void> {
    this.#isRemoved = true;
    await rm(this.#dir, { recursive: true, force: true });
    this.#room.left += this.#bytes;
    this.#bytes = 0;
  }

  async #takeForm(body: Readable, headers: BusboyHeaders, patience: Patience): Promise<void> {
    const form = new Busboy({ headers, limits: { files: MOST_FILES, fields: 0 } });
    const taking: Promise<void>[] = [];
    let flaw: Problem | null = null;
    form.on('file', (part, stream, filename) => {
      const name = part === MAIN ? MAIN : besideName(filename ?? '');
      if ((part !== MAIN && part !== 'beside') || this.#files.has(name)) {
        flaw ??= new Problem(
          'invalid-body',
          `A form has one part ${MAIN}, and parts \`beside\` with a filename each; here is ${JSON.stringify(`${part} ${filename}`.slice(0, 200))}.`,
        );
        stream.resume();
        return;
      }
      const taken = this.#take(name, stream, null);
      // Waited for below; until then it is no error of nobody's.
      taken.catch((error: unknown) => form.destroy(error as Error));
      taking.push(taken);
    });
    form.on(
      'fieldsLimit',
      () => (flaw ??= new Problem('invalid-body', `A form has files alone: what is asked for is in the address.`)),
    );
    form.on('filesLimit', () => (flaw ??= new Problem('invalid-body', `A form has at most ${MOST_FILES} files.`)));
    await pour(body, form, finished(form), patience);
    await Promise.all(taking);
    if (flaw) throw flaw;
  }

  /** @param patience null: of a part of what is watched over as a whole */
  async #take(name: string, stream: Readable, patience: Patience | null): Promise<void> {
    const path = join(this.#dir, String(this.#files.size));
    this.#files.set(name, path);
    const measured = new Transform({
      transform: (chunk: Buffer, _, done) => {
        // Another part of the same form was refused.
        if (this.#isRemoved) return done(new Error('the upload was given up'));
        if (chunk.length > this.#room.left) return done(this.#tooLarge());
        this.#room.left -= chunk.length;
        this.#bytes += chunk.length;
        done(null, chunk);
      },
    });
    await pour(stream, measured, pipeline(measured, createWriteStream(path, { flags: 'wx', mode: 0o600 })), patience);
  }

  #tooLarge(): Problem {
    const { left, most } = this.#room;
    const others = most - left - this.#bytes;
    return others === 0
      ? new Problem(
          'body-too-large',
          `The files of an import have at most ${most} bytes (IMPORT_MAX_BYTES): import it with the command line, or in parts.`,
        )
      : new Problem(
          'too-many-imports',
          `Imports that wait have taken the room for files (IMPORT_MAX_BYTES, ${most} bytes): try again when they are done.`,
          {
            headers: { 'retry-after': '30' },
          },
        );
  }
}

const MAIN = 'file';
const MOST_FILES = 20;

/** Names a file in a map, never on disk. */
const besideName = (name: string): string => `beside ${posix.basename(name.replaceAll('\\', '/'))}`;

/** As `pipeline`, but for what it is poured from: a refusal goes out on that connection. */
async function pour(from: Readable, into: Writable, done: Promise<void>, patience: Patience | null): Promise<void> {
  const cut = (): void => {
    if (!from.readableEnded) into.destroy(new Problem('invalid-body', 'The body was cut off: send it again.'));
  };
  from.on('error', cut).once('close', cut);
  from.pipe(into);
  const unbound = patience && boundPace(from, patience, (problem) => into.destroy(problem));
  try {
    await done;
  } finally {
    unbound?.();
    from.unpipe(into).off('close', cut);
  }
}

export const fullDisk = (): Problem => new Problem('insufficient-storage', 'The disk is full: nothing of the file was kept.');

function problemOf(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof Problem) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return fullDisk();
  if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET')
    return new Problem('invalid-body', 'The body was cut off: send it again.');
  if (/boundary|multipart|end of|unexpected/i.test(message))
    return new Problem('invalid-body', `The form cannot be read: ${message}.`);
  return error;
}
