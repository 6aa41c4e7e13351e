import { type Comparison, isMet, type Spread } from './comparison.ts';
import type { Run } from './run-history.ts';

/** What the terminal shows of one bench, with the ratio of the run before where it was the same bench. */
export function tableOf({ comparisons, findings }: Run, before: Run | undefined): string {
  const rows = comparisons.map((each) => {
    const was = before?.comparisons.find(({ what, against }) => what === each.what && against === each.against)?.ratio;
    const worse = was && isWorse(each, was) ? `  WORSE than ${ratio(was)}` : was ? `  was ${ratio(was)}` : '';
    return [each.what, spread(each.subject), spread(each.peer), each.unit, ratio(each.ratio), verdict(each) + worse];
  });
  const table = columns([['', 'median (spread)', 'its peer', '', 'ratio', ''], ...rows]);
  const more = columns(findings.map(({ what, figure, unit }) => [what, short(figure, unit)]));
  return `${table}\n\n${more}`;
}

/** The newest run of each bench in each mode, as the page docs/performance.md. */
export function pageOf(runs: readonly Run[]): string {
  const newest = new Map(runs.map((run) => [`${run.bench} ${run.mode}`, run]));
  const parts = [...newest.values()]
    .toSorted((a, b) => a.bench.localeCompare(b.bench) || b.mode.localeCompare(a.mode))
    .map(partOf);
  return `${HEAD}\n${parts.join('\n')}`;
}

const HEAD = `# Performance

Written by \`npm run bench\` (\`-- --full\` for a million events, \`-- commands reads\` for some of the benches); every run is a line
of \`bench/history.jsonl\`, and what became worse than it ever was in the rounds of the run before, at the same size on the same
machine, is marked in the terminal. Figures depend on the machine and on what else it does, so each is set against a peer or a
limit that took turns with it in the same run: **the ratio is what counts**. A ratio is the median over the rounds of subject to
peer of the same round, with the least and the most in brackets; times and bytes are better when smaller.

- **commands**: \`POST /v1/meetings/bilateral\` to the program as it is started (embedded store on disk, every answer after its
  fsync, live rows following in the same process), no \`Idempotency-Key\`, ids chosen by the client, over 64 connections. One peer
  is a bare Fastify server that parses the same bodies and answers as small a JSON. The other appends events of the same data to
  the SQLite store of Emmett 0.38.5 (the newest version of which both packages are in the registry), each on disk before the next,
  in a process without HTTP. That store asks for \`sqlite3\`, which has to be compiled where it is installed; here its five calls
  are made of \`node:sqlite\`, with which the peer is faster (290 to 194 appends a second where both were tried). Afterwards every
  acknowledged meeting is looked for in the log, and must be there exactly once. How long the rows take after the last answer to
  be level with the log says whether they keep up.
- **replay**: a rebuild of rows from the whole log as \`POST /v1/projections/all/replay\` makes it, before its comparison with the
  rows that are read: a worker thread and its start, a new file, indexes and the final sync in it. The limit is a process that
  reads every event of the same file with \`node:sqlite\` and parses its data and metadata. Every measurement is a fresh process.
- **reads**: up to 500 questions of each kind, asked in turn over 8 connections: meetings at random; partnerships as often as the
  two met; engagements of some years, most of a State, half of a pillar; searches for people and places. *Anew* is with
  \`Cache-Control: no-cache\`, so that every answer is worked out; without it an answer that is asked for again before anything was
  recorded is given again. The peer is Nest on Fastify, that answers the same bytes and does nothing for them.
- **pauses**: the same questions, anew, come in at a fifth of the rate that the program can answer, whether or not it keeps up; an answer
  is timed from when its question was due. While nothing else happens, and from the request of a replay to its end.
- **visible**: from the acknowledgement of a command to the answer of a read of that meeting with \`Read-After\`, the read with it.
  Under load, commands come in at half of the rate that the program can take.
- **starts**: from the start of the process to the first 200 of \`/health/ready\`.
- **desk**: pages of the desk in Chromium without a screen, each time with an empty cache, on a log with a hundred thousand
  meetings; browser and program share the machine. The first paint is the frame that comes with the HTML.
  The limits are what web.dev calls good for the first contentful paint (1.8 s), the
  largest (2.5 s, here: everything that the page reads is shown) and the time from a key or a click to the next frame (0.2 s).
- Processor time is beside the rates, since what else the machine does changes it least.
- Events are made by \`bench/history.ts\` through \`decide\` and \`seal\`, the same ones for the same seed: 58% open or tell of meetings,
  7% visits, 3% agreements and assistance, 11% are classifications, 8% people and their posts, the rest what becomes of records
  later (sources, claims, corrections, labels, retractions, merges). Logs and their rows are made once and kept for an hour in the
  machine's temporary folder.
- The load generator is \`bench/load.ts\`: on the same echo autocannon came to a third of the
  requests, for on two processors what a generator takes is missing to the server.

## Where the time goes

Profiles of the figures below, on the same machine, whose two processors are the two threads of one core: together they do some
1.3 times what one does alone.

- **Replay.** One thread that makes partnerships and engagements takes 109 µs an event; the limit beside it, a scan in the log's own
  order, 10. SQLite takes 12% of it for inserting and 6% for indexes, reading the log record by record 10%, parsing 9%, garbage 6%:
  47 µs before anything is folded. What is left is spread over folding, laying out rows and interning, and no function has more than
  4%. With nothing of that left, two threads would come to 0.28 of the scan: 0.50 is out of reach with rows of this many columns,
  most of which are the frame that \`asOf\`, \`knownAt\` and clearances need. All projections write 13 rows an event where these two
  write 5.
- **Commands.** A command takes some 390 µs of the serving thread (HTTP and Nest 45%, judging, sealing and inserting 43%, the disk
  12%), and 430 of the one that follows; the echo takes 92 in all. The p99 is some three times the p50 for the echo too, which here
  has 14 to 16 ms: 12 ms at 64 connections asks for 5,300 commands a second and more.
- **Following at a million events.** The entries that an event makes in indexes lie anywhere in a file of 2 GiB: 7,462 events that
  followed a full load wrote 404 MiB to its write-ahead log, 55 KiB each, and what checkpoints move is written once more. The rows
  then fall behind a full load and are level two seconds after it.
- **Reads anew** fold what they show from its events: 51 records for a page of engagements, 0.3 to 0.4 ms each, and a partnership page
  counts through all contacts of the two, which at a million events are thousands for the pairs that are asked for most.
`;

