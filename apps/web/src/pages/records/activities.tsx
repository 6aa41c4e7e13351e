import { useQuery } from '@tanstack/react-query';
import { type Clocks, useClocks } from '../../api/clocks.ts';
import { activitiesQuery } from '../../api/queries.ts';
import { shown } from '../../parts/dates.ts';
import { Parties, usePlaceName } from '../../parts/names.tsx';
import { Nothing, notYet } from '../../parts/page.tsx';
import { RecordLink } from '../../parts/record-link.tsx';

/** The latest meetings and visits in which somebody took part, or that were within a conference. */
export function Activities({ who }: { readonly who: string }) {
  const clocks: Clocks = useClocks();
  const found = useQuery(activitiesQuery(who, clocks));
  const placeName = usePlaceName();
  return (
    notYet(found, 'activities') ??
    (found.data!.items.length === 0 ? (
      <Nothing>None is on record.</Nothing>
    ) : (
      <div className="wide">
        <table className="rows">
          {found.data!.hasMore && <caption>The latest; more are on record</caption>}
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col">Who</th>
              <th scope="col">Where</th>
            </tr>
          </thead>
          <tbody>
            {found.data!.items.map(({ record, on, parties, place, status }) => (
              <tr key={record}>
                <td>
                  <RecordLink record={record}>{shown(on)}</RecordLink>
                </td>
                <td>
                  {record.split(':')[0]} {status !== null && status !== 'held' && <span className="tag">{status}</span>}
                </td>
                <td>
                  <Parties parties={parties} />
                </td>
                <td>{placeName(place) ?? <span className="quiet">not stated</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    ))
  );
}
