import { GraphChart } from 'echarts/charts';
import { TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type Party, type Tie, weightOf } from './web.ts';

echarts.use([GraphChart, TooltipComponent, SVGRenderer]);

interface Web {
  readonly parties: readonly Party[];
  readonly ties: readonly Tie[];
  readonly nameOf: (party: string) => string;
  readonly onParty: (party: string) => void;
  readonly onTie: (a: string, b: string) => void;
}

/** The fewer there are, the wider they stand, so that all fill the box and stay in it. */
function repulsionOf({ clientWidth, clientHeight }: HTMLElement, parties: number): number {
  return Math.min(900, Math.max(40, (0.05 * clientWidth * clientHeight) / parties));
}

/** So many have their names beside them; the others when they are pointed at. */
const NAMED = 28;

/** Parties drawn together by what passes between them, in the colours of the page. @returns what takes it away */
export function drawGraph(
  element: HTMLElement,
  { parties, ties, nameOf, onParty, onTie }: Web,
  style: CSSStyleDeclaration,
): () => void {
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const chart = echarts.init(element, null, { renderer: 'svg' });
  const [strongest, busiest] = [ties[0]?.contacts ?? 1, parties[0]?.contacts ?? 1];
  const counted = (contacts: number): string => (contacts === 1 ? 'one contact' : `${contacts} contacts`);
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: style.fontFamily },
    tooltip: {
      backgroundColor: colour('--desk-raised'),
      borderColor: colour('--desk-line'),
      textStyle: { color: colour('--mantine-color-text') },
      // As plain text: names are anybody's.
      renderMode: 'richText',
    },
    series: [
      {
        type: 'graph',
        layout: 'force',
        roam: 'move',
        force: { repulsion: repulsionOf(element, parties.length), gravity: 0.1, edgeLength: [30, 160], layoutAnimation: false },
        data: parties.map(({ party, contacts }, n) => ({
          id: party,
          name: nameOf(party),
          symbolSize: 7 + 25 * weightOf(contacts, busiest),
          itemStyle: { color: colour(party.startsWith('office:') ? '--desk-accent' : '--desk-bar') },
          label: { show: n < NAMED },
          tooltip: { formatter: `${nameOf(party)}: ${counted(contacts)}` },
        })),
        links: ties.map(({ a, b, contacts, status }) => ({
          source: a,
          target: b,
          value: contacts,
          lineStyle: {
            color: colour(`--desk-${status}`),
            width: 0.8 + 5 * weightOf(contacts, strongest),
            opacity: status === 'dormant' ? 0.35 : 0.7,
            type: status === 'dormant' ? 'dashed' : 'solid',
          },
          tooltip: { formatter: `${nameOf(a)} – ${nameOf(b)}: ${counted(contacts)}, ${status}` },
        })),
        label: {
          position: 'right',
          color: colour('--mantine-color-text'),
          textBorderColor: colour('--mantine-color-body'),
          textBorderWidth: 3,
          fontSize: 11,
          // Wrapped, for a name that is cut off may be another's.
          width: 130,
          overflow: 'break',
        },
        labelLayout: { hideOverlap: true },
        emphasis: { focus: 'adjacency', label: { show: true } },
        blur: { itemStyle: { opacity: 0.25 }, lineStyle: { opacity: 0.08 } },
        scaleLimit: { min: 0.5, max: 4 },
      },
    ],
  });
  chart.on('click', (params) => {
    const { dataType, data } = params as unknown as { dataType: string; data: { id: string; source: string; target: string } };
    if (dataType === 'node') onParty(data.id);
    if (dataType === 'edge') onTie(data.source, data.target);
  });
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(element);
  return () => {
    watch.disconnect();
    chart.dispose();
  };
}
