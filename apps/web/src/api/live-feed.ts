import type { QueryClient } from '@tanstack/react-query';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { mustSee, type Schemas } from './client.ts';
import { sawAnswer, sawNoAnswer } from './server.ts';

export type LoggedEvent = Schemas['CloudEvent'];

const RECONNECT_MS = 1000;
/** What comes at once is read once. */
const GATHER_MS = 60;
/** While much is recorded, as by an import, what is shown follows so often. */
const AGAIN_MS = 1500;

const listeners = new Set<(event: LoggedEvent) => void>();

/** Tells of each event that is recorded from now on, while the page is looked at. */
export function onRecorded(listener: (event: LoggedEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Whatever is recorded anywhere is read anew here. A page that nobody looks at lets go of its feed, for a browser has few
 * connections to a server, and reads anew when it is looked at again.
 */
export function followLog(queryClient: QueryClient): void {
  let last: string | null = null;
  let feed: AbortController | null = null;
  let due: ReturnType<typeof setTimeout> | null = null;
  let readAt: number | null = null;

  const readAnew = (): void => {
    due ??= setTimeout(
      () => {
        due = null;
        readAt = Date.now();
        void queryClient.invalidateQueries();
      },
      Math.max(GATHER_MS, (readAt ?? 0) + AGAIN_MS - Date.now()),
    );
  };

  const follow = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      try {
        const response = await fetch('/v1/live', { signal, headers: last === null ? {} : { 'Last-Event-ID': last } });
        if (response.status === 400) last = null;
        if (!response.ok || !response.body) throw new Error(`${response.status}`);
        sawAnswer();
        const messages = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
        // Not every browser iterates over a stream.
        const reader = messages.getReader();
        for (let read = await reader.read(); !read.done; read = await reader.read()) {
          const { id, data } = read.value;
          if (id !== undefined) last = id;
          if (data === '') continue;
          const event = JSON.parse(data) as LoggedEvent;
          mustSee(event.position);
          for (const listener of listeners) listener(event);
          readAnew();
        }
      } catch {
        // It is asked again below, whatever it was.
      }
      if (signal.aborted) return;
      sawNoAnswer('The server does not answer.');
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
    }
  };

  const look = (): void => {
    if (document.visibilityState === 'hidden') {
      feed?.abort();
      feed = null;
      return;
    }
    if (feed) return;
    if (readAt !== null) readAnew();
    readAt ??= 0;
    feed = new AbortController();
    void follow(feed.signal);
  };
  document.addEventListener('visibilitychange', look);
  look();
}
