import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Setting, SETTINGS } from '#api/settings.ts';
import { root } from '../program.ts';

export const path = join(root, 'docs/configuration.md');

const BEGIN = '<!-- settings: written by `npm run configuration-page` -->';
const END = '<!-- end of settings -->';

/** docs/configuration.md as it stands. */
export const standing = (): string => readFileSync(path, 'utf8');

/** The same page, with the table that the settings are now. */
export function pageOf(page: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from === -1 || to === -1) throw new Error('docs/configuration.md has no place for the settings');
  return `${page.slice(0, from + BEGIN.length)}\n\n${table()}\n\n${page.slice(to)}`;
}

function table(): string {
  const rows = Object.values<Setting<unknown>>(SETTINGS).map(({ variable, what, takes, otherwise, example }) =>
    line([`\`${variable}\``, what, takes, otherwise, `\`${variable}=${example}\``]),
  );
  return [line(['variable', 'what it is', 'takes', 'without it', 'example']), line(Array(5).fill('---')), ...rows].join('\n');
}

const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
