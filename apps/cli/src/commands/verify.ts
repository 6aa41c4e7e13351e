import type { Command } from 'commander';
import { treeIn } from '#api/data-dir.ts';
import { type EventStore, StoreDamaged } from '#event-store/event-store.ts';
import { type BrokenLink, type Verification, verify as verifyChain } from '#event-store/hash-chain.ts';
import { damageOfFile } from '#event-store/log-copy.ts';
import { isServer } from '#event-store/location.ts';
import { type Checkpoint, originOf } from '#event-store/proofs/checkpoint.ts';
import { type Extension, ExtensionCheck } from '#event-store/proofs/extension.ts';
import { TreeFile } from '#event-store/proofs/tree-file.ts';
import { printable } from '../columns.ts';
import { EXIT, Stop, usage } from '../exit-code.ts';
import { dataDirOf, withLog } from '../log-to-read.ts';
import { type Common, COULD_NOT, teach } from '../options.ts';
import { expected, grouped, Progress } from '../progress.ts';
import { recordName } from '../record-name.ts';
import { paintFor } from '../terminal.ts';
import { type TrustedCheckpoint, trustedCheckpoint } from '../trusted-checkpoint.ts';
import { type ConsistencyOptions, verifyConsistency } from './verify-consistency.ts';
import { type EventOptions, verifyEvent } from './verify-event.ts';

type Options = Common & EventOptions & ConsistencyOptions;

export function verify(command: Command, signal: AbortSignal): void {
  command
    .summary('prove that nothing recorded was changed')
    .description(
      'Walks the log and computes the hash of every event again: each names the hash of the one before it in its stream, so that nothing in between can be changed, left out or put in unseen. Names every event that is broken. Of a whole log in a file the file itself is then read through, from end to end. What was cut off at the end of a stream, or moved, leaves no trace in it: a checkpoint that was kept elsewhere shows it.',
    )
    .argument('[record]', 'only this record, as meeting:aslov-voronkov-2018-05-03')
    .option('--checkpoint <file>', 'and that the log extends this checkpoint, as GET /v1/proofs/checkpoint gave it')
    .option('--key <key>', 'what the checkpoint is to be signed with: the key itself, or a file (else that of KEYS)')
    .option('--inclusion <file>', 'without a log: that an event is in the checkpoint, by GET /v1/proofs/inclusion')
    .option('--event <file>', 'the event of --inclusion, as GET /v1/history/{stream} gives it')
    .option('--consistency <file>', 'without a log: that it only grew since the checkpoint, by GET /v1/proofs/consistency')
    .option('--later <file>', 'the later checkpoint of --consistency')
    .action(async (record: string | undefined, options: Options) => {
      if (options.consistency !== undefined || options.later !== undefined) return verifyConsistency(record, options);
      if (options.inclusion !== undefined || options.event !== undefined) return verifyEvent(record, options);
      const name = record === undefined ? null : recordName(record);
      if (name && options.checkpoint !== undefined) throw usage('a checkpoint is of the whole log: leave out the record.');
      const checkpoint = options.checkpoint === undefined ? null : await trustedCheckpoint(options.checkpoint, options);
      await withLog(options, async ({ store, configuration: { eventStore } }) => {
        const { found, extension } = await walk(store, name?.stream, checkpoint, options, signal);
        const holds = found.brokenEvents === 0 && (extension === null || extension.kind === 'extends');
        // What does not hold says more than that something is missing.
        if (!name && holds && !isServer(eventStore)) await assertWhole(eventStore);
        if (name && found.events + found.brokenEvents === 0)
          throw new Stop(EXIT.no, `there is no ${name.noun} ${name.id} on record.`);
        const compared = checkpoint && extension && { ...checkpoint, extension, own: originOf(await store.logId()) };
        process.stdout.write(`${options.json ? answerJson(found, compared) : answerText(found, compared)}\n`);
        if (!holds) process.exitCode = EXIT.no;
      });
    });
  teach(
    command,
    {
      examples: [
        ['npx chancery verify --checkpoint 2026-11.checkpoint', 'That the log holds, and extends what it was in November'],
        [
          'npx chancery verify --inclusion proof.json --event events.json --checkpoint 2026-11.checkpoint --key key.txt',
          'That an event was in it, without the log',
        ],
      ],
      exitCodes: [
        [0, 'all of it holds'],
        [1, 'something is broken, is not what was signed, or is not signed; or there is no such record'],
        ...COULD_NOT,
      ],
    },
    'the answer as JSON: { events, streams, broken, brokenEvents, checkpoint }',
  );
}

/** What is missing in a file is missed by nobody who walks through the rest. @throws {StoreDamaged} */
async function assertWhole(file: string): Promise<void> {
  const damage = await damageOfFile(file);
  if (damage !== null) throw new StoreDamaged(file, damage);
}

interface Walked {
  readonly found: Verification;
  readonly extension: Extension | null;
}

