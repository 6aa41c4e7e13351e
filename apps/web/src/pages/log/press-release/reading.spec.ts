import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { COUNTRY_WORDS } from './countries.ts';
import { type Reading, readPressRelease } from './reading.ts';
import { ARABIC, CALL, CYRILLIC, EMPTY, FOUNDED, FRENCH, HERE, PLANNED, READOUTS, SUMMIT, TALKS, VISIT } from './releases.ts';

const NAMES = new Intl.DisplayNames('en', { type: 'region' });
const parties = [
  ...COUNTRY_WORDS.map(({ code }) => ({ value: `state:${code}`, label: NAMES.of(code)!, words: [code] })),
  { value: 'office:european-union', label: 'European Union', words: ['EU'] },
  { value: 'office:un', label: 'United Nations', words: ['UN'] },
];
const now = new Date('2026-11-28T12:00:00Z');
const read = (text: string, publishedOn = ''): Reading => readPressRelease(text, { parties, publishedOn, now });
const readout = (of: keyof typeof READOUTS, publishedOn = ''): Reading =>
  readPressRelease(READOUTS[of].text, { parties, publisher: READOUTS[of].publisher, publishedOn, now });

/** Short, for what is expected: each side's party with its people. */
function sides({ activity }: Pick<Reading, 'activity'>): string[] {
  return activity!.sides.map(
    ({ party, partyInferred, people, unnamed }) =>
      `${party}${partyInferred === null ? '' : ' (inferred)'}: ${[...people.map(({ name }) => name), ...unnamed.map(({ title }) => `(${title})`)].join(', ')}`,
  );
}

/** The facts of the first story, in words of their own and in the order of a wire report. */
const FIRST_STORY = `On Thursday May 3, Tajik Foreign Minister Sirojiddin Aslov met here with Vladimir Voronkov, Under-Secretary-General of the United Nations Office of Counter-Terrorism, on the sidelines of the High-level International Conference on “Countering Terrorism and Preventing Violent Extremism,” according to the Tajik information department.

Aslov and Voronkov reportedly discussed cooperation of Tajikistan with the UN Office of Counter-Terrorism as well as ways to answer threats together.

The United Nations Office of Counter-Terrorism was established through General Assembly resolution 71/291 on June 15, 2017. Mr. Vladimir Voronkov was appointed as Under-Secretary-General of the Office on 21 June 2017.

The Office of Counter-Terrorism has five main functions: 1) provide leadership on the mandates of the General Assembly; 2) enhance coordination across the 38 entities; 3) strengthen the delivery of counter-terrorism capacity-building assistance; 4) improve visibility and advocacy; and 5) ensure that due priority is given to the work.`;

describe('the first story', () => {
  const story = read(FIRST_STORY);

  test('has the office, with its resolution, its day, its functions, and what its name tells', () => {
    expect(story.offices.filter(({ establishedOn }) => establishedOn !== null)).toMatchObject([
      {
        name: 'United Nations Office of Counter-Terrorism',
        abbreviation: { value: 'UNOCT', inferred: expect.stringContaining('initials') },
        establishedOn: { value: '2017-06-15', inferred: null },
        instrument: { value: 'A/RES/71/291' },
        mandates: { value: ['counter-terrorism'], inferred: expect.any(String) },
        functions: {
          value: [
            { id: 'leadership' },
            { id: 'coordination' },
            { id: 'capacity-building' },
            { id: 'visibility' },
            { id: 'priority' },
          ],
        },
      },
    ]);
  });

  test('has both officials, with their posts, whose they are, and the appointment', () => {
    expect(story.people).toMatchObject([
      {
        name: 'Sirojiddin Aslov',
        title: 'Foreign Minister',
        styled: 'Tajik Foreign Minister',
        party: 'state:TJ',
        appointedOn: null,
      },
      {
        name: 'Vladimir Voronkov',
        title: 'Under-Secretary-General',
        party: 'name:united nations office of counter-terrorism',
        appointedOn: { value: '2017-06-21', inferred: null },
      },
    ]);
  });

  test('has the meeting; its year and place are worked out, and say how', () => {
    expect(sides(story)).toEqual([
      'state:TJ: Sirojiddin Aslov',
      'name:united nations office of counter-terrorism: Vladimir Voronkov',
    ]);
    expect(story.others).toEqual([]);
    expect(story.activity).toMatchObject({
      kind: 'bilateral',
      heldOn: { value: '2018-05-03', inferred: expect.stringContaining('Thursday') },
      place: { value: { city: 'Dushanbe', country: 'TJ' }, inferred: expect.stringContaining('capital') },
      topics: {
        value: ['cooperation of Tajikistan with the UN Office of Counter-Terrorism', 'ways to answer threats together'],
      },
      hedge: { value: 'reportedly' },
      pillars: { value: ['I', 'II'], inferred: 'the title of the conference' },
    });
    expect(story.via).toMatchObject({ value: 'Tajik information department' });
  });

  test('has the conference, by its whole name; that it was on that day is inferred', () => {
    const name = 'High-level International Conference on Countering Terrorism and Preventing Violent Extremism';
    expect(story.activity!.conference).toBe(name);
    expect(story.conferences).toMatchObject([{ name, heldOn: { value: '2018-05-03', inferred: expect.any(String) } }]);
  });

  test('takes the year from the day of publication where that is known', () => {
    expect(read(FIRST_STORY, '2018-05-04').activity!.heldOn).toMatchObject({
      value: '2018-05-03',
      inferred: expect.stringContaining('publication'),
    });
  });
});

