import { Button, Group, Select, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Fragment, useEffect, useState } from 'react';
import { mayBeAsked, useMe } from '../../api/identity.ts';
import { onRecorded } from '../../api/live-feed.ts';
import { instant } from '../../parts/dates.ts';
import { Export } from '../../parts/export.tsx';
import { answerExport } from '../../parts/exports.ts';
import { Outgrown } from '../../parts/long-table.tsx';
import { Nothing, notYet, PageHead, Part } from '../../parts/page.tsx';
import { RecordLink } from '../../parts/record-link.tsx';
import { Event } from './event.tsx';
import { Parked } from './parked.tsx';
import { EVENT_TYPES, eventQuery, type LogAsked, logQuery } from './queries.ts';
import { Replays } from './replays.tsx';

const route = getRouteApi('/history');

/** To each what is for them: the log to auditors, parked records and replays to administrators. */
export function History() {
  const { stream, type, actor } = route.useSearch();
  const asked: LogAsked = { ...(stream && { stream }), ...(type && { type }), ...(actor && { actor }) };
  const me = useMe();
  const [isAuditor, isAdministrator] = [mayBeAsked(me, 'auditor'), mayBeAsked(me, 'administrator')];
  return (
    <>
      <PageHead
        title="History"
        lede={
          isAuditor
            ? 'Everything that was recorded, as it was recorded: nothing here is ever changed, and each event is chained to the one before it. It grows while you look.'
            : 'What is read is made of the log: records that could not be followed, and the making of it anew. The log itself is read by auditors.'
        }
        actions={
          isAuditor ? (
            <Export
              of={[
                stream === undefined
                  ? answerExport(
                      'The latest 1,000 events',
                      '/v1/history',
                      { order: 'desc', limit: '1000', type, actor },
                      {},
                      'history.json',
                    )
                  : answerExport(
                      'Its first 1,000 events',
                      '/v1/history/{stream}',
                      { limit: '1000' },
                      { stream },
                      `${stream}.json`,
                    ),
              ]}
            />
          ) : undefined
        }
      />
      {isAuditor && <Log key={`${stream} ${actor}`} {...asked} />}
      {isAdministrator && (
        <>
          <Part title="Parked records">
            <Parked />
          </Part>
          <Part title="Replays">
            <Replays />
          </Part>
        </>
      )}
    </>
  );
}

function Log({ stream, type, actor }: LogAsked) {
  const { event: opened } = route.useSearch();
  const navigate = useNavigate({ from: '/history' });
  const log = useInfiniteQuery(logQuery({ ...(stream && { stream }), ...(type && { type }), ...(actor && { actor }) }));
  const [asked, setAsked] = useState(stream ?? '');
  const [by, setBy] = useState(actor ?? '');
  const filter = (of: LogAsked): void => void navigate({ search: of as never });
  const recorded = useRecordedSince();
  const toggle = (position: string): void =>
    void navigate({
      search: (before) => ({ ...before, event: opened === position ? undefined : position }) as never,
      resetScroll: false,
      replace: true,
    });
  return (
    <Part title={stream === undefined ? 'The log' : <>The log of {stream}</>}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const [one, who] = [asked.trim(), by.trim()];
          filter(one === '' ? { ...(type && { type }), ...(who !== '' && { actor: who }) } : { stream: one });
        }}
      >
        <Group align="end" mb="sm">
          <TextInput
            label="Stream"
            placeholder="All; or one, as meeting-aslov-voronkov-2018-05-03"
            w={380}
            maw="100%"
            value={asked}
            onChange={({ currentTarget }) => setAsked(currentTarget.value)}
          />
          {stream === undefined && (
            <>
              <Select
                label="Type"
                placeholder="All types"
                searchable
                clearable
                w={230}
                data={EVENT_TYPES}
                value={type ?? null}
                onChange={(chosen) => filter({ ...(chosen && { type: chosen }), ...(actor && { actor }) })}
              />
              <TextInput
                label="Actor"
                placeholder="Anybody"
                w={160}
                value={by}
                onChange={({ currentTarget }) => setBy(currentTarget.value)}
              />
            </>
          )}
          <Button type="submit" variant="default">
            Show
          </Button>
          {(stream ?? type ?? actor) !== undefined && (
            <Link to="/history" search={{}} className="link">
              The whole log
            </Link>
          )}
        </Group>
      </form>
      <p className="small quiet" role="status">
        {recorded === 0 ? 'Live: what is recorded appears here.' : `Live: ${recorded} recorded since you opened this page.`}
      </p>
      <Outgrown list={log} />
      {opened !== undefined && log.data?.every(({ position }) => position !== opened) && (
        <Apart position={opened} onClose={() => toggle(opened)} />
      )}
      {notYet(log, 'the log') ??
        (log.data!.length === 0 ? (
          <Nothing>
            {log.hasNextPage
              ? 'None among the latest 10,000 events: '
              : (type ?? actor) === undefined
                ? 'Nothing was recorded yet.'
                : 'No such event is in the log.'}
            {log.hasNextPage && (
              <button type="button" className="unfold" onClick={() => void log.fetchNextPage()}>
                look further back
              </button>
            )}
          </Nothing>
        ) : (
          <div className="wide">
            <table className="rows">
              <thead>
                <tr>
                  <th scope="col">No.</th>
                  <th scope="col">Event</th>
                  <th scope="col">Record</th>
                  <th scope="col">Recorded</th>
                  <th scope="col">By</th>
                </tr>
              </thead>
              <tbody>
                {log.data!.map((event) => (
                  <Fragment key={event.position}>
                    <tr>
                      <td className="numbers">{event.position}</td>
                      <td>
                        <button
                          type="button"
                          className="unfold"
                          aria-expanded={opened === event.position}
                          onClick={() => toggle(event.position)}
                        >
                          {event.type}
                        </button>
                      </td>
                      <td>
                        <RecordLink record={event.subject}>{event.subject}</RecordLink>
                      </td>
                      <td>{instant(event.time)}</td>
                      <td>{event.actor}</td>
                    </tr>
                    {opened === event.position && (
                      <tr>
                        <td colSpan={5}>
                          <Event event={event} />
                        </td>
                      </tr>
                    )}
                  </Fragment>
                ))}
              </tbody>
            </table>
            {log.hasNextPage && (
              <Button variant="subtle" mt="sm" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
                Show earlier events
              </Button>
            )}
          </div>
        ))}
    </Part>
  );
}

/** The event that the address names, where it is not among those that are listed below. */
function Apart({ position, onClose }: { readonly position: string; readonly onClose: () => void }) {
  const event = useQuery(eventQuery(position));
  return (
    <section aria-label={`Event ${position}`}>
      {notYet(event, 'the event') ??
        (event.data === null ? (
          <Nothing>There is no event {position}.</Nothing>
        ) : (
          <>
            <p>
              {position}{' '}
              <button type="button" className="unfold" aria-expanded onClick={onClose}>
                {event.data!.type}
              </button>{' '}
              <RecordLink record={event.data!.subject}>{event.data!.subject}</RecordLink>{' '}
              <span className="quiet">
                {instant(event.data!.time)}, by {event.data!.actor}
              </span>
            </p>
            <Event event={event.data!} />
          </>
        ))}
    </section>
  );
}

function useRecordedSince(): number {
  const [recorded, setRecorded] = useState(0);
  useEffect(() => onRecorded(() => setRecorded((count) => count + 1)), []);
  return recorded;
}
