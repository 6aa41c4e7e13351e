import { beforeAll, expect, test } from '@jest/globals';
import { aslov, aslovMeetsVoronkov, dushanbe2018, unoct, voronkov } from '../story.ts';
import { expectSoon, inBrowser, settled } from './desk-in-browser.ts';

inBrowser('a desk that asks who comes', (desk) => {
  let token = '';
  beforeAll(async () => {
    await desk.record('/v1/offices', unoct);
    await desk.record('/v1/officials/vladimir-voronkov/appointments', voronkov);
    await desk.record('/v1/officials/sirojiddin-aslov/appointments', aslov);
    await desk.record('/v1/conferences', dushanbe2018);
    await desk.record('/v1/meetings/bilateral', aslovMeetsVoronkov);
    token = (await desk.record('/v1/tokens', { name: 'tajik-desk', roles: ['recorder'], clearance: 'internal' })).token;
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
