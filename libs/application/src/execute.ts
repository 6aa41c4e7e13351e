import { hash as digestOf, randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { Forbidden, holds, type Identity, ROLE_TO_RECORD, sees } from '#domain/access.ts';
import type { Command } from '#domain/commands.ts';
import { type Context, decide, type Decision } from '#domain/decide.ts';
import type { DomainEvent, NewEvent } from '#domain/events.ts';
import type { Pointer } from '#domain/fields.ts';
import type { Label } from '#domain/record-keeping.ts';
import { parseStream } from '#domain/nouns.ts';
import { saysPersonal, sealedOf, UNLESS_SAID, withSealed } from '#domain/personal.ts';
import { type RecordState, standsAt } from '#domain/record.ts';
import { keyNumber, type Sealed, sealedIn } from '#domain/sealed.ts';
import { type Refusal, Refused, refuse } from '#domain/refusal.ts';
import { evolveViews, labelOf, UNSEEN, type Views } from '#domain/views.ts';
import { decodeWith, metadataOf, schemaVersionOf, UnreadableEvent, UPCASTERS, type Upcasters } from '#event-store/decode.ts';
import {
  type Append,
  type Appended,
  type EventStore,
  type LogInHand,
  type Position,
  type RecordedEvent,
  RevisionMismatch,
} from '#event-store/event-store.ts';
import { type Metadata, seal } from '#event-store/hash-chain.ts';
import type { IdempotencyKey } from './idempotency.ts';
import { newUuid } from './new-uuid.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { laterOf } from './record-time.ts';
import type { SubjectKeys } from './subject-keys.ts';

/** Who asks, and on what condition. */
export interface Caller extends Identity {
  /** Joins everything that one request caused. */
  readonly correlationId: string;
  readonly key?: IdempotencyKey;
  /** The revision that the caller saw. */
  readonly ifMatch?: number;
  readonly imported?: Imported;
}

/** What an import says of where a command comes from. No body reaches this. */
export interface Imported {
  readonly dataset: string;
  /** Of what the row itself is: what had to be there first has none. */
  readonly row?: {
    readonly key: string;
    /** Version of its content; null where the data set no longer has the row. */
    readonly digest: string | null;
  };
  /** The row's own record time: history goes only into streams that the same data set opened so, and in order. */
  readonly at?: Date;
}

export interface Executed {
  readonly id: string;
  readonly stream: string;
  /** Of the last event that the command recorded; of the record where it was already so. */
  readonly revision: number;
  readonly position: Position;
  /** False when it was already so. */
  readonly recorded: boolean;
}

/** There is no record: no revision is below the first. */
export const NOT_THERE = -1;

/** The record is at another revision than the caller saw. */
export class StaleRevision extends Error {
  override readonly name = 'StaleRevision';
  /** Or `NOT_THERE`. */
  readonly standing: number;
  constructor(seen: number, standing: number) {
    super(
      standing === NOT_THERE
        ? 'If-Match names a revision, and there is no such record'
        : `If-Match names revision ${seen}, the record stands at ${standing}: read it again`,
    );
    this.standing = standing;
  }
}

/** An import leaves alone what was retracted. */
export class RetractedRecord extends Refused {
  constructor(stream: string, reason: string) {
    const detail = `${stream} was retracted: ${reason}; an import never starts it anew`;
    super({ code: 'unknown-record', pointer: '', detail });
  }
}

/** History with its own clock does not fit into this stream. */
export class ForeignClock extends Error {
  override readonly name = 'ForeignClock';
}

/** The key was used for another body. */
export class KeyReused extends Error {
  override readonly name = 'KeyReused';
  constructor() {
    super('this Idempotency-Key was used before, with another body: take a new key for a new command');
  }
}

/** The log holds something in the record's stream that this program cannot read: nothing can be judged by it. */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';
  constructor({ stream, revision }: RecordedEvent, cause: UnreadableEvent) {
    super(`${stream} cannot be read at revision ${revision}: ${cause.message}`, { cause });
  }
}

/** What the log holds of a record, as far as the writer has read it. */
interface Loaded {
  readonly views: Views;
  readonly revision: number;
  readonly position: Position;
  readonly hash: string | null;
  readonly recordedAt: string;
  /** The data set that opened it with its own clock. */
  readonly ownClockOf: string | null;
  /** What each Idempotency-Key recorded here. */
  readonly keys: Map<string, { readonly digest: string; readonly revision: number; readonly position: Position }>;
}

