import type { Query, QueryClient } from '@tanstack/react-query';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { mustSee, type Schemas } from './client.ts';
import { isLong, restsOn } from './rests.ts';
import { isAway, sawAnswer, sawNoAnswer } from './server.ts';

export type LoggedEvent = Schemas['CloudEvent'];

const RECONNECT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
/** What comes at once is read once. */
const GATHER_MS = 60;
/** While much is recorded, as by an import, what is shown follows so often. */
const AGAIN_MS = 1500;
/** A feed says something every 15 seconds, be it that there is nothing to say. */
const SILENCE_MS = 40_000;

const listeners = new Set<(event: LoggedEvent) => void>();

/** Tells of each event that is recorded from now on, while the page is looked at. */
export function onRecorded(listener: (event: LoggedEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * What rests on something that is recorded anywhere is read anew here. A page that nobody looks at lets go of its feed, for a browser has few
 * connections to a server, and reads anew when it is looked at again.
 * @param onTried once a feed has begun, or did not
 * @returns ends it
 */
export function followLog(queryClient: QueryClient, onTried: () => void): () => void {
  let last: string | null = null;
  let feed: AbortController | null = null;
  let due: ReturnType<typeof setTimeout> | null = null;
  let readAt: number | null = null;
  /** What was recorded since; null where that is not known. */
  let recorded: LoggedEvent[] | null = [];

  const readAnew = (event: LoggedEvent | null): void => {
    if (event === null) recorded = null;
    else recorded?.push(event);
    due ??= setTimeout(
      () => {
        const events = recorded;
        due = null;
        recorded = [];
        readAt = Date.now();
        const isTouched = (query: Query): boolean => events === null || restsOn(query, events);
        void queryClient.invalidateQueries({ predicate: (query) => isTouched(query) && !isLong(query.state.data) });
        // To read all pages of a long list again and again is too much: it says that it has grown.
        void queryClient.invalidateQueries({
          predicate: (query) => isTouched(query) && isLong(query.state.data),
          refetchType: 'none',
        });
      },
      Math.max(GATHER_MS, (readAt ?? 0) + AGAIN_MS - Date.now()),
    );
  };

  /** What was read before the first feed, or is on its way: what was recorded meanwhile nobody tells. */
  const readAnewBegun = (): void => {
    const begun = new Set(
      queryClient.getQueryCache().findAll({
        predicate: ({ meta, state }) => meta?.rests !== 'nothing' && (state.data !== undefined || state.fetchStatus !== 'idle'),
      }),
    );
    if (begun.size > 0) void queryClient.invalidateQueries({ predicate: (query) => begun.has(query) });
  };

  /** Until it ends. @returns whether the program gave a feed */
  const followOnce = async (looking: AbortSignal): Promise<boolean> => {
    const silence = new AbortController();
    let silent: ReturnType<typeof setTimeout>;
    const hear = (): void => {
      clearTimeout(silent);
      silent = setTimeout(() => silence.abort(), SILENCE_MS);
    };
    hear();
    try {
      return await heard(AbortSignal.any([looking, silence.signal]), hear);
    } finally {
      clearTimeout(silent!);
      if (silence.signal.aborted && !looking.aborted) sawNoAnswer('The server does not answer.');
    }
  };

  const heard = async (signal: AbortSignal, hear: () => void): Promise<boolean> => {
    const response = await fetch('/v1/live', { signal, headers: last === null ? {} : { 'Last-Event-ID': last } }).catch(
      () => null,
    );
    if (signal.aborted) return false;
    if (response === null || response.status === 502 || response.status === 504) {
      sawNoAnswer('The server does not answer.');
      return false;
    }
    sawAnswer();
    if (response.status === 400) last = null;
    if (!response.ok || !response.body) return false;
    // What came before a feed without a place to go on from was not told.
    if (last === null && readAt !== 0) readAnew(null);
    else if (last === null) readAnewBegun();
    onTried();
    const heeded = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(bytes, controller) {
        hear();
        controller.enqueue(bytes);
      },
    });
    const messages = response.body
      .pipeThrough(heeded)
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    // Not every browser iterates over a stream.
    const reader = messages.getReader();
    try {
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        const { id, event: name, data } = read.value;
        // Its last event: why it ends.
        if (name === 'problem') {
          last = null;
          return false;
        }
        if (id !== undefined) last = id;
        if (data === '') continue;
        const event = JSON.parse(data) as LoggedEvent;
        mustSee(event.position);
        for (const listener of listeners) listener(event);
        readAnew(event);
      }
    } catch {
      // The connection was cut.
    }
    return true;
  };

  const follow = async (signal: AbortSignal): Promise<void> => {
    let wait = RECONNECT_MS;
    while (!signal.aborted) {
      const isGiven = await followOnce(signal);
      onTried();
      if (isGiven) {
        wait = RECONNECT_MS;
        continue;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
      if (signal.aborted) return;
      // While the program gives none, what is shown is read now and then.
      if (!isAway()) {
        readAnew(null);
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      }
    }
  };

  const look = (): void => {
    if (document.visibilityState === 'hidden') {
      onTried();
      feed?.abort();
      feed = null;
      return;
    }
    if (feed) return;
    if (readAt !== null) readAnew(null);
    readAt ??= 0;
    feed = new AbortController();
    void follow(feed.signal);
  };
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    document.removeEventListener('visibilitychange', look);
    feed?.abort();
    if (due !== null) clearTimeout(due);
  };
}
