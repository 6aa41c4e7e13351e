import { beforeAll, expect, test } from '@jest/globals';
import { expectSoon, inBrowser } from './desk-in-browser.ts';

inBrowser('an address that is wrong', (desk) => {
  beforeAll(async () => {
    await desk.record('/v1/officials', { id: 'x', name: 'Somebody', sources: [{ publisher: 'A', attribution: 'stated' }] });
  });

  test('with a time that there is not is told so once, with the way to today', async () => {
    const page = await desk.open('/partnerships/state:TJ/office:unoct?asOf=2018-13&knownAt=yesterday');
    await page.getByRole('heading', { name: 'There is no such time' }).waitFor();
    const text = await page.getByRole('main').innerText();
    expect(text).toMatch(/2018-13.*which is no day/);
    expect(text).toMatch(/yesterday.*which is no day/);
    await expectSoon(() => page.getByRole('alert').count(), 0);
    await page.goto(`${desk.program.url}/officials/x?asOf=2018-02-30`);
    await page.getByRole('button', { name: 'Show it as it is today' }).click();
    await page.getByRole('heading', { name: 'Somebody' }).waitFor();
    await expectSoon(() => new URL(page.url()).search, '');
  });

  test.each(['/officials/%E0%A4%A', '/%', '/nothing/%zz'])(
    'and cannot be decoded shows that there is no such page: %s',
    async (path) => {
      const page = await desk.open(path);
      await expectSoon(() => page.locator('h1').innerText(), 'There is no such page');
      await page.getByRole('link', { name: 'To today' }).click();
      await page.getByRole('heading', { name: 'Today' }).waitFor();
    },
  );

  test('of a name that turns what follows it keeps the words beside it, in the title too', async () => {
    const name = 'Backwards \u202Eman';
    await desk.record('/v1/officials', { id: 'backwards', name, sources: [{ publisher: 'A', attribution: 'stated' }] });
    const page = await desk.open('/officials/backwards');
    await expectSoon(() => page.title(), `\u2068${name}\u2069 · Chancery`);
  });
});
