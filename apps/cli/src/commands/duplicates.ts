import { type Command, Option } from 'commander';
import { evolve, type RecordState } from '#domain/record.ts';
import { decode, UnreadableEvent } from '#event-store/decode.ts';
import type { EventStore } from '#event-store/event-store.ts';
import { type DuplicateItem, duplicateItem } from '#read-models/duplicates/answer.ts';
import { type Candidate, candidateOf, DUPLICABLE, type Duplicable, merged } from '#read-models/duplicates/candidate.ts';
import { proposalsAmong, WORTH_A_LOOK } from '#read-models/duplicates/proposals.ts';
import { setsOf } from '#read-models/identity/identities.ts';
import { hanging, printable } from '../columns.ts';
import { EXIT, usage } from '../exit-code.ts';
import { type LogToRead, withLog } from '../log-to-read.ts';
import { type Common, COULD_NOT, teach, wholeNumber } from '../options.ts';
import { grouped, Progress } from '../progress.ts';
import { Lines, paintFor, widthOf } from '../terminal.ts';

interface Options extends Common {
  readonly kind: Duplicable;
  readonly least: number;
  readonly limit?: number;
}

export function duplicates(command: Command, signal: AbortSignal): void {
  command
    .summary('records that may be of one person or office')
    .description(
      'Proposes pairs of records that may be of one person or office, the likeliest first, each with its score and what speaks for and against it: names alike but for spelling, script, initials or order, posts held at the same time, identifiers. Nothing is merged: a person decides, and the command that merges them is printed with each. What is merged already is one, and is not proposed again.',
    )
    .addOption(new Option('--kind <kind>', 'of which kind').choices(DUPLICABLE).default('official'))
    .option('--least <score>', 'only pairs with this score or more, 0 to 1', score, WORTH_A_LOOK)
    .option('-n, --limit <pairs>', 'at most so many', wholeNumber('--limit'))
    .action((options: Options) => withLog(options, (log) => print(log, options, signal)));
  teach(
    command,
    {
      examples: [
        ['npx chancery duplicates', 'People who may be on record twice'],
        ['npx chancery duplicates --kind office --least 0.8 --json', 'Offices that very likely are, for a script'],
      ],
      exitCodes: [[0, 'shown, also where there are none'], ...COULD_NOT, [4, 'shown, without records that cannot be read']],
    },
    'the answer as JSON, as GET /v1/duplicates gives it',
  );
}

function score(text: string): number {
  const given = Number(text);
  if (text.trim() !== '' && given >= 0 && given <= 1) return given;
  throw usage(`--least takes a score from 0 to 1, as 0.75, not "${text}".`);
}

async function print({ store, configuration }: LogToRead, options: Options, signal: AbortSignal): Promise<void> {
  const { kind, least, limit, json } = options;
  const { candidates, unreadable } = await candidatesIn(store, kind, signal);
  const progress = new Progress('Comparing', 'pairs');
  let found: DuplicateItem[];
  try {
    const proposals = await proposalsAmong(candidates, { least, signal, onProgress: (pairs) => progress.at(pairs) });
    found = proposals.slice(0, limit).map((each) => duplicateItem(kind, each));
  } finally {
    progress.end();
  }
  const out = new Lines(process.stdout);
  if (json) await out.write(JSON.stringify({ items: found, next: null }));
  else if (found.length === 0) {
    const none = `None of ${grouped(candidates.length)} ${kind}s looks like another: no pair scores ${least} or more.`;
    await out.write(candidates.length === 0 ? `There are no ${kind}s on record.` : none);
  }
  if (!json) {
    const { host, port } = configuration;
    for (const each of found) for (const line of linesOf(each, `http://${host}:${port}`)) await out.write(line);
  }
  await out.flush();
  if (unreadable === 0) return;
  process.stderr.write(`${grouped(unreadable)} ${kind}s cannot be read and are left out: npx chancery verify names them.\n`);
  process.exitCode = EXIT.incomplete;
}

function linesOf({ kind, score: worth, records, reasons, merge }: DuplicateItem, server: string): string[] {
  const paint = paintFor(process.stdout);
  const width = widthOf(process.stdout);
  const body = JSON.stringify({ ...merge.body, reason: kind === 'official' ? 'one person' : `one ${kind}` });
  return [
    `${paint('bold', worth.toFixed(2))}  ${paint('cyan', records.join('  '))}`,
    ...reasons.flatMap((reason) => hanging('      ', printable(reason), width)),
    // In one line, to be copied.
    paint('dim', `      curl -X POST ${server}${merge.path} -H 'content-type: application/json' -d '${body}'`),
    '',
  ];
}

/** From the log itself, beside a running server or without one. */
async function candidatesIn(
  store: EventStore,
  kind: Duplicable,
  signal: AbortSignal,
): Promise<{ candidates: Candidate[]; unreadable: number }> {
  const records = new Map<string, RecordState | null>();
  const unreadable = new Set<string>();
  for await (const stored of store.readAll({ filter: { streamPrefixes: [`${kind}-`] } })) {
    signal.throwIfAborted();
    const { stream } = stored;
    if (unreadable.has(stream)) continue;
    try {
      records.set(stream, evolve(records.get(stream) ?? null, decode(stored)));
    } catch (error) {
      if (!(error instanceof UnreadableEvent)) throw error;
      unreadable.add(stream);
      records.delete(stream);
    }
  }
  const found = [...records.values()].filter((record) => record !== null && !record.retraction) as RecordState[];
  const ids = new Set(found.map(({ id }) => id));
  // Into what was retracted nothing is merged.
  const merges = found.flatMap(({ id, merge }) => (merge && ids.has(merge.into) ? [{ name: id, other: merge.into }] : []));
  const heads = new Map(setsOf(merges).flatMap(({ names, head }) => names.map((name) => [name, head] as const)));
  const candidates = merged(
    found.flatMap((record) => candidateOf(record) ?? []),
    (id) => heads.get(id) ?? id,
  );
  return { candidates, unreadable: unreadable.size };
}
