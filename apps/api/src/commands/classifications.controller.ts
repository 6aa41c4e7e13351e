import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '#application/execute.ts';
import { ClassifyBody } from '../bodies/activity-bodies.ts';
import { Records } from '../docs/operation.ts';
import { Asked, Reply } from './asked.ts';
import { RecordPath, Stream } from './paths.ts';
import type { Recorded } from './recorded.ts';
import { Recorder } from './recorder.ts';

/** What may serve counter-terrorism. */
@ApiTags('Engagements')
@Controller(['meetings', 'visits', 'conferences', 'agreements', 'assistance'].map((records) => `v1/${records}/:id`))
export class ClassificationsController {
  readonly #recorder: Recorder;
  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  @Post('classification')
  @Records('EngagementClassified', 'Say which pillars and functions an activity served: a reading, with its basis')
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
