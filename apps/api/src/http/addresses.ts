import type { FastifyRequest } from 'fastify';
import { RECORDS } from '../commands/paths.ts';

/** Where what a reference names (`meeting:aslov-voronkov`) is read, as the client that asks reaches this program. */
export function addressesFor({
  protocol,
  host,
}: Pick<FastifyRequest, 'protocol' | 'host'>): (reference: string) => string | null {
  return (reference) => {
    const [noun, id] = reference.split(':') as [string, string];
    const records = Object.entries(RECORDS).find(([, each]) => each === noun)?.[0];
    return records === undefined ? null : `${protocol}://${host}/v1/${records}/${id}`;
  };
}
