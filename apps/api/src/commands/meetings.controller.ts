import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '#application/execute.ts';
import { ClassifyBody, HoldBilateralMeetingBody } from '../bodies/meeting-bodies.ts';
import { Records } from '../docs/operation.ts';
import { Asked, Reply } from './asked.ts';
import { RecordPath, Stream } from './paths.ts';
import type { Recorded } from './recorded.ts';
import { Recorder } from './recorder.ts';

@ApiTags('Meetings')
@Controller('v1/meetings')
export class MeetingsController {
  readonly #recorder: Recorder;
  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  @Post('bilateral')
  @Records('BilateralMeetingHeld', 'Record a meeting of two parties, and its classification if there is one')
  holdBilateralMeeting(
    @Body() body: HoldBilateralMeetingBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.open('HoldBilateralMeeting', body, caller, reply);
  }

  @Post(':id/classification')
  @Records('EngagementClassified', 'Say which pillars and functions a meeting served: a reading, with its basis')
  classifyEngagement(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: ClassifyBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('ClassifyEngagement', stream, body, caller, reply);
  }
}
