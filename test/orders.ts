import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore, RecordedEvent } from '#event-store/event-store.ts';
import type { Program, Said } from './program.ts';
import { unoct, voronkov } from './story.ts';

/** A command that a desk sends. No two say the same: each event that it records holds its mark. */
export interface Order {
  readonly mark: string;
  readonly path: string;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;
  /** How many events it records, all of them or none. */
  readonly events: number;
  /** By what the program knows it when it is sent again: nothing, and it may then be recorded again. */
  readonly knownBy: 'key' | 'id' | null;
}

const MARK = /desk\d+-\d{6}/g;
const FIRST_DAY = Date.UTC(2018, 0, 1);
const DAYS = 2000;
/** How long a desk waits when the store is away. */
const AWAY_MS = 50;

/** What the orders refer to. */
export async function openDesk(program: Program): Promise<void> {
  for (const [path, body] of [
    ['/v1/offices', unoct],
    ['/v1/officials/vladimir-voronkov/appointments', voronkov],
  ] as const) {
    const { status, body: answer } = await program.post(path, body);
    if (status !== 201 && status !== 200) throw new Error(JSON.stringify(answer));
  }
}

/** Orders without end, the same for the same random numbers and the same answers. */
export class Desk {
  readonly #random: () => number;
  readonly #name: string;
  readonly #meetings: string[] = [];
  #orders = 0;

  constructor(random: () => number, name = 'desk1') {
    this.#random = random;
    this.#name = name;
  }

