import { useSyncExternalStore } from 'react';

/** Why the server is away; null while it answers. */
let away: string | null = null;
const listeners = new Set<() => void>();
const ASK_AGAIN_MS = 1000;
const PATIENCE_MS = 5000;
let asking: ReturnType<typeof setTimeout> | null = null;

export function sawAnswer(): void {
  if (away === null) return;
  if (asking !== null) clearTimeout(asking);
  asking = null;
  say(null);
}

/** It is asked until it answers again. */
export function sawNoAnswer(reason: string): void {
  if (away === null) say(reason);
  asking ??= setTimeout(() => void askAgain(), ASK_AGAIN_MS);
}

async function askAgain(): Promise<void> {
  const isThere = await fetch('/health/ready', { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    ({ ok }) => ok,
    () => false,
  );
  asking = null;
  if (isThere) sawAnswer();
  else asking = setTimeout(() => void askAgain(), ASK_AGAIN_MS);
}

function say(reason: string | null): void {
  away = reason;
  for (const listener of listeners) listener();
}

export function onServer(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const isAway = (): boolean => away !== null;

/** When what is read stood so, where the rows do not follow the log; null while they do. In milliseconds of the epoch. */
let behindSince: number | null = null;

/** What the answer to a read of the record said of its age, in whole seconds; null where it said nothing. */
export function sawAge(age: string | null): void {
  const since = age === null ? null : Date.now() - Number(age) * 1000;
  // It is told to the second, and an instant that wavers by one is the same.
  if (since === behindSince || (since !== null && behindSince !== null && Math.abs(since - behindSince) < 2000)) return;
  behindSince = since;
  for (const listener of listeners) listener();
}

export function useBehindSince(): number | null {
  return useSyncExternalStore(onServer, () => behindSince);
}

export function useServerAway(): string | null {
  return useSyncExternalStore(onServer, () => away);
}
