import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useClocks } from '../../api/clocks.ts';
import { changedQuery, coolingQuery, disputedQuery, historyQuery, NOUNS, upcomingQuery, vacantQuery } from '../../api/queries.ts';
import { instant, readingOf, shown } from '../../parts/dates.ts';
import { Export } from '../../parts/export.tsx';
import { calendarExport, listExports } from '../../parts/exports.ts';
import { fieldName, spaced } from '../../parts/fields.ts';
import { Parties, PartyLink, usePartyName } from '../../parts/names.tsx';
import { Nothing, notYet, PageHead, Part } from '../../parts/page.tsx';
import { RecordLink } from '../../parts/record-link.tsx';
import { daysBefore } from './days.ts';
import { useLastVisit } from './last-visit.ts';

const FEW = 10;
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
          {knownAt === undefined && (
            <Part title="Recorded last">
              <Recorded />
            </Part>
          )}
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
          <Part title="Vacant posts">
            <Vacant />
          </Part>
        </div>
      </div>
    </>
  );
}

function Changed({ from, to }: { readonly from: string; readonly to: string | undefined }) {
  const changed = useQuery(changedQuery(from, to));
  const nameOf = usePartyName();
  const lastVisit = useLastVisit();
  return (
    notYet(changed, 'what changed') ??
    (changed.data!.items.length === 0 ? (
      <Nothing>Nothing was corrected, updated or taken back in the {DAYS} days before.</Nothing>
    ) : (
      <ul className="plain">
        {changed.data!.items.slice(0, FEW).map(({ at, kind, record, event, position, by, fields, reason }) => (
          <li key={position}>
            <div>
              {lastVisit !== null && at > lastVisit && (
                <span className="tag" data-tone="accent">
                  new
                </span>
              )}{' '}
              <RecordLink record={record}>
                {spaced(event)}, {record}
              </RecordLink>
            </div>
            <div className="small quiet">
              {kind}, {instant(at)}, by {by}
              {fields.length > 0 &&
                `: ${fields
                  .slice(0, 3)
                  .map(({ field }) => fieldName(field, nameOf))
                  .join('; ')}`}
            </div>
            {reason !== null && <div className="small">{reason}</div>}
          </li>
        ))}
        <Further count={changed.data!.items.length - FEW} />
      </ul>
    ))
  );
}

function Recorded() {
  const log = useInfiniteQuery(historyQuery(undefined));
  const lastVisit = useLastVisit();
  return (
    notYet(log, 'the log') ??
    (log.data!.length === 0 ? (
      <Nothing>
        Nothing is on record yet.{' '}
        <Link to="/log" className="link">
          Log a first meeting
        </Link>
      </Nothing>
    ) : (
      <>
        <ul className="plain">
          {log.data!.slice(0, FEW).map(({ position, type, subject, time, actor }) => (
            <li key={position}>
              {lastVisit !== null && time !== null && time > lastVisit && (
                <span className="tag" data-tone="accent">
                  new
                </span>
              )}{' '}
              <RecordLink record={subject}>
                {spaced(type)}, {subject}
              </RecordLink>
              <div className="small quiet">
                {instant(time)}, by {actor}
              </div>
            </li>
          ))}
        </ul>
        <p>
          <Link to="/history" className="link">
            The whole log
          </Link>
        </p>
      </>
    ))
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
    (cooling.data!.length === 0 ? (
      <Nothing>None is cooling.</Nothing>
    ) : (
      <>
        <ul className="plain">
          {cooling.data!.slice(0, FEW).map(({ parties: [a = '', b = ''], last, coolingUntil }) => (
            <li key={`${a} ${b}`}>
              <Link to="/partnerships/$a/$b" params={{ a, b }} className="link">
                <bdi>{nameOf(a)}</bdi> – <bdi>{nameOf(b)}</bdi>
              </Link>
              <div className="small quiet">
                last contact {shown(last)}, dormant after {shown(coolingUntil)}
              </div>
            </li>
          ))}
        </ul>
        <p>
          <Link to="/partnerships" search={{ status: 'cooling' }} className="link">
            All that are cooling
          </Link>
        </p>
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
        {disputed.data!.items.slice(0, FEW).map(({ records, id }) => (
          <li key={`${records}/${id}`}>
            <RecordLink record={`${NOUNS[records]}:${id}`}>{id}</RecordLink> <span className="tag">{NOUNS[records]}</span>
          </li>
        ))}
        <Further count={disputed.data!.items.length - FEW} />
      </ul>
    ))
  );
}

function Vacant() {
  const vacant = useQuery(vacantQuery(useClocks()));
  return (
    notYet(vacant, 'posts') ??
    (vacant.data!.items.length === 0 ? (
      <Nothing>No post is known to be vacant.</Nothing>
    ) : (
      <ul className="plain">
        {vacant.data!.items.map(({ party, post }) => (
          <li key={`${party} ${post}`}>
            {post.replaceAll('-', ' ')}, <PartyLink party={party} />
          </li>
        ))}
        {vacant.data!.next !== null && <li className="quiet small">and more</li>}
      </ul>
    ))
  );
}

function Further({ count }: { readonly count: number }): ReactNode {
  if (count <= 0) return null;
  return <li className="quiet small">and {count} more</li>;
}
