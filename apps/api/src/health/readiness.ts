/** Whether the program can answer as it should. */
export interface Readiness {
  /** What is still awaited, in words; null when nothing is. */
  waitingFor(): string | null;
}

/** Nothing to wait for: no rows are kept. */
export const READY: Readiness = { waitingFor: () => null };
