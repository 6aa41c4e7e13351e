import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '#application/execute.ts';
import {
  AddDetailBody,
  AttachSourceBody,
  CorrectRecordBody,
  LabelRecordBody,
  MergeRecordsBody,
  RankClaimBody,
  RecordClaimBody,
  RetractRecordBody,
  UnmergeRecordsBody,
  UpdateRecordBody,
} from '../bodies/record-bodies.ts';
import { Records } from '../docs/operation.ts';
import { Asked, Reply } from './asked.ts';
import { ClaimPath, RecordPath, RECORDS, Stream } from './paths.ts';
import type { Recorded } from './recorded.ts';
import { Recorder } from './recorder.ts';

/** The later life of any record. */
@ApiTags('Record-keeping')
@Controller(Object.keys(RECORDS).map((records) => `v1/${records}/:id`))
export class RecordKeepingController {
  readonly #recorder: Recorder;
  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  @Post('sources')
  @Records('SourceAttached', 'Attach another source to what the record says')
  attachSource(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: AttachSourceBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('AttachSource', stream, body, caller, reply);
  }

  @Post('details')
  @Records('DetailAdded', 'Add what was unknown')
  addDetail(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: AddDetailBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('AddDetail', stream, body, caller, reply);
  }

  @Post('claims')
  @Records('ClaimRecorded', 'Record a rival value for a field')
  recordClaim(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: RecordClaimBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('RecordClaim', stream, body, caller, reply);
  }

  @Post('claims/:claim/rank')
  @Records('ClaimRanked', 'Prefer or deprecate a claim')
  rankClaim(
    @Param() { claim }: ClaimPath,
    @Stream() stream: string,
    @Body() body: RankClaimBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('RankClaim', stream, Object.assign({ claim }, body), caller, reply);
  }

  @Post('updates')
  @Records('RecordUpdated', 'Record that the world changed')
  updateRecord(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: UpdateRecordBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('UpdateRecord', stream, body, caller, reply);
  }

  @Post('corrections')
  @Records('RecordCorrected', 'Correct what the record had wrong')
  correctRecord(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: CorrectRecordBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('CorrectRecord', stream, body, caller, reply);
  }

  @Post('retraction')
  @Records('RecordRetracted', 'Retract what never happened')
  retractRecord(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: RetractRecordBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('RetractRecord', stream, body, caller, reply);
  }

  @Post('label')
  @Records('RecordLabelled', 'Say who may see the record')
  labelRecord(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: LabelRecordBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('LabelRecord', stream, body, caller, reply);
  }

  @Post('merge')
  @Records('RecordsMerged', 'Say that one thing is on record twice: reads take both for one')
  mergeRecords(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: MergeRecordsBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('MergeRecords', stream, body, caller, reply);
  }

  @Post('unmerge')
  @Records('RecordsUnmerged', 'Take a merge back: reads are as they were')
  unmergeRecords(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: UnmergeRecordsBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('UnmergeRecords', stream, body, caller, reply);
  }
}
