import { describe, expect, test } from '@jest/globals';
import type { MeetingStatus } from './meeting.ts';
import { type CodedMeeting, meetingCodes, visitCodes } from './codes.ts';

const delegation = (party: string, role: string | null = null): CodedMeeting['delegations'][number] => ({
  party,
  role: null,
  participants: [{ role }],
});

const meeting: CodedMeeting = {
  channel: null,
  place: null,
  onSidelinesOf: null,
  within: null,
  delegations: [delegation('state:TJ'), delegation('state:KZ')],
};

const codesOf = (status: MeetingStatus, more: Partial<CodedMeeting>) => {
  const { plover, cameo } = meetingCodes(status, { ...meeting, ...more });
  return [...plover.map(({ event, mode }) => `${event} ${mode}`), ...cameo.map(({ code }) => code)].join(', ');
};

describe('the event codes of a meeting', () => {
  test.each<[string, Partial<CodedMeeting>, string, MeetingStatus?]>([
    ['planned', {}, 'AGREE null, 036', 'scheduled'],
    ['called off', {}, '', 'cancelled'],
    ['retracted', {}, '', 'retracted'],
    ['held, nobody says where', {}, 'CONSULT null, 040'],
    ['by telephone', { channel: 'phone' }, 'CONSULT phone, 041'],
    ['by video', { channel: 'video' }, 'CONSULT phone, 040'],
    ['in the country of one of the two', { place: { country: 'KZ' } }, 'CONSULT visit, 042, 043'],
    ['in a third country', { place: { country: 'AE' } }, 'CONSULT third-party, 044'],
    [
      'of a State and an office, elsewhere',
      { place: { country: 'US' }, delegations: [delegation('state:TJ'), delegation('office:unoct')] },
      'CONSULT null, 040',
    ],
    ['on the sidelines of a conference, nobody says where', { onSidelinesOf: 'dushanbe-2018' }, 'CONSULT multilateral, 040'],
    [
      'of three parties',
      { place: { country: 'KZ' }, delegations: [...meeting.delegations, delegation('state:UZ')] },
      'CONSULT multilateral, 040',
    ],
  ])('%s', (_, more, codes, status = 'held') => {
    expect(codesOf(status, more)).toBe(codes);
  });

  test('name the visitor as who acted and the host as who received, and the other way round', () => {
    const visit = meetingCodes('held', { ...meeting, delegations: [delegation('state:TJ', 'host'), delegation('office:unoct')] });
    expect(visit).toEqual({
      plover: [{ event: 'CONSULT', mode: 'visit', actors: ['office:unoct'], recipients: ['state:TJ'] }],
      cameo: [
        { code: '042', actors: ['office:unoct'], recipients: ['state:TJ'] },
        { code: '043', actors: ['state:TJ'], recipients: ['office:unoct'] },
      ],
    });
    expect(
      meetingCodes('held', { ...meeting, delegations: [delegation('state:TJ'), delegation('office:unoct', 'visitor')] }),
    ).toEqual(visit);
  });

  test('take the word of a source on who was host before the country', () => {
    const { plover } = meetingCodes('held', {
      ...meeting,
      place: { country: 'KZ' },
      delegations: [delegation('state:TJ', 'host'), delegation('state:KZ', 'visitor')],
    });
    expect(plover).toMatchObject([{ actors: ['state:KZ'], recipients: ['state:TJ'] }]);
  });
});

describe('the event codes of a visit', () => {
  const visit = { kind: 'official', visitors: [{ party: 'state:TJ' }], receivedBy: 'state:KZ' };

  test('are those of visitor and host', () => {
    const { plover, cameo } = visitCodes(visit);
    expect(plover).toEqual([{ event: 'CONSULT', mode: 'visit', actors: ['state:TJ'], recipients: ['state:KZ'] }]);
    expect(cameo.map(({ code }) => code)).toEqual(['042', '043']);
  });

  test.each([{ receivedBy: null }, { kind: 'private' }, { kind: 'transit' }])('are none of %j', (more) => {
    expect(visitCodes({ ...visit, ...more })).toEqual({ plover: [], cameo: [] });
  });
});
