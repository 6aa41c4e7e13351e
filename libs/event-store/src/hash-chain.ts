import { OUR_PREFIXES } from '#domain/nouns.ts';
import { hash as digest } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { type EventStore, type EventToAppend, type Position, type RecordedEvent, START } from './event-store.ts';

/** The stored metadata of every event of ours: a JSON object of strings. A stored format. */
export interface Metadata {
  /** Chancery's own clock, ISO 8601 in UTC with milliseconds. */
  readonly recordedAt: string;
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly commandId: string;
  readonly schemaVersion: string;
  /** SHA-256 in hex of the Idempotency-Key in its scope, and the HMAC of the body under the key. */
  readonly idempotencyKey?: string;
  readonly bodyDigest?: string;
  /** The data set that an import was of, and, of what a row of it is, the row's key and the version of its content. */
  readonly dataset?: string;
  readonly row?: string;
  /** Missing where the data set no longer has the row. */
  readonly rowDigest?: string;
  /** When an import with its own clock really came in. */
  readonly importedAt?: string;
  /** `hash` of the event before it in its stream; 64 zeros for the first. */
  readonly previousHash: string;
  /**
   * SHA-256, in hex, over the RFC 8785 canonical JSON of `data`, `id`, `metadata` (without `hash` and `previousHash`),
   * `previousHash`, `revision` (a number), `stream` and `type`. No position: the chain survives a move to another store.
   */
  readonly hash: string;
}

export interface EventDraft {
  readonly id: string;
  readonly type: string;
  readonly data: object;
  readonly metadata: Omit<Metadata, 'hash' | 'previousHash'>;
}

/** The last event of a stream. */
export interface ChainHead {
  readonly revision: number;
  readonly hash: string;
}

const NO_HASH = '0'.repeat(64);

/**
 * Chains drafts to a stream's head, ready to be appended right after it.
 * @param head `null` for a new stream
 * @throws {TypeError} when data or metadata is no I-JSON object, or a value of the metadata no string
 */
export function seal(stream: string, head: ChainHead | null, drafts: readonly EventDraft[]): EventToAppend[] {
  let previousHash = head?.hash ?? NO_HASH;
  let revision = head?.revision ?? -1;
  return drafts.map(({ id, type, data: value, metadata }) => {
    revision++;
    const data = canonicalJson(value);
    if (!isObjectText(data)) throw new TypeError(`the data of ${type} is no JSON object`);
    refuseUnchainable(metadata);
    const hash = hashOf({ stream, revision, id, type, data, metadata: canonicalJson(metadata), previousHash });
    const chained = canonicalJson({ ...metadata, hash, previousHash });
    previousHash = hash;
    return { id, type, data, metadata: chained };
  });
}

export interface BrokenLink {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly reason: string;
}

export interface Verification {
  /** Links that hold, and the streams that they are in. */
  readonly events: number;
  readonly streams: number;
  /** In the order of the log, the first hundred. */
  readonly broken: readonly BrokenLink[];
  /** In all. */
  readonly brokenEvents: number;
}

export interface VerifyOptions {
  /** Only this stream. */
  readonly stream?: string;
  /** Called with each event of ours, whether it holds or not. */
  readonly onEvent?: (event: RecordedEvent) => void;
  /** Called now and then, with how many events of ours were looked at. */
  readonly onProgress?: (progress: { readonly events: number; readonly position: Position }) => void;
  readonly signal?: AbortSignal;
}

const PROGRESS_EVERY = 1000;
const MOST_LISTED = 100;

/**
 * Walks the log in its order and checks of every event of ours that it is in canonical form, follows the one before it
 * in its stream, and has the hash of what it says; of every other one that it is not one of ours, in a stream whose name was
 * changed. Goes on behind what is broken.
 * @throws {StoreUnavailable} and the signal's reason when it aborts
 */
