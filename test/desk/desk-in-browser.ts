/// <reference lib="dom" />
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { endPrograms, Program, until } from '../program.ts';
import { chromiumHere } from './chromium.ts';

/** For all that a test waits for: machines are slow, and what never comes is found as well. */
const PATIENCE_MS = 60_000;
const VIEWPORT = { width: 1280, height: 900 };

/** Tests of the desk in a browser, over a program of their own on an empty log; counted as skipped where there is no Chromium. */
export function inBrowser(name: string, tests: (desk: DeskInBrowser) => void): void {
  if (chromiumHere === null) {
    // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect, jest/valid-title -- what does not run is counted
    test.skip(`${name}, skipped: there is no Chromium`, () => undefined);
    return;
  }
  const desk = new DeskInBrowser(chromiumHere);
  // oxlint-disable-next-line jest/valid-title -- each file names its own
  describe(name, () => {
    jest.setTimeout(4 * PATIENCE_MS);
    beforeAll(() => desk.begin());
    afterEach(async () => {
      await desk.closePages();
      expect(desk.offences.splice(0)).toEqual([]);
    });
    afterAll(() => desk.end());
    tests(desk);
  });
}

export class DeskInBrowser {
  readonly #chromium: string;
  #browser!: Browser;
  #program!: Program;
  #context!: BrowserContext;
  #dataDir = '';
  #port = '';
  /** What pages did that they may not do: asked elsewhere, threw, broke the policy. */
  readonly offences: string[] = [];
  /** Where pages may ask beside the program: who signs people in. */
  readonly elsewhere: string[] = [];
  /** Of the program from its next start on. */
  environment: Readonly<Record<string, string>> = {};

  constructor(executablePath: string) {
    this.#chromium = executablePath;
  }

  get program(): Program {
    return this.#program;
  }

  async begin(): Promise<void> {
    this.#browser = await chromium.launch({ executablePath: this.#chromium, args: ['--no-sandbox'] });
    this.#dataDir = await mkdtemp(join(tmpdir(), 'chancery-desk-'));
    this.#port = String(await freePort());
    await this.start();
    this.#context = await this.context();
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    await endPrograms();
    await rm(this.#dataDir, { recursive: true, force: true });
  }

  /** The program on the log that there is, at the address that pages know. */
  async start(): Promise<void> {
    this.#program = await new Program({
      environment: { PORT: this.#port, DATA_DIR: this.#dataDir, ...this.environment },
    }).ready();
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    await this.#program.kill(signal);
  }

  /** Over HTTP, as somebody else records it, until it can be read. @returns the answer's body */
  // oxlint-disable-next-line typescript/no-explicit-any -- a test names the members that it looks at
  async record(path: string, body: object): Promise<any> {
    const said = await this.#program.post(path, body);
    if (said.status !== 201) throw new Error(`${path} answered ${said.status}: ${JSON.stringify(said.body)}`);
    const { position } = said.body;
    if (position !== undefined)
      await until(
        'it can be read',
        async () => (await this.#program.get('/v1/meetings', { 'read-after': position })).status === 200,
      );
    return said.body;
  }

  /** One who has never been here. */
  async context(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const made = await this.#browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce', ...options });
    made.setDefaultTimeout(PATIENCE_MS);
    made.on('request', (request) => {
      const address = request.url();
      if ([this.#program.url, ...this.elsewhere].some((each) => address.startsWith(each))) return;
      if (!/^(?:data|blob):/.test(address)) this.offences.push(`asked ${address}`);
    });
    made.on('weberror', (error) => this.offences.push(String(error.error())));
    made.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) this.offences.push(message.text());
    });
    return made;
  }

  /** A page of the desk, in a new tab, with its heading. */
  async open(path: string, within: BrowserContext = this.#context): Promise<Page> {
    const page = await within.newPage();
    await page.goto(this.#program.url + path);
    await page.locator('h1').first().waitFor();
    return page;
  }

  async closePages(): Promise<void> {
    await Promise.all(this.#context.pages().map((page) => page.close()));
  }
}

/** Nothing is being read any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
}

/** Looks until it is as wanted: a page follows what is done on it, and what is read of the server. */
export async function expectSoon(look: () => unknown, wanted: unknown): Promise<void> {
  const bound = performance.now() + PATIENCE_MS;
  for (;;) {
    // While a page changes, what is looked at may be there twice, or not at all.
    const said: unknown = await Promise.resolve()
      .then(look)
      .catch((error: unknown) => error);
    if (wanted instanceof RegExp ? typeof said === 'string' && wanted.test(said) : isDeepStrictEqual(said, wanted)) return;
    if (performance.now() > bound) {
      if (said instanceof Error) throw said;
      return expect(said).toEqual(wanted instanceof RegExp ? expect.stringMatching(wanted) : wanted);
    }
    await sleep(20);
  }
}

/** A field, a choice or a list of them, by its label; not the options that it opens. */
export function field(within: Page | Locator, label: string, nth = 0): Locator {
  return within
    .getByRole('combobox', { name: label })
    .or(within.getByRole('textbox', { name: label }))
    .nth(nth);
}

/** Types what finds it, and takes the first that is found. */
export async function choose(
  within: Page | Locator,
  label: string,
  words: string,
  found: string | RegExp,
  nth = 0,
): Promise<void> {
  const at = field(within, label, nth);
  await at.focus();
  await at.press('ArrowDown');
  if (words !== '') await at.fill(words);
  const page = 'page' in within ? within.page() : within;
  await page.getByRole('option', { name: found }).first().click();
}

/** One that is free, and is kept over a restart. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
