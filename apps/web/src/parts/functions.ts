import { useQuery } from '@tanstack/react-query';
import { officeFunctionsQuery } from '../api/queries.ts';

/** How a function of an office is called: "UNOCT: capacity building". */
export function useFunctionName(): (served: string) => string {
  const { data } = useQuery(officeFunctionsQuery());
  return (served) => data?.find(({ value }) => value === served)?.label ?? served.replace('/', ': ').replaceAll('-', ' ');
}
