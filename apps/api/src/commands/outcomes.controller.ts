import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '#application/execute.ts';
import { RecordOutcomeBody } from '../bodies/meeting-bodies.ts';
import { Records } from '../docs/operation.ts';
import { Asked, Reply } from './asked.ts';
import { RecordPath, Stream } from './paths.ts';
import type { Recorded } from './recorded.ts';
import { Recorder } from './recorder.ts';

/** What came of a gathering. */
@ApiTags('Outcomes')
@Controller(['meetings', 'conferences'].map((records) => `v1/${records}/:id`))
export class OutcomesController {
  readonly #recorder: Recorder;
  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  @Post('outcome')
  @Records('MeetingOutcomeRecorded', 'Record what came of it')
  recordMeetingOutcome(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: RecordOutcomeBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('RecordMeetingOutcome', stream, body, caller, reply);
  }
}