const NOTHING: Loaded = {
  views: UNSEEN,
  revision: -1,
  position: 0n,
  hash: null,
  recordedAt: '',
  ownClockOf: null,
  keys: new Map(),
};

/** What judging a command asks of the log. */
type Question =
  /** The stream's events from a revision on. */
  | { readonly of: string; readonly from: number }
  /** The type of the last event of each, null where there is no stream. */
  | { readonly lastOf: readonly string[] };

interface Page {
  readonly events: readonly RecordedEvent[];
  readonly more: boolean;
}

type Answer = Page & readonly (string | null)[];

/** Asks as it goes: of a log that answers at once, or of one that has to be waited for. */
type Asking<T> = Generator<Question, T, Answer>;

export interface Environment {
  readonly store: Pick<EventStore, 'append' | 'appendJudged' | 'read'>;
  readonly now: () => Date;
  /** Records that the writer keeps folded between commands. Default 10,000. */
  readonly recordsHeld?: number;
  /** The stream in which a key was used, as far as the rows know. */
  readonly streamOfKey?: (hash: string) => string | null;
  /** Without them what is personal is refused. */
  readonly subjects?: SubjectKeys;
  /** Default: those of this program. */
  readonly upcasters?: Upcasters;
}

export type Execute = (command: Command, caller: Caller) => Promise<Executed>;

/** A writer that loses against another this often is not told the truth by its store. */
const ATTEMPTS = 100;

/** Events of one stream that are asked for at a time. */
const PAGE = 1000;

/** Events of one stream that are read in the turn of others: of more, it is read before. */
const PAGE_IN_HAND = 100;

/** Too much is to be read of a stream to read it in the turn of others. */
class LongRead extends Error {
  readonly stream: string;
  constructor(stream: string) {
    super();
    this.stream = stream;
  }
}

