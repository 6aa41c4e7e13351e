import { describe, expect, test } from '@jest/globals';
import { csv, plannedRows } from '../../spec/planning.ts';
import type { PlannedRow } from './plan.ts';

const COLUMNS = ['visit_id', 'start_date', 'end_date', 'visitor', 'from_id', 'from_name', 'description', 'modified_at'];

interface Visited {
  readonly visitors: readonly { readonly party: string; readonly participants: readonly object[] }[];
  readonly receivedBy?: string;
  readonly kind?: string;
  readonly within?: string;
  readonly heldOn: string;
}

let ids = 0;
function visit(cells: Readonly<Record<string, string>>): Record<string, string> {
  return {
    visit_id: String(++ids),
    start_date: '1970-05-03',
    end_date: '1970-05-04',
    visitor: 'President Rossi',
    from_id: 'italy',
    from_name: 'Italy',
    description: 'State visit.',
    modified_at: '2010-10-25T16:17:47.87-04:00',
    ...cells,
  };
}

async function one(cells: Readonly<Record<string, string>>): Promise<PlannedRow> {
  const [row] = await plannedRows('visits', csv(COLUMNS, visit(cells)));
  return row as PlannedRow;
}

const said = (row: PlannedRow): Visited => row.main?.body as unknown as Visited;

describe('a visit of a foreign leader', () => {
  test('is a delegation of the State with the person, received by the United States', async () => {
    const row = await one({ visitor: 'President Nursultan Nazarbayev', from_id: 'kazakhstan', from_name: 'Kazakhstan' });
    expect(row.main).toMatchObject({
      type: 'MakeVisit',
      body: {
        visitors: [{ party: 'state:KZ', participants: [{ styled: 'President' }] }],
        heldOn: '1970-05-03/1970-05-04',
        kind: 'state',
        receivedBy: 'state:US',
        inferred: expect.arrayContaining(['/receivedBy']),
        sources: [{ attribution: 'stated', publishedOn: '2010-10-25' }],
      },
    });
    expect(row.before).toContainEqual(
      expect.objectContaining({ type: 'RecordOfficialName', body: expect.objectContaining({ name: 'Nursultan Nazarbayev' }) }),
    );
  });

  test.each([
    ['Private visit. In U.S. June 4–14; visited New York City.', 'private'],
    ['Private visit to New York City. Meeting scheduled November 19 with President Reagan cancelled.', 'private'],
    ['Unofficial visit.', 'private'],
    ['En route from Europe to Cambodia; visited New York City.', 'transit'],
    ['Afterwards visited New York City.', 'other'],
  ])('is no contact where nobody received them: %s', async (description, kind) => {
    expect(said(await one({ description }))).toMatchObject({ kind });
    expect(said(await one({ description })).receivedBy).toBeUndefined();
  });

  test.each([
    'Private visit. Met with President Reagan October 24.',
    'Working luncheon.',
    'Informal visit.',
    'Guest of U.S. Government en route to London.',
    'At the invitation of President Hoover.',
    'Offical Visit.',
    'Signed a reciprocal trade agreement.',
  ])('is a contact: %s', async (description) => {
    expect(said(await one({ description })).receivedBy).toBe('state:US');
  });

  test('to attend a conference is no contact, and lies within a conference that both attended', async () => {
    const row = await one({ description: 'Attended the Nuclear Security Summit.' });
    const { receivedBy, within } = said(row);
    expect(receivedBy).toBeUndefined();
    expect(row.before.filter(({ stream }) => stream === `conference-${within}`)).toMatchObject([
      { type: 'ConveneConference', body: { name: 'Nuclear Security Summit', delegations: [{ party: 'state:US' }] } },
      { type: 'AddDetail', body: { changes: { '/delegations/-': { party: 'state:IT' } } } },
    ]);
  });

  test.each([
    'Attended funeral of former President Eisenhower.',
    'Attended White House dinner.',
    'Addressed U.S. Congress May 4.',
  ])('is of no conference: %s', async (description) => {
    expect(said(await one({ description })).within).toBeUndefined();
  });

  test('of two people is a visit of both', async () => {
    const row = await one({ visitor: 'President Andrzej Duda and Prime Minister Donald Tusk', from_id: 'poland' });
    expect(said(row).visitors[0]?.participants).toMatchObject([{ styled: 'President' }, { styled: 'Prime Minister' }]);
  });

  test('of a State that ISO never listed records it first', async () => {
    const row = await one({
      visitor: 'King Kalakaua',
      from_id: 'hawaii',
      from_name: 'Hawaii',
      start_date: '1874-12-12',
      end_date: '',
    });
    expect(row.before[0]).toMatchObject({ type: 'RecordTerritory', stream: 'state-x-hawaii' });
    expect(said(row)).toMatchObject({ heldOn: '1874-12-12', visitors: [{ party: 'state:x-hawaii' }] });
  });
});

