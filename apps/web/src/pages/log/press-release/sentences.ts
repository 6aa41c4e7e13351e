/** Where something is in the text: from the first character to the one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const SEGMENTS = new Intl.Segmenter('en', { granularity: 'sentence' });
/** After these a full stop ends no sentence. */
const UNENDED =
  /(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|St|Sen|Rep|Gov|Amb|No|Nos|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)|\b\p{Lu})\.\s*$/u;

/** A text's sentences, without the space around them. */
export function sentencesOf(text: string): Span[] {
  const found: { start: number; end: number }[] = [];
  let isOpen = false;
  for (const { index, segment } of SEGMENTS.segment(text)) {
    const last = found.at(-1);
    if (isOpen && last) last.end = index + segment.length;
    else found.push({ start: index, end: index + segment.length });
    isOpen = UNENDED.test(segment) && !segment.includes('\n');
  }
  return found.flatMap((span) => {
    const inner = text.slice(span.start, span.end);
    const start = span.start + (inner.length - inner.trimStart().length);
    const end = span.end - (inner.length - inner.trimEnd().length);
    return end > start ? [{ start, end }] : [];
  });
}

export const isWithin = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;
export const touches = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** The sentence that something is in. */
export function sentenceAt(sentences: readonly Span[], { start }: Span): Span | null {
  return sentences.find((sentence) => sentence.start <= start && start < sentence.end) ?? null;
}
