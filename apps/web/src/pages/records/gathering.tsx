import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useClocks } from '../../api/clocks.ts';
import type { Answers } from '../../api/queries.ts';
import { shown } from '../../parts/dates.ts';
import { OfficialLink, usePartyName } from '../../parts/names.tsx';
import { Nothing, notYet } from '../../parts/page.tsx';
import { RecordLink } from '../../parts/record-link.tsx';
import { titleOf } from '../../parts/titles.ts';
import { gatheringQuery } from './queries.ts';

type Meeting = NonNullable<ReturnType<typeof useGathering>['data']>['meetings'][number];

const useGathering = (conference: string) => useQuery(gatheringQuery(conference, useClocks()));

/** What happened within a conference, and on its sidelines, as the branches of a tree. */
export function Gathering({ conference: { id, name } }: { readonly conference: Answers['conference'] }) {
  const gathering = useGathering(id);
  const missing = notYet(gathering, 'what happened there');
  if (missing !== null) return missing;
  const { meetings, visits, hasMore } = gathering.data!;
  const inOrder = meetings.toSorted((x, y) => (dayOf(x) ?? '').localeCompare(dayOf(y) ?? ''));
  const within = inOrder.filter((meeting) => meeting.within === id);
  const aside = inOrder.filter((meeting) => meeting.within !== id);
  if (meetings.length + visits.length === 0) return <Nothing>Nothing that happened there is on record.</Nothing>;
  return (
    <>
      <ul className="tree" aria-label={name ?? id}>
        {within.length + visits.length > 0 && (
          <Branch name="Within it" count={within.length + visits.length}>
            {within.map((meeting) => (
              <MeetingLeaf key={meeting.id} meeting={meeting} />
            ))}
            {visits.map((visit) => (
              <VisitLeaf key={visit.id} visit={visit} />
            ))}
          </Branch>
        )}
        {aside.length > 0 && (
          <Branch name="On its sidelines" count={aside.length}>
            {aside.map((meeting) => (
              <MeetingLeaf key={meeting.id} meeting={meeting} />
            ))}
          </Branch>
        )}
      </ul>
      {hasMore && <p className="quiet small">More are on record; these are the latest.</p>}
    </>
  );
}

interface Grown {
  readonly name: string;
  readonly count: number;
  readonly children: ReactNode;
}

function Branch({ name, count, children }: Grown) {
  return (
    <li>
      {name} <span className="quiet small">{count}</span>
      <ul>{children}</ul>
    </li>
  );
}

const dayOf = ({ heldOn, plan }: Meeting): string | null =>
  heldOn ?? (typeof plan?.plannedOn === 'string' ? plan.plannedOn : null);

function MeetingLeaf({ meeting }: { readonly meeting: Meeting }) {
  const { id, status, topics } = meeting;
  const nameOf = usePartyName();
  const people = meeting.delegations.flatMap(({ participants }) => participants.flatMap(({ official }) => official ?? []));
  return (
    <li>
      <RecordLink record={`meeting:${id}`}>
        <bdi>{titleOf('meetings', meeting as Answers['meeting'], nameOf)}</bdi>
      </RecordLink>{' '}
      {status !== 'held' && <span className="tag">{status}</span>} <span className="quiet small">{shown(dayOf(meeting))}</span>
      {(people.length > 0 || topics.length > 0) && (
        <div className="small">
          {people.map((official, n) => (
            <span key={official}>
              {n > 0 && ', '}
              <OfficialLink official={official} />
            </span>
          ))}
          {topics.length > 0 && (
            <span className="quiet">
              {people.length > 0 && '; '}on <bdi>{topics.join('; ')}</bdi>
            </span>
          )}
        </div>
      )}
    </li>
  );
}

function VisitLeaf({ visit }: { readonly visit: NonNullable<ReturnType<typeof useGathering>['data']>['visits'][number] }) {
  const nameOf = usePartyName();
  return (
    <li>
      <RecordLink record={`visit:${visit.id}`}>
        <bdi>{titleOf('visits', visit as Answers['visit'], nameOf)}</bdi>
      </RecordLink>{' '}
      <span className="quiet small">{shown(visit.heldOn)}</span>
    </li>
  );
}
