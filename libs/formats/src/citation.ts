import { type Edge, parseEdtf } from '#domain/edtf.ts';
import type { JsonObject } from '#domain/json.ts';
import type { Detail } from '#read-models/answers/detail.ts';

/** A record as it was known at an instant, to be cited. */
export interface Cited {
  /** `meeting:aslov-voronkov-2018-05-03`. */
  readonly reference: string;
  readonly title: string;
  /** When what the record tells of happened: EDTF. */
  readonly on: string | null;
  /** Null for a State of which nothing was recorded yet. */
  readonly revision: string | null;
  /** When the last that is known of it was recorded: ISO 8601. */
  readonly recordedAt: string | null;
  /** SHA-256 of this revision's event, which is chained to all before it: hexadecimal. */
  readonly hash: string | null;
  /** Where the record is read as it was known then. */
  readonly address: string;
  /** Null where it stands; `at` is an ISO 8601 instant. */
  readonly retraction: { readonly at: string; readonly reason: string } | null;
  readonly sources: Detail['sources'];
}

const CONTAINER = 'Chancery';

/** One paragraph, and a line for each source that the record rests on. */
export function citationText(cited: Cited): string {
  const { reference, title, on, revision, recordedAt, hash, address, retraction, sources } = cited;
  const said = [
    `“${title}${on === null ? '' : `, ${on}`}.”`,
    `${[CONTAINER, reference, revision && `revision ${revision}`, recordedAt && `as known at ${recordedAt}`].filter(Boolean).join(', ')}.`,
    retraction && `Retracted on ${retraction.at.slice(0, 10)}: ${retraction.reason.replace(/\.$/, '')}.`,
    address,
    hash && `SHA-256 ${hash}`,
  ]
    .filter(Boolean)
    .join(' ');
  return [said, ...sources.map((source) => `- ${sourceText(source)}`)].join('\n').concat('\n');
}

/** CSL-JSON: the record first, then its sources. */
export function citationCsl(cited: Cited): JsonObject[] {
  const { reference, title, on, revision, recordedAt, address, retraction, sources } = cited;
  return [
    {
      id: reference,
      type: 'entry',
      title,
      'container-title': CONTAINER,
      ...(revision !== null && { version: revision }),
      ...dateVariable('issued', recordedAt && recordedAt.slice(0, 10)),
      URL: address,
      ...(recordedAt !== null && { note: noteOf(cited) }),
      ...(retraction && { status: 'retracted' }),
      ...dateVariable('event-date', on),
    },
    ...sources.map((source, n) => ({
      id: `${reference}#source-${n + 1}`,
      type: source.url === null ? 'document' : 'webpage',
      title: source.title ?? source.publisher ?? '',
      publisher: source.publisher ?? '',
      ...dateVariable('issued', source.publishedOn),
      ...(source.url !== null && { URL: source.url }),
      ...(source.language !== null && { language: source.language }),
      ...(viaText(source) !== null && { note: viaText(source) ?? '' }),
    })),
  ];
}

/** BibTeX: the record first, then its sources. */
export function citationBibtex(cited: Cited): string {
  const { reference, title, recordedAt, revision, address, sources } = cited;
  const key = reference.replaceAll(':', '-');
  return [
    bibtexEntry(`${key}-r${revision ?? ''}`, {
      title,
      howpublished: [CONTAINER, reference, revision && `revision ${revision}`].filter(Boolean).join(', '),
      year: recordedAt && recordedAt.slice(0, 4),
      url: address,
      note: recordedAt && noteOf(cited),
    }),
    ...sources.map((source, n) =>
      bibtexEntry(`${key}-source-${n + 1}`, {
        title: source.title ?? source.publisher,
        publisher: source.publisher,
        year: dateParts(source.publishedOn)?.[0]?.[0]?.toString() ?? null,
        url: source.url,
        note: viaText(source),
      }),
    ),
  ].join('\n');
}

type CitedSource = Detail['sources'][number];

function sourceText(source: CitedSource): string {
  const { publisher, title, publishedOn, url } = source;
  return `${[publisher, title && `“${title}”`, publishedOn, viaText(source), url].filter(Boolean).join(', ')}.`;
}

function viaText({ via }: CitedSource): string | null {
  return via === null || via.length === 0 ? null : `via ${via.join(', ')}`;
}

function noteOf({ recordedAt, hash, retraction }: Cited): string {
  return [
    retraction && `retracted on ${retraction.at.slice(0, 10)}: ${retraction.reason}`,
    `as known at ${recordedAt}`,
    hash && `SHA-256 ${hash}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function dateVariable(name: string, edtf: string | null): JsonObject {
  const parts = dateParts(edtf);
  if (!parts) return {};
  const doubtful = edtf !== null && [parseEdtf(edtf).begin, parseEdtf(edtf).end].some((edge) => edge.doubtful);
  return { [name]: { 'date-parts': parts, ...(doubtful && { circa: true }) } };
}

/** A date, or two for an extent; null for one of several days, and where an edge is open. */
function dateParts(edtf: string | null): number[][] | null {
  if (edtf === null) return null;
  const { begin, end, oneOf } = parseEdtf(edtf);
  const edges = begin === end ? [begin] : [begin, end];
  return oneOf
    ? null
    : edges.every(isWritten)
      ? edges.map(({ text }) =>
          text
            .replace(/[~?%]$/, '')
            .split('-')
            .map(Number),
        )
      : null;
}

function isWritten({ text }: Edge): boolean {
  return /^\d/.test(text);
}

function bibtexEntry(key: string, fields: Readonly<Record<string, string | null>>): string {
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === null
      ? []
      : [`  ${name} = {${name === 'url' ? value.replaceAll(/[{}\\]/g, encodeURIComponent) : bibtexText(value)}},\n`],
  );
  return `@misc{${key},\n${lines.join('')}}\n`;
}

/** As TeX sets it; what TeX takes for its own is escaped. */
function bibtexText(text: string): string {
  return text.replaceAll(/[\\{}$&#%_~^]/g, (character) => TEX[character] ?? `\\${character}`);
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
