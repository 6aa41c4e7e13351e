import { LRUCache } from 'lru-cache';
import { BUILT_IN_SOURCE } from '#domain/built-in-states.ts';
import { grounds, originOf, type Source } from '#domain/claims.ts';
import { ALWAYS, occurrenceDays, parseEdtf } from '#domain/edtf.ts';
import { type RecordState, sourcesOf } from '#domain/record.ts';
import type { Projection, Row } from '../rows/projection.ts';
import { wordsOf } from '../rows/words.ts';

/** Every citation on record, by who published it. Of a day: of the one on which it was published. */
export const sources: Projection = {
  name: 'sources',
  version: 2,
  tables: {
    citation: {
      columns: {
        key: 'id',
        publisher: 'id',
        source: 'text',
        origin: 'id',
        url: 'text',
        published: 'id',
        attribution: 'id',
        reliability: 'id',
        credibility: 'id',
      },
      indexes: [['key', 'record', 'source']],
    },
  },
  rows: (record) => (record.retraction ? {} : { citation: citedIn(record).map(citation) }),
};

/** Keeps publishers together among all interned texts, in the order of their folded names. */
export const PUBLISHER = 'publisher:';

/** Few publishers are cited by many. */
const keys = new LRUCache<string, string>({ max: 1000 });

/** Publishers whose names differ in case, accents, script or punctuation alone are one. */
export function keyOfPublisher(publisher: string): string {
  let key = keys.get(publisher);
  if (key === undefined) {
    key = PUBLISHER + (wordsOf(publisher).join(' ') || publisher.trim());
    keys.set(publisher, key);
  }
  return key;
}

function citedIn(record: RecordState): readonly Source[] {
  return sourcesOf(record).filter(({ id }) => id !== BUILT_IN_SOURCE);
}

function citation(source: Source): Row {
  const { id, publisher, url, publishedOn, attribution, reliability, credibility } = source;
  return {
    days: publishedOn === undefined ? ALWAYS : occurrenceDays(parseEdtf(publishedOn)),
    key: keyOfPublisher(publisher),
    publisher,
    source: id,
    origin: grounds(source) ? originOf(source) : null,
    url: url ?? null,
    published: publishedOn ?? null,
    attribution,
    reliability: reliability ?? null,
    credibility: credibility ?? null,
  };
}
