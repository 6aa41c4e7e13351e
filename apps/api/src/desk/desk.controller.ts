import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { unknownRoute } from '../problems/problem-of.ts';
import { DESK, POLICY } from './built-desk.ts';

/** The desk is at the root, and behind every other address that a browser opens outside the API. */
@ApiExcludeController()
@Controller()
export class DeskController {
  @Get()
  root(@Res() reply: FastifyReply): void {
    show(reply);
  }

  @Get('*')
  elsewhere(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const isApi = /^\/v1(?:[/?]|$)/.test(request.url);
    if (isApi || !/\btext\/html\b/i.test(request.headers.accept ?? '')) throw unknownRoute(request);
    show(reply);
  }
}

function show(reply: FastifyReply): void {
  void reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', POLICY)
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-cache')
    .send(DESK);
}
