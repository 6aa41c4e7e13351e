import { applyDecorators } from '@nestjs/common';
import { RouteConfig as Configured } from '@nestjs/platform-fastify';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { Access, RouteConfig, RouteTraits } from '../http/route-config.ts';

export function Asks(access: Access, traits: RouteTraits = {}): MethodDecorator & ClassDecorator {
  return applyDecorators(
    Configured({ ...traits, asks: access } satisfies RouteConfig),
    ...(access === 'anyone' ? [] : [ApiBearerAuth()]),
  );
}

/** In words, for the interface's own pages. */
export function accessInWords(access: Access): string {
  if (access === 'anyone') return 'Open to anyone.';
  if (typeof access === 'string') return `Asks for the role \`${access}\`.`;
  return `Asks for the role \`${access.role}\`, cleared for what is ${access.clearance}.`;
}