describe('other releases', () => {
  test('a second contact in the text is told of, and the day is that of its weekday', () => {
    const reading = read(
      'WASHINGTON, March 13, 2024 – U.S. Secretary of State Antony Blinken held talks with Polish Foreign Minister Radoslaw Sikorski on Tuesday. ' +
        'Last week Polish Foreign Minister Radoslaw Sikorski met in Paris with French Foreign Minister Stephane Sejourne.',
    );
    expect(reading.activity).toMatchObject({
      heldOn: { value: '2024-03-12', inferred: 'The last Tuesday before the day of the dateline.' },
    });
    expect(reading.others).toHaveLength(1);
  });

  test('a call, with a dateline in place of a day', () => {
    const reading = read(CALL);
    expect(sides(reading)).toEqual(['state:CA: Mélanie Joly', 'state:JP: Yoshimasa Hayashi']);
    expect(reading.activity).toMatchObject({
      kind: 'call',
      channel: 'phone',
      place: null,
      heldOn: { value: '2023-03-14', inferred: expect.stringContaining('dateline') },
      topics: { value: ['energy security', 'maritime law', 'critical minerals'] },
    });
  });

  test('a visit, received by the State of the city', () => {
    const reading = read(VISIT);
    expect(sides(reading)).toEqual(['state:UZ: Gayrat Fazilov']);
    expect(reading.activity).toMatchObject({ kind: 'visit', receivedBy: 'state:GE', heldOn: { value: '2019-10-09' } });
  });

  test('talks, with a title of many words and a party that is an office on record', () => {
    const reading = read(TALKS);
    expect(sides(reading)).toEqual(['state:KZ: Kairat Abdrakhmanov', 'office:european-union: Federica Mogherini']);
    expect(reading.activity).toMatchObject({
      kind: 'bilateral',
      heldOn: { value: '2016-12-02', inferred: null },
      place: { value: { city: 'Astana', country: 'KZ' }, inferred: null },
      pillars: { value: ['II'] },
    });
  });

  test('a meeting of three, with a date in figures, within the days of a conference', () => {
    const reading = read(SUMMIT);
    expect(reading.activity!.kind).toBe('multilateral');
    expect(sides(reading)).toEqual(['state:AO: Téte António', 'state:MZ: Verónica Macamo', 'state:NA: Netumbo Nandi-Ndaitwah']);
    expect(reading.activity!.heldOn).toMatchObject({ value: '2021-11-27' });
    expect(reading.activity!.conference).toBe('International Conference on Regional Security');
  });

  test('a meeting that is to come is a plan', () => {
    const reading = read(PLANNED);
    expect(reading.activity!.kind).toBe('scheduled');
    expect(sides(reading)).toEqual(['state:FI: Sauli Niinistö', 'state:LV: Egils Levits']);
  });

  test('an office that was founded, without any meeting', () => {
    const reading = read(FOUNDED);
    expect(reading.activity).toBe(null);
    expect(reading.offices.filter(({ establishedOn }) => establishedOn !== null)).toMatchObject([
      {
        name: 'Global Centre for Border Cooperation',
        abbreviation: { value: 'GCBC', inferred: null },
        establishedOn: { value: '2017-12-21' },
        instrument: { value: 'S/RES/2396 (2017)' },
        functions: {
          value: [{ text: 'Train border officers' }, { text: 'Share passenger data' }, { text: 'Publish yearly reviews' }],
        },
      },
    ]);
    expect(reading.people).toMatchObject([{ name: 'Amina Okoye', title: 'Director', appointedOn: { value: '2018-01-05' } }]);
  });

  test('"here" is the place of the dateline', () => {
    const reading = read(HERE, '2019-05-10');
    expect(reading.activity).toMatchObject({
      heldOn: { value: '2019-05-09' },
      place: { value: { city: 'Hanoi', country: 'VN' }, inferred: expect.stringContaining('dateline') },
      hedge: { value: 'allegedly' },
    });
  });

  test('a text with nothing in it yields nothing', () => {
    const { activity, offices, people, conferences, via, unread } = read(EMPTY);
    expect({ activity, offices, people, conferences, via, unread }).toEqual({
      activity: null,
      offices: [],
      people: [],
      conferences: [],
      via: null,
      unread: null,
    });
  });

  test.each([
    ['Cyrillic', CYRILLIC],
    ['French', FRENCH],
    ['Arabic', ARABIC],
  ])('a text in %s is said to be so, and no meeting is made of it', (name, text) => {
    const reading = read(text);
    expect(reading.unread).toContain(name);
    expect(reading.activity).toBe(null);
  });

  test('a text in English is not said to be unread', () => {
    expect([CALL, VISIT, TALKS, SUMMIT, FOUNDED, HERE, FIRST_STORY].map((text) => read(text).unread)).toEqual(
      Array.from({ length: 7 }, () => null),
    );
  });
});

