import { cite, type Cited, type Landing, withCitations } from '../citing.ts';
import type { Command, Commands } from '../commands.ts';
import { parseEdtf } from '../edtf.ts';
import type { NewEvent } from '../events.ts';
import { asElements, asText, covers, OPENING, pathOf, pointerTo, type Said } from '../fields.ts';
import { isObject } from '../json.ts';
import { parseStream } from '../nouns.ts';
import { bookOf, type RecordState, says, standsAt } from '../record.ts';
import { refuse } from '../refusal.ts';
import { attachSources, type Context, freeKey, refuseDifferent, refuseOverwriting, saidBy, unclaimed } from './recording.ts';

/** The first name opens the person; any other stands beside it, unless a person is to be opened by it. */
export function recordName(
  command: Command & { type: 'OpenOfficial' | 'RecordOfficialName' },
  there: RecordState | null,
  context: Context,
): readonly NewEvent[] {
  const { body } = command;
  const data = withCitations('official', there, body, { '/name': pointerTo('names', body.from ?? OPENING) });
  const event: NewEvent = { type: 'OfficialNameRecorded', data };
  if (!there) return [event];
  const said = saidBy(event, command.stream, context);
  const different = unclaimed(there, said);
  if (different.length === 0) return attachSources(there, data, said);
  if (command.type === 'OpenOfficial') refuseDifferent(there, said);
  // Spellings of a name stand together; a birth, a death or an end does not.
  refuseOverwriting(
    there,
    different.filter(({ pointer }) => !(covers('/names', pointer) && pathOf(pointer).length === 2)),
  );
  return [event];
}

/** An appointment; the person with it where new, and its end where the body has one: up to three events of one append. */
export function appoint(
  command: Command & { type: 'AppointOfficial' | 'NominateOfficial' },
  there: RecordState | null,
  context: Context,
): readonly NewEvent[] {
  const type = command.type === 'AppointOfficial' ? 'OfficialAppointed' : 'OfficialNominated';
  const { name, leftOn, ending, ...body }: Commands['AppointOfficial'] = command.body;
  if (!there && name === undefined) {
    const { id } = parseStream(command.stream);
    throw refuse(
      'unknown-reference',
      '/name',
      `there is no official ${id} on record: give a name, to record the person with the appointment`,
    );
  }
  const id = body.id ?? appointmentId(there, type, command.body);
  const landing: Landing = { '/name': pointerTo('names', OPENING), '': pointerTo('appointments', id) };
  const cited = cite('official', there, body, landing);
  // The label of a body that opens a record is the record's, and is joined when it is read: no other event has it.
  const { label: _, ...unlabelled } = cited;
  const later: Cited = there ? cited : unlabelled;
  const naming: NewEvent[] =
    name === undefined || (there && knowsName(there, name)) ? [] : [{ type: 'OfficialNameRecorded', data: { name, ...cited } }];
  const { sources: __, inferred: ___, label: ____, ...own } = body;
  const appointed: NewEvent = { type, data: { ...own, id, ...later } };
  const end = { ...(leftOn !== undefined && { on: leftOn }), ...(ending && { ending }) };
  const ended: NewEvent[] =
    Object.keys(end).length > 0 ? [{ type: 'AppointmentEnded', data: { appointment: id, ...end, ...later } }] : [];
  if (!there || standsAt(there, pointerTo('appointments', id)) === null) return [...naming, appointed, ...ended];
  const said = [appointed, ...ended].flatMap((event) => saidBy(event, command.stream, context));
  const different = unclaimed(there, said);
  if (different.length > 0 && isOtherStep(type, elementOf(there, id))) {
    refuseOverwriting(there, different);
    return [...naming, appointed, ...ended];
  }
  refuseDifferent(there, said);
  return [...naming, ...attachSources(there, cited, said)];
}

/** The appointment on record that says the same, or of which this is another step; else an id after the post. */
function appointmentId(there: RecordState | null, type: Step, body: Commands['AppointOfficial']): string {
  if (!there) return body.post;
  const ofThePost = asElements(says(there).appointments).filter((each) => each.post === body.post && each.party === body.party);
  const same =
    ofThePost.find((each) => agree(each, body, false)) ??
    ofThePost.find((each) => isOtherStep(type, each) && agree(each, body, true) && inOrder(each, body));
  return asText(same?.id) ?? freeKey(there, '/appointments', (n) => (n === 1 ? body.post : `${body.post}-${n}`));
}

type Step = 'OfficialNominated' | 'OfficialAppointed';

/** A nomination that nothing came of yet may lead to an appointment; an appointment may have begun with a nomination. */
function isOtherStep(type: Step, each: Said | undefined): boolean {
  if (!each) return false;
  const begun = each.appointedOn !== undefined || each.arrivedOn !== undefined || each.assumedOn !== undefined;
  if (type === 'OfficialNominated') return begun && each.nominatedOn === undefined;
  return !begun && each.nominatedOn !== undefined && each.ending === undefined;
}

function elementOf(record: RecordState, id: string): Said | undefined {
  return asElements(says(record).appointments).find((each) => each.id === id);
}

/** @param orUnknown whether a day that is not on record agrees with any */
function agree(each: Said, body: Commands['AppointOfficial'], orUnknown: boolean): boolean {
  return DAYS.every((day) => body[day] === undefined || each[day] === body[day] || (orUnknown && each[day] === undefined));
}

const DAYS = ['nominatedOn', 'appointedOn', 'arrivedOn', 'assumedOn', 'leftOn'] as const;

/** Whether a nomination is not later than what came of it. */
function inOrder(each: Said, body: Commands['AppointOfficial']): boolean {
  const day = (name: (typeof DAYS)[number]) => asText(each[name]) ?? body[name];
  const [nominated, begun] = [day('nominatedOn'), day('appointedOn') ?? day('assumedOn')];
  if (nominated === undefined || begun === undefined) return true;
  return parseEdtf(nominated).begin.from <= parseEdtf(begun).end.until;
}

function knowsName(record: RecordState, name: string): boolean {
  return [...bookOf(record).claims].some(
    ([pointer, claims]) =>
      covers('/names', pointer) &&
      claims.some(({ rank, value }) => rank !== 'deprecated' && isObject(value) && value.name === name),
  );
}

/** The appointment that a path names: by its id, or by the post while that is unambiguous. */
export function appointmentOf(record: RecordState, given: string): string {
  const all = asElements(says(record).appointments);
  if (all.some((each) => each.id === given)) return given;
  const ids = (some: readonly Said[]): string => some.map((each) => asText(each.id)).join(', ') || 'none';
  const [first, ...more] = all.filter((each) => each.post === given);
  if (!first)
    throw refuse(
      'unknown-record',
      '/appointment',
      `official ${record.id} has no appointment ${given} on record: there are ${ids(all)}`,
    );
  if (more.length > 0)
    throw refuse(
      'ambiguous',
      '/appointment',
      `official ${record.id} was appointed ${given} more than once: name one of ${ids([first, ...more])}`,
    );
  return asText(first.id) as string;
}
