import type { Answers } from '../../api/queries.ts';
import { shown } from '../../parts/dates.ts';
import { spaced } from '../../parts/fields.ts';
import { PartyLink } from '../../parts/names.tsx';
import { Nothing, Part } from '../../parts/page.tsx';
import { Activities } from './activities.tsx';
import { Fact } from './facts.tsx';
import { gapsBetween, tenuresOf, yearOf } from './tenures.ts';

type OfficialAnswer = Answers['official'];

export function Official({ official }: { readonly official: OfficialAnswer }) {
  const { names, born, died, appointments, anomalies } = official;
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
      <Part title="Took part in">
        <Activities who={`official:${official.id}`} />
      </Part>
    </>
  );
}

/** Each post on a line of time that all share; what lies between them is told. */
function Posts({ official }: { readonly official: OfficialAnswer }) {
  const tenures = tenuresOf(official.appointments, new Date().getUTCFullYear() + 1);
  const dated = tenures.filter(({ from }) => from !== null);
  const first = Math.min(...dated.map(({ from }) => from!));
  const last = Math.max(...dated.map(({ until }) => until));
  const place = (year: number): number => ((year - first) / Math.max(1, last - first)) * 100;
  const gaps = gapsBetween(tenures);
  return (
    <>
      <div className="tenures">
        {tenures.map(({ appointment, from, until }) => {
          const {
            id,
            title,
            post,
            party,
            accreditedTo,
            status,
            certain,
            capacity,
            nominatedOn,
            appointedOn,
            arrivedOn,
            assumedOn,
            leftOn,
            ending,
          } = appointment;
          const days = [
            nominatedOn !== null && `nominated ${shown(nominatedOn)}`,
            appointedOn !== null && `appointed ${shown(appointedOn)}`,
            arrivedOn !== null && `arrived ${shown(arrivedOn)}`,
            assumedOn !== null && `took office ${shown(assumedOn)}`,
            leftOn !== null && `left ${shown(leftOn)}`,
            leftOn === null && ending !== null && spaced(ending),
          ].filter(Boolean);
          return (
            <div key={id} className="tenure">
              <div>
                <bdi>{title ?? post}</bdi>
                {capacity !== null && capacity !== 'incumbent' && <span className="tag">{capacity}</span>}
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
              </div>
              <div className="lane" aria-hidden>
                {from !== null && (
                  <div
                    className="bar"
                    data-certain={certain || status === 'left'}
                    style={{ left: `${place(from)}%`, width: `${Math.max(0.5, place(until) - place(from))}%` }}
                  />
                )}
              </div>
            </div>
          );
        })}
      </div>
      {dated.length > 0 && (
        <p className="quiet small">
          The line runs from {Math.floor(first)} to {Math.ceil(last)}; hatched is what is not certain.{' '}
          {gaps.length > 0 &&
            `No post is on record ${gaps.map(({ from, until }) => `from ${yearOf(from)} to ${yearOf(until)}`).join(', ')}.`}
        </p>
      )}
    </>
  );
}
