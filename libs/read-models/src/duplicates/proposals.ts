import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Candidate, Post, Span } from './candidate.ts';
import { type Likeness, likenessOf, type Name, nameOf, type Word } from './name-likeness.ts';

/** Two that may be one: a person decides. */
export interface Proposal {
  readonly a: Candidate;
  readonly b: Candidate;
  /** 0 to 1: how much speaks for it, and no probability. */
  readonly score: number;
  /** What speaks for it, then what speaks against it. */
  readonly reasons: readonly string[];
}

/** Pairs that score this much or more are worth a look. */
export const WORTH_A_LOOK = 0.55;

/** Between two turns of the event loop. */
const PAIRS_AT_ONCE = 1000;
const CANDIDATES_AT_ONCE = 200;

export interface Comparing {
  readonly least?: number;
  /** Ends it. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (pairs: { readonly done: number; readonly total: number }) => void;
}

/** Pairs of those that may be one, the likeliest first. Others get their turn meanwhile. */
export async function proposalsAmong(
  candidates: readonly Candidate[],
  { least = WORTH_A_LOOK, signal, onProgress }: Comparing = {},
): Promise<Proposal[]> {
  const population = await Population.of(candidates);
  const pairs = await population.pairs();
  const proposals: Proposal[] = [];
  for (const [n, [a, b]] of pairs.entries()) {
    const proposal = population.compare(a, b);
    if (proposal.score >= least) proposals.push(proposal);
    if (n % PAIRS_AT_ONCE > 0) continue;
    onProgress?.({ done: n, total: pairs.length });
    await nextTurn();
    signal?.throwIfAborted();
  }
  return proposals.toSorted(inOrder);
}

/** The likeliest first; ids break ties. */
export function inOrder(x: Ranked, y: Ranked): number {
  if (x.score !== y.score) return y.score - x.score;
  if (x.a.ids[0] !== y.a.ids[0]) return x.a.ids[0]! < y.a.ids[0]! ? -1 : 1;
  if (x.b.ids[0] === y.b.ids[0]) return 0;
  return x.b.ids[0]! < y.b.ids[0]! ? -1 : 1;
}

export interface Ranked {
  readonly a: Pick<Candidate, 'ids'>;
  readonly b: Pick<Candidate, 'ids'>;
  readonly score: number;
}

/** What more than so many have in common tells nobody from anybody. */
const CROWD = 40;

interface Known {
  readonly candidate: Candidate;
  readonly names: readonly Name[];
}

class Population {
  readonly #all: readonly Known[];
  /** By sound: how many have a word. */
  readonly #frequency = new Map<string, number>();
  /** By post: how many held it. */
  readonly #holders = new Map<string, number>();

  static async of(candidates: readonly Candidate[]): Promise<Population> {
    const known: Known[] = [];
    for (const candidate of candidates.toSorted((x, y) => (x.ids[0]! < y.ids[0]! ? -1 : 1))) {
      known.push({ candidate, names: candidate.names.map(nameOf) });
      if (known.length % CANDIDATES_AT_ONCE === 0) await nextTurn();
    }
    return new Population(known);
  }

