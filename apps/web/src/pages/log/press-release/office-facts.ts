import type { Named } from '../matching.ts';
import type { DateFound } from './dates-in-text.ts';
import { initialsOf, type OfficeNamed, type PartyMention, resolutionsIn } from './mentions.ts';
import type { Read } from './reading.ts';
import { isWithin, sentenceAt, type Span, touches } from './sentences.ts';
import { readable } from './words.ts';

export interface OfficeRead {
  readonly key: string;
  readonly name: string;
  readonly abbreviation: Read<string> | null;
  readonly at: Span;
  readonly establishedOn: Read<string> | null;
  readonly instrument: Read<string> | null;
  readonly mandates: Read<readonly string[]> | null;
  readonly functions: Read<readonly { readonly id: string; readonly text: string }[]> | null;
  readonly aims: Read<readonly string[]> | null;
}

interface Told {
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly dates: readonly DateFound[];
  readonly known: readonly Named[];
}

/** What a text says of each office that it names. */
export function officesRead(told: Told, offices: readonly OfficeNamed[], mentions: readonly PartyMention[]): OfficeRead[] {
  const { text, known } = told;
  const keys = new Map<string, { name: string; short: string; spans: Span[] }>();
  for (const { key, name, abbreviation, spans } of offices) keys.set(key, { name, short: abbreviation, spans: [...spans] });
  for (const mention of mentions) {
    if (!mention.party.startsWith('office:') && !mention.party.startsWith('name:')) continue;
    const label = known.find(({ value }) => value === mention.party)?.label ?? text.slice(mention.start, mention.end);
    const there = keys.get(mention.party) ?? { name: label, short: '', spans: [] };
    if (!there.spans.some((span) => touches(span, mention))) there.spans.push(mention);
    keys.set(mention.party, there);
  }
  return [...keys].map(([key, { name, short, spans }]) =>
    factsOf(
      told,
      key,
      name,
      short,
      spans.toSorted((x, y) => x.start - y.start),
    ),
  );
}

function factsOf(told: Told, key: string, name: string, short: string, spans: readonly Span[]): OfficeRead {
  const { text, sentences, dates } = told;
  const isFounded = (span: Span): boolean =>
    /^\s(?:\([^)]*\)\s)?(?:was|were|is|has been|had been)\s(?:formally\s|officially\s)?(?:established|created|founded|set up|formed)\b/.test(
      text.slice(span.end, span.end + 90),
    );
  const founded = spans.find(isFounded);
  const sentence = founded ? sentenceAt(sentences, founded) : null;
  const inSentence = <Found extends Span>(all: readonly Found[]): Found | undefined =>
    sentence ? all.find((each) => isWithin(each, sentence) && each.start > founded!.end) : undefined;
  const date = inSentence(dates);
  const resolution = inSentence(resolutionsIn(text));
  const made = initialsOf(name);
  const at = sentence ?? spans[0]!;
  return {
    key,
    name,
    at,
    abbreviation:
      short !== ''
        ? { value: short, at: spans[0]!, inferred: null }
        : made === ''
          ? null
          : { value: made, at: spans[0]!, inferred: 'The initials of its name; the text has no abbreviation.' },
    establishedOn: date ? { value: date.edtf, at, inferred: date.inferred } : null,
    instrument: resolution ? { value: resolution.symbol, at, inferred: null } : null,
    mandates: /terroris/i.test(name) ? { value: ['counter-terrorism'], at: spans[0]!, inferred: 'Its name says so.' } : null,
    functions: functionsOf(told, name, spans),
    aims: aimsOf(told, spans),
  };
}

function functionsOf({ text, sentences }: Told, name: string, spans: readonly Span[]): OfficeRead['functions'] {
  for (const span of spans) {
    const sentence = sentenceAt(sentences, span);
    if (!sentence) continue;
    const said = text.slice(span.end, sentence.end);
    const head = /^\s(?:has|have|had)\s(?:\S+\s){0,3}(?:functions|tasks|responsibilities|objectives)\b[^:]{0,80}:\s*/.exec(said);
    if (!head) continue;
    const from = span.end + head[0].length;
    // A list may go on over lines and sentences: up to where nothing is numbered any more.
    const rest = text.slice(
      from,
      /\n\s*\n/.exec(text.slice(from))?.index === undefined ? text.length : from + /\n\s*\n/.exec(text.slice(from))!.index,
    );
    const items = rest
      .split(/(?:^|[;,.]?\s+(?:and\s+)?)\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[).]\s+/)
      .map((item) => readable(item).replace(/[;,.]+(?:\sand)?$/, ''))
      .filter((item) => item !== '');
    if (items.length < 2) continue;
    const ids = new Set<string>();
    const value = items.map((item) => {
      const id = functionId(item, name, ids);
      ids.add(id);
      return { id, text: `${item[0]!.toUpperCase()}${item.slice(1)}` };
    });
    return { value, at: { start: span.start, end: from + rest.trimEnd().length }, inferred: null };
  }
  return null;
}

function aimsOf({ text, sentences }: Told, spans: readonly Span[]): OfficeRead['aims'] {
  for (const span of spans) {
    const sentence = sentenceAt(sentences, span);
    if (!sentence) continue;
    const aim = /^\saims\s(?:to|at)\s([^.]{10,})/.exec(text.slice(span.end, sentence.end))?.[1];
    if (aim !== undefined) return { value: [readable(aim)], at: sentence, inferred: null };
  }
  return null;
}

const LIGHT = new Set(
  'the a an that this its their of for on in to and or due all with by from more better delivery provision use work efforts support'.split(
    ' ',
  ),
);

/** A readable id of a function: its first word that says something, of what is not in the office's own name. */
function functionId(item: string, office: string, taken: ReadonlySet<string>): string {
  const own = new Set(office.toLowerCase().split(/\s+/));
  const words = item
    .split(/\s+/)
    .slice(1)
    .filter((word) => !/^\p{Lu}/u.test(word))
    .map((word) => word.toLowerCase().replaceAll(/[^a-z-]/g, ''))
    .filter((word) => word.length > 2 && !LIGHT.has(word) && !own.has(word));
  const id = words.find((word) => !taken.has(word)) ?? `function-${taken.size + 1}`;
  return id.replaceAll(/^-+|-+$/g, '') || `function-${taken.size + 1}`;
}
