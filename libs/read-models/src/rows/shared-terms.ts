import type { DatabaseSync } from 'node:sqlite';

/** What threads share of the terms of one file: all of it can be handed to a worker. */
export interface TermsMemory {
  /** 0: taken by somebody, 1: how many terms there are, 2: bytes of their texts. */
  readonly state: SharedArrayBuffer;
  /** Open addressing: at the place of its hash the number of a term, 0 for none. */
  readonly slots: SharedArrayBuffer;
  /** By number: the hash of its text, and where its text ends. */
  readonly terms: SharedArrayBuffer;
  /** All texts one after another, in UTF-8. */
  readonly texts: SharedArrayBuffer;
}

const MOST_TEXT = 2 ** 31;
const MOST_TERMS = 2 ** 26;
const LOCK = 0;
const COUNT = 1;
const BYTES = 2;
/** Terms that a thread remembers by itself. */
const HELD = 200_000;

/**
 * Interns texts in memory for threads that make the rows of one file together: each text once, under the same number for all
 * of them. Written into the file at the end.
 */
export class SharedTerms {
  readonly memory: TermsMemory;
  readonly #state: Int32Array;
  readonly #slots: Int32Array;
  readonly #terms: Int32Array;
  #texts: Buffer;
  readonly #held = new Map<string, number>();

  constructor(memory?: TermsMemory) {
    this.memory = memory ?? {
      state: new SharedArrayBuffer(12),
      slots: new SharedArrayBuffer(4 * 2 ** 16, { maxByteLength: 4 * 2 * MOST_TERMS }),
      terms: new SharedArrayBuffer(8 * 2 ** 15, { maxByteLength: 8 * MOST_TERMS }),
      texts: new SharedArrayBuffer(2 ** 20, { maxByteLength: MOST_TEXT }),
    };
    this.#state = new Int32Array(this.memory.state);
    // Without a length of their own these grow with what they look at.
    this.#slots = new Int32Array(this.memory.slots);
    this.#terms = new Int32Array(this.memory.terms);
    this.#texts = Buffer.from(this.memory.texts);
  }

  /** @throws {RangeError} for more than 64 million texts, or 2 GiB of them */
  intern(text: string): number {
    const held = this.#held.get(text);
    if (held !== undefined) return held;
    if (this.#held.size === HELD) this.#held.clear();
    const id = this.#shared(text.toWellFormed());
    this.#held.set(text, id);
    return id;
  }

  /** Every text under its number. */
  writeTo(db: DatabaseSync): void {
    const insert = db.prepare('INSERT INTO terms (id, text) VALUES (?, ?)');
    const count = this.#state[COUNT]!;
    db.exec('BEGIN');
    for (let id = 1; id <= count; id++) insert.run(id, this.#textOf(id));
    db.exec('COMMIT');
  }

  #shared(text: string): number {
    const hash = hashOf(text);
    while (Atomics.compareExchange(this.#state, LOCK, 0, 1) !== 0) Atomics.wait(this.#state, LOCK, 1, 1);
    try {
      const at = this.#find(hash, text);
      return this.#slots[at] || this.#add(at, hash, text);
    } finally {
      Atomics.store(this.#state, LOCK, 0);
      Atomics.notify(this.#state, LOCK, 1);
    }
  }

  /** The slot of a text, or the free one where it would be. */
  #find(hash: number, text: string): number {
    const mask = this.#slots.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const id = this.#slots[at]!;
      if (id === 0 || (this.#terms[2 * id] === hash && this.#textOf(id) === text)) return at;
    }
  }

  #add(at: number, hash: number, text: string): number {
    const id = this.#state[COUNT]! + 1;
    const from = this.#state[BYTES]!;
    const until = from + Buffer.byteLength(text);
    if (2 * id + 2 > this.#terms.length) this.memory.terms.grow(2 * this.memory.terms.byteLength);
    if (until > this.memory.texts.byteLength)
      this.memory.texts.grow(Math.min(MOST_TEXT, Math.max(2 * this.memory.texts.byteLength, until)));
    this.#buffer(until).write(text, from);
    this.#terms[2 * id] = hash;
    this.#terms[2 * id + 1] = until;
    this.#state[COUNT] = id;
    this.#state[BYTES] = until;
    this.#slots[at] = id;
    if (2 * id > this.#slots.length) this.#spread(id);
    return id;
  }

  /** Into twice as many slots. */
  #spread(count: number): void {
    this.memory.slots.grow(2 * this.memory.slots.byteLength);
    this.#slots.fill(0);
    const mask = this.#slots.length - 1;
    for (let id = 1; id <= count; id++) {
      let at = this.#terms[2 * id]! & mask;
      while (this.#slots[at] !== 0) at = (at + 1) & mask;
      this.#slots[at] = id;
    }
  }

  #textOf(id: number): string {
    const until = this.#terms[2 * id + 1]!;
    return this.#buffer(until).toString('utf8', id === 1 ? 0 : this.#terms[2 * id - 1]!, until);
  }

  #buffer(until: number): Buffer {
    if (this.#texts.length < until) this.#texts = Buffer.from(this.memory.texts);
    return this.#texts;
  }
}

/** FNV-1a over UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}
