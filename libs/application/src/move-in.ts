import { isObject } from '#domain/json.ts';
import { refuseUnfit } from '#event-store/acceptance.ts';
import { eventOfCloudEvent, ForeignEvent, type MovedEvent } from '#event-store/cloud-event.ts';
import {
  type Append,
  type Appended,
  DuplicateEvent,
  type EventStore,
  type EventToAppend,
  type Position,
  RevisionMismatch,
} from '#event-store/event-store.ts';
import { OUR_PREFIXES } from '#domain/nouns.ts';
import { type ChainHead, follow } from '#event-store/hash-chain.ts';
import { type JsonLine, jsonLines } from './json-lines.ts';

/** A log, or a part of it, as newline-delimited CloudEvents in the order of the log: what `export` writes. */
export interface Move {
  /** The log that it goes into. */
  readonly store: EventStore;
  /** The file's bytes, from its beginning, as often as it is called. */
  readonly read: () => AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal;
  /** Called now and then. */
  readonly onProgress?: (progress: { readonly rows: number; readonly bytes: number }) => void;
}

/** Why a line, and with it the whole file, does not go in. */
export interface Rejection {
  readonly line: number;
  readonly code: 'malformed-json' | 'invalid-event' | 'broken-chain' | 'conflict';
  /** A sentence without its full stop, as "meeting-m1, revision 3: its hash is not the hash of what it says". */
  readonly detail: string;
}

/** The last event of each of our streams. */
export type Heads = ReadonlyMap<string, ChainHead>;

export interface Checked {
  readonly rows: number;
  /** Rows that the log holds. */
  readonly already: number;
  /** Damages and conflicts; what only follows from one is not counted. */
  readonly rejected: number;
  /** The first hundred, by line. */
  readonly rejections: readonly Rejection[];
}

export interface MovedIn {
  readonly recorded: number;
  readonly already: number;
  /** Where somebody else wrote to the log meanwhile: what is before that line went in, nothing from it on. */
  readonly conflict: Rejection | null;
}

/** The file was changed between the check and the writing. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged';
}

const PROGRESS_EVERY = 1000;
const REJECTIONS_HELD = 100;
/** Events, and about so many characters, that are handed over in one go. */
const WINDOW_EVENTS = 500;
const WINDOW_CHARACTERS = 4 * 1024 * 1024;

/**
 * Where every stream of a log ends.
 * @param onProgress called now and then
 * @throws {StoreUnavailable}, and the signal's reason when it aborts
 */
export async function headsOf(
  store: EventStore,
  signal?: AbortSignal,
  onProgress?: (progress: { readonly events: number; readonly position: Position }) => void,
): Promise<Heads> {
  const heads = new Map<string, ChainHead>();
  let events = 0;
  for await (const event of store.readAll({ filter: { streamPrefixes: OUR_PREFIXES } })) {
    const { stream, revision, metadata, position } = event;
    heads.set(stream, { revision, hash: membersOf(metadata).hash });
    if (++events % PROGRESS_EVERY > 0) continue;
    signal?.throwIfAborted();
    onProgress?.({ events, position });
  }
  return heads;
}

/**
 * Looks at the whole file before anything of it is written: every line is an event of ours, has the hash of what it says
 * and follows the one before it in its stream, and the log holds no other event in its place.
 * @throws {StoreUnavailable}, and the signal's reason when it aborts
 */
export async function checkFile(move: Move, standing: Heads): Promise<Checked> {
  const rejections: Rejection[] = [];
  let rejected = 0;
  const reject = (rejection: Rejection): void => {
    rejected++;
    if (rejections.length < REJECTIONS_HELD) rejections.push(rejection);
  };
  const ends = new Map<string, ChainHead>();
  const conflicting = new Set<string>();
  let rows = 0;
  let already = 0;
  for await (const row of rowsOf(move, standing, ends)) {
    rows++;
    if ('code' in row) reject(row);
    else if (isStanding(row.event, standing)) {
      already++;
      const { stream, revision } = row.event;
      const there = standing.get(stream)!;
      // A hash speaks for everything before it in the stream.
      if (revision === there.revision && ends.get(stream)!.hash !== there.hash) conflicting.add(stream);
    }
  }
  for (const [stream, { revision, hash }] of ends) {
    if (revision >= (standing.get(stream)?.revision ?? -1)) continue;
    move.signal?.throwIfAborted();
    if ((await hashAt(move.store, stream, revision)) !== hash) conflicting.add(stream);
  }
  // What is damaged has another hash too: that it is damaged says more.
  if (rejected === 0 && conflicting.size > 0) {
    for await (const conflict of conflicts(move, standing, conflicting)) reject(conflict);
  }
  return { rows, already, rejected, rejections };
}

