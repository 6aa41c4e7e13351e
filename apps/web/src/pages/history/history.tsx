import { Button, Group, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Fragment, useEffect, useState } from 'react';
import { type LoggedEvent, onRecorded } from '../../api/live-feed.ts';
import { historyQuery } from '../../api/queries.ts';
import { instant } from '../../parts/dates.ts';
import { Nothing, notYet, PageHead, Part } from '../../parts/page.tsx';
import { RecordLink } from '../../parts/record-link.tsx';
import { Replays } from './replays.tsx';

const route = getRouteApi('/history');

export function History() {
  const { stream } = route.useSearch();
  return (
    <>
      <PageHead
        title="History"
        lede="Everything that was recorded, as it was recorded: nothing here is ever changed, and each event is chained to the one before it. It grows while you look."
      />
      <Log key={stream} stream={stream} />
      <Part title="Replays">
        <Replays />
      </Part>
    </>
  );
}

function Log({ stream }: { readonly stream: string | undefined }) {
  const { event: opened } = route.useSearch();
  const navigate = useNavigate({ from: '/history' });
  const log = useInfiniteQuery(historyQuery(stream));
  const [asked, setAsked] = useState(stream ?? '');
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
          void navigate({ search: { stream: asked.trim() || undefined } as never });
        }}
      >
        <Group align="end" mb="sm">
          <TextInput
            label="Stream"
            placeholder="All; or one, as meeting-aslov-voronkov-2018-05-03"
            w={420}
            maw="100%"
            value={asked}
            onChange={({ currentTarget }) => setAsked(currentTarget.value)}
          />
          <Button type="submit" variant="default">
            Show
          </Button>
          {stream !== undefined && (
            <Link to="/history" search={{}} className="link">
              All streams
            </Link>
          )}
        </Group>
      </form>
      <p className="small quiet" role="status">
        {recorded === 0 ? 'Live: what is recorded appears here.' : `Live: ${recorded} recorded since you opened this page.`}
      </p>
      {notYet(log, 'the log') ??
        (log.data!.length === 0 ? (
          <Nothing>Nothing was recorded yet.</Nothing>
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

function useRecordedSince(): number {
  const [recorded, setRecorded] = useState(0);
  useEffect(() => onRecorded(() => setRecorded((count) => count + 1)), []);
  return recorded;
}

/** One event whole: what it says, who recorded it, and its link in the chain. */
function Event({ event }: { readonly event: LoggedEvent }) {
  const { id, revision, subject, time, actor, correlationid, causationid, commandid, schemaversion, hash, previoushash, data } =
    event;
  const facts = [
    ['Event', id],
    ['Revision of its record', revision],
    ['Recorded at', time],
    ['Actor', actor],
    ['Command', commandid],
    ['Correlation', correlationid],
    ['Caused by', causationid],
    ['Version of its schema', schemaversion],
    ['Hash', hash],
    ['Hash before it', previoushash],
  ] as const;
  return (
    <div className="preview">
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === null ? <span className="quiet">none: it is the first of its record</span> : <code>{value}</code>}</dd>
          </div>
        ))}
        <div>
          <dt>Data</dt>
          <dd>
            {/* It scrolls, so the keyboard must reach it. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <pre style={{ margin: 0, overflow: 'auto', maxHeight: '24rem' }} tabIndex={0} aria-label="Data of the event">
              {typeof data === 'string' ? data : JSON.stringify(data, null, 2)}
            </pre>
          </dd>
        </div>
      </dl>
      <p className="small" style={{ marginBottom: 0 }}>
        <Link to="/history" search={{ stream: subject, event: event.position }} className="link">
          In the history of its record
        </Link>
        {time !== null && (
          <>
            {' · '}
            <StateThen subject={subject} time={time} />
          </>
        )}
      </p>
    </div>
  );
}

/** The record as it was known when the event had been recorded. */
function StateThen({ subject, time }: { readonly subject: string; readonly time: string }) {
  const [, noun = '', id = ''] = /^([a-z]+)-(.+)$/.exec(subject) ?? [];
  const records = noun === 'assistance' ? noun : `${noun}s`;
  return (
    <Link to="/$records/$id" params={{ records, id }} search={{ knownAt: time }} className="link">
      What the record said then
    </Link>
  );
}
