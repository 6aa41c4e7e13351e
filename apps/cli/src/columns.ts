import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** In columns of a terminal: a Chinese character takes two, an Arabic vowel mark none. */
export const textWidth = (text: string): number => stringWidth(text);

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}

const DEEP = 6;

/** Wraps to a width, every line after the first indented as far as the first one starts; behind a long start, below it. */
export function hanging(start: string, text: string, width: number): string[] {
  const indent = stringWidth(start);
  if (indent > width / 2 && indent + stringWidth(text) > width)
    return [start.trimEnd(), ...hanging(' '.repeat(DEEP), text, width)];
  const lines = wrapAnsi(text, Math.max(20, width - indent), { hard: true }).split('\n');
  return lines.map((line, n) => (n === 0 ? start : ' '.repeat(indent)) + line);
}

const FIRST_UNPRINTABLE = 0x20;
const DELETE = 0x7f;
const LAST_UNPRINTABLE = 0x9f;

/** What is on record is no terminal's command: control characters are shown, not obeyed, and the order of text stays ours. */
export function printable(text: string): string {
  let shown = '';
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const control = code < FIRST_UNPRINTABLE || (code >= DELETE && code <= LAST_UNPRINTABLE) || isDirection(code);
    shown += control ? `\\u${code.toString(16).padStart(4, '0')}` : character;
  }
  return shown;
}

/** Explicit embeddings, overrides and isolates. */
function isDirection(code: number): boolean {
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}
