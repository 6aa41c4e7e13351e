import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { LoggedEvent } from '../../api/live-feed.ts';
import { type RecordAnswer, recordQuery } from '../../api/queries.ts';
import { fieldName } from '../../parts/fields.ts';
import { usePartyName } from '../../parts/names.tsx';
import { notYet } from '../../parts/page.tsx';
import { placeOf, type RecordPlace } from '../../parts/record-link.tsx';
import { Value } from '../../parts/value.tsx';
import { standingAt, standingPlaces } from '../records/actions/record-fields.ts';
import { canProve, hashOf, isIncluded } from './proof.ts';
import { neighboursQuery, proofQuery } from './queries.ts';

/** One event whole: what it says, who recorded it, its link in the chain, and what the record said then and says now. */
export function Event({ event }: { readonly event: LoggedEvent }) {
  const { id, revision, subject, time, actor, correlationid, causationid, commandid, schemaversion, data } = event;
  const [shown, setShown] = useState<'state' | 'proof' | null>(null);
  const place = placeOf(subject);
  const facts = [
    ['Event', id],
    ['Revision of its record', revision],
    ['Recorded at', time],
    ['Actor', actor],
    ['Command', commandid],
    ['Correlation', correlationid],
    ['Caused by', causationid],
    ['Version of its schema', schemaversion],
  ] as const;
  return (
    <div className="preview">
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === null ? <span className="quiet">none</span> : <code>{value}</code>}</dd>
          </div>
        ))}
        <Chain event={event} />
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
      <Group gap="sm" my="sm">
        {place !== null && time !== null && (
          <Button
            variant="default"
            size="compact-sm"
            aria-expanded={shown === 'state'}
            onClick={() => setShown(shown === 'state' ? null : 'state')}
          >
            State at this event, and now
          </Button>
        )}
        <Button
          variant="default"
          size="compact-sm"
          aria-expanded={shown === 'proof'}
          onClick={() => setShown(shown === 'proof' ? null : 'proof')}
        >
          Prove that it is in the log
        </Button>
        <Link to="/history" search={{ stream: subject, event: event.position } as never} className="link small">
          In the history of its record
        </Link>
        {place !== null && time !== null && (
          <Link to="/$records/$id" params={{ ...place }} search={{ knownAt: time }} className="link small">
            What the record said then
          </Link>
        )}
      </Group>
      {shown === 'state' && place !== null && time !== null && <States place={place} time={time} />}
      {shown === 'proof' && <Proof event={event} />}
    </div>
  );
}

/** Its hash, worked out here again, and the events beside it in its record. */
function Chain({ event }: { readonly event: LoggedEvent }) {
  const { hash, previoushash, subject, revision } = event;
  const { data: beside } = useQuery(neighboursQuery(subject, revision));
  const { data: computed } = useQuery({
    queryKey: ['hash', event.id, hash],
    meta: { rests: 'nothing' },
    queryFn: () => hashOf(event),
    enabled: canProve(),
  });
  const to = (position: string, words: string) => (
    <Link to="/history" search={{ stream: subject, event: position } as never} className="link small" resetScroll={false}>
      {words}
    </Link>
  );
  return (
    <>
      <div>
        <dt>Hash</dt>
        <dd>
          <code>{hash}</code>{' '}
          {computed !== undefined && computed !== null && (
            <span className="tag" data-tone={computed === hash ? undefined : 'accent'}>
              {computed === hash ? 'worked out here: it is what the event says' : 'it is not what the event says'}
            </span>
          )}
          {!canProve() && <span className="quiet small">this browser works out hashes only over TLS</span>}{' '}
          {beside?.after !== undefined && beside.after !== null && to(beside.after, `event ${beside.after} follows it`)}
        </dd>
      </div>
      <div>
        <dt>Hash before it</dt>
        <dd>
          <code>{previoushash}</code>{' '}
          {beside?.before === null || beside === undefined
            ? revision === '0' && <span className="quiet small">it is the first of its record</span>
            : to(beside.before, `of event ${beside.before}`)}
        </dd>
      </div>
    </>
  );
}

/** What the record said once the event was recorded, beside what it says now. */
function States({ place, time }: { readonly place: RecordPlace; readonly time: string }) {
  const then = useQuery(recordQuery(place.records, place.id, { knownAt: time }));
  const now = useQuery(recordQuery(place.records, place.id, {}));
  return (
    notYet(then, 'the record as it was') ??
    notYet(now, 'the record as it is') ?? <Differences then={then.data as RecordAnswer} now={now.data as RecordAnswer} />
  );
}

function Differences({ then, now }: { readonly then: RecordAnswer; readonly now: RecordAnswer }) {
  const nameOf = usePartyName();
  const places = [...new Set([...standingPlaces(then), ...standingPlaces(now)])];
  const rows = places.map((place) => {
    const [before, after] = [standingAt(then, place), standingAt(now, place)];
    return { place, before, after, differs: JSON.stringify(before) !== JSON.stringify(after) };
  });
  const differing = rows.filter(({ differs }) => differs).length;
  return (
    <div className="wide">
      <table className="rows">
        <caption>
          {differing === 0 ? 'The record says the same now' : `${differing} of ${rows.length} places say something else now`}
          {then.retraction === null && now.retraction !== null && '; the record was retracted since'}
          {then.merge === null && now.merge !== null && '; it was merged into another since'}
        </caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">At this event, revision {then.revision}</th>
            <th scope="col">Now, revision {now.revision}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ place, before, after, differs }) => (
            <tr key={place} data-differs={differs}>
              <th scope="row" style={{ fontWeight: 400 }}>
                {fieldName(place, nameOf)}
              </th>
              <td>{differs ? <del>{shownOf(before, place)}</del> : shownOf(before, place)}</td>
              <td>{differs ? <ins>{shownOf(after, place)}</ins> : shownOf(after, place)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function shownOf(values: ReturnType<typeof standingAt>, place: string) {
  return values.length === 0 ? (
    <span className="quiet">nothing</span>
  ) : (
    <Value value={values.length === 1 ? values[0] : values} field={place} />
  );
}

/** That the event is in the log as the program signs it. */
function Proof({ event: { position, hash } }: { readonly event: LoggedEvent }) {
  const proof = useQuery(proofQuery(position));
  const { data: isProved } = useQuery({
    queryKey: ['proved', position, proof.data?.root],
    meta: { rests: 'nothing' },
    queryFn: () => isIncluded(hash!, proof.data!),
    enabled: canProve() && proof.data !== undefined && hash !== null,
  });
  const missing = notYet(proof, 'the proof');
  if (missing !== null) return missing;
  const { index, size, root, origin, path, note } = proof.data!;
  return (
    <div>
      <p style={{ margin: '0 0 0.4rem' }}>
        Event {(index + 1).toLocaleString('en')} of {size.toLocaleString('en')} in <code>{origin}</code>, root hash{' '}
        <code>{root}</code>. {isProved === true && <span className="tag">checked here, by {path.length} hashes</span>}
        {isProved === false && (
          <span className="tag" data-tone="accent">
            the proof does not hold
          </span>
        )}
        {!canProve() && <span className="quiet small">This browser works out hashes only over TLS.</span>}
      </p>
      <details className="small">
        <summary>The signed checkpoint, to keep</summary>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
        <pre style={{ overflow: 'auto' }} tabIndex={0} aria-label="The signed checkpoint">
          {note}
        </pre>
      </details>
    </div>
  );
}
