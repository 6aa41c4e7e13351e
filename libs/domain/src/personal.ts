import { pointerOf } from './changes.ts';
import type { Command } from './commands.ts';
import { type Field, type Fields, type Pointer, pointerTo, spotAt } from './fields.ts';
import { isObject, type Json } from './json.ts';
import { type Noun, nouns, parseStream } from './nouns.ts';
import type { RecordState } from './record.ts';
import { bookOf } from './record.ts';
import type { Label } from './record-keeping.ts';
import { refuse } from './refusal.ts';
import { type PersonalType, type Sealed, sealedIn } from './sealed.ts';

// Which values are personal is said by the fields of the nouns: what somebody asks to be recorded is sealed before it is
// judged, so that nothing else ever holds it open.

/** Who may see what is personal, where nobody says. */
export const UNLESS_SAID: Label = 'internal';

/** Whether a command says something personal. */
export function saysPersonal(command: Command): boolean {
  let says = false;
  try {
    walked(command, () => {
      says = true;
      return null;
    });
  } catch {
    // What is wrong with it is told when it is sealed.
    return true;
  }
  return says;
}

/** Whether what is said at a place of a record, `/notes/-`, may be personal. */
export function isPersonal(noun: Noun['kind'], place: string): boolean {
  const [name = ''] = place.replace(/^\//, '').split('/');
  const { fields } = nouns[noun];
  return Object.hasOwn(fields, name) && holdsPersonal(fields[name] as Field);
}

function holdsPersonal(field: Field): boolean {
  switch (field.kind) {
    case 'single':
      return 'plain' in field.type;
    case 'list':
    case 'group':
      return Object.values(field.fields).some(holdsPersonal);
    case 'dated':
    case 'texts':
      return false;
  }
}

/**
 * A command with everything personal in it sealed.
 * @param seal a text under the key of the person
 * @throws {Refused} for a value that cannot stand there
 */
export function withSealed(command: Command, seal: (text: string) => Sealed): Command {
  return walked(command, (value, at, type) => {
    const problem = type.plain.problem(value);
    if (problem !== null) throw refuse('invalid-body', at, `${at}: ${problem}`);
    return seal(value as string) as unknown as Json;
  });
}

type Leaf = (value: Json, at: Pointer, type: PersonalType) => Json;

function walked(command: Command, leaf: Leaf): Command {
  const { noun } = parseStream(command.stream);
  switch (command.type) {
    case 'AddDetail':
    case 'UpdateRecord':
    case 'CorrectRecord': {
      const changes = Object.entries(command.body.changes).map(([name, value]) => {
        const pointer = name.startsWith('/') ? name : pointerOf(noun, name);
        return [name, atPlace(nouns[noun].fields, pointer, value, leaf)] as const;
      });
      return changes.every(([name, value]) => value === command.body.changes[name])
        ? command
        : ({ ...command, body: { label: UNLESS_SAID, ...command.body, changes: Object.fromEntries(changes) } } as Command);
    }
    case 'RecordClaim': {
      const { field, value, quote } = command.body;
      const sealed = atPlace(nouns[noun].fields, field.startsWith('/') ? field : `/${field}`, value, leaf);
      if (sealed === value) return command;
      if (quote !== undefined)
        throw refuse(
          'invalid-body',
          '/quote',
          'the claim is of something personal, and its quote would stay when that is erased',
        );
      return { ...command, body: { label: UNLESS_SAID, ...command.body, value: sealed } };
    }
    default:
      return command;
  }
}

function atPlace(fields: Fields, pointer: Pointer, value: Json, leaf: Leaf): Json {
  const spot = spotAt(fields, pointer);
  if (!spot || value === null) return value;
  const { field, place } = spot;
  if (place === 'element') return field.kind === 'list' ? below(field.fields, pointer, value, leaf) : value;
  return place === 'field' ? ofField(field, pointer, value, leaf) : value;
}

function ofField(field: Field, pointer: Pointer, value: Json, leaf: Leaf): Json {
  switch (field.kind) {
    case 'single':
      return 'plain' in field.type ? leaf(value, pointer, field.type as PersonalType) : value;
    case 'list': {
      if (!Array.isArray(value)) return value;
      const elements = (value as Json[]).map((each, n) => below(field.fields, pointer + pointerTo(String(n)), each, leaf));
      return elements.every((each, n) => each === value[n]) ? value : elements;
    }
    case 'group':
      return below(field.fields, pointer, value, leaf);
    case 'dated':
    case 'texts':
      return value;
  }
}

function below(fields: Fields, pointer: Pointer, value: Json, leaf: Leaf): Json {
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, each]): [string, Json | undefined] => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return [name, field && each !== undefined && each !== null ? ofField(field, pointer + pointerTo(name), each, leaf) : each];
  });
  return members.every(([name, each]) => each === value[name]) ? value : Object.fromEntries<Json | undefined>(members);
}

/** Everything that is sealed in what a record says, or has said. */
export function sealedOf(record: RecordState): Sealed[] {
  return [...bookOf(record).claims.values()].flatMap((claims) => claims.flatMap(({ value }) => [...sealedIn(value)]));
}
