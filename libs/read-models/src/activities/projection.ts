import { asElements, asGroup, asText, asTexts, type Said } from '#domain/fields.ts';
import { disputedPlaces, inferredPlaces, type RecordState, says } from '#domain/record.ts';
import { progressOf } from '../answers/meeting.ts';
import type { Projection, Rows } from '../rows/projection.ts';
import { dayOf, daysOfActivity } from './day.ts';

/** Stored: numbers are never used again for something else. */
export const ACTIVITY = { meeting: 0, conference: 1, visit: 2, agreement: 3, assistance: 4 } as const;
export type ActivityNoun = keyof typeof ACTIVITY;

/** What happened, or is planned to, by its days; and who and what each activity names. */
export const activities: Projection = {
  name: 'activities',
  version: 2,
  tables: {
    activity: {
      columns: { noun: 'number', id: 'text', level: 'id', status: 'id', disputed: 'number', inferred: 'number' },
      indexes: [['noun', 'possible_from']],
    },
    presence: { columns: { noun: 'number', who: 'id', id: 'text' }, indexes: [['who', 'noun', 'possible_from']] },
  },
  rows: (record) => (record.noun in ACTIVITY && !record.retraction ? activityRows(record) : {}),
};

function activityRows(record: RecordState): Rows {
  const said = says(record);
  const noun = ACTIVITY[record.noun as ActivityNoun];
  const days = daysOfActivity(dayOf(record));
  const { id } = record;
  return {
    activity: [
      {
        days,
        noun,
        id,
        level: asText(said.level),
        status: record.noun === 'meeting' ? progressOf(said) : null,
        disputed: Number(disputedPlaces(record).length > 0),
        inferred: Number(inferredPlaces(record).length > 0),
      },
    ],
    presence: Array.from(namedBy(said), (who) => ({ days, noun, who, id })),
  };
}

/** `state:TJ`, `official:sirojiddin-aslov`, `conference:dushanbe-2018`: all that it names, each once. */
function namedBy(said: Said, names = new Set<string>()): ReadonlySet<string> {
  for (const field of ['delegations', 'visitors'] as const) {
    for (const delegation of asElements(said[field])) {
      addParty(names, delegation.party);
      addPeople(names, delegation.participants);
    }
  }
  for (const field of ['met', 'participants', 'signatories'] as const) {
    for (const person of asElements(said[field])) addParty(names, person.party);
    addPeople(names, said[field]);
  }
  addParty(names, said.receivedBy);
  for (const field of ['by', 'to', 'parties'] as const) for (const party of asTexts(said[field])) names.add(party);
  for (const field of ['onSidelinesOf', 'within'] as const) {
    const conference = asText(said[field]);
    if (conference !== null) names.add(`conference:${conference}`);
  }
  const plan = asText(said.heldOn) === null ? asGroup(said.plan) : null;
  return plan ? namedBy(plan, names) : names;
}

function addParty(names: Set<string>, party: Said[string]): void {
  if (typeof party === 'string') names.add(party);
}

function addPeople(names: Set<string>, participants: Said[string]): void {
  for (const { official } of asElements(participants)) if (typeof official === 'string') names.add(`official:${official}`);
}
