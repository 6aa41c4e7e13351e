import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** What is served is compressed once, here. A file that is shorter as it is stays alone. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    // Of the files as they were written: Vite fills in what a chunk preloads after all other plugins.
    writeBundle({ dir }, bundle) {
      for (const fileName of Object.keys(bundle)) {
        if (!/\.(?:js|css|svg)$/.test(fileName)) continue;
        const path = join(dir!, fileName);
        const source = readFileSync(path);
        if (source.length < 1024) continue;
        writeFileSync(`${path}.br`, brotliCompressSync(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
        writeFileSync(`${path}.gz`, gzipSync(source, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../../dist/apps/web',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The map, which no other page loads; whatever else comes near it is to be told of.
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      // Said of every module of Mantine: there is no server here that would read it.
      onLog: (level, log, handle) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : handle(level, log)),
    },
  },
  oxc: { jsx: { runtime: 'automatic' } },
  plugins: [compressed()],
});
