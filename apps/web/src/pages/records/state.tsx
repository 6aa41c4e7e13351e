import type { Answers } from '../../api/queries.ts';
import { shown } from '../../parts/dates.ts';
import { choiceName } from '../../parts/fields.ts';
import { PartyLink } from '../../parts/names.tsx';
import { Part } from '../../parts/page.tsx';
import { Value } from '../../parts/value.tsx';
import { Activities } from './activities.tsx';
import { Fact } from './facts.tsx';
import { PartnershipsOf } from './office.tsx';
import { Posts } from './posts.tsx';
import { Turns } from './turns.tsx';

export function State({ state }: { readonly state: Answers['state'] }) {
  const { id, names, standings, existed, continues, succeeds } = state;
  const party = `state:${id}`;
  const stretch = (from: string | null, until: string | null): string =>
    [from !== null && `from ${shown(from)}`, until !== null && `until ${shown(until)}`].filter(Boolean).join(', ');
  return (
    <>
      <p className="lede">A code asserts no statehood: {id} is how this record is found.</p>
      <dl className="facts">
        <Fact record={state} name="Names" at="/name">
          {names.map(({ name, from, until }) => (
            <div key={`${name} ${from}`}>
              <bdi>{name}</bdi> <span className="quiet small">{stretch(from, until)}</span>
            </div>
          ))}
        </Fact>
        <Fact record={state} name="Standing" at="/standing">
          {standings.map(({ kind, from, until }) => (
            <div key={`${String(kind)} ${from}`}>
              <Value value={typeof kind === 'string' ? choiceName(kind) : kind} field="/standing" />{' '}
              <span className="quiet small">{stretch(from, until)}</span>
            </div>
          ))}
        </Fact>
        {existed !== null && (
          <Fact record={state} name="Existed" at="/existed">
            {shown(existed)}
          </Fact>
        )}
        {continues.length > 0 && (
          <Fact record={state} name="Continues" at="/continues">
            {continues.map((each) => (
              <PartyLink key={each} party={each} />
            ))}
          </Fact>
        )}
        {succeeds.length > 0 && (
          <Fact record={state} name="Succeeds" at="/succeeds">
            {succeeds.map((each) => (
              <PartyLink key={each} party={each} />
            ))}
          </Fact>
        )}
      </dl>
      <PartnershipsOf party={party} />
      <Part title="Posts">
        <Posts party={party} />
      </Part>
      <Part title="Who came and went">
        <Turns party={party} />
      </Part>
      <Part title="Took part in">
        <Activities who={party} />
      </Part>
    </>
  );
}
