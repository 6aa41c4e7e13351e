import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useClocks } from '../../api/clocks.ts';
import type { Answers } from '../../api/queries.ts';
import { shown } from '../../parts/dates.ts';
import { spaced } from '../../parts/fields.ts';
import { OfficialLink, PartyLink } from '../../parts/names.tsx';
import { Nothing, Part } from '../../parts/page.tsx';
import { PersonalText } from '../../parts/value.tsx';
import { Activities } from './activities.tsx';
import { Fact } from './facts.tsx';
import { type Neighbour, neighboursOf } from './neighbours.ts';
import { turnsOfPostQuery } from './queries.ts';
import './records.css';
import { gapsBetween, tenuresOf, yearOf } from './tenures.ts';

type OfficialAnswer = Answers['official'];

export function Official({ official }: { readonly official: OfficialAnswer }) {
  const { names, born, died, appointments, anomalies, contactDetails, notes } = official;
  return (
    <>
      <dl className="facts">
        <Fact record={official} name="Names" at="/names">
          {names.length === 0 && <span className="quiet">no name on record</span>}
          {names.map(({ name, script, from, until }) => (
            <div key={`${name} ${from}`}>
              <bdi>{name}</bdi>{' '}
              <span className="quiet small">
                {[script, from !== null && `from ${shown(from)}`, until !== null && `until ${shown(until)}`]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </div>
          ))}
        </Fact>
        {born !== null && (
          <Fact record={official} name="Born" at="/born">
            {shown(born)}
          </Fact>
        )}
        {died !== null && (
          <Fact record={official} name="Died" at="/died">
            {shown(died)}
          </Fact>
        )}
      </dl>
      <Part title="Posts">
        {appointments.length === 0 ? <Nothing>No post is on record.</Nothing> : <Posts official={official} />}
        {anomalies.map(({ appointment, anomaly }) => (
          <p key={`${appointment} ${anomaly}`} className="quiet">
            <span className="tag" data-tone="warn">
              {spaced(anomaly)}
            </span>{' '}
            {appointment}
          </p>
        ))}
      </Part>
      {(contactDetails.length > 0 || notes.length > 0) && <Private official={official} />}
      <Part title="Took part in">
        <Activities who={`official:${official.id}`} />
      </Part>
    </>
  );
}

/** What is personal: sealed in the log, and shown to who is cleared for it. */
function Private({ official }: { readonly official: OfficialAnswer }) {
  return (
    <Part title="Private">
      <dl className="facts">
        {official.contactDetails.map(({ id, type, value, note }) => (
          <Fact key={id} record={official} name={spaced(type ?? 'contact')} at={`/contactDetails/${id}/value`}>
            {value !== null && <PersonalText value={value} />}
            {note !== null && (
              <span className="quiet small">
                {' '}
                <PersonalText value={note} />
              </span>
            )}
          </Fact>
        ))}
        {official.notes.map(({ id, text, on, by }) => (
          <Fact key={id} record={official} name="Note" at={`/notes/${id}/text`}>
            <span className="note">{text !== null && <PersonalText value={text} />}</span>{' '}
            <span className="quiet small">
              {[on !== null && shown(on), by !== null && `by ${by}`].filter(Boolean).join(', ')}
            </span>
          </Fact>
        ))}
      </dl>
      <p className="quiet small">
        Sealed under a key of this person’s own, found by no search and in no list, and erased for ever where that is asked for.
      </p>
    </Part>
  );
}

/** Each post on a line of time that all share, and what lies between them. */
function Posts({ official }: { readonly official: OfficialAnswer }) {
  const tenures = tenuresOf(official.appointments, new Date().getUTCFullYear() + 1);
  const dated = tenures.filter(({ from }) => from !== null);
  const first = Math.min(...dated.map(({ from }) => from!));
  const last = Math.max(...dated.map(({ until }) => until));
  const place = (year: number): number => ((year - first) / Math.max(1, last - first)) * 100;
  const stretch = (from: number, until: number) => ({
    left: `${place(from)}%`,
    width: `${Math.max(0.5, place(until) - place(from))}%`,
  });
  const gaps = gapsBetween(tenures);
  return (
    <>
      <div className="tenures">
        {tenures.map(({ appointment, from, until }) => {
          const gap = gaps.find((each) => each.until === from);
          return (
            <Fragment key={appointment.id}>
              {gap && (
                <div className="tenure" data-gap>
                  <div className="quiet small">
                    No post on record from {yearOf(gap.from)} to {yearOf(gap.until)}
                  </div>
                  <div className="lane" aria-hidden>
                    <div className="bar" data-gap style={stretch(gap.from, gap.until)} />
                  </div>
                </div>
              )}
              <div className="tenure">
                <Post official={official.id} appointment={appointment} />
                <div className="lane" aria-hidden>
                  {from !== null && (
                    <div
                      className="bar"
                      data-certain={appointment.certain || appointment.status === 'left'}
                      data-acting={isActing(appointment.capacity)}
                      style={stretch(from, until)}
                    />
                  )}
                </div>
              </div>
            </Fragment>
          );
        })}
      </div>
      {dated.length > 0 && (
        <p className="quiet small">
          The line runs from {Math.floor(first)} to {Math.ceil(last)}; hatched is what is not certain, outlined who acted for
          another, dotted where no post is on record.
        </p>
      )}
    </>
  );
}

const isActing = (capacity: string | null): boolean => capacity !== null && capacity !== 'substantive';

type Appointment = OfficialAnswer['appointments'][number];

function Post({ official, appointment }: { readonly official: string; readonly appointment: Appointment }) {
  const { title, post, party, accreditedTo, status, certain, capacity } = appointment;
  const days = daysOf(appointment);
  return (
    <div>
      <bdi>{title ?? post?.replaceAll('-', ' ') ?? 'a post that is not named'}</bdi>{' '}
      {isActing(capacity) && <span className="tag">{capacity}</span>}
      <div className="small">
        <PartyLink party={party} />
        {accreditedTo.map((to) => (
          <span key={to}>
            {' '}
            <span className="quiet">to</span> <PartyLink party={to} />
          </span>
        ))}
      </div>
      <div className="small quiet">
        {days.join(', ')}
        {days.length > 0 && '. '}
        {spaced(status.replaceAll('-', ' '))}
        {!certain && ', not certain'}
      </div>
      {party !== null && post !== null && appointment.id !== null && (
        <Neighbours official={official} party={party} post={post} appointment={appointment.id} />
      )}
    </div>
  );
}

function daysOf({ nominatedOn, appointedOn, arrivedOn, assumedOn, leftOn, ending }: Appointment): string[] {
  const said: [string, string | null][] = [
    ['nominated', nominatedOn],
    ['appointed', appointedOn],
    ['arrived', arrivedOn],
    ['took office', assumedOn],
    [ending === null || ending === 'left' ? 'left' : spaced(ending.replaceAll('-', ' ')), leftOn],
  ];
  const days = said.flatMap(([what, on]) => (on === null ? [] : [`${what} ${shown(on)}`]));
  return leftOn === null && ending !== null ? [...days, spaced(ending.replaceAll('-', ' '))] : days;
}

interface PostOf {
  readonly official: string;
  readonly party: string;
  readonly post: string;
  readonly appointment: string;
}

/** Who had the post before, and who after. */
function Neighbours({ official, party, post, appointment }: PostOf) {
  const { data: turns } = useQuery(turnsOfPostQuery(party, post, useClocks()));
  const { before, after } = neighboursOf(turns?.items ?? [], official, appointment);
  const named = ({ official: id, name, capacity }: Neighbour) => (
    <>
      <OfficialLink official={id} name={name} />
      {isActing(capacity) && ` (${capacity})`}
    </>
  );
  if (before === null && after === null) return null;
  return (
    <div className="small quiet">
      {before !== null && <>after {named(before)}</>}
      {before !== null && after !== null && ', '}
      {after !== null && <>before {named(after)}</>}
    </div>
  );
}
