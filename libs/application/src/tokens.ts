import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Identity, Role } from '#domain/access.ts';
import { ACCESS_STREAM } from '#domain/nouns.ts';
import type { Label } from '#domain/record-keeping.ts';
import {
  distrustToken,
  evolveTokens,
  identityOfToken,
  isLive,
  issueToken,
  type NewTokenEvent,
  revokeToken,
  type Token,
  type TokenEvent,
  type TokenEvents,
  type Tokens as TokensHeld,
} from '#domain/token.ts';
import { dataOf, metadataOf } from '#event-store/decode.ts';
import { type EventStore, RevisionMismatch } from '#event-store/event-store.ts';
import { type ChainHead, seal } from '#event-store/hash-chain.ts';
import { newUuid } from './new-uuid.ts';
import { laterOf } from './record-time.ts';

export interface TokenAsked {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly clearance: Label;
  /** An instant; null: it does not expire. Default: a year from now. */
  readonly expiresAt?: string | null;
}

/** Beside what is stored. */
export interface KnownToken extends Token {
  /** By this process, an instant. */
  readonly lastUsedAt: string | null;
}

/** Of every event that is stored here. */
const SCHEMA_VERSION = '1';
const TYPES: Readonly<Record<keyof TokenEvents, true>> = { TokenIssued: true, TokenRevoked: true };
const isKnown = (type: string): boolean => Object.hasOwn(TYPES, type);

const A_YEAR = 365 * 86_400_000;
/** A writer that loses against another this often is not told the truth by its store. */
const ATTEMPTS = 100;
/** What every token begins with, so that one that is found lying about is known for what it is. */
const MARK = 'chancery';
/** Milliseconds between two looks at what other processes issued and revoked. */
const LOOK_EVERY = 1000;
/** And at least before one that an unknown token causes. */
const LOOK_AGAIN = 100;

/**
 * The tokens in a log: issued, revoked and asked for. What another process issues is known when it is first shown, what it
 * revokes within a second; while the store is away what was known last holds.
 */
export class Tokens {
  readonly #store: Pick<EventStore, 'append' | 'read'>;
  readonly #now: () => Date;
  readonly #used: Map<string, number>;
  readonly #onUnknown: (what: string) => void;
  #held: TokensHeld = new Map();
  #head: ChainHead | null = null;
  #lastAt = '';
  #looked = -Infinity;
  #looking: Promise<void> | null = null;
  #soon: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;

  /**
   * @param used by id, when each was used last: milliseconds since 1970
   * @param onUnknown told what the log says of tokens that this program does not know, once each
   */
  constructor(
    store: Pick<EventStore, 'append' | 'read'>,
    now: () => Date,
    used: ReadonlyMap<string, number> = new Map(),
    onUnknown: (what: string) => void = () => undefined,
  ) {
    this.#store = store;
    this.#now = now;
    this.#used = new Map(used);
    this.#onUnknown = onUnknown;
  }

