/** As a title is written on record: small words small. */
export function titleCase(title: string): string {
  return title
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase())
    .replaceAll(/ (?:Of|For|And|The|In|On|To|At)(?= )/g, (word) => word.toLowerCase());
}

export const readable = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const FUNCTION_WORDS: Readonly<Record<string, readonly string[]>> = {
  English: ['the', 'of', 'and', 'to', 'in', 'with', 'on', 'that', 'was', 'were', 'for', 'by'],
  French: ['le', 'la', 'les', 'de', 'des', 'du', 'et', 'dans', 'avec', 'une', 'sur', 'pour', 'est', 'aux'],
  Spanish: ['el', 'la', 'los', 'las', 'de', 'del', 'y', 'en', 'con', 'una', 'por', 'para', 'que'],
  German: ['der', 'die', 'das', 'und', 'mit', 'den', 'dem', 'von', 'ist', 'ein', 'eine', 'im', 'zu'],
  Portuguese: ['o', 'os', 'da', 'do', 'das', 'dos', 'e', 'em', 'com', 'uma', 'para', 'que', 'na', 'no'],
  Italian: ['il', 'gli', 'di', 'del', 'della', 'e', 'con', 'una', 'per', 'che', 'nel', 'sul'],
};
const SCRIPTS = [
  ['Cyrillic', /\p{Script=Cyrillic}/gu],
  ['Arabic', /\p{Script=Arabic}/gu],
  ['Chinese', /\p{Script=Han}/gu],
  ['Hebrew', /\p{Script=Hebrew}/gu],
  ['Greek', /\p{Script=Greek}/gu],
  ['Devanagari', /\p{Script=Devanagari}/gu],
] as const;

/** Why a text cannot be read well; null where it is in English, as far as that can be told. */
export function unreadBecause(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20) return null;
  for (const [name, pattern] of SCRIPTS) {
    if ((text.match(pattern)?.length ?? 0) > letters * 0.3)
      return `Much of this is in ${name} letters. Only texts in English are read; nothing of the rest was understood.`;
  }
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const share = (language: string): number =>
    words.filter((word) => FUNCTION_WORDS[language]!.includes(word)).length / Math.max(1, words.length);
  const [best] = Object.keys(FUNCTION_WORDS).toSorted((x, y) => share(y) - share(x));
  if (best === 'English' || share(best!) < 0.1) return null;
  return `This seems to be in ${best}. Only texts in English are read; what was found may be names alone, and wrong.`;
}
