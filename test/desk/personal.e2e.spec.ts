import { beforeAll, test } from '@jest/globals';
import { voronkov, unoct } from '../story.ts';
import { choose, expectSoon, field, inBrowser } from './desk-in-browser.ts';

const NUMBER = '+1 212 555 0142';

inBrowser('what is personal', (desk) => {
  beforeAll(async () => {
    await desk.record('/v1/offices', unoct);
    await desk.record('/v1/officials/vladimir-voronkov/appointments', voronkov);
  });

  test('is added at the desk, shown with the person alone, and erased for ever', async () => {
    const page = await desk.open('/officials/vladimir-voronkov?action=add');
    const form = page.getByRole('dialog');
    await choose(form, 'Field', 'contact', /contact details/i);
    await form.getByText('It is sealed in the log under a key of this person’s own.').waitFor();
    await form.getByText('who is cleared for what is internal').waitFor();
    await form.getByText('An administrator can erase it for ever.').waitFor();
    await choose(form, 'Type', '', 'telephone');
    await field(form, 'Value').fill(NUMBER);
    await field(form, 'Publisher').fill('The desk');
    await form.getByRole('button', { name: 'Record the detail' }).click();
    await page.getByRole('heading', { name: 'Private' }).waitFor();
    await page.getByText(NUMBER).first().waitFor();

    await page.getByRole('button', { name: 'More to record of this' }).click();
    await page.getByRole('menuitem', { name: /Erase what is personal/ }).click();
    await field(form, 'Why').fill('asked for by the person');
    await form.getByRole('button', { name: 'Erase it for ever' }).click();
    await page.getByText('What was personal can be read no more.').waitFor();
    await page.getByText('erased', { exact: true }).first().waitFor();
    await page.getByText(NUMBER).first().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'More to record of this' }).click();
    await page.getByRole('menuitem', { name: /Retract/ }).waitFor();
    await expectSoon(() => page.getByRole('menuitem', { name: /Erase what is personal/ }).count(), 0);
  });
});
