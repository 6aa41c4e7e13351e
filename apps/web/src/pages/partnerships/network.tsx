import { useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { useClocks } from '../../api/clocks.ts';
import { type PartnershipsAsked, partyNamesQuery } from '../../api/queries.ts';
import { PartyLink, usePartyName } from '../../parts/names.tsx';
import { Nothing, notYet } from '../../parts/page.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { MOST_TIES, networkQuery } from './queries.ts';
import { around, type Party, type Tie, webOf } from './web.ts';

/** Partnerships as a network of their parties: for the eye, and as a table of the same below it. */
export function Network({ asked }: { readonly asked: PartnershipsAsked }) {
  const clocks = useClocks();
  const { party, status } = asked;
  const own = useQuery(networkQuery({ ...(party && { party }), ...(status && { status }) }, clocks));
  const all = useQuery({ ...networkQuery(status ? { status } : {}, clocks), enabled: party !== undefined });
  const { data: names } = useQuery(partyNamesQuery(clocks));
  const web = useMemo(() => {
    if (!own.data) return null;
    return webOf(party === undefined ? own.data.items : around(party, own.data.items, all.data?.items ?? []));
  }, [party, own.data, all.data]);
  const missing = notYet(own, 'the network');
  if (missing !== null) return missing;
  const { parties, ties } = web!;
  if (ties.length === 0) return <Nothing>No partnership on record answers to this.</Nothing>;
  return (
    <figure style={{ margin: 0 }}>
      <Graph key={names === undefined ? 'by code' : 'by name'} parties={parties} ties={ties} />
      <figcaption className="quiet small">
        <span className="legend">
          <StatusMark status="active" isCertain /> <StatusMark status="cooling" isCertain />{' '}
          <StatusMark status="dormant" isCertain />
          <span className="mark" style={{ color: 'var(--desk-bar)' }}>
            State
          </span>
          <span className="mark" style={{ color: 'var(--desk-accent)' }}>
            office
          </span>
        </span>
        {parties.length} parties and {ties.length} partnerships
        {own.data!.next === null
          ? party !== undefined && ': all that the party has, and what is known among the others'
          : `: the ${MOST_TIES} with the most contacts; more are on record`}
        . The thicker a line, the more contacts. A party or a line opens its page.
      </figcaption>
      <AsTable ties={ties} />
    </figure>
  );
}

interface Web {
  readonly parties: readonly Party[];
  readonly ties: readonly Tie[];
}

function Graph({ parties, ties }: Web) {
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const navigate = useNavigate();
  const nameOf = usePartyName();
  const named = useEffectEvent(nameOf);
  const open = useEffectEvent((party: string) => {
    const [noun, id = ''] = party.split(':');
    void navigate({ to: '/$records/$id', params: { records: noun === 'state' ? 'states' : 'offices', id } });
  });
  const openTie = useEffectEvent((a: string, b: string) => void navigate({ to: '/partnerships/$a/$b', params: { a, b } }));
  useEffect(() => {
    const element = box.current!;
    let isGone = false;
    let dispose = (): void => undefined;
    const draw = async (): Promise<void> => {
      const { drawGraph } = await import('./graph.ts');
      const web = {
        parties,
        ties,
        nameOf: (party: string) => named(party),
        onParty: (party: string) => open(party),
        onTie: (a: string, b: string) => openTie(a, b),
      };
      if (!isGone) dispose = drawGraph(element, web, getComputedStyle(element));
    };
    void draw();
    return () => {
      isGone = true;
      dispose();
    };
  }, [parties, ties, scheme]);
  const label = `${parties.length} parties and ${ties.length} partnerships between them, as a network; the table below has the same`;
  return <div ref={box} role="img" aria-label={label} className="network" />;
}

function AsTable({ ties }: Pick<Web, 'ties'>) {
  return (
    <details style={{ marginTop: '1rem' }}>
      <summary>The same as a table</summary>
      <div className="wide">
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">Party</th>
              <th scope="col">Party</th>
              <th scope="col">Status</th>
              <th scope="col" className="number">
                Contacts
              </th>
            </tr>
          </thead>
          <tbody>
            {ties.map(({ a, b, contacts, status }) => (
              <tr key={`${a} ${b}`}>
                <td>
                  <PartyLink party={a} />
                </td>
                <td>
                  <PartyLink party={b} />
                </td>
                <td>
                  <StatusMark status={status} isCertain />
                </td>
                <td className="number">
                  <TieLink a={a} b={b} contacts={contacts} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function TieLink({ a, b, contacts }: Pick<Tie, 'a' | 'b' | 'contacts'>) {
  const nameOf = usePartyName();
  return (
    <Link
      to="/partnerships/$a/$b"
      params={{ a, b }}
      className="link"
      aria-label={`${contacts} between ${nameOf(a)} and ${nameOf(b)}`}
    >
      {contacts}
    </Link>
  );
}
