import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '#application/execute.ts';
import { ConveneConferenceBody } from '../bodies/conference-bodies.ts';
import { Records } from '../docs/operation.ts';
import { Asked, Reply } from './asked.ts';
import type { Recorded } from './recorded.ts';
import { Recorder } from './recorder.ts';

@ApiTags('Conferences')
@Controller('v1/conferences')
export class ConferencesController {
  readonly #recorder: Recorder;
  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  @Post()
  @Records('ConferenceConvened', 'Put a conference on record; it may still be to come')
  conveneConference(@Body() body: ConveneConferenceBody, @Asked() caller: Caller, @Reply() reply: Reply): Promise<Recorded> {
    return this.#recorder.open('ConveneConference', body, caller, reply);
  }
}
