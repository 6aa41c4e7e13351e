import { existsSync } from 'node:fs';

/** Where a Chromium may be that nobody named. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A browser that is there, by `CHROMIUM` or where distributions put it; null where there is none. */
export const chromiumHere: string | null = process.env['CHROMIUM'] ?? PLACES.find((path) => existsSync(path)) ?? null;
