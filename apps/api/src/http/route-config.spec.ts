import { expect, test } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { Shows } from '../docs/operation.ts';
import type { RouteConfig, RouteTraits } from './route-config.ts';

test('What a route says of itself is known to the compiler, and no other word is', () => {
  const told: RouteTraits = { signsIn: true, unlimited: true, readsRows: true, takesFile: true };
  const read = ({ asks, ...traits }: FastifyRequest['routeOptions']['config']): RouteTraits => traits;
  const config: RouteConfig = { asks: 'anyone', ...told };
  expect(read({ url: '/', method: 'GET', ...config })).toMatchObject(told);
  // @ts-expect-error -- one letter is wrong: the limit of sign-ins would be lifted
  const misspelt: RouteConfig = { asks: 'anyone', signsln: true };
  // @ts-expect-error -- as above, where a route declares it
  const declared = Shows('A route', { asks: 'anyone', config: { signsln: true }, example: null });
  expect([misspelt, declared]).toHaveLength(2);
});
