/** A desk's own list of talks, and the mapping that it wrote for it. */
export const mapping = {
  name: 'talks',
  dataset: 'desk-talks',
  columns: ['no', 'day', 'who', 'state', 'topic'],
  key: ['no'],
  rules: [
    {
      main: {
        type: 'HoldBilateralMeeting',
        stream: 'meeting-talk-{no}',
        body: {
          heldOn: '{day}',
          delegations: [
            { party: 'state:{state}', participants: [{ official: '{who:slug}' }] },
            { party: 'state:TJ', participants: [{ description: 'the desk' }] },
          ],
          topics: ['{topic}'],
          sources: [{ publisher: 'the desk', attribution: 'stated' }],
        },
      },
      before: [{ type: 'RecordOfficialName', stream: 'official-{who:slug}', body: { name: '{who}' } }],
    },
  ],
};

export const HEADER = 'no,day,who,state,topic\n';
/** With one of five people. */
export const row = (n: number, day = '2018-05-03'): string => `${n},${day},Ann ${n % 5},AF,trade\n`;
export const csv = (rows: number, from = 1): string => HEADER + Array.from({ length: rows }, (_, n) => row(from + n)).join('');
