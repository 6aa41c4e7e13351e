import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useClocks } from '../../api/clocks.ts';
import { useFunctionName } from '../../parts/functions.ts';
import { PartyLink, usePartyName } from '../../parts/names.tsx';
import { Nothing, notYet } from '../../parts/page.tsx';
import { type Mark, NO_MARK } from './behind.tsx';
import { EVERY_PILLAR, NOT_STATED, PILLARS } from '../../parts/pillars.ts';
import { byFunctionQuery, byPillarQuery, byStateQuery } from './queries.ts';

export function Coverage({ by }: { readonly by: 'pillar' | 'function' }) {
  return by === 'pillar' ? <ByPillar /> : <ByFunction />;
}

interface Cell {
  readonly state: string;
  /** A pillar or a function; null is "not stated". */
  readonly served: string | null;
  readonly engagements: number;
}

function ByPillar() {
  const coverage = useQuery(byPillarQuery(useClocks()));
  return (
    notYet(coverage, 'coverage') ?? (
      <Heat
        by="pillar"
        columns={EVERY_PILLAR}
        headOf={(pillar) => <abbr title={PILLARS[pillar as 'I']}>Pillar {pillar}</abbr>}
        nameOf={(pillar) => `pillar ${pillar}`}
        cells={coverage.data!.map(({ pillar, ...cell }) => ({ ...cell, served: pillar }))}
      />
    )
  );
}

function ByFunction() {
  const coverage = useQuery(byFunctionQuery(useClocks()));
  const functionName = useFunctionName();
  const missing = notYet(coverage, 'coverage');
  if (missing !== null) return missing;
  const cells = coverage.data!.map(({ function: served, ...cell }) => ({ ...cell, served }));
  const functions = [...new Set(cells.flatMap(({ served }) => served ?? []))].toSorted();
  return <Heat by="function" columns={functions} headOf={functionName} nameOf={functionName} cells={cells} />;
}

interface HeatOf {
  readonly by: 'pillar' | 'function';
  readonly columns: readonly string[];
  readonly headOf: (served: string) => React.ReactNode;
  readonly nameOf: (served: string) => string;
  readonly cells: readonly Cell[];
}

function Heat({ by, columns, headOf, nameOf: servedName, cells }: HeatOf) {
  const totals = useQuery(byStateQuery(undefined, useClocks()));
  const nameOf = usePartyName();
  const missing = notYet(totals, 'coverage');
  if (missing !== null) return missing;
  if (cells.length === 0) return <Nothing>No engagement is on record.</Nothing>;
  const byState = Map.groupBy(cells, ({ state }) => state);
  const states = totals.data!.toSorted((x, y) => nameOf(x.state).localeCompare(nameOf(y.state)));
  const most = Math.max(...cells.map(({ engagements }) => engagements));
  return (
    <div className="wide">
      <table className="rows heat">
        <caption>Engagements by State and {by}; each number opens the list behind it</caption>
        <thead>
          <tr>
            <th scope="col">State</th>
            {columns.map((each) => (
              <th key={each} scope="col" className="served">
                {headOf(each)}
              </th>
            ))}
            <th scope="col" className="served">
              Not stated
            </th>
            <th scope="col" className="number">
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {states.map(({ state, engagements }) => (
            <tr key={state}>
              <th scope="row">
                <PartyLink party={state} />
              </th>
              {[...columns, null].map((each) => (
                <Counted
                  key={each}
                  mark={{ state, [by]: each ?? NOT_STATED }}
                  name={`${nameOf(state)}, ${each === null ? `${by} not stated` : servedName(each)}`}
                  engagements={byState.get(state)?.find(({ served }) => served === each)?.engagements ?? 0}
                  most={most}
                />
              ))}
              <td className="number">
                <Opens mark={{ state }} name={`${nameOf(state)}, all`} engagements={engagements} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {by === 'pillar' && (
        <ul className="plain small quiet" style={{ marginTop: '0.8rem' }}>
          {Object.entries(PILLARS).map(([each, about]) => (
            <li key={each} style={{ border: 0, padding: 0 }}>
              {each}: {about}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface Opened {
  readonly mark: Mark;
  readonly name: string;
  readonly engagements: number;
}

/** As dark as there are many; the palest is still told from none, and the number can be read on the darkest. */
function Counted({ most, ...opened }: Opened & { readonly most: number }) {
  const { engagements } = opened;
  if (engagements === 0) {
    return (
      <td className="cell quiet">
        <span aria-hidden>·</span>
        <VisuallyHidden>0</VisuallyHidden>
      </td>
    );
  }
  const share = 0.12 + 0.28 * (Math.log1p(engagements) / Math.log1p(most));
  return (
    <td className="cell" style={{ background: `rgba(var(--desk-heat), ${share.toFixed(2)})` }}>
      <Opens {...opened} />
    </td>
  );
}

function Opens({ mark, name, engagements }: Opened) {
  return (
    <Link
      to="/counter-terrorism"
      search={(before) => ({ ...before, ...NO_MARK, ...mark }) as never}
      resetScroll={false}
      className="link"
      aria-label={`${name}: ${engagements}`}
    >
      {engagements}
    </Link>
  );
}
