import type { Noun } from './noun.ts';
import { agreement } from './nouns/agreement.ts';
import { assistance } from './nouns/assistance.ts';
import { conference } from './nouns/conference.ts';
import { meeting } from './nouns/meeting.ts';
import { office } from './nouns/office.ts';
import { official } from './nouns/official.ts';
import { state } from './nouns/state.ts';
import { visit } from './nouns/visit.ts';

export type { Noun } from './noun.ts';

export const nouns: Readonly<Record<Noun['kind'], Noun>> = {
  state,
  office,
  official,
  conference,
  meeting,
  visit,
  agreement,
  assistance,
};

/** Every record's stream begins with one of these. */
export const STREAM_PREFIXES: readonly string[] = Object.keys(nouns).map((kind) => `${kind}-`);

/** Who may come in, by which token: no record, and no part of any. */
export const ACCESS_STREAM = 'access-tokens';

/** Every stream that is Chancery's begins with one of these; others in the same store are left alone. */
export const OUR_PREFIXES: readonly string[] = [...STREAM_PREFIXES, 'access-'];

export function streamOf(noun: Noun['kind'], id: string): string {
  return `${noun}-${id}`;
}

/** `official:sirojiddin-aslov`, as reads and filters name a record, lives in the stream `official-sirojiddin-aslov`. */
export function streamOfName(name: string): string {
  return name.replace(':', '-');
}

/** The inverse. */
export function nameOfStream(stream: string): string {
  const { noun, id } = parseStream(stream);
  return `${noun}:${id}`;
}

/** `sirojiddin-aslov`, of `official:sirojiddin-aslov`. */
export function idOfName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** @throws {TypeError} for a stream that is none of ours */
export function parseStream(stream: string): { noun: Noun['kind']; id: string } {
  const dash = stream.indexOf('-');
  const noun = stream.slice(0, dash);
  if (dash < 1 || !Object.hasOwn(nouns, noun)) throw new TypeError(`${stream} is not the stream of a record`);
  return { noun: noun as Noun['kind'], id: stream.slice(dash + 1) };
}
