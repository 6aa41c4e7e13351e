import { memo, useState } from 'react';
import { shown } from '../../parts/dates.ts';
import { usePartyName } from '../../parts/names.tsx';
import { type Shade, shadeOf } from './shades.ts';
import { HEIGHT, type Shape, SHAPES, WIDTH } from './shapes.ts';

export interface Covered {
  readonly state: string;
  readonly engagements: number;
  readonly last: string | null;
}

interface World {
  readonly covered: ReadonlyMap<string, Covered>;
  readonly shades: readonly Shade[];
  readonly onOpen: (state: string) => void;
}

const ON_MAP: ReadonlySet<string | null> = new Set(SHAPES.map(({ state }) => state));

export const isOnMap = (state: string): boolean => ON_MAP.has(state);

/** For the eye and the pointer: the table below says and opens the same. */
export function World({ covered, shades, onOpen }: World) {
  const [at, setAt] = useState<Shape | null>(null);
  const shapeAt = (target: EventTarget): Shape | null => SHAPES[Number((target as SVGElement).dataset['n'] ?? -1)] ?? null;
  return (
    <div className="world" aria-hidden>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        onPointerMove={({ target }) => setAt(shapeAt(target))}
        onPointerLeave={() => setAt(null)}
        onClick={({ target }) => {
          const state = shapeAt(target)?.state;
          if (state && covered.has(state)) onOpen(state);
        }}
      >
        <Lands covered={covered} shades={shades} />
      </svg>
      <p className="small">
        {at === null ? <span className="quiet">Point at a State</span> : <Readout shape={at} covered={covered} />}
      </p>
    </div>
  );
}

function Readout({ shape: { state, name }, covered }: { readonly shape: Shape } & Pick<World, 'covered'>) {
  const nameOf = usePartyName();
  if (state === null) return `${name}: has no code of its own here`;
  const { engagements, last } = covered.get(state) ?? { engagements: 0, last: null };
  if (engagements === 0) return `${nameOf(state)}: nothing is on record`;
  return `${nameOf(state)}: ${engagements}, the last ${last === null ? 'without a day' : shown(last)}`;
}

const Lands = memo(function Lands({ covered, shades }: Pick<World, 'covered' | 'shades'>) {
  const inked = (state: string | null) => {
    const shade = state === null ? null : shadeOf(shades, covered.get(state)?.engagements ?? 0);
    return {
      'data-opens': shade !== null,
      style: shade === null ? undefined : { fill: fillOf(shade, shades.length) },
    };
  };
  return (
    <>
      {SHAPES.map(({ state, path }, n) => (
        // oxlint-disable-next-line react/no-array-index-key -- shapes stay as they are
        <path key={n} d={path} data-n={n} {...inked(state)} />
      ))}
      {SHAPES.map(
        ({ state, dot }, n) =>
          // oxlint-disable-next-line react/no-array-index-key -- shapes stay as they are
          dot !== null && <circle key={n} cx={dot[0]} cy={dot[1]} r={2.8} data-n={n} {...inked(state)} />,
      )}
    </>
  );
});

/** The more, the nearer to the accent: darker on paper, brighter in the dark. */
export function fillOf(shade: number, of: number): string {
  return `color-mix(in oklab, var(--desk-accent) ${Math.round(24 + (76 * (shade + (of === 1 ? 1 : 0))) / Math.max(1, of - 1))}%, var(--desk-land))`;
}
