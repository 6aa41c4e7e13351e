import { type Claim, type Source, speaking } from '#domain/claims.ts';
import { formatDay } from '#domain/edtf.ts';
import {
  asElements,
  asGroup,
  asStretches,
  type Field,
  type Fields,
  OPENING,
  type Pointer,
  pointerTo,
  type Said,
  type Stretch,
} from '#domain/fields.ts';
import { nouns } from '#domain/nouns.ts';
import { type Book, bookOf, type Change, type RecordState, says } from '#domain/record.ts';
import { stretchesOn } from '#domain/stretches.ts';
import { detailOf } from '#read-models/answers/detail.ts';
import { hanging, padEnd, printable } from './columns.ts';
import type { Paint } from './terminal.ts';
import { isMarker, labelOf, shownPlace, valueText } from './value-text.ts';

export interface PageReading {
  /** As of this day; null is any. */
  readonly asOf: number | null;
  /** The day that statuses are of. */
  readonly day: number;
  /** Keys of the elements that are shown, where not all are. */
  readonly appointments: ReadonlyMap<string, { readonly status: string; readonly certain: boolean }>;
  readonly certain: boolean;
}

/** What a record says, each value with its sources and what speaks against it; then the sources and what was changed. */
export function recordPage(record: RecordState, reading: PageReading, paint: Paint, width: number): string[] {
  return new RecordPage(record, reading, paint, width).lines();
}

const LABEL = 20;

interface Row {
  readonly at: Pointer;
  readonly depth: number;
  readonly span?: string;
  /** Values of one time stand beside each other: the spellings of a name. */
  readonly together?: boolean;
  readonly style?: 'dim' | 'bold';
}

class RecordPage {
  readonly #record: RecordState;
  readonly #reading: PageReading;
  readonly #book: Book;
  readonly #paint: Paint;
  readonly #width: number;

  constructor(record: RecordState, reading: PageReading, paint: Paint, width: number) {
    this.#record = record;
    this.#reading = reading;
    this.#book = bookOf(record);
    this.#paint = paint;
    this.#width = width;
  }

