/// <reference lib="dom" />
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumHere } from './chromium.ts';
import { endPrograms, Program, until } from './program.ts';
import { aslov, aslovMeetsVoronkov, dushanbe2018, unoct, voronkov } from './story.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

if (chromiumHere === null) {
  // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- what does not run is counted
  test.skip('the desk in a browser, skipped: there is no Chromium', () => undefined);
} else {
  describe('the desk in a browser', () => desk(chromiumHere!));
}

function desk(executablePath: string): void {
  let browser: Browser;
  let program: Program;
  let dataDir: string;
  let port: string;
  let context: BrowserContext;
  /** What a page did that it may not do. */
  const offences: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    dataDir = await mkdtemp(join(tmpdir(), 'chancery-desk-'));
    port = String(await freePort());
    program = await serve();
    for (const [path, body] of [
      ['/v1/offices', unoct],
      ['/v1/officials/vladimir-voronkov/appointments', voronkov],
      ['/v1/officials/sirojiddin-aslov/appointments', aslov],
      ['/v1/conferences', dushanbe2018],
    ] as const)
      expect((await program.post(path, body)).status).toBe(201);
    context = await newContext();
  }, 120_000);
  afterEach(() => {
    expect(offences.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await endPrograms();
    await rm(dataDir, { recursive: true });
  });

  const serve = (): Promise<Program> => new Program({ environment: { PORT: port, DATA_DIR: dataDir } }).ready();

  async function newContext(colorScheme: 'light' | 'dark' = 'light'): Promise<BrowserContext> {
    const made = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 } });
    made.on('request', (request) => {
      const address = request.url();
      if (!address.startsWith(program.url) && !/^(?:data|blob):/.test(address)) offences.push(`asked ${address}`);
    });
    made.on('weberror', (error) => offences.push(String(error.error())));
    made.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) offences.push(message.text());
    });
    return made;
  }

  async function open(path: string, within: BrowserContext = context): Promise<Page> {
    const page = await within.newPage();
    await page.goto(program.url + path);
    await page.locator('h1').waitFor();
    return page;
  }

  const settled = (page: Page): Promise<void> => page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });

  /** Types what finds it, and takes the first that is found. */
  async function choose(page: Page, label: string, words: string, found: string | RegExp, nth = 0): Promise<void> {
    const field = page
      .getByRole('combobox', { name: label })
      .or(page.getByRole('textbox', { name: label }))
      .nth(nth);
    await field.click();
    if (words !== '') await field.fill(words);
    await page.getByRole('option', { name: found }).first().click();
  }

  test('logs the first story through its form, and shows it on the pages of the record and the partnership', async () => {
    const page = await open('/log');
    await page.getByLabel('Day', { exact: false }).first().fill('2018-05-03');
    await expect(page.locator('[data-reading]').innerText()).resolves.toBe('3 May 2018');
    await page.getByLabel('City').fill('Dushanbe');
    await choose(page, 'Country', 'Tajik', 'Tajikistan');
    await choose(page, 'On the sidelines of', 'countering', /High-level International Conference/);
    await page.getByLabel('The day was worked out, not read').check();
    await page.getByLabel('The place was worked out, not read').check();
    await choose(page, 'Party', 'Tajik', 'Tajikistan');
    await choose(page, 'Officials', 'asl', 'Sirojiddin Aslov');
    await page.keyboard.press('Escape');
    await choose(page, 'Party', 'Counter-Terr', /Office of Counter-Terrorism/, 1);
    await choose(page, 'Officials', 'voron', 'Vladimir Voronkov', 1);
    await page.keyboard.press('Escape');
    await page.getByLabel('Topics').fill('cooperation');
    await page.keyboard.press('Enter');
    await choose(page, 'Pillars', '', /^I –/);
    await page.keyboard.press('Escape');
    await page.getByLabel('The reason').fill('the title of the conference');
    await page.getByLabel('Publisher').fill('Asia-Plus');

    // It is there after a reload.
    await page.reload();
    await until('the draft is there again', async () => (await page.getByLabel('Publisher').inputValue()) === 'Asia-Plus');
    await expect(page.getByRole('region', { name: 'What will be recorded' }).innerText()).resolves.toMatch(
      /Meeting of Tajikistan \(Sirojiddin Aslov\) and United Nations Office of Counter-Terrorism \(Vladimir Voronkov\), 3 May 2018/,
    );

    // What is wrong is told at its field.
    await page.getByLabel('Published on').fill('yesterday');
    await page.getByRole('button', { name: 'Record the meeting' }).click();
    await page.getByRole('alert').getByText('Not recorded.').waitFor();
    const wrong = page.getByLabel('Published on');
    await until('the field is marked', async () => (await wrong.getAttribute('aria-invalid')) === 'true');
    await wrong.fill('2018-05-03');

    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Meeting of Tajikistan and United Nations Office of Counter-Terrorism' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/meetings\//);
    await expect(page.locator('dl.facts').first().innerText()).resolves.toMatch(/Held on\s+3 May 2018\s+inferred/i);
    await expect(page.getByRole('row', { name: /Asia-Plus/ }).innerText()).resolves.toMatch(/reported/);

    await page.getByRole('link', { name: 'The partnership of both' }).click();
    await page.getByRole('heading', { name: /Tajikistan – United Nations Office of Counter-Terrorism/ }).waitFor();
    await page.getByText('cooperation').first().waitFor();
    await expect(page.locator('dl.figures').innerText()).resolves.toMatch(/Meetings\s+1\b/);
    await page
      .getByRole('img', { name: /1 contacts from 2018-Q1/ })
      .locator('svg')
      .waitFor();

    const { body } = await program.get('/v1/counter-terrorism/engagements?state=TJ');
    expect(body.items).toMatchObject([{ kind: 'meeting', on: '2018-05-03', pillars: ['I'] }]);
    await page.close();
  }, 120_000);

  test('keeps both clocks in the address of every page, and says that it is not today', async () => {
    const page = await open('/partnerships/state:TJ/office:unoct');
    await page.locator('dl.figures').waitFor();
    await page.getByRole('button', { name: 'Today' }).click();
    await page.getByLabel('As of').fill('2018-05-02');
    await page.getByRole('button', { name: 'Show this time' }).click();
    await page.getByText('This is not today:').waitFor();
    await until('nothing had passed yet', async () => /Meetings\s+0\b/.test(await page.locator('dl.figures').innerText()));
    await page.getByRole('link', { name: 'Counter-terrorism' }).click();
    await page.getByText('No engagement is on record.').waitFor();
    expect(new URL(page.url()).searchParams.get('asOf')).toBe('2018-05-02');
    await page.getByRole('button', { name: 'Back to today' }).click();
    await page.getByRole('link', { name: 'Tajikistan, pillar I: 1' }).click();
    await page.getByRole('link', { name: '3 May 2018' }).waitFor();
    expect(new URL(page.url()).searchParams.has('asOf')).toBe(false);
    await page.close();
  }, 60_000);

  test('finds by Ctrl K, with the keyboard alone', async () => {
    const page = await open('/');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Names, places, topics' }).fill('Аслов');
    await page.getByRole('option', { name: /Sirojiddin Aslov/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Sirojiddin Aslov', level: 1 }).waitFor();
    await page.getByText('Minister of Foreign Affairs').first().waitFor();
    expect(await page.title()).toBe('Sirojiddin Aslov · Chancery');
    await page.close();
  }, 60_000);

  test('shows in one tab what another records, without a reload', async () => {
    const reading = await open('/partnerships/state:TJ/office:unoct');
    await until('one meeting is shown', async () => /Meetings\s+1\b/.test(await reading.locator('dl.figures').innerText()));
    const writing = await open('/log');
    await writing.evaluate(
      (body) =>
        fetch('/v1/meetings/bilateral', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      { ...aslovMeetsVoronkov, id: 'another', heldOn: '2019-05-03' },
    );
    await reading.getByText('3 May 2019').first().waitFor();
    await expect(reading.locator('dl.figures').innerText()).resolves.toMatch(/Meetings\s+2\b/);
    await Promise.all([reading.close(), writing.close()]);
  }, 60_000);

  test('says that the server is away, keeps the draft, and goes on by itself', async () => {
    const page = await open('/log');
    await page.getByLabel('City').fill('Geneva');
    await program.kill('SIGTERM');
    await page.getByText('The server is away.').waitFor();
    await page.getByLabel('City').fill('Vienna');
    await page.getByRole('button', { name: 'Record the meeting' }).click();
    await page.getByText('Not recorded.').waitFor();
    program = await serve();
    await page.getByText('The server is away.').waitFor({ state: 'detached' });
    await page.reload();
    await until('the draft is there', async () => (await page.getByLabel('City').inputValue()) === 'Vienna');
    await page.getByRole('button', { name: 'Start anew' }).click();
    await page.close();
  }, 120_000);

  test('starts a replay, and shows it to its end', async () => {
    const page = await open('/history');
    await page.getByRole('button', { name: 'Replay the whole log' }).click();
    const first = page.getByRole('list', { name: 'Replays, the latest first' }).getByRole('listitem').first();
    await first.getByText('completed').waitFor();
    await expect(first.getByRole('progressbar').getAttribute('aria-valuenow')).resolves.toBe('100');
    await page.getByRole('button', { name: 'BilateralMeetingHeld' }).first().click();
    await page.getByText('Hash before it').waitFor();
    await page.close();
  }, 60_000);

  test('shows a correction with what stood before', async () => {
    const { status } = await program.post('/v1/meetings/another/corrections', {
      changes: { heldOn: '2019-05-04' },
      reason: 'the ministry names the fourth',
      sources: [{ publisher: 'Ministry of Foreign Affairs', attribution: 'stated', reliability: 'A', credibility: '1' }],
    });
    expect(status).toBe(201);
    const page = await open('/meetings/another');
    await page.getByText('the ministry names the fourth').first().waitFor();
    const change = page.getByRole('listitem').filter({ hasText: 'Record corrected' });
    await expect(change.locator('del').innerText()).resolves.toBe('3 May 2019');
    await expect(change.locator('ins').innerText()).resolves.toBe('4 May 2019');
    await expect(page.locator('.rival').count()).resolves.toBe(2);
    await page.close();
  }, 60_000);

  const PAGES = [
    '/',
    '/partnerships',
    '/partnerships/state:TJ/office:unoct',
    '/meetings/another',
    '/conferences/dushanbe-2018',
    '/officials/sirojiddin-aslov',
    '/offices/unoct',
    '/states/TJ',
    '/counter-terrorism?state=state:TJ&pillar=I',
    '/history?stream=meeting-another',
    '/log',
    '/no/such/page/here',
    '/meetings/nobody',
    '/meetings/another?asOf=2020&knownAt=2099',
  ];

  test.each(['light', 'dark'] as const)(
    'has no fault that axe finds on any page, in %s',
    async (scheme) => {
      const within = await newContext(scheme);
      const found: unknown[] = [];
      for (const path of PAGES) {
        const page = await open(path, within).catch(async () => (await within.pages().at(-1))!);
        await settled(page);
        // Evaluated by the browser's own tools, which no policy of the page holds back.
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const { violations: all } = await (
            globalThis as unknown as { axe: { run(): Promise<{ violations: never[] }> } }
          ).axe.run();
          return all.map(({ id, nodes }: { id: string; nodes: { html: string; failureSummary: string }[] }) => ({
            id,
            nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`),
          }));
        });
        found.push(...violations.map((violation) => ({ path, ...violation })));
        await page.close();
      }
      await within.close();
      expect(found).toEqual([]);
    },
    180_000,
  );

  test('can be filled in and sent by the keyboard alone', async () => {
    const page = await open('/log');
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
    await page.close();
  }, 60_000);

  test('fits from 360 to 2,560 pixels', async () => {
    const wide: string[] = [];
    for (const width of [360, 2560]) {
      const within = await browser.newContext({ viewport: { width, height: 800 } });
      for (const path of PAGES) {
        const page = await open(path, within);
        await settled(page);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) wide.push(`${path} is ${over} too wide at ${width}`);
        await page.close();
      }
      await within.close();
    }
    expect(wide).toEqual([]);
  }, 180_000);

  test('is served with a policy that lets no script in that is not its own', async () => {
    const { headers } = await program.get('/', { accept: 'text/html' });
    const policy = new Map(
      String(headers['content-security-policy'])
        .split('; ')
        .map((each) => [each.split(' ')[0]!, each.split(' ').slice(1).join(' ')]),
    );
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(headers['cache-control']).toBe('no-cache');
    const { body } = await program.get('/', { accept: 'text/html' });
    const [script] = /\/assets\/index-[\w-]+\.js/.exec(String(body))!;
    const asset = await program.get(script, { 'accept-encoding': 'br' });
    expect(asset.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': expect.stringContaining('javascript'),
    });
    expect((await program.get('/assets/nothing.js')).status).toBe(404);
  });
}

/** One that is free, and is kept over a restart. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
