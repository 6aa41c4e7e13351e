import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Series } from './over-time.tsx';
import type { Period } from './periods.ts';

echarts.use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

interface Bars {
  readonly periods: readonly Period[];
  readonly series: readonly Series[];
  readonly onOpen: ((period: string, series: string) => void) | undefined;
}

/** Stacked bars in the colours of the page. @returns what takes them away */
export function drawBars(element: HTMLElement, { periods, series, onOpen }: Bars, style: CSSStyleDeclaration): () => void {
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const chart = echarts.init(element, null, { renderer: 'svg' });
  const ink = colour('--mantine-color-dimmed');
  const line = colour('--desk-line');
  const shown = series.filter(({ key }) => periods.some(({ counts }) => (counts[key] ?? 0) > 0));
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
    series: shown.map(({ key, name, colour: variable }) => ({
      type: 'bar' as const,
      name,
      stack: 'all',
      data: periods.map(({ counts }) => counts[key] ?? 0),
      itemStyle: { color: colour(variable) },
      barMaxWidth: 26,
      cursor: onOpen ? 'pointer' : 'default',
    })),
  });
  if (onOpen) {
    chart.on('click', ({ dataIndex, seriesIndex }) => onOpen(periods[dataIndex]!.name, shown[seriesIndex!]!.key));
  }
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(element);
  return () => {
    watch.disconnect();
    chart.dispose();
  };
}
