import { describe, expect, test } from '@jest/globals';
import { csv, planned, plannedRows } from '../../spec/planning.ts';

const COLUMNS = [
  'trip_id',
  'role',
  'who_id',
  'name',
  'start_date',
  'end_date',
  'country_id',
  'country',
  'locale',
  'remarks',
  'modified_at',
];

interface Travelled {
  readonly receivedBy?: string;
  readonly within?: string;
  readonly met?: readonly { readonly styled?: string; readonly description: string; readonly party: string }[];
}

async function travel(remarks: string, cells: Readonly<Record<string, string>> = {}): Promise<Travelled> {
  const row = {
    trip_id: '1',
    role: 'secretary',
    who_id: 'kerry-john-forbes',
    name: 'John Forbes Kerry',
    start_date: '2014-03-24',
    end_date: '2014-03-25',
    country_id: 'netherlands',
    country: 'Netherlands',
    locale: 'The Hague',
    modified_at: '2016-05-05T14:26:07-04:00',
    remarks,
    ...cells,
  };
  const [first] = await plannedRows('travels', csv(COLUMNS, row));
  return first?.main?.body as unknown as Travelled;
}

describe('travels abroad', () => {
  test('name the people met, with titles and of whom they are', async () => {
    expect(await travel('Met with King Willem-Alexander and President Nursultan Nazarbayev of Kazakhstan.')).toMatchObject({
      receivedBy: 'state:NL',
      met: [
        { styled: 'King', description: 'Willem-Alexander', party: 'state:NL' },
        { styled: 'President', description: 'Nursultan Nazarbayev', party: 'state:KZ' },
      ],
    });
  });

  test('where only others were met are received by nobody: a place is no party', async () => {
    const { receivedBy, met } = await travel('Discussed the Syrian crisis with Russian Foreign Minister Sergey Lavrov.');
    expect(receivedBy).toBeUndefined();
    expect(met).toMatchObject([{ styled: 'Foreign Minister', description: 'Sergey Lavrov', party: 'state:RU' }]);
  });

  test('with people whom nobody names are received by the State that they are of', async () => {
    expect(await travel('Met with senior Dutch officials.')).toMatchObject({
      receivedBy: 'state:NL',
      met: [{ description: 'senior Dutch officials', party: 'state:NL' }],
    });
  });

  test.each([
    'Vacation.',
    'Stopped en route to India.',
    'Overnight stop en route to Cairo.',
    'Accompanied President Obama.',
    'Accompanied President Obama to a meeting with Prime Minister Rutte.',
    'Visited wounded U.S. military personnel.',
  ])('are no contact of their own: %s', async (remarks) => {
    expect((await travel(remarks)).receivedBy).toBeUndefined();
  });

  test('to attend a conference lie within it, with the host inferred', async () => {
    const [row] = await plannedRows(
      'travels',
      csv(COLUMNS, {
        trip_id: '1',
        who_id: 'kerry-john-forbes',
        name: 'John Forbes Kerry',
        start_date: '2015-12-01',
        end_date: '2015-12-02',
        country_id: 'belgium',
        country: 'Belgium',
        remarks: 'Attended the NATO Foreign Ministers’ Meeting.',
      }),
    );
    expect(row?.main?.body).not.toHaveProperty('receivedBy');
    expect(row?.before).toContainEqual(
      expect.objectContaining({
        type: 'ConveneConference',
        body: expect.objectContaining({
          name: 'NATO Foreign Ministers’ Meeting',
          delegations: [
            { party: 'state:US', role: 'participant' },
            { party: 'state:BE', role: 'host' },
          ],
          inferred: expect.arrayContaining(['/delegations/state:BE']),
        }),
      }),
    );
  });

  test('of a president-elect are in that capacity', async () => {
    expect(await travel('Vacation. [Visit made as President-elect.]')).toMatchObject({
      visitors: [{ party: 'state:US', participants: [{ official: 'kerry-john-forbes', capacity: 'elect' }] }],
    });
  });
});

const LOG = ['repo', 'record_id', 'commit_time', 'commit', 'message', 'change', 'field', 'old_value', 'new_value'];
const trip = {
  name: 'Barack Obama',
  'start-date': '2014-02-14',
  'end-date': '2014-02-14',
  country: 'Mexico',
  'country@id': 'mexico',
  locale: 'Toluca',
};