/**
 * Appends what is not in the log yet, in the order of the file: what was one append is one append again, each expecting
 * the exact revision. Ended at any moment and begun again, with heads read anew, it goes on.
 * @param standing of a file that was checked against it, without a rejection
 * @throws {FileChanged}, {StoreUnavailable}, and the signal's reason when it aborts
 */
export async function moveIn(move: Move, standing: Heads): Promise<MovedIn> {
  const { store, signal } = move;
  let recorded = 0;
  let already = 0;
  let window: Group[] = [];
  let events = 0;
  let characters = 0;

  const flush = async (): Promise<Rejection | null> => {
    const groups = window;
    window = [];
    events = characters = 0;
    for (const [n, outcome] of (await appendInOrder(store, groups)).entries()) {
      const { line, events: own, stream } = groups[n]!;
      if (outcome.status === 'fulfilled') recorded += own.length;
      else if (outcome.reason instanceof RevisionMismatch || outcome.reason instanceof DuplicateEvent)
        return { line, code: 'conflict', detail: `${stream}: ${meanwhile(outcome.reason)}` };
      else throw outcome.reason;
    }
    return null;
  };

  for await (const row of rowsOf(move, standing)) {
    if ('code' in row) throw new FileChanged(`line ${row.line} was changed after the file had been checked: ${row.detail}`);
    const { event, line } = row;
    if (isStanding(event, standing)) already++;
    else {
      const { commandId } = membersOf(event.metadata);
      const last = window.at(-1);
      if (last?.stream === event.stream && last.commandId === commandId && commandId !== undefined) last.events.push(event);
      else {
        if (events >= WINDOW_EVENTS || characters >= WINDOW_CHARACTERS) {
          const conflict = await flush();
          if (conflict) return { recorded, already, conflict };
        }
        const expected = event.revision === 0 ? 'none' : event.revision - 1;
        window.push({ line, commandId, stream: event.stream, expected, events: [event] });
      }
      events++;
      characters += event.data.length + event.metadata.length;
    }
  }
  signal?.throwIfAborted();
  return { conflict: await flush(), recorded, already };
}

interface Group extends Append {
  /** Of its first event. */
  readonly line: number;
  readonly commandId: string | undefined;
  readonly events: EventToAppend[];
}

async function appendInOrder(store: EventStore, groups: readonly Append[]): Promise<PromiseSettledResult<Appended>[]> {
  if (store.appendInOrder) return store.appendInOrder(groups);
  const outcomes: PromiseSettledResult<Appended>[] = [];
  for (const { stream, expected, events } of groups) {
    const [outcome] = await Promise.allSettled([store.append(stream, expected, events)]);
    outcomes.push(outcome);
    if (outcome.status === 'rejected') break;
  }
  return outcomes;
}

function meanwhile(reason: RevisionMismatch | DuplicateEvent): string {
  if (reason instanceof DuplicateEvent) return `${reason.message}, in another place`;
  const { actual, expected } = reason;
  const found = actual === -1 ? 'there is no such stream' : `it stands at revision ${actual}`;
  return `${found}, not at ${expected === 'none' ? 'its beginning' : expected}: somebody else wrote to the log meanwhile`;
}

type Row = { readonly line: number; readonly event: MovedEvent } | Rejection;

/**
 * The file's events, each checked by itself and against the one before it in its stream: in the file, or where the file
 * begins within a stream, in the log.
 * @param heads where the streams of the file end, filled as it goes
 */
async function* rowsOf({ read, store, signal, onProgress }: Move, standing: Heads, heads = new Map<string, ChainHead>()) {
  let rows = 0;
  for await (const parsed of jsonLines(read())) {
    if (++rows % PROGRESS_EVERY === 0) {
      signal?.throwIfAborted();
      onProgress?.({ rows, bytes: parsed.bytes });
    }
    yield await rowOf(parsed, heads, ({ stream, revision }) => headBefore(store, standing, stream, revision));
  }
  signal?.throwIfAborted();
}

