import { useComputedColorScheme } from '@mantine/core';
import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { type Period, periodsOf, type Quarter, totalOf } from './periods.ts';

export interface Series {
  readonly key: string;
  readonly name: string;
  /** A colour of the page, by the name of its variable. */
  readonly colour: string;
}

interface OverTime {
  /** What is counted: "contacts". */
  readonly what: string;
  readonly timeline: readonly Quarter[];
  readonly series: readonly Series[];
  readonly note?: ReactNode;
  /** Opens what is behind a bar; the table links there. */
  readonly onOpen?: (period: string, series: string) => void;
  readonly linked?: (period: string, series: string, count: number) => ReactNode;
}

/** A chart for the eye, and the same as a table for everybody. */
export function OverTime({ what, timeline, series, note, onOpen, linked }: OverTime) {
  const [isTable, setTable] = useState(false);
  const { periods, unit, undated } = useMemo(() => periodsOf(timeline), [timeline]);
  return (
    <figure style={{ margin: 0 }}>
      {isTable ? (
        <AsTable what={what} periods={periods} unit={unit} series={series} linked={linked} />
      ) : (
        <Chart what={what} periods={periods} unit={unit} series={series} onOpen={onOpen} />
      )}
      <figcaption className="quiet small">
        {capitalised(what)} by {unit}
        {undated > 0 && `; ${undated} more whose ${unit} is not certain`}
        {note}.{' '}
        <button type="button" className="unfold" onClick={() => setTable(!isTable)} aria-pressed={isTable}>
          {isTable ? 'Show as a chart' : 'Show as a table'}
        </button>
      </figcaption>
    </figure>
  );
}

const capitalised = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}`;

interface Shown extends Pick<OverTime, 'what' | 'series'> {
  readonly periods: readonly Period[];
  readonly unit: string;
}

function Chart({ what, periods, unit, series, onOpen }: Shown & { readonly onOpen: OverTime['onOpen'] }) {
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const open = useEffectEvent((period: string, key: string) => onOpen?.(period, key));
  const opens = onOpen !== undefined;
  useEffect(() => {
    const element = box.current!;
    let isGone = false;
    let dispose = (): void => undefined;
    const draw = async (): Promise<void> => {
      const { drawBars } = await import('./bars.ts');
      const bars = { periods, series, onOpen: opens ? (period: string, key: string) => open(period, key) : undefined };
      if (!isGone) dispose = drawBars(element, bars, getComputedStyle(element));
    };
    void draw();
    return () => {
      isGone = true;
      dispose();
    };
  }, [periods, series, scheme, opens]);
  const total = periods.reduce((sum, { counts }) => sum + totalOf(counts), 0);
  const label = `${total} ${what} from ${periods[0]?.name} to ${periods.at(-1)?.name}, as bars by ${unit}`;
  return <div ref={box} role="img" aria-label={label} style={{ height: 220 }} />;
}

function AsTable({ what, periods, unit, series, linked }: Shown & { readonly linked: OverTime['linked'] }) {
  return (
    // It scrolls, so the keyboard must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div
      className="wide"
      style={{ maxHeight: 320, overflowY: 'auto' }}
      tabIndex={0}
      role="region"
      aria-label={`${capitalised(what)} over time`}
    >
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{capitalised(unit)}</th>
            {series.map(({ key, name }) => (
              <th key={key} scope="col" className="number">
                {capitalised(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods
            .filter(({ counts }) => totalOf(counts) > 0)
            .map(({ name, counts }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {series.map(({ key }) => (
                  <td key={key} className="number">
                    {(counts[key] ?? 0) > 0 && linked ? linked(name, key, counts[key]!) : (counts[key] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
