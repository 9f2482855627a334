import { BarChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use, type ECharts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** One bar; pressing it leads to what it counts. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly shown: string;
  /** What it is compared with, drawn before it. */
  readonly beside?: Pick<Bar, 'value' | 'shown'>;
}

interface ChartProps {
  readonly bars: readonly Bar[];
  /** Lying bars have room for long labels; the first is on top. */
  readonly lying?: boolean;
  /** Names of what bars are compared with and of the bars themselves; absent: nothing is compared. */
  readonly names?: readonly [before: string, after: string];
  /** What is drawn, for those who do not see it; the table beside it has every figure. */
  readonly description: string;
  /** Where a bar leads; absent: nowhere. */
  readonly pick?: (index: number, series: number) => void;
}

/** From the upper left corner of the drawing, in CSS pixels. */
type Point = readonly [x: number, y: number];

/** A bar's place among the bars, and whether it is the second of the two compared there. */
interface Picked {
  readonly index: number;
  readonly after: boolean;
}

const STANDING_HEIGHT = 240;
const ROW_HEIGHT = 32;
const LABEL_WIDTH = 170;
const COLOUR = '#1a4f8b';
const COLOUR_BEFORE = '#bfbfbf';
const LEGEND_HEIGHT = 24;

type Figures = readonly Pick<Bar, 'value' | 'shown'>[];

function seriesOf(
  figures: Figures,
  { lying, pick }: ChartProps,
  { name, color }: { readonly name?: string; readonly color: string },
) {
  return {
    type: 'bar' as const,
    ...(name === undefined ? {} : { name }),
    cursor: pick === undefined ? 'default' : 'pointer',
    barMaxWidth: 36,
    itemStyle: { color },
    data: figures.map(({ value, shown }) => ({
      value,
      label: {
        show: true,
        position: lying === true ? ('right' as const) : ('top' as const),
        formatter: () => shown,
        color: '#262626',
      },
    })),
  };
}

/** One series, or the one it is compared with and then itself. */
function allSeries(props: ChartProps) {
  const { bars, names } = props;
  if (names === undefined) return [seriesOf(bars, props, { color: COLOUR })];
  const before = bars.map((bar) => bar.beside ?? { value: 0, shown: '' });
  return [
    seriesOf(before, props, { name: names[0], color: COLOUR_BEFORE }),
    seriesOf(bars, props, { name: names[1], color: COLOUR }),
  ];
}

function optionOf(props: ChartProps) {
  const { bars, lying = false, names } = props;
  const labels = {
    type: 'category',
    data: bars.map(({ label }) => label),
    axisLabel: lying
      ? { width: LABEL_WIDTH, overflow: 'truncate', color: '#434343' }
      : { color: '#434343', interval: 0 },
    inverse: lying,
  } as const;
  const values = { type: 'value', minInterval: 1, axisLabel: { color: '#434343' } } as const;
  return {
    animation: false,
    // Both are always drawn: where a press leads is reckoned from their standing side by side.
    ...(names === undefined
      ? {}
      : { legend: { top: 0, left: 8, data: [...names], selectedMode: false } }),
    grid: {
      ...{ left: 8, right: 48, bottom: 8, containLabel: true },
      top: names === undefined ? 16 : 16 + LEGEND_HEIGHT,
    },
    tooltip: { trigger: 'item', confine: true } as const,
    xAxis: lying ? values : labels,
    yAxis: lying ? labels : values,
    series: allSeries(props),
  };
}

/**
 * Which bar's room a point of the drawing lies in: the whole height of it, so that a bar of one among bars of forty is
 * no harder to press. Reckoned from the point alone when it is let go, not from what was under it when it was pressed:
 * a chart may be drawn anew in between, and browsers differ in which of their events the drawing library hears first.
 */
function barAt(chart: ECharts, [x, y]: Point, lying: boolean): Picked | null {
  const finder = { seriesIndex: 0 };
  if (!chart.containPixel('grid', [x, y])) return null;
  const at = chart.convertFromPixel(finder, [x, y]);
  const index = at[lying ? 1 : 0];
  if (index === undefined) return null;
  const middle = chart.convertToPixel(finder, lying ? [0, index] : [index, 0]);
  const after = lying ? y > (middle[1] ?? y) : x > (middle[0] ?? x);
  return { index, after };
}

/** Bars that lead somewhere. The same figures stand in a table beside every chart. */
export function Chart(props: ChartProps) {
  const { bars, lying = false, description } = props;
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const made = init(place.current, undefined, { renderer: 'svg' });
    chart.current = made;
    const watch = new ResizeObserver(() => {
      made.resize();
    });
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      made.dispose();
    };
  }, []);
  const height = lying ? bars.length * ROW_HEIGHT + 40 : STANDING_HEIGHT;
  const content = JSON.stringify([bars, lying, props.names]);
  useEffect(() => {
    chart.current?.resize({ height });
    chart.current?.setOption(optionOf(props), true);
  }, [content]);
  // A window made narrower is measured a moment later: until then the old drawing must not widen the page.
  const style = { height, overflow: 'hidden' };
  return (
    <div
      ref={place}
      role="img"
      aria-label={description}
      style={style}
      onClick={({ clientX, clientY }) => {
        if (chart.current === null || place.current === null) return;
        const { left, top } = place.current.getBoundingClientRect();
        const picked = barAt(chart.current, [clientX - left, clientY - top], lying);
        if (picked !== null)
          props.pick?.(picked.index, props.names !== undefined && picked.after ? 1 : 0);
      }}
    />
  );
}
