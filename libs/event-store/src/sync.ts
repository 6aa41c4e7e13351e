import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes sure that a file is on disk, and with it the names in its folder. */
export function sync(path: string): void {
  // Windows syncs only what is open to be written, and lets nobody open a folder.
  if (process.platform === 'win32') return flush(path, 'r+');
  flush(path, 'r');
  flush(dirname(path), 'r');
}

function flush(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