describe('one word for two States', () => {
  const from = async (
    from_id: string,
    from_name: string,
    start_date: string,
    end_date = start_date,
  ): Promise<[string, readonly string[]]> => {
    const row = await one({ from_id, from_name, start_date, end_date });
    return [said(row).visitors[0]?.party as string, row.notes];
  };

  test('"china" is the State that the name says, else that of the day', async () => {
    expect(await from('china', 'China, Republic of', '1945-04-26')).toEqual(['state:TW', []]);
    expect(await from('china', 'China, People’s Republic of', '1979-01-29')).toEqual(['state:CN', []]);
    expect((await from('china', 'China', '1948-12-01'))[0]).toBe('state:TW');
    expect((await from('china', 'China', '1973-11-10'))[0]).toBe('state:CN');
  });

  test('where the days cannot decide, the row says so', async () => {
    const [party, notes] = await from('china', 'China', '1949-09-30', '1949-10-02');
    expect(party).toBe('state:TW');
    expect(notes.join()).toMatch(/may be state:TW .* or state:CN/);
  });

  test.each([
    ['russia', 'U.S.S.R.', '1959-09-15', 'state:SUHH'],
    ['russia', 'Russia', '1992-01-31', 'state:RU'],
    ['turkey', 'Turkey', '1900-01-01', 'state:x-ottoman-empire'],
    ['turkey', 'Turkey', '1964-06-22', 'state:TR'],
    ['vietnam', 'Vietnam', '1957-05-08', 'state:x-south-vietnam'],
    ['vietnam', 'Vietnam', '2007-06-22', 'state:VN'],
    ['serbia', 'Serbia', '1997-05-31', 'state:YUCS'],
    ['kosovo', 'Kosovo', '2012-04-04', 'state:XK'],
  ])('%s, as %s, on %s is %s', async (id, name, day, party) => {
    expect((await from(id, name, day))[0]).toBe(party);
  });
});

describe('rows of one person', () => {
  const merges = async (...cells: Readonly<Record<string, string>>[]): Promise<object[]> =>
    (
      await plannedRows('visits', csv(COLUMNS, ...cells.map((each, i) => visit({ visit_id: String(9001 + i), ...each }))))
    ).flatMap(({ after }) => after);

  test('join by name, party and nearness in time, by a merge that can be taken back', async () => {
    const joined = await merges(
      { visitor: 'King Hussein', from_id: 'jordan', start_date: '1959-03-23', end_date: '1959-03-25' },
      { visitor: 'King Hussein', from_id: 'jordan', start_date: '1964-04-13', end_date: '1964-04-15' },
    );
    expect(joined).toMatchObject([
      { type: 'MergeRecords', stream: 'official-us-visit-9002', body: { into: 'us-visit-9001', reason: expect.any(String) } },
    ]);
  });

  test('do not join decades apart, or of two parties', async () => {
    expect(
      await merges(
        { visitor: 'President Lopez', from_id: 'colombia', start_date: '1944-01-17', end_date: '1944-01-17' },
        { visitor: 'President Lopez', from_id: 'colombia', start_date: '1975-09-25', end_date: '1975-09-26' },
        { visitor: 'President Lopez', from_id: 'mexico', start_date: '1975-09-25', end_date: '1975-09-26' },
      ),
    ).toEqual([]);
  });

  test('join to the first of the file, which is on record by then', async () => {
    const joined = await merges(
      { visitor: 'King Hassan II', from_id: 'morocco', start_date: '1967-02-09', end_date: '1967-02-11' },
      { visitor: 'King Hassan II', from_id: 'morocco', start_date: '1963-03-26', end_date: '1963-03-29' },
    );
    expect(joined).toMatchObject([{ stream: 'official-us-visit-9002', body: { into: 'us-visit-9001' } }]);
  });
});