let commits = 0;
function entry(change: string, cells: Readonly<Record<string, string>>): Record<string, string> {
  commits++;
  return {
    repo: 'HistoryAtState/travels',
    record_id: '3489',
    commit_time: `2016-05-05T14:26:${String(commits % 60).padStart(2, '0')}-04:00`,
    commit: `c${commits}`,
    message: 'a reason',
    change,
    ...cells,
  };
}
const added = (cells: Readonly<Record<string, string>> = {}): Record<string, string> =>
  entry('added', { new_value: JSON.stringify({ ...trip, ...cells }) });
const corrected = (field: string, old_value: string, new_value: string, id = '3489'): Record<string, string> =>
  entry('corrected', { field, old_value, new_value, record_id: id });

describe('the log of changes to travels', () => {
  const rows = (...entries: Record<string, string>[]) => planned('travels-log', csv(LOG, ...entries));

  test('opens a record at the time of the commit', async () => {
    const [row] = await rows({ ...added(), commit_time: '2016-05-05T14:26:07-04:00' });
    expect(row).toMatchObject({
      at: '2016-05-05T18:26:07.000Z',
      main: { type: 'MakeVisit', stream: 'visit-us-travel-log-3489' },
    });
  });

  test('opens another record where a living id is added again', async () => {
    const [, second] = await rows(added(), added({ 'start-date': '2015-01-01', 'end-date': '2015-01-02' }));
    expect(second).toMatchObject({
      main: { stream: 'visit-us-travel-log-3489-2' },
      notes: [expect.stringMatching(/another row/)],
    });
  });

  test('corrects the row whose old value it names', async () => {
    const [, , correction] = await rows(
      added(),
      added({ 'start-date': '2015-01-01', 'end-date': '2015-01-02' }),
      corrected('end-date', '2015-01-02', '2015-01-03'),
    );
    expect(correction).toMatchObject({
      main: {
        type: 'CorrectRecord',
        stream: 'visit-us-travel-log-3489-2',
        body: { changes: { heldOn: '2015-01-01/2015-01-03' }, reason: 'a reason', sources: [{ attribution: 'stated' }] },
      },
    });
  });

  test('withdraws what the corrected row no longer says', async () => {
    const [, correction] = await rows(
      added({ remarks: 'Met with President Peña Nieto.' }),
      corrected('remarks', 'Met with President Peña Nieto.', 'Vacation.'),
    );
    expect(correction).toMatchObject({
      main: { body: { changes: { receivedBy: null, met: null, kind: 'private', about: 'Vacation.' } } },
    });
  });

  test('records both halves of a correction together, where the first alone would end before it begins', async () => {
    const [, first, second] = await rows(
      added(),
      corrected('end-date', '2014-02-14', '2013-02-14'),
      corrected('start-date', '2014-02-14', '2013-02-14'),
    );
    expect(first).toMatchObject({ code: 'end-before-beginning' });
    expect(second).toMatchObject({ main: { type: 'CorrectRecord', body: { changes: { heldOn: '2013-02-14' } } } });
  });

  test('opens a row that was written with a slip when the slip is mended', async () => {
    const [slip, mended] = await rows(
      added({ 'start-date': '3016-02-14', 'end-date': '' }),
      corrected('start-date', '3016-02-14', '2016-02-14'),
    );
    expect(slip).toMatchObject({ code: 'in-the-future' });
    expect(mended).toMatchObject({ main: { type: 'MakeVisit', body: { heldOn: '2016-02-14' } } });
  });

  test('retracts what was removed, by all its values', async () => {
    const [, other, removed] = await rows(
      added(),
      entry('removed', { old_value: JSON.stringify({ ...trip, locale: 'Cancún' }) }),
      entry('removed', { old_value: JSON.stringify(trip) }),
    );
    expect(other).toMatchObject({ code: 'old-value-differs' });
    expect(removed).toMatchObject({
      main: { type: 'RetractRecord', stream: 'visit-us-travel-log-3489', body: { kind: 'entered-in-error', reason: 'a reason' } },
    });
  });

  test('rejects what matches nothing, with its reason', async () => {
    const [, nothing, another] = await rows(
      added(),
      corrected('locale', '', 'Toluca', '77'),
      corrected('locale', 'Cancún', 'Toluca'),
    );
    expect(nothing).toMatchObject({ code: 'nothing-to-correct' });
    expect(another).toMatchObject({ code: 'old-value-differs', detail: expect.stringContaining('"Toluca", not "Cancún"') });
  });
});
