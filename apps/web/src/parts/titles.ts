import type { Answers, RecordAnswer, Records } from '../api/queries.ts';
import { isolated } from './isolated.ts';

/** What a record is called: its name, or what happened and between whom. */
export function titleOf(records: Records, record: RecordAnswer, nameOf: (party: string | null) => string): string {
  const named = (party: string | null): string => isolated(nameOf(party));
  const list = (parties: readonly (string | null)[]): string => new Intl.ListFormat('en').format(parties.map(named));
  switch (records) {
    case 'meetings': {
      const { delegations, plan, channel } = record as Answers['meeting'];
      const parties = (delegations.length > 0 ? delegations : (plan?.delegations ?? [])).map(({ party }) => party);
      return `${channel === 'phone' || channel === 'video' ? 'Call' : 'Meeting'} of ${list(parties)}`;
    }
    case 'visits': {
      const { visitors, receivedBy, stops } = record as Answers['visit'];
      const country = (stops[0]?.place as { country?: string } | null)?.country;
      const host = receivedBy ?? (country === undefined ? null : `state:${country}`);
      return `Visit of ${list(visitors.map(({ party }) => party))}${host === null ? '' : ` to ${named(host)}`}`;
    }
    case 'assistance': {
      const { by, to } = record as Answers['assistance'];
      return `Assistance of ${list(by)} to ${list(to)}`;
    }
    case 'agreements':
      return (record as Answers['agreement']).title ?? record.id;
    default: {
      const { name } = record as Answers['official'];
      return name ?? record.id;
    }
  }
}
