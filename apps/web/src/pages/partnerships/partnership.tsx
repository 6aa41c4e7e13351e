import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Schemas } from '../../api/client.ts';
import { useClocks } from '../../api/clocks.ts';
import { contactsQuery, type Partnership, partnershipQuery } from '../../api/queries.ts';
import { shown } from '../../parts/dates.ts';
import { Export } from '../../parts/export.tsx';
import { answerExport, listExports } from '../../parts/exports.ts';
import { type Column, LongTable } from '../../parts/long-table.tsx';
import { OfficialLink, PartyLink, usePartyName, usePlaceName } from '../../parts/names.tsx';
import { OverTime, type Series } from '../../parts/over-time.tsx';
import { Nothing, notYet, PageHead, Part } from '../../parts/page.tsx';
import { RecordLink } from '../../parts/record-link.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';

export function PartnershipPage() {
  const { a, b } = useParams({ from: '/partnerships/$a/$b' });
  const nameOf = usePartyName();
  const clocks = useClocks();
  const partnership = useQuery(partnershipQuery(a, b, clocks));
  const title = `${nameOf(a)} – ${nameOf(b)}`;
  return (
    <>
      <PageHead
        title={title}
        eyebrow="Partnership"
        actions={
          <Export
            of={[
              listExports('Its contacts', '/v1/partnerships/{a}/{b}/contacts', { ...clocks }, { a, b }),
              answerExport('The partnership', '/v1/partnerships/{a}/{b}', { ...clocks }, { a, b }, 'partnership.json'),
            ]}
          />
        }
      />
      {notYet(partnership, 'the partnership') ?? <Shown partnership={partnership.data!} a={a} b={b} />}
    </>
  );
}

interface Showing {
  readonly partnership: Partnership;
  readonly a: string;
  readonly b: string;
}

function Shown({ partnership, a, b }: Showing) {
  const { meetings, calls, visits, together, first, last, status, statusCertain, activeUntil, coolingUntil } = partnership;
  return (
    <>
      <p className="lede" style={{ marginBottom: 0 }}>
        <PartyLink party={a} /> and <PartyLink party={b} />. {reasonOf(status, last, activeUntil, coolingUntil)}
        {!statusCertain && ' The day of the last contact is not precise enough to be sure of it.'}
      </p>
      <dl className="figures">
        <div>
          <dt>Status</dt>
          <dd className="words">
            <StatusMark status={status} isCertain={statusCertain} />
          </dd>
        </div>
        <Figure name="Meetings" value={meetings} />
        <Figure name="Calls" value={calls} />
        <Figure name="Visits" value={visits} />
        <Figure name="In the same room" value={together} />
        <div>
          <dt>First contact</dt>
          <dd className="words">{first === null ? '–' : shown(first)}</dd>
        </div>
        <div>
          <dt>Last contact</dt>
          <dd className="words">{last === null ? '–' : shown(last)}</dd>
        </div>
      </dl>
      <Part title="Contacts over time">
        {partnership.timeline.length === 0 ? (
          <Nothing>No contact is on record.</Nothing>
        ) : (
          <ContactsOverTime timeline={partnership.timeline} />
        )}
      </Part>
      <div className="columns">
        <div>
          <Part title="Officials">
            <Officials officials={partnership.officials} />
          </Part>
          <Part title="Who hosts, and at which level">
            <Reciprocity partnership={partnership} />
          </Part>
        </div>
        <div>
          <Part title="Topics">
            <Topics topics={partnership.topics} />
          </Part>
          <Shared title="Agreements" noun="agreement" items={partnership.agreements} />
          <Shared title="Assistance" noun="assistance" items={partnership.assistance} />
        </div>
      </div>
      <Part title="The contacts">
        <Contacts a={a} b={b} />
      </Part>
    </>
  );
}

const CONTACTS: readonly Series[] = [
  { key: 'meetings', name: 'meetings', colour: '--desk-accent' },
  { key: 'calls', name: 'calls', colour: '--desk-notice-line' },
  { key: 'visits', name: 'visits', colour: '--desk-bar' },
];

function ContactsOverTime({ timeline }: Pick<Partnership, 'timeline'>) {
  const quarters = useMemo(
    () => timeline.map(({ quarter, meetings, calls, visits }) => ({ quarter, counts: { meetings, calls, visits } })),
    [timeline],
  );
  return <OverTime what="contacts" timeline={quarters} series={CONTACTS} />;
}

function Figure({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value.toLocaleString('en')}</dd>
    </div>
  );
}

function reasonOf(status: string, last: string | null, activeUntil: string | null, coolingUntil: string | null): string {
  if (last === null) return 'Dormant, for there is no contact on record.';
  switch (status) {
    case 'active':
      return `Active, for the last contact was ${shown(last)}: until ${shown(activeUntil)}, if nothing more happens.`;
    case 'cooling':
      return `Cooling, for there was no contact after ${shown(last)}: active until ${shown(activeUntil)}, and dormant after ${shown(coolingUntil)}.`;
    default:
      return `Dormant, for there was no contact after ${shown(last)}: it was cooling until ${shown(coolingUntil)}.`;
  }
}

