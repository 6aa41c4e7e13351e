import { queryOptions } from '@tanstack/react-query';
import { answered, api, Refused } from '../../api/client.ts';
import { NOUNS, officesOf, type Records, statesOf } from '../../api/queries.ts';
import { slugOf } from './commands.ts';
import type { Draft, Made } from './draft.ts';
import type { Named } from './matching.ts';

const ABOUT = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function calledBesides(code: string): string[] {
  const name = /^[A-Z]{2}$/.test(code) ? ABOUT.of(code) : undefined;
  return name === undefined ? [code] : [code, name];
}

/** Every State and office, with all their names, as they are called today. */
export const partiesQuery = () =>
  queryOptions({
    queryKey: ['parties', 'named'],
    meta: { rests: ['state', 'office'] },
    queryFn: async ({ signal }): Promise<Named[]> => {
      const [states, offices] = await Promise.all([statesOf({}, signal), officesOf({}, signal)]);
      const words = (names: readonly { readonly name: unknown }[]) =>
        names.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
      return [
        ...states.map(({ id, name, names }) => ({
          value: `state:${id}`,
          label: name ?? id,
          words: [...calledBesides(id), ...words(names)],
        })),
        ...offices.map(({ id, name, names, abbreviation }) => ({
          value: `office:${id}`,
          label: typeof name === 'string' ? name : id,
          words: [...(typeof abbreviation === 'string' ? [abbreviation] : []), ...words(names)],
        })),
      ].toSorted((x, y) => x.label.localeCompare(y.label));
    },
  });

const MOST_OF_A_NAME = 20;

/** A readable id that nobody has; empty where the program has to make one. @throws {Unanswered} */
async function freeId({ noun, ...made }: Made): Promise<string> {
  const named = 'abbreviation' in made && made.abbreviation.trim() !== '' ? made.abbreviation : made.name;
  const slug = slugOf('heldOn' in made ? `${named} ${made.heldOn.slice(0, 4)}` : named);
  if (slug === '') return '';
  const records = (Object.keys(NOUNS) as Records[]).find((each) => NOUNS[each] === noun)!;
  for (let n = 1; n <= MOST_OF_A_NAME; n++) {
    const id = n === 1 ? slug : `${slug}-${n}`;
    const isFree = await answered(api.GET(`/v1/${records as 'officials'}/{id}`, { params: { path: { id } } })).then(
      () => false,
      (error: unknown) => {
        if (error instanceof Refused && error.problem.status === 404) return true;
        throw error;
      },
    );
    if (isFree) return id;
  }
  return '';
}

/** Whatever is made on the spot, with an id that people can read where there is one. */
export async function withIds(draft: Draft): Promise<Draft> {
  const made: Made[] = [];
  for (const each of draft.made) {
    const isNamed = each.id !== '' || ('isKnown' in each && each.isKnown);
    made.push(isNamed ? each : { ...each, id: await freeId(each) });
  }
  return { ...draft, made };
}
