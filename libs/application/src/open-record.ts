import { OPENS } from '#domain/commands.ts';
import { isObject, sameJson } from '#domain/json.ts';
import { type Noun, streamOf } from '#domain/nouns.ts';
import { Refused } from '#domain/refusal.ts';
import type { EventStore } from '#event-store/event-store.ts';
import { type Caller, type Execute, type Executed, StaleRevision } from './execute.ts';
import { idUnderKey, nth, type OpeningBody, type OpeningCommand, readableId } from './made-id.ts';

export const NOUN_OPENED: Readonly<Record<OpeningBody['type'], Noun['kind']>> = {
  EstablishOffice: 'office',
  RecordOfficialName: 'official',
  ConveneConference: 'conference',
  HoldBilateralMeeting: 'meeting',
};

/** So many records of one name are more than a desk keeps: it then names them itself. */
const MOST_SUFFIXES = 1000;

/** There is no expected revision below the first. */
const NOT_THERE = -1;

/** Opens a record under the id that the client chose, else under a made one. */
export async function openRecord(
  { execute, store }: { readonly execute: Execute; readonly store: EventStore },
  id: string | undefined,
  opening: OpeningBody,
  caller: Caller,
): Promise<Executed> {
  const as = (chosen: string): OpeningCommand =>
    ({ ...opening, stream: streamOf(NOUN_OPENED[opening.type], chosen) });
  if (id !== undefined) return execute(as(id), caller);
  const readable = readableId(opening);
  if (caller.key) return execute(as(idUnderKey(readable, caller.key)), caller);
  for (let n = 1; n < MOST_SUFFIXES; n++) {
    const command = as(nth(readable, n));
    const executed = (await openNew(command)) ?? (await findSame(command));
    if (executed) return executed;
  }
  return execute(as(readable), caller);

  /** Null: the id is taken. */
  async function openNew(command: OpeningCommand): Promise<Executed | null> {
    if (caller.ifMatch !== undefined) return execute(command, caller);
    try {
      return await execute(command, { ...caller, ifMatch: NOT_THERE });
    } catch (error) {
      if (error instanceof StaleRevision) return null;
      throw error;
    }
  }

  /** Null: the id is another record's. */
  async function findSame(command: OpeningCommand): Promise<Executed | null> {
    // Two people may have one name: only the very same body is the same person.
    if (command.type === 'RecordOfficialName' && !(await opensWith(store, command))) return null;
    try {
      return await execute(command, caller);
    } catch (error) {
      if (error instanceof Refused && error.code === 'already-different') return null;
      throw error;
    }
  }
}

/** Whether the record was opened with what the body says, ids of its sources aside. */
async function opensWith(store: EventStore, { type, stream, body }: OpeningCommand): Promise<boolean> {
  for await (const event of store.read(stream, { limit: 1 })) {
    return event.type === OPENS[type] && sameJson(withoutSourceIds(JSON.parse(event.data)), withoutSourceIds(body));
  }
  return false;
}

function withoutSourceIds(body: unknown): Parameters<typeof sameJson>[0] {
  const { sources, ...rest } = body as { sources?: readonly unknown[] };
  return {
    ...rest,
    sources: (sources ?? []).map((source) => (isObject(source) ? { ...source, id: undefined } : source)),
  } as never;
}
