import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api/client.ts';
import { useClocks } from '../../api/clocks.ts';
import { mayBeAsked, useMe } from '../../api/identity.ts';
import { instant, readingOf, shown } from '../../parts/dates.ts';
import { Export } from '../../parts/export.tsx';
import { calendarExport, listExports } from '../../parts/exports.ts';
import { fieldName, groupedByElement, spaced } from '../../parts/fields.ts';
import { OfficialLink, Parties, PartyLink, usePartyName } from '../../parts/names.tsx';
import { Nothing, notYet, PageHead, Part } from '../../parts/page.tsx';
import { RecordLink } from '../../parts/record-link.tsx';
import { Conflict } from './conflict.tsx';
import { daysBefore } from './days.ts';
import { useLastVisit } from './last-visit.ts';
import { changedQuery, coolingQuery, disputedQuery, FEW, learnedQuery, upcomingQuery, vacatedQuery } from './queries.ts';
const DAYS = 30;

/** What a desk looks at in the morning. */
export function Today() {
  const { asOf, knownAt } = useClocks();
  const today = new Date().toISOString().slice(0, 10);
  const day = asOf ?? today;
  return (
    <>
      <PageHead
        title={asOf === undefined ? 'Today' : 'That day'}
        eyebrow={asOf === undefined ? new Date().toLocaleDateString('en-GB', { dateStyle: 'full' }) : readingOf(asOf)}
        actions={
          <Export
            of={[
              listExports(`Changes of ${DAYS} days`, '/v1/changes', {
                from: daysBefore(knownAt?.slice(0, 10) ?? today, DAYS),
                to: knownAt,
              }),
              listExports('Upcoming meetings', '/v1/meetings', { status: 'scheduled', from: day, knownAt }),
              calendarExport({ from: day, knownAt }),
            ]}
          />
        }
      />
      <div className="columns">
        <div>
          <Part title="Changed lately">
            <Changed from={daysBefore(knownAt?.slice(0, 10) ?? today, DAYS)} to={knownAt} />
          </Part>
          <Part title="Recorded last">
            <Learned to={knownAt} />
          </Part>
        </div>
        <div>
          <Part title="Upcoming meetings">
            <Upcoming from={day} />
          </Part>
          <Part title="Partnerships that are cooling">
            <Cooling />
          </Part>
          <Part title="Open conflicts">
            <Conflicts />
          </Part>
          <Part title="Posts that fell vacant">
            <Vacated />
          </Part>
        </div>
      </div>
    </>
  );
}

type Changes = UseQueryResult<{ readonly items: readonly Schemas['ChangeItem'][] }>;

/** One line a change: the record by its name, then what it was. */
function ChangeList({ changes, nothing }: { readonly changes: Changes; readonly nothing: ReactNode }) {
  const nameOf = usePartyName();
  const lastVisit = useLastVisit();
  return (
    notYet(changes, 'what was recorded') ??
    (changes.data!.items.length === 0 ? (
      <Nothing>{nothing}</Nothing>
    ) : (
      <ul className="plain">
        {changes.data!.items.map(({ at, kind, record, title, event, position, by, fields, reason }) => (
          <li key={position}>
            <div>
              {lastVisit !== null && at > lastVisit && (
                <>
                  <span className="tag" data-tone="accent">
                    new
                  </span>{' '}
                </>
              )}
              <RecordLink record={record}>
                <bdi>{title}</bdi>
              </RecordLink>
            </div>
            {reason !== null && (
              <div className="small" dir="auto">
                {reason}
              </div>
            )}
            <div className="small quiet">
              {spaced(event)}, {instant(at)}, by {by}
              {kind !== 'added' && fields.length > 0 && `: ${fieldsInWords(fields, nameOf)}`}
            </div>
          </li>
        ))}
      </ul>
    ))
  );
}

/** "left on, ending" */
function fieldsInWords(fields: readonly { readonly field: string }[], nameOf: (party: string) => string): string {
  const names = groupedByElement(fields).flatMap(({ fields: each }) => each.map(({ within }) => fieldName(within, nameOf)));
  return names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '');
}

function Changed({ from, to }: { readonly from: string; readonly to: string | undefined }) {
  const changes = useQuery(changedQuery(from, to));
  const lastVisit = useLastVisit();
  return (
    <>
      <ChangeList changes={changes} nothing={`Nothing was corrected, updated or taken back in the ${DAYS} days before.`} />
      <p>
        {lastVisit !== null && to === undefined && (
          <>
            <Link to="/changes" search={{ from: lastVisit }} className="link">
              All since your last visit
            </Link>
            {' · '}
          </>
        )}
        <Link to="/changes" search={{ from, ...(to !== undefined && { to }) }} className="link">
          All of {DAYS} days
        </Link>
      </p>
    </>
  );
}

