/// <reference lib="dom" />
import { beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { aslov, aslovMeetsVoronkov, dushanbe2018, unoct, voronkov } from '../story.ts';
import { inBrowser, settled } from './desk-in-browser.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One of each kind, with much on it, with nothing on it, and of another time. */
const PAGES = [
  '/',
  '/partnerships',
  '/partnerships/state:TJ/office:unoct',
  '/meetings/another',
  '/meetings/in-four-scripts',
  '/conferences/dushanbe-2018',
  '/officials/sirojiddin-aslov',
  '/offices/unoct',
  '/states/TJ',
  '/counter-terrorism?state=state:TJ&pillar=I',
  '/counter-terrorism?by=function',
  '/partnerships?view=network',
  '/changes',
  '/meetings/another?action=correct&at=/heldOn',
  '/meetings/another?action=add&at=/delegations/-',
  '/officials/sirojiddin-aslov?action=merge',
  '/import',
  '/conflicts',
  '/history?stream=meeting-another',
  '/history?event=1',
  '/log',
  '/log?as=visit',
  '/log?as=conference',
  '/log/press-release',
  '/no/such/page/here',
  '/meetings/nobody',
  '/meetings/another?asOf=2020&knownAt=2099-12-31',
  '/meetings/another?asOf=2020&knownAt=never',
];

/** Evaluated by the browser's own tools, which no policy of the page holds back. */
async function faultsOf(page: Page): Promise<object[]> {
  await page.evaluate(axe);
  // What is still coming into view has no colours of its own yet.
  await page.waitForFunction(
    () =>
      !document
        .getAnimations()
        .some(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity),
  );
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: { run(): Promise<{ violations: never[] }> } }).axe.run();
    return violations.map(({ id, nodes }: { id: string; nodes: { html: string; failureSummary: string }[] }) => ({
      id,
      nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`),
    }));
  });
}

inBrowser('every page of the desk', (desk) => {
  beforeAll(async () => {
    await desk.record('/v1/offices', unoct);
    await desk.record('/v1/officials/vladimir-voronkov/appointments', voronkov);
    await desk.record('/v1/officials/sirojiddin-aslov/appointments', aslov);
    await desk.record('/v1/conferences', dushanbe2018);
    await desk.record('/v1/meetings/bilateral', { ...aslovMeetsVoronkov, id: 'another' });
    await desk.record('/v1/meetings/another/corrections', {
      changes: { heldOn: '2018-05-04' },
      reason: 'the ministry names the fourth',
      sources: [{ publisher: 'Вазорати корҳои хориҷии Ҷумҳурии Тоҷикистон', attribution: 'stated' }],
    });
    await desk.record('/v1/meetings/bilateral', {
      ...aslovMeetsVoronkov,
      id: 'in-four-scripts',
      topics: ['مكافحة الإرهاب وتمويله', 'Мубориза бо терроризм ва ифротгароӣ', '反恐合作与边境安全', 'Сотрудничество'],
      place: { city: 'دوشنبه', country: 'TJ' },
    });
  });

  test.each(['light', 'dark'] as const)(
    'has no fault that axe finds, in %s',
    async (colorScheme) => {
      const within = await desk.context({ colorScheme });
      const found: unknown[] = [];
      for (const path of PAGES) {
        const page = await desk.open(path, within);
        await settled(page);
        found.push(...(await faultsOf(page)).map((fault) => ({ path, ...fault })));
        await page.close();
      }
      await within.close();
      expect(found).toEqual([]);
      // So many pages, one after another, on a machine that may be busy.
    },
    900_000,
  );

  test.each(['light', 'dark'] as const)('has none in what opens over a page, in %s', async (colorScheme) => {
    const within = await desk.context({ colorScheme });
    const page = await desk.open('/', within);
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Names, places, topics' }).fill('Аслов');
    await page.getByRole('option', { name: /Sirojiddin Aslov/ }).waitFor();
    const inSearch = await faultsOf(page);
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Names, places, topics' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'As of today' }).click();
    await page.getByRole('textbox', { name: 'As of', exact: true }).waitFor();
    const inTime = await faultsOf(page);
    await within.close();
    expect({ inSearch, inTime }).toEqual({ inSearch: [], inTime: [] });
  });

  test.each([360, 2560])('fits a screen %i pixels wide', async (width) => {
    const wide: string[] = [];
    const within = await desk.context({ viewport: { width, height: 800 } });
    for (const path of PAGES) {
      const page = await desk.open(path, within);
      await settled(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) wide.push(`${path} is ${over} too wide`);
      await page.close();
    }
    await within.close();
    expect(wide).toEqual([]);
  });

  test('has words of every script run in their own direction', async () => {
    const page = await desk.open('/meetings/in-four-scripts');
    const directionOf = (words: string): Promise<string> =>
      page
        .getByText(words)
        .first()
        .evaluate((element) => getComputedStyle(element).direction);
    expect(await directionOf('مكافحة الإرهاب وتمويله')).toBe('rtl');
    expect(await directionOf('Мубориза бо терроризм ва ифротгароӣ')).toBe('ltr');
    expect(await directionOf('反恐合作与边境安全')).toBe('ltr');
  });

  test('has every field of the form, and what sends it, reached by the Tab key', async () => {
    const page = await desk.open('/log');
    const reached = new Set<string>();
    for (let n = 0; n < 80; n++) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(() => {
          const at = document.activeElement;
          return (
            (at as HTMLInputElement | null)?.labels?.[0]?.textContent?.replace(/\s*\*$/, '') ?? at?.textContent?.trim() ?? ''
          );
        }),
      );
    }
    const wanted = [
      'Day',
      'City',
      'Party',
      'Officials',
      'Topics',
      'Publisher',
      'Reliability of the source',
      'Record the meeting',
    ];
    expect(wanted.filter((label) => !reached.has(label))).toEqual([]);
  });
});