  /** Looks again and again, until it is closed. */
  follow(): void {
    this.#timer ??= setInterval(() => void this.#look().catch(() => undefined), LOOK_EVERY);
    this.#timer.unref();
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** By id, when each was used last. */
  get used(): ReadonlyMap<string, number> {
    return this.#used;
  }

  /** In the order in which they were issued. @throws {StoreUnavailable} */
  async all(): Promise<KnownToken[]> {
    await this.#look();
    return [...this.#held.values()].map((token) => this.#known(token));
  }

  /** @returns the token's text: it is in no log, and is never shown again. @throws {Refused}, {StoreUnavailable} */
  async issue(asked: TokenAsked, by: Identity): Promise<{ readonly token: KnownToken; readonly text: string }> {
    const id = randomBytes(6).toString('hex');
    const secret = randomBytes(32).toString('base64url');
    const { expiresAt = new Date(this.#now().getTime() + A_YEAR).toISOString() } = asked;
    const issued = { token: id, ...asked, expiresAt, hash: hash('sha256', secret) };
    await this.#record((tokens) => issueToken(tokens, issued, this.#now()), by);
    return { token: this.#known(this.#held.get(id)!), text: `${MARK}_${id}_${secret}` };
  }

  /** @throws {Refused}, {StoreUnavailable} */
  async revoke(id: string, by: Identity): Promise<KnownToken> {
    await this.#record((tokens) => revokeToken(tokens, id), by);
    return this.#known(this.#held.get(id)!);
  }

  /** Who comes with a token; null for one that lets nobody in. @throws {StoreUnavailable} where none were read yet */
  identify(text: string): Identity | null | Promise<Identity | null> {
    const shown = partsOf(text);
    if (!shown) return null;
    if (this.#held.has(shown.id)) return this.#identified(shown);
    return this.#lookSoon().then(() => this.#identified(shown));
  }

  /**
   * Whether who was let in would be once more: for what goes on long after. Whoever came by no token of this program would be,
   * for nobody tells of them.
   */
  stillLetsIn({ token: id }: Identity): boolean {
    if (id === undefined) return true;
    const token = this.#held.get(id);
    return token !== undefined && isLive(token, this.#now());
  }

  #identified({ id, secret }: { readonly id: string; readonly secret: string }): Identity | null {
    const token = this.#held.get(id);
    // An id is no secret: one that is not known is looked up, and takes longer.
    const isIts = timingSafeEqual(Buffer.from(hash('sha256', secret)), Buffer.from(token?.hash ?? NO_HASH));
    if (!token || !isIts || !isLive(token, this.#now())) return null;
    this.#used.set(id, this.#now().getTime());
    return identityOfToken(token);
  }

  #known(token: Token): KnownToken {
    const used = this.#used.get(token.token);
    return { ...token, lastUsedAt: used === undefined ? null : new Date(used).toISOString() };
  }

  async #record(decide: (tokens: TokensHeld) => readonly NewTokenEvent[], { actor }: Identity): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await this.#look();
      const decided = decide(this.#held);
      if (decided.length === 0) return;
      const head = this.#head;
      const commandId = newUuid();
      const metadata = {
        recordedAt: laterOf(this.#now(), this.#lastAt).toISOString(),
        actor,
        correlationId: commandId,
        causationId: commandId,
        commandId,
        schemaVersion: SCHEMA_VERSION,
      };
      const events = seal(
        ACCESS_STREAM,
        head,
        decided.map(({ type, data }) => ({ id: newUuid(), type, data, metadata })),
      );
      try {
        const { revision } = await this.#store.append(ACCESS_STREAM, head === null ? 'none' : head.revision, events);
        // One look may have begun before.
        do await this.#look();
        while ((this.#head?.revision ?? -1) < revision);
        return;
      } catch (error) {
        // Another process wrote meanwhile: it is judged by what stands then.
        if (!(error instanceof RevisionMismatch) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** However many ask, the log is read a few times a second. */
  #lookSoon(): Promise<void> {
    this.#soon ??= sleep(Math.max(0, this.#looked + LOOK_AGAIN - performance.now()))
      .then(() => this.#look())
      .finally(() => {
        this.#soon = null;
      });
    return this.#soon;
  }

  /** Reads on from what is held. */
  #look(): Promise<void> {
    this.#looking ??= this.#readOn().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #readOn(): Promise<void> {
    for await (const event of this.#store.read(ACCESS_STREAM, { from: (this.#head?.revision ?? -1) + 1 })) {
      const { hash: own, recordedAt, actor, schemaVersion } = metadataOf(event);
      const data = dataOf(event);
      if (isKnown(event.type) && schemaVersion === SCHEMA_VERSION) {
        // Trusted, for only this program writes here; its shape is pinned by test/stored-events.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        this.#held = evolveTokens(this.#held, { type: event.type, data, recordedAt, actor } as unknown as TokenEvent);
      } else {
        this.#held = distrustToken(this.#held, data['token'], recordedAt, actor);
        this.#onUnknown(
          `${event.type} (schema version ${schemaVersion}) at revision ${event.revision} of ${ACCESS_STREAM} was written by another version: the token that it is about lets nobody in here`,
        );
      }
      this.#head = { revision: event.revision, hash: own };
      this.#lastAt = recordedAt;
    }
    this.#looked = performance.now();
  }
}

const NO_HASH = '0'.repeat(64);

/** Whether a text would be a token of this program, whatever it is worth. */
export const isOurs = (text: string): boolean => text.startsWith(`${MARK}_`);

function partsOf(text: string): { readonly id: string; readonly secret: string } | null {
  const [, id, secret] = /^chancery_([0-9a-f]{12})_([\w-]{43})$/.exec(text) ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}
