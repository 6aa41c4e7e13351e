import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../program.ts';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

/** Built by `npm test`; by hand, `npm run build` comes first. */
const built = join(root, 'dist/apps/web');
const manifest = (): Record<string, Chunk> => JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8'));

/** The library of charts, and what draws with it; the map has a chunk of its own too. */
const CHARTS = ['installSVGRenderer', 'bars', 'graph', 'map'];

/** A chunk with all that is loaded with it. */
function loadedWith(names: readonly string[], chunks: Record<string, Chunk>): Set<string> {
  const loaded = new Set<string>();
  const load = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    chunks[name]!.imports?.forEach(load);
  };
  names.forEach(load);
  return loaded;
}

/** In bytes, as a browser gets it that takes gzip alone. */
function compressed(file: string): number {
  try {
    return statSync(join(built, `${file}.gz`)).size;
  } catch {
    return statSync(join(built, file)).size;
  }
}

describe('the desk as it is built', () => {
  test('is at most 250 KB of compressed JavaScript on each page, charts apart', () => {
    const chunks = manifest();
    const entry = Object.keys(chunks).find((name) => chunks[name]!.isEntry)!;
    const pages = chunks[entry]!.dynamicImports!;
    expect(pages.length).toBeGreaterThan(5);
    const isOfCharts = (file: string): boolean => CHARTS.some((name) => file.startsWith(`assets/${name}-`));
    expect(Object.values(chunks).filter(({ file }) => isOfCharts(file))).toHaveLength(CHARTS.length);
    for (const page of pages) {
      const files = [...loadedWith([entry, page], chunks)]
        .map((name) => chunks[name]!.file)
        .filter((file) => file.endsWith('.js'));
      const size = files.reduce((sum, file) => sum + compressed(file), 0);
      expect([page, size > 100_000, size <= 250_000]).toEqual([page, true, true]);
      expect(files.filter(isOfCharts)).toEqual([]);
    }
  });

  test('has every script and style compressed in both ways, and names that change with what is in them', () => {
    const files = readdirSync(join(built, 'assets'));
    const large = files.filter((file) => /\.(?:js|css)$/.test(file) && statSync(join(built, 'assets', file)).size >= 1024);
    expect(large.length).toBeGreaterThan(5);
    expect(large.filter((file) => !files.includes(`${file}.br`) || !files.includes(`${file}.gz`))).toEqual([]);
    expect(files.filter((file) => !/-[\w-]{8}\.(?:js|css|svg)(?:\.br|\.gz)?$/.test(file))).toEqual([]);
  });

  test('runs no script of its own text, and asks nothing from elsewhere', () => {
    const page = readFileSync(join(built, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<script>|<script(?![^>]*\bsrc=)/);
    const asked = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.filter((address) => !/^\/assets\/[\w.-]+$/.test(address))).toEqual([]);
  });
});
