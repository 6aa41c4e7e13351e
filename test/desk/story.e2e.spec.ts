import { beforeAll, test } from '@jest/globals';
import { until } from '../program.ts';
import { aslov, aslovMeetsVoronkov, dushanbe2018, unoct, voronkov } from '../story.ts';
import { choose, expectSoon, field, inBrowser, settled } from './desk-in-browser.ts';

inBrowser('the first story at the desk', (desk) => {
  beforeAll(async () => {
    await desk.record('/v1/offices', unoct);
    await desk.record('/v1/officials/vladimir-voronkov/appointments', voronkov);
    await desk.record('/v1/officials/sirojiddin-aslov/appointments', aslov);
    await desk.record('/v1/conferences', dushanbe2018);
  });

  test('is logged through the form, and shown on the pages of the record, the partnership and counter-terrorism', async () => {
    const page = await desk.open('/log');
    await field(page, 'Day').fill('2018-05-03');
    await expectSoon(() => page.locator('[data-reading]').first().innerText(), '3 May 2018');
    await field(page, 'City').fill('Dushanbe');
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
    await field(page, 'Topics').fill('cooperation');
    await page.keyboard.press('Enter');
    await choose(page, 'Pillars', '', /^I –/);
    await page.keyboard.press('Escape');
    await field(page, 'The reason').fill('the title of the conference');
    await field(page, 'Publisher').fill('Asia-Plus');

    // It is there after a reload.
    await page.reload();
    await until('the draft is there again', async () => (await field(page, 'Publisher').inputValue()) === 'Asia-Plus');
    await page
      .getByRole('region', { name: 'What will be recorded' })
      .getByText(
        /Meeting of Tajikistan \(Sirojiddin Aslov\) and United Nations Office of Counter-Terrorism \(Vladimir Voronkov\), 3 May 2018/,
      )
      .waitFor();

    // What is wrong is told at its field.
    const wrong = field(page, 'Published on');
    await wrong.fill('some day');
    await page.getByRole('button', { name: 'Record the meeting' }).click();
    await page.getByRole('alert').getByText('Not recorded.').waitFor();
    await until('the field is marked', async () => (await wrong.getAttribute('aria-invalid')) === 'true');
    await wrong.fill('2018-05-03');

    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Meeting of Tajikistan and United Nations Office of Counter-Terrorism' }).waitFor();
    await expectSoon(() => new URL(page.url()).pathname, /^\/meetings\//);
    await expectSoon(() => page.locator('dl.facts').first().innerText(), /Held on\s+3 May 2018\s+inferred/i);
    await expectSoon(() => page.getByRole('row', { name: /Asia-Plus/ }).innerText(), /reported/);

    await page.getByRole('link', { name: 'The partnership of both' }).click();
    await page.getByRole('heading', { name: /Tajikistan – United Nations Office of Counter-Terrorism/ }).waitFor();
    await page.getByText('cooperation').first().waitFor();
    await expectSoon(() => page.locator('dl.figures').innerText(), /Meetings\s+1\b/);
    await page
      .getByRole('img', { name: /1 contacts from 2018-Q1/ })
      .locator('svg')
      .waitFor();

    await page.getByRole('navigation', { name: 'The desk' }).getByRole('link', { name: 'Counter-terrorism' }).click();
    await page.getByRole('link', { name: 'Tajikistan, pillar I: 1' }).click();
    await page.getByRole('link', { name: '3 May 2018' }).waitFor();
  });

  test('is not there yet the day before, on any page, and every page says that it is not today', async () => {
    const page = await desk.open('/partnerships/state:TJ/office:unoct');
    await page.locator('dl.figures').waitFor();
    await page.getByRole('button', { name: 'As of today' }).click();
    await page.getByRole('textbox', { name: 'As of', exact: true }).fill('2018-05-02');
    await page.getByRole('button', { name: 'Show this time' }).click();
    await page.getByText('This is not today:').waitFor();
    await until('nothing had passed yet', async () => /Meetings\s+0\b/.test(await page.locator('dl.figures').innerText()));
    await page.getByRole('navigation', { name: 'The desk' }).getByRole('link', { name: 'Counter-terrorism' }).click();
    await page.getByText('No engagement is on record.').first().waitFor();
    await expectSoon(() => new URL(page.url()).searchParams.get('asOf'), '2018-05-02');
    await page.getByRole('button', { name: 'Back to today' }).click();
    await page.getByRole('link', { name: 'Tajikistan, pillar I: 1' }).waitFor();
    await expectSoon(() => new URL(page.url()).searchParams.has('asOf'), false);
  });

  test('is found by Ctrl K in another script, with the keyboard alone', async () => {
    const page = await desk.open('/');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Names, places, topics' }).fill('Аслов');
    await page.getByRole('option', { name: /Sirojiddin Aslov/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Sirojiddin Aslov', level: 1 }).waitFor();
    await page.getByText('Minister of Foreign Affairs').first().waitFor();
    await expectSoon(() => page.title(), 'Sirojiddin Aslov · Chancery');
  });

  test('takes by Enter what is found by the words that stand, once it is there', async () => {
    const page = await desk.open('/');
    const { promise: entered, resolve: enter } = Promise.withResolvers<void>();
    await page.route(/\/v1\/search\?.*Voronkov/, async (route) => {
      await entered;
      await route.continue();
    });
    await page.keyboard.press('Control+k');
    const words = page.getByRole('combobox', { name: 'Names, places, topics' });
    await words.fill('Аслов');
    await page.getByRole('option', { name: /Sirojiddin Aslov/ }).waitFor();
    await words.fill('Vladimir Voronkov');
    await words.press('Enter');
    enter();
    await page.getByRole('heading', { name: 'Vladimir Voronkov', level: 1 }).waitFor();
    await expectSoon(() => new URL(page.url()).pathname, '/officials/vladimir-voronkov');
  });

  test('shows a correction with what stood before', async () => {
    await desk.record('/v1/meetings/bilateral', { ...aslovMeetsVoronkov, id: 'another', heldOn: '2019-05-03' });
    await desk.record('/v1/meetings/another/corrections', {
      changes: { heldOn: '2019-05-04' },
      reason: 'the ministry names the fourth',
      sources: [{ publisher: 'Ministry of Foreign Affairs', attribution: 'stated', reliability: 'A', credibility: '1' }],
    });
    const page = await desk.open('/meetings/another');
    await page.getByText('the ministry names the fourth').first().waitFor();
    await settled(page);
    const change = page.getByRole('listitem').filter({ hasText: 'Record corrected' });
    await expectSoon(() => change.locator('del').innerText(), '3 May 2019');
    await expectSoon(() => change.locator('ins').innerText(), '4 May 2019');
    await expectSoon(() => page.locator('.rival').count(), 2);
  });
});
