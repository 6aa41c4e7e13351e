import { withCitations } from '../citing.ts';
import type { Commands } from '../commands.ts';
import type { NewEvent } from '../events.ts';
import { asElements, asText, asTexts, pointerTo, type Said } from '../fields.ts';
import { sameJson } from '../json.ts';
import { type RecordState, says } from '../record.ts';
import { refuse } from '../refusal.ts';
import { type Context, freeKey, named } from './recording.ts';

export function transferFunctions(
  office: RecordState,
  body: Commands['TransferOfficeFunctions'],
  context: Context,
): readonly NewEvent[] {
  const { to, kind, on, functions = [] } = body;
  const same = asElements(says(office).transfers).find(
    (each) =>
      each.to === to && each.kind === kind && each.on === on && sameJson([...asTexts(each.functions)], [...new Set(functions)]),
  );
  const id = body.id ?? asText(same?.id) ?? freeKey(office, '/transfers', (n) => `t${n}`);
  const data = withCitations('office', office, { ...body, id }, { '': pointerTo('transfers', id) });
  return named(office, { type: 'OfficeFunctionsTransferred', data }, context);
}

/** One that left and comes back is a member for another time. */
export function joinMember(office: RecordState, body: Commands['JoinMemberEntity'], context: Context): readonly NewEvent[] {
  const { member, on } = body;
  const times = membershipsOf(office, member);
  const same = times.find((each) => on !== undefined && each.joinedOn === on) ?? times.find(isCurrent);
  const id = body.id ?? asText(same?.id) ?? freeKey(office, '/members', (n) => (n === 1 ? member : `${member}-${n}`), 1);
  const data = withCitations('office', office, { ...body, id }, landing(id, 'joinedOn'));
  return named(office, { type: 'MemberEntityJoined', data }, context);
}

export function leaveMember(
  office: RecordState,
  { member, ...body }: Commands['LeaveMemberEntity'],
  context: Context,
): readonly NewEvent[] {
  const times = membershipsOf(office, member);
  // Said again, also after it came back, it is so already.
  const left = times.find((each) => body.on !== undefined && each.leftOn === body.on) ?? times.find(isCurrent);
  if (!left) {
    const known = times.length > 0 ? `left ${office.id} already` : `is no member of ${office.id} on record`;
    throw refuse('unknown-record', '/member', `office ${member} ${known}`);
  }
  const id = asText(left.id) as string;
  const data = withCitations('office', office, { ...body, id }, landing(id, 'leftOn'));
  return named(office, { type: 'MemberEntityLeft', data }, context);
}

function membershipsOf(office: RecordState, member: string): readonly Said[] {
  return asElements(says(office).members).filter((each) => each.member === member);
}

function isCurrent(each: Said): boolean {
  return each.leftOn === undefined && each.left === undefined;
}

function landing(id: string, day: string): Record<string, string> {
  const at = pointerTo('members', id);
  return { '/on': `${at}/${day}`, '': at };
}
