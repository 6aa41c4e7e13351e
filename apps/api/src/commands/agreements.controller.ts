import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '#application/execute.ts';
import { EndAgreementBody, SignAgreementBody } from '../bodies/agreement-bodies.ts';
import { Records } from '../docs/operation.ts';
import { Asked, Reply } from './asked.ts';
import { RecordPath, Stream } from './paths.ts';
import type { Recorded } from './recorded.ts';
import { Recorder } from './recorder.ts';

@ApiTags('Agreements')
@Controller('v1/agreements')
export class AgreementsController {
  readonly #recorder: Recorder;
  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  @Post()
  @Records('AgreementSigned', 'Record an agreement')
  signAgreement(@Body() body: SignAgreementBody, @Asked() caller: Caller, @Reply() reply: Reply): Promise<Recorded> {
    return this.#recorder.open('SignAgreement', body, caller, reply);
  }

  @Post(':id/end')
  @Records('AgreementEnded', 'Record how and when an agreement ended')
  endAgreement(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: EndAgreementBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('EndAgreement', stream, body, caller, reply);
  }
}
