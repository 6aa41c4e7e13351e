import { describe, expect, test } from '@jest/globals';
import { type JsonLine, jsonLines } from './json-lines.ts';

describe('newline-delimited JSON', () => {
  const text = '{"a":"терроризм \u2028 \u0085"}\r\n\n  \n[2]\n3';

  test.each([1, 2, 7, 1000])('is read line by line, however it is cut into pieces of %d bytes', async (size) => {
    expect(await read(text, size)).toEqual([
      { line: 1, bytes: 35, value: { a: 'терроризм \u2028 \u0085' } },
      { line: 4, bytes: 43, value: [2] },
      { line: 5, bytes: 44, value: 3 },
    ]);
  });

  test('has none in an empty file', async () => {
    expect(await read('', 10)).toEqual([]);
  });

  test('that ends within a line says that it was cut off; elsewhere a damaged line is one', async () => {
    const lines = await read('{"a":1\n{"b":2}\n{"c":', 4);
    expect(lines).toMatchObject([
      { line: 1, problem: 'it is no JSON' },
      { line: 2, value: { b: 2 } },
      { line: 3, problem: expect.stringContaining('the file ends in the middle of it') },
    ]);
  });

  test('is UTF-8 and nothing else', async () => {
    const latin1 = Buffer.from('"caf\u00e9"\n"cafe"\n', 'latin1');
    expect(await all(jsonLines(inPieces(latin1, latin1.length)))).toEqual([
      { line: 1, bytes: 7, problem: 'it is not UTF-8' },
      { line: 2, bytes: 14, value: 'cafe' },
    ]);
  });

  test('has no line that fills the memory', async () => {
    const long = Buffer.from(`${' '.repeat(40 * 1024 * 1024)}1\n2\n`);
    expect(await all(jsonLines(inPieces(long, 1024 * 1024)))).toMatchObject([
      { line: 1, problem: 'it is longer than 16 MiB' },
      { line: 2, value: 2 },
    ]);
  });
});

const read = (text: string, size: number): Promise<JsonLine[]> => all(jsonLines(inPieces(Buffer.from(text), size)));

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}
