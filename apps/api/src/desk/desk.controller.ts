import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asks } from '../access/asks.ts';
import { PAGE_POLICY } from '../http/security-headers.ts';
import { unknownRoute } from '../problems/problem-of.ts';
import { DESK } from './built-desk.ts';

/** The desk is at the root, and behind every other address that a browser opens outside the API. */
@ApiExcludeController()
@Controller()
export class DeskController {
  @Get()
  @Asks('anyone')
  root(@Res() reply: FastifyReply): void {
    showDesk(reply);
  }

  @Get('*')
  @Asks('anyone')
  elsewhere(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    if (!isOfDesk(request)) throw unknownRoute(request);
    showDesk(reply);
  }
}

/** What a browser opens, outside of the API. */
export function isOfDesk({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && !/^\/v1(?:[/?]|$)/.test(url) && /\btext\/html\b/i.test(headers.accept ?? '');
}

export function showDesk(reply: FastifyReply): void {
  void reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', PAGE_POLICY)
    .header('cache-control', 'no-cache')
    .send(DESK);
}
