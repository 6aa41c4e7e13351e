import { useQuery } from '@tanstack/react-query';
import { useClocks } from '../api/clocks.ts';
import { officeFunctionsQuery } from '../api/queries.ts';

/** How a function of an office is called: "UNOCT: capacity building". */
export function useFunctionName(): (served: string) => string {
  const { data } = useQuery(officeFunctionsQuery(useClocks()));
  return (served) => data?.find(({ value }) => value === served)?.label ?? served.replace('/', ': ').replaceAll('-', ' ');
}
