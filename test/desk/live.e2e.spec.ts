import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Peer, startPeer } from '../kurrentdb/peer/peer.ts';
import { until } from '../program.ts';
import { aslovMeetsVoronkov, story, unoct } from '../story.ts';
import { expectSoon, field, inBrowser, settled } from './desk-in-browser.ts';

inBrowser('the desk while the record grows', (desk) => {
  beforeAll(async () => {
    for (const { path, body } of story) await desk.record(path, body);
  });

  test('shows in one tab what another records, without a reload', async () => {
    const reading = await desk.open('/partnerships/state:TJ/office:unoct');
    await until('one meeting is shown', async () => /Meetings\s+1\b/.test(await reading.locator('dl.figures').innerText()));
    const writing = await desk.open('/log');
    await writing.evaluate(
      (body) =>
        fetch('/v1/meetings/bilateral', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }).then(({ status }) => status),
      { ...aslovMeetsVoronkov, id: 'another', heldOn: '2019-05-03' },
    );
    await reading.getByText('3 May 2019').first().waitFor();
    await expect(
      until('two are counted', async () => /Meetings\s+2\b/.test(await reading.locator('dl.figures').innerText())),
    ).resolves.toBeUndefined();
  });

  test('shows what was recorded after a page was read and before its feed began', async () => {
    const page = await (await desk.context()).newPage();
    const { promise: mayFollow, resolve: follow } = Promise.withResolvers<void>();
    await page.route('**/v1/live', async (route) => {
      await mayFollow;
      await route.continue();
    });
    await page.goto(`${desk.program.url}/partnerships/state:TJ/office:unoct`);
    await page.locator('dl.figures').waitFor();
    await settled(page);
    await desk.record('/v1/meetings/bilateral', { ...aslovMeetsVoronkov, id: 'before-the-feed', heldOn: '2020-05-03' });
    follow();
    await page.getByText('3 May 2020').first().waitFor();
    await expectSoon(
      () =>
        page
          .getByText('3 May 2020')
          .count()
          .then((n) => n > 0),
      true,
    );
    await page.context().close();
  });

  test('says that the server is away, keeps the draft, and goes on by itself', async () => {
    const page = await desk.open('/log?as=conference');
    await field(page, 'Name').fill('A review');
    await field(page, 'Day').fill('2018-05-03');
    await field(page, 'Publisher').fill('Khovar');
    await field(page, 'City').fill('Geneva');
    await desk.stop();
    await page.getByText('The server is away.').waitFor();
    await field(page, 'City').fill('Vienna');
    await page.getByRole('button', { name: 'Record the conference' }).click();
    await page.getByText('Not known to be recorded.').waitFor();
    await desk.start();
    await page.getByText('The server is away.').waitFor({ state: 'detached' });
    await page.reload();
    await expect(
      until('the draft is there', async () => (await field(page, 'City').inputValue()) === 'Vienna'),
    ).resolves.not.toThrow();
  });

  test('starts a replay, and shows it to its end', async () => {
    const page = await desk.open('/history');
    await page.getByRole('button', { name: 'Replay the whole log' }).click();
    const first = page.getByRole('list', { name: 'Replays, the latest first' }).getByRole('listitem').first();
    await first.getByText('completed').waitFor();
    await expectSoon(() => first.getByRole('progressbar').getAttribute('aria-valuenow'), '100');
    await page.getByRole('button', { name: 'BilateralMeetingHeld' }).first().click();
    await page.getByText('Hash before it').waitFor();
  });
});

inBrowser('the desk on a server that holds the log', (desk) => {
  let peer: Peer;
  beforeAll(async () => {
    peer = await startPeer();
    desk.environment = { EVENT_STORE: peer.connectionString };
    await desk.stop();
    await desk.start();
    await desk.record('/v1/offices', unoct);
  });
  afterAll(() => peer.stop());

  test('goes on showing the record while that is away, and says since when it stands still', async () => {
    const page = await desk.open('/offices/unoct');
    await page.getByRole('heading', { name: unoct.name }).waitFor();
    await peer.stop();
    const notice = page.getByText('The log is away.');
    await until('it is said', async () => {
      await page.reload();
      await page.getByRole('heading', { name: unoct.name }).waitFor();
      return notice.isVisible();
    });
    await expectSoon(() => page.getByText('The server is away.').count(), 0);
    peer = await startPeer({ port: peer.port, log: peer.log });
    await notice.waitFor({ state: 'detached' });
  });
});
