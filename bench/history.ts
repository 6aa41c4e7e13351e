import type { Command, Commands } from '#domain/commands.ts';
import { decide } from '#domain/decide.ts';
import type { NewEvent, DomainEvent } from '#domain/events.ts';
import { LEVELS } from '#domain/nouns/official.ts';
import { evolve, type RecordState, says } from '#domain/record.ts';
import type { Changes } from '#domain/record-keeping.ts';
import { schemaVersionOf } from '#event-store/decode.ts';
import type { EventToAppend, ExpectedRevision } from '#event-store/event-store.ts';
import { type ChainHead, seal } from '#event-store/hash-chain.ts';
import { Activities, type Activity } from './activities.ts';
import { type Cast, type Conference, later, type Office, type Official, UNOCT } from './cast.ts';
import { Chance } from './chance.ts';
import type { Meetings } from './meetings.ts';
import type { RealWorld } from './real-world.ts';

export interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventToAppend[];
}

/** What is said of a record as it then stands. */
type Said = (record: RecordState) => Command;

/** A record of which more will be said. */
interface Kept {
  readonly record: RecordState;
  readonly head: ChainHead;
}

const FIRST_DAY = Date.parse('2026-01-01T00:00:00Z');
/** Something is recorded about every so many milliseconds: a million events are eight months. */
const PACE = 40_000;
/** How many activities later something more is said of one, at most; in a short history a twentieth of it. */
const LATEST = 20_000;

/**
 * What a desk records, decided and sealed as the program does it: nearly all is activity, those whom it refers to are
 * recorded when first met, and a fifth of it hears of a source, a reading or a correction later. People come into posts and
 * leave them, what is on record twice is merged, and some of that is taken apart again.
 */
export class History {
  readonly #world: RealWorld;
  readonly #cast: Cast;
  readonly #chance: Chance;
  readonly #activities: Activities;
  readonly #meetings: Meetings;
  readonly #there = new Set<string>();
  readonly #due = new Map<number, (() => Append)[]>();
  readonly #size: number;
  readonly #latest: number;
  #now = FIRST_DAY;
  #events = 0;
  #turn = 0;

  /** @param size in events */
  constructor(world: RealWorld, cast: Cast, seed: number, size: number) {
    this.#size = size;
    this.#latest = Math.ceil(Math.min(LATEST, size / 20));
    this.#world = world;
    this.#cast = cast;
    this.#chance = new Chance(seed + 1);
    this.#activities = new Activities(world, cast, this.#chance);
    this.#meetings = this.#activities.meetings;
  }

