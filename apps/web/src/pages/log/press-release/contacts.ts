import type { Kind } from '../kinds.ts';
import { readable } from './words.ts';
import type { Read } from './reading.ts';

export interface How {
  readonly kind: Kind;
  readonly channel: '' | 'phone' | 'video';
}

export function contactIn(sentence: string): How | null {
  const isCall =
    /\b(?:telephone|phone)\s?(?:call|conversation|talks?)|\b(?:spoke|talked|talks|conversation|call)\b[^.]{0,80}\b(?:by|over|on)\s(?:the\s)?(?:tele)?phone\b|\bphoned\b/i.test(
      sentence,
    );
  if (isCall) return { kind: 'call', channel: 'phone' };
  const isVideo =
    /\b(?:video\s?(?:call|conference|link|conversation)|videoconference|virtual(?:ly)?\s(?:meeting|met|talks))\b/i.test(sentence);
  const met =
    /\b(?:met|meets|holds?\stalks|held\s(?:\S+\s){0,4}(?:talks|meetings?|consultations|negotiations)|hosted|received|meeting\s(?:was\sheld|took\splace|between)|talks\s(?:were\sheld|took\splace|between)|sat\sdown\swith|called\son|courtesy\scall\son)\b/i.test(
      sentence,
    );
  if (isVideo && (met || /\b(?:spoke|talked|discussed)\b/i.test(sentence))) return { kind: 'call', channel: 'video' };
  if (
    /\b(?:will|is\sto|are\sto|is\s(?:due|scheduled|expected)\sto|are\s(?:due|scheduled|expected)\sto|plans?\sto)\s(?:meet|hold\s(?:\S+\s){0,3}(?:talks|meetings?)|receive)\b/i.test(
      sentence,
    )
  )
    return { kind: 'scheduled', channel: '' };
  if (met) return { kind: 'bilateral', channel: '' };
  if (
    /\b(?:arrived\s(?:in|on)|(?:paid|pays|paying|begins?|began|concluded|completed|made)\s(?:\S+\s){0,5}visit|visited|on\san?\s(?:\S+\s)?(?:official|working|state|private)\svisit)\b/i.test(
      sentence,
    )
  )
    return { kind: 'visit', channel: '' };
  return null;
}

/** More words than these are a sentence of their own and are not parted at commas. */
const SHORT = 4;

export function topicsOf(rest: string): string[] {
  const parts = rest.split(/\s*(?:;|,?\s+as\swell\sas|,\s+and\s+(?:also\s)?)\s*/i);
  return parts
    .flatMap((part) => {
      const commas = part.split(/,\s+/);
      const pieces = commas.flatMap((piece, n) => (n === commas.length - 1 ? piece.split(/\s+and\s+/) : [piece]));
      return commas.length < 2 || pieces.some((piece) => piece.trim().split(/\s+/).length > SHORT) ? [part] : pieces;
    })
    .map((topic) =>
      readable(topic)
        .replace(/^(?:on|and)\s/i, '')
        .replace(/[,;:]+$/, ''),
    )
    .filter((topic) => topic.length > 2)
    .slice(0, 20);
}

const PILLARS = [
  ['I', /conducive|violent extremism|radicali[sz]ation/i],
  [
    'II',
    /(?:prevent|combat|counter|fight)(?:ing|ed)?\s(?:against\s)?(?:and\s\w+\s)?(?:international\s)?terror|border security|foreign terrorist fighters|financing of terrorism|terrorist financing/i,
  ],
  ['III', /capacity[- ]building|building\s(?:the\s)?capacit/i],
  ['IV', /(?:human rights|rule of law)[^.]*terroris|terroris[^.]*(?:human rights|rule of law)/i],
] as const;

export function pillarsIn(texts: readonly string[]): string[] {
  return PILLARS.flatMap(([pillar, words]) => (texts.some((text) => words.test(text)) ? [pillar] : []));
}

/** Through whom a text says that it came. */
export function viaIn(text: string): Read<string> | null {
  const match =
    /\baccording to (?:the |an? )?((?:[\p{L}\p{M}'’.-]+\s){0,7}?(?:department|ministry|office|service|agency|embassy|website|statement|secretariat|press[- ]service|spokes(?:man|woman|person)|delegation|government)(?:\s(?:of|for)\s(?:the\s)?\p{Lu}[\p{L}'’-]*(?:\s(?:of\s|and\s|the\s)*\p{Lu}[\p{L}'’-]*)*)?)/iu.exec(
      text,
    ) ??
    /(?<!\p{L})(?:the )?((?:\p{Lu}[\p{L}'’-]+\s(?:of\s|and\s|for\s)?){1,6}(?:press[- ]service\s|information department\s)?)(?:said|reported|announced|told)\b/u.exec(
      text,
    );
  if (!match) return null;
  const name = readable(match[1]!);
  const start = match.index + match[0].indexOf(match[1]!);
  return { value: name, at: { start, end: start + match[1]!.trimEnd().length }, inferred: null };
}
