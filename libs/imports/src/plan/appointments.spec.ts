import { describe, expect, test } from '@jest/globals';
import { csv, planned, plannedRows } from '../../spec/planning.ts';
import type { PlannedRow } from './plan.ts';

const COLUMNS = [
  'body_kind',
  'body_id',
  'section',
  'appointment_id',
  'person_id',
  'role_id',
  'appointed_date',
  'arrived_date',
  'started_date',
  'started_note',
  'ended_date',
  'ended_note',
  'note',
  'modified_at',
];
const BESIDE = {
  'us-diplomats-people.csv': csv(['person_id', 'surname', 'forename', 'gen_name', 'birth', 'death'], {
    person_id: 'horn-w',
    surname: 'Hornibrook',
    forename: 'William',
    birth: '1884',
    death: '1946',
  }),
  'us-posts.csv': csv(['body_id', 'category', 'name'], {
    body_id: 'secretary',
    category: 'secretary',
    name: 'Secretary of State',
  }),
};

async function appointed(cells: Readonly<Record<string, string>>): Promise<PlannedRow> {
  const [row] = await plannedRows('appointments', csv(COLUMNS, { ...APPOINTMENT, ...cells }), BESIDE);
  return row as PlannedRow;
}

const APPOINTMENT = {
  body_kind: 'country-mission',
  body_id: 'afghanistan',
  section: 'chiefs',
  appointment_id: 'af-1935-horn-01',
  person_id: 'horn-w',
  role_id: 'envoy-extraordinary-minister-plenipotentiary',
  appointed_date: '1935-01-22',
  started_date: '1935-05-04',
  ended_date: '1936-03-16',
  ended_note: 'Left Tehran on',
  modified_at: '2017-02-13',
};
const NOMINEE = { section: 'other-nominees', appointed_date: '', started_date: '', ended_date: '', ended_note: '' };