  /** In the order of the log; the last one may go a few events beyond the size. */
  *appends(): Generator<Append> {
    yield* this.#office(UNOCT);
    for (; this.#events < this.#size; this.#turn++) {
      for (const say of this.#due.get(this.#turn) ?? []) yield say();
      this.#due.delete(this.#turn);
      yield* this.#activity();
    }
  }

  *#activity(): Generator<Append> {
    const activity = this.#activities.next();
    for (const id of activity.offices) yield* this.#office(this.#cast.offices.find((each) => each.id === id)!);
    if (activity.conference) yield* this.#conference(activity.conference);
    for (const official of activity.officials) yield* this.#official(official);
    const stream = `${activity.noun}-${this.#idOf(activity)}`;
    const opened = this.#say({ ...activity.command, stream }, null);
    yield opened.append;
    if (activity.command.type === 'ScheduleMeeting') this.#comesOfPlan(stream, activity, opened.kept());
    else if (this.#chance.happens(0.002)) yield* this.#twice(stream, activity.command);
    else if (this.#chance.happens(0.17)) this.#moreOf(stream, activity, opened.kept());
  }

  #idOf({ parties, on }: Activity): string {
    const some = parties.slice(0, 3).map((party) => party.slice(party.indexOf(':') + 1).toLowerCase());
    return `${some.join('-')}-${on}-${this.#turn}`
      .replaceAll(/[^a-z0-9-]/g, '')
      .slice(-100)
      .replace(/^-/, '');
  }

  /** Most plans are carried out, some are called off, of the rest nobody hears. */
  #comesOfPlan(stream: string, { on }: Activity, planned: Kept): void {
    const { topics = [], ...plan } = says(planned.record).plan as unknown as Omit<Commands['ScheduleMeeting'], 'plannedOn'>;
    const { delegations } = plan;
    const sources = [this.#meetings.source(on)];
    const which = this.#chance.next();
    if (which < 0.7) {
      const body = { heldOn: on, delegations, topics, sources };
      this.#follow(planned, [() => ({ type: 'HoldBilateralMeeting', stream, body })]);
    } else if (which < 0.9) {
      this.#follow(planned, [
        () => ({ type: 'CancelMeeting', stream, body: { reason: 'one side could not come', on, sources } }),
      ]);
    }
  }

  /** The same from elsewhere, under another id, until somebody sees it. */
  *#twice(stream: string, command: Activity['command']): Generator<Append> {
    const other = `${stream.slice(0, 90)}-again`;
    const said = this.#say({ ...command, stream: other }, null);
    yield said.append;
    this.#isMerged(other, stream, said.kept());
  }

  #isMerged(stream: string, into: string, kept: Kept): void {
    const id = into.slice(into.indexOf('-') + 1);
    const merge: Said = () => ({ type: 'MergeRecords', stream, body: { into: id, reason: 'it is on record twice' } });
    const unmerge: Said = () => ({ type: 'UnmergeRecords', stream, body: { reason: 'they are two' } });
    this.#follow(kept, this.#chance.happens(0.05) ? [merge, unmerge] : [merge]);
  }

  #moreOf(stream: string, { noun, on }: Activity, opened: Kept): void {
    const last = this.#chance.happens(0.15) ? 3 : 1;
    const more = Array.from(
      { length: last },
      (_, m): Said =>
        (record) =>
          this.#more(stream, noun, on, record, m === last - 1),
    );
    this.#follow(opened, more);
  }

  /** What is said of a record later, one thing after another. */
  #follow(kept: Kept, sayings: readonly Said[]): void {
    let now = kept;
    for (const [n, command] of sayings.entries()) {
      const at = this.#turn + 1 + n * this.#latest + this.#chance.below(this.#latest);
      const say = (): Append => {
        const said = this.#say(command(now.record), now);
        if (n < sayings.length - 1) now = said.kept();
        return said.append;
      };
      const some = this.#due.get(at);
      if (some) some.push(say);
      else this.#due.set(at, [say]);
    }
  }

  #more(stream: string, noun: Activity['noun'], on: string, record: RecordState, isLast: boolean): Command {
    const chance = this.#chance;
    const sources = [this.#meetings.source(on)];
    const which = chance.next();
    if (which < 0.3) return { type: 'AttachSource', stream, body: this.#meetings.source(on) };
    if (which < 0.5) return { type: 'ClassifyEngagement', stream, body: { ...this.#meetings.classification(), sources } };
    if (which < 0.55 && noun === 'meeting')
      return { type: 'RecordMeetingOutcome', stream, body: { commitments: [this.#meetings.sentence()], sources } };
    if (which < 0.75)
      return {
        type: 'CorrectRecord',
        stream,
        body: { changes: this.#betterValue(noun), reason: 'a better source', sources },
      };
    if (which < 0.9) return { type: 'RecordClaim', stream, body: { ...this.#rivalOf(noun), rank: 'normal', sources } };
    if (which < 0.97 || !isLast)
      return {
        type: 'LabelRecord',
        stream,
        body: { label: record.label === 'internal' ? 'public' : 'internal', reason: 'as the source asks' },
      };
    return {
      type: 'RetractRecord',
      stream,
      body: { kind: 'entered-in-error', reason: 'it never came to it', sources },
    };
  }

  #betterValue(noun: Activity['noun']): Changes {
    const chance = this.#chance;
    const n = chance.below(1_000_000);
    switch (noun) {
      case 'meeting':
        return { place: { ...chance.of(this.#world.places), venue: `Hall ${n}` } };
      case 'visit':
        return { about: `${this.#meetings.sentence()} (${n})` };
      case 'agreement':
        return { title: `Agreement no. ${n}` };
      case 'assistance':
        return { about: `${this.#meetings.sentence()} (${n})` };
    }
  }

  #rivalOf(noun: Activity['noun']): Pick<Commands['RecordClaim'], 'field' | 'value'> {
    const chance = this.#chance;
    switch (noun) {
      case 'meeting':
        return { field: '/participantsComplete', value: chance.happens(0.5) };
      case 'visit':
        return { field: '/level', value: chance.of(LEVELS) };
      case 'agreement':
        return { field: '/inForceOn', value: this.#meetings.day() };
      case 'assistance':
        return { field: '/about', value: this.#meetings.sentence() };
    }
  }

  *#office({ id, body }: Office): Generator<Append> {
    const stream = `office-${id}`;
    if (!this.#isNew(stream)) return;
    const said = this.#say({ type: 'EstablishOffice', stream, body }, null);
    yield said.append;
    if (this.#chance.happens(0.2)) {
      const sources = [this.#meetings.source('2020')];
      const renamed = { name: `${body.name} and Protocol`, from: '2020', sources };
      this.#follow(said.kept(), [() => ({ type: 'RenameOffice', stream, body: renamed })]);
    }
  }

  *#conference({ id, body }: Conference): Generator<Append> {
    const stream = `conference-${id}`;
    if (!this.#isNew(stream)) return;
    const said = this.#say({ type: 'ConveneConference', stream, body }, null);
    yield said.append;
    if (this.#chance.happens(0.3)) {
      const outcome = { text: this.#meetings.sentence(), sources: [this.#meetings.source(body.heldOn.slice(0, 10))] };
      this.#follow(said.kept(), [() => ({ type: 'RecordMeetingOutcome', stream, body: outcome })]);
    }
  }

  *#official({ id, body }: Official): Generator<Append> {
    const stream = `official-${id}`;
    if (!this.#isNew(stream)) return;
    const said = this.#say({ type: 'AppointOfficial', stream, body }, null);
    yield said.append;
    if (this.#chance.happens(0.02)) {
      const other = `${stream}-again`;
      const { name = '', sources } = body;
      const named = this.#say({ type: 'OpenOfficial', stream: other, body: { name, ...(sources && { sources }) } }, null);
      yield named.append;
      this.#isMerged(other, stream, named.kept());
    }
    const { post, appointedOn = '1990-01-01' } = body;
    const sources = [this.#meetings.source(appointedOn)];
    const assumed = { appointment: post, on: later(appointedOn, 30), act: 'credentials', sources };
    const ended = { appointment: post, on: later(appointedOn, 1200), ending: 'left' as const, sources };
    const life: Said[] = [
      ...(this.#chance.happens(0.5) ? [(): Command => ({ type: 'AssumeOffice', stream, body: assumed })] : []),
      ...(this.#chance.happens(0.5) ? [(): Command => ({ type: 'EndAppointment', stream, body: ended })] : []),
    ];
    if (life.length > 0) this.#follow(said.kept(), life);
  }

  #isNew(stream: string): boolean {
    if (this.#there.has(stream)) return false;
    this.#there.add(stream);
    return true;
  }

  #say(command: Command, before: Kept | null): { readonly append: Append; kept(): Kept } {
    const { stream } = command;
    const at = new Date((this.#now += this.#chance.below(PACE)));
    const actor = `desk-${this.#chance.below(30)}`;
    const { events } = decide(command, before?.record ?? null, { now: at, actor });
    if (events.length === 0) throw new Error(`${command.type} of ${stream} says nothing new`);
    const sealed = seal(stream, before?.head ?? null, this.#drafts(events, at, actor));
    this.#events += events.length;
    return {
      append: { stream, expected: before?.head.revision ?? 'none', events: sealed },
      kept: () => {
        const revision = (before?.head.revision ?? -1) + events.length;
        const { hash } = JSON.parse(sealed.at(-1)!.metadata) as { hash: string };
        const placed = events.map((event, n) => ({
          ...event,
          stream,
          actor,
          recordedAt: at.toISOString(),
          revision: revision - events.length + 1 + n,
        }));
        return {
          head: { revision, hash },
          record: (placed as DomainEvent[]).reduce<RecordState | null>(evolve, before?.record ?? null)!,
        };
      },
    };
  }

  #drafts(events: readonly NewEvent[], at: Date, actor: string): Parameters<typeof seal>[2] {
    const commandId = this.#id(at);
    const correlationId = this.#id(at);
    const isRetryable = this.#chance.happens(0.5);
    return events.map(({ type, data }) => ({
      id: this.#id(at),
      type,
      data,
      metadata: {
        recordedAt: at.toISOString(),
        actor,
        correlationId,
        causationId: commandId,
        commandId,
        schemaVersion: String(schemaVersionOf(type)),
        ...(isRetryable && { idempotencyKey: this.#chance.hex(64), bodyDigest: this.#chance.hex(64) }),
      },
    }));
  }

  /** UUIDv7. */
  #id(at: Date): string {
    const time = at.getTime().toString(16).padStart(12, '0');
    const rest = this.#chance.hex(18);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6)}`;
  }
}
