import { useQuery } from '@tanstack/react-query';
import { useClocks } from '../../api/clocks.ts';
import { shown } from '../../parts/dates.ts';
import { OfficialLink } from '../../parts/names.tsx';
import { Nothing, notYet } from '../../parts/page.tsx';
import { latestTurnsQuery } from './queries.ts';

/** Who entered and left the posts of a party lately. */
export function Turns({ party }: { readonly party: string }) {
  const turns = useQuery(latestTurnsQuery(party, useClocks()));
  return (
    notYet(turns, 'who came and went') ??
    (turns.data!.items.length === 0 ? (
      <Nothing>Nobody is on record to have entered or left a post of it.</Nothing>
    ) : (
      <ul className="plain">
        {turns.data!.items.map(({ change, on, official, name, post, title, appointment, capacity, certain }) => (
          <li key={`${official} ${appointment} ${change}`}>
            <OfficialLink official={official} name={name} /> {change === 'entered' ? 'became' : 'left as'}{' '}
            <bdi>{title ?? post.replaceAll('-', ' ')}</bdi>{' '}
            {capacity !== null && capacity !== 'substantive' && <span className="tag">{capacity}</span>}{' '}
            <span className="quiet small">
              {on === null ? 'on a day that is not known' : shown(on)}
              {!certain && ', not certain'}
            </span>
          </li>
        ))}
      </ul>
    ))
  );
}
