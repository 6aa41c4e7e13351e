import type { paths } from '../api/schema.d.ts';

/** One thing on a page, and what it can be taken along as. */
export interface Exported {
  readonly name: string;
  readonly ways: readonly Way[];
}

interface Way {
  readonly format: string;
  readonly about: string;
  readonly href: string;
  /** What the browser calls the file where the answer names none. */
  readonly fileName: string;
}

type Asked = Readonly<Record<string, string | undefined>>;

/** A route of the API, in the document that describes it. */
type Route = keyof paths;

/** A list whole, with its filters and clocks. */
export function listExports(name: string, route: Route, asked: Asked = {}, path: Asked = {}): Exported {
  const at = (more: Asked): string => addressOf(route, { ...asked, ...more }, path);
  const file = route.split('/').at(-1)!;
  return {
    name,
    ways: [
      { format: 'CSV', about: 'a table', href: at({ format: 'csv' }), fileName: `${file}.csv` },
      { format: 'CSV for Excel', about: 'marked as UTF-8', href: at({ format: 'csv', bom: 'true' }), fileName: `${file}.csv` },
      { format: 'NDJSON', about: 'an item a line, whole', href: at({ format: 'ndjson' }), fileName: `${file}.ndjson` },
    ],
  };
}

/** One answer, as the API gives it. */
export function answerExport(name: string, route: Route, asked: Asked, path: Asked, fileName: string): Exported {
  return { name, ways: [{ format: 'JSON', about: 'as the API answers it', href: addressOf(route, asked, path), fileName }] };
}

/** Meetings as a calendar, of somebody or within something. */
export function calendarExport(asked: Asked): Exported {
  return {
    name: 'Meetings as a calendar',
    ways: [
      {
        format: 'iCalendar',
        about: 'its address can be subscribed to',
        href: addressOf('/v1/meetings.ics', asked, {}),
        fileName: 'meetings.ics',
      },
    ],
  };
}

/** A record: what it says, in whose words, and where it comes from. */
export function recordExports(records: string, id: string, clocks: Asked): readonly Exported[] {
  const at = (more: string, asked: Asked): string =>
    addressOf(`/v1/${records as 'meetings'}/{id}${more}` as Route, { ...clocks, ...asked }, { id });
  const file = `${records}-${id}`;
  return [
    {
      name: 'This record',
      ways: [
        { format: 'JSON', about: 'with claims, sources, changes', href: at('', { format: 'json' }), fileName: `${file}.json` },
        {
          format: 'JSON-LD',
          about: 'in the words of schema.org',
          href: at('', { format: 'jsonld' }),
          fileName: `${file}.jsonld`,
        },
        { format: 'PROV-JSON', about: 'where it comes from', href: at('/provenance', {}), fileName: `${file}.prov.json` },
      ],
    },
    {
      name: 'A citation of it',
      ways: [
        { format: 'BibTeX', about: '', href: at('/citation', { format: 'bibtex' }), fileName: `${file}.bib` },
        {
          format: 'CSL-JSON',
          about: 'for Zotero and others',
          href: at('/citation', { format: 'csl-json' }),
          fileName: `${file}.csl.json`,
        },
      ],
    },
  ];
}

/** @param path what stands for the braces of the route */
export function addressOf(route: Route, asked: Asked, path: Asked): string {
  const filled = route.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? '').replaceAll('%3A', ':'));
  const given = Object.entries(asked).filter((each): each is [string, string] => each[1] !== undefined && each[1] !== '');
  const query = new URLSearchParams(given).toString().replaceAll('%3A', ':');
  return query === '' ? filled : `${filled}?${query}`;
}
