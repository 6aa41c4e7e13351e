import type { Command } from '#domain/commands.ts';
import { OPENS } from '#domain/commands.ts';
import { type Context, decide } from '#domain/decide.ts';
import type { DomainEvent } from '#domain/events.ts';
import { covers, type Pointer, pointerTo } from '#domain/fields.ts';
import { type Json, sameJson } from '#domain/json.ts';
import { parseStream } from '#domain/nouns.ts';
import { assertionsOfEvent, evolve, type RecordState, standsAt } from '#domain/record.ts';
import type { Changes } from '#domain/record-keeping.ts';
import { type Recording } from './plan.ts';

/** What a row of a data set has said so far, in the record that it is of. */
export interface RowPast {
  readonly stream: string;
  /** As it was before the row first spoke; null where the row opened it. */
  readonly base: RecordState | null;
  /** As it is. */
  readonly record: RecordState | null;
  /** What the row says, by its last version. */
  readonly said: ReadonlyMap<Pointer, Json>;
  readonly opened: boolean;
  /** Ids of the appointments that it made. */
  readonly appointments: readonly string[];
  /** Whether another row has spoken of the record too. */
  readonly shared: boolean;
}

/** An event, and the row that it is of: null for what no import recorded. */
export interface SpokenEvent {
  readonly event: DomainEvent;
  readonly row: { readonly dataset: string; readonly key: string } | null;
}

const OPENING_EVENTS: ReadonlySet<string> = new Set(Object.values(OPENS));

/** @param events of the record's stream, in order */
export function pastOf(stream: string, events: readonly SpokenEvent[], dataset: string, key: string): RowPast {
  const said = new Map<Pointer, Json>();
  const appointments = new Set<string>();
  let base: RecordState | null = null;
  let record: RecordState | null = null;
  let [spoke, opened, shared] = [false, false, false];
  for (const { event, row } of events) {
    const before = record;
    record = evolve(record, event);
    if (row?.key !== key || row.dataset !== dataset) {
      shared ||= row !== null;
      continue;
    }
    if (!spoke) base = before;
    spoke = true;
    opened ||= before === null && OPENING_EVENTS.has(event.type);
    if (event.type === 'OfficialAppointed') appointments.add(event.data.id);
    if (event.type === 'RecordRetracted') said.clear();
    for (const { pointer, value } of assertionsOfEvent(event)) {
      if (value !== null) said.set(pointer, value);
      else for (const each of said.keys()) if (covers(pointer, each)) said.delete(each);
    }
  }
  return { stream, base, record, said, opened, appointments: [...appointments], shared };
}

/** What a new version of a row changes in the record. */
export interface RowChange {
  readonly changes: Changes;
  /** Of the new version, as the record takes them. */
  readonly sources: readonly SourceOfRow[];
  readonly inferred: readonly Pointer[];
  /** Places of which somebody else has said another thing since. */
  readonly contested: readonly Pointer[];
}

type SourceOfRow = NonNullable<(Command & { type: 'CorrectRecord' })['body']['sources']>[number];

/**
 * What the row says now against what it said and what stands: its own words are corrected, what it no longer says is
 * withdrawn, and what others have changed since is left to them.
 * @throws {Refused} what could not be said in the first place
 */
export function changeOf(past: RowPast, main: Recording, context: Context): RowChange {
  const record = past.record as RecordState;
  const events = decide(main, past.base, context).events;
  const says = new Map<Pointer, Json>();
  const sources: SourceOfRow[] = [];
  const inferred: Pointer[] = [];
  for (const event of events) {
    for (const { pointer, value } of assertionsOfEvent({ ...event, stream: main.stream, actor: context.actor }))
      says.set(pointer, value);
    if ('sources' in event.data) for (const { id: _, repeats: __, ...source } of event.data.sources ?? []) sources.push(source);
    if ('inferred' in event.data) inferred.push(...(event.data.inferred ?? []));
  }
  const changes = new Map<Pointer, Json>();
  const contested: Pointer[] = [];
  for (const [pointer, value] of says) {
    const stands = standsAt(record, pointer);
    const before = past.said.get(pointer) ?? null;
    if (sameJson(stands, value) || sameJson(before, value)) continue;
    if (sameJson(stands, before)) changes.set(pointer, value);
    else contested.push(pointer);
  }
  for (const [pointer, value] of past.said) {
    if (says.has(pointer) || !sameJson(standsAt(record, pointer), value)) continue;
    // Withdrawing an element withdraws what lies below it.
    if (![...changes].some(([above, change]) => change === null && covers(above, pointer))) changes.set(pointer, null);
  }
  return { changes: Object.fromEntries(changes), sources, inferred, contested };
}

/** Why a row cannot be taken back. */
export class NotWithdrawable extends Error {
  override readonly name = 'NotWithdrawable';
}

/**
 * What takes a row back: its record is retracted, its appointments are withdrawn.
 * @returns null where nothing of it stands
 * @throws {NotWithdrawable}
 */
export function withdrawalOf(past: RowPast, reason: string): Recording | null {
  const { stream, record, opened, appointments, shared } = past;
  if (!record || record.retraction) return null;
  const standing = appointments.map((id) => pointerTo('appointments', id)).filter((at) => standsAt(record, at) !== null);
  if (standing.length > 0)
    return { type: 'CorrectRecord', stream, body: { changes: Object.fromEntries(standing.map((at) => [at, null])), reason } };
  if (appointments.length > 0) return null;
  const { noun, id } = parseStream(stream);
  if (!opened)
    throw new NotWithdrawable(
      `the row is a statement on ${noun} ${id}, which others opened: correct that by hand where it was wrong`,
    );
  if (shared)
    throw new NotWithdrawable(
      `other rows speak of ${noun} ${id} too: retract it by hand (/retraction) where it should not stand`,
    );
  return { type: 'RetractRecord', stream, body: { kind: 'entered-in-error', reason } };
}
