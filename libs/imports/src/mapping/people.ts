import { literal } from './template.ts';

/** A person as a cell names one: without the title, which stands beside the name. */
export interface Person {
  readonly name: string;
  /** The title before the name, as it is written. */
  readonly styled?: string;
  /** Whose the cell says that the person is: "of Kazakhstan". */
  readonly of?: string;
  /** The words before the title, which may say so too: "Russian". */
  readonly before?: string;
}

const SEPARATOR = /\s*;\s*|\s*,?\s+and\s+|\s*,\s+(?!(?:Jr|Sr)\b)/u;

/** A cell of one person, or of several, each with a title: where a part has none, the cell is one person. */
export function peopleOf(cell: string, styles: readonly string[]): Person[] {
  const whole = personOf(cell, styles);
  const parts = cell.split(SEPARATOR).filter((part) => part !== '');
  const people = parts.map((part) => personOf(part, styles));
  return people.length > 1 && people.every((each) => each.styled !== undefined && each.name !== '') ? people : [whole];
}

function personOf(text: string, styles: readonly string[]): Person {
  const styled = styleOf(text, styles);
  if (styled === undefined) return { name: text.trim() };
  const name = text.slice(styled.length).trim();
  return name === '' ? { name: text.trim() } : { name, styled };
}

function styleOf(text: string, styles: readonly string[]): string | undefined {
  const found = styles.filter((each) => text.startsWith(`${each} `)).toSorted((a, b) => b.length - a.length)[0];
  if (found === undefined) return undefined;
  // Titles stack: "Emir Sheikh", "Premier and Prince".
  const joint = /^ (?:and |& )?/.exec(text.slice(found.length))?.[0] ?? '';
  const more = styleOf(text.slice(found.length + joint.length), styles);
  return more === undefined ? found : found + joint + more;
}

const WORD = String.raw`(?:\p{Lu}\.|d[’']\p{Lu}\p{L}+|\p{Lu}[\p{L}\p{M}'’\-ʻ]*|(?:al|el|bin|ibn|bint|de|da|do|dos|la|le|van|von|der|den|zu|y|e)(?=[\s\-])[\p{L}\p{M}'’\-]*)`;

/** A full stop behind an initial, or within a word, ends no sentence. */
const SENTENCE = /^(?:[^.;]|\.(?=\S)|(?<=\b\p{Lu}|\b[JS]r)\.)*/u;

/** The people whom free text names behind what a pattern matches ("met with"), up to the end of that sentence. */
export function peopleBehind(
  text: string,
  pattern: RegExp,
  { styles, unnamed: words = [] }: { readonly styles: readonly string[]; readonly unnamed?: readonly string[] | undefined },
): Person[] {
  const everywhere = new RegExp(pattern.source, `${pattern.flags}g`);
  const clauses = [...text.matchAll(everywhere)].map(
    (match) => SENTENCE.exec(text.slice(match.index + match[0].length))?.[0] ?? '',
  );
  const people = clauses.flatMap((clause) => [...peopleWithin(clause, styles), ...unnamedWithin(clause, words)]);
  return [...new Map(people.map((each) => [`${each.styled} ${each.name}`, each])).values()];
}

/** "senior Danish colonial officials": people whom the text describes. */
function unnamedWithin(text: string, words: readonly string[]): Person[] {
  if (words.length === 0) return [];
  const pattern = madeOnce(unnamed, words, () => {
    const any = longestFirst(words);
    return String.raw`(?<![\p{L}\p{M}])(?:\p{Ll}+\s)?(?:(?<before>\p{Lu}[\p{L}.\-]+(?:\s\p{Lu}[\p{L}\-]+){0,2}?)\s)??(?:(?!(?:and|the|of|with|for|in)\s)\p{Ll}+\s){0,2}${any}(?!\p{L}|\s\p{Lu})(?:\sof\s(?:the\s)?(?<of>\p{Lu}[\p{L}\-]+(?:\s\p{Lu}[\p{L}\-]+)*))?`;
  });
  return [...text.matchAll(pattern)].map(({ 0: name, groups: { before, of } = {} }) => ({
    name: name.replace(/^(?:with|and|the|to|by|other)\s/u, ''),
    ...(of !== undefined && { of }),
    ...(before !== undefined && { before }),
  }));
}

/** Each behind a title: "President Nursultan Nazarbayev of Kazakhstan", "Russian Foreign Minister Lavrov". */
function peopleWithin(text: string, styles: readonly string[]): Person[] {
  const pattern = madeOnce(titled, styles, () => {
    const title = longestFirst(styles);
    return String.raw`(?:(?<before>\p{Lu}[\p{L}\-]+(?:\s\p{Lu}[\p{L}\-]+){0,2}?)\s)??(?<styled>${title}(?:\s${title})*)\s(?<name>${WORD}(?:\s${WORD})*)(?:,?\s(?<junior>[JS]r\b\.?))?(?:\sof\s(?:the\s)?(?<of>\p{Lu}[\p{L}.\-]+(?:\s\p{Lu}[\p{L}\-]+)*))?`;
  });
  return [...text.matchAll(pattern)].map(({ groups = {} }) => {
    const { before, styled, name = '', junior, of } = groups;
    return {
      name: bare(junior === undefined ? name : `${name} ${junior}`),
      ...(styled !== undefined && { styled }),
      ...(of !== undefined && { of: bare(of) }),
      ...(before !== undefined && { before }),
    };
  });
}

/** Without the possessive or the full stop that are the sentence's. */
function bare(name: string): string {
  return name.replace(/[’']s?$/u, '').replace(/(?<=\p{Ll}{3})\.$/u, '');
}

// A mapping's lists stay the same for every row.
const [titled, unnamed] = [new WeakMap<readonly string[], RegExp>(), new WeakMap<readonly string[], RegExp>()];

function madeOnce(made: WeakMap<readonly string[], RegExp>, words: readonly string[], source: () => string): RegExp {
  let pattern = made.get(words);
  if (!pattern) made.set(words, (pattern = new RegExp(source(), 'gu')));
  return pattern;
}

function longestFirst(words: readonly string[]): string {
  return `(?:${words
    .toSorted((a, b) => b.length - a.length)
    .map(literal)
    .join('|')})`;
}
