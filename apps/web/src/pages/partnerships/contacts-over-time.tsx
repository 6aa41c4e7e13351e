import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Schemas } from '../../api/client.ts';
import { type Period, periodsOf } from './periods.ts';

/** A chart for the eye, and the same as a table for everybody. */
export function ContactsOverTime({ timeline }: { readonly timeline: readonly Schemas['QuarterCount'][] }) {
  const [isTable, setTable] = useState(false);
  const { periods, unit, undated } = periodsOf(timeline);
  return (
    <figure style={{ margin: 0 }}>
      {isTable ? <AsTable periods={periods} unit={unit} /> : <Chart periods={periods} unit={unit} />}
      <figcaption className="quiet small">
        Contacts by {unit}
        {undated > 0 && `; ${undated} more whose ${unit} is not certain`}.{' '}
        <button type="button" className="unfold" onClick={() => setTable(!isTable)} aria-pressed={isTable}>
          {isTable ? 'Show as a chart' : 'Show as a table'}
        </button>
      </figcaption>
    </figure>
  );
}

interface Shown {
  readonly periods: readonly Period[];
  readonly unit: string;
}

function Chart({ periods, unit }: Shown) {
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const total = periods.reduce((sum, { meetings, calls, visits }) => sum + meetings + calls + visits, 0);
  useEffect(() => {
    const element = box.current!;
    let isGone = false;
    let dispose = (): void => undefined;
    const draw = async (): Promise<void> => {
      const { drawBars } = await import('./bars.ts');
      if (!isGone) dispose = drawBars(element, periods, getComputedStyle(element));
    };
    void draw();
    return () => {
      isGone = true;
      dispose();
    };
  }, [periods, scheme]);
  const label = `${total} contacts from ${periods[0]?.name} to ${periods.at(-1)?.name}, as bars by ${unit}`;
  return <div ref={box} role="img" aria-label={label} style={{ height: 220 }} />;
}

function AsTable({ periods, unit }: Shown) {
  return (
    // It scrolls, so the keyboard must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div
      className="wide"
      style={{ maxHeight: 320, overflowY: 'auto' }}
      tabIndex={0}
      role="region"
      aria-label="Contacts over time"
    >
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{unit === 'year' ? 'Year' : 'Quarter'}</th>
            {['Meetings', 'Calls', 'Visits'].map((name) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods
            .filter(({ meetings, calls, visits }) => meetings + calls + visits > 0)
            .map(({ name, meetings, calls, visits }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="number">{meetings}</td>
                <td className="number">{calls}</td>
                <td className="number">{visits}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
