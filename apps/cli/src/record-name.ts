import { OUR_PREFIXES, STREAM_PREFIXES } from '#domain/nouns.ts';
import { usage } from './exit-code.ts';

export interface RecordName {
  readonly noun: string;
  readonly id: string;
  readonly stream: string;
}

const NOUNS = STREAM_PREFIXES.map((prefix) => prefix.slice(0, -1));

/**
 * A record as people name it: `meeting:aslov-voronkov-2018-05-03`, or by its stream, `meeting-aslov-voronkov-2018-05-03`.
 * @throws {Stop}
 */
export function recordName(text: string): RecordName {
  const [, noun, id] = /^([a-z]+)[:-](.+)$/s.exec(text) ?? [];
  if (noun !== undefined && id !== undefined && NOUNS.includes(noun)) return { noun, id, stream: `${noun}-${id}` };
  throw usage(`"${text}" names no record: write its kind and its id, as ${EXAMPLE}; kinds are ${NOUNS.join(', ')}.`);
}

const EXAMPLE = 'meeting:aslov-voronkov-2018-05-03';

/**
 * The beginning of streams' names, within those that are Chancery's.
 * @throws {Stop} when no stream can begin so
 */
export function streamPrefixes(given: readonly string[]): readonly string[] {
  if (given.length === 0) return OUR_PREFIXES;
  return given.flatMap((text) => {
    const prefix = text.replace(/^([a-z]+):/, '$1-');
    const within = STREAM_PREFIXES.flatMap((ours) =>
      prefix.startsWith(ours) ? [prefix] : ours.startsWith(prefix) && prefix !== '' ? [ours] : [],
    );
    if (within.length > 0) return within;
    throw usage(`no stream's name begins with "${text}": they begin with ${STREAM_PREFIXES.join(', ')}.`);
  });
}
