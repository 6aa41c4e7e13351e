import { answered, api } from '../../../api/client.ts';
import { folded } from '../matching.ts';
import type { KnownOfficial } from './people.ts';
import type { Reading } from './reading.ts';

/**
 * Who is on record of those whom a text names without a title, or without saying for whom they act. Nobody where nobody
 * answers: the text is read all the same.
 */
export async function onRecord({ untitled, people, activity }: Reading, text: string): Promise<KnownOfficial[]> {
  const names = [
    ...untitled,
    ...people.flatMap(({ name, party, partyInferred }) => (party === null || partyInferred ? [name] : [])),
  ];
  const day = activity?.heldOn?.value;
  const asOf = day !== undefined && /^\d{4}(?:-\d\d){0,2}$/.test(day) ? day : undefined;
  try {
    const found = await Promise.all([...new Set(names)].map((name) => named(name, text)));
    const known = new Map(found.flat().map((each) => [each.id, each]));
    return await Promise.all([...known.values()].map(async ({ id, name }) => ({ id, name, party: await partyOf(id, asOf) })));
  } catch {
    return [];
  }
}

/** Whose name on record stands in the text. */
async function named(q: string, text: string): Promise<{ readonly id: string; readonly name: string }[]> {
  const { items } = await answered(
    api.GET('/v1/search', { params: { query: { q: q.slice(0, 150), kind: ['official'], limit: 5 } } }),
  );
  return items.flatMap(({ record, title }) => {
    const isThere = title.includes(' ') && folded(text).includes(folded(title));
    return isThere && text.includes(title) ? [{ id: record.replace('official:', ''), name: title }] : [];
  });
}

/** For whom somebody acted on a day, or acts; null where the record has several, or none. */
async function partyOf(id: string, asOf: string | undefined): Promise<string | null> {
  const { appointments } = await answered(
    api.GET('/v1/officials/{id}', { params: { path: { id }, query: { ...(asOf !== undefined && { asOf }) } } }),
  );
  const parties = new Set(
    appointments.flatMap(({ status, party }) =>
      party !== null && (status === 'in-office' || status === 'appointed') ? [party] : [],
    ),
  );
  return parties.size === 1 ? [...parties][0]! : null;
}
