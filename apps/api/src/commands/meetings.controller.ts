import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '#application/execute.ts';
import {
  CancelMeetingBody,
  HoldBilateralMeetingBody,
  HoldMultilateralMeetingBody,
  ScheduleMeetingBody,
} from '../bodies/meeting-bodies.ts';
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

  @Post('multilateral')
  @Records('MultilateralMeetingHeld', 'Record one meeting of several parties')
  holdMultilateralMeeting(
    @Body() body: HoldMultilateralMeetingBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.open('HoldMultilateralMeeting', body, caller, reply);
  }

  @Post('scheduled')
  @Records(
    'MeetingScheduled',
    'Record that a meeting is planned; posted to /bilateral or /multilateral under its id, it was held',
  )
  scheduleMeeting(@Body() body: ScheduleMeetingBody, @Asked() caller: Caller, @Reply() reply: Reply): Promise<Recorded> {
    return this.#recorder.open('ScheduleMeeting', body, caller, reply);
  }

  @Post(':id/cancellation')
  @Records('MeetingCancelled', 'Record that a planned meeting was called off')
  cancelMeeting(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: CancelMeetingBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('CancelMeeting', stream, body, caller, reply);
  }
}
