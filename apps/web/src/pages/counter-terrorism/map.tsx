import { useMemo } from 'react';
import { Link } from '@tanstack/react-router';
import { usePartyName } from '../../parts/names.tsx';
import { NO_MARK } from './behind.tsx';
import { rangeOf, shadesUpTo } from './shades.ts';
import { type Covered, fillOf, isOnMap, World } from './world.tsx';

/** States by how many engagements of them are on record, with the shades' meaning and what has no place on the map. */
export default function MapOfStates({
  states,
  onOpen,
}: {
  readonly states: readonly Covered[];
  readonly onOpen: (state: string) => void;
}) {
  const nameOf = usePartyName();
  const covered = useMemo(() => new Map(states.map((each) => [each.state, each])), [states]);
  const shades = useMemo(() => shadesUpTo(Math.max(...states.map(({ engagements }) => engagements))), [states]);
  const elsewhere = states.filter(({ state }) => !isOnMap(state));
  return (
    <figure style={{ margin: 0 }}>
      <World covered={covered} shades={shades} onOpen={onOpen} />
      <ul className="legend small" aria-label="Engagements of a State, by shade">
        <li>
          <i style={{ background: 'var(--desk-land)' }} /> none on record
        </li>
        {shades.map((shade, n) => (
          <li key={shade.from}>
            <i style={{ background: fillOf(n, shades.length) }} /> {rangeOf(shade)}
          </li>
        ))}
      </ul>
      <figcaption className="quiet small" style={{ marginTop: '0.5rem' }}>
        {states.length === 1 ? 'One State' : `${states.length} States`}, as the table of coverage has them. Small ones are dots;
        borders are those of Natural Earth, and assert nothing.
        {elsewhere.length > 0 && (
          <>
            {' '}
            Not on the map:{' '}
            {elsewhere.map(({ state, engagements }, n) => (
              <span key={state}>
                {n > 0 && ', '}
                <Link
                  to="/counter-terrorism"
                  search={(before) => ({ ...before, ...NO_MARK, state }) as never}
                  resetScroll={false}
                  className="link"
                >
                  <bdi>{nameOf(state)}</bdi> ({engagements})
                </Link>
              </span>
            ))}
            .
          </>
        )}
      </figcaption>
    </figure>
  );
}
