import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COUNTRIES } from '#domain/countries.ts';

/** What the made history is drawn from. A value that is there twice is drawn twice as often. */
export interface RealWorld {
  /** In words: where it is from. */
  readonly origin: string;
  /** ISO 3166-1 alpha-2. */
  readonly states: readonly string[];
  /** `2018-05-03`, in no order. */
  readonly days: readonly string[];
  readonly places: readonly { readonly city: string; readonly country: string }[];
  readonly forenames: readonly string[];
  readonly surnames: readonly string[];
  /** How a source tells in a sentence what happened. */
  readonly sentences: readonly string[];
  readonly bodies: readonly string[];
}

const DATA = resolve(dirname(fileURLToPath(import.meta.url)), '../../shared/data');

/** From the real data sets where they are, else from a few lists. */
export function realWorld(folder = DATA): RealWorld {
  const files = [
    'us-visits-by-foreign-leaders',
    'us-president-secretary-travels',
    'us-diplomats-people',
    'us-territory-crosswalk',
    'un-membership',
  ];
  return files.every((name) => existsSync(join(folder, `${name}.csv`))) ? fromDataSets(folder) : FEW;
}

function fromDataSets(folder: string): RealWorld {
  const rowsOf = (name: string): Row[] => readCsv(readFileSync(join(folder, `${name}.csv`), 'utf8'));
  const codes = new Map(rowsOf('us-territory-crosswalk').map((row) => [row['territory_id'], row['iso2'] ?? '']));
  const codeOf = (id: string | undefined): string[] => [codes.get(id) ?? ''].filter((code) => Object.hasOwn(COUNTRIES, code));
  const visits = rowsOf('us-visits-by-foreign-leaders');
  const travels = rowsOf('us-president-secretary-travels');
  const diplomats = rowsOf('us-diplomats-people');
  const members = rowsOf('un-membership').flatMap(({ code = '' }) => (Object.hasOwn(COUNTRIES, code) ? [code] : []));
  const reference = join(folder, 'un-counter-terrorism-reference.json');
  return {
    origin:
      'parties, days, places and sentences of US visits by foreign leaders and travels of US presidents and secretaries (HistoryAtState), names of US diplomats, members of the UN',
    states: [
      ...visits.flatMap((row) => codeOf(row['from_id'])),
      ...travels.flatMap((row) => codeOf(row['country_id'])),
      ...members,
    ],
    days: [...visits, ...travels].flatMap((row) => row['start_date'] ?? []).filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)),
    places: travels.flatMap(({ locale = '', country_id }) =>
      codeOf(country_id).flatMap((country) => (locale === '' ? [] : [{ city: locale.split(',', 1)[0]!.trim(), country }])),
    ),
    forenames: [...new Set(diplomats.flatMap((row) => row['forename']?.split(' ')[0] ?? []))].filter(isWord),
    surnames: [
      ...new Set([
        ...visits.flatMap((row) => row['visitor']?.split(' ').at(-1) ?? []),
        ...diplomats.flatMap((row) => row['surname'] ?? []),
      ]),
    ].filter(isWord),
    sentences: [...visits.flatMap((row) => row['description'] ?? []), ...travels.flatMap((row) => row['remarks'] ?? [])]
      .filter((text) => text.length > 3)
      .map((text) => text.slice(0, 400)),
    bodies: existsSync(reference)
      ? (JSON.parse(readFileSync(reference, 'utf8')) as { ctitf_membership_seen_in_full_text: string[] })
          .ctitf_membership_seen_in_full_text
      : FEW_BODIES,
  };
}

const isWord = (text: string): boolean => /^\p{L}{2,}/u.test(text);

type Row = Readonly<Record<string, string | undefined>>;

function readCsv(text: string): Row[] {
  const lines = cellsOf(text);
  const names = lines.shift() ?? [];
  return lines.map((cells) => Object.fromEntries(names.map((name, n) => [name, cells[n]])));
}

/** RFC 4180. */
function cellsOf(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (const [, comma, quoted, plain] of text.matchAll(/(^|,|\r?\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)) {
    if (comma !== ',') lines.push((line = []));
    line.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
  }
  return lines.filter((cells) => cells.length > 1);
}

const FEW_BODIES = ['CTED', 'UNODC', 'INTERPOL', 'IAEA', 'ICAO', 'IMO', 'IOM', 'OHCHR', 'OPCW', 'OCHA'];

const FEW: RealWorld = {
  origin: 'the built-in lists: ../shared/data is not there',
  states: Object.keys(COUNTRIES).flatMap((code, n) => Array.from({ length: 1 + Math.floor(60 / (1 + (n % 50))) }, () => code)),
  days: Array.from({ length: 2000 }, (_, n) => new Date(Date.UTC(1990, 0, 1 + ((n * 37) % 12_800))).toISOString().slice(0, 10)),
  places: Object.entries(COUNTRIES).map(([country, name]) => ({ city: `The capital of ${name}`, country })),
  forenames: [
    'Amina',
    'Boris',
    'Chen',
    'Daria',
    'Emomali',
    'Farrukh',
    'Gulnora',
    'Hassan',
    'Ingrid',
    'José',
    'Kofi',
    'Leila',
    'Vladimir',
  ],
  surnames: [
    'Aslov',
    'Berg',
    'Costa',
    'Diallo',
    'Eriksen',
    'Faye',
    'García',
    'Haidari',
    'Ito',
    'Juma',
    'Khan',
    'Li',
    'Mehta',
    'Voronkov',
  ],
  sentences: [
    'Met with the Foreign Minister.',
    'Attended the summit of the heads of government.',
    'Official working visit.',
    'State visit.',
  ],
  bodies: FEW_BODIES,
};
