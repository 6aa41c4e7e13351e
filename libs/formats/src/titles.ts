import type { Noun } from '#domain/nouns.ts';
import type { AgreementItem } from '#read-models/answers/agreement.ts';
import type { AssistanceItem } from '#read-models/answers/assistance.ts';
import { type MeetingItem, occasionOf } from '#read-models/answers/meeting.ts';
import type { Names } from '#read-models/actors/names.ts';
import type { RecordAnswer } from '#read-models/answers/record.ts';
import type { VisitItem } from '#read-models/answers/visit.ts';

/** Parties that a title names; of more it counts the others. */
const MOST_NAMED = 5;

/** What a record is called: its name, or what happened and between whom. */
export function titleOf(noun: Noun['kind'], answer: RecordAnswer, names: Names): string {
  switch (noun) {
    case 'state':
    case 'office':
    case 'official':
    case 'conference':
      return 'name' in answer && typeof answer.name === 'string' ? answer.name : answer.id;
    case 'meeting':
      return titleOfMeeting(answer as MeetingItem, names);
    case 'visit':
      return titleOfVisit(answer as VisitItem, names);
    case 'agreement':
      return (answer as AgreementItem).title ?? answer.id;
    case 'assistance':
      return titleOfAssistance(answer as AssistanceItem, names);
  }
}

export function titleOfMeeting(meeting: MeetingItem, names: Names): string {
  const { channel, delegations } = occasionOf(meeting);
  const parties = delegations.flatMap(({ party }) => party ?? []);
  return `${CHANNELS[channel ?? ''] ?? 'Meeting'} of ${partiesText(parties, names)}`;
}

const CHANNELS: Readonly<Record<string, string>> = { phone: 'Telephone call', video: 'Video call' };

function titleOfVisit({ visitors, receivedBy }: VisitItem, names: Names): string {
  const parties = visitors.flatMap(({ party }) => party ?? []);
  return `Visit of ${partiesText(parties, names)}${receivedBy === null ? '' : ` to ${names(receivedBy) ?? receivedBy}`}`;
}

function titleOfAssistance({ kind, by, to }: AssistanceItem, names: Names): string {
  const what = kind === null || kind === 'other' ? '' : ` (${kind})`;
  return `Assistance${what} of ${partiesText(by, names)} to ${partiesText(to, names)}`;
}

function partiesText(parties: readonly string[], names: Names): string {
  const named = parties.slice(0, MOST_NAMED).map((party) => names(party) ?? party);
  const others = parties.length - named.length;
  return new Intl.ListFormat('en').format(others > 0 ? [...named, `${others} others`] : named);
}