describe('an appointment of the United States', () => {
  test('tells the days of appointing, taking office and leaving apart, and is accredited to the State', async () => {
    const row = await appointed({});
    expect(row.main).toMatchObject({
      type: 'AppointOfficial',
      stream: 'official-horn-w',
      body: {
        id: 'af-1935-horn-01',
        post: 'chief-of-mission-afghanistan',
        title: 'Envoy Extraordinary and Minister Plenipotentiary',
        party: 'state:US',
        accreditedTo: ['state:AF'],
        appointedOn: '1935-01-22',
        assumedOn: '1935-05-04',
        leftOn: '1936-03-16',
        ending: 'left',
      },
    });
    expect(row.before).toContainEqual(
      expect.objectContaining({
        type: 'RecordOfficialName',
        body: expect.objectContaining({ name: 'William Hornibrook', born: '1884', died: '1946' }),
      }),
    );
  });

  test.each([
    ['Died at post on', 'died'],
    ['Assassinated at post on', 'died'],
    ['Superseded', 'superseded'],
    ['Promoted to Minister Resident', 'superseded'],
    ['Recess appointment expired', 'left'],
  ])('ends as its note says: %s', async (ended_note, ending) => {
    expect((await appointed({ ended_note })).main?.body).toMatchObject({ ending });
  });

  test.each([
    ['Left post on or soon after', '[1936-03-16..]'],
    ['Presented recall on or shortly before', '[..1936-03-16]'],
    ['Left post about', '1936-03-16~'],
  ])('has a day only as sure as its note: %s', async (ended_note, leftOn) => {
    expect((await appointed({ ended_note })).main?.body).toMatchObject({ leftOn });
  });

  test('keeps a month as a month', async () => {
    expect((await appointed({ started_date: '1935-05', started_note: 'About' })).main?.body).toMatchObject({
      assumedOn: '1935-05~',
    });
    expect((await appointed({ ended_date: '1936' })).main?.body).toMatchObject({ leftOn: '1936' });
  });

  test.each([
    ['Declined appointment.', 'declined'],
    ['Not commissioned; nomination withdrawn before the Senate acted upon it.', 'withdrawn'],
    ['Not commissioned; nomination rejected by the Senate.', 'rejected'],
    ['Not commissioned; nomination not confirmed by the Senate.', 'rejected'],
    ['Nomination of February 22, 2000, was not acted upon by the Senate.', 'lapsed'],
    ['Took oath of office, but did not proceed to post.', 'not-taken-up'],
    ['Commission canceled.', 'revoked'],
  ])('that came to nothing says how: %s', async (note, ending) => {
    expect((await appointed({ ...NOMINEE, note })).main).toMatchObject({ type: 'NominateOfficial', body: { ending } });
    expect((await appointed({ ...NOMINEE, appointed_date: '1935-01-22', note })).main).toMatchObject({
      type: 'AppointOfficial',
      body: { ending },
    });
  });

  test('knows the day of the nomination where the note gives it', async () => {
    const note = 'Nomination of February 25, 1856, withdrawn before the Senate acted upon it.';
    expect((await appointed({ ...NOMINEE, note })).main?.body).toMatchObject({ nominatedOn: '1856-02-25' });
  });

  test('of one who served does not end by a note on another nomination', async () => {
    const note =
      'Commissioned during a recess of the Senate; a second nomination of May 1, 1936, was not acted upon by the Senate.';
    expect((await appointed({ note })).main?.body).toMatchObject({ ending: 'left' });
  });

  test.each([
    ['germany', 'Commissioned to Prussia; resident at Berlin.', '1835-06-09', 'state:x-prussia'],
    ['italy', 'Commissioned to Sardinia (capital at Turin).', '1840-09-15', 'state:x-sardinia'],
    ['austria', '', '1881-06-20', 'state:x-austria-hungary'],
    ['turkey', '', '1831-09-13', 'state:x-ottoman-empire'],
    ['china', 'Commissioned to China; resident at Taipei.', '1953-04-02', 'state:TW'],
    ['china', '', '1850-05', 'state:x-qing'],
    ['korea', '', '1890-05-26', 'state:x-joseon'],
  ])('under %s, with the note "%s", in %s is accredited to %s', async (body_id, note, started_date, party) => {
    const row = await appointed({ body_id, note, started_date, appointed_date: '', ended_date: '' });
    expect(row.main?.body).toMatchObject({ accreditedTo: [party] });
  });

  test('in the Department of State is of that office, which is recorded first', async () => {
    const row = await appointed({
      body_kind: 'principal-position',
      body_id: 'secretary',
      role_id: 'secretary',
      section: 'principals',
    });
    expect(row.main?.body).toMatchObject({
      party: 'office:us-department-of-state',
      title: 'Secretary of State',
      level: 'minister',
    });
    expect(row.before[0]).toMatchObject({ type: 'EstablishOffice', stream: 'office-us-department-of-state' });
  });

  test('under an id that the file repeats has a hash beside it, and the others none', async () => {
    const rows = await planned(
      'appointments',
      csv(
        COLUMNS,
        APPOINTMENT,
        { ...APPOINTMENT, appointed_date: '1936-10-29' },
        { ...APPOINTMENT, appointment_id: 'af-1936-horn-01' },
        APPOINTMENT,
      ),
      BESIDE,
    );
    const [one, other, alone, same] = rows.map(({ key }) => key);
    expect(one).toMatch(/^af-1935-horn-01 [0-9a-f]{8}$/);
    expect(other).toMatch(/^af-1935-horn-01 [0-9a-f]{8}$/);
    expect(other).not.toBe(one);
    expect(alone).toBe('af-1936-horn-01');
    expect(same).toBe(one);
    expect(rows[3]).toMatchObject({ code: 'repeated-row', line: 5 });
  });
});

