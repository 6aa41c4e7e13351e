import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Period } from './periods.ts';

echarts.use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Stacked bars in the colours of the page. @returns what takes them away */
export function drawBars(element: HTMLElement, periods: readonly Period[], style: CSSStyleDeclaration): () => void {
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const chart = echarts.init(element, null, { renderer: 'svg' });
  const ink = colour('--mantine-color-dimmed');
  const line = colour('--desk-line');
  const series = (name: string, value: (period: Period) => number, color: string) => ({
    type: 'bar' as const,
    name,
    stack: 'contacts',
    data: periods.map(value),
    itemStyle: { color },
    barMaxWidth: 26,
  });
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: style.fontFamily, color: ink },
    grid: { left: 4, right: 4, top: 34, bottom: 4, containLabel: true },
    legend: { left: 0, top: 0, itemWidth: 10, itemHeight: 10, textStyle: { color: ink } },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      backgroundColor: colour('--desk-raised'),
      borderColor: line,
      textStyle: { color: colour('--mantine-color-text') },
    },
    xAxis: {
      type: 'category',
      data: periods.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: line } },
      axisLabel: { color: ink },
    },
    yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: line } }, axisLabel: { color: ink } },
    series: [
      series('meetings', ({ meetings }) => meetings, colour('--desk-accent')),
      series('calls', ({ calls }) => calls, colour('--desk-notice-line')),
      series('visits', ({ visits }) => visits, colour('--desk-bar')),
    ].filter(({ data }) => data.some((count) => count > 0)),
  });
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(element);
  return () => {
    watch.disconnect();
    chart.dispose();
  };
}
