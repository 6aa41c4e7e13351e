import { titleCase } from './words.ts';
import type { PartyMention } from './mentions.ts';
import { type Span, touches } from './sentences.ts';

export interface PersonFound {
  /** As it is written where it is written in full. */
  readonly name: string;
  readonly spans: readonly Span[];
  /** "Foreign Minister", without whose; empty where none is given. */
  readonly title: string;
  /** As the source has it: "Tajik Foreign Minister". */
  readonly styled: string;
  /** Where name and title stand together. */
  readonly at: Span;
  /** `state:TJ`, `office:unoct`, `name:…`; null where it is not told. */
  readonly party: string | null;
}

/** Somebody on record, whom a text may name without a title. */
export interface KnownOfficial {
  readonly id: string;
  readonly name: string;
  /** Where the record has one alone. */
  readonly party: string | null;
}

/** Somebody whom the text has by title alone: "the Foreign Minister of Kazakhstan". */
export interface UnnamedFound extends Span {
  readonly title: string;
  /** Null where the text does not say whose. */
  readonly party: string | null;
}

const RANK =
  '(?:First|Second|Deputy|Vice|Acting|Interim|Former|Assistant|Under|Permanent|State|Special|Senior|High|Chief|Executive|Crown|Prime|Foreign|Defen[cs]e|Interior|Finance|Trade|Justice|Security|Political|Federal|Regional)';
const OFFICER =
  '(?:Ministers?|Presidents?|Premier|Chancellor|King|Queen|Emir|Amir|Sultan|Prince|Princess|Secretary|Ambassador|Representative|Envoy|Commissioner|Director|Coordinator|Chair(?:man|woman|person)?|Head|Speaker|Governor|Advis[eo]r|Spokes(?:man|woman|person)|Counterpart)';
const DOMAIN = String.raw`\p{Lu}[\p{L}\p{M}'’-]*(?:,?\s(?:and\s|of\s|&\s)?\p{Lu}[\p{L}\p{M}'’-]*){0,6}`;
/** Titles as texts write them, in capitals or not: "Under-Secretary-General", "minister for Europe and Foreign Affairs". */
const TITLE = new RegExp(
  String.raw`(?<![\p{L}-])(?:${either(RANK)}[\s-]){0,4}(?:${either(OFFICER)})(?:-General|\sGeneral|\sExtraordinary(?:\sand\sPlenipotentiary)?)?(?![\p{L}])(?:\sof\s(?:[Ss]tate|[Ff]oreign\s[Aa]ffairs)(?!\p{L})(?:\s[Ff]or\s${DOMAIN})?|\s(?:of|for)\s(?:the\s)?(${DOMAIN}))?`,
  'gu',
);

/** With its first letters small as well. */
function either(pattern: string): string {
  return pattern.replaceAll(/(?<![a-z\\])([A-Z])(?=[a-z])/g, (letter) => `[${letter}${letter.toLowerCase()}]`);
}

const HONORIFIC = String.raw`(?:(?:H\.\s?E\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?|Professor|Sir|Dame|Lord|Sheikh|General|Gen\.|His Excellency|Her Excellency)\s){0,3}`;
const PARTICLE = String.raw`(?:al|el|bin|bint|ibn|van|von|der|den|de|da|di|do|dos|du|la|le|ten|ter|y|e)`;
const NAME_WORD = String.raw`(?:(?:[Aa]l|[Ee]l|d|O)[-'’])?\p{Lu}[\p{L}\p{M}'’]*\.?(?:-\p{Lu}[\p{L}\p{M}'’]*|-[a-z]{2}-?\p{Lu}?[\p{L}]*)*`;
const NAME = String.raw`${NAME_WORD}(?:\s(?:${PARTICLE}\s){0,2}${NAME_WORD}){0,4}`;
const NO_NAME =
  /^(?:The|A|An|In|On|At|He|She|They|We|It|Mr|Mrs|Ms|Dr|And|But|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|President|Minister|Prime|Foreign|Deputy|Ambassador|Secretary|Chancellor|King|Queen|Republic|United|Nations|State|General|Office|Ministry|Council|Union|International|Conference|Global|Strategy|Government|Parliament|Both|During|After|Following|High|Security|Under|Assistant|Special|Federal|European|African|Euro|Central|North|South|East|West|Member|States|Summit|Commission|Committee|Organization|Organisation|Agency)$/;

