/// <reference lib="dom" />
import { beforeAll, test } from '@jest/globals';
import { aslov, aslovMeetsVoronkov, dushanbe2018, unoct, voronkov } from '../story.ts';
import { expectSoon, inBrowser } from './desk-in-browser.ts';

const sources = [{ publisher: 'Asia-Plus', attribution: 'reported' }];

const met = (id: string, heldOn: string, parties: readonly [string, string], more: object = {}) => ({
  id,
  heldOn,
  delegations: parties.map((party) => ({ party, participants: [{ description: 'senior officials' }] })),
  topics: [],
  sources,
  ...more,
});

const classified = (pillars: readonly string[], functions: readonly string[] = []) => ({
  classification: { pillars, functions, basis: { kind: 'stated' } },
});

inBrowser('what an analyst looks at', (desk) => {
  beforeAll(async () => {
    await desk.record('/v1/offices', unoct);
    await desk.record('/v1/officials/vladimir-voronkov/appointments', {
      ...voronkov,
      assumedOn: '2017-06-21',
      leftOn: '2021-01-01',
    });
    await desk.record('/v1/officials/ann/appointments', {
      ...voronkov,
      name: 'Ann Example',
      appointedOn: '2021-01-02',
      assumedOn: '2021-01-02',
      leftOn: '2024-05-01',
      capacity: 'acting',
    });
    await desk.record('/v1/officials/ann/appointments', {
      ...voronkov,
      post: 'envoy',
      title: 'Envoy',
      appointedOn: '2010-01-01',
      assumedOn: '2010-01-01',
      leftOn: '2012-01-01',
    });
    await desk.record('/v1/officials/sirojiddin-aslov/appointments', aslov);
    await desk.record('/v1/conferences', dushanbe2018);
    await desk.record('/v1/meetings/bilateral', aslovMeetsVoronkov);
    await desk.record('/v1/states', { code: 'XK', names: [{ name: 'Kosovo' }], sources });
    await desk.record('/v1/states', { code: 'x-nowhere', names: [{ name: 'Nowhere' }], sources });
    for (const body of [
      met('trained', '2019-02-01', ['state:TJ', 'office:unoct'], classified(['II'], ['unoct/capacity-building'])),
      met('kosovo', '2019-03-01', ['state:XK', 'office:unoct'], classified(['IV'])),
      met('nowhere', '2019-03-02', ['state:x-nowhere', 'office:unoct']),
      met('apart', '2019-03-03', ['state:FR', 'state:DE']),
    ])
      await desk.record('/v1/meetings/bilateral', body);
    await desk.record('/v1/agreements', {
      id: 'memorandum',
      title: 'Memorandum on borders',
      parties: ['state:TJ', 'office:unoct'],
      signedOn: '2019-05-01',
      sources,
    });
    await desk.record('/v1/meetings/trained/corrections', {
      changes: { heldOn: '2019-02-03' },
      reason: 'the ministry names the third',
      sources,
    });
  });

  test('sees States on a map, and opens what is behind one, and what has no place on it', async () => {
    const page = await desk.open('/counter-terrorism');
    await page.getByText(/3 States, as the table of coverage has them/).waitFor();
    const covered = page.locator('.world path[data-opens=true]');
    await expectSoon(() => covered.count(), 2);

    // Kosovo is there, although ISO has no number for it.
    await covered.first().dispatchEvent('pointermove');
    await page.getByText(/^(?:Tajikistan: 3, the last|Kosovo: 1, the last) /).waitFor();
    await covered.first().dispatchEvent('click');
    await page.getByRole('heading', { name: /^Engagements of (?:Tajikistan|Kosovo)$/ }).waitFor();

    await page.getByRole('link', { name: 'Nowhere (1)' }).click();
    await page.getByRole('heading', { name: 'Engagements of Nowhere' }).waitFor();
    await expectSoon(() => decodeURIComponent(page.url()), /state=state:x-nowhere/);
  });

  test('asks by function, with what nobody stated, and opens each number', async () => {
    const page = await desk.open('/counter-terrorism');
    await page.getByText('By function').click();
    await page.getByRole('link', { name: 'Tajikistan, UNOCT: capacity building: 1' }).click();
    await page.getByRole('heading', { name: 'Engagements of Tajikistan, UNOCT: capacity building' }).waitFor();
    await page.getByRole('link', { name: '3 February 2019' }).waitFor();
    await page.getByRole('link', { name: 'Tajikistan, function not stated: 2' }).click();
    await page.getByRole('heading', { name: 'Engagements of Tajikistan, function not stated' }).waitFor();
    await page.locator('.behind').getByRole('link', { name: '3 May 2018' }).waitFor();
    await expectSoon(() => page.locator('.behind').getByRole('link', { name: '3 February 2019' }).count(), 0);
    await page.getByRole('link', { name: 'Close the list' }).click();
    await page.locator('.behind').waitFor({ state: 'detached' });
  });

  test('sees engagements over time, as a table too, and opens a quarter', async () => {
    const page = await desk.open('/counter-terrorism');
    await page.getByRole('img', { name: /engagements from 2018-Q1 to 2019-Q4, as bars by quarter/ }).waitFor();
    await page.getByRole('button', { name: 'Show as a table' }).click();
    await page.getByRole('link', { name: '2019-Q1, pillar IV: 1' }).click();
    await page.getByRole('heading', { name: 'Engagements, pillar IV, January 2019 to March 2019' }).waitFor();
    await expectSoon(() => page.locator('.behind tbody').innerText(), /1 March 2019.*Kosovo/s);
  });

  test('sees partnerships as a network, of all and of one party, and the same as a table', async () => {
    const page = await desk.open('/partnerships?view=network');
    await page
      .getByRole('img', { name: /^6 parties and 4 partnerships/ })
      .locator('svg')
      .waitFor();
    await page.goto(`${desk.program.url}/partnerships?view=network&party=state:TJ`);
    await page.getByRole('img', { name: /^2 parties and 1 partnerships/ }).waitFor();
    await page.getByText('The same as a table').click();
    await page.getByRole('link', { name: '2 between United Nations Office of Counter-Terrorism and Tajikistan' }).click();
    await page.getByRole('heading', { name: /Tajikistan/, level: 1 }).waitFor();
    const agreement = page.getByRole('link', { name: 'Memorandum on borders' });
    await expectSoon(() => agreement.getAttribute('href'), '/agreements/memorandum');
  });

  test('reads what changed between two days, and goes to the record and to the event', async () => {
    const page = await desk.open('/changes?kind=corrected');
    await page.getByRole('link', { name: 'Meeting of Tajikistan and United Nations Office of Counter-Terrorism' }).waitFor();
    await page.getByText('the ministry names the third').waitFor();
    await expectSoon(() => page.locator('del').first().innerText(), '1 February 2019');
    await expectSoon(() => page.locator('ins').first().innerText(), '3 February 2019');
    await page.getByRole('link', { name: 'record corrected' }).click();
    await page.getByRole('heading', { name: 'History' }).waitFor();
    await expectSoon(() => page.url(), /stream=meeting-trained&event=\d+/);

    await page.goto(`${desk.program.url}/changes?from=2001-01-01&to=2001-12-31`);
    await page.getByText('Nothing was recorded between these days').waitFor();
    await page.getByLabel('To', { exact: true }).fill('2000-01-01');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('This lies before the other day.').waitFor();
  });

  test('opens the morning with names, not ids', async () => {
    const page = await desk.open('/');
    await page
      .getByRole('link', { name: 'Meeting of Tajikistan and United Nations Office of Counter-Terrorism' })
      .first()
      .waitFor();
    await page.getByText('the ministry names the third').waitFor();
    const vacant = page.locator('section', { has: page.getByRole('heading', { name: 'Posts that fell vacant' }) });
    await expectSoon(
      () => vacant.locator('li').first().innerText(),
      /^Under-Secretary-General.*since Ann Example left, 1 May 2024/s,
    );
  });

  test('finds every conflict with what each side says, and the record that it is of', async () => {
    const rival = (value: number, publisher: string) =>
      desk.record('/v1/conferences/dushanbe-2018/claims', {
        field: '/attended/states',
        value,
        sources: [{ publisher, attribution: 'reported' }],
      });
    await rival(46, 'Asia-Plus');
    await rival(48, 'Avesta');
    const page = await desk.open('/conflicts?of=conferences');
    const conflict = page.getByRole('list', { name: 'Open conflicts' }).getByRole('listitem').filter({ hasText: '46' });
    await expectSoon(() => conflict.innerText(), /46 or 48/);
    await conflict.getByRole('link').click();
    await page.getByRole('heading', { name: dushanbe2018.name }).waitFor();
    await page.goto(page.url().replace(/\/conferences\/.*/, '/conflicts?of=visits'));
    await page.getByText('Nothing is disputed of visits.').waitFor();
  });

  test('reads a life in posts: what lies between them, who acted, who was before and after', async () => {
    const page = await desk.open('/officials/ann');
    await page.getByText('No post on record from 2012 to 2021').waitFor();
    await page.locator('.tenure .tag', { hasText: 'acting' }).waitFor();
    const before = page.getByText(/^after Vladimir Voronkov/);
    await before.waitFor();
    await before.getByRole('link').click();
    const after = page.getByText(/before Ann Example \(acting\)/);
    await expectSoon(() => after.getByRole('link').getAttribute('href'), '/officials/ann');
  });

  test('sees what happened on the sidelines of a conference', async () => {
    const page = await desk.open('/conferences/dushanbe-2018');
    const tree = page.getByRole('list', { name: dushanbe2018.name });
    await tree.getByText('On its sidelines').waitFor();
    await tree.getByRole('link', { name: 'Sirojiddin Aslov' }).waitFor();
    await tree.getByRole('link', { name: 'Meeting of Tajikistan and United Nations Office of Counter-Terrorism' }).click();
    const conference = page.getByRole('link', { name: dushanbe2018.name });
    await expectSoon(() => conference.getAttribute('href'), '/conferences/dushanbe-2018');
  });
});