/** The one place that loads, decides, checks and appends. */
export function executor({
  store,
  now,
  recordsHeld = 10_000,
  streamOfKey,
  subjects,
  upcasters = UPCASTERS,
}: Environment): Execute {
  const held = new LRUCache<string, Loaded>({ max: recordsHeld });

  // Of commands to one record that run at once all but one would lose, and begin again.
  const records = new OneAtATime();

  const execute: Execute = store.appendJudged
    ? inTheTransaction(store.appendJudged.bind(store))
    : (command, caller) => records.run(command.stream, () => untilJudgedByWhatStands(command, caller));
  return (command, caller) => {
    if (command.type === 'ErasePersonalData') return erase(command, caller);
    return saysPersonal(command) ? untilSealed(command, caller) : execute(command, caller);
  };

  /** Sealed before it is judged: what is held, refused or stored is never open. */
  async function untilSealed(command: Command, caller: Caller): Promise<Executed> {
    for (let attempt = 1; ; attempt++) {
      const record = (await answered(load(command.stream))).views.confidential;
      try {
        // Of what is not there a key would be made for nothing: it is refused as it is.
        if (!record || !sees(caller.clearance, record.label)) return await execute(command, caller);
        const sealed = await subjectKeys().sealer(command.stream, record.erasedBefore, sealedOf(record));
        return await execute(withSealed(command, sealed), withSealedDigest(caller, sealed));
      } catch (error) {
        if (!(error instanceof ErasedMeanwhile) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** The log says it first, so that every read does; a key that lives on then is destroyed when it is met. */
  async function erase(command: Command & { type: 'ErasePersonalData' }, caller: Caller): Promise<Executed> {
    const { stream } = command;
    const record = (await answered(load(stream))).views.confidential;
    const isThere = record !== null && sees(caller.clearance, record.label);
    const before = isThere ? await subjectKeys().afterAll(stream, record.erasedBefore, sealedOf(record)) : 0;
    const executed = await execute({ ...command, body: { ...command.body, before } }, caller);
    // As the log says it: of a retry nothing was recorded now, and what was noted since stays.
    const erased = (await answered(load(stream))).views.confidential;
    if (erased) await subjectKeys().destroy(stream, erased.erasedBefore);
    return executed;
  }

  function subjectKeys(): SubjectKeys {
    if (!subjects) throw refuse('invalid-body', '', 'what is personal is not imported: record it by itself');
    return subjects;
  }

  /** Judged and appended in one: nothing can be written meanwhile. */
  function inTheTransaction(appendJudged: NonNullable<EventStore['appendJudged']>): Execute {
    return async (command, caller) => {
      for (let attempt = 1; ; attempt++) {
        let judged: Append | Executed | undefined;
        try {
          const appended = await appendJudged((log) => {
            judged = answeredAtOnce(judge(command, caller), log);
            return 'events' in judged ? judged : null;
          });
          return appended ? recorded(command, appended) : (judged as Executed);
        } catch (error) {
          if (!(error instanceof LongRead) || attempt === ATTEMPTS) throw error;
          // It is held then, and only its end is read again.
          await answered(load(error.stream));
        }
      }
    };
  }

  async function untilJudgedByWhatStands(command: Command, caller: Caller): Promise<Executed> {
    for (let attempt = 1; ; attempt++) {
      try {
        const judged = await answered(judge(command, caller));
        if (!('events' in judged)) return judged;
        return recorded(command, await store.append(judged.stream, judged.expected, judged.events));
      } catch (error) {
        if (!(error instanceof RevisionMismatch) || attempt === ATTEMPTS) throw error;
        // Another process wrote meanwhile: what is held is read on.
      }
    }
  }

  /** @returns what is to be appended; or the answer, where nothing is */
  function* judge(command: Command, caller: Caller): Asking<Append | Executed> {
    const { stream } = command;
    const loaded = yield* load(stream);
    const before = caller.key && (yield* recordedUnder(caller.key, stream, loaded, caller));
    if (before) return before;
    const { views, revision, position, hash } = loaded;
    const record = views.confidential;
    const context = { now: laterOf(now(), loaded.recordedAt), actor: caller.actor };
    if (record !== null && !sees(caller.clearance, record.label)) throw hiddenRefuses(command, caller, context);
    if (caller.ifMatch !== undefined && caller.ifMatch !== revision) throw new StaleRevision(caller.ifMatch, revision);
    if (caller.imported && record?.retraction && command.type !== 'RetractRecord')
      throw new RetractedRecord(stream, record.retraction.reason);
    const present = context.now;
    const decision = decideFor(caller, command, views, context);
    yield* check(decision, caller);
    assertNotErased(decision, record);
    if (decision.events.length === 0) return { id: parseStream(stream).id, stream, revision, position, recorded: false };
    const at = caller.imported?.at ? ownTime(caller.imported.dataset, caller.imported.at, stream, loaded, present) : present;
    const events = seal(
      stream,
      hash === null ? null : { revision, hash },
      drafts(decision.events, at, caller, present, upcasters),
    );
    return { stream, expected: revision === -1 ? 'none' : revision, events };
  }

  /**
   * Reads on from what is held, its last event once more: another process may have written, and a log that was restored
   * holds another event there, or none.
   */
  function* load(stream: string): Asking<Loaded> {
    const before = held.get(stream);
    let loaded = before ?? NOTHING;
    let isOfThisLog = !before;
    let from = before?.revision ?? 0;
    for (let more = true; more;) {
      const page = yield { of: stream, from };
      more = page.more;
      for (const event of page.events) {
        const { revision, position } = event;
        from = revision + 1;
        if (revision === before?.revision) {
          isOfThisLog = event.metadata.includes(`"hash":"${before.hash}"`);
          if (!isOfThisLog) break;
          continue;
        }
        const [metadata, decoded] = readable(event, upcasters);
        const { idempotencyKey, bodyDigest, hash, recordedAt, importedAt, dataset = null } = metadata;
        // One map for as long as the record is held: what a key recorded stays true.
        const keys = loaded === NOTHING ? new Map() : loaded.keys;
        if (idempotencyKey && bodyDigest) keys.set(idempotencyKey, { digest: bodyDigest, revision, position });
        const ownClockOf = revision === 0 && importedAt !== undefined ? dataset : loaded.ownClockOf;
        loaded = { views: evolveViews(loaded.views, decoded), revision, position, hash, recordedAt, ownClockOf, keys };
      }
      if (!isOfThisLog) {
        held.delete(stream);
        return yield* load(stream);
      }
    }
    if (loaded !== NOTHING) held.set(stream, loaded);
    return loaded;
  }

  /** Looked up before anything is judged: a retry answers as the first time, whatever has happened since. */
  function* recordedUnder(
    key: IdempotencyKey,
    stream: string,
    loaded: Loaded,
    { clearance }: Caller,
  ): Asking<Executed | undefined> {
    const elsewhere = loaded.keys.has(key.hash) ? null : streamOfKey?.(key.hash);
    const where = elsewhere ?? stream;
    const used = (elsewhere ? yield* load(elsewhere) : loaded).keys.get(key.hash);
    // Whoever has the name now may see less than who had it then.
    if (!used || !(yield* isSeen(where, clearance))) return undefined;
    if (used.digest !== key.digest) throw new KeyReused();
    return { id: parseStream(where).id, stream: where, revision: used.revision, position: used.position, recorded: true };
  }

  /** @throws {Refused} with everything that is not on record */
  function* check({ references }: Decision, { clearance }: Caller): Asking<void> {
    if (references.length === 0) return;
    const lasts = yield { lastOf: references.map(({ stream }) => stream) };
    const refusals: Refusal[] = [];
    for (const [n, { stream, place, pointer }] of references.entries()) {
      const last = lasts[n] ?? null;
      const there = last !== null && last !== 'RecordRetracted' && (yield* isSeen(stream, clearance));
      if (there && (place === undefined || (yield* says(stream, place, clearance)))) continue;
      refusals.push(unknownReference(stream, pointer, there ? place : undefined));
    }
    const [first, ...more] = refusals;
    if (first) throw new Refused(first, ...more);
  }

  /** Of one with the highest clearance nothing has to be read. */
  function* isSeen(stream: string, clearance: Label): Asking<boolean> {
    if (clearance === 'confidential') return true;
    const record = (yield* load(stream)).views.confidential;
    return record === null || sees(clearance, record.label);
  }

  function* says(stream: string, place: Pointer, clearance: Label): Asking<boolean> {
    const record = (yield* load(stream)).views[clearance];
    return record !== null && standsAt(record, place) !== null;
  }

  async function answered<T>(asking: Asking<T>): Promise<T> {
    let step = asking.next();
    while (!step.done) {
      const question = step.value;
      const answer =
        'of' in question ? await readPage(question.of, question.from) : await Promise.all(question.lastOf.map(typeOfLast));
      step = asking.next(answer as Answer);
    }
    return step.value;
  }

  async function readPage(stream: string, from: number): Promise<Page> {
    const events: RecordedEvent[] = [];
    for await (const event of store.read(stream, { from, limit: PAGE })) events.push(event);
    return { events, more: events.length === PAGE };
  }

  async function typeOfLast(stream: string): Promise<string | null> {
    for await (const { type } of store.read(stream, { direction: 'backwards', limit: 1 })) return type;
    return null;
  }
}

/** @throws {LongRead} */
function answeredAtOnce<T>(asking: Asking<T>, log: LogInHand): T {
  let step = asking.next();
  while (!step.done) {
    const question = step.value;
    let answer: Page | (string | null)[];
    if ('of' in question) {
      answer = log.read(question.of, question.from, PAGE_IN_HAND);
      if (answer.more) throw new LongRead(question.of);
    } else {
      answer = question.lastOf.map((stream) => log.typeOfLast(stream));
    }
    step = asking.next(answer as Answer);
  }
  return step.value;
}

/**
 * Judged by what the caller may see first, as if there were nothing else: what they do not see they neither change nor ask about
 * by what is refused. Then by everything that is on record; of that a refusal names nothing.
 * @throws {Refused}
 * @throws {Forbidden}
 */
function decideFor(caller: Caller, command: Command, views: Views, context: Context): Decision {
  const [full, seen] = [views.confidential, views[caller.clearance]];
  // Who may not record it is told so before anything else is asked, and learns nothing by trying.
  const decision = decideAs(caller, command, seen, context);
  if (seen === full || decision.events.length === 0) return decision;
  try {
    const whole = decideAs(caller, command, full, context);
    // What was said only to others is no reason to leave it out.
    return whole.events.length > 0 ? whole : decision;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw refuse(error.code, '', 'something that is on record, and is not for everybody, stands against it: ask the editors');
  }
}

/** @throws {Refused}, {Forbidden} for what the caller may not record */
function decideAs(caller: Caller, command: Command, record: RecordState | null, context: Context): Decision {
  const decision = decide(command, record, context);
  for (const event of decision.events) assertMayRecord(caller, event);
  return decision;
}

/** For who may not see it, it is not there: but its id cannot be another record's. */
function hiddenRefuses(command: Command, caller: Caller, context: Context): Error {
  const { ifMatch = null } = caller;
  if (ifMatch === null || ifMatch === NOT_THERE) decideAs(caller, command, null, context);
  if (ifMatch !== null) return new StaleRevision(ifMatch, NOT_THERE);
  const { id } = parseStream(command.stream);
  return refuse('already-different', '/id', `the id ${id} is taken: choose another one`);
}

/** By the digest of a body what is in it can be tried out, where its key can: it is worth nothing without the person's key. */
function withSealedDigest(caller: Caller, sealed: (text: string) => Sealed): Caller {
  const { key } = caller;
  return key ? { ...caller, key: { ...key, digest: digestOf('sha256', sealed(key.digest).sealed) } } : caller;
}

/** What was to be recorded is sealed by a key that was erased before it came to it. */
class ErasedMeanwhile extends Error {}

/** @throws {ErasedMeanwhile} */
function assertNotErased({ events }: Decision, record: RecordState | null): void {
  const before = record?.erasedBefore ?? 0;
  if (before === 0) return;
  for (const sealed of sealedIn(events)) if (keyNumber(sealed) < before) throw new ErasedMeanwhile();
}

/** @throws {Forbidden} */
function assertMayRecord({ roles, clearance }: Caller, event: NewEvent): void {
  // A claim that speaks at once is ranked with it.
  const isRanked = event.type === 'ClaimRecorded' && event.data.rank !== undefined && event.data.rank !== 'normal';
  const role = isRanked ? ROLE_TO_RECORD.ClaimRanked : ROLE_TO_RECORD[event.type];
  if (!holds(roles, role)) throw new Forbidden(`to record ${event.type} asks for the role ${role}`);
  const label = labelToRecord(event);
  if (!sees(clearance, label)) throw new Forbidden(`${label} is above the clearance of who records it, ${clearance}`);
}

/** Whoever records an event is cleared for it, whatever is said of who may see it. */
function labelToRecord(event: NewEvent): Label {
  if (event.type === 'RecordLabelled') return event.data.label;
  const label = labelOf(event as DomainEvent);
  // It erases what is for others.
  return event.type === 'PersonalDataErased' && sees(UNLESS_SAID, label) ? UNLESS_SAID : label;
}

function recorded({ stream }: Command, { revision, position }: Appended): Executed {
  return { id: parseStream(stream).id, stream, revision, position, recorded: true };
}

function unknownReference(stream: string, pointer: Pointer, place: Pointer | undefined): Refusal {
  const dash = stream.indexOf('-');
  const [noun, id] = [stream.slice(0, dash), stream.slice(dash + 1)];
  const mend = noun === 'state' ? 'a State is named by its ISO 3166 code, as state:TJ' : 'record it first';
  return {
    code: 'unknown-reference',
    pointer,
    detail: `there is no ${noun} ${id}${place === undefined ? '' : ` with ${place}`} on record: ${mend}`,
  };
}

/** @throws {UnreadableRecord} */
function readable(event: RecordedEvent, upcasters: Upcasters): [Metadata, DomainEvent] {
  try {
    const metadata = metadataOf(event);
    return [metadata, decodeWith(event, metadata, upcasters)];
  } catch (error) {
    throw error instanceof UnreadableEvent ? new UnreadableRecord(event, error) : error;
  }
}

function drafts(
  events: readonly NewEvent[],
  at: Date,
  { actor, correlationId, key, imported }: Caller,
  present: Date,
  upcasters: Upcasters,
): Parameters<typeof seal>[2] {
  const commandId = newUuid();
  const { dataset, row, at: own } = imported ?? {};
  return events.map(({ type, data }) => ({
    id: newUuid(),
    type,
    data,
    metadata: {
      recordedAt: at.toISOString(),
      actor,
      correlationId,
      causationId: commandId,
      commandId,
      schemaVersion: String(schemaVersionOf(type, upcasters)),
      ...(key && { idempotencyKey: key.hash, bodyDigest: key.digest }),
      ...(dataset !== undefined && { dataset }),
      ...(row && { row: row.key }),
      ...(row && row.digest !== null && { rowDigest: row.digest }),
      ...(own && { importedAt: present.toISOString() }),
    },
  }));
}

/** @throws {ForeignClock} */
function ownTime(dataset: string, at: Date, stream: string, loaded: Loaded, present: Date): Date {
  const { revision, recordedAt, ownClockOf } = loaded;
  if (revision >= 0 && ownClockOf !== dataset)
    throw new ForeignClock(
      `${stream} was not opened by ${dataset} with its own clock: history goes only into records that the same data set opened so`,
    );
  const said = at.toISOString();
  if (revision >= 0 && said < recordedAt)
    throw new ForeignClock(`${said} is before ${recordedAt}, the last event of ${stream}: history comes in its own order`);
  if (at > present) throw new ForeignClock(`${said} is still to come: nothing was recorded then`);
  return at;
}

export function newCorrelationId(): string {
  return randomUUID();
}
