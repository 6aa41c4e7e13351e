import type { ParkedRecord } from '../rows/rows-file.ts';

/** A record that waits for a retry. */
export interface ParkedAnswer {
  /** Of the event that could not be followed. */
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly error: string;
  /** When it was recorded; null where that cannot be read. */
  readonly at: string | null;
}

export function parkedAnswer({ position, stream, revision, error, at }: ParkedRecord): ParkedAnswer {
  return {
    position: String(position),
    stream,
    revision: String(revision),
    error,
    at: at === null ? null : new Date(at).toISOString(),
  };
}