async function rowOf(
  parsed: JsonLine,
  heads: Map<string, ChainHead>,
  before: (event: MovedEvent) => Promise<ChainHead | null>,
): Promise<Row> {
  const { line } = parsed;
  if ('problem' in parsed) return { line, code: 'malformed-json', detail: parsed.problem };
  let event: MovedEvent;
  try {
    event = eventOfCloudEvent(parsed.value);
    refuseUnfit(event.stream, 'none', [event]);
  } catch (error) {
    if (!(error instanceof ForeignEvent || error instanceof TypeError)) throw error;
    return { line, code: 'invalid-event', detail: error.message };
  }
  const { stream, revision } = event;
  const known = heads.get(stream);
  const head = known ?? (revision === 0 ? null : await before(event));
  const link = follow(event, head);
  if (typeof link !== 'string') {
    heads.set(stream, link);
    return { line, event };
  }
  // Taken at its word, so that one damage is told of once.
  const { hash, previousHash } = membersOf(event.metadata);
  heads.set(stream, { revision, hash });
  const place = `${stream}, revision ${revision}`;
  if (!known && head?.revision === revision - 1 && previousHash !== head.hash)
    return { line, code: 'conflict', detail: `${place}: the log holds another event before it, at revision ${head.revision}` };
  if (revision > (head?.revision ?? -1) + 1)
    return { line, code: 'broken-chain', detail: `${place}: ${missing(head, known !== undefined)}` };
  return { line, code: 'broken-chain', detail: `${place}: ${link}` };
}

function missing(head: ChainHead | null, inFile: boolean): string {
  const where = inFile ? 'the file' : 'the log';
  return `the event before it is missing: ${head ? `${where} holds the stream up to revision ${head.revision}` : 'neither the file nor the log holds it'}`;
}

/** What the log holds right before the place where a file begins within a stream; where it ends earlier, its end. */
async function headBefore(store: EventStore, standing: Heads, stream: string, revision: number): Promise<ChainHead | null> {
  const there = standing.get(stream);
  if (!there || there.revision < revision) return there ?? null;
  return { revision: revision - 1, hash: await hashAt(store, stream, revision - 1) };
}

/** Of each stream that is another one in the log, where it begins to be. */
async function* conflicts(move: Move, standing: Heads, streams: ReadonlySet<string>): AsyncGenerator<Rejection> {
  const told = new Set<string>();
  const heads = new Map<string, ChainHead>();
  for await (const row of rowsOf(move, standing, heads)) {
    if ('code' in row) throw new FileChanged(`line ${row.line} was changed while the file was checked: ${row.detail}`);
    const { stream, revision } = row.event;
    if (!streams.has(stream) || told.has(stream)) continue;
    if ((await hashAt(move.store, stream, revision)) === heads.get(stream)!.hash) continue;
    told.add(stream);
    const detail = `${stream}, revision ${revision}: the log holds another event there`;
    yield { line: row.line, code: 'conflict', detail };
  }
}

async function hashAt(store: EventStore, stream: string, revision: number): Promise<string> {
  for await (const { metadata } of store.read(stream, { from: revision, limit: 1 })) return membersOf(metadata).hash;
  return '';
}

const isStanding = ({ stream, revision }: MovedEvent, standing: Heads): boolean =>
  revision <= (standing.get(stream)?.revision ?? -1);

interface Members {
  /** Empty where there is none: it equals no other. */
  readonly hash: string;
  readonly previousHash: string | undefined;
  readonly commandId: string | undefined;
}

/** Of metadata that may be damaged. */
function membersOf(metadata: string): Members {
  let value: unknown;
  try {
    value = JSON.parse(metadata);
  } catch {
    // No JSON: nothing in it.
  }
  const members = isObject(value) ? value : {};
  const text = (name: string): string | undefined => {
    const given = members[name];
    return typeof given === 'string' ? given : undefined;
  };
  return { hash: text('hash') ?? '', previousHash: text('previousHash'), commandId: text('commandId') };
}
