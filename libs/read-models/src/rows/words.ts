import anyAscii from 'any-ascii';

/** A run of letters and digits as it stands in a text; hyphens and apostrophes within it are of it. */
const TOKEN = /[\p{L}\p{N}\p{M}]+(?:[-‐‑’'`‘][\p{L}\p{N}\p{M}]+)*/gu;
const HYPHENS = /[-‐‑]/u;
const BETWEEN_IDEOGRAPHS = /(?<=\p{Script=Han})(?=\p{Script=Han})/u;
// oxlint-disable-next-line eslint/no-control-regex -- what is ASCII already need not be transliterated
const ASCII = /^[\u0000-\u007f]*$/;

/** A word of a text where it stands, and all words under which it is found: folded, in Latin letters without accents. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
}

export function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(({ 0: token, index }) => ({
    start: index,
    end: index + token.length,
    words: spellings(token),
  }));
}

/** The words of what is looked for, each once: all of them must be found. */
export function wordsOf(query: string): string[] {
  const words = [...query.matchAll(TOKEN)].flatMap(([token]) => partsOf(token).map(joined));
  return [...new Set(words)];
}

/** `Counter-Terrorism` is found whole and by its parts, `O’Brien` as obrien and as brien. */
function spellings(token: string): string[] {
  const parts = partsOf(token);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && !only.includes("'")) return [only];
  return [...new Set([joined(parts.join('')), ...parts.map(joined), ...parts.flatMap((part) => part.split("'"))])].filter(
    Boolean,
  );
}

function partsOf(token: string): string[] {
  if (ASCII.test(token)) return token.toLowerCase().split('-');
  return token
    .normalize('NFC')
    .split(HYPHENS)
    .flatMap((part) => part.split(BETWEEN_IDEOGRAPHS))
    .map((part) => inLatin(part));
}

/** What cannot be put into Latin letters stays as it is. */
function inLatin(part: string): string {
  const ascii = anyAscii(part)
    .toLowerCase()
    .replaceAll(/[‘’`]/g, "'")
    .replaceAll(/[^a-z0-9']/g, '');
  return ascii === '' ? part.toLowerCase() : ascii;
}

function joined(part: string): string {
  return part.replaceAll(/['`]/g, '');
}