  next(): Order {
    const mark = `${this.#name}-${String(this.#orders++).padStart(6, '0')}`;
    const keyed = this.#random() < 0.5;
    const headers: Record<string, string> = keyed ? { 'idempotency-key': `key-${mark}` } : {};
    const known = keyed ? 'key' : null;
    const sources = [{ publisher: `The gazette of ${mark}`, attribution: 'stated' }];
    const kind = this.#random();
    if (kind < 0.2 && this.#meetings.length > 0) {
      const meeting = this.#meetings[Math.floor(this.#random() * this.#meetings.length)]!;
      const body = { changes: { place: { city: `City of ${mark}`, country: 'TJ' } }, reason: 'another place' };
      return { mark, path: `/v1/meetings/${meeting}/corrections`, body, headers, events: 1, knownBy: known };
    }
    if (kind < 0.35) {
      const body = { ...voronkov, name: `Official ${mark}`, post: `post-${mark}`, title: `Title of ${mark}`, sources };
      return { mark, path: `/v1/officials/${mark}/appointments`, body, headers, events: 2, knownBy: known ?? 'id' };
    }
    if (kind < 0.4) return { mark, path: '/v1/offices/unoct/sources', body: sources[0]!, headers, events: 1, knownBy: known };
    const chosen = this.#random() < 0.5;
    const classified = this.#random() < 0.3;
    const body = {
      ...(chosen && { id: mark }),
      heldOn: new Date(FIRST_DAY + Math.floor(this.#random() * DAYS) * 86_400_000).toISOString().slice(0, 10),
      delegations: [
        { party: 'state:TJ', participants: [{ description: 'senior officials' }] },
        { party: 'office:unoct', participants: [{ official: 'vladimir-voronkov' }] },
      ],
      topics: [`What ${mark} is about`],
      ...(classified && {
        classification: { pillars: ['I'], functions: [], basis: { kind: 'inferred', reason: `as ${mark} reads it` } },
      }),
      sources,
    };
    const events = classified ? 2 : 1;
    return { mark, path: '/v1/meetings/bilateral', body, headers, events, knownBy: known ?? (chosen ? 'id' : null) };
  }

  /** Later orders may correct the meeting that this one opened. */
  opened({ path }: Order, { body }: Said): void {
    if (path === '/v1/meetings/bilateral') this.#meetings.push(body.id);
  }
}

interface LedgerOptions {
  /** Whether the store may be away: an order that was answered 503 is then in doubt, and else refused. */
  readonly outages?: boolean;
}

/** What a desk was told of its orders, by their marks. */
export class Ledger {
  readonly acknowledged = new Map<string, { readonly order: Order; readonly said: Said }>();
  /** Sent, and nobody said whether it was recorded. */
  readonly inDoubt = new Map<string, Order>();
  /** Answered, and not as it should be. */
  readonly refused: unknown[] = [];

  /** The last answer of a store that was away. */
  lastOutage: Said | null = null;
  readonly #outages: boolean;

  constructor({ outages = false }: LedgerOptions = {}) {
    this.#outages = outages;
  }

  static together(ledgers: readonly Ledger[]): Ledger {
    const all = new Ledger();
    for (const { acknowledged, inDoubt, refused } of ledgers) {
      for (const [mark, each] of acknowledged) all.acknowledged.set(mark, each);
      for (const [mark, order] of inDoubt) all.inDoubt.set(mark, order);
      all.refused.push(...refused);
    }
    return all;
  }

  /** In doubt, and may be sent again. */
  get unresolved(): Order[] {
    return [...this.inDoubt.values()].filter(({ knownBy }) => knownBy !== null);
  }

  async send(program: Program, order: Order): Promise<Said | null> {
    this.inDoubt.set(order.mark, order);
    const said = await program.post(order.path, order.body, order.headers).catch(() => null);
    if (said === null) return null;
    if (this.#outages && said.status === 503) return (this.lastOutage = said);
    this.inDoubt.delete(order.mark);
    if (said.status === 201 || said.status === 200) this.acknowledged.set(order.mark, { order, said });
    else this.refused.push({ order, status: said.status, body: said.body });
    return said;
  }

  /** Orders one after another, until `stop` is so or the program answers no more. */
  async work(program: Program, desk: Desk, stop: () => boolean = () => false): Promise<void> {
    while (!stop()) {
      const order = desk.next();
      const said = await this.send(program, order);
      if (said === null) return;
      if (said.status === 503) await sleep(AWAY_MS);
      if (said.status === 201) desk.opened(order, said);
    }
  }

  /** Sends again what is in doubt and may be sent again. */
  async resolve(program: Program): Promise<void> {
    const orders = this.unresolved;
    await Promise.all(orders.map((order) => this.send(program, order)));
  }

  /** Sends again orders with an Idempotency-Key. @returns those that were answered otherwise than the first time */
  async differently(program: Program, marks: Iterable<string>): Promise<unknown[]> {
    const different: unknown[] = [];
    for (const mark of marks) {
      const { order, said } = this.acknowledged.get(mark)!;
      if (order.knownBy !== 'key') continue;
      const again = await program.post(order.path, order.body, order.headers);
      if (again.status !== said.status || JSON.stringify(again.body) !== JSON.stringify(said.body))
        different.push({ order, said: said.body, again: again.body });
    }
    return different;
  }

  /** @returns what is wrong with the log by what the desk was told; nothing when all is there once */
  async compareWith(store: EventStore): Promise<string[]> {
    const wrong: string[] = [];
    const ids = new Set<string>();
    const byMark = new Map<string, RecordedEvent[]>();
    for await (const event of store.readAll()) {
      if (ids.has(event.id)) wrong.push(`event ${event.id} is there twice`);
      ids.add(event.id);
      const marks = new Set(event.data.match(MARK));
      if (marks.size > 1) wrong.push(`event ${event.id} has the marks ${[...marks].join(', ')}`);
      for (const mark of marks) byMark.set(mark, [...(byMark.get(mark) ?? []), event]);
    }
    for (const [mark, { order, said }] of this.acknowledged) {
      const events = byMark.get(mark) ?? [];
      const { stream, revision, position } = said.body;
      if (events.length !== order.events) wrong.push(`${mark} was acknowledged and is there as ${events.length} events`);
      if (events.some((event) => event.stream !== stream)) wrong.push(`${mark} is not in ${stream}`);
      // What was already so is answered with where the record stands.
      const last = events.at(-1);
      if (said.status === 201 && (String(last?.revision) !== revision || String(last?.position) !== position))
        wrong.push(`${mark} is not at revision ${revision}, position ${position}`);
    }
    for (const [mark, events] of byMark) {
      const order = this.acknowledged.get(mark)?.order ?? this.inDoubt.get(mark);
      if (!order) wrong.push(`${mark} is there and was refused, or never sent`);
      else if (events.length !== order.events) wrong.push(`${mark} is there as ${events.length} events of ${order.events}`);
    }
    return [...new Set(wrong)];
  }
}
