import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { until } from '../program.ts';
import { aslovMeetsVoronkov } from '../story.ts';
import { choose, expectSoon, field, inBrowser } from './desk-in-browser.ts';

/** The facts of the first story, as a wire report tells them. */
const RELEASE = `On Thursday May 3, Tajik Foreign Minister Sirojiddin Aslov met here with Vladimir Voronkov, Under-Secretary-General of the United Nations Office of Counter-Terrorism, on the sidelines of the High-level International Conference on “Countering Terrorism and Preventing Violent Extremism,” according to the Tajik information department.

Aslov and Voronkov reportedly discussed cooperation of Tajikistan with the UN Office of Counter-Terrorism as well as ways to answer threats together.

The United Nations Office of Counter-Terrorism was established through General Assembly resolution 71/291 on June 15, 2017. Mr. Vladimir Voronkov was appointed as Under-Secretary-General of the Office on 21 June 2017.`;

inBrowser('logging at the desk', (desk) => {
  test('from a press release on an empty log, each part accepted, and read as a partnership and as an engagement', async () => {
    const page = await desk.open('/log/press-release');
    await page.getByRole('textbox', { name: 'The text' }).fill(RELEASE);
    await field(page, 'Publisher').fill('Asia-Plus');
    await page.getByRole('button', { name: 'Read it' }).click();
    await page
      .getByText(/3 May is a Thursday in 2018/)
      .first()
      .waitFor();
    await page.getByText(/^“Here” is not named/).waitFor();

    // What is read survives a reload, and nothing is recorded before all is decided.
    await page.reload();
    const record = page.getByRole('button', { name: 'Record what was accepted' });
    await record.waitFor();
    await expectSoon(() => record.isDisabled(), true);
    await page.getByRole('button', { name: /^Accept Sirojiddin Aslov/ }).click();
    await page.getByRole('button', { name: 'Accept all that is left' }).click();
    const told = page.getByRole('region', { name: 'What will be recorded' });
    await told.getByText(/^Meeting of Tajikistan \(Sirojiddin Aslov\) and United Nations Office/).waitFor();
    await expectSoon(
      () => told.locator('li code').allInnerTexts(),
      [
        'OfficeEstablished',
        'OfficialNameRecorded',
        'OfficialAppointed',
        'OfficialNameRecorded',
        'OfficialAppointed',
        'ConferenceConvened',
        'BilateralMeetingHeld',
        'EngagementClassified',
      ],
    );
    await record.click();
    await page.getByRole('heading', { name: 'Meeting of Tajikistan and United Nations Office of Counter-Terrorism' }).waitFor();

    const { body: office } = await desk.program.get('/v1/offices/unoct');
    expect(office).toMatchObject({
      establishedOn: '2017-06-15',
      legalBasis: { instrument: 'A/RES/71/291', adoptedOn: '2017-06-15' },
    });
    const { body: before } = await desk.program.get('/v1/officials/vladimir-voronkov?asOf=2017-06-20');
    expect(before.appointments).toEqual([]);
    const { body: then } = await desk.program.get('/v1/officials/vladimir-voronkov?asOf=2018-05-03');
    expect(then.appointments).toMatchObject([
      { post: 'under-secretary-general', party: 'office:unoct', appointedOn: '2017-06-21' },
    ]);
    const { body: meetings } = await desk.program.get('/v1/meetings?with=state:TJ');
    const { body: meeting } = await desk.program.get(`/v1/meetings/${meetings.items[0].id}`);
    expect(meeting).toMatchObject({
      heldOn: '2018-05-03',
      place: { city: 'Dushanbe', country: 'TJ' },
      inferred: expect.arrayContaining(['/heldOn']),
      sources: [
        { publisher: 'Asia-Plus', via: ['Tajik information department'] },
        { publisher: 'Asia-Plus', wording: 'reportedly', fields: ['/topics'] },
      ],
    });

    await page.getByRole('link', { name: 'The partnership of both' }).click();
    await page.getByRole('heading', { name: /Tajikistan – United Nations Office of Counter-Terrorism/ }).waitFor();
    await until('it is counted', async () => /Meetings\s+1\b/.test(await page.locator('dl.figures').innerText()));
    await page.getByRole('navigation', { name: 'The desk' }).getByRole('link', { name: 'Counter-terrorism' }).click();
    await page.getByRole('link', { name: 'Tajikistan, pillar I: 1' }).waitFor();
  });

  test('asks who is meant where a name of the text is on record, and records what was said', async () => {
    const page = await desk.open('/log/press-release');
    await page
      .getByRole('textbox', { name: 'The text' })
      .fill('Tajik Foreign Minister Sirojiddin Aslov met Uzbek Foreign Minister Abdulaziz Kamilov in Tashkent on 9 March 2018.');
    await field(page, 'Publisher').fill('Asia-Plus');
    await page.keyboard.press('Control+Enter');
    const card = page.getByRole('article', { name: 'official: Sirojiddin Aslov' });
    await card.getByText('On record already: nothing is recorded of it.').waitFor();
    await choose(card, 'Who is meant', '', /Another person/);
    await card.getByText('Sirojiddin Aslov: Foreign Minister of Tajikistan.').waitFor();
    await page.getByRole('button', { name: 'Accept all that is left' }).click();
    await page.getByRole('button', { name: 'Record what was accepted' }).click();
    await page.getByRole('heading', { name: 'Meeting of Tajikistan and Uzbekistan' }).waitFor();
    await until('it is read', async () => (await desk.program.get('/v1/officials/sirojiddin-aslov-2')).status === 200);
    const { body } = await desk.program.get('/v1/officials/sirojiddin-aslov-2');
    expect(body.appointments).toMatchObject([{ party: 'state:TJ', title: 'Foreign Minister' }]);
  });

  test('from a release that tells of several contacts, with whom and what is on record, each decided by itself', async () => {
    const page = await desk.open('/log/press-release');
    await page
      .getByRole('textbox', { name: 'The text' })
      .fill(
        'Uzbek Foreign Minister Abdulaziz Kamilov met Vladimir Voronkov in Tashkent on 7 May 2018. ' +
          'On 8 May 2018 Kamilov received Japanese Ambassador Hajime Kitaoka in Tashkent. ' +
          'On 9 May 2018 Kamilov met a delegation of the UN Office of Counter-Terrorism in Tashkent.',
      );
    await field(page, 'Publisher').fill('Jahon');
    await page.getByRole('button', { name: 'Read it' }).click();
    for (const name of ['official: Vladimir Voronkov', 'office: United Nations Office of Counter-Terrorism'])
      await page.getByRole('article', { name }).getByText('On record already: nothing is recorded of it.').waitFor();
    await page.getByText('The text does not say for whom Vladimir Voronkov acts; the record does.').first().waitFor();
    await page.getByRole('button', { name: 'Reject Another contact' }).nth(1).click();
    await page.getByRole('button', { name: 'Accept all that is left' }).click();
    await page.getByRole('button', { name: 'Record what was accepted' }).click();
    await page.getByRole('heading', { name: 'Meeting of Uzbekistan and United Nations Office of Counter-Terrorism' }).waitFor();
    const inMay = async () => (await desk.program.get('/v1/meetings?with=state:UZ&from=2018-05')).body.items;
    await until('both are read', async () => (await inMay()).length === 2);
    expect(await inMay()).toMatchObject([
      { heldOn: '2018-05-08', delegations: [{ party: 'state:UZ' }, { party: 'state:JP' }] },
      {
        heldOn: '2018-05-07',
        delegations: [{ party: 'state:UZ' }, { party: 'office:unoct', participants: [{ official: 'vladimir-voronkov' }] }],
      },
    ]);
    const { body: first } = await desk.program.get(`/v1/meetings/${(await inMay())[1].id}`);
    expect(first.inferred).toContain('/delegations/office:unoct');

    // Nothing is left to be recorded again.
    await page.goto(`${desk.program.url}/log/press-release`);
    await expectSoon(() => page.getByRole('textbox', { name: 'The text' }).inputValue(), '');
  });

  test('makes an official on the spot, by the keyboard, and keeps the draft while the program is started anew', async () => {
    const page = await desk.open('/log?as=call');
    await field(page, 'Day').fill('4 May 2018');
    await choose(page, 'Party', 'tajik', /Tajikistan/);
    await choose(page, 'Officials', 'aslov', /Sirojiddin Aslov/);
    await choose(page, 'Party', 'kyrg', /Kyrgyzstan/, 1);
    await field(page, 'Officials', 1).fill('Erlan Abdyldaev');
    await page.getByRole('option', { name: 'Make the official “Erlan Abdyldaev”' }).waitFor();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await field(dialog, 'Title of the post').fill('Minister of Foreign Affairs');
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Make it' }).click();
    await dialog.waitFor({ state: 'detached' });
    await field(page, 'Publisher').fill('Kabar');

    await desk.stop();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Not recorded.').waitFor();
    await desk.start();
    await page.reload();
    await page.getByRole('button', { name: 'Mend Erlan Abdyldaev' }).waitFor();
    await page.getByRole('button', { name: 'Record the call' }).click();
    await page.waitForURL(/\/meetings\//);
    const calls = async () => (await desk.program.get('/v1/meetings?with=state:KG')).body.items;
    await until('it is read', async () => (await calls()).length === 1);
    await until('he is read', async () => (await desk.program.get('/v1/officials/erlan-abdyldaev')).status === 200);
    const { body } = await desk.program.get('/v1/officials/erlan-abdyldaev');
    expect(body).toMatchObject({ name: 'Erlan Abdyldaev', appointments: [{ post: 'foreign-minister', party: 'state:KG' }] });
    expect(await calls()).toMatchObject([{ channel: 'phone', heldOn: '2018-05-04' }]);
  });

  test('shows what stands and what was written, where somebody recorded it meanwhile', async () => {
    const page = await desk.open('/log');
    await field(page, 'Day').fill('2018-05-05');
    await choose(page, 'Party', 'tajik', /Tajikistan/);
    await choose(page, 'Officials', 'aslov', /Sirojiddin Aslov/);
    await choose(page, 'Party', 'unoct', /Office of Counter-Terrorism/, 1);
    await choose(page, 'Officials', 'voron', /Vladimir Voronkov/, 1);
    await field(page, 'Publisher').fill('Asia-Plus');
    await page.getByText('More: level, who may see it, its id').click();
    await page.getByRole('textbox', { name: 'Id' }).fill('contested');
    const { onSidelinesOf: _, ...theirs } = aslovMeetsVoronkov;
    await desk.record('/v1/meetings/bilateral', { ...theirs, id: 'contested' });
    await page.getByRole('button', { name: 'Record the meeting' }).click();
    const row = page.getByRole('row', { name: /held on/ });
    await row.getByText('3 May 2018').waitFor();
    await row.getByText('5 May 2018').waitFor();
    await page.getByRole('button', { name: 'Put mine beside it, as claims' }).click();
    await page.waitForURL(/\/meetings\/contested/);
    await expect(
      until('both days are there', async () =>
        (await desk.program.get('/v1/meetings/contested')).body.disputed.includes('/heldOn'),
      ),
    ).resolves.toBeUndefined();
  });

  test('two tabs keep a draft each, over a reload and a restart, and neither takes the text of the other', async () => {
    const within = await desk.context();
    const city = (page: Page) => field(page, 'City');
    const one = await desk.open('/log', within);
    await city(one).fill('Khujand');
    const other = await desk.open('/log', within);
    await expectSoon(() => city(other).inputValue(), '');
    await city(other).fill('Kulob');
    await Promise.all([one.reload(), other.reload()]);
    await expectSoon(() => city(one).inputValue(), 'Khujand');
    await expectSoon(() => city(other).inputValue(), 'Kulob');
    await city(one).fill('Khorugh');
    await other.reload();
    await expectSoon(() => city(other).inputValue(), 'Kulob');
    const kept = () => one.evaluate(() => Object.values(localStorage).join(' '));
    await until('both are kept, and nothing twice', async () => /^(?!.*Khujand)(?=.*Khorugh)(?=.*Kulob)/.test(await kept()));

    // The browser is started anew: the draft that is not taken up at once is offered.
    const restarted = await desk.context({ storageState: await within.storageState() });
    await within.close();
    const page = await desk.open('/log', restarted);
    const first = await city(page).inputValue();
    const second = first === 'Kulob' ? 'Khorugh' : 'Kulob';
    expect(['Kulob', 'Khorugh']).toContain(first);
    await page.getByText('Another draft is kept of a tab that was closed.').waitFor();
    await page.getByRole('button', { name: new RegExp(`^Go on with: .*${second}`) }).click();
    await until('it is taken up', async () => (await city(page).inputValue()) === second);
    await page.getByRole('button', { name: new RegExp(`^Discard: .*${first}`) }).click();
    await page.getByText('Another draft is kept').waitFor({ state: 'detached' });
    await page.reload();
    await expectSoon(() => city(page).inputValue(), second);
    await restarted.close();
  });

  test('what was kept in another shape breaks no form', async () => {
    const within = await desk.context();
    const page = await desk.open('/log', within);
    await page.evaluate(() => {
      const nonsense = { kind: 'bilateral', sides: [null, { participants: [7, {}] }], sources: [{}], made: [{}], heldOn: '2018' };
      localStorage.setItem('chancery.draft.bilateral.2', JSON.stringify(nonsense));
      localStorage.setItem('chancery.draft.call.2', 'not even JSON');
      localStorage.setItem('chancery.draft.press release.2', '{"text":"They met.","draft":{},"proposals":[null]}');
    });
    const again = await desk.open('/log', within);
    await until('the day is there', async () => (await field(again, 'Day').inputValue()) === '2018');
    await again.getByRole('link', { name: /^Call/ }).click();
    await again.getByRole('heading', { name: 'Log a call' }).waitFor();
    await again.goto(`${desk.program.url}/log/press-release`);
    await expectSoon(() => field(again, 'The text').inputValue(), 'They met.');
    await within.close();
  });

  test('where the browser keeps nothing it says so, and nothing is lost in the tab', async () => {
    const within = await desk.context();
    await within.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    const page = await desk.open('/log', within);
    await field(page, 'City').fill('Khujand');
    await page.getByText('This browser has no room to keep the draft.').waitFor();
    await page.getByRole('link', { name: 'Call', exact: true }).click();
    await page.getByRole('heading', { name: 'Log a call' }).waitFor();
    await page.getByRole('link', { name: /^Meeting/ }).click();
    await expectSoon(() => field(page, 'City').inputValue(), 'Khujand');
    await within.close();
  });

  test('the second of three stops is taken away, and what is left is recorded', async () => {
    const page = await desk.open('/log?as=visit');
    await field(page, 'Day or days').fill('2018-05-03/2018-05-04');
    for (const n of [1, 2]) {
      await page.getByRole('button', { name: 'Another stop' }).click();
      await page.getByRole('group', { name: `Stop ${n + 1}` }).waitFor();
      await until('one is in it', () => field(page, 'City', n).evaluate((city) => city === document.activeElement));
    }
    for (const [n, name] of ['Dushanbe', 'Kulob', 'Khujand'].entries()) await field(page, 'City', n).fill(name);
    await page.getByRole('button', { name: 'Take stop 2 away' }).click();
    await page.getByRole('group', { name: 'Stop 3' }).waitFor({ state: 'detached' });
    await choose(page, 'Party', 'unoct', /Office of Counter-Terrorism/);
    await choose(page, 'Officials', 'voron', /Vladimir Voronkov/);
    await field(page, 'Publisher').fill('Asia-Plus');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/visits\//);
    const path = `/v1/visits/${page.url().split('/').at(-1)!}`;
    await until('it is read', async () => (await desk.program.get(path)).status === 200);
    const { body } = await desk.program.get(path);
    expect(body.stops).toMatchObject([{ place: { city: 'Dushanbe' } }, { place: { city: 'Khujand' } }]);
  });

  test.each([['planned'], ['called off']])(
    'a meeting that was %s is said to be held, from the plan and under its id',
    async (what) => {
      const id = `plan-${what.replace(' ', '-')}`;
      const { heldOn, inferred: _, classification: __, onSidelinesOf: ___, ...plan } = aslovMeetsVoronkov;
      await desk.record('/v1/meetings/scheduled', { ...plan, id, plannedOn: heldOn });
      if (what === 'called off') await desk.record(`/v1/meetings/${id}/cancellation`, { reason: 'fog', sources: plan.sources });
      const page = await desk.open(`/meetings/${id}`);
      await page.getByRole('button', { name: 'It was held' }).click();
      await page.getByRole('heading', { name: 'Log a meeting' }).waitFor();
      await until('the day is there', async () => (await field(page, 'Day').inputValue()) === heldOn);
      await page.getByRole('list', { name: 'People, one side' }).getByText('Sirojiddin Aslov').waitFor();
      await field(page, 'Day').fill('2018-05-04');
      await field(page, 'Publisher').fill('Khovar');
      await page.keyboard.press('Control+Enter');
      await page.waitForURL(new RegExp(`/meetings/${id}`));
      await until('it is read', async () => (await desk.program.get(`/v1/meetings/${id}`)).body.status === 'held');
      const { body } = await desk.program.get(`/v1/meetings/${id}`);
      expect(body).toMatchObject({
        status: 'held',
        heldOn: '2018-05-04',
        place: { city: 'Dushanbe' },
        plan: { plannedOn: '2018-05-03' },
        delegations: [{ party: 'state:TJ' }, { party: 'office:unoct' }],
      });
      await page.getByRole('button', { name: 'It was held' }).waitFor({ state: 'detached' });
    },
  );

  test.each([
    ['visit', '/v1/visits', { visitors: [{ party: 'office:unoct', participants: [{ official: 'vladimir-voronkov' }] }] }],
    ['conference', '/v1/conferences', { name: 'Another name' }],
  ])('a %s that somebody recorded meanwhile is shown, and mine is put beside it', async (kind, path, theirs) => {
    const page = await desk.open(`/log?as=${kind}`);
    await field(page, kind === 'visit' ? 'Day or days' : 'Day').fill('2018-05-05');
    if (kind === 'conference') await field(page, 'Name').fill('Another name');
    else {
      await choose(page, 'Party', 'unoct', /Office of Counter-Terrorism/);
      await choose(page, 'Officials', 'voron', /Vladimir Voronkov/);
    }
    await field(page, 'Publisher').fill('Asia-Plus');
    await page.getByText('More: level, who may see it, its id').click();
    await page.getByRole('textbox', { name: 'Id' }).fill('contested');
    await desk.record(path, {
      ...theirs,
      id: 'contested',
      heldOn: '2018-05-06',
      sources: aslovMeetsVoronkov.sources.slice(0, 1),
    });
    await page.keyboard.press('Control+Enter');
    const row = page.getByRole('row', { name: /held on/ });
    await row.getByText('6 May 2018').waitFor();
    await row.getByText('5 May 2018').waitFor();
    await page.getByRole('button', { name: 'Put mine beside it, as claims' }).click();
    await page.waitForURL(/\/contested/);
    await expectSoon(async () => (await desk.program.get(`${path}/contested`)).body.disputed, ['/heldOn']);
  });

  test('what a meeting lacks is said before anything is sent, at its field and in its words', async () => {
    const page = await desk.open('/log');
    let posts = 0;
    page.on('request', (request) => (posts += Number(request.method() === 'POST')));
    await field(page, 'Day').fill('2018-05-05');
    await choose(page, 'Party', 'taj', /Tajikistan/);
    await choose(page, 'Officials', 'aslov', /Sirojiddin Aslov/);
    await choose(page, 'Party', 'unoct', /Office of Counter-Terrorism/, 1);
    await field(page, 'Publisher').fill('Asia-Plus');
    await page.getByText('It still lacks somebody of the other side.').waitFor();
    await page.getByRole('button', { name: 'Record the meeting' }).click();
    await page.getByText('Name an official, or describe who it was').waitFor();
    await expectSoon(() => field(page, 'Officials', 1).evaluate((at) => at === document.activeElement), true);
    await choose(page, 'Officials', 'voron', /Vladimir Voronkov/, 1);
    await page.getByText('Name an official, or describe who it was').waitFor({ state: 'detached' });
    expect(posts).toBe(0);
    await page.getByRole('button', { name: 'Start anew' }).click();
  });

  test('what is written while it is sent is kept when it is refused', async () => {
    const page = await desk.open('/log?as=conference');
    const { promise: mayGo, resolve: go } = Promise.withResolvers<void>();
    await page.route('**/v1/conferences', async (route) => {
      await mayGo;
      await route.continue();
    });
    await field(page, 'Name').fill('Border Security Conference');
    await field(page, 'Day').fill('soon');
    await field(page, 'Publisher').fill('Khovar');
    const asked = page.waitForRequest('**/v1/conferences');
    await page.keyboard.press('Control+Enter');
    await asked;
    await field(page, 'City').fill('Khujand');
    go();
    await page.getByText('Not recorded.').waitFor();
    await expectSoon(() => field(page, 'City').inputValue(), 'Khujand');
    await page.getByRole('button', { name: 'Start anew' }).click();
  });

  test('Ctrl Enter twice at once records once, and Back in the middle of a form keeps the draft', async () => {
    const page = await desk.open('/log?as=conference');
    await field(page, 'Name').fill('Dushanbe Process');
    await page.getByRole('link', { name: 'Call', exact: true }).click();
    await page.getByRole('heading', { name: 'Log a call' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Log a conference' }).waitFor();
    await expectSoon(() => field(page, 'Name').inputValue(), 'Dushanbe Process');
    await field(page, 'Day').fill('2019-05-16');
    await field(page, 'Publisher').fill('Khovar');
    let posts = 0;
    page.on('request', (request) => (posts += Number(request.method() === 'POST')));
    await page.evaluate(() => {
      const target = document.activeElement!;
      const press = () =>
        target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', ctrlKey: true, bubbles: true }));
      press();
      press();
    });
    await page.waitForURL(/\/conferences\//);
    expect(posts).toBe(1);
  });
});
