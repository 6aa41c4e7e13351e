import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AUDIENCE, DESK, Provider } from '../oidc/provider.ts';
import { until } from '../program.ts';
import { unoct } from '../story.ts';
import { inBrowser } from './desk-in-browser.ts';

inBrowser('a desk whose people a provider knows', (desk) => {
  let provider: Provider;
  beforeAll(async () => {
    await desk.record('/v1/offices', unoct);
    provider = await Provider.start();
    provider.roles.set('aslov', ['recorder', 'internal']);
    await desk.stop();
    desk.environment = {
      AUTH: 'oidc',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: DESK,
      OIDC_AUDIENCE: `https://${AUDIENCE}`,
    };
    await desk.start();
    provider.knows(desk.program.url);
    // Its own pages have their letters from there.
    desk.elsewhere.push(provider.issuer, 'https://fonts.googleapis.com');
  });
  afterAll(() => provider.stop());

  test('sends them there, shows the page that they asked for once they are back, and lets them go', async () => {
    const within = await desk.context();
    await within.route('https://fonts.googleapis.com/**', (route) => route.abort());
    const page = await desk.open('/offices/unoct?sign-in=over', within);
    await page.getByText('It took too long, or was begun in another browser.').waitFor();
    await page.getByRole('link', { name: `Sign in with ${new URL(provider.issuer).host}` }).click();
    await page.locator('input[name=login]').fill('aslov');
    await page.locator('input[name=password]').fill('anything');
    await page.locator('button[type=submit]').click();
    // Whoever has consented before is not asked again.
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: unoct.name }).waitFor();
    expect(page.url()).toBe(`${desk.program.url}/offices/unoct`);
    await page.getByText('aslov', { exact: true }).waitFor();
    expect(await page.evaluate(() => document.cookie)).toBe('');
    // Those of the provider are here as well: a browser tells no ports of one machine apart.
    const ours = async () => (await within.cookies(desk.program.url)).filter(({ name }) => name.startsWith('chancery'));
    expect((await ours()).map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual([
      ['chancery-session', true, 'Strict'],
    ]);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await until('the provider is shown', () => page.url().startsWith(`${provider.issuer}/session/end`));
    expect(await ours()).toEqual([]);
    await page.goto(`${desk.program.url}/offices/unoct`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await within.close();
  });
});
