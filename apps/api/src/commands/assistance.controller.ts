import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '#application/execute.ts';
import { DeliverAssistanceBody } from '../bodies/assistance-bodies.ts';
import { listOf } from '../bodies/fields.ts';
import { Records } from '../docs/operation.ts';
import { Asked, Reply } from './asked.ts';
import type { Recorded } from './recorded.ts';
import { Recorder } from './recorder.ts';

@ApiTags('Assistance')
@Controller('v1/assistance')
export class AssistanceController {
  readonly #recorder: Recorder;
  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  @Post()
  @Records('AssistanceDelivered', 'Record assistance that one side gave and another got')
  deliverAssistance(@Body() body: DeliverAssistanceBody, @Asked() caller: Caller, @Reply() reply: Reply): Promise<Recorded> {
    return this.#recorder.open(
      'DeliverAssistance',
      Object.assign(body, { by: listOf(body.by), to: listOf(body.to) }),
      caller,
      reply,
    );
  }
}
