import { asElements, asTexts } from '#domain/fields.ts';
import type { Json } from '#domain/json.ts';
import { type RecordState, says } from '#domain/record.ts';

/** Who took part in what a record tells of, as entered, each once. None for what is no activity. */
export function partiesOf(record: RecordState): string[] {
  const said = says(record);
  switch (record.noun) {
    case 'meeting':
    case 'conference':
      return partiesIn(asElements(said.delegations));
    case 'visit':
      return [...new Set([...partiesIn(asElements(said.visitors)), ...textsOf(said.receivedBy)])];
    case 'agreement':
      return [...asTexts(said.parties)];
    case 'assistance':
      return [...new Set([...asTexts(said.by), ...asTexts(said.to)])];
    case 'state':
    case 'office':
    case 'official':
      return [];
  }
}

/** Where it happened; of a visit the first stop. */
export function placeOf(record: RecordState): Json {
  const said = says(record);
  return ((said.place ?? asElements(said.stops)[0]?.place) as Json | undefined) ?? null;
}

function partiesIn(delegations: readonly { readonly party?: unknown }[]): string[] {
  return delegations.flatMap(({ party }) => textsOf(party));
}

function textsOf(value: unknown): string[] {
  return typeof value === 'string' ? [value] : [];
}