describe('an appointment of the United Kingdom', () => {
  const MINISTRIES = {
    'organisation.csv': csv(
      ['id', 'name', 'short_name', 'start_date', 'end_date'],
      { id: 'd5b4a523-1', name: 'Department for Education', short_name: 'DfE', start_date: '1992-04-11', end_date: '1995-07-05' },
      { id: 'af3124a8-2', name: 'Department for Education', short_name: 'DfE', start_date: '2010-05-12' },
      { id: '13ff6dc1-3', name: 'Department of Education and Science', short_name: 'DESc', end_date: '1992-04-14' },
    ),
    'organisation_link.csv': csv(['id', 'predecessor_organisation_id', 'successor_organisation_id', 'type', 'link_start_date'], {
      id: 'l1',
      predecessor_organisation_id: '13ff6dc1-3',
      successor_organisation_id: 'd5b4a523-1',
      type: 'Demerger',
      link_start_date: '1992-04-11',
    }),
    'post.csv': csv(
      ['id', 'organisation_id', 'name', 'rank_equivalence_value'],
      { id: 'p1', organisation_id: 'd5b4a523-1', name: 'Secretary of State', rank_equivalence_value: '3' },
      { id: 'p2', organisation_id: 'af3124a8-2', name: 'Secretary of State', rank_equivalence_value: '3' },
    ),
    'person.csv': csv(
      ['id', 'id_parliament', 'name', 'start_date', 'end_date'],
      { id: '1d49783b-4', name: 'Baroness Shephard of Northwold', start_date: '2005-06-21' },
      { id: '1d49783b-4', name: 'Gillian Shephard', end_date: '2005-06-21', id_parliament: '42.0' },
    ),
    'appointment_characteristics.csv': csv(
      ['id', 'appointment_id', 'cabinet_status', 'is_acting', 'is_on_leave', 'leave_reason', 'start_date', 'end_date'],
      {
        id: 'c1',
        appointment_id: 'a1',
        cabinet_status: 'Full cabinet',
        is_acting: 'False',
        is_on_leave: 'False',
        start_date: '1994-07-20',
        end_date: '1994-09-01',
      },
      {
        id: 'c2',
        appointment_id: 'a1',
        cabinet_status: 'Full cabinet',
        is_acting: 'False',
        is_on_leave: 'True',
        leave_reason: 'Maternity leave',
        start_date: '1994-09-01',
        end_date: '1994-12-01',
      },
      {
        id: 'c3',
        appointment_id: 'a1',
        cabinet_status: 'Attends cabinet',
        is_acting: 'False',
        is_on_leave: 'False',
        start_date: '1994-12-01',
        end_date: '1995-07-05',
      },
      {
        id: 'c4',
        appointment_id: 'a2',
        cabinet_status: 'Non-cabinet',
        is_acting: 'True',
        is_on_leave: 'False',
        start_date: '2010-05-12',
      },
    ),
  };
  const ROWS = csv(
    ['id', 'person_id', 'post_id', 'start_date', 'end_date'],
    { id: 'a1', person_id: '1d49783b-4', post_id: 'p1', start_date: '1994-07-20', end_date: '1995-07-05' },
    { id: 'a2', person_id: '1d49783b-4', post_id: 'p2', start_date: '2010-05-12' },
    { id: 'a3', person_id: '1d49783b-4', post_id: 'p2', start_date: '2025-09-01', end_date: '2025-05-14' },
  );

  test('is of the department of its own time, of two of one name', async () => {
    const [first, second] = await planned('uk-ministers', ROWS, MINISTRIES);
    expect(first).toMatchObject({ main: { body: { party: 'office:uk-department-for-education-d5b4a523' } } });
    expect(second).toMatchObject({ main: { body: { party: 'office:uk-department-for-education-af3124a8' } } });
  });

  test('knows acting, leave and changes of rank', async () => {
    const [first, second] = await planned('uk-ministers', ROWS, MINISTRIES);
    expect(first).toMatchObject({
      main: {
        body: { rank: 'Full cabinet', absences: [{ from: '1994-09-01', until: '1994-12-01', reason: 'Maternity leave' }] },
      },
      after: [{ type: 'UpdateRecord', body: { changes: { '/appointments/a1/rank': 'Attends cabinet' }, from: '1994-12-01' } }],
    });
    expect(second).toMatchObject({ main: { body: { capacity: 'acting' } } });
  });

  test('knows a person by the names of each time, and where the department came from', async () => {
    const [first] = await planned('uk-ministers', ROWS, MINISTRIES);
    const stream = 'official-uk-gillian-shephard-1d49783b';
    expect((first as PlannedRow).before).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ stream, body: expect.objectContaining({ name: 'Gillian Shephard', until: '2005-06-21' }) }),
        expect.objectContaining({ stream, body: expect.objectContaining({ from: '2005-06-21' }) }),
        expect.objectContaining({
          type: 'TransferOfficeFunctions',
          stream: 'office-uk-department-of-education-and-science-13ff6dc1',
          body: expect.objectContaining({ to: 'uk-department-for-education-d5b4a523', kind: 'demerger', on: '1992-04-11' }),
        }),
      ]),
    );
  });

  test('that ends before it begins is rejected with its line', async () => {
    const [, , third] = await planned('uk-ministers', ROWS, MINISTRIES);
    expect(third).toMatchObject({ line: 4, key: 'a3', code: 'end-before-beginning' });
  });
});
