import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '#application/execute.ts';
import { streamOf } from '#domain/nouns.ts';
import { listOf } from '../bodies/fields.ts';
import { RecordTerritoryBody } from '../bodies/state-bodies.ts';
import { Records } from '../docs/operation.ts';
import { Asked, Reply } from './asked.ts';
import type { Recorded } from './recorded.ts';
import { Recorder } from './recorder.ts';

@ApiTags('States')
@Controller('v1/states')
export class StatesController {
  readonly #recorder: Recorder;
  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  @Post()
  @Records('StateRecorded', 'Put a State or territory on record that the built-in list does not have, or say more of one')
  recordTerritory(@Body() body: RecordTerritoryBody, @Asked() caller: Caller, @Reply() reply: Reply): Promise<Recorded> {
    const { code, continues, succeeds, ...rest } = body;
    const territory = {
      ...rest,
      ...(continues !== undefined && { continues: listOf(continues) }),
      ...(succeeds !== undefined && { succeeds: listOf(succeeds) }),
    };
    return this.#recorder.record('RecordTerritory', streamOf('state', code), territory, caller, reply);
  }
}