const starts = (pattern: string): RegExp => new RegExp(String.raw`^(?:${pattern})`, 'u');
const AFTER_TITLE = starts(String.raw`(\s?,?\s(?:Ambassador\s)?(?:${HONORIFIC}))(${NAME})`);
const BEFORE = new RegExp(
  String.raw`(?<![\p{L}\p{M}'’-])(${HONORIFIC})(${NAME}),\s(?:the\s|who\sis\s(?:the\s)?)?(?:\p{Lu}\p{L}+(?:['’]s)?\s){0,2}$`,
  'u',
);
const APPOINTED = new RegExp(
  String.raw`(?<![\p{L}\p{M}'’-])(${HONORIFIC})(${NAME})\s(?:was|has\sbeen|had\sbeen|is)\s(?:appointed|named|elected|nominated|designated|sworn\sin)(?:\s(?:as|to\sbe))?\s(?:the\s|its\s)?(?:new\s)?$`,
  'u',
);
const HONOURED = new RegExp(String.raw`(?<![\p{L}\p{M}'’-])(?:H\.\s?E\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sheikh)\s(${NAME})`, 'gu');

const UNTITLED = new RegExp(String.raw`(?<![\p{L}\p{M}'’-])${NAME}`, 'gu');
const OPENS = /^(?:Yesterday|Today|Earlier|Later|Also|Then|When|While|Meanwhile|Last|Next|Speaking|Here|There)$/;