describe('what ministries and organisations publish', () => {
  test('American: whose the Secretary is, and that the Department is in Washington, is inferred; both meetings are told of', () => {
    const reading = readout('american', '2023-03-01');
    expect(sides(reading)).toEqual(['state:US (inferred): Antony J. Blinken', 'state:UZ: Bakhtiyor Saidov']);
    expect(reading.activity).toMatchObject({
      heldOn: { value: '2023-03-01', inferred: expect.stringContaining('today') },
      place: {
        value: { venue: 'State Department', city: 'Washington', country: 'US' },
        inferred: expect.stringContaining('Washington'),
      },
      topics: { value: ['regional security', 'trade', 'human rights'] },
    });
    expect(reading.others.map((activity) => sides({ activity }))).toEqual([
      ['state:US (inferred): Antony J. Blinken', 'state:KZ: Murat Nurtleu'],
    ]);
    expect(reading.others[0]!.topics!.value).toEqual(['critical minerals']);
    expect(readout('american').activity!.heldOn).toBe(null);
  });

  test('British', () => {
    expect(sides(readout('british'))).toEqual(['state:GB (inferred): David Lammy', 'state:EG: Badr Abdelatty']);
  });

  test('Tajik: the ambassador of one State to another is of the first, and the ministry is in its capital', () => {
    const reading = readout('tajik');
    expect(sides(reading)).toEqual(['state:TJ: Sirojiddin Muhriddin', 'state:CN: Ji Shumin']);
    expect(reading.activity!.place).toMatchObject({
      value: { venue: 'Ministry of Foreign Affairs', city: 'Dushanbe', country: 'TJ' },
      inferred: expect.any(String),
    });
  });

  test('Uzbek: a visit is received by the State of the ministry', () => {
    const reading = readout('uzbek');
    expect(sides(reading)).toEqual(['office:european-union: Terhi Hakala']);
    expect(reading.activity).toMatchObject({ kind: 'visit', receivedBy: 'state:UZ', heldOn: { value: '2023-04-04' } });
  });

  test('of the United Nations: a head without a name, and a representative with the title before the name', () => {
    const reading = readPressRelease(READOUTS.unitedNations.text, {
      parties,
      publisher: READOUTS.unitedNations.publisher,
      publishedOn: '',
      now,
      officials: [{ id: 'vladimir-voronkov', name: 'Vladimir Voronkov', party: 'office:unoct' }],
    });
    expect(sides(reading)).toEqual(['office:un (inferred): (Secretary-General)', 'state:PS: Mahmoud Abbas']);
    expect(reading.others.map((activity) => sides({ activity }))).toEqual([
      ['office:unoct (inferred): Vladimir Voronkov', 'state:QA: Alya Al Thani'],
    ]);
  });

  test('European: of today and of later in the day no day is known where nobody says when it was published', () => {
    const reading = readout('european');
    expect(sides(reading)).toEqual(['office:european-union (inferred): Josep Borrell', 'state:IR: Hossein Amir-Abdollahian']);
    expect([reading.activity, ...reading.others].map((each) => each!.heldOn)).toEqual([null, null]);
  });

  test('German: a counterpart has a name and a State, and no post', () => {
    const reading = readout('german');
    expect(sides(reading)).toEqual(['state:DE (inferred): Annalena Baerbock', 'state:UA: Dmytro Kuleba']);
    expect(reading.people.map(({ title }) => title)).toEqual(['Foreign Minister', '']);
    expect(reading.activity!.place!.value).toEqual({ venue: 'Federal Foreign Office', city: 'Berlin', country: 'DE' });
  });

  test('Singaporean: of whom the text does not say for whom they act, one alone is of the publisher', () => {
    const reading = readout('singaporean');
    expect(sides(reading)).toEqual(['state:SG (inferred): Vivian Balakrishnan', 'state:ID: Retno Marsudi']);
    expect(reading.others.map((activity) => sides({ activity }))).toEqual([
      ['state:SG (inferred): Vivian Balakrishnan', 'null: Joko Widodo'],
    ]);
  });

  test('a call', () => {
    expect(sides(readout('call'))).toEqual(['state:US (inferred): Wendy R. Sherman', 'state:KG: Jeenbek Kulubaev']);
  });

  test('a meeting of several whose ministers have no names', () => {
    expect(sides(readout('multilateral'))).toEqual([
      ...['KZ', 'KG', 'TJ', 'TM', 'UZ'].map((code) => `state:${code}: (Foreign Minister)`),
      'state:US: (Secretary of State)',
    ]);
  });

  test('who is named without a title is looked for, and found where somebody of that name is on record', () => {
    const text = 'Yesterday Sirojiddin Aslov and Vladimir Voronkov met in Dushanbe on 4 May 2018.';
    expect(read(text)).toMatchObject({ activity: null, untitled: ['Sirojiddin Aslov', 'Vladimir Voronkov'] });
    const officials = [
      { id: 'sirojiddin-aslov', name: 'Sirojiddin Aslov', party: 'state:TJ' },
      { id: 'vladimir-voronkov', name: 'Vladimir Voronkov', party: null },
    ];
    const reading = readPressRelease(text, { parties, publishedOn: '', now, officials });
    expect(sides(reading)).toEqual(['state:TJ (inferred): Sirojiddin Aslov', 'null: Vladimir Voronkov']);
  });

  test('a release of 200,000 characters is read whole, and of a longer one it is said how much was', () => {
    const long = (length: number): string =>
      `${'Nothing of note happened on that day. '.repeat(length / 38)}${READOUTS.call.text}`;
    const reading = readPressRelease(long(200_000), { parties, publisher: READOUTS.call.publisher, publishedOn: '', now });
    expect(reading.readTo).toBe(null);
    expect(sides(reading)).toEqual(['state:US (inferred): Wendy R. Sherman', 'state:KG: Jeenbek Kulubaev']);
    expect(read(long(300_000)).readTo).toBe(250_000);
  });
});

describe('whatever the text', () => {
  const pieces = fc.constantFrom(
    ...[
      CALL,
      VISIT,
      TALKS,
      SUMMIT,
      PLANNED,
      FOUNDED,
      HERE,
      CYRILLIC,
      FRENCH,
      ARABIC,
      FIRST_STORY,
      ...Object.values(READOUTS).map(({ text }) => text),
    ].flatMap((text) => text.split(/(?<=[\s,.])/)),
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.oneof(pieces, pieces, pieces, fc.string({ maxLength: 6 })), { maxLength: 60 }).map((parts) => parts.join('')),
  );

  test('reading never throws, and everything that is found lies within it', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('', '2018-05-04', 'nonsense'), (text, publishedOn) => {
        const outside: unknown[] = [];
        JSON.stringify(read(text, publishedOn), (_, value: unknown) => {
          if (typeof value === 'object' && value !== null && 'start' in value && 'end' in value) {
            const { start, end } = value as { start: number; end: number };
            if (!(start >= 0 && start < end && end <= text.length)) outside.push(value);
          }
          return value;
        });
        expect(outside).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('the same text is read the same', () => {
    expect(read(FIRST_STORY)).toEqual(read(FIRST_STORY));
  });
});