export async function verify(store: EventStore, options: VerifyOptions = {}): Promise<Verification> {
  const { stream, onEvent, onProgress, signal } = options;
  const heads = new Map<string, ChainHead | typeof BROKEN>();
  const brokenThroughout = new Set<string>();
  const broken: BrokenLink[] = [];
  let [events, brokenEvents, position] = [0, 0, START];
  const isBroken = ({ position: at, stream: within, revision, id }: RecordedEvent, reason: string): void => {
    brokenEvents++;
    if (broken.length < MOST_LISTED) broken.push({ position: at, stream: within, revision, id, reason });
  };
  for await (const event of stream === undefined ? store.readAll() : store.read(stream)) {
    if (!isOurs(event.stream)) {
      if (stream === undefined && isStray(event))
        isBroken(event, 'it is an event of Chancery, in a stream that is none of its own');
      continue;
    }
    const before = heads.get(event.stream);
    const link = checkLink(event, before ?? null);
    if (typeof link === 'string') {
      isBroken(event, link);
      if (before === undefined) brokenThroughout.add(event.stream);
      heads.set(event.stream, BROKEN);
    } else {
      events++;
      if (before === BROKEN) brokenThroughout.delete(event.stream);
      heads.set(event.stream, link);
    }
    onEvent?.(event);
    position = event.position;
    if ((events + brokenEvents) % PROGRESS_EVERY > 0) continue;
    signal?.throwIfAborted();
    onProgress?.({ events: events + brokenEvents, position });
  }
  signal?.throwIfAborted();
  onProgress?.({ events: events + brokenEvents, position });
  return { events, streams: heads.size - brokenThroughout.size, broken, brokenEvents };
}

const isOurs = (stream: string): boolean => OUR_PREFIXES.some((prefix) => stream.startsWith(prefix));

/**
 * Whether an event in a stream that is none of ours was sealed by us, and for another one. What another Chancery keeps on the
 * same server, below a prefix, has the hash of the name without it.
 */
function isStray(event: RecordedEvent): boolean {
  try {
    const { hash, previousHash } = JSON.parse(event.metadata) as Partial<Metadata>;
    if (![hash, previousHash].every((each) => typeof each === 'string' && /^[0-9a-f]{64}$/.test(each))) return false;
  } catch {
    return false;
  }
  const names = OUR_PREFIXES.map((prefix) => event.stream.lastIndexOf(prefix)).filter((at) => at > 0);
  return names.every((at) => typeof checkLink({ ...event, stream: event.stream.slice(at) }, BROKEN) === 'string');
}

/** In place of a stream's head: the event before cannot be told from what it was, and its successor stands for itself. */
export const BROKEN = 'broken';

/**
 * As `follow`, of an event in whatever form it is stored.
 * @returns the chain's new head, or what is wrong with the event
 */
export function checkLink(event: RecordedEvent, head: ChainHead | typeof BROKEN | null): ChainHead | string {
  if (!isCanonicalObject(event.data)) return 'its data is no JSON object in canonical form';
  if (!isCanonicalObject(event.metadata)) return 'its metadata is no JSON object in canonical form';
  return follow(event, head);
}

/**
 * Checks that an event follows the one before it in its stream, and has the hash of what it says.
 * @param event its data and metadata are JSON objects in canonical form
 * @param head `null` for a stream's first event
 * @returns the chain's new head, or what is wrong with the event
 */
export function follow(event: Omit<RecordedEvent, 'position'>, head: ChainHead | typeof BROKEN | null): ChainHead | string {
  const { stream, revision, id, type, data } = event;
  if (head !== BROKEN && revision !== (head?.revision ?? -1) + 1)
    return `revision ${revision} follows ${head?.revision ?? 'nothing'}`;
  const { hash, previousHash, ...metadata }: Record<string, unknown> = JSON.parse(event.metadata);
  const before = head === BROKEN ? String(previousHash) : (head?.hash ?? NO_HASH);
  if (previousHash !== before) return 'its previousHash is not the hash of the event before it';
  if (Object.values(metadata).some((value) => typeof value !== 'string')) return 'a value of its metadata is no string';
  const computed = hashOf({ stream, revision, id, type, data, metadata: canonicalJson(metadata), previousHash: before });
  return hash === computed ? { revision, hash: computed } : 'its hash is not the hash of what it says';
}

/** @param link data and metadata as canonical text, the metadata without its hashes */
function hashOf(link: {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  readonly previousHash: string;
}): string {
  const { stream, revision, id, type, data, metadata, previousHash } = link;
  return digest(
    'sha256',
    `{"data":${data},"id":${canonicalJson(id)},"metadata":${metadata},"previousHash":${canonicalJson(previousHash)},` +
      `"revision":${canonicalJson(revision)},"stream":${canonicalJson(stream)},"type":${canonicalJson(type)}}`,
  );
}

function refuseUnchainable(metadata: EventDraft['metadata']): void {
  for (const [name, value] of Object.entries(metadata) as [string, unknown][]) {
    if (typeof value !== 'string') throw new TypeError(`the metadata's ${name} is no string`);
    if (name === 'hash' || name === 'previousHash') throw new TypeError(`the metadata has a ${name} already`);
  }
}

const isObjectText = (text: string): boolean => text.startsWith('{');

function isCanonicalObject(text: string): boolean {
  if (!isObjectText(text)) return false;
  try {
    return canonicalJson(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}
