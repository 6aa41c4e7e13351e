/** Far beyond any event. */
const LONGEST_LINE = 16 * 1024 * 1024;

const NEWLINE = 0x0a;

/** One line of newline-delimited JSON: its value, or why it has none. */
export type JsonLine = {
  /** From 1. */
  readonly line: number;
  /** Bytes up to here. */
  readonly bytes: number;
} & ({ readonly value: unknown } | { readonly problem: string });

/**
 * Reads newline-delimited JSON, at most one line of it in memory. Empty lines are counted and left out. Only a line feed
 * ends a line: a text may hold other separators (U+2028) as they are.
 */
export async function* jsonLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<JsonLine> {
  let line = 1;
  let bytes = 0;
  let waiting: Uint8Array[] = [];
  let length = 0;
  const keep = (part: Uint8Array): void => {
    bytes += part.length;
    length += part.length;
    // What is too long is counted and not kept.
    if (length <= LONGEST_LINE) waiting.push(part);
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      keep(chunk.subarray(start, end));
      const parsed = parse(waiting, length, '');
      bytes++;
      if (parsed) yield { line, bytes, ...parsed };
      line++;
      start = end + 1;
      waiting = [];
      length = 0;
    }
    keep(chunk.subarray(start));
  }
  const last = parse(waiting, length, CUT_OFF);
  if (last) yield { line, bytes, ...last };
}

const CUT_OFF = ': the file ends in the middle of it, so what wrote the file was cut off; export again';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @returns `null` for an empty line */
function parse(parts: readonly Uint8Array[], length: number, hint: string): { value: unknown } | { problem: string } | null {
  if (length > LONGEST_LINE) return { problem: `it is longer than ${LONGEST_LINE / 1024 / 1024} MiB` };
  let text: string;
  try {
    text = decoder.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts));
  } catch {
    return { problem: `it is not UTF-8${hint}` };
  }
  if (text.trim() === '') return null;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { problem: `it is no JSON${hint}` };
  }
}
