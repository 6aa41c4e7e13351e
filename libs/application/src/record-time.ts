/**
 * Record time never runs backwards in a stream, whatever the clock does.
 * @param recordedAt of the event before; empty where there is none
 */
export function laterOf(now: Date, recordedAt: string): Date {
  const before = recordedAt === '' ? 0 : Date.parse(recordedAt);
  return before > now.getTime() ? new Date(before) : now;
}
