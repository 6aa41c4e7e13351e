import { decide } from '#domain/decide.ts';
import { type Json, sameJson } from '#domain/json.ts';
import { type Noun, streamOf } from '#domain/nouns.ts';
import { Refused } from '#domain/refusal.ts';
import type { EventStore } from '#event-store/event-store.ts';
import { type Caller, type Execute, type Executed, NOT_THERE, StaleRevision } from './execute.ts';
import { idUnderKey, nth, type OpeningBody, type OpeningCommand, readableId } from './made-id.ts';

const NOUN_OPENED: Readonly<Record<OpeningBody['type'], Noun['kind']>> = {
  EstablishOffice: 'office',
  OpenOfficial: 'official',
  ConveneConference: 'conference',
  ScheduleMeeting: 'meeting',
  HoldBilateralMeeting: 'meeting',
  HoldMultilateralMeeting: 'meeting',
  MakeVisit: 'visit',
  SignAgreement: 'agreement',
  DeliverAssistance: 'assistance',
};

/** So many records of one name are more than a desk keeps: it then names them itself. */
const MOST_SUFFIXES = 1000;

/** Opens a record under the id that the client chose, else under a made one. */
export async function openRecord(
  { execute, store }: { readonly execute: Execute; readonly store: EventStore },
  id: string | undefined,
  opening: OpeningBody,
  caller: Caller,
): Promise<Executed> {
  const as = (chosen: string): OpeningCommand => ({ ...opening, stream: streamOf(NOUN_OPENED[opening.type], chosen) });
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

  /** Null: the id is another record's. Two things of one day may be much alike: only the very same body is the same. */
  async function findSame(command: OpeningCommand): Promise<Executed | null> {
    if (!(await isOpenedBy(store, command, caller.actor))) return null;
    try {
      return await execute(command, caller);
    } catch (error) {
      if (error instanceof Refused && error.code === 'already-different') return null;
      throw error;
    }
  }
}

/** Whether a record that stands was opened with what this body says, sources aside. */
async function isOpenedBy(store: EventStore, command: OpeningCommand, actor: string): Promise<boolean> {
  for await (const last of store.read(command.stream, { direction: 'backwards', limit: 1 })) {
    if (last.type === 'RecordRetracted') return false;
  }
  const { events } = decide(command, null, { now: new Date(), actor });
  let i = 0;
  for await (const stored of store.read(command.stream, { limit: events.length })) {
    const event = events[i++];
    if (event?.type !== stored.type || !sameJson(withoutSources(JSON.parse(stored.data)), withoutSources(event.data)))
      return false;
  }
  return i === events.length;
}

function withoutSources(data: unknown): Json {
  const { sources: _, ...rest } = data as { sources?: unknown };
  return rest;
}
