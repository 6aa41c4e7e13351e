/// <reference lib="dom" />
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumHere } from '#test/desk/chromium.ts';
import type { Bench } from './bench.ts';
import { compare, type Comparison, takingTurns } from './comparison.ts';
import { dataDirOf, ready, serve } from './data-dir.ts';
import { inThousands } from './log-file.ts';
import { questionsOf } from './questions.ts';

/** Milliseconds, what web.dev calls good: the first thing seen, the page's own content, and what follows a key or a click. */
const GOOD = { first: 1800, content: 2500, interaction: 200 };
const BARE = 'a page of one heading';
const LIMIT = 'the limit';

interface Opened {
  /** First contentful paint, in milliseconds from when the address was asked for. */
  readonly first: number;
  /** Until everything that the page reads is shown. */
  readonly content: number;
}

/** Pages of the desk in Chromium, each with an empty cache, and what its keys and clicks take; the desk served by the program itself. */
export const desk: Bench = {
  name: 'desk',
  async run({ events = 200_000, rounds = 5 }) {
    if (chromiumHere === null) throw new Error('There is no Chromium: name one by CHROMIUM.');
    const dataDir = await dataDirOf(events);
    await using program = serve(dataDir);
    const url = await program.says(/http\S+/);
    await ready(url);
    const { meeting, partnership } = questionsOf(dataDir, events, 20);
    const pages = {
      Today: '/',
      'all partnerships': '/partnerships',
      'a partnership': partnership[0]!.slice('/v1'.length),
      'a meeting': meeting[0]!.slice('/v1'.length),
      'counter-terrorism': '/counter-terrorism',
      history: '/history',
      'the form': '/log',
    };
    const names = Object.keys(pages) as (keyof typeof pages)[];
    const bare = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Bare</title><h1>Bare</h1>'),
    );
    await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
    const browser = await chromium.launch({ executablePath: chromiumHere, args: ['--no-sandbox'] });
    try {
      const content: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
      const about = `${inThousands(events)} events`;
      const turn = (name: keyof typeof pages) => async (): Promise<number> => {
        const opened = await open(browser, url + pages[name]);
        content[name]!.push(opened.content);
        return opened.first;
      };
      // The first ones find neither the program compiled nor its file in memory.
      for (const name of names) await open(browser, url + pages[name]);
      const first = await takingTurns(rounds, {
        ...(Object.fromEntries(names.map((name) => [name, turn(name)])) as Record<keyof typeof pages, () => Promise<number>>),
        async bare() {
          return (await open(browser, `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`)).first;
        },
      });
      const always = (figure: number): number[] => Array.from({ length: rounds }, () => figure);
      const comparisons: Comparison[] = names.flatMap((name) => [
        compare(`${name}: first contentful paint, ${about}`, LIMIT, 'ms', first[name], always(GOOD.first), { atMost: 1 }),
        compare(`${name}: all of it shown, ${about}`, LIMIT, 'ms', content[name]!, always(GOOD.content), { atMost: 1 }),
      ]);
      comparisons.push(compare(`Today: first contentful paint, ${about}`, BARE, 'ms', first.Today, first.bare));
      const found = await takingTurns(rounds, interactionsAt(browser, url));
      for (const [what, figures] of Object.entries(found))
        comparisons.push(compare(`${what}, ${about}`, LIMIT, 'ms', figures, always(GOOD.interaction), { atMost: 1 }));
      return {
        comparisons,
        findings: [
          { what: 'meetings on record', figure: await meetingsAt(url), unit: '' },
          {
            what: 'the longest frame while a table of partnerships is scrolled',
            figure: await longestFrame(browser, url),
            unit: 'ms',
          },
        ],
      };
    } finally {
      await browser.close();
      bare.close();
    }
  },
};

async function open(browser: Browser, address: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('h1').first().waitFor();
    await shown(page);
    return await page.evaluate(() => ({
      first: performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
      content: performance.now(),
    }));
  } finally {
    await context.close();
  }
}

/** Nothing is being read, in this frame and the next. */
async function shown(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      new Promise<boolean>((resolve) => {
        const isReading = (): boolean => document.querySelector('[aria-busy=true]') !== null;
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(!isReading())));
      }),
  );
}

/** From a key or a click to the next frame that is painted, the longest of each kind. */
function interactionsAt(browser: Browser, url: string): Record<string, () => Promise<number>> {
  const longest = (path: string, act: (page: Page) => Promise<void>) => async (): Promise<number> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    try {
      const page = await watched(context);
      await page.goto(url + path);
      await page.locator('h1').first().waitFor();
      await shown(page);
      await act(page);
      await shown(page);
      // What was shorter than one frame is not told of.
      return await page.evaluate(() => Math.max(16, ...(globalThis as unknown as { interactions: number[] }).interactions));
    } finally {
      await context.close();
    }
  };
  return {
    'the longest from a letter of a search to its frame': longest('/', async (page) => {
      await page.keyboard.press('Control+k');
      const words = page.getByRole('combobox', { name: 'Names, places, topics' });
      await words.waitFor();
      await words.pressSequentially('Geneva', { delay: 60 });
    }),
    'the longest from a letter in the form to its frame': longest('/log', async (page) => {
      const city = page.getByRole('textbox', { name: 'City' });
      await city.focus();
      await city.pressSequentially('Ouagadougou', { delay: 60 });
    }),
    'the longest from a click to its frame, from page to page': longest('/', async (page) => {
      const ways = page.getByRole('navigation', { name: 'The desk' });
      for (const name of ['Partnerships', 'Counter-terrorism', 'History', 'Today']) {
        await ways.getByRole('link', { name, exact: true }).click();
        await shown(page);
      }
    }),
  };
}

async function watched(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const interactions: number[] = [];
    Object.assign(globalThis, { interactions });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) interactions.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  return page;
}

async function longestFrame(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${url}/partnerships`);
  await page.getByRole('row').nth(5).waitFor();
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const look = (now: number): void => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(globalThis, { frames });
  });
  await page.mouse.move(700, 600);
  for (let n = 0; n < 60; n++) {
    await page.mouse.wheel(0, 400);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  const longest = await page.evaluate(() => Math.max(...(globalThis as unknown as { frames: number[] }).frames));
  await page.close();
  return longest;
}

/** Counted through, page by page. */
async function meetingsAt(url: string): Promise<number> {
  let count = 0;
  for (let after: string | null = ''; after !== null;) {
    const answer = await fetch(`${url}/v1/meetings?limit=1000${after && `&after=${encodeURIComponent(after)}`}`);
    const { items, next } = (await answer.json()) as { items: unknown[]; next: string | null };
    count += items.length;
    after = next;
  }
  return count;
}