function Learned({ to }: { readonly to: string | undefined }) {
  const changes = useQuery(learnedQuery(to));
  const me = useMe();
  return (
    <>
      <ChangeList
        changes={changes}
        nothing={
          <>
            Nothing is on record yet.{' '}
            {mayBeAsked(me, 'recorder') && (
              <Link to="/log" className="link">
                Log a first meeting
              </Link>
            )}
          </>
        }
      />
      {mayBeAsked(me, 'auditor') && (
        <p>
          <Link to="/history" className="link">
            The whole log
          </Link>
        </p>
      )}
    </>
  );
}

function Upcoming({ from }: { readonly from: string }) {
  const upcoming = useQuery(upcomingQuery(from, useClocks()));
  return (
    notYet(upcoming, 'what is to come') ??
    (upcoming.data!.length === 0 ? (
      <Nothing>No meeting is scheduled.</Nothing>
    ) : (
      <ul className="plain">
        {upcoming.data!.slice(0, FEW).map(({ id, plan, delegations }) => (
          <li key={id}>
            <RecordLink record={`meeting:${id}`}>{shown(typeof plan?.plannedOn === 'string' ? plan.plannedOn : null)}</RecordLink>{' '}
            <Parties parties={(plan?.delegations ?? delegations).map(({ party }) => party)} />
          </li>
        ))}
        <Further count={upcoming.data!.length - FEW} />
      </ul>
    ))
  );
}

function Cooling() {
  const cooling = useQuery(coolingQuery(useClocks()));
  const nameOf = usePartyName();
  return (
    notYet(cooling, 'partnerships') ??
    (cooling.data!.items.length === 0 ? (
      <Nothing>None is cooling.</Nothing>
    ) : (
      <>
        <ul className="plain">
          {cooling.data!.items.map(({ parties: [a = '', b = ''], meetings, calls, visits, last, coolingUntil }) => (
            <li key={`${a} ${b}`}>
              <Link to="/partnerships/$a/$b" params={{ a, b }} className="link">
                <bdi>{nameOf(a)}</bdi> – <bdi>{nameOf(b)}</bdi>
              </Link>
              <div className="small quiet">
                {meetings + calls + visits === 1 ? 'one contact' : `${meetings + calls + visits} contacts`}, the last{' '}
                {shown(last)}; dormant after {shown(coolingUntil)}
              </div>
            </li>
          ))}
        </ul>
        {cooling.data!.next !== null && (
          <p>
            <Link to="/partnerships" search={{ status: 'cooling', order: 'contacts' }} className="link">
              All that are cooling
            </Link>
          </p>
        )}
      </>
    ))
  );
}

function Conflicts() {
  const disputed = useQuery(disputedQuery(useClocks()));
  return (
    notYet(disputed, 'conflicts') ??
    (disputed.data!.items.length === 0 ? (
      <Nothing>Nothing on record is disputed.</Nothing>
    ) : (
      <ul className="plain">
        {disputed.data!.items.map(({ records, id }) => (
          <Conflict key={`${records}/${id}`} records={records} id={id} />
        ))}
        {disputed.data!.more !== null && (
          <li>
            <Link to="/conflicts" search={{ of: disputed.data!.more }} className="link">
              All open conflicts
            </Link>
          </li>
        )}
      </ul>
    ))
  );
}

function Vacated() {
  const vacated = useQuery(vacatedQuery(useClocks()));
  return (
    notYet(vacated, 'posts') ??
    (vacated.data!.length === 0 ? (
      <Nothing>No post that was left lately is known to be vacant.</Nothing>
    ) : (
      <ul className="plain">
        {vacated.data!.map(({ party, post, title, official, name, on }) => (
          <li key={`${party} ${post}`}>
            <bdi>{title ?? post.replaceAll('-', ' ')}</bdi>, <PartyLink party={party} />
            <div className="small quiet">
              {title !== null && `${post.replaceAll('-', ' ')}, `}since <OfficialLink official={official} name={name} /> left
              {on === null ? ', on a day that is not known' : `, ${shown(on)}`}
            </div>
          </li>
        ))}
      </ul>
    ))
  );
}

function Further({ count }: { readonly count: number }): ReactNode {
  if (count <= 0) return null;
  return <li className="quiet small">and {count} more</li>;
}