async function walk(
  store: EventStore,
  stream: string | undefined,
  checkpoint: Checkpoint | null,
  options: Options,
  signal: AbortSignal,
): Promise<Walked> {
  const head = await store.head();
  const progress = new Progress('Verifying');
  const kept = checkpoint && TreeFile.find(treeIn(dataDirOf(options)), checkpoint.size, checkpoint.root);
  const check = checkpoint && new ExtensionCheck(checkpoint, kept?.leaves(checkpoint.size));
  try {
    const found = await verifyChain(store, {
      ...(stream !== undefined && { stream }),
      signal,
      ...(check && { onEvent: (event) => check.add(event) }),
      onProgress: ({ events, position }) => progress.at({ done: events, total: expected(events, position, head) }),
    });
    return { found, extension: check?.result() ?? null };
  } finally {
    progress.end();
    kept?.close();
  }
}

interface Compared extends TrustedCheckpoint {
  readonly extension: Extension;
  /** The origin of the log that was walked. */
  readonly own: string;
}

function answerJson({ events, streams, broken, brokenEvents }: Verification, compared: Compared | null): string {
  return JSON.stringify({
    events,
    streams,
    broken: broken.map((each) => ({ ...each, position: String(each.position), revision: String(each.revision) })),
    brokenEvents,
    checkpoint: compared && {
      origin: compared.origin,
      size: compared.size,
      key: compared.key,
      outcome: compared.extension.kind,
      ...(compared.extension.kind === 'extends'
        ? { later: compared.extension.later }
        : { differing: differingJson(compared.extension) }),
    },
  });
}

function differingJson({ differing }: Exclude<Extension, { readonly kind: 'extends' }>) {
  if (!differing) return null;
  const { index, signed, found } = differing;
  return { index, signed: String(signed), found: found === null ? null : String(found) };
}

/** Of what is broken, so much is told to a person. */
const MOST_TOLD = 10;

function answerText(found: Verification, compared: Compared | null): string {
  const { events, streams, broken, brokenEvents } = found;
  const paint = paintFor(process.stdout);
  const held = `${counted(events, 'event')} in ${counted(streams, 'stream')}`;
  if (brokenEvents === 0) return [`${paint('green', '✓')} Every link holds: ${held}.`, ...comparedText(compared)].join('\n');
  const untold = brokenEvents - Math.min(broken.length, MOST_TOLD);
  return [
    `${paint('red', '✗')} ${paint('bold', `${counted(brokenEvents, 'event')} ${brokenEvents === 1 ? 'is' : 'are'} broken`)}:`,
    ...broken.slice(0, MOST_TOLD).flatMap(brokenText),
    ...(untold > 0 ? [`  and ${grouped(untold)} more: --json lists up to a hundred.`] : []),
    `  All other links hold: ${held}.`,
    ...comparedText(compared),
  ].join('\n');
}

function brokenText({ position, stream, revision, id, reason }: BrokenLink): string[] {
  return [
    `  at position ${position}: ${reason}.`,
    `    stream    ${printable(stream)}`,
    `    revision  ${revision}`,
    `    event     ${id}`,
  ];
}

function comparedText(compared: Compared | null): string[] {
  if (!compared) return [];
  const { extension, size, origin, own } = compared;
  const paint = paintFor(process.stdout);
  const [yes, no] = [paint('green', '✓'), paint('red', '✗')];
  const moved =
    origin === own
      ? []
      : [
          `  The checkpoint is of ${printable(origin)}, and this log is ${own}: it came here by an import or from a backup, or is another one.`,
        ];
  switch (extension.kind) {
    case 'extends':
      return [`${yes} It extends the checkpoint of ${counted(size, 'event')}, by ${grouped(extension.later)}.`, ...moved];
    case 'shorter':
      return [
        `${no} It does not extend the checkpoint: that is of ${counted(size, 'event')}, and here ${extension.events === 1 ? 'is' : 'are'} ${grouped(extension.events)}.`,
        ...differingText(extension),
        ...moved,
      ];
    case 'differs':
      return [
        `${no} It does not extend the checkpoint: its first ${counted(size, 'event')} are not those that were signed.`,
        ...differingText(extension),
        ...moved,
      ];
  }
}

function differingText({ differing }: Exclude<Extension, { readonly kind: 'extends' }>): string[] {
  if (!differing) return ['  Nothing, or nothing that fits, was kept here of its tree: where it differs first cannot be told.'];
  const { index, signed, found } = differing;
  const there =
    found === null
      ? 'nothing stands there now'
      : found === signed
        ? 'another event stands there now'
        : `the one at ${found} stands there now`;
  return [`  First where number ${grouped(index + 1)} stood, at position ${signed}: ${there}.`];
}

const counted = (n: number, what: string): string => `${grouped(n)} ${n === 1 ? what : `${what}s`}`;