/** Where a name stands as whole words. */
function wordsAt(text: string, name: string): Span[] {
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{M}-])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\p{L}\p{M}-])`,
    'gu',
  );
  return [...text.matchAll(pattern)].map(({ index }) => ({ start: index, end: index + name.length }));
}

/** "The Secretary", of whom the text has named one alone. */
const AGAIN =
  /(?<![\p{L}-])[Tt]he ((?:Deputy |Prime |Foreign )?(?:Secretary(?:-General)?|Minister|President|Chancellor|Ambassador|High Representative|Under-Secretary-General))(?![\p{L}-])(?!\s(?:of|for|to|\p{Lu}))/gu;

function againByTitle(text: string, people: readonly PersonFound[]): PersonFound[] {
  const more = new Map<PersonFound, Span[]>();
  for (const { 0: all, 1: title, index } of text.matchAll(AGAIN)) {
    const meant = people.filter((each) => new RegExp(`(?:^|\\s)${title}(?:\\s|$)`).test(each.title) && each.at.end <= index);
    const [one] = meant;
    if (meant.length !== 1 || !one) continue;
    more.set(one, [...(more.get(one) ?? []), { start: index + all.length - title!.length, end: index + all.length }]);
  }
  return people.map((each) => ({
    ...each,
    spans: [...each.spans, ...(more.get(each) ?? [])].toSorted((x, y) => x.start - y.start),
  }));
}

/** The people that a text names by title and name, each once, and those whom it has by title alone. */
export function peopleIn(
  text: string,
  parties: readonly PartyMention[],
  known: readonly KnownOfficial[] = [],
): {
  readonly people: PersonFound[];
  readonly unnamed: UnnamedFound[];
} {
  const found: PersonFound[] = [];
  const unnamed: UnnamedFound[] = [];
  const endingAt = (at: number): PartyMention | undefined =>
    parties.find(({ end }) => /^(?:['’]s)?\s(?:the\s)?$/u.test(text.slice(end, at)) && end <= at && at - end <= 8);
  const startingAt = (at: number): PartyMention | undefined =>
    parties
      .filter((each) => !each.isAdjective && (each.start === at || (each.start === at - 4 && text.slice(at - 4, at) === 'the ')))
      .toSorted((x, y) => y.end - x.end)[0];

  for (const match of text.matchAll(TITLE)) {
    const start = match.index;
    let end = start + match[0].length;
    let party: string | null = null;
    const domain = match[1];
    // "Minister for Foreign Affairs Federica Mogherini": from the first word on that no office deals with it is a name.
    const length = domain === undefined ? 0 : domainLength(domain);
    if (domain !== undefined) end += length - domain.length;
    // What comes after "of" may be whose the title is, and no part of it.
    const from = end - length;
    let titleEnd = end;
    const inDomain =
      domain === undefined
        ? undefined
        : parties.find(
            (each) =>
              !each.isAdjective && each.start >= from - (text.slice(from - 4, from) === 'the ' ? 4 : 0) && each.start < end,
          );
    if (inDomain && inDomain.start <= from) {
      titleEnd = from - (/\s(?:of|for)\s(?:the\s)?$/u.exec(text.slice(start, from))?.[0].length ?? 0);
      party = inDomain.party;
      end = inDomain.end;
    } else if (inDomain) {
      // "Minister of Foreign Affairs of Kazakhstan Kairat Abdrakhmanov": the domain took too much.
      const cut = /\s(?:of\s)?(?:the\s)?$/u.exec(text.slice(from, inDomain.start))?.[0].length ?? 0;
      titleEnd = inDomain.start - cut;
      party = inDomain.party;
      end = inDomain.end;
    } else {
      const of = /^\s(?:of|for|to|at)\s(?:the\s)?/u.exec(text.slice(end));
      const next = of ? startingAt(end + of[0].length) : undefined;
      if (next) {
        party = next.party;
        end = next.end;
      }
    }
    // "Ambassador of China to Tajikistan": where one serves is no part of whose one is.
    const served = party === null ? null : /^\sto\s(?:the\s)?/u.exec(text.slice(end));
    end = (served && startingAt(end + served[0].length)?.end) ?? end;
    const before = endingAt(start);
    const styledFrom = before && party === null ? before.start : start;
    party ??= before?.party ?? null;
    const written = text.slice(start, titleEnd).replace(/[\s,]+$/, '');
    const title = /counterpart$/i.test(written) ? '' : written;
    const styled = text.slice(styledFrom, end);

    const person = named(start, end);
    if (person) found.push({ ...person, title: titleCase(title), styled, party });
    else if (party !== null && /\p{L}/u.test(title)) {
      const one = titleCase(title.replace(/s$/, ''));
      unnamed.push({ start: styledFrom, end, title: one, party });
      // "the Foreign Ministers of Kazakhstan, Kyrgyzstan and Tajikistan"
      for (let at = end; title.endsWith('s');) {
        const and = /^(?:,\s(?:and\s)?|\sand\s)(?:the\s)?/u.exec(text.slice(at));
        const next = and ? startingAt(at + and[0].length) : undefined;
        if (!next) break;
        unnamed.push({ start: next.start, end: next.end, title: one, party: next.party });
        at = next.end;
      }
    } else if (
      party === null &&
      /(?:^|[^\p{L}])[Tt]he\s$/u.test(text.slice(Math.max(0, start - 5), start)) &&
      HEADS_ALONE.test(title)
    )
      unnamed.push({ start, end, title, party: null });
  }
  for (const match of text.matchAll(HONOURED)) {
    const name = wholeName(match[1]!);
    if (name === null) continue;
    const at = match.index + match[0].length - match[1]!.length;
    const span = { start: at, end: at + name.length };
    if (found.some(({ spans }) => spans.some((each) => touches(each, span)))) continue;
    found.push({ name, spans: [span], at: span, title: '', styled: '', party: null });
  }
  for (const { name } of known) {
    for (const span of wordsAt(text, name)) {
      if (found.some(({ spans }) => spans.some((each) => touches(each, span)))) continue;
      found.push({ name, spans: [span], at: span, title: '', styled: '', party: null });
    }
  }
  return { people: againByTitle(text, mentionedAgain(text, united(found))), unnamed };

  /** Behind the title, or before it, or before "was appointed". */
  function named(start: number, end: number): Pick<PersonFound, 'name' | 'spans' | 'at'> | null {
    // A possessive in between: "Kazakhstan's foreign minister, Kairat Abdrakhmanov".
    const [whole, lead = '', written = ''] = AFTER_TITLE.exec(text.slice(end, end + 200)) ?? [];
    const name = whole === undefined ? null : wholeName(written);
    if (name !== null && !/,\s*$/.test(lead.trim() === ',' && /^\s*\p{L}+\s*$/u.test(name) ? lead : '')) {
      const at = end + lead.length;
      if (!parties.some((each) => each.start === at && !each.isAdjective && each.end - each.start >= name.length)) {
        const span = { start: at, end: at + name.length };
        return { name, spans: [span], at: { start, end: span.end } };
      }
    }
    const head = text.slice(Math.max(0, start - 200), start);
    const [all, , ahead] = APPOINTED.exec(head) ?? BEFORE.exec(head) ?? [];
    if (all === undefined || ahead === undefined) return null;
    const first = ahead.split(/\s/).findIndex((word) => !NO_NAME.test(word.replace(/\.$/, '')));
    const kept = ahead.split(/\s/).slice(Math.max(0, first)).join(' ');
    const it = wholeName(kept);
    if (it === null) return null;
    const at = start - all.length + all.lastIndexOf(kept, all.length);
    const span = { start: at, end: at + it.length };
    return { name: it, spans: [span], at: { start: at, end } };
  }
}

/** Names without a title within a sentence, apart from what is known to be something else. */
export function namesIn(text: string, { start, end }: Span, taken: readonly Span[]): string[] {
  return [...text.slice(start, end).matchAll(UNTITLED)].flatMap(({ 0: written, index }) => {
    const words = written.split(' ');
    const lead = words.findIndex((word) => !NO_NAME.test(word) && !OPENS.test(word));
    const name = lead < 0 ? null : wholeName(words.slice(lead).join(' '));
    if (name === null || !name.includes(' ')) return [];
    const at = start + index + written.indexOf(name);
    return taken.some((each) => touches(each, { start: at, end: at + name.length })) ? [] : [name];
  });
}

/** Titles of which one alone speaks for a State or an organisation. */
const HEADS_ALONE = /^(?:Secretary-General|High Representative|(?:Prime |Foreign )?Minister|President|Chancellor)$/;

const DEALT_WITH = new Set(
  'Foreign External Internal International European Europe African Africa Asia Asian Eurasian Americas Middle Near East North South West Central Pacific Affairs Relations Security Policy Political Peace Peacebuilding Defence Defense Interior Home Justice Trade Commerce Industry Economy Economic Finance Financial Treasury Energy Health Education Culture Science Technology Digital Transport Communications Agriculture Environment Climate Labour Labor Migration Emergency Situations Development Cooperation Commonwealth Human Rights Refugees Law Legal Counter-Terrorism Counterterrorism Countering Terrorism Drugs Crime State Public Social Religious Youth Sport Tourism Water Infrastructure Planning Strategic Nuclear Disarmament Arms Control Humanitarian Operations General Administration Integration Investment Budget Innovation Multilateral Bilateral Global Governance Nationalities Border Information Press Union'.split(
    ' ',
  ),
);

/** As far as the last word that an office deals with, where it is followed by others; else all of it. */
function domainLength(domain: string): number {
  let last = 0;
  for (const { 0: word, index } of domain.matchAll(/[\p{L}\p{M}'’-]+/gu)) if (DEALT_WITH.has(word)) last = index + word.length;
  return last === 0 ? domain.length : last;
}

/** Up to the first word that is no part of a name; null where nothing is left. */
function wholeName(written: string): string | null {
  const words: string[] = [];
  for (const word of written.split(/\s/)) {
    if (NO_NAME.test(word.replace(/[.'’]s?$/, '')) && /^\p{Lu}/u.test(word)) break;
    words.push(word);
    if (/['’]s$/.test(word)) break;
  }
  while (words.length > 0 && /^(?:\p{Ll}+)$/u.test(words.at(-1)!)) words.pop();
  const name = words
    .join(' ')
    .replace(/['’]s$/, '')
    .replace(/(?<=\p{Ll})\.$/u, '');
  return /\p{L}{2}/u.test(name) ? name : null;
}

const surname = (name: string): string => name.split(' ').at(-1)!.toLowerCase();

/** One person is one, named in full and by the surname alone. */
function united(found: readonly PersonFound[]): PersonFound[] {
  const people: PersonFound[] = [];
  for (const each of found.toSorted((x, y) => y.name.split(' ').length - x.name.split(' ').length || x.at.start - y.at.start)) {
    const at = people.findIndex(
      ({ name }) => name === each.name || (!each.name.includes(' ') && surname(name) === each.name.toLowerCase()),
    );
    const there = people[at];
    if (!there) {
      people.push(each);
      continue;
    }
    const first =
      there.title === '' || (each.title !== '' && each.at.start < there.at.start && each.party !== null) ? each : there;
    people[at] = {
      name: there.name,
      spans: [...there.spans, ...each.spans],
      title: first.title || there.title,
      styled: first.styled || there.styled,
      at: first.at,
      party: first.party ?? there.party ?? each.party,
    };
  }
  return people.toSorted((x, y) => x.at.start - y.at.start);
}

/** Where the text has a surname alone it means who was named before. */
function mentionedAgain(text: string, people: readonly PersonFound[]): PersonFound[] {
  return people.map((person) => {
    const last = person.name.split(' ').at(-1)!;
    const again = wordsAt(text, last).filter((span) => !person.spans.some((each) => touches(each, span)));
    return { ...person, spans: [...person.spans, ...again].toSorted((x, y) => x.start - y.start) };
  });
}
