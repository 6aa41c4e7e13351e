import { expect, test } from '@jest/globals';
import { aslovMeetsVoronkov, story } from '../story.ts';
import { field, inBrowser } from './desk-in-browser.ts';

inBrowser('the desk before a server that hangs', (desk) => {
  test('says so, and what was sent and never answered is recorded once by sending it again', async () => {
    for (const { path, body } of story) await desk.record(path, body);
    const page = await desk.open(`/meetings/${aslovMeetsVoronkov.id}?action=retract`);
    const dialog = page.getByRole('dialog');
    await field(dialog, 'Why').fill('logged on the wrong record');

    // It takes connections, and never answers.
    desk.program.child.kill('SIGSTOP');
    try {
      const send = dialog.getByRole('button', { name: 'Retract' });
      await send.click();
      await dialog.getByText('Not known to be recorded.').waitFor();
      await dialog.getByText('Sending it again is safe').waitFor();
      await page.getByText('The server is away.').waitFor();
    } finally {
      desk.program.child.kill('SIGCONT');
    }
    await page.getByText('The server is away.').waitFor({ state: 'detached' });
    // It closes by itself where the page is told in time of what was recorded.
    const closed = dialog.waitFor({ state: 'detached' });
    await Promise.race([closed, dialog.getByRole('button', { name: 'Retract' }).click()]);
    await closed;
    const { body } = await desk.program.get(`/v1/history/meeting-${aslovMeetsVoronkov.id}`);
    expect(body.items.filter(({ type }: { type: string }) => type === 'RecordRetracted')).toHaveLength(1);
  });
});
