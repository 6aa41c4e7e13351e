import { jsonLdOf } from '#formats/json-ld.ts';
import type { Noun } from '#domain/nouns.ts';
import type { RecordAnswer } from '#read-models/answers/record.ts';
import { addressesFor } from '../http/addresses.ts';
import { Reads } from './reads.ts';

export const RECORD_FORMATS = { json: 'application/json', jsonld: 'application/ld+json' } as const;

/** A route that answers a record whole. */
export function ReadsRecord(noun: Noun['kind'], summary: string, example: object): MethodDecorator {
  const setting = { names: () => null, address: addressesFor({ protocol: 'http', host: '127.0.0.1:3000' }) };
  return Reads(summary, {
    example,
    // Examples are answers by what /docs shows of them, and not by their types.
    others: { [RECORD_FORMATS.jsonld]: jsonLdOf(noun, example as RecordAnswer, setting) },
    problems: ['invalid-query', 'unknown-record', 'not-acceptable', 'not-yet-visible'],
  });
}
