import { beforeAll, expect, test } from '@jest/globals';
import { aslov, aslovMeetsVoronkov, dushanbe2018, unoct, voronkov } from '../story.ts';
import { expectSoon, inBrowser, settled } from './desk-in-browser.ts';

inBrowser('a desk that asks who comes', (desk) => {
  let token = '';
  const tokens: Record<string, string> = {};
  beforeAll(async () => {
    await desk.record('/v1/offices', unoct);
    await desk.record('/v1/officials/vladimir-voronkov/appointments', voronkov);
    await desk.record('/v1/officials/sirojiddin-aslov/appointments', aslov);
    await desk.record('/v1/conferences', dushanbe2018);
    await desk.record('/v1/meetings/bilateral', aslovMeetsVoronkov);
    token = (await desk.record('/v1/tokens', { name: 'tajik-desk', roles: ['recorder'], clearance: 'internal' })).token;
    for (const [name, role, clearance] of [
      ['the-auditor', 'auditor', 'confidential'],
      ['the-keeper', 'administrator', 'confidential'],
      ['the-editor', 'editor', 'public'],
    ] as const)
      tokens[name] = (await desk.record('/v1/tokens', { name, roles: [role], clearance })).token;
    await desk.stop();
    desk.environment = { AUTH: 'tokens' };
    await desk.start();
  });

  test('shows nothing but where to sign in, then the page that was asked for, and after signing out nothing again', async () => {
    const within = await desk.context();
    const page = await desk.open(`/meetings/${aslovMeetsVoronkov.id}`, within);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByText('Voronkov').count()).toBe(0);

    await page.getByLabel('Token', { exact: true }).fill('chancery_nonsense');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText(/it may be mistyped, expired or revoked/).waitFor();

    await page.getByLabel('Token', { exact: true }).fill(token);
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { name: /Aslov|Voronkov|Tajikistan/ })
      .first()
      .waitFor();
    await settled(page);
    await page.getByText('tajik-desk').waitFor();
    // A recorder logs, and neither imports nor reads the log.
    await expectSoon(() => page.getByRole('link', { name: 'Log a meeting' }).count(), 1);
    await expectSoon(() => page.getByRole('link', { name: 'Import a file' }).count(), 0);
    await expectSoon(() => page.getByRole('button', { name: 'Dispute' }).count(), 1);
    await expectSoon(() => page.getByRole('button', { name: 'Correct' }).count(), 0);

    await page.reload();
    await page.getByText('tajik-desk').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByText('Voronkov').count()).toBe(0);
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await within.close();
  });

  test('asks who reads, and nothing else before somebody is let in', async () => {
    const within = await desk.context();
    const asked: string[] = [];
    within.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/v1/')) asked.push(pathname);
    });
    const page = await desk.open('/', within);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await settled(page);
    await page.waitForLoadState('networkidle');
    expect([...new Set(asked)].toSorted()).toEqual(['/v1/me', '/v1/session']);
    await within.close();
  });

  const signedIn = async (name: string, path: string) => {
    const within = await desk.context();
    const page = await desk.open(path, within);
    await page.getByLabel('Token', { exact: true }).fill(tokens[name]!);
    await page.keyboard.press('Enter');
    await page.getByText(name).waitFor();
    await settled(page);
    return page;
  };

  test('offers an auditor the log, and neither parked records nor replays nor a form', async () => {
    const page = await signedIn('the-auditor', '/history');
    await page.getByRole('heading', { name: 'The log', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Replay the whole log' }).count()).toBe(0);
    expect(await page.getByRole('heading', { name: /Parked/ }).count()).toBe(0);
    await page.goto(`${desk.program.url}/`);
    await page.getByRole('link', { name: 'The whole log' }).waitFor();
    // It is refused at once, and the form is not shown before.
    await page.addInitScript(() => {
      new MutationObserver(() => {
        if (document.querySelector('form.form') !== null) document.documentElement.dataset['sawForm'] = 'yes';
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(`${desk.program.url}/log`);
    await page.getByText(/This is for who has the role recorder/).waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset['sawForm'])).toBeUndefined();
    await page.context().close();
  });

  test('offers an administrator parked records and replays, and not the log', async () => {
    const page = await signedIn('the-keeper', '/');
    expect(await page.getByRole('link', { name: 'The whole log' }).count()).toBe(0);
    await page.getByRole('link', { name: 'History', exact: true }).click();
    await page.getByRole('button', { name: 'Replay the whole log' }).waitFor();
    await page.getByText('No record waits').waitFor();
    expect(await page.getByRole('heading', { name: 'The log', exact: true }).count()).toBe(0);
    await page.goto(`${desk.program.url}/meetings/${aslovMeetsVoronkov.id}`);
    await page.getByRole('heading', { name: 'Sources' }).waitFor();
    expect(await page.getByRole('link', { name: /^The history of this record/ }).count()).toBe(0);
    await page.context().close();
  });

  test('offers no import to an editor who is not cleared for what is confidential', async () => {
    const page = await signedIn('the-editor', '/');
    await page.getByRole('link', { name: 'Log a meeting' }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Import a file' }).count()).toBe(0);
    await page.goto(`${desk.program.url}/import`);
    await page.getByText(/cleared for what is confidential/).waitFor();
    await page.context().close();
  });

  test('asks again once the session is over, and leaves the page where it was', async () => {
    const within = await desk.context();
    const page = await desk.open('/partnerships', within);
    await page.getByLabel('Token', { exact: true }).fill(token);
    await page.keyboard.press('Enter');
    await page.getByText('Tajikistan').first().waitFor();
    await page.context().clearCookies();
    await page.getByRole('link', { name: 'Counter-terrorism', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByLabel('Token', { exact: true }).fill(token);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Counter-terrorism/ }).waitFor();
    await expectSoon(() => new URL(page.url()).pathname, '/counter-terrorism');
    await within.close();
  });
});
