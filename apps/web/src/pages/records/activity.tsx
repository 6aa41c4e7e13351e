import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Json } from '../../api/client.ts';
import type { Answers, RecordAnswer, Records } from '../../api/queries.ts';
import { Classified } from '../../parts/classified.tsx';
import { spaced } from '../../parts/fields.ts';
import { OfficialLink, PartyLink, usePartyName } from '../../parts/names.tsx';
import { Part } from '../../parts/page.tsx';
import { Value } from '../../parts/value.tsx';
import { Fact } from './facts.tsx';
import { Gathering } from './gathering.tsx';
import './records.css';

/** What is shown of each kind, in this order; what nobody said is left out. */
const FIELDS = {
  meetings: [
    'heldOn',
    'channel',
    'place',
    'onSidelinesOf',
    'within',
    'delegations',
    'level',
    'topics',
    'outcome',
    'commitments',
    'agreements',
    'plan',
    'cancellation',
    'classifications',
  ],
  visits: [
    'heldOn',
    'stayedOn',
    'kind',
    'visitors',
    'receivedBy',
    'stops',
    'met',
    'within',
    'level',
    'about',
    'topics',
    'classifications',
  ],
  conferences: [
    'heldOn',
    'place',
    'series',
    'delegations',
    'expected',
    'attended',
    'outcome',
    'commitments',
    'agreements',
    'classifications',
  ],
  agreements: [
    'kind',
    'agreedOn',
    'signedOn',
    'inForceOn',
    'endedOn',
    'ending',
    'parties',
    'partiesDescribed',
    'signatories',
    'topics',
    'classifications',
  ],
  assistance: ['heldOn', 'kind', 'by', 'to', 'about', 'participants', 'topics', 'classifications'],
} as const;

type Activities = keyof typeof FIELDS;

export function Activity({ records, record }: { readonly records: Records; readonly record: RecordAnswer }) {
  const said = record as unknown as Record<string, Json>;
  const fields = FIELDS[records as Activities].filter((field) => isSaid(said[field]));
  return (
    <>
      <dl className="facts">
        {fields.map((field) => (
          <Fact key={field} record={record} name={capitalised(spaced(field))} at={`/${field}`}>
            {shownAs(field, said[field])}
          </Fact>
        ))}
      </dl>
      {records === 'meetings' && <PartnershipOf meeting={record as Answers['meeting']} />}
      {records === 'conferences' && (
        <Part title="Within it, and on its sidelines">
          <Gathering conference={record as Answers['conference']} />
        </Part>
      )}
    </>
  );
}

const isSaid = (value: Json): boolean => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
const capitalised = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}`;

function shownAs(field: string, value: Json): ReactNode {
  switch (field) {
    case 'delegations':
    case 'visitors':
      return <Delegations delegations={value as Answers['meeting']['delegations']} />;
    case 'met':
    case 'participants':
    case 'signatories':
      return <People people={value as Answers['visit']['met']} />;
    case 'topics':
    case 'commitments':
      return <List items={value as string[]} />;
    case 'classifications':
      return <Classifications classifications={value as Answers['meeting']['classifications']} />;
    case 'plan':
      return <Plan plan={value as NonNullable<Answers['meeting']['plan']>} />;
    default:
      return <Value value={value} field={`/${field}`} />;
  }
}

function List({ items }: { readonly items: readonly string[] }) {
  if (items.length === 1) return <bdi>{items[0]}</bdi>;
  return (
    <ul style={{ margin: 0, paddingInline: '1.1rem' }}>
      {items.map((item) => (
        <li key={item} dir="auto">
          {item}
        </li>
      ))}
    </ul>
  );
}

type Person = Answers['meeting']['delegations'][number]['participants'][number] & { readonly party?: string | null };

function People({ people }: { readonly people: readonly Person[] }) {
  return people.map(({ official, id, description, role, styled, capacity, party }, n) => (
    // oxlint-disable-next-line react/no-array-index-key -- nobody need be named
    <div key={official ?? id ?? n}>
      {official === null ? <bdi>{description ?? 'somebody who is not named'}</bdi> : <OfficialLink official={official} />}
      {[styled, role, capacity !== null && capacity !== 'incumbent' && capacity].some(Boolean) && (
        <span className="quiet"> {[styled, role, capacity].filter(Boolean).join(', ')}</span>
      )}
      {party !== undefined && party !== null && (
        <>
          {' '}
          <span className="quiet">for</span> <PartyLink party={party} />
        </>
      )}
    </div>
  ));
}

function Delegations({ delegations }: { readonly delegations: Answers['meeting']['delegations'] }) {
  return (
    <div className="pair">
      {delegations.map(({ party, role, participants }, n) => (
        <div key={party ?? n}>
          <div>
            <PartyLink party={party} /> {role !== null && <span className="quiet">{role}</span>}
          </div>
          <div style={{ paddingLeft: '0.9rem', borderLeft: '2px solid var(--desk-line)' }}>
            <People people={participants ?? []} />
          </div>
        </div>
      ))}
    </div>
  );
}

function Classifications({ classifications }: { readonly classifications: Answers['meeting']['classifications'] }) {
  return classifications.map((each, n) => (
    <div key={each.id ?? n}>
      <Classified {...each} />
    </div>
  ));
}

function Plan({ plan }: { readonly plan: NonNullable<Answers['meeting']['plan']> }) {
  const nameOf = usePartyName();
  return (
    <div>
      Planned for <Value value={plan.plannedOn} field="/plannedOn" />, of{' '}
      {plan.delegations.map(({ party }) => nameOf(party)).join(' and ')}
      {plan.days.length > 1 && <span className="quiet">, after {plan.days.length - 1} other days</span>}
    </div>
  );
}

function PartnershipOf({ meeting: { kind, delegations } }: { readonly meeting: Answers['meeting'] }) {
  const [a, b] = delegations.map(({ party }) => party);
  if (kind !== 'bilateral' || !a || !b) return null;
  return (
    <p>
      <Link to="/partnerships/$a/$b" params={{ a, b }} className="link">
        The partnership of both
      </Link>
    </p>
  );
}
