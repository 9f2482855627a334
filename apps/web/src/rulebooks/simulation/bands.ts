import type { Simulation } from '../../api/types.ts';

type Band = Simulation['summary']['bands'][number];

const LOWEST = 60;
const WIDTH = 5;

/** The band above: everything below 60 is one, and from there they are five points wide. */
const above = (from: number): number => (from < LOWEST ? LOWEST : from + WIDTH);

export const bandName = (from: number): string =>
  from === 0 ? `${String(LOWEST)} 分以下` : `${String(from)}–${String(from + WIDTH)}`;

/** From the lowest band with a report to the highest, those without one in between: a gap is part of a distribution. */
export function everyBand(bands: readonly Band[]): readonly Band[] {
  const known = new Map(bands.map((band) => [band.from, band]));
  const [lowest, highest] = [Math.min(...known.keys()), Math.max(...known.keys())];
  const all: Band[] = [];
  for (let from = lowest; from <= highest; from = above(from))
    all.push(known.get(from) ?? { from, before: 0, after: 0 });
  return all;
}
