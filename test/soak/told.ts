import type { Memory } from './inside.ts';
import type { Soaked } from './soak.ts';

/** What may be answered while the log is held by another, or the disk is full: it says so, and is safe to repeat. */
const OUTAGES = new Set(['503 store-unavailable', '503 not-yet-visible', '507 insufficient-storage']);

/** Why it was not passed; nothing where it was. */
export function failuresOf(soaked: Soaked): string[] {
  const { answers, refused, wrong, broken, backwards, differing, parked, feeds, exitCode } = soaked;
  const failed = [...answers].filter(([kind]) => /^[45]/.test(kind) && !OUTAGES.has(kind));
  return [
    ...failed.map(([kind, times]) => `answered ${kind}, ${times} times`),
    ...refused.slice(0, 10).map((each) => `refused: ${JSON.stringify(each)}`),
    ...wrong,
    ...broken.map((each) => `the log does not verify: ${JSON.stringify(each)}`),
    ...(backwards === 0 ? [] : [`events recorded before what is ahead of them: ${backwards}`]),
    ...(differing === 0 ? [] : [`rows that a rebuild makes otherwise: ${differing}`]),
    ...(parked === 0 ? [] : [`records parked: ${parked}`]),
    ...(feeds.lost === 0 ? [] : [`events that live feeds left out: ${feeds.lost}`]),
    ...(feeds.twice === 0 ? [] : [`events that live feeds sent twice: ${feeds.twice}`]),
    ...(exitCode === 0 ? [] : [`it exited with ${exitCode}`]),
  ];
}

/** In Markdown. */
export function tableOf(soaked: Soaked): string {
  const { seconds, faults, skipped, answers, requests, feeds, memory, writes, reads } = soaked;
  const rows: [string, string][] = [
    ['lasted', `${Math.round(seconds)} s`],
    ['requests', `${requests}, ${Math.round(requests / seconds)} a second`],
    ...[...answers]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, times]): [string, string] => [`answered ${kind}`, String(times)]),
    ...[...faults].map(([what, times]): [string, string] => [what, `${times} times`]),
    ...skipped.map((what): [string, string] => ['left out', what]),
    ['commands acknowledged', String(soaked.acknowledged)],
    ['cut off, and not to be told whether recorded', String(soaked.inDoubt)],
    ['events in the log', String(soaked.events)],
    ['acknowledged and not there exactly once', String(soaked.wrong.length)],
    ['events whose hash does not hold', String(soaked.broken.length)],
    ['events recorded before the one ahead of them', String(soaked.backwards)],
    ['rows that a rebuild makes otherwise', String(soaked.differing)],
    ['events sent by live feeds', `${feeds.received}, by ${feeds.opened} feeds of five readers`],
    ['of these lost, or sent twice', `${feeds.lost}, ${feeds.twice}`],
    ['memory at the start, after garbage collection', inWords(memory.start)],
    [`memory at the end, ${Math.round(memory.lastStartedBefore)} s after the last start`, inWords(memory.end)],
    ['in all, every half minute since then', `${memory.since.map((bytes) => (bytes / 1024 ** 2).toFixed(0)).join(', ')} MiB`],
    ['writes, p50 and p99, faults included', `${writes.p50.toFixed(1)} ms, ${writes.p99.toFixed(1)} ms`],
    ['reads, p50 and p99, faults included', `${reads.p50.toFixed(1)} ms, ${reads.p99.toFixed(1)} ms`],
  ];
  return ['| | |', '| --- | --- |', ...rows.map(([what, told]) => `| ${what} | ${told} |`)].join('\n');
}

const inWords = ({ rss, heapUsed }: Memory): string =>
  `${(heapUsed / 1024 ** 2).toFixed(0)} MiB of JavaScript, ${(rss / 1024 ** 2).toFixed(0)} MiB in all`;