  lines(): string[] {
    const { fields } = nouns[this.#record.noun];
    return [...this.#title(), '', ...this.#fields(fields, '', says(this.#record), 0), ...this.#sources(), ...this.#changes()];
  }

  #title(): string[] {
    const { noun, id, label, revision, retraction, merge } = this.#record;
    const { disputed, corroborated } = detailOf(this.#record);
    const origins = `${corroborated} independent ${corroborated === 1 ? 'origin' : 'origins'}`;
    const facts = [
      this.#paint(label === 'public' ? 'dim' : 'magenta', label),
      this.#paint('dim', revision === -1 ? 'built in' : `revision ${revision}`),
      ...(this.#book.sources.size > 0 ? [this.#paint('dim', origins)] : []),
      ...(disputed.length > 0 ? [this.#paint('yellow', `${disputed.length} disputed`)] : []),
      ...(this.#reading.asOf === null ? [] : [this.#paint('cyan', `as of ${formatDay(this.#reading.asOf)}`)]),
    ];
    const lines = [this.#paint('bold', `${noun}:${id}`), facts.join(this.#paint('dim', ' · '))];
    if (merge) {
      const how = `Merged into ${noun}:${merge.into} on ${merge.at.slice(0, 10)} by ${printable(merge.by)}: ${printable(merge.reason)}`;
      lines.push(...hanging('', this.#paint('yellow', how), this.#width));
    }
    if (!retraction) return lines;
    const { kind, reason, at, by } = retraction;
    const why = `Retracted on ${at.slice(0, 10)} by ${printable(by)}${kind === null ? '' : ` (${kind})`}: ${printable(reason)}`;
    return [...lines, ...hanging('', this.#paint('red', why), this.#width)];
  }

  /** In the order of the noun's fields; what was withdrawn is shown as well. */
  #fields(fields: Fields, at: Pointer, said: Said, depth: number): string[] {
    return Object.entries(fields).flatMap(([name, field]) =>
      this.#field(labelOf(name), field, `${at}/${name}`, said[name], depth),
    );
  }

  #field(label: string, field: Field, at: Pointer, said: Said[string], depth: number): string[] {
    switch (field.kind) {
      case 'single':
        return this.#claims(label, { at, depth });
      case 'dated':
        return this.#stretches(label, field, at, asStretches(said), depth);
      case 'texts':
        return this.#keysBelow(at).flatMap((key, n) => this.#claims(n === 0 ? label : '', { at: at + pointerTo(key), depth }));
      case 'list':
        return this.#elements(label, field.fields, at, asElements(said), depth);
      case 'group': {
        const within = this.#fields(field.fields, at, asGroup(said) ?? {}, depth + 1);
        return within.length === 0 ? [] : [label, ...within];
      }
    }
  }

  #stretches(label: string, field: Field & { kind: 'dated' }, at: Pointer, said: readonly Stretch[], depth: number): string[] {
    const { asOf } = this.#reading;
    const ofTheDay = asOf === null ? null : new Set(stretchesOn(said, asOf).map(({ from }) => from ?? OPENING));
    return this.#keysBelow(at)
      .filter((key) => ofTheDay === null || ofTheDay.has(key))
      .toSorted((a, b) => (a === OPENING ? -1 : b === OPENING ? 1 : a < b ? -1 : 1))
      .flatMap((key, n) => {
        const until = said.find(({ from }) => (from ?? OPENING) === key)?.until;
        const span = [key === OPENING ? '' : `from ${key}`, until ? `until ${until}` : ''].filter(Boolean).join(' ');
        const place = { at: at + pointerTo(key), depth, span, together: field.together === true };
        return this.#claims(n === 0 ? label : '', place);
      });
  }

  #elements(label: string, fields: Fields, at: Pointer, said: readonly Said[], depth: number): string[] {
    const keys = this.#keysBelow(at).filter((key) => this.#isShown(at, key));
    if (keys.length === 0) {
      const others = this.#keysBelow(at).length > 0;
      return others ? [this.#paint('dim', padEnd(label, LABEL)) + this.#paint('dim', 'none on that day')] : [];
    }
    // What is all that there is to a delegation needs no name.
    const alone = depth > 0 && this.#keysBelow(at.slice(0, at.lastIndexOf('/'))).length === 1;
    const inner = alone ? depth : depth + 1;
    const lines = keys.flatMap((key) => this.#element(key, fields, at, said, inner));
    return alone ? lines : ['  '.repeat(depth) + this.#paint('dim', label), ...lines];
  }

  #element(key: string, fields: Fields, at: Pointer, said: readonly Said[], depth: number): string[] {
    const pointer = at + pointerTo(key);
    const marker = speaking(this.#book.claims.get(pointer) ?? [], this.#book.sources);
    const below = [...this.#book.claims.keys()].filter((each) => each.startsWith(`${pointer}/`));
    const [only] = below;
    if (marker && below.length === 1 && only !== undefined)
      return this.#claims(valueText(key), { at: only, depth, style: 'bold' });
    const status = at === '/appointments' ? this.#reading.appointments.get(key) : undefined;
    const heading = [
      `${'  '.repeat(depth)}${this.#paint('bold', valueText(key))}`,
      ...(marker ? [] : [this.#paint('red', 'withdrawn')]),
      ...(status ? [this.#paint(status.status === 'in-office' ? 'green' : 'dim', statusText(status))] : []),
    ];
    const element = said.find((each) => Object.values(each).includes(key)) ?? {};
    return [heading.join('  '), ...(marker ? this.#fields(fields, pointer, element, depth + 1) : [])];
  }

  #isShown(at: Pointer, key: string): boolean {
    if (at !== '/appointments') return true;
    return (this.#reading.asOf === null && !this.#reading.certain) || this.#reading.appointments.has(key);
  }

  /** One value with what it rests on; beneath it what else was said there, and why that does not speak. */
  #claims(label: string, { at, depth, span = '', together = false, style = 'dim' }: Row): string[] {
    const claims = this.#book.claims.get(at) ?? [];
    if (claims.length === 0) return [];
    const spoken = speaking(claims, this.#book.sources);
    const indent = '  '.repeat(depth);
    const start = `${indent}${this.#paint(style, padEnd(label, LABEL))}${label.length >= LABEL ? '  ' : ''}`;
    const under = ' '.repeat(indent.length + LABEL);
    const notes = [
      ...(span ? [this.#paint('cyan', span)] : []),
      ...(spoken?.claim.inferred ? [this.#paint('yellow', 'inferred')] : []),
      ...(spoken?.disputed && !together ? [this.#paint('yellow', 'disputed')] : []),
    ];
    const first = spoken
      ? [valueText(spoken.claim.value), ...notes, ...this.#backing(spoken.claim)]
      : [this.#paint('red', 'withdrawn')];
    const others = claims.filter((claim) => claim !== spoken?.claim && claim.value !== null);
    return [
      ...hanging(start, first.join('  '), this.#width),
      ...(spoken?.claim.quote ? hanging(under, this.#paint('dim', `“${printable(spoken.claim.quote)}”`), this.#width) : []),
      ...others.flatMap((claim) => {
        const beside = together && claim.rank !== 'deprecated';
        const text = beside ? [valueText(claim.value), ...this.#backing(claim)].join('  ') : this.#rival(claim);
        return hanging(under, text, this.#width);
      }),
    ];
  }

  #rival(claim: Claim): string {
    const { value, rank, reason, id, by } = claim;
    const verb = rank === 'deprecated' ? 'not' : 'or';
    const why = [rank === 'normal' ? '' : rank, reason === null ? '' : printable(reason)].filter(Boolean).join(': ');
    const rest = [why, `claim ${id} by ${printable(by)}`].filter(Boolean).join(', ');
    return [
      this.#paint(rank === 'deprecated' ? 'dim' : 'yellow', `${verb} ${valueText(value)}`),
      ...this.#backing(claim),
      this.#paint('dim', `(${rest})`),
    ].join('  ');
  }

  #backing({ sources }: Claim): string[] {
    return sources.length === 0 ? [] : [this.#paint('dim', `[${sources.map(printable).join(' ')}]`)];
  }

  /** Keys that something was claimed at right below a place, in the order in which it was. */
  #keysBelow(at: Pointer): string[] {
    let keys = this.#keys.get(at);
    if (keys) return keys;
    keys = [];
    for (const pointer of this.#book.claims.keys()) {
      if (!pointer.startsWith(`${at}/`)) continue;
      const key = pointer.slice(at.length + 1).split('/')[0] as string;
      if (!keys.includes(key)) keys.push(key);
    }
    keys = keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    this.#keys.set(at, keys);
    return keys;
  }

  readonly #keys = new Map<Pointer, string[]>();

  #sources(): string[] {
    const sources = [...this.#book.sources.values()];
    if (sources.length === 0) return ['', this.#paint('yellow', 'No source on record.')];
    const widest = Math.max(...sources.map(({ id }) => id.length));
    return [
      '',
      this.#paint('bold', 'Sources'),
      ...sources.flatMap((source) =>
        hanging(`  ${this.#paint('dim', padEnd(source.id, widest))}  `, sourceText(source), this.#width),
      ),
    ];
  }

  #changes(): string[] {
    const { changes } = this.#book;
    if (changes.length === 0) return [];
    return ['', this.#paint('bold', 'Changes'), ...changes.flatMap((change) => this.#change(change))];
  }

  #change({ event, at, by, fields, reason, sources }: Change): string[] {
    const what = `${at.slice(0, 10)}  ${event} by ${printable(by)}${reason === null ? '' : `: ${printable(reason)}`}`;
    const cited = sources.length === 0 ? '' : `  ${this.#paint('dim', `[${sources.map(printable).join(' ')}]`)}`;
    return [
      ...hanging('  ', what + cited, this.#width),
      ...fields.flatMap(({ field, from, to }) => {
        if (isMarker(field, from ?? to)) return [];
        const before = from === null ? '' : `${valueText(from)} ${this.#paint('dim', '→')} `;
        const start = `    ${this.#paint('dim', printable(shownPlace(field, from ?? to)))}  `;
        return hanging(start, before + (to === null ? 'withdrawn' : valueText(to)), this.#width);
      }),
    ];
  }
}

function statusText({ status, certain }: { readonly status: string; readonly certain: boolean }): string {
  return `${status.replace('-', ' ')}${certain ? '' : ', not certain'}`;
}

function sourceText(source: Source): string {
  const {
    publisher,
    via = [],
    title,
    kind,
    publishedOn,
    attribution,
    reliability,
    credibility,
    wording,
    fields,
    url,
    repeats,
  } = source;
  const grade = `${reliability ?? ''}${credibility ?? ''}`;
  const parts = [
    via.length === 0 ? publisher : `${publisher}, from ${via.join(', from ')}`,
    title,
    kind,
    publishedOn,
    attribution,
    grade === '' ? undefined : `graded ${grade}`,
    wording === undefined ? undefined : `“${wording}”`,
    fields === undefined ? undefined : `for ${fields.join(', ')}`,
    repeats === undefined ? undefined : `repeats ${repeats}`,
    url,
  ];
  return parts
    .filter((part) => part !== undefined)
    .map(printable)
    .join(' · ');
}
