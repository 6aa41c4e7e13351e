import type { Command } from '#domain/commands.ts';
import { decide } from '#domain/decide.ts';
import type { NewEvent, DomainEvent } from '#domain/events.ts';
import { evolve, type RecordState } from '#domain/record.ts';
import { schemaVersionOf } from '#event-store/decode.ts';
import type { EventToAppend, ExpectedRevision } from '#event-store/event-store.ts';
import { type ChainHead, seal } from '#event-store/hash-chain.ts';
import { type Cast, type Conference, type Office, type Official, UNOCT } from './cast.ts';
import { Chance } from './chance.ts';
import { Meetings } from './meetings.ts';
import type { RealWorld } from './real-world.ts';

export interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventToAppend[];
}

/** A record of which more will be said. */
interface Kept {
  readonly record: RecordState;
  readonly head: ChainHead;
}

const FIRST_DAY = Date.parse('2026-01-01T00:00:00Z');
/** Something is recorded about every so many milliseconds: a million events are eight months. */
const PACE = 40_000;
/** How many meetings later something more is said of one, at most; in a short history a twentieth of it. */
const LATEST = 20_000;

/**
 * What a desk records, decided and sealed as the program does it: nearly all are meetings, those whom they refer to are
 * recorded when first met, and a quarter of the meetings hear of a source, a reading or a correction later.
 */
export class History {
  readonly #world: RealWorld;
  readonly #cast: Cast;
  readonly #chance: Chance;
  readonly #meetings: Meetings;
  readonly #there = new Set<string>();
  readonly #due = new Map<number, (() => Append)[]>();
  readonly #size: number;
  readonly #latest: number;
  #now = FIRST_DAY;
  #events = 0;

  /** @param size in events */
  constructor(world: RealWorld, cast: Cast, seed: number, size: number) {
    this.#size = size;
    this.#latest = Math.ceil(Math.min(LATEST, size / 20));
    this.#world = world;
    this.#cast = cast;
    this.#chance = new Chance(seed + 1);
    this.#meetings = new Meetings(world, cast, this.#chance);
  }

  /** In the order of the log; the last one may go a few events beyond the size. */
  *appends(): Generator<Append> {
    yield* this.#office(UNOCT);
    for (let n = 0; this.#events < this.#size; n++) {
      for (const say of this.#due.get(n) ?? []) yield say();
      this.#due.delete(n);
      yield* this.#meeting(n);
    }
  }

  *#meeting(n: number): Generator<Append> {
    const { body, officials, offices, conference } = this.#meetings.next();
    for (const id of offices) yield* this.#office(this.#cast.offices.find((each) => each.id === id)!);
    if (conference) yield* this.#conference(conference);
    for (const official of officials) yield* this.#official(official);
    const stream = `meeting-${this.#meetingId(
      body.delegations.map(({ party }) => party),
      body.heldOn,
      n,
    )}`;
    const opened = this.#say({ type: 'HoldBilateralMeeting', stream, body }, null);
    yield opened.append;
    if (!this.#chance.happens(0.17)) return;
    let now = opened.kept();
    const last = this.#chance.happens(0.15) ? 3 : 1;
    for (let m = 1; m <= last; m++) {
      this.#later(n, m, () => {
        const said = this.#say(this.#more(stream, body.heldOn, now.record, m === last), now);
        now = said.kept();
        return said.append;
      });
    }
  }

  #meetingId(parties: readonly string[], heldOn: string, n: number): string {
    return `${parties.map((party) => party.slice(party.indexOf(':') + 1).toLowerCase()).join('-')}-${heldOn}-${n}`
      .replaceAll(/[^a-z0-9-]/g, '')
      .slice(-100)
      .replace(/^-/, '');
  }

  #later(n: number, order: number, say: () => Append): void {
    const at = n + 1 + (order - 1) * this.#latest + this.#chance.below(this.#latest);
    const some = this.#due.get(at);
    if (some) some.push(say);
    else this.#due.set(at, [say]);
  }

  #more(stream: string, heldOn: string, record: RecordState, isLast: boolean): Command {
    const chance = this.#chance;
    const sources = [this.#meetings.source(heldOn)];
    const which = chance.next();
    if (which < 0.3) return { type: 'AttachSource', stream, body: this.#meetings.source(heldOn) };
    if (which < 0.55) return { type: 'ClassifyEngagement', stream, body: { ...this.#meetings.classification(), sources } };
    if (which < 0.75)
      return {
        type: 'CorrectRecord',
        stream,
        body: {
          changes: { place: { ...chance.of(this.#world.places), venue: `Hall ${chance.below(1_000_000)}` } },
          reason: 'a better source',
          sources,
        },
      };
    if (which < 0.9)
      return {
        type: 'RecordClaim',
        stream,
        body: { field: '/participantsComplete', value: chance.happens(0.5), rank: 'normal', sources },
      };
    if (which < 0.97 || !isLast)
      return {
        type: 'LabelRecord',
        stream,
        body: { label: record.label === 'internal' ? 'public' : 'internal', reason: 'as the source asks' },
      };
    return {
      type: 'RetractRecord',
      stream,
      body: { kind: 'entered-in-error', reason: 'the same meeting is on record twice', sources },
    };
  }

  *#office({ id, body }: Office): Generator<Append> {
    if (this.#isNew(`office-${id}`)) yield this.#say({ type: 'EstablishOffice', stream: `office-${id}`, body }, null).append;
  }

  *#conference({ id, body }: Conference): Generator<Append> {
    if (this.#isNew(`conference-${id}`))
      yield this.#say({ type: 'ConveneConference', stream: `conference-${id}`, body }, null).append;
  }

  *#official({ id, body }: Official): Generator<Append> {
    if (this.#isNew(`official-${id}`)) yield this.#say({ type: 'AppointOfficial', stream: `official-${id}`, body }, null).append;
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