function partOf({ bench, mode, at, commit, command, machine, loadBefore, minutes, events, comparisons, findings }: Run): string {
  const rows = comparisons.map((each) => [
    each.what,
    spread(each.subject),
    `${each.against}: ${spread(each.peer)}`,
    each.unit,
    `**${ratio(each.ratio)}**`,
    verdict(each),
  ]);
  return `## ${bench}, ${mode}

\`${command}\` · ${at.slice(0, 16).replace('T', ' ')} UTC · commit ${commit} · ${machine} · load average before ${loadBefore.toFixed(1)} · took ${minutes.toFixed(1)} minutes
Events made from: ${events}.

| what | figure | against | unit | ratio | target |
| --- | --- | --- | --- | --- | --- |
${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

${findings.map(({ what, figure, unit }) => `- ${what}: ${short(figure, unit)}`).join('\n')}
`;
}

/** Worse than it ever was in the rounds of the run before: more than chance. */
function isWorse({ ratio: now, target, unit }: Comparison, was: Spread): boolean {
  const lowIsGood = target ? target.atMost !== undefined : !unit.endsWith('/s');
  return lowIsGood ? now.median > was.most : now.median < was.least;
}

function verdict(comparison: Comparison): string {
  const { target } = comparison;
  if (!target) return '';
  const asked = target.atLeast === undefined ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
  return `${asked}: ${isMet(comparison) ? 'met' : 'not met'}`;
}

const ratio = ({ median, least, most }: Spread): string =>
  least === most ? median.toFixed(2) : `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;

const spread = ({ median, least, most }: Spread): string =>
  least === most ? short(median) : `${short(median)} (${short(least)}–${short(most)})`;

function short(figure: number, unit = ''): string {
  if (unit === 'bytes') return `${(figure / 2 ** 20).toFixed(0)} MiB`;
  const digits = Math.abs(figure) >= 100 || Number.isInteger(figure) ? 0 : Math.abs(figure) >= 10 ? 1 : 2;
  const text = figure.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === '' ? text : `${text} ${unit}`;
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((row) => row[n]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, n) => cell.padEnd(widths[n]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
