import type { Writable } from 'node:stream';
import { type InspectColor, styleText } from 'node:util';

type Stream = NodeJS.WriteStream | Writable;

export type Paint = (style: InspectColor | readonly InspectColor[], text: string) => string;

/** Colours for a stream: none where it is no terminal, or NO_COLOR says so. */
export function paintFor(stream: Stream): Paint {
  return (style, text) => styleText(style, text, { stream, validateStream: true });
}

const DEFAULT_WIDTH = 80;
const WIDEST = 120;

/** Columns to lay text out in; lines longer than this are hard to read. */
export function widthOf(stream: Stream): number {
  const columns = 'columns' in stream ? stream.columns : undefined;
  return Math.min(columns || DEFAULT_WIDTH, WIDEST);
}

const FLUSH_AT = 64 * 1024;

/** Lines for a stream, handed over in large pieces and no faster than they are taken. */
export class Lines {
  readonly #stream: Writable;
  #waiting = '';
  #gone = false;

  constructor(stream: Writable) {
    this.#stream = stream;
    stream.on('error', () => undefined);
  }

  /** Whoever read has gone away, as `head` does: there is nothing more to do, and nothing wrong. */
  get gone(): boolean {
    return this.#gone;
  }

  async write(line: string): Promise<void> {
    this.#waiting += `${line}\n`;
    if (this.#waiting.length >= FLUSH_AT) await this.flush();
  }

  /** @throws what the stream cannot do, other than that its reader is gone */
  async flush(): Promise<void> {
    const text = this.#waiting;
    this.#waiting = '';
    if (text === '' || this.#gone) return;
    const error = await new Promise<Error | null | undefined>((resolve) => this.#stream.write(text, resolve));
    if (!error) return;
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EPIPE' && code !== 'ERR_STREAM_DESTROYED') throw error;
    this.#gone = true;
  }
}
