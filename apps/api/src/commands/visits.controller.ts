import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '#application/execute.ts';
import { MakeVisitBody } from '../bodies/visit-bodies.ts';
import { Records } from '../docs/operation.ts';
import { Asked, Reply } from './asked.ts';
import type { Recorded } from './recorded.ts';
import { Recorder } from './recorder.ts';

@ApiTags('Visits')
@Controller('v1/visits')
export class VisitsController {
  readonly #recorder: Recorder;
  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  @Post()
  @Records('VisitMade', 'Record a journey of officials, and who received them')
  makeVisit(@Body() body: MakeVisitBody, @Asked() caller: Caller, @Reply() reply: Reply): Promise<Recorded> {
    return this.#recorder.open('MakeVisit', body, caller, reply);
  }
}
