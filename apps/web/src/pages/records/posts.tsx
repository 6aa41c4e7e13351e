import { useQuery } from '@tanstack/react-query';
import { useClocks } from '../../api/clocks.ts';
import { postsQuery } from '../../api/queries.ts';
import { shown } from '../../parts/dates.ts';
import { OfficialLink } from '../../parts/names.tsx';
import { Nothing, notYet } from '../../parts/page.tsx';

/** Who holds what of a party, on the day that is shown. */
export function Posts({ party }: { readonly party: string }) {
  const posts = useQuery(postsQuery(party, useClocks()));
  return (
    notYet(posts, 'posts') ??
    (posts.data!.items.length === 0 ? (
      <Nothing>No post of it is on record for the day.</Nothing>
    ) : (
      <div className="wide">
        <table className="rows">
          {posts.data!.next !== null && <caption>The first {posts.data!.items.length} of them</caption>}
          <thead>
            <tr>
              <th scope="col">Post</th>
              <th scope="col">Held by</th>
              <th scope="col">Since</th>
            </tr>
          </thead>
          <tbody>
            {posts.data!.items.map(({ post, vacant, holders }) => (
              <tr key={post}>
                <td>{holders[0]?.title ?? post.replaceAll('-', ' ')}</td>
                <td>
                  {vacant && (
                    <span className="tag" data-tone="accent">
                      vacant
                    </span>
                  )}
                  {holders.map(({ official, name, capacity, certain, appointment }) => (
                    <div key={`${official} ${appointment}`}>
                      <OfficialLink official={official} name={name} />{' '}
                      {capacity !== null && capacity !== 'incumbent' && <span className="tag">{capacity}</span>}
                      {!certain && <span className="quiet small"> not certain</span>}
                    </div>
                  ))}
                </td>
                <td>
                  {holders.map(({ official, appointment, assumedOn, appointedOn }) => (
                    <div key={`${official} ${appointment}`}>
                      {(assumedOn ?? appointedOn) === null ? <span className="quiet">–</span> : shown(assumedOn ?? appointedOn)}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    ))
  );
}
