import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import type { Schemas } from '../../api/client.ts';
import { useClocks } from '../../api/clocks.ts';
import { postsQuery } from '../../api/queries.ts';
import { shown } from '../../parts/dates.ts';
import { OfficialLink } from '../../parts/names.tsx';
import { Nothing, notYet } from '../../parts/page.tsx';

type Post = Schemas['PostItem'];

/** Who holds what of a party, on the day that is shown; then what nobody holds any more. */
export function Posts({ party }: { readonly party: string }) {
  const posts = useQuery(postsQuery(party, useClocks()));
  const missing = notYet(posts, 'posts');
  if (missing !== null) return missing;
  const { items, next } = posts.data!;
  if (items.length === 0) return <Nothing>No post of it is on record for the day.</Nothing>;
  const [held, vacant] = [items.filter((post) => !post.vacant), items.filter((post) => post.vacant)];
  return (
    <>
      {next !== null && <p className="quiet">The first {items.length} of them.</p>}
      {held.length === 0 ? <Nothing>Nobody is on record to hold a post of it on the day.</Nothing> : <Held posts={held} />}
      {vacant.length > 0 && (
        <details style={{ marginTop: '0.8rem' }}>
          <summary>{vacant.length === 1 ? 'One post that nobody holds' : `${vacant.length} posts that nobody holds`}</summary>
          <ul className="plain">
            {vacant.map(({ post }) => (
              <li key={post}>{post.replaceAll('-', ' ')}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Held({ posts }: { readonly posts: readonly Post[] }) {
  return (
    <div className="wide">
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">Post</th>
            <th scope="col">Held by</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {posts.map(({ post, holders }) => (
            <Fragment key={post}>
              {holders.map(({ official, name, title, capacity, certain, appointment, assumedOn, appointedOn }, n) => (
                <tr key={`${official} ${appointment}`}>
                  {n === 0 && <td rowSpan={holders.length}>{title ?? post.replaceAll('-', ' ')}</td>}
                  <td>
                    <OfficialLink official={official} name={name} />{' '}
                    {capacity !== null && capacity !== 'substantive' && <span className="tag">{capacity}</span>}
                    {!certain && <span className="quiet small"> not certain</span>}
                  </td>
                  <td>
                    {(assumedOn ?? appointedOn) === null ? <span className="quiet">–</span> : shown(assumedOn ?? appointedOn)}
                  </td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
