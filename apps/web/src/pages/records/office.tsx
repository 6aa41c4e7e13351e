import { Link } from '@tanstack/react-router';
import type { Answers } from '../../api/queries.ts';
import { shown } from '../../parts/dates.ts';
import { PartyLink } from '../../parts/names.tsx';
import { Part } from '../../parts/page.tsx';
import { Value } from '../../parts/value.tsx';
import { Fact } from './facts.tsx';
import { Posts } from './posts.tsx';
import { Turns } from './turns.tsx';

const FIELDS = [
  ['abbreviation', 'Abbreviation'],
  ['kind', 'Kind'],
  ['establishedOn', 'Established'],
  ['dissolvedOn', 'Dissolved'],
  ['legalBasis', 'Legal basis'],
  ['parent', 'Part of'],
  ['of', 'Belongs to'],
  ['mandates', 'Mandates'],
  ['aims', 'Aims'],
  ['predecessors', 'Predecessors'],
  ['memberCount', 'Members, by count'],
] as const;

export function Office({ office }: { readonly office: Answers['office'] }) {
  const { names, functions, members, transfers, memberCountOn } = office;
  const party = `office:${office.id}`;
  return (
    <>
      <dl className="facts">
        {names.length > 1 && (
          <Fact record={office} name="Names" at="/name">
            {names.map(({ name, from, until }) => (
              <div key={`${String(name)} ${from}`}>
                <Value value={name} field="/name" />{' '}
                <span className="quiet small">
                  {[from !== null && `from ${shown(from)}`, until !== null && `until ${shown(until)}`].filter(Boolean).join(', ')}
                </span>
              </div>
            ))}
          </Fact>
        )}
        {FIELDS.filter(([field]) => isSaid(office[field])).map(([field, name]) => (
          <Fact key={field} record={office} name={name} at={`/${field}`}>
            <Value value={office[field]} field={`/${field}`} />
            {field === 'memberCount' && memberCountOn !== null && <span className="quiet"> as of {shown(memberCountOn)}</span>}
          </Fact>
        ))}
        {functions.length > 0 && (
          <Fact record={office} name="Functions" at="/functions">
            <ol style={{ margin: 0, paddingLeft: '1.2rem' }}>
              {functions.map(({ id, text }) => (
                <li key={id}>
                  <Value value={text} field="/text" /> <span className="quiet small">{id}</span>
                </li>
              ))}
            </ol>
          </Fact>
        )}
        {transfers.length > 0 && (
          <Fact record={office} name="Handed over" at="/transfers">
            {transfers.map(({ id, functions: moved, kind, on, to }) => (
              <div key={id}>
                {moved.length > 0 ? moved.join(', ') : (kind ?? 'functions')}{' '}
                {to !== null && (
                  <>
                    to <PartyLink party={to.includes(':') ? to : `office:${to}`} />
                  </>
                )}{' '}
                <span className="quiet small">{shown(on)}</span>
              </div>
            ))}
          </Fact>
        )}
      </dl>
      <PartnershipsOf party={party} />
      {members.length > 0 && (
        <Part title="Members">
          <p className="quiet">
            {members.filter(({ onTheDay }) => onTheDay).length} on the day shown, of {members.length} on record.
          </p>
          <div className="wide">
            <table className="rows">
              <thead>
                <tr>
                  <th scope="col">Member</th>
                  <th scope="col">Standing</th>
                  <th scope="col">Joined</th>
                  <th scope="col">Left</th>
                  <th scope="col">On the day shown</th>
                </tr>
              </thead>
              <tbody>
                {inOrder(members).map(({ id, member, standing, joinedOn, leftOn, onTheDay, certain }) => (
                  <tr key={id}>
                    <td>
                      <PartyLink party={member} />
                    </td>
                    <td>{standing ?? 'member'}</td>
                    <td>{joinedOn === null ? '–' : shown(joinedOn)}</td>
                    <td>{leftOn === null ? '–' : shown(leftOn)}</td>
                    <td>{onTheDay ? (certain ? 'yes' : 'may be') : 'no'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Part>
      )}
      <Part title="Posts">
        <Posts party={party} />
      </Part>
      <Part title="Who came and went">
        <Turns party={party} />
      </Part>
    </>
  );
}

/** Those of the day first, in the order in which they joined. */
function inOrder(members: Answers['office']['members']): Answers['office']['members'] {
  return members.toSorted(
    (x, y) => Number(y.onTheDay) - Number(x.onTheDay) || (x.joinedOn ?? '~').localeCompare(y.joinedOn ?? '~'),
  );
}

const isSaid = (value: unknown): boolean => value !== null && !(Array.isArray(value) && value.length === 0);

export function PartnershipsOf({ party }: { readonly party: string }) {
  return (
    <p>
      <Link to="/partnerships" search={{ party }} className="link">
        Its partnerships
      </Link>
    </p>
  );
}
