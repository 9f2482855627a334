import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type ECharts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** One bar; pressing it leads to what it counts. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly shown: string;
}

interface ChartProps {
  readonly bars: readonly Bar[];
  /** Lying bars have room for long labels; the first is on top. */
  readonly lying?: boolean;
  /** What is drawn, for those who do not see it; the table beside it has every figure. */
  readonly description: string;
  /** Where a bar leads; absent: nowhere. */
  readonly pick?: (index: number) => void;
}

const STANDING_HEIGHT = 240;
const ROW_HEIGHT = 32;
const LABEL_WIDTH = 170;
const COLOUR = '#1a4f8b';

function optionOf({ bars, lying = false, pick }: ChartProps) {
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
    grid: { left: 8, right: 48, top: 16, bottom: 8, containLabel: true },
    tooltip: { trigger: 'item', confine: true } as const,
    xAxis: lying ? values : labels,
    yAxis: lying ? labels : values,
    series: [
      {
        type: 'bar' as const,
        cursor: pick === undefined ? 'default' : 'pointer',
        barMaxWidth: 36,
        itemStyle: { color: COLOUR },
        data: bars.map(({ value, shown }) => ({
          value,
          label: {
            show: true,
            position: lying ? ('right' as const) : ('top' as const),
            formatter: () => shown,
            color: '#262626',
          },
        })),
      },
    ],
  };
}

/** Bars that lead somewhere. The same figures stand in a table beside every chart. */
export function Chart(props: ChartProps) {
  const { bars, lying = false, description } = props;
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const pick = useRef(props.pick);
  useEffect(() => {
    pick.current = props.pick;
  });
  useEffect(() => {
    if (place.current === null) return undefined;
    const made = init(place.current, undefined, { renderer: 'svg' });
    chart.current = made;
    made.on('click', ({ dataIndex }) => {
      pick.current?.(dataIndex);
    });
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
  const content = JSON.stringify([bars, lying]);
  useEffect(() => {
    chart.current?.resize({ height });
    chart.current?.setOption(optionOf(props), true);
    // Drawn anew only when it says something else: a press that falls into a redrawing is lost.
  }, [content]);
  // A window made narrower is measured a moment later: until then the old drawing must not widen the page.
  const style = { height, overflow: 'hidden' };
  return <div ref={place} role="img" aria-label={description} style={style} />;
}
