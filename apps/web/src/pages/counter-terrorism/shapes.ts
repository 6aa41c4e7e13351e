import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { iso31661NumericToAlpha2 } from 'iso-3166';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import world from 'world-atlas/countries-50m.json';

export const WIDTH = 960;
export const HEIGHT = 440;

/** Smaller than this, in square units of the map, a State is a dot. */
const DOT_BELOW = 12;

export interface Shape {
  /** `state:TJ`; null for what has no code of its own. */
  readonly state: string | null;
  readonly name: string;
  readonly path: string;
  /** Where a dot stands for it. */
  readonly dot: readonly [number, number] | null;
}

/** Natural Earth gives Kosovo no number: ISO has none. */
const BY_NAME: Readonly<Record<string, string>> = { Kosovo: 'XK' };

function codeOf(id: string | number | undefined, name: string): string | null {
  return iso31661NumericToAlpha2[String(id)] ?? BY_NAME[name] ?? null;
}

/** Every land but Antarctica, where nobody is a State. Two pieces of one State are two shapes. */
export const SHAPES: readonly Shape[] = shapes();

function shapes(): readonly Shape[] {
  const topology = world as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  const { features } = feature(topology, topology.objects.countries);
  const lands = features.filter(({ id }) => id !== '010');
  const projection = geoNaturalEarth1().fitSize([WIDTH, HEIGHT], { type: 'FeatureCollection', features: lands });
  const draw = geoPath(projection).digits(1);
  return lands.map((land) => {
    const { name } = land.properties;
    const code = codeOf(land.id, name);
    return {
      state: code === null ? null : `state:${code}`,
      name,
      path: draw(land) ?? '',
      dot: draw.area(land) < DOT_BELOW ? draw.centroid(land) : null,
    };
  });
}
