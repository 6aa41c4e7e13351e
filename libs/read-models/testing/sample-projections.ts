import { ALWAYS, occurrenceDays, parseEdtf, stateDays } from '#domain/edtf.ts';
import { asElements, asStretches, asText, asTexts } from '#domain/fields.ts';
import { bookOf, type RecordState, says } from '#domain/record.ts';
import type { Projection, Row } from '#read-models/rows/projection.ts';

/** Occurrences, one row a delegation, with an index. */
const contacts: Projection = {
  name: 'sample-contacts',
  version: 1,
  tables: {
    contacts: { columns: { party: 'id', place: 'id', topics: 'number' }, indexes: [['party', 'possible_from']] },
    topics: { columns: { topic: 'id' }, indexes: [] },
  },
  rows(record) {
    if (record.noun !== 'meeting' || record.retraction) return {};
    const said = says(record);
    const on = asText(said.heldOn);
    if (on === null) return {};
    const days = occurrenceDays(parseEdtf(on));
    const topics = asTexts(said.topics);
    const place = said.place ? JSON.stringify(said.place) : null;
    return {
      contacts: asElements(said.delegations).map((each) => ({ days, party: asText(each.party), place, topics: topics.length })),
      topics: topics.map((topic) => ({ days, topic })),
    };
  },
};

/** States and plain texts, without any index; a record's own claims and changes, retracted or not. */
const names: Projection = {
  name: 'sample-names',
  version: 1,
  tables: {
    names: { columns: { id: 'text', name: 'text' }, indexes: [] },
    claims: { columns: { field: 'id', value: 'text', rank: 'id', by: 'id' }, indexes: [] },
    changes: { columns: { event: 'id', at: 'instant', reason: 'text' }, indexes: [] },
    standing: { columns: { label: 'id', retracted: 'text' }, indexes: [] },
  },
  rows(record) {
    return {
      names: namesOf(record),
      claims: [...bookOf(record).claims].flatMap(([field, claims]) =>
        claims.map(({ value, rank, by }) => ({ days: ALWAYS, field, value: JSON.stringify(value), rank, by })),
      ),
      changes: bookOf(record).changes.map(({ event, at, reason }) => ({ days: ALWAYS, event, at: Date.parse(at), reason })),
      standing: [{ days: ALWAYS, label: record.label, retracted: record.retraction?.reason ?? null }],
    };
  },
};

function namesOf(record: RecordState): Row[] {
  if (record.retraction) return [];
  const { name } = says(record);
  if (typeof name === 'string') return [{ days: ALWAYS, id: record.id, name }];
  return asStretches(name).map(({ from, value }) => ({
    days: from === null ? ALWAYS : stateDays(parseEdtf(from)),
    id: record.id,
    name: value as string,
  }));
}

export const projections: readonly Projection[] = [contacts, names];