const FEW = 12;

function Officials({ officials }: { readonly officials: Partnership['officials'] }) {
  const [isWhole, setWhole] = useState(false);
  if (officials.length === 0) return <Nothing>Nobody is named in these contacts.</Nothing>;
  return (
    <>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">Official</th>
            <th scope="col">For</th>
            <th scope="col" className="number">
              Contacts
            </th>
          </tr>
        </thead>
        <tbody>
          {(isWhole ? officials : officials.slice(0, FEW)).map(({ official, name, party, contacts }) => (
            <tr key={`${official} ${party}`}>
              <td>
                <OfficialLink official={official} name={name} />
              </td>
              <td>
                <PartyLink party={party} />
              </td>
              <td className="number">{contacts}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={officials.length} isWhole={isWhole} onChange={setWhole} />
    </>
  );
}

function Topics({ topics }: { readonly topics: Partnership['topics'] }) {
  const [isWhole, setWhole] = useState(false);
  if (topics.length === 0) return <Nothing>No topic is on record.</Nothing>;
  return (
    <>
      <ul className="plain">
        {(isWhole ? topics : topics.slice(0, FEW)).map(({ topic, contacts, first, last }) => (
          <li key={topic}>
            <bdi>{topic}</bdi>{' '}
            <span className="quiet small">
              {contacts === 1 ? `once, ${shown(first)}` : `${contacts} times, ${shown(first)} to ${shown(last)}`}
            </span>
          </li>
        ))}
      </ul>
      <More count={topics.length} isWhole={isWhole} onChange={setWhole} />
    </>
  );
}

function More({
  count,
  isWhole,
  onChange,
}: {
  readonly count: number;
  readonly isWhole: boolean;
  readonly onChange: (isWhole: boolean) => void;
}) {
  if (count <= FEW) return null;
  return (
    <p>
      <button type="button" className="unfold" onClick={() => onChange(!isWhole)} aria-expanded={isWhole}>
        {isWhole ? 'Show fewer' : `Show all ${count}`}
      </button>
    </p>
  );
}

function Reciprocity({ partnership: { hosts, levels } }: { readonly partnership: Partnership }) {
  const nameOf = usePartyName();
  if (hosts.length === 0 && levels.length === 0) return <Nothing>There is no contact to tell it by.</Nothing>;
  return (
    <ul className="plain">
      {hosts.map(({ host, contacts }) => (
        <li key={host}>
          {host === null ? (
            'No host, or none that is known'
          ) : (
            <>
              Hosted by <bdi>{nameOf(host)}</bdi>
            </>
          )}
          : {contacts}
        </li>
      ))}
      {levels.map(({ level, contacts }) => (
        <li key={level}>
          {level === null ? 'Level not stated' : `At the level of ${level.replaceAll('-', ' ')}`}: {contacts}
        </li>
      ))}
    </ul>
  );
}

interface SharedRecords {
  readonly title: string;
  readonly noun: string;
  readonly items: readonly Schemas['Shared'][];
}

function Shared({ title, noun, items }: SharedRecords) {
  if (items.length === 0) return null;
  return (
    <Part title={title}>
      <ul className="plain">
        {items.map(({ id, title: name, on }) => (
          <li key={id}>
            <RecordLink record={`${noun}:${id}`}>
              <bdi>{name ?? id}</bdi>
            </RecordLink>{' '}
            <span className="quiet small">{shown(on)}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

type Contact = Schemas['ContactItem'];

function Contacts({ a, b }: { readonly a: string; readonly b: string }) {
  const contacts = useInfiniteQuery(contactsQuery(a, b, useClocks()));
  const placeName = usePlaceName();
  const columns: readonly Column<Contact>[] = [
    { name: 'When', width: '11rem', cell: ({ on, record }) => <RecordLink record={record}>{shown(on)}</RecordLink> },
    { name: 'What', cell: ({ kind }) => kind },
    { name: 'Where', cell: ({ place }) => placeName(place) ?? <span className="quiet">not stated</span> },
    { name: 'Host', cell: ({ host }) => (host === null ? <span className="quiet">–</span> : <PartyLink party={host} />) },
    { name: 'Level', cell: ({ level }) => level?.replaceAll('-', ' ') ?? <span className="quiet">–</span> },
    { name: 'About', width: '30%', cell: ({ topics }) => <bdi>{topics.join('; ')}</bdi> },
  ];
  return (
    notYet(contacts, 'the contacts') ??
    (contacts.data!.length === 0 ? (
      <Nothing>No contact is on record.</Nothing>
    ) : (
      <LongTable
        caption="The latest first; each day opens its record"
        columns={columns}
        items={contacts.data!}
        keyOf={({ record }) => record}
        list={contacts}
      />
    ))
  );
}