  private constructor(known: readonly Known[]) {
    this.#all = known;
    for (const { candidate, names } of known) {
      for (const sound of soundsIn(names)) count(this.#frequency, sound);
      for (const post of new Set(candidate.posts.map(postKey))) count(this.#holders, post);
    }
  }

  /** Each pair once that has something in common which few have: nobody is compared with everybody. */
  async pairs(): Promise<(readonly [Known, Known])[]> {
    const blocks = new Map<string, number[]>();
    for (const [n, known] of this.#all.entries()) {
      for (const key of keysOf(known)) {
        const block = blocks.get(key);
        if (block) block.push(n);
        else blocks.set(key, [n]);
      }
      if (n % CANDIDATES_AT_ONCE === 0) await nextTurn();
    }
    const found = new Set<number>();
    for (const block of blocks.values()) {
      if (block.length > CROWD) continue;
      for (const [i, a] of block.entries()) for (const b of block.slice(i + 1)) found.add(a * this.#all.length + b);
    }
    return [...found].map((pair) => {
      const [a, b] = [Math.floor(pair / this.#all.length), pair % this.#all.length];
      return [this.#all[a]!, this.#all[b]!] as const;
    });
  }

  compare(one: Known, other: Known): Proposal {
    const [a, b] = [one.candidate, other.candidate];
    const name = this.#name(one, other);
    const evidence = [
      ...(name ? [{ worth: 0.7 * name.score, why: name.how }] : []),
      ...this.#posts(a, b),
      ...within(a, b),
      ...lives(a, b),
      ...apart(a, b),
      ...identifiers(a, b),
    ];
    const score = evidence.reduce((sum, { worth }) => sum + worth, 0);
    return {
      a,
      b,
      score: Math.round(Math.min(1, Math.max(0, score)) * 100) / 100,
      reasons: evidence.toSorted((x, y) => y.worth - x.worth).map(({ why }) => why),
    };
  }

  #name(one: Known, other: Known): Likeness | null {
    let best: Likeness | null = null;
    for (const a of one.names) {
      for (const b of other.names) {
        const likeness = likenessOf(a, b, (word) => this.#weigh(word));
        if (likeness && likeness.score > (best?.score ?? 0)) best = likeness;
      }
    }
    return best;
  }

  #weigh({ word, sound }: Word): number {
    // An initial tells little, however few have it.
    if (word.length === 1) return 0.5;
    return Math.log(1 + this.#all.length / (this.#frequency.get(sound) ?? 1));
  }

  /** The best of the posts that both held. */
  #posts(a: Candidate, b: Candidate): Evidence[] {
    const found = a.posts.flatMap((x) =>
      b.posts.flatMap((y): Evidence[] => {
        const told = inTime(x, y);
        if (x.party !== y.party) return [];
        if (postKey(x) !== postKey(y)) return [{ worth: 0.05, why: `both held posts of ${x.party}` }];
        // Of a post that hundreds held at once, holding it says little.
        const rarity = Math.min(1, 30 / (this.#holders.get(postKey(x)) ?? 1));
        return [{ worth: told.worth * rarity, why: `both ${x.post} of ${x.party}${told.when}` }];
      }),
    );
    const [best] = found.toSorted((x, y) => y.worth - x.worth);
    return best ? [best] : [];
  }
}

interface Evidence {
  /** Added to the score: below 0 where it speaks against. */
  readonly worth: number;
  readonly why: string;
}

function inTime({ from: a, until: aEnd }: Post, { from: b, until: bEnd }: Post): { worth: number; when: string } {
  if (a && b && overlap(a, b)) return { worth: 0.4, when: ', from the same day on' };
  if (a && b && ((aEnd && a[0] <= b[0] && b[1] < aEnd[0]) || (bEnd && b[0] <= a[0] && a[1] < bEnd[0])))
    return { worth: 0.35, when: ', at the same time' };
  const next = (end: Span | null, begin: Span | null): boolean =>
    end !== null && begin !== null && begin[0] - end[1] <= YEAR && end[0] - begin[1] <= YEAR;
  if (next(aEnd, b) || next(bEnd, a)) return { worth: 0.3, when: ', one after the other' };
  const near = !a || !b || gap(a, b) <= 10 * YEAR;
  if (near && (aEnd === null || bEnd === null)) return { worth: 0.3, when: ', on days that may have been the same' };
  return { worth: 0.1, when: ', at other times' };
}

const YEAR = 366;

function within(a: Candidate, b: Candidate): Evidence[] {
  const shared = a.within.filter((each) => b.within.includes(each));
  return shared.length > 0 ? [{ worth: 0.15, why: `both of ${shared.join(' and ')}` }] : [];
}

function lives(a: Candidate, b: Candidate): Evidence[] {
  const found: Evidence[] = [];
  if (a.begun && b.begun) {
    const known = [a.begun, b.begun].every(([first, last]) => first === last);
    if (gap(a.begun, b.begun) > YEAR) found.push({ worth: -0.3, why: 'against it: born or established in different years' });
    else if (known && overlap(a.begun, b.begun)) found.push({ worth: 0.25, why: 'born or established on the same day' });
    else if (overlap(a.begun, b.begun)) found.push({ worth: 0.1, why: 'born or established on what may be the same day' });
  }
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const days = [other.begun, ...datesOf(other)].flatMap((span) => (span ? [span[0]] : []));
    if (one.ended && days.length > 0 && Math.min(...days) > one.ended[1])
      found.push({ worth: -0.4, why: 'against it: one was no more when the other began' });
  }
  return found;
}

const DECADES = 15;

/** Two of one name, a lifetime apart, are two. */
function apart(a: Candidate, b: Candidate): Evidence[] {
  const gaps = datesOf(a).flatMap((one) => datesOf(b).map((other) => gap(one, other)));
  const years = gaps.length === 0 ? 0 : Math.floor(Math.min(...gaps) / 365.25);
  if (years < DECADES) return [];
  return [
    { worth: -Math.min(0.6, 0.1 + (years - DECADES) / 100), why: `against it: ${years} years lie between what is known of them` },
  ];
}

/** From entering a post to leaving it, where both are known. */
function datesOf({ posts }: Candidate): Span[] {
  return posts.flatMap(({ from, until }): Span[] => {
    if (from && until) return [[from[0], Math.max(from[0], until[1])]];
    return from ? [from] : until ? [until] : [];
  });
}

function identifiers(a: Candidate, b: Candidate): Evidence[] {
  return a.identifiers.flatMap((one): Evidence[] => {
    const others = b.identifiers.filter(({ scheme }) => scheme === one.scheme);
    if (others.some(({ id }) => id === one.id)) return [{ worth: 0.9, why: `both are ${one.id} in ${one.scheme}` }];
    const [other] = others;
    if (!other) return [];
    return [{ worth: -0.3, why: `against it: ${one.scheme} has them as ${one.id} and ${other.id}` }];
  });
}

function overlap(a: Span, b: Span): boolean {
  return a[0] <= b[1] && b[0] <= a[1];
}

/** Days between two spans. */
function gap(a: Span, b: Span): number {
  return Math.max(0, a[0] - b[1], b[0] - a[1]);
}

function postKey({ post, party, to }: Post): string {
  return [party, post, ...to.toSorted()].join(' ');
}

/** What two must have one of in common to be compared: rare words, words with the initial of another one, identifiers. */
function keysOf({ candidate, names }: Known): Set<string> {
  const posts = candidate.posts.map(postKey);
  const keys = candidate.identifiers.map(({ scheme, id }) => `id ${scheme} ${id}`);
  for (const { words, whole } of names) {
    keys.push(`whole ${consonants(whole.sound)}`);
    for (const { sound } of words.filter(({ word }) => word.length > 1)) {
      const bone = consonants(sound);
      keys.push(`word ${sound}`, `bone ${bone}`, ...posts.map((post) => `post ${bone} ${post}`));
      for (const other of words) if (other.sound !== sound) keys.push(`initial ${bone} ${other.sound[0]}`);
    }
  }
  return new Set(keys);
}

/** Vowels are what spellings differ in most. */
function consonants(sound: string): string {
  return sound.replaceAll(/(?<!^)[aeiou]/g, '').replaceAll(/(.)\1+/g, '$1');
}

function soundsIn(names: readonly Name[]): Set<string> {
  return new Set(names.flatMap(({ words }) => words.map(({ sound }) => sound)));
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
