import { Ajv } from 'ajv';
import type { CommandType } from '#domain/commands.ts';
import { isObject, type Json, type JsonObject } from '#domain/json.ts';
import { type Noun, nouns } from '#domain/nouns.ts';
import { isPersonal } from '#domain/personal.ts';
import schema from '../../mappings/schema.json' with { type: 'json' };
import type { CommandTemplate, Mapping, Rule } from './mapping.ts';
import { isShippedTable } from './shipped-tables.ts';
import { FILTERS, patternOf, PLACE, placesIn } from './template.ts';

/** What is no mapping, with everything that is wrong in it, and where. */
export class UnreadableMapping extends Error {
  override readonly name = 'UnreadableMapping';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`this is no mapping: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

// Of a value that fits none of several shapes, only the shapes' own keywords help.
const isMapping = new Ajv({ allErrors: true, strict: false, discriminator: true }).compile<Mapping>(schema);

/** Every command that a rule may make: a new one fails to compile here. */
const COMMANDS: Readonly<Record<Exclude<CommandType, 'ErasePersonalData'>, true>> = {
  RecordTerritory: true,
  EstablishOffice: true,
  RenameOffice: true,
  ReviseOfficeMandate: true,
  TransferOfficeFunctions: true,
  DissolveOffice: true,
  JoinMemberEntity: true,
  LeaveMemberEntity: true,
  OpenOfficial: true,
  RecordOfficialName: true,
  NominateOfficial: true,
  AppointOfficial: true,
  AssumeOffice: true,
  EndAppointment: true,
  ConveneConference: true,
  ScheduleMeeting: true,
  CancelMeeting: true,
  HoldBilateralMeeting: true,
  HoldMultilateralMeeting: true,
  RecordMeetingOutcome: true,
  MakeVisit: true,
  SignAgreement: true,
  EndAgreement: true,
  DeliverAssistance: true,
  ClassifyEngagement: true,
  AttachSource: true,
  AddDetail: true,
  RecordClaim: true,
  RankClaim: true,
  UpdateRecord: true,
  CorrectRecord: true,
  RetractRecord: true,
  LabelRecord: true,
  MergeRecords: true,
  UnmergeRecords: true,
};

/** A mapping as somebody wrote it. @throws {UnreadableMapping} */
export function readMapping(json: unknown): Mapping {
  if (!isMapping(json)) {
    const problems = (isMapping.errors ?? []).map(({ instancePath, message, params }) => {
      const named = 'additionalProperty' in params ? ` (${String(params.additionalProperty)})` : '';
      const allowed = 'allowedValues' in params ? `: ${(params.allowedValues as unknown[]).join(', ')}` : '';
      return `${instancePath || '/'} ${message ?? 'does not fit'}${named}${allowed}`;
    });
    throw new UnreadableMapping([...new Set(problems)]);
  }
  const problems = [
    ...unknownCommands(json),
    ...unknownNames(json),
    ...unknownTables(json),
    ...wrongPatterns(json),
    ...personalPlaces(json),
  ];
  if (problems.length > 0) throw new UnreadableMapping(problems);
  return json;
}

function unknownCommands({ rules }: Mapping): string[] {
  return rules.flatMap((rule, i) =>
    commandsOf(rule).flatMap(({ type }) =>
      Object.hasOwn(COMMANDS, type)
        ? []
        : [`/rules/${i}: there is no command ${type}: there are ${Object.keys(COMMANDS).join(', ')}`],
    ),
  );
}

const commandsOf = ({ main, before = [], after = [] }: Rule): readonly CommandTemplate[] => [
  ...(main ? [main] : []),
  ...before,
  ...after,
];

/** No row would be taken, and what it says would be read and kept for nothing. */
function personalPlaces({ rules, tables = {} }: Mapping): string[] {
  const commands = [
    ...rules.flatMap((rule, i) => commandsOf(rule).map((command) => [`/rules/${i}`, command] as const)),
    ...Object.entries(tables).flatMap(([name, table]) =>
      'records' in table ? Object.values(table.records ?? {}).map((command) => [`/tables/${name}`, command] as const) : [],
    ),
  ];
  return commands.flatMap(([at, { stream, body }]) => {
    const noun = Object.keys(nouns).find((each) => stream.startsWith(`${each}-`)) as Noun['kind'] | undefined;
    const possible = noun ? [noun] : (Object.keys(nouns) as Noun['kind'][]);
    return placesNamed(body)
      .filter((place) => possible.some((each) => isPersonal(each, place)))
      .map((place) => `${at}: ${place} is personal, and what is personal is not imported: record it by itself`);
  });
}

/** Where a command says something of a record: by its changes, or as a claim. */
function placesNamed({ changes, field }: JsonObject): string[] {
  return [...keysOf(changes), ...(typeof field === 'string' ? [field] : [])];
}

/** Of an object, also of one that a template stands for. */
function keysOf(template: Json | undefined): string[] {
  if (!isObject(template)) return [];
  return '$is' in template ? keysOf(template.$is) : Object.keys(template);
}

/** Places for what is no column and no value before it: a mistyped name would leave its field out of every row. */
function unknownNames({ columns, log, values = {}, rules, key }: Mapping): string[] {
  const known = new Set([...columns, ...(log?.columns ?? []), 'row']);
  const problems: string[] = [];
  const look = (template: Json | undefined, at: string, more: readonly string[] = []): void => {
    for (const { name, filter } of placesIn(template)) {
      if (!known.has(name) && !known.has(name.split('.')[0] as string) && !more.includes(name.split('.')[0] as string))
        problems.push(`${at}: {${name}} is no column and no value before it`);
      if (filter !== undefined && !Object.hasOwn(FILTERS, filter))
        problems.push(`${at}: there is no filter ${filter}: there are ${Object.keys(FILTERS).join(', ')}`);
    }
  };
  for (const [name, value] of Object.entries(values)) {
    look(value as unknown as Json, `/values/${name}`, groupsIn(value as unknown as Json));
    known.add(name);
  }
  for (const [i, rule] of rules.entries()) {
    look(rule as unknown as Json, `/rules/${i}`, ['each']);
    for (const name of Object.keys(rule.where ?? {})) look(`{${name}}`, `/rules/${i}/where`);
  }
  for (const name of key) if (!columns.includes(name)) problems.push(`/key: ${name} is not among the columns`);
  return problems;
}

function unknownTables({ tables = {}, values = {} }: Mapping): string[] {
  const shipped = Object.entries(tables).flatMap(([name, table]) =>
    'shipped' in table && !isShippedTable(table.shipped) ? [`/tables/${name}: Chancery ships no table ${table.shipped}`] : [],
  );
  const named = Object.entries(values).flatMap(([name, value]) =>
    membersOf(value as unknown as Json, ['lookup', 'parties']).flatMap((each) =>
      Object.hasOwn(tables, each) ? [] : [`/values/${name}: there is no table ${each}`],
    ),
  );
  return [...shipped, ...named];
}

function wrongPatterns(mapping: Mapping): string[] {
  const wheres = [mapping.rules, mapping.values ?? {}, mapping.tables ?? {}].flatMap((each) =>
    patternsIn(each as unknown as Json),
  );
  return wheres.flatMap((pattern) => {
    try {
      patternOf(pattern.replaceAll(PLACE, 'x'));
      return [];
    } catch (error) {
      return [`the pattern ${JSON.stringify(pattern)} cannot be read: ${(error as Error).message}`];
    }
  });
}

function patternsIn(json: Json | undefined): string[] {
  if (Array.isArray(json)) return (json as readonly Json[]).flatMap(patternsIn);
  if (!isObject(json)) return [];
  const own = ['where', '$where', 'whose'].flatMap((name) => (isObject(json[name]) ? Object.values(json[name]) : []));
  const texts = [...own, json.pattern, json.behind].filter((each) => typeof each === 'string');
  return [...texts, ...Object.values(json).flatMap(patternsIn)];
}

function groupsIn(json: Json): string[] {
  return patternsIn(json).flatMap((pattern) => [...pattern.matchAll(/\(\?<(\w+)>/g)].map(([, name]) => name as string));
}

function membersOf(json: Json | undefined, names: readonly string[]): string[] {
  if (Array.isArray(json)) return (json as readonly Json[]).flatMap((each) => membersOf(each, names));
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([name, each]) =>
    names.includes(name) && typeof each === 'string' ? [each] : membersOf(each, names),
  );
}
